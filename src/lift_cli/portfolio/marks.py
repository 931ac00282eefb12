"""What binds a recognition to what was read: a mark of each entry, which only the owner of the portfolio can compare.

A mark is keyed with a secret of the portfolio that stays at home, so that no file that leaves confirms anything to
who guesses at what was left out of it. Earlier files have plain digests of answers and ratings; they are still
compared.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

from lift_cli.portfolio.model import Also, Portfolio, ReceivedReview, Secret
from lift_cli.portfolio.part import Part
from lift_cli.portfolio.parts import PARTS

PREFIX = "k1-"

Marker = Callable[[str, str, str], str]
"""Gives the mark of an entry: of its kind, of what it is to or serves, and of what it says."""


class Seen(Protocol):
    """The marks of what was seen in a module: of answers and ratings by step, and of all else."""

    @property
    def digests(self) -> Mapping[str, str]:
        """Of answers and ratings, by step."""

    @property
    def also(self) -> Any:
        """Of ticks by step, of bookmarks and of documents, by the names of their parts."""


def keyed(secret: str) -> Marker:
    """What marks with a secret."""
    return lambda kind, of, content: PREFIX + _hmac(secret, f"lift:{kind}:1\0{of}\0{content}")


def plain(kind: str, of: str, content: str) -> str:
    """The digest of an answer or a rating as earlier files have it: SHA-256 in hex."""
    return sha256(f"lift:{kind}\0{of}\0{content}".encode()).hexdigest()


def _hmac(secret: str, message: str) -> str:
    """The first 32 hex digits of an HMAC-SHA-256."""
    return hmac.digest(secret.encode(), message.encode(), "sha256").hex()[:32]


def nonce(secret: str, content: bytes) -> str:
    """What keeps the digest of a whole file from confirming anything to who lacks it."""
    return hmac.digest(secret.encode(), b"lift:nonce:1\0" + content, "sha256").hex()[:32]


def secrets_of(portfolio: Portfolio) -> tuple[Secret, ...]:
    """The secrets of a portfolio, the one that writes first."""
    return tuple(sorted(portfolio.educator.private.secrets, key=lambda one: (one.at, one.secret)))


def markers_of(portfolio: Portfolio) -> tuple[Marker, ...]:
    """What may have made the marks in a review; the first of them makes new ones."""
    return (*(keyed(one.secret) for one in secrets_of(portfolio)), plain)


def is_keyed(review: Seen) -> bool:
    """Whether any mark in a review is keyed; a review of before there were marks is of answers and ratings only."""
    return PREFIX in _lines(review)


def can_compare(portfolio: Portfolio, review: ReceivedReview) -> bool:
    """Whether the secret is there under which the file that was read was marked."""
    read = review.marked_at or review.exported_at or review.reviewed
    return not is_keyed(review) or any(one.at <= read for one in portfolio.educator.private.secrets)


def of_record(part: Part, record: Any, marker: Marker) -> str:
    """The mark of a record."""
    content = str(getattr(record, part.bound_to)) if part.bound_to else ""
    return marker(part.bound, getattr(record, part.steps[0]), content)


def is_in(part: Part, of: str, module: str) -> bool:
    """Whether what is to a step, or serves a step or module, counts for a module; what serves none counts for each."""
    return of.startswith(f"{module}/") or (not part.is_by_step and of in ("", module))


def in_module(digests: Mapping[str, str], module: str) -> dict[str, str]:
    """The digests of one module's steps."""
    return {step: digest for step, digest in digests.items() if step.startswith(f"{module}/")}


def _lines(seen: Seen) -> str:
    """What was seen, a line for each mark, sorted: whether it was said or of which kind it is, its step, the mark."""
    lines = [f"said {step} {mark}" for step, mark in seen.digests.items()]
    for part in PARTS:
        if part.bound and not part.exact:
            held = getattr(seen.also, part.name)
            marks = [f"{step} {mark}" for step, mark in held.items()] if isinstance(held, Mapping) else held
            lines += [f"{part.bound} {mark}" for mark in marks]
    return "".join(f"{line}\n" for line in sorted(lines))


def module_nonce(secret: str, seen: Seen) -> str:
    """What keeps the digest of a module from confirming anything: it stands in the whole export only."""
    return _hmac(secret, f"lift:module:1\0{_lines(seen)}")


def module_digest(nonce: str, seen: Seen) -> str:
    """The one digest of a module, over all four items."""
    return sha256(f"lift:module:1\0{nonce}\n{_lines(seen)}".encode()).hexdigest()


def plain_module_digest(steps: Mapping[str, str]) -> str:
    """The digest of a module as earlier files have it: of its steps' ids and digests, sorted by id."""
    lines = "".join(f"{step} {digest}\n" for step, digest in sorted(steps.items()))
    return sha256(f"lift:module\0{lines}".encode()).hexdigest()


def fits_module(portfolio: Portfolio, review: ReceivedReview) -> bool:
    """Whether a review's digest of the module is that of the marks it names; an earlier one may say none."""
    nonces = (module_nonce(one.secret, review) for one in portfolio.educator.private.secrets)
    whole = {module_digest(nonce, review) for nonce in nonces}
    earlier = {plain_module_digest(review.digests)} if review.also == Also() else set()
    return review.module_digest in whole | earlier or not (review.module_digest or is_keyed(review))


def bound_in(portfolio: Portfolio, module: str) -> Iterator[tuple[Part, Any]]:
    """Every record that a recognition of a module is bound to, with its row."""
    for part in PARTS:
        if part.bound:
            yield from (
                (part, one) for one in part.filled(portfolio) if is_in(part, getattr(one, part.steps[0]), module)
            )


def any_of(part: Part, record: Any, markers: Iterable[Marker]) -> frozenset[str]:
    """Every mark that a record may have."""
    return frozenset(of_record(part, record, marker) for marker in markers)


def new_secret(at: datetime) -> Secret:
    """A secret for a portfolio that has none."""
    import secrets

    return Secret(at=at, secret=secrets.token_hex(32))
