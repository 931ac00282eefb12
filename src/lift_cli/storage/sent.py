"""The reviews that were written here, kept to be named later: each in a file that is called by its id."""

from __future__ import annotations

import contextlib
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


def _every(folder: Path) -> list[Review]:
    """Every review that can be read; its name says its id, also where words of it were forgotten since."""
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("[!.]*.toml")):
            with contextlib.suppress(LiftError):
                found.append(replace(exchange.read_review(path), id=path.stem))
    return found
