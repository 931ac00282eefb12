"""A page without a format: headings, own words with their origin, comments, tables, pictures, lines to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lift_cli.drawing import Drawing
from lift_cli.values import fixed


@fixed
class Heading:
    """A heading of level 2 or more; the document's title is level 1. `aside` is said behind it in a contents list."""

    text: str
    level: int = 2
    aside: str = ""


@fixed
class Paragraph:
    """Our own words."""

    text: str


@fixed
class Prompt:
    """The prompt that the words below it answer; `anchor` is what a link to it is called."""

    text: str
    anchor: str = ""


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
    """Rows under headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@fixed
class Blank:
    """Something to write by hand: a label and so many lines."""

    label: str
    lines: int = 1


@fixed
class Cover:
    """Who, with whom, which and when, and what it all comes to; the list of contents follows it."""

    above: str
    name: str
    lines: tuple[str, ...]
    counts: tuple[tuple[str, str], ...] = ()


@fixed
class Figure:
    """A picture: its title, what it shows in a sentence, what is drawn, and the same figures as a table."""

    title: str
    said: str
    drawing: Drawing
    table: Table


@fixed
class Comment:
    """What someone else said of the words above it, and what was answered."""

    heading: str
    text: str
    answer: str = ""
    answered: str = ""


@fixed
class Evidence:
    """A document: its caption or name, what is to be known of it, and of a picture or a text what is in it."""

    caption: str
    about: tuple[str, ...] = ()
    url: str = ""
    picture: bytes = b""
    text: str = ""


Plain = Heading | Paragraph | Prompt | OwnWords | Items | Fields | Table | Blank
"""What every format has a form for; `in_words` makes the others of it."""

Block = Plain | Cover | Figure | Comment | Evidence


@fixed
class Document:
    """A page; `language` is a BCP 47 tag, `day` the one it speaks of as today, where it does."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    day: date | None = None


def in_words(blocks: Iterable[Block]) -> Iterator[Plain]:
    """Blocks as a format without pictures has them: made of paragraphs, own words and tables."""
    for block in blocks:
        yield from _in_words(block)


def _in_words(block: Block) -> tuple[Plain, ...]:
    match block:
        case Cover(above, _, lines, counts):
            rows = tuple((label[:1].upper() + label[1:], value) for value, label in counts)
            told = (above, *lines)
            return (*(Paragraph(line) for line in told if line), *((Fields(rows),) if rows else ()))
        case Figure(title, said, _, table):
            return Heading(title, 3), Paragraph(said), table
        case Comment(heading, text, answer, answered):
            words = (OwnWords(text),) if text else ()
            return (
                Paragraph(heading),
                *words,
                *((Paragraph("Answered:"), OwnWords(answer, answered)) if answer else ()),
            )
        case Evidence(caption, about, url, _, text):
            told = (caption, " · ".join(filter(None, (*about, url))))
            return (*(Paragraph(line) for line in told if line), *((OwnWords(text),) if text else ()))
    return (block,)
