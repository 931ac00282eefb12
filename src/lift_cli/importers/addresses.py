"""The links of a passage: those that it has, and the addresses that stand in its words."""

from __future__ import annotations

from collections.abc import Iterable

from lift_cli.addresses import addresses_in
from lift_cli.manuscript import Link


def with_shown(links: Iterable[Link], words: str) -> tuple[Link, ...]:
    """The links of a passage, and the addresses in its words that are none of theirs."""
    every = list(links)
    known = {link.url for link in every} | {link.words for link in every}
    shown = dict.fromkeys(address for _, address in addresses_in(words))
    return (*every, *(Link("", url) for url in shown if url not in known))
