"""What is where, and what of it needs care; counts and kinds only, so that the answer can be shown to anyone."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from lift_cli.content.lint.findings import Severity
from lift_cli.errors import LiftError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files, pack_check, packs, portfolios
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import Home, copies_beside, is_there
from lift_cli.storage.states import States
from lift_cli.values import fixed

LITTLE_SPACE = 50 * 2**20
"""Bytes free, below which a save may soon fail."""

LEFT_BEHIND = (".*.new", ".incoming-*", ".new-pack-*")
"""The names of what an interrupted write leaves; each is whole elsewhere, or was never promised."""


@fixed
class Oddity:
    """Something that needs care: a word for it that stays, how many there are, and what to do."""

    kind: str
    count: int
    words: str
    hint: str


@fixed
class Health:
    """The counts of what is there, by name, and what of it is odd."""

    counts: dict[str, int]
    oddities: tuple[Oddity, ...]


def examine(home: Home, shipped: Path) -> Health:
    """Look at everything that belongs to one portfolio; nothing is changed."""
    portfolio, broken = _portfolio(home)
    documents = [document for document in portfolio.folder if document.url is None] if portfolio else []
    drafts = _files(home.drafts, "*.txt")
    own = packs.folders(home.user_packs)
    states = _states(home)
    counts = {
        "revision": portfolio.revision if portfolio else 0,
        "answers": len(portfolio.answers) if portfolio else 0,
        "documents": len(documents),
        "drafts": len(drafts),
        "own packs": len(own),
        "saved states": len(states),
        "KiB of saved states": -(-sum(states.values()) // 1024),
    }
    found = (
        broken,
        _odd("copies", len(copies_beside(home.portfolio)), "another copy of the portfolio beside it", JOIN),
        _odd("drafts", len(drafts), "an unfinished text", _offered_again(home)),
        _odd(
            "drafts-encoding",
            sum(not _is_utf8(path) for path in drafts),
            "a draft has characters that lift does not know",
            KEPT,
        ),
        _odd("editor-copies", _by_editors(home), "an editor left a copy of a text among the drafts", EDITORS),
        *_documents(home, [(document.name, document.sha256) for document in documents]),
        _odd("left-behind", _left_behind(home), "an incomplete file of an interrupted save", "It can be deleted."),
        _odd("open-to-others", _open_to_others(home), "a file that other users of this computer can read", PRIVATE),
        _odd("little-space", int(_free(home) < LITTLE_SPACE), "the disk is nearly full", "Make room before you write."),
        _odd(
            "broken-packs", _broken(home, shipped, own), "one of your own packs has an error", "`lift modules check`."
        ),
    )
    return Health(counts, tuple(oddity for oddity in found if oddity is not None))


def _offered_again(home: Home) -> str:
    """Where the drafts are offered again, by step."""
    steps = Draft.steps(home.drafts)
    return f"Its step offers it again{': ' if steps else ''}{', '.join(steps[:5])}."


JOIN = "`lift` names it; `lift merge` merges the two."
KEPT = "It is kept as you typed it; open it in an editor."
PRIVATE = "`chmod -R go-rwx` on the folder makes it private."


EDITORS = "Open it if you miss words; else it can be deleted."

LEFT_BY_EDITORS = re.compile(r".*~|\..*\.sw.|#.*#|\.#.*|.*\.bak")
"""Backup copies and what is left of an editor that was killed: vi, nano, emacs and others."""


def _by_editors(home: Home) -> int:
    with contextlib.suppress(OSError):
        return sum(LEFT_BY_EDITORS.fullmatch(path.name) is not None for path in home.drafts.iterdir())
    return 0


def _odd(kind: str, count: int, words: str, hint: str) -> Oddity | None:
    return Oddity(kind, count, words, hint) if count else None


def _portfolio(home: Home) -> tuple[Portfolio | None, Oddity | None]:
    if not is_there(home.portfolio):
        return None, None
    try:
        return portfolios.load(home.portfolio), None
    except LiftError:
        return None, _odd("unreadable", 1, "the portfolio cannot be read", "`lift status` says where it is wrong.")


def _files(folder: Path, pattern: str) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.glob(pattern) if path.is_file())
    return []


def _states(home: Home) -> dict[str, int]:
    """The saved states with their sizes; none where their folder cannot be looked into, which `verify` tells."""
    with contextlib.suppress(LiftError):
        return States(home.history).sizes()
    return {}


def _is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return True


def _documents(home: Home, listed: list[tuple[str, str | None]]) -> Iterator[Oddity | None]:
    """Documents that are listed and not there, or not as they were filed."""
    there = [(home.folder / name, digest) for name, digest in listed if is_there(home.folder / name)]
    changed = sum(digest is not None and _digest(path) != digest for path, digest in there)
    yield _odd("missing-documents", len(listed) - len(there), "a document that is listed is not in the folder", COPY)
    yield _odd(
        "changed-documents", changed, "a document was changed after it was filed", "File it again to record the change."
    )


COPY = "Copy it there, or remove it from the list: `lift folder list`."


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except LiftError:
        return ""


def _left_behind(home: Home) -> int:
    places = {home.portfolio.parent, home.state, home.folder, home.drafts, home.history, home.user_packs}
    count = 0
    for place in places:
        with contextlib.suppress(OSError):
            count += sum(len([*place.glob(pattern)]) for pattern in LEFT_BEHIND if place.is_dir())
    return count


def _open_to_others(home: Home) -> int:
    """Our own files and folders that others may read; Windows keeps no such marks."""
    if os.name == "nt":
        return 0
    places = {home.portfolio, home.state, home.folder, home.drafts, home.history, home.sent}
    ours = [path for path in places if path.exists()]
    return sum(bool(stat.S_IMODE(path.stat().st_mode) & 0o077) for path in ours)


def _free(home: Home) -> int:
    """Bytes free where the portfolio is, or would be."""
    place = next(folder for folder in (home.state, *home.state.parents) if folder.exists())
    return shutil.disk_usage(place).free


def _broken(home: Home, shipped: Path, own: list[Path]) -> int:
    found = (pack_check.installed_findings(folder, shipped, home.user_packs) for folder in own)
    return sum(any(finding.rule.severity is Severity.ERROR for finding in findings) for findings in found)
