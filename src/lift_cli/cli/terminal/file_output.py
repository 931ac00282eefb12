"""Files that leave for someone else are written where you stand, and never over anything unasked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.pens import pen
from lift_cli.errors import BadValueError, ExistsError, FolderThereError, OwnPortfolioError
from lift_cli.storage import files
from lift_cli.storage.paths import shown

STDOUT = Path("-")


def hand_over(session: Session, data: bytes, target: Path, *, force: bool) -> str | None:
    """Write the bytes and return the path to name; None when they went to stdout.

    Raises OwnPortfolioError, FolderThereError, ExistsError when a file is there and nobody agreed, NotSavedError.
    """
    if target == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return None
    if os.path.realpath(target) == os.path.realpath(session.place):
        raise OwnPortfolioError(shown(target.absolute()))
    if os.path.isdir(target):  # noqa: PTH112 - it answers for any name, Path.is_dir does not
        raise FolderThereError(shown(target.absolute()))
    if not target.absolute().parent.is_dir():
        folder = shown(target.absolute().parent)
        raise BadValueError(
            f"write {shown(target.absolute())}", f"there is no folder {folder}", "Create the folder first."
        )
    if os.path.lexists(target) and not force and not _agreed(session, target):
        raise ExistsError(shown(target.absolute()))
    files.replace(target.absolute(), data, mode=files.usual_mode())
    return shown(target.absolute())


def _agreed(session: Session, target: Path) -> bool:
    if not session.interactive:
        return False
    say(f"{shown(target.absolute())} already exists. Replace it? (y/n)")
    try:
        return pen().line("> ").strip().lower() in ("y", "yes")
    except EOFError:
        return False
