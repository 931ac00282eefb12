"""What a form's tags come to: each value stays apart until the form is made, so that nothing reads it as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lift_cli.errors import BadValueError, BrokenFileError
from lift_cli.text import harmless, one_line
from lift_cli.word.names import LISTED, Rows
from lift_cli.word.tags import END, MARK
from lift_cli.word.xml import SPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FILLED_CAP = 16 * 2**20
"""The most that the text of a filled form may come to, in bytes; with its pictures it stays below four times that."""

LINE = 64
"""What a line of a value, or going once through a row, counts for, in bytes: what is written for it, and the time."""

_MARKED = re.compile(f"{MARK}([0-9]+){END}")
_BREAKS = {"\n": f"{W}br", "\t": f"{W}tab"}
_BREAK = re.compile("([\n\t])")


class Filler:
    """The values of a form, and what was said of them so far; `notes` are what a person is to do besides."""

    def __init__(self, values: Mapping[str, str | Rows], place: str) -> None:
        self._place = place
        self._left = FILLED_CAP
        self._said: list[str] = []
        self.notes: list[str] = []
        self._values = {
            name: value if isinstance(value, str) else _Counted(value, self._spend) for name, value in values.items()
        }
        self._environment = _Environment(undefined=StrictUndefined, autoescape=True, finalize=self._mark)

    def of(self, source: str) -> str:
        """A part of the form with its tags followed, and a mark where each value belongs."""
        pieces: list[str] = []
        try:
            for piece in self._environment.from_string(source).generate(self._values):
                self._spend(len(piece))
                pieces.append(piece)
        except (TemplateError, TypeError, RecursionError) as error:  # such as a comparison of a number with a text
            raise BrokenFileError(self._place, f"its tags do not work: {one_line(str(error))}", LISTED) from error
        return "".join(pieces)

    def said(self, text: str) -> str:
        """A text with each value in the place of its mark."""
        return _MARKED.sub(lambda mark: self._said[int(mark[1])], text)

    def put_into(self, root: Element) -> None:
        """Put each value where its mark stands, as text alone; each line of it on a line."""
        for element in [each for each in root.iter() if MARK in (each.text or "")]:
            pieces = _MARKED.split(element.text)
            pieces[1::2] = [self._said[int(number)] for number in pieces[1::2]]
            if element.tag == f"{W}t":
                _set_down(element, pieces)
            else:
                element.text = "".join(pieces)

    def _mark(self, value: object) -> str:
        text = harmless(str(value))
        self._spend(len(text) + LINE * sum(text.count(sign) for sign in _BREAKS))
        self._said.append(text)
        return f"{MARK}{len(self._said) - 1}{END}"

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            fewer = "Take loops out of the form, or shorten what it is filled with."
            raise BadValueError(
                f"fill {self._place}", f"the filled form would be larger than {FILLED_CAP // 2**20} MiB", fewer
            )


class _Environment(ImmutableSandboxedEnvironment):
    """Knows of a row its parts alone, not what Python can do with it."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part of a row, even one named as something of Python's, such as `items`."""
        return obj[attribute] if isinstance(obj, dict) and attribute in obj else super().getattr(obj, attribute)


class _Counted(list[dict[str, str]]):
    """Rows that count how often they are gone through."""

    def __init__(self, rows: Rows, spend: Callable[[int], None]) -> None:
        super().__init__(rows)
        self._spend = spend

    def __iter__(self) -> Iterator[dict[str, str]]:
        for row in super().__iter__():
            self._spend(LINE)
            yield row


def _set_down(element: Element, pieces: list[str]) -> None:
    """Write the form's own words and the values, in turn, from this element on."""
    made: list[tuple[Element, list[str]]] = [(element, [])]
    for number, piece in enumerate(pieces):
        for at, words in enumerate(_BREAK.split(piece) if number % 2 else [piece]):
            if at % 2:
                made.append((element.makeelement(_BREAKS[words]), []))
                made.append((element.makeelement(f"{W}t"), []))
            else:
                made[-1][1].append(words)
    for each, words in made:
        if each.tag == element.tag:
            each.text = "".join(words)
            each.set(SPACE, "preserve")
    run = element.getparent()
    place = run.index(element) + 1
    run[place:place] = [each for each, _ in made[1:] if each.text or each.tag != element.tag]
