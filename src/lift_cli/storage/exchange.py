"""Files from elsewhere: an export, a review, another copy. Nothing in them is believed, no path in them is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lift_cli.partner.export import Export
from lift_cli.partner.review import KIND as REVIEW
from lift_cli.partner.review import Review
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.storage import toml
from lift_cli.values import tables_of

CAP = 16 * 2**20
"""The largest portfolio taken from a stranger, in bytes."""

REVIEW_CAP = 2**20
"""The largest review, in bytes; one with a comment on each step of a module has a hundredth."""

ASK_FOR_EXPORT = "Ask your partner to type `lift export` and to send you the portfolio file (portfolio.toml)."
ASK_FOR_REVIEW = "Ask your partner for the review file (review-....toml) that `lift check-partner` wrote."

ASK_FOR_COPY = "Name the portfolio.toml of your other computer, or the copy that a synced folder made."


def read_export(path: Path) -> Export:
    """A partner's export; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    parsed = _parsed(path, CAP, ASK_FOR_EXPORT)
    if parsed.tables.get("kind", "export") != "export" or "id" not in parsed.tables:
        raise parsed.fault("it is not a LIFT portfolio file" + _instead(parsed.tables))
    return parsed.checked(Export)


def read_review(path: Path) -> Review:
    """A review made for this educator; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    parsed = _parsed(path, REVIEW_CAP, ASK_FOR_REVIEW)
    if parsed.tables.get("kind") != REVIEW:
        raise parsed.fault("it is not a LIFT review file" + _instead(parsed.tables))
    return parsed.checked(Review)


def read_copy(path: Path) -> Portfolio:
    """Another copy of a portfolio; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    parsed = _parsed(path, CAP, ASK_FOR_COPY)
    if "kind" in parsed.tables or "id" not in parsed.tables:
        instead = _instead(parsed.tables)
        raise parsed.fault(
            "it is not a LIFT portfolio file" + (f"{instead}, which is not all of it" if instead else "")
        )
    return parsed.checked(Portfolio)


def review_bytes(review: Review, path: Path) -> bytes:
    """A review as the bytes of its file."""
    return toml.dump(tables_of(review, "none"), path)


def export_bytes(export: dict[str, object], path: Path) -> bytes:
    """An export as the bytes of its file."""
    return toml.dump(export, path)


def _parsed(path: Path, cap: int, hint: str) -> toml.Parsed:
    parsed = toml.read_foreign(path, cap, hint)
    parsed.check_version(FORMAT_VERSION)
    return parsed


def _instead(tables: dict[str, Any]) -> str:
    kinds = {"export": "a file for a partner", "review": "a review file"}
    kind = tables.get("kind")
    return f" but {kinds[kind]}" if isinstance(kind, str) and kind in kinds else ""
