"""A Document as a tagged PDF that a screen reader can read (PDF/UA-1), set by Typst."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, is_dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lift_cli.document import Cover, Document, Evidence, Figure, Heading, Prompt, Table
from lift_cli.exporters.columns import shares
from lift_cli.exporters.tongues import from_the_right, language_of, mostly_from_the_right, parts
from lift_cli.exporters.vector import as_svg
from lift_cli.text import harmless

TAB = "    "
"""What a tab is set as; Typst leaves it out."""

SIGNATURE = b"%PDF-"
"""How every PDF begins."""


def render(document: Document, fonts: str = "") -> bytes:
    """The document as a PDF; a sign that is in no font is written as its number in Unicode, such as [U+1F9D1].

    `fonts` is a folder with fonts besides those of this machine.
    """
    return rendered(document, fonts)[0]


@lru_cache(maxsize=1)
def rendered(document: Document, fonts: str = "") -> tuple[bytes, tuple[str, ...]]:
    """The document as a PDF, and the signs that no font has; it is set once, and asked for twice."""
    made = {
        "title": _line(document.title),
        "language": document.language.partition("-")[0],
        "day": document.day and [document.day.year, document.day.month, document.day.day],
        "has-cover": any(isinstance(block, Cover) for block in document.blocks),
        "has-contents": any(isinstance(block, Heading) for block in document.blocks),
        "blocks": list(_blocks(document)),
    }
    return compiled(files(__package__).joinpath("page.typ").read_bytes(), made, fonts)


def compiled(page: bytes, made: dict[str, Any], fonts: str) -> tuple[bytes, tuple[str, ...]]:
    """What a page makes of its data as a PDF, and the signs that no font has."""
    import typst

    missing = dict[str, None]()
    known: dict[str, Any] = {"font_paths": [fonts]} if fonts else {}
    while True:
        told = _with_numbers(made, missing)
        inputs = {"document": json.dumps({**told, "tongues": _tongues(told)})}
        try:
            return typst.compile(page, format="pdf", sys_inputs=inputs, pdf_standards="ua-1", **known), tuple(
                filter(_is_shown, missing)
            )
        except typst.TypstError as error:
            unseen = [sign for run in _UNSEEN.findall(error.diagnostic) for sign in _unescaped(run)]
            more = [sign for sign in unseen if sign not in missing and not sign.isascii()]  # Typst brings those
            if not more:  # the standard forbids something else of it
                return typst.compile(page, format="pdf", sys_inputs=inputs, **known), tuple(filter(_is_shown, missing))
            # a mark or a joiner may be without a font only because the letter is that it belongs to
            missing |= dict.fromkeys([sign for sign in more if _stands_alone(sign)] or more)


_UNSEEN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _unescaped(run: str) -> str:
    """The signs of a text as Typst tells of it, blanks aside."""
    signs = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), run)
    return "".join(signs.split())


def _stands_alone(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "MC"


def _is_shown(sign: str) -> bool:
    """Whether a sign is seen by itself; a joiner or a choice between two looks only changes those beside it."""
    return unicodedata.category(sign) != "Cf" and not unicodedata.name(sign, "").startswith("VARIATION SELECTOR")


def _with_numbers(value: Any, missing: Iterable[str]) -> Any:
    """A value with each sign that no font has as its number in every text."""
    if isinstance(value, str):
        numbers = {ord(sign): f"[U+{ord(sign):04X}]" if _is_shown(sign) else "" for sign in missing}
        return value.translate(numbers) if numbers and not value.isascii() else value
    if isinstance(value, dict):
        return {name: _with_numbers(inner, missing) for name, inner in value.items()}
    return [_with_numbers(inner, missing) for inner in value] if isinstance(value, list | tuple) else value


def _tongues(value: Any) -> dict[str, tuple[str, bool, list[tuple[str, str]], bool]]:
    """Each text of which not all is as the page: its language, whether it begins on the right, its pieces, and more.

    The last is whether it begins there as a line of lift's own.
    """
    if isinstance(value, str):
        pieces = parts(value)
        mixed = pieces if len(pieces) > 1 else []
        found = (language_of(value), from_the_right(value), mixed, mostly_from_the_right(value))
        return {value: found} if any(found) else {}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return {text: tongue for each in inner for text, tongue in _tongues(each).items()}


def unseen(document: Document, fonts: str = "") -> dict[str, list[str]]:
    """The signs that no font has, each with the numbers of the steps, or the headings, where it stands."""
    signs = rendered(document, fonts)[1] if any(not text.isascii() for text in _texts(document)) else ()
    places = {sign: [document.title] if sign in document.title else [] for sign in signs}
    under = document.title
    for block in document.blocks:
        if isinstance(block, Heading | Prompt):
            numbered = _NUMBER.match(block.text)
            under = numbered[0] if numbered else block.text
        here = "".join(_texts(block))
        for sign in signs:
            if sign in here and under not in places[sign]:
                places[sign].append(under)
    return places


_NUMBER = re.compile(r"\d+(?:@\d+)?(?:\.\d+){3}(?= )")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from _texts([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _blocks(document: Document) -> Iterator[dict[str, object]]:
    """The blocks as data; no heading is more than one level below the one before, as the standard has it."""
    level = 1
    for block in document.blocks:
        told: dict[str, object] = {"kind": type(block).__name__}
        match block:
            case Figure(title, said):
                told |= {"title": _plain(title), "said": _plain(said), "svg": as_svg(block)}
            case Evidence():
                told |= {name: _plain(value) for name, value in asdict(block).items() if name != "picture"}
                told["picture"] = list(block.picture)
            case _:
                told |= {name: _plain(value) for name, value in asdict(block).items()}
        if isinstance(block, Heading):
            told["level"] = level = min(block.level, level + 1)
        if isinstance(block, Table):
            told["shares"] = shares(block)
        yield told


def _plain(value: object) -> object:
    """A value with every text in it harmless."""
    if isinstance(value, str):
        return harmless(value).replace("\t", TAB)
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _line(text: str) -> str:
    return " ".join(harmless(text).split())
