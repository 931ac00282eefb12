"""A Document as one HTML page that needs nothing from elsewhere; Jinja escapes every text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from lift_cli.addresses import addresses_in
from lift_cli.document import Cover, Document, Heading, Table
from lift_cli.exporters.columns import shares
from lift_cli.exporters.shapes import drawn
from lift_cli.exporters.tongues import language_of, mostly_from_the_right, parts
from lift_cli.text import harmless

ROOM, LEAST = 36, 4
"""Letters beside each other in a table on a small phone, and in a column whose words may break."""

KINDS = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png"}
"""What pictures are by how they begin; there are no others among those that were scaled down."""


def render(document: Document) -> bytes:
    """The document as a UTF-8 page."""
    headings = [(at, one) for at, one in enumerate(document.blocks) if isinstance(one, Heading) and one.level == 2]
    anchors = {at: f"part-{number}" for number, (at, _) in enumerate(headings, 1)}
    page = (
        environment()
        .get_template("page.html.jinja")
        .render(
            document=document,
            cover=any(isinstance(block, Cover) for block in document.blocks),
            anchors=anchors,
            contents=[(anchors[at], heading) for at, heading in headings],
            css=Markup(files(__package__).joinpath("page.css").read_text("utf-8").strip()),  # noqa: S704 - our own file
        )
    )
    return page.encode("utf-8")


@cache
def environment() -> Environment:
    """Where the templates are, with what is done to a text in them."""
    environment = Environment(
        loader=PackageLoader("lift_cli", "exporters"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "plain": harmless,
        "said": _said,
        "kind": lambda block: type(block).__name__,
        "drawn": drawn,
        "place": lambda number: f"{number:.1f}".removesuffix(".0"),
        "pieces": lambda text: list(_pieces(harmless(text))),
        "whole_columns": _whole_columns,
        "widths": lambda table: [round(100 * share) for share in shares(table)],
        "spoken": _spoken,
        "tongue": _tongue,
        "in_css": _in_css,
        "data_url": lambda data: f"data:{KINDS[data[:2]]};base64,{b64encode(data).decode('ascii')}",
    }
    return environment


def _said(text: str, whole: str = "") -> Markup:
    """A text on the page: what is in another language within it says so."""
    pieces = parts(harmless(text), whole)
    within = Markup('<span lang="{1}">{0}</span>')
    return Markup().join(within.format(piece, tongue) if tongue else piece for piece, tongue in pieces)


def _tongue(text: str) -> str:
    """The attribute that says which language a text is in, where its letters say so."""
    language = language_of(text)
    return Markup(' lang="{}"').format(language) if language else ""


def _spoken(text: str) -> str:
    """The same for a text of lift's or a pack's, with the side that it begins at where that is the right."""
    return Markup(' dir="rtl"') + _tongue(text) if mostly_from_the_right(text) else _tongue(text)


def _whole_columns(table: Table) -> list[bool]:
    """Which columns of a table keep their words whole; the widest break theirs where there is no room for all."""
    columns = list(zip(table.headings, *table.rows, strict=True))
    longest = [max((len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    whole = [True] * len(columns)
    for widest in sorted(range(len(columns)), key=lambda at: -longest[at]):
        taken = sum(length + 1 if keeps else LEAST for length, keeps in zip(longest, whole, strict=True))
        if taken <= ROOM + len(columns):
            break
        whole[widest] = False
    return whole


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """A text in pieces, each with the address that it is a link to, or none."""
    done = 0
    for begin, address in addresses_in(text):
        yield text[done:begin], ""
        yield address, address
        done = begin + len(address)
    yield text[done:], ""


def _in_css(text: str) -> str:
    """A text within quotes of a style sheet: every character but letters, digits and blanks by its number."""
    line = " ".join(harmless(text).split())
    return "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in line)
