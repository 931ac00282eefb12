"""Markdown, read as the page that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt

from lift_cli.importers import html
from lift_cli.importers.decoded import decoded
from lift_cli.manuscript import Manuscript

_ANCHOR = re.compile(r"(?m)(?<=\S)[ \t]+\{#[^}\s]+\}[ \t]*$")
"""What Google Docs writes behind a heading for those who link to it."""

_PICTURE = re.compile(r"!\[\[([^]|<>\n]+\.(?:png|jpe?g|gif|webp|svg))(?:\|[^]\n]*)?\]\]", re.IGNORECASE)
"""A picture as Obsidian writes it."""

_NOTE = re.compile(r"(?m)^\[\^(?=[^]\n]+\]:)")
"""A note at the end of a text, which is not where a link leads."""

OURS = "# LIFT Portfolio of "
"""How a booklet begins."""


def read(data: bytes, place: str, beside: Callable[[str], bytes | None]) -> Manuscript:
    """What the page says; raises BrokenFileError for what is no text."""
    text = decoded(data, place)
    plainer = _NOTE.sub(r"\\[^", _PICTURE.sub(r"![](<\1>)", _ANCHOR.sub("", text)))
    made = MarkdownIt("commonmark").enable("table").render(plainer)
    return html.of_page(made, place, beside, is_ours=text.startswith(OURS))
