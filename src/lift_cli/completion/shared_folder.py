"""Who has a folder in the folder that is shared, from the names of those folders; no file of theirs is opened."""

from __future__ import annotations

import os

from lift_cli.completion.known import Known

MOST = 200
"""People whose names are offered."""


def people(known: Known) -> list[tuple[str, str]]:
    """Their first names, but for the educator's own."""
    folder, own = _folder(known.portfolio), str(known.tables.get("id", ""))[:8]
    try:
        names = [name for name in sorted(os.listdir(folder)) if name.startswith("lift-")][:MOST] if folder else []
    except OSError:
        return []
    others = [name.removeprefix("lift-") for name in names if not name.endswith(f"-{own}")]
    return [(name.partition("-")[0], f"in {folder}") for name in others]


def _folder(portfolio: str) -> str:
    """The folder that this computer shares; empty where it shares none."""
    import tomli

    for place in (os.path.join(os.path.dirname(portfolio), "share.toml"), f"{portfolio}.lift/share.toml"):
        try:
            with open(place, "rb") as file:
                folder = tomli.load(file).get("folder")
        except (OSError, ValueError):
            continue
        return folder if isinstance(folder, str) else ""
    return ""
