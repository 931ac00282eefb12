"""Web addresses that stand in a text as such."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lift_cli.manuscript import Link

_ADDRESS = re.compile(r"https?://[^\s<>\"'\uff09)\]]+", re.IGNORECASE)


def with_shown(links: Iterable[Link], words: str) -> tuple[Link, ...]:
    """The links of a passage, and the addresses in its words that are none of theirs."""
    every = list(links)
    known = {link.url for link in every} | {link.words for link in every}
    shown = (found[0].rstrip(".,;:!?") for found in _ADDRESS.finditer(words))
    return (*every, *(Link("", url) for url in dict.fromkeys(shown) if url not in known))
