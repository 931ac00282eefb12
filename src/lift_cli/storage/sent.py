"""What was written here for others, kept to be shared and named later: reviews by their id, and discussions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from lift_cli.errors import LiftError
from lift_cli.partner.review import Review, outside
from lift_cli.partner.together import TogetherFile
from lift_cli.storage import exchange, files
from lift_cli.storage.read_once import ReadOnce
from lift_cli.values import fixed

REVIEWS, DISCUSSIONS, CACHE = "[!.t]*.toml", "together-*.toml", "sent"
"""A review's name is its id, in hexadecimal digits."""


def keep(folder: Path, data: bytes) -> None:
    """Keep the bytes of a review; raises NotSavedError."""
    files.make_folder(folder)
    files.replace(folder / f"{exchange.id_of(data)}.toml", data)


def keep_together(folder: Path, name: str, data: bytes) -> None:
    """Keep the bytes of what a partner takes home; raises NotSavedError."""
    files.make_folder(folder)
    files.replace(folder / name, data)


def discussions(folder: Path) -> tuple[TogetherFile, ...]:
    """What partners may take home, as far as it can be read."""
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(DISCUSSIONS)):
            with contextlib.suppress(LiftError):
                found.append(exchange.read_together(path))
    return tuple(found)


def standing(folder: Path, portfolio: str) -> tuple[Review, ...]:
    """The recognitions of a portfolio that were not withdrawn since, the earliest first."""
    found = [review for review in _every(folder) if review.portfolio.id == portfolio]
    withdrawn = {review.withdraws for review in found}
    standing = [review for review in found if review.recognition and review.id not in withdrawn]
    return tuple(sorted(standing, key=lambda review: (review.reviewed, review.id)))


@fixed
class Sent:
    """A review that was written here: whose portfolio it is of, what was read, and what it is known by."""

    name: str  # of its file
    portfolio: str
    educator: str
    module: str
    module_digest: str
    export_digest: str
    exported_at: str
    reviewed: str
    whole: str
    outside: str  # of what anyone may read of it


def last_of_each(folder: Path, cache: Path) -> tuple[Sent, ...]:
    """The last review of each module of each portfolio: of what was read last, by the clock of whose it is."""
    known = ReadOnce(cache / CACHE, str(folder))
    found: list[Sent] = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(REVIEWS)):
            with contextlib.suppress(LiftError, OSError):
                found.append(Sent(**known.of(path.name, path.stat(), partial(_told, path))))
    known.keep()
    last: dict[tuple[str, str], Sent] = {}
    for one in sorted(found, key=lambda one: (one.exported_at, one.reviewed, one.name)):
        last[one.portfolio, one.module] = one
    return tuple(last.values())


def read(folder: Path, sent: Sent) -> Review:
    """A review itself; raises what `read_review` does."""
    return exchange.read_review(folder / sent.name)


def were_read(sent: Iterable[Sent], portfolio: str, modules: Mapping[str, str]) -> bool:
    """Whether each module of a portfolio was reviewed here as it is now, by its digest."""
    of_it = {one.module: one.module_digest for one in sent if one.portfolio == portfolio}
    return all(of_it.get(module) == digest for module, digest in modules.items())


def _told(path: Path) -> dict[str, str]:
    """What is known of a review without reading it again."""
    review = exchange.read_review(path)
    return asdict(
        Sent(
            name=path.name,
            portfolio=review.portfolio.id,
            educator=review.portfolio.educator,
            module=review.module,
            module_digest=review.module_digest,
            export_digest=review.portfolio.digest,
            exported_at=str(review.portfolio.exported_at or ""),
            reviewed=str(review.reviewed),
            whole=exchange.id_of(exchange.review_bytes(review, path)),
            outside=exchange.id_of(exchange.review_bytes(outside(review), path)),
        )
    )


def _every(folder: Path) -> list[Review]:
    """Every review that can be read; its name says its id, also where words of it were forgotten since."""
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(REVIEWS)):
            with contextlib.suppress(LiftError):
                found.append(replace(exchange.read_review(path), id=path.stem))
    return found
