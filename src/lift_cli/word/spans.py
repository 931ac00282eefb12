"""The fields of a text from their beginning to their end, as Word writes them over several runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lift_cli.values import fixed
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@fixed
class Span:
    """A field: the marks that begin, divide and end it, and the elements between these in their order."""

    begin: Element
    separate: Element | None
    end: Element
    code: tuple[Element, ...]
    shown: tuple[Element, ...]


def spans(root: Element) -> Iterator[Span]:
    """Each form field, and each other field that holds no further one; none of them lies in another."""
    order = list(root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", *SHOWN))
    begun: list[_Begun] = []
    for number, element in enumerate(order):
        kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else ""
        if kind == "begin":
            outer = begun[-1] if begun else _Begun(0, is_form=False, is_in_form=False)
            outer.is_alone = False
            is_form = element.find(f"{W}ffData") is not None
            begun.append(_Begun(number, is_form=is_form, is_in_form=outer.is_form or outer.is_in_form))
        elif kind == "separate" and begun:
            begun[-1].separate = begun[-1].separate or number
        elif kind == "end" and begun:
            one = begun.pop()
            if not one.is_in_form and (one.is_alone or one.is_form):
                yield one.span(order, number)


SHOWN = tuple(f"{W}{name}" for name in ("t", "br", "cr", "tab", "sym", "noBreakHyphen", "softHyphen", "ptab"))
"""What a run shows of a text."""


@dataclass
class _Begun:
    """A field that has begun, by the numbers of its marks."""

    begin: int
    is_form: bool
    is_in_form: bool
    separate: int = 0
    is_alone: bool = True

    def span(self, order: list[Element], end: int) -> Span:
        """The whole field."""
        divided = self.separate or end
        return Span(
            order[self.begin],
            order[self.separate] if self.separate else None,
            order[end],
            tuple(order[self.begin + 1 : divided]),
            tuple(order[divided + 1 : end]),
        )
