"""A page without a format: headings, paragraphs, own words with their origin, lists, tables, lines to sign."""

from __future__ import annotations

from datetime import date

from lift_cli.values import fixed


@fixed
class Heading:
    """A heading of level 2 or more; the document's title is level 1."""

    text: str
    level: int = 2


@fixed
class Paragraph:
    """Our own words."""

    text: str


@fixed
class Prompt:
    """The prompt that the words below it answer."""

    text: str


@fixed
class OwnWords:
    """The educator's words, each line kept, and where they were written."""

    text: str
    origin: str = ""
    is_choice: bool = False  # one on a scale, which says little without what was asked


@fixed
class Items:
    """A list."""

    items: tuple[str, ...]


@fixed
class Fields:
    """Labels with their values; an empty value is a blank to fill in by hand."""

    rows: tuple[tuple[str, str], ...]


@fixed
class Table:
    """Rows under headings; one whose cells after the first are numbers may be `drawn_as` bars, under that title."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawn_as: str = ""


@fixed
class Blank:
    """Something to write by hand: a label and so many lines."""

    label: str
    lines: int = 1


Block = Heading | Paragraph | Prompt | OwnWords | Items | Fields | Table | Blank


@fixed
class Document:
    """A page; `language` is a BCP 47 tag, `day` the one it speaks of as today, where it does."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    day: date | None = None
