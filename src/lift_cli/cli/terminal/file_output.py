"""Files that leave for someone else are written where you stand, and never over anything unasked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import out, say
from lift_cli.cli.terminal.pens import agrees
from lift_cli.errors import BadValueError, ExistsError, FolderThereError, OwnPortfolioError, PortfolioThereError
from lift_cli.storage import files
from lift_cli.storage.paths import has_another_name, second_name, shown, working_folder

STDOUT = Path("-")


def check_for_lift(named: Path | None, wanted: str) -> None:
    """Raise OtherEndingError where a file that lift reads again is to end as one of another kind."""
    if named is not None:
        from lift_cli.exporters import check_ending

        check_ending(named.name, wanted, ".toml")


def hand_over(session: Session, data: bytes, name: str, named: Path | None, *, force: bool) -> str | None:
    """Write the bytes to the file that was named, else under their own name; raises what `agree` and `write` do."""
    agree(session, named or Path(name), force=force)
    return write(data, name, named)


def write(data: bytes, name: str, named: Path | None) -> str | None:
    """Write the bytes where that was agreed to and return the path to name; None when they went to stdout.

    Only their owner may read the file; one that was named and was there keeps its mode. Raises NotSavedError.
    """
    target = named or Path(name)
    if target == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return None
    files.replace(target.absolute(), data, keep_mode=named is not None)
    Session.has_saved = True
    return shown(target.absolute())


def say_written(written: str, named: Path | None) -> None:
    """Say where a file was written: as it was named, else with the folder in which one stands."""
    out(f"Wrote {written}" if named is not None else f"Wrote {written} in {working_folder()}")


def agree(session: Session, target: Path, *, force: bool) -> None:
    """Make sure that a file may be written here.

    Raises OwnPortfolioError, also for another's portfolio, FolderThereError, BadValueError where there is no folder,
    ExistsError when a file is there and nobody agreed.
    """
    if target == STDOUT:
        return
    if os.path.realpath(target) == os.path.realpath(session.place):
        raise OwnPortfolioError(shown(target.absolute()))
    if os.path.isdir(target):  # noqa: PTH112 - it answers for any name, Path.is_dir does not
        raise FolderThereError(shown(target.absolute()))
    if not target.absolute().parent.is_dir():
        folder = shown(target.absolute().parent)
        raise BadValueError(
            f"write {shown(target.absolute())}", f"there is no folder {folder}", "Create the folder first."
        )
    if os.path.lexists(target):
        from lift_cli.storage.exchange import is_portfolio  # only where a file is there

        if is_portfolio(Path(os.path.realpath(target))):
            raise PortfolioThereError(shown(target.absolute()))
        if has_another_name(target):
            say(second_name(target.absolute()))
        place = shown(target.absolute())
        if not force and not (session.interactive and agrees(f"{place} already exists. Replace it? (y/n)")):
            raise ExistsError(place)


def keep_apart(target: Path | None, form: Path) -> None:
    """Raise BadValueError where an office's form would be written over, also with `--force`, as it is hard to get."""
    if target is not None and target != STDOUT and os.path.realpath(target) == os.path.realpath(form):
        raise BadValueError(
            f"write {shown(target.absolute())}", "it is the form itself", "Name another file with `-o`."
        )
