"""The reviews that were written here, kept to be named later: each in a file that is called by its id."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lift_cli.errors import LiftError
from lift_cli.partner.review import Review
from lift_cli.storage import exchange, files


def keep(folder: Path, data: bytes) -> None:
    """Keep the bytes of a review; raises NotSavedError."""
    files.make_folder(folder)
    files.replace(folder / f"{exchange.id_of(data)}.toml", data)


def standing(folder: Path, portfolio: str) -> tuple[Review, ...]:
    """The recognitions of a portfolio that were not withdrawn since, the earliest first."""
    found = [review for review in _every(folder) if review.portfolio.id == portfolio]
    withdrawn = {review.withdraws for review in found}
    standing = [review for review in found if review.recognition and review.id not in withdrawn]
    return tuple(sorted(standing, key=lambda review: (review.reviewed, review.id)))


def last_of_each(folder: Path) -> tuple[Review, ...]:
    """The last review of each module of each portfolio: of what was read last, by the clock of whose it is."""
    last: dict[tuple[str, str], Review] = {}
    for review in sorted(_every(folder), key=_order):
        last[review.portfolio.id, review.module] = review
    return tuple(last.values())


def were_read(folder: Path, portfolio: str, modules: Mapping[str, str]) -> bool:
    """Whether each module of a portfolio was reviewed here as it is now, by its digest."""
    read = {one.module: one.module_digest for one in last_of_each(folder) if one.portfolio.id == portfolio}
    return all(read.get(module) == digest for module, digest in modules.items())


def _order(review: Review) -> tuple[str, str, str]:
    return str(review.portfolio.exported_at or ""), str(review.reviewed), review.id


def _every(folder: Path) -> list[Review]:
    """Every review that can be read; its name says its id, also where words of it were forgotten since."""
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("[!.]*.toml")):
            with contextlib.suppress(LiftError):
                found.append(replace(exchange.read_review(path), id=path.stem))
    return found
