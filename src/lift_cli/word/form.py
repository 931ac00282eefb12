"""A district's own Word form filled: each placeholder replaced by what is known, all else left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree

from lift_cli.errors import BrokenFileError
from lift_cli.values import fixed
from lift_cli.word.fields import check_fields
from lift_cli.word.filling import Filler
from lift_cli.word.names import FIT, LISTED, AskedNames, NotAFormError, Rows
from lift_cli.word.package import packed
from lift_cli.word.safety import taken
from lift_cli.word.tags import SPACE, TAG, check_tags, tags_in
from lift_cli.word.xml import W, tree

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DOCXTPL = DocxTemplate(BytesIO())  # for its knowledge of tags and tables; what it does to values is not to the letter

_HELD = tuple(f"{W}{name}" for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))
"""What Word opens only where a paragraph ends it."""

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def fill(template: bytes, values: Mapping[str, object], place: str) -> bytes:
    """A form filled at once: read, checked, and each value put where its name stands."""
    return read(template, place).fill(values)


@fixed
class _Part:
    """A part with tags, as Jinja reads it."""

    source: str
    has_columns: bool  # whether a tag makes cells come and go


@fixed
class WordForm:
    """A form that was read, and found to be no more than a form."""

    place: str
    parts: Mapping[str, bytes]
    asking: Mapping[str, _Part]
    asked: AskedNames

    @property
    def names(self) -> frozenset[str]:
        """The names that it asks for."""
        return frozenset(self.asked.names)

    def check(self, values: Mapping[str, object]) -> None:
        """Raise BadValueError where it asks for what is not among the values."""
        self.asked.check(_all_known(values), self.place)

    def fill(self, values: Mapping[str, object]) -> bytes:
        """The form with each value, to the letter, where its name stands; raises what `check` does.

        A value is a text, or a list of rows: mappings from the name of a part to its text.
        """
        self.check(values)
        filler = Filler(_all_known(values), self.place)
        filled = {name: _filled(part, filler, self.place) for name, part in self.asking.items()}
        return packed({**self.parts, **filled})


def read(template: bytes, place: str) -> WordForm:
    """A form as it was sent; raises BrokenFileError for a file that is not just a form."""
    form = taken(template, place)
    asking: dict[str, _Part] = {}
    asked = AskedNames()
    for name, root in form.filled.items():
        if tags := tags_in(root, place):
            check_tags(tags, place)
            asking[name] = _Part(_source(root), any(tag.takes == "tc" for tag in tags))
    try:
        for part in asking.values():
            asked.read(part.source)
    except NotAFormError as error:
        raise BrokenFileError(place, error.reason, error.hint) from error
    if not asked.names:
        such_as = "Where your name belongs, write {{ educator_name }}."
        raise BrokenFileError(place, "it has no placeholder", f"{such_as} {LISTED}")
    return WordForm(place, form.parts, asking, asked)


def _all_known(values: Mapping[str, object]) -> dict[str, str | Rows]:
    return {name: _known(value) for name, value in values.items()}


def _source(root: Element) -> str:
    """A part as Jinja reads it: rows, cells, paragraphs and runs that only hold a tag are that tag alone."""
    for text in root.iter(f"{W}t"):
        if not text.attrib:
            text.set(SPACE, "default")  # which it is; else docxtpl says `preserve` for the one before a tag
    patched: str = _DOCXTPL.patch_xml(etree.tostring(root, encoding="unicode"))
    return TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), patched)  # which it leaves, as it does not the others


def _known(value: object) -> str | Rows:
    """A value as a text, or as rows that all have the same parts."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return str(value)
    every = dict.fromkeys((part for row in value for part in row), "")
    return [every | {part: str(text) for part, text in row.items()} for row in value]


def _filled(part: _Part, filler: Filler, place: str) -> bytes:
    text = filler.of(part.source)
    try:
        root = tree(text, place)
    except BrokenFileError as error:
        raise BrokenFileError(place, "its tags cut through a table or a paragraph", FIT) from error
    if part.has_columns:
        root = _with_columns(text, place)
    for plain in [each for each in root.iter(f"{W}t") if each.get(SPACE) == "default"]:
        del plain.attrib[SPACE]
    check_fields(root, place)  # again: a condition may have joined two
    filler.put_into(root)
    _make_whole(root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _with_columns(text: str, place: str) -> Element:
    """The part with as many columns in each table as it now has cells."""
    try:
        root: Element = _DOCXTPL.fix_tables(text)
    except (AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as error:  # what it takes for granted
        raise BrokenFileError(
            place, "one of its tables has no column widths", "In Word, make that table again."
        ) from error
    return root


def _make_whole(root: Element) -> None:
    """End what a list without rows left as Word needs it, and give each picture a number of its own."""
    for kind, held in (("tr", "tc"), ("tbl", "tr")):
        for empty in [found for found in root.iter(f"{W}{kind}") if next(found.iter(f"{W}{held}"), None) is None]:
            empty.getparent().remove(empty)
    for holder in root.iter(*_HELD):
        blocks = [child.tag for child in holder if child.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
        if not blocks or blocks[-1] == f"{W}tbl":
            etree.SubElement(holder, f"{W}p")
    pictures = list(root.iter(_PICTURE))
    if len({picture.get("id") for picture in pictures}) < len(pictures):
        for number, picture in enumerate(pictures, 1):
            picture.set("id", str(number))
