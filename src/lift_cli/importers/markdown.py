"""Markdown, read as the page that it makes."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt

from lift_cli.importers import html
from lift_cli.importers.decoded import decoded
from lift_cli.manuscript import Manuscript

OURS = "# LIFT Portfolio of "
"""How a booklet begins."""


def read(data: bytes, place: str, beside: Callable[[str], bytes | None]) -> Manuscript:
    """What the page says; raises BrokenFileError for what is no text."""
    text = decoded(data, place)
    made = MarkdownIt("commonmark").enable("table").render(text)
    return html.of_page(made, place, beside, is_ours=text.startswith(OURS))
