"""One file of a cohort read as its row: by a quick reader where that is sure, by the careful one for all else."""

from __future__ import annotations

import contextlib
import os
import stat
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import rtoml

from lift_cli.errors import BrokenFileError, LiftError, NewerFormatError, UnreadableFileError
from lift_cli.group.cohort import in_json, person
from lift_cli.group.course import Course, Courses
from lift_cli.group.row import EXPORT, OTHER, REVIEW, UNREADABLE, Row, review_row, row_of
from lift_cli.partner.export import Export, ExportedPerson
from lift_cli.portfolio.model import FORMAT_VERSION
from lift_cli.portfolio.parts import PART
from lift_cli.storage import files, toml
from lift_cli.storage.exchange import CAP, read_export, read_review
from lift_cli.storage.paths import shown
from lift_cli.values import fields_of, fixed

ITSELF = "it is the portfolio itself, with what should stay home; ask for what `lift export --summary` writes"
ELSEWHERE = ("together", "team")
"""Kinds of files in a shared folder that are for others than a facilitator."""

Tables = dict[str, Any]
Shape = dict[str, type]

HEAD: Shape = {"id": str, "exported_at": datetime, "kind": str, "nonce": str, "summary": bool, "format_version": int}
ENTRY: Shape = {
    **dict.fromkeys(("step", "text", "digest", "note", "for", "url", "name", "title", "caption", "sha256"), str),
    **dict.fromkeys(("module", "state", "nonce", "review", "of", "role", "school", "district"), str),
    **dict.fromkeys(("at", "began"), datetime),
    **dict.fromkeys(("value", "minutes", "bytes"), int),
    "masked": bool,
}
"""The types of what stands in a record of an export, of whichever part: no key has two."""

LISTS = {
    one.name: frozenset(PART[one.name].key) for one in fields_of(Export) if one.name in PART and one.default is None
}
"""The parts that the reader of exports takes for lists, with the keys that each entry must have."""

PEOPLE = frozenset(one.name for one in fields_of(Export) if one.default == ExportedPerson())
MOST_LEVELS = 6
SMALL = 2**18
"""Bytes that one call reads."""

CHOICES, SCALARS = range(1, 100), frozenset({str, bool, int, datetime, date})
WHOLE = range(-(2**63), 2**63)
"""The whole numbers of TOML 1.0."""


class Reader:
    """Reads files of a cohort; what was worked out of runs of modules is kept for the next."""

    def __init__(self, courses: Courses) -> None:
        self.courses = courses
        self.by_id: dict[str, Course] = courses.by_id()

    def row(self, path: str) -> Row:
        """What a file says, or why it cannot be read."""
        try:
            return {**self._row(Path(path)), "file": path}
        except (BrokenFileError, UnreadableFileError, NewerFormatError) as error:
            return {"kind": UNREADABLE, "file": path, "reason": error.reason}
        except LiftError as error:
            return {"kind": UNREADABLE, "file": path, "reason": error.message}

    def kept(self, path: str, named: str = "") -> Kept:
        """The same as it is kept: what rows are joined by, and the texts of the rest; `named` goes before its path."""
        row = self.row(path)
        path = row["file"] = named or path
        told = in_json(person(row, [], self.courses, self.by_id, "")) if row["kind"] == EXPORT else ""
        return Kept(path, row["kind"], row.get("id", ""), row.get("at", ""), row.get("name", ""), in_json(row), told)

    def _row(self, path: Path) -> Row:
        data = _bytes_of(path)
        tables = quickly(data, path)
        if tables is not None:
            return row_of(tables, self.courses, self.by_id)
        with contextlib.suppress(BrokenFileError):
            tables = toml.read_foreign(path, CAP, "").tables
        kind = tables.get("kind", "") if tables else EXPORT
        if kind in ELSEWHERE:
            return {"kind": OTHER}
        if kind == REVIEW:
            return review_row(read_review(path), sha256(data).hexdigest()[:32])
        export = read_export(path)  # what could not be parsed ends here, with its reason
        if not kind:
            raise BrokenFileError(shown(path), ITSELF, "")
        if not export.id.strip() or tables is None:
            raise BrokenFileError(shown(path), "it does not say whose it is", "")
        return row_of(tables, self.courses, self.by_id)


@fixed
class Kept:
    """A row as it is kept, with its path; `told` is what a table says of an export that no review is of."""

    path: str
    what: str
    id: str
    at: str
    name: str
    row: str
    told: str


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file, at once where it is a small regular one; else with all care."""
    if (flag := getattr(os, "O_NOFOLLOW", 0)) == 0:
        return files.read(path, CAP, through_link=False)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | flag)
        try:
            info = os.fstat(descriptor)
            if stat.S_ISREG(info.st_mode) and info.st_size < SMALL:
                data = os.read(descriptor, SMALL)
                if len(data) == info.st_size:
                    return data
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        pass  # the careful way says what it is
    return files.read(path, CAP, through_link=False)


def quickly(data: bytes, path: Path) -> Tables | None:
    """The tables of an export that the careful reader would surely take; None for whatever it has to look at.

    All that is counted before a file is parsed is counted here, too. Raises what that raises.
    """
    text = toml.text_of(data, path, "")
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text or text.startswith("\ufeff") or len(data) > toml.LONGEST_TEXT:
        return None
    try:
        tables: Tables = rtoml.loads(text)
    except (ValueError, RecursionError):
        return None
    return tables if _is_sure(tables) else None


def _is_sure(tables: Tables) -> bool:
    """Whether an export is in every part as lift writes it; keys of a later lift may stand beside."""
    if tables.get("kind") != EXPORT or "end" not in tables or not tables.get("id"):
        return False
    version, packs = tables.get("format_version"), tables.get("packs", {})
    if type(version) is not int or not 1 <= version <= FORMAT_VERSION:
        return False
    if type(packs) is not dict or any(type(value) is not str for value in packs.values()):
        return False
    return all(_fits(key, value) for key, value in tables.items() if key != "packs")


def _fits(key: str, value: Any) -> bool:
    if (type_of := HEAD.get(key)) is not None:
        return type(value) is type_of and _is_in_calendar(value)
    if key in PEOPLE:
        return type(value) is dict and _is_shaped(value)
    if key not in LISTS:
        return _is_plain(value, MOST_LEVELS)
    needed = LISTS[key]
    if type(value) is not list:
        return False
    for one in value:  # noqa: SIM110 - a generator would cost as much as the rest
        if type(one) is not dict or not needed <= one.keys() or not _is_shaped(one):
            return False
    return True


def _is_shaped(entry: Tables) -> bool:
    known = ENTRY.get
    for key, value in entry.items():
        kind = type(value)
        if kind is not known(key) and (key in ENTRY or not _is_plain(value, MOST_LEVELS)):
            return False
        if kind is int and value not in WHOLE:
            return False
    at = entry.get("at")
    return (at is None or 2 <= at.year <= 9998) and entry.get("value", 1) in CHOICES


def _is_in_calendar(value: Any) -> bool:
    return not isinstance(value, datetime) or 2 <= value.year <= 9998


def _is_plain(value: Any, levels: int) -> bool:
    """Whether what is not known here is at least what every reader takes: no fraction, not nested deep."""
    kind = type(value)
    if kind in SCALARS:
        return kind is not int or value in WHOLE
    inside = value.values() if kind is dict else value if kind is list else None
    return inside is not None and levels > 0 and all(_is_plain(inner, levels - 1) for inner in inside)
