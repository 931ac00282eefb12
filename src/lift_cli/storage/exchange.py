"""Files from elsewhere: an export, a review, another copy. Nothing in them is believed, no path in them is opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from lift_cli.errors import BrokenFileError, LiftError
from lift_cli.group.team_file import KIND as TEAM
from lift_cli.group.team_file import TeamFile
from lift_cli.partner.canonical import END, digest_of, review_id
from lift_cli.partner.export import Export
from lift_cli.partner.review import KIND as REVIEW
from lift_cli.partner.review import Review
from lift_cli.partner.together import KIND as TOGETHER
from lift_cli.partner.together import TogetherFile, end_of
from lift_cli.portfolio.marks import PREFIX
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.storage import files, toml
from lift_cli.storage.paths import id_in, shown
from lift_cli.values import tables_of

CAP = 16 * 2**20
"""The largest portfolio taken from a stranger, in bytes."""

REVIEW_CAP = 2**20
"""The largest review, in bytes; one with a comment on each step of a module has a hundredth."""

ASK_FOR_EXPORT = "Ask your partner to type `lift export` and to send you the portfolio file (portfolio.toml)."
ASK_FOR_REVIEW = "Ask your partner for the review file (review-....toml) that `lift check-partner` wrote."

ASK_FOR_TOGETHER = "Ask your partner for the file (together-....toml) that `lift start module --together` wrote."

TEAM_CAP = 4 * 2**20
"""The largest file of a team, in bytes."""

ASK_FOR_TEAM = "Ask someone on the team for their team file (team-....toml)."

ASK_FOR_COPY = "Name the portfolio.toml of your other computer, or the copy that a synced folder made."


def read_export(path: Path) -> Export:
    """A partner's export; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    parsed = _parsed(path, CAP, ASK_FOR_EXPORT)
    if parsed.tables.get("kind", "export") != "export" or "id" not in parsed.tables:
        raise parsed.fault("it is not a LIFT portfolio file" + _instead(parsed.tables))
    export = parsed.checked(Export)
    return replace(export, digest=_worked_out(parsed, digest_of) if export.nonce else "")


def steps_of_export(path: Path) -> dict[str, datetime]:
    """When each step in an export was written last, by the file's own word; raises what `read_export` does."""
    export = read_export(path)
    said = [(one.step, one.at) for one in (*(export.answers or ()), *(export.ratings or ()))]
    said += [(one.step, one.at) for one in export.done or ()]
    said += [(one.step, one.at) for one in export.team_answers or ()]
    times: dict[str, datetime] = {}
    for step, at in said:
        if at is not None:
            times[step] = max(at, times.get(step, at))
    return times


def is_portfolio(path: Path) -> bool:
    """Whether a file is somebody's portfolio itself, whatever its size; what passes between two says its kind."""
    if id_in(path) is not None:
        return True
    try:
        tables = toml.read_foreign(path, CAP, "").tables
    except LiftError:
        return False
    return "kind" not in tables and {"format_version", "id"} <= tables.keys()


def read_review(path: Path) -> Review:
    """A review made for this educator; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    return _review(_parsed(path, REVIEW_CAP, ASK_FOR_REVIEW))


def _review(parsed: toml.Parsed) -> Review:
    if parsed.tables.get("kind") != REVIEW:
        raise parsed.fault("it is not a LIFT review file" + _instead(parsed.tables))
    review = parsed.checked(Review)
    is_new = bool(review.portfolio.digest) or _is_keyed(parsed)
    return replace(review, id=_worked_out(parsed, review_id) if is_new else "")


def read_team(path: Path) -> TeamFile:
    """A team's file of one of its members; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    parsed = _parsed(path, TEAM_CAP, ASK_FOR_TEAM)
    if parsed.tables.get("kind") != TEAM:
        raise parsed.fault("it is not a LIFT team file" + _instead(parsed.tables))
    return parsed.checked(TeamFile)


def read_together(path: Path) -> TogetherFile:
    """What someone takes home from another's computer; raises what `read_review` does."""
    return _together(_parsed(path, REVIEW_CAP, ASK_FOR_TOGETHER))


def read_received(path: Path) -> Review | TogetherFile:
    """What is received of a partner: a review, or what was said together; raises what reading either does."""
    parsed = _parsed(path, REVIEW_CAP, ASK_FOR_REVIEW)
    return _together(parsed) if parsed.tables.get("kind") == TOGETHER else _review(parsed)


def _together(parsed: toml.Parsed) -> TogetherFile:
    if parsed.tables.get("kind") != TOGETHER:
        raise parsed.fault("it is not a LIFT file of a discussion" + _instead(parsed.tables))
    return parsed.checked(TogetherFile)


def read_copy(path: Path, own: str) -> Portfolio:
    """Another copy of a portfolio, of whatever size where it has one's `own` id.

    Raises UnreadableFileError, BrokenFileError or NewerFormatError.
    """
    if id_in(path) == own:
        parsed = toml.parse_own(files.read(path, through_link=False), path, ASK_FOR_COPY)
        parsed.check_version(FORMAT_VERSION)
    else:
        parsed = _parsed(path, CAP, ASK_FOR_COPY)
    if "kind" in parsed.tables or "id" not in parsed.tables:
        instead = _instead(parsed.tables)
        raise parsed.fault(
            "it is not a LIFT portfolio file" + (f"{instead}, which is not all of it" if instead else "")
        )
    return parsed.checked(Portfolio)


def review_bytes(review: Review, path: Path) -> bytes:
    """A review as the bytes of its file."""
    tables = tables_of(review, "none")
    del tables["id"]
    if not review.also.team_answers:  # as before there were teams
        del tables["also"]["team_answers"]
    return toml.dump({**tables, "end": END}, path)


def id_of(review: bytes) -> str:
    """What a review that was written here is known by."""
    return review_id(toml.parse(review, Path("review.toml"), ASK_FOR_REVIEW, None).tables)


def export_bytes(export: dict[str, object], path: Path) -> bytes:
    """An export as the bytes of its file."""
    return toml.dump(export, path)


def together_bytes(file: TogetherFile, path: Path) -> bytes:
    """What someone takes home as the bytes of its file."""
    return toml.dump(end_of(tables_of(file, "none")), path)


def team_bytes(file: dict[str, Any], path: Path) -> bytes:
    """A team's file as the bytes of its file."""
    return toml.dump(file, path)


def _parsed(path: Path, cap: int, hint: str) -> toml.Parsed:
    try:
        parsed = toml.read_foreign(path, cap, hint)
    except BrokenFileError as error:
        if _is_cut(path, cap):
            raise BrokenFileError(shown(path), NOT_WHOLE, WAIT) from error
        raise
    parsed.check_version(FORMAT_VERSION)
    if "end" not in parsed.tables and _ends_with_a_table(parsed):
        raise BrokenFileError(shown(path), NOT_WHOLE, WAIT)
    return parsed


NOT_WHOLE = "it is not here completely"
WAIT = "Wait until it is copied or downloaded, then type the command again; else ask for the file again."

END_OF_FILE = b"[end]\nwhole = true\n"


def _is_cut(path: Path, cap: int) -> bool:
    """Whether what cannot be read begins as a file that ends with a table of its own, and does not end with that."""
    data = files.read(path, cap, through_link=False).replace(b"\r\n", b"\n")
    begins = data[:500]
    is_new = any(
        sign in begins for sign in (b"\nnonce = ", b"\nwithdraws = ", b'\nkind = "team"', b'\nkind = "together"')
    )
    return is_new and not data.endswith(END_OF_FILE)


def _ends_with_a_table(parsed: toml.Parsed) -> bool:
    """Whether a file is of those that end with a table of their own, as all do that hold keyed marks."""
    tables = parsed.tables
    portfolio = tables.get("portfolio")
    is_of_export = isinstance(portfolio, dict) and "digest" in portfolio
    is_new = not {"nonce", "signature", "withdraws"}.isdisjoint(tables) or is_of_export
    return "kind" in tables and (is_new or tables["kind"] in (TEAM, TOGETHER) or _is_keyed(parsed))


def _is_keyed(parsed: toml.Parsed) -> bool:
    return re.search(f'"{PREFIX}[0-9a-f]{{32}}"', parsed.text) is not None


def _worked_out(parsed: toml.Parsed, work_out: Callable[[dict[str, Any]], str]) -> str:
    """What a file is known by; raises BrokenFileError for one that holds what no lift writes."""
    try:
        return work_out(parsed.tables)
    except ValueError as error:
        raise parsed.fault(f"{error}, and lift writes none") from error


def _instead(tables: dict[str, Any]) -> str:
    kinds = {
        "export": "a file for a partner",
        "review": "a review file",
        TEAM: "a team file",
        TOGETHER: "a file of discussions",
    }
    kind = tables.get("kind")
    return f" but {kinds[kind]}" if isinstance(kind, str) and kind in kinds else ""
