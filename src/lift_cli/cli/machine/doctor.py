"""`lift doctor`: where the files are, and what needs fixing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json
from lift_cli.errors import NOT_MET

if TYPE_CHECKING:
    from lift_cli.storage.health import Health, Oddity

app = typer.Typer(rich_markup_mode=None, add_completion=False)

LABELS = {
    "packs of your own": "folder of your own packs",
    "own packs": "your own packs",
    "revision": "times saved",
    "KiB of saved states": "their size in KiB",
    "saved states checked": "of them checked",
}
"""The words that a person reads for names that `--json` keeps."""


@app.command()
def doctor(
    ctx: typer.Context,
    verify: Annotated[
        bool, typer.Option("--verify", help="Also check every saved state, and that the portfolio reads back.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Where your files are, and what needs fixing.

    It shows no name and none of your words, so you can show it to anyone. Exit code 3 when something needs fixing.

    \b
    Example:
      lift doctor
      lift doctor --verify
    """
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.storage.health import examine
    from lift_cli.storage.paths import shipped_packs

    session = Session(ctx)
    health = examine(session.home, shipped_packs())
    if verify:
        from lift_cli.storage.verifying import verify as verified

        counts, oddities = verified(session.home, session.history)
        health = replace(health, counts=health.counts | counts, oddities=(*health.oddities, *oddities))
    places = _places(session)
    if as_json:
        found = {"machine": _machine(), "places": places, "counts": health.counts, "odd": _as_json(health)}
        give_json({"format_version": 1, **found})
    else:
        _print(health, {**_machine(), **places})
    if health.oddities:
        raise typer.Exit(NOT_MET)


def _machine() -> dict[str, str]:
    import platform
    import sys

    from lift_cli import __version__

    return {
        "lift": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "output": str(sys.stdout.encoding).lower(),
    }


def _places(session: Session) -> dict[str, str]:
    """Where everything is, in words that name nobody."""
    import os

    from lift_cli.storage.paths import is_there, nameless

    home = session.home
    named = {
        "portfolio": home.portfolio,
        "folder": home.folder,
        "drafts": home.drafts,
        "cache": home.cache,
        "packs of your own": home.user_packs,
    }
    shown = {
        name: nameless(path, os.environ) + ("" if is_there(path) else " (not created yet)")
        for name, path in named.items()
    }
    return {**shown, **_shared(session), "editor": _editor(session)}


def _shared(session: Session) -> dict[str, str]:
    """The folder that is shared, if one is, and who can open it."""
    import os

    from lift_cli.errors import LiftError
    from lift_cli.storage import sharing
    from lift_cli.storage.paths import is_there, nameless

    try:
        found = sharing.load(session.home.sharing)
    except LiftError:
        return {"shared folder": "share.toml cannot be read"}
    if found is None:
        return {}
    place = Path(found.folder)
    gone = "" if is_there(place) else ", not there now"
    return {"shared folder": f"{nameless(place, os.environ)} ({found.audience.value}{gone})"}


def _editor(session: Session) -> str:
    """The editor's own name, without the folders that it is in, and where it was set."""
    import os

    from lift_cli.cli.terminal.editor import command, named
    from lift_cli.errors import LiftError
    from lift_cli.storage import settings

    try:
        chosen = settings.load(session.home.config)
        _, source = named(os.environ, chosen)
        if not source:
            return "none"
        program = command(os.environ, chosen)[0]
    except LiftError:
        return "wrong in config.toml: `lift config`"
    return f"{os.path.basename(program)} ({source})"  # noqa: PTH119 - a word that was typed, not a path of ours


def _print(health: Health, rows: dict[str, str]) -> None:
    from lift_cli.cli.terminal.output import out

    for name, value in rows.items():
        out(f"{LABELS.get(name, name)}: {value}")
    out()
    for name, count in health.counts.items():
        out(f"{LABELS.get(name, name)}: {count}")
    for oddity in health.oddities:
        out()
        out(f"Needs fixing: {_times(oddity)}")
        out(f"    {oddity.hint}")
    if not health.oddities:
        out()
        out("Everything is fine.")


def _times(oddity: Oddity) -> str:
    return oddity.words if oddity.count == 1 else f"{oddity.words} ({oddity.count} times)"


def _as_json(health: Health) -> list[dict[str, object]]:
    return [{"kind": odd.kind, "count": odd.count, "words": odd.words, "hint": odd.hint} for odd in health.oddities]
