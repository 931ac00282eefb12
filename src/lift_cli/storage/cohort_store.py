"""The rows of files that were read before, so that a file that did not change is not read again.

It is derived and may vanish at any time; what it holds of others is names, dates, counts and hours, for this
computer's user only. Where it cannot be kept, the rows are in a file that nobody sees and that goes with the call.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lift_cli.errors import LiftError, NotSavedError
from lift_cli.storage import files
from lift_cli.storage.files import Found
from lift_cli.storage.paths import shown

if TYPE_CHECKING:
    from lift_cli.group.row import Row
    from lift_cli.storage.cohort_reading import Kept

EXPORT = "export"
"""The kind of a row of which only the head is taken; what is in `group/row.py` need not be imported for an answer."""

NAME = "cohort.sqlite"

SCHEMA = """
CREATE TABLE IF NOT EXISTS made (by TEXT);
CREATE TABLE IF NOT EXISTS rows (
    path BLOB PRIMARY KEY, stamp TEXT, kind TEXT, id TEXT, at TEXT, name TEXT, row TEXT, told TEXT
) WITHOUT ROWID;
"""

MOST_ROWS = 250_000
"""They are begun anew beyond that."""


class Store:
    """Rows by path and stamp. `made_by` names the program and the modules that they were worked out with."""

    def __init__(self, cache: Path, made_by: str) -> None:
        self._place = cache / NAME
        self._base = self._opened(cache, made_by)

    def _opened(self, cache: Path, made_by: str) -> sqlite3.Connection:
        place = self._place
        with contextlib.suppress(LiftError, OSError, sqlite3.Error):
            files.make_folder(cache, flushed=False)
            if not place.exists():
                files.put(place, b"")  # for its owner only from the first byte on
            return self._ready(sqlite3.connect(place, timeout=10.0, isolation_level=None), made_by)
        with contextlib.suppress(OSError):
            place.unlink()  # damaged; the next call makes it anew
        return self._ready(sqlite3.connect("", isolation_level=None), made_by)

    def _ready(self, base: sqlite3.Connection, made_by: str) -> sqlite3.Connection:
        try:
            base.executescript(f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; {SCHEMA}")
            if base.execute("SELECT by FROM made").fetchall() != [(made_by,)]:
                base.executescript("BEGIN; DELETE FROM made; DELETE FROM rows; COMMIT;")
                base.execute("INSERT INTO made VALUES (?)", (made_by,))
            elif (
                base.execute("SELECT COUNT(*) FROM (SELECT 1 FROM rows LIMIT ?)", (MOST_ROWS,)).fetchone()[0]
                == MOST_ROWS
            ):
                base.execute("DELETE FROM rows")
        except sqlite3.Error:
            base.close()
            raise
        return base

    def heads(self, found: Sequence[Found]) -> dict[str, Row]:
        """What rows are joined by, of the files that are as they were when they were read, by path.

        Of an export with what a table says of it where no review is of it, as JSON; `whole` gives the rest.
        """
        wanted = {os.fsencode(path): (path, repr(stamp)) for path, stamp in found}
        asked = "SELECT path, stamp, kind, id, at, name, CASE kind WHEN ? THEN told ELSE row END FROM rows"
        rows: dict[str, Row] = {}
        with self._asked():
            every = self._base.execute(asked, (EXPORT,)).fetchall()
        for place, stamp, kind, of, at, name, said in every:
            path, now = wanted.get(place, ("", ""))
            if stamp == now:
                head = {"kind": kind, "id": of, "at": at, "name": name, "file": path, "told": said}
                rows[path] = head if kind == EXPORT else json.loads(said)
        return rows

    def heads_of(self, rows: Iterable[tuple[Found, Kept]]) -> Iterator[Row]:
        """The same of rows that were read just now."""
        for _, one in rows:
            head = {"kind": one.what, "id": one.id, "at": one.at, "name": one.name, "file": one.path, "told": one.told}
            yield head if one.what == EXPORT else json.loads(one.row)

    def keep(self, rows: Iterable[tuple[Found, Kept]]) -> None:
        """Keep rows that were read."""
        with self._asked():
            self._keep(rows)

    def _keep(self, rows: Iterable[tuple[Found, Kept]]) -> None:
        self._base.execute("BEGIN")
        self._base.executemany(
            "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (os.fsencode(path), repr(stamp), one.what, one.id, one.at, one.name, one.row, one.told)
                for (path, stamp), one in rows
            ),
        )
        self._base.execute("COMMIT")

    @contextlib.contextmanager
    def _asked(self) -> Iterator[None]:
        """Raise NotSavedError where the disk is full, or the file damaged, which the next call then makes anew."""
        try:
            yield
        except sqlite3.Error as error:
            if not isinstance(error, sqlite3.OperationalError):
                with contextlib.suppress(OSError):
                    self._place.unlink()
            raise NotSavedError(shown(self._place), str(error)) from error

    def whole(self, head: Row) -> Row:
        """The whole row of an export."""
        asked = "SELECT row FROM rows WHERE path = ?"
        row: Row = json.loads(self._base.execute(asked, (os.fsencode(head["file"]),)).fetchone()[0])
        return row

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()
