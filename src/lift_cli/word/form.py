"""A district's own Word form filled: each placeholder replaced by what is known, all else left as it is."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree

from lift_cli.errors import BrokenFileError
from lift_cli.values import fixed
from lift_cli.word.asked import keep_beside, take_out
from lift_cli.word.controls import fill_controls
from lift_cli.word.fields import check_fields
from lift_cli.word.filling import Filler
from lift_cli.word.names import FIT, LISTED, AskedNames, NotAFormError, Rows
from lift_cli.word.old_fields import fill_fields
from lift_cli.word.package import packed
from lift_cli.word.past import hide, show
from lift_cli.word.refusals import Refusals
from lift_cli.word.safety import examined
from lift_cli.word.tags import TAG, Tag, check_tags, tags_in
from lift_cli.word.whole import make_whole
from lift_cli.word.xml import SPACE, W, tree, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DOCXTPL = DocxTemplate(BytesIO())  # for its knowledge of tags and tables; what it does to values is not to the letter


ACCEPT = "In Word, choose Review > Accept > Accept All Changes, and save the form."

_ROW = re.compile(r"%(?:tr|tc|p|r)? *for +(\w+)")


def fill(template: bytes, values: Mapping[str, object], place: str) -> bytes:
    """A form filled at once: read, checked, and each value put where its name stands."""
    return read(template, place).fill(values).data


@fixed
class Filled:
    """A form that is filled, with which values, and what a person is to do in it by hand."""

    values: Mapping[str, object]
    data: bytes
    notes: tuple[str, ...]


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
    notes: tuple[str, ...] = ()  # what of the form is not in what is filled

    @property
    def written(self) -> frozenset[str]:
        """The names whose words are to stand in it, not only to decide something."""
        return frozenset(self.asked.texts | self.asked.lists)

    @property
    def names(self) -> frozenset[str]:
        """The names that it asks for."""
        return frozenset(self.asked.names)

    def check(self, values: Mapping[str, object]) -> None:
        """Raise BadValueError where it asks for what is not among the values."""
        self.asked.check(_all_known(values), self.place)

    def fill(self, values: Mapping[str, object]) -> Filled:
        """The form with each value, to the letter, where its name stands; raises what `check` does.

        A value is a text, or a list of rows: mappings from the name of a part to its text.
        """
        self.check(values)
        filler = Filler(_all_known(values), self.place)
        filled = {name: _filled(part, filler, self.place) for name, part in self.asking.items()}
        return Filled(values, packed({**self.parts, **filled}), tuple(dict.fromkeys(filler.notes)))


def read(template: bytes, place: str, known: Container[str] | None = None) -> WordForm:
    """A form as it was sent; raises BrokenFileError for a file that is not just a form.

    What it asks for that is not `known` is then named, too; alone it is told once there are values.
    """
    told = Refusals(place)
    form = examined(template, told)
    asking: dict[str, _Part] = {}
    every: list[Tag] = []
    for name, root in form.filled.items():
        tags = _tags(root, told)
        every += tags
        if tags and not told:
            asking[name] = _Part(_source(root), any(tag.takes == "tc" for tag in tags))
    if told and known is not None:
        _name_unknown(every, known, told)
    told.check()
    asked = AskedNames()
    try:
        for part in asking.values():
            asked.read(part.source)
    except NotAFormError as error:
        raise BrokenFileError(place, error.reason, error.hint) from error
    if not asked.names:
        such_as = "`lift plan template --from FORM.docx` finds its places and writes a copy that has some."
        raise BrokenFileError(place, "it has no placeholder", f"{such_as} {LISTED}")
    return WordForm(place, form.parts, asking, asked, form.notes)


def _name_unknown(tags: list[Tag], known: Container[str], told: Refusals) -> None:
    """Name what a form that is refused asks for besides, and lift does not know."""
    asked = AskedNames()
    for tag in tags:
        with suppress(NotAFormError):
            asked.read(tag.whole if tag.word in ("", "for", "if") else "")
    rows = {name for tag in tags for name in _ROW.findall(tag.text)}
    names = sorted(name for name in asked.names - rows if "." not in name)
    unknown = [f"`{name}`" for name in names if name not in known]
    if unknown:
        told.add(f"it asks for {', '.join(unknown)}, which lift does not know", LISTED)


def _tags(root: Element, told: Refusals) -> list[Tag]:
    """The tags of a part, each checked, those in titles and helps beside what they fill."""
    is_hidden, was_told = hide(root), bool(told)
    asked = take_out(root, told)
    tags = tags_in(root, told)
    every = [*tags, *(one.tag for one in asked)]
    check_tags(every, told)
    if is_hidden and told and not was_told:  # the other end of a loop may be there
        told.add("tracked changes delete or move some of its placeholders", ACCEPT)
    if not told:
        keep_beside(asked, tags, root)
    return every


def _all_known(values: Mapping[str, object]) -> dict[str, str | Rows]:
    return {name: _known(value) for name, value in values.items()}


def _source(root: Element) -> str:
    """A part as Jinja reads it: rows, cells, paragraphs and runs that only hold a tag are that tag alone."""
    for text in root.iter(f"{W}t"):
        if not text.attrib:
            text.set(SPACE, "default")  # which it is; else docxtpl says `preserve` for the one before a tag
    patched: str = _DOCXTPL.patch_xml(etree.tostring(root, encoding="unicode"))
    return TAG.sub(lambda tag: tag[0].replace("&quot;", '"').replace("&amp;", "&"), patched)  # which it leaves


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
    again = Refusals(place)
    check_fields(root, again)  # a condition may have joined two
    again.check()
    show(root)
    fill_controls(root, filler)
    fill_fields(root, filler)
    filler.put_into(root)
    make_whole(root)
    return written(root)


def _with_columns(text: str, place: str) -> Element:
    """The part with as many columns in each table as it now has cells."""
    try:
        root: Element = _DOCXTPL.fix_tables(text)
    except (AttributeError, LookupError, TypeError, ValueError, ArithmeticError) as error:  # what it takes for granted
        raise BrokenFileError(
            place, "one of its tables has no column widths", "In Word, make that table again."
        ) from error
    return root
