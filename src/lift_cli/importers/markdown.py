"""Markdown, read as the page that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt

from lift_cli.importers import html
from lift_cli.importers.decoded import decoded
from lift_cli.manuscript import Manuscript

_LOOKS = r"""\{(?:[#.][\w-]+|[\w-]+="[^"\n]{0,200}")(?:[ \n](?:[#.][\w-]+|[\w-]+="[^"\n]{0,200}"))*\}"""
"""How something looks, or what leads to it, as pandoc says behind it."""

_OTHERWISE = (
    # behind a heading, for those who link to it, as Google Docs writes it
    (re.compile(rf"(?m)(?<=\S)[ \t]+(?:\{{#[^}}\s]+\}}|{_LOOKS})[ \t]*$"), ""),
    # behind a link or a picture, and behind words that are underlined
    (re.compile(rf"(\]\([^()\n]{{0,2000}}\)){_LOOKS}"), r"\1"),
    (re.compile(rf"\[([^][\n]{{1,2000}})\]{_LOOKS}"), r"\1"),
    # a picture, and a box with a sign, as Obsidian writes them
    (
        re.compile(r"!\[\[([^]|<>\n]{1,200}\.(?:png|jpe?g|gif|webp|svg))(?:\|[^]\n]{0,200})?\]\]", re.IGNORECASE),
        r"![](<\1>)",
    ),
    (re.compile(r"(?m)^([ \t]*>[ \t]*)\[!\w+\][+-]?[ \t]*"), r"\1"),
    # a note at the end, which is not where a link leads
    (re.compile(r"(?m)^\[\^(?=[^]\n]+\]:)"), r"\\[^"),
    # a line that is bold as a whole, which stands by itself also where no empty line follows
    (re.compile(r"(?m)^(\*\*[^*\n]+\*\*)[ \t]*$"), r"\1  "),
)
"""What other programs write in Markdown of their own, and what says the same in that of all."""

OURS = "# LIFT Portfolio of "
"""How a booklet begins."""


def read(data: bytes, place: str, beside: Callable[[str], bytes | None]) -> Manuscript:
    """What the page says; raises BrokenFileError for what is no text."""
    text = decoded(data, place)
    plainer = text
    for found, instead in _OTHERWISE:
        plainer = found.sub(instead, plainer)
    made = MarkdownIt("commonmark").enable("table").render(plainer)
    return html.of_page(made, place, beside, is_ours=text.startswith(OURS))
