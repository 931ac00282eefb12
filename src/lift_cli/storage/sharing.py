"""Which folder is shared, and how: one small file at home, which stays there."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from lift_cli.errors import NotSavedError
from lift_cli.group.round import Audience, Person
from lift_cli.storage import files, toml
from lift_cli.storage.paths import is_there, shown

FORMAT_VERSION = 1
HINT = "Delete it, then type lift share FOLDER again; nothing in the shared folder is lost by that."


@dataclass(frozen=True)
class SeenPartner:
    """The partner as the last round found them: the digest of each module that they began, where it can be read."""

    bound: str = ""  # the portfolio's id of who was said to be the partner, from then on
    id: str = ""
    name: str = ""
    at: str = ""
    modules: dict[str, str] = field(default_factory=dict)


def noted(known: SeenPartner, there: Person | None) -> SeenPartner:
    """What is remembered of the partner who was found there; of one who is not, that nothing can be checked now."""
    if there is None:
        return replace(known, modules={})
    seen = there.export
    return replace(known, id=there.id, name=seen.name, at=seen.at, modules={} if seen.summary else seen.modules)


@dataclass(frozen=True)
class Sharing:
    """The folder, who can open it, whether names are masked, and what this computer put last, by the file's name."""

    folder: str
    audience: Audience = Audience.OPEN
    mask: bool = True
    partner: SeenPartner = SeenPartner()
    put: dict[str, str] = field(default_factory=dict)
    took: dict[str, str] = field(default_factory=dict)
    """Of each team's file of someone else, by its place in the folder, a mark of what it said when it was taken in."""


def load(path: Path) -> Sharing | None:
    """What was remembered; None where no folder is shared. Raises BrokenFileError and what reading raises."""
    if not is_there(path):
        return None
    parsed = toml.parse(files.read(path), path, HINT)
    parsed.check_version(FORMAT_VERSION)
    tables: dict[str, Any] = parsed.tables
    known = {name: tables.get(name, default) for name, default in (("audience", "open"), ("mask", True))}
    partner, put, took = (tables.get(name, {}) for name in ("partner", "put", "took"))
    if not isinstance(tables.get("folder"), str) or known["audience"] not in {*Audience}:
        raise parsed.fault("it does not say which folder is shared, or with whom")
    if not (isinstance(known["mask"], bool) and isinstance(partner, dict) and isinstance(put, dict)):
        raise parsed.fault("it does not say whether names are masked, or whom it is shared with")
    modules = partner.get("modules", {})
    seen = {name: partner[name] for name in ("bound", "id", "name", "at") if isinstance(partner.get(name), str)}
    return Sharing(
        folder=tables["folder"],
        audience=Audience(known["audience"]),
        mask=known["mask"],
        partner=SeenPartner(**seen, modules=_texts(modules if isinstance(modules, dict) else {})),
        put=_texts(put),
        took=_texts(took if isinstance(took, dict) else {}),
    )


def _texts(table: dict[str, Any]) -> dict[str, str]:
    return {name: said for name, said in table.items() if isinstance(said, str)}


def save(path: Path, sharing: Sharing) -> None:
    """Remember it; raises NotSavedError."""
    tables = {"format_version": FORMAT_VERSION, **asdict(sharing), "audience": sharing.audience.value}
    files.make_folder(path.parent)
    files.replace(path, toml.dump(tables, path))


def forget(path: Path) -> None:
    """Share no folder any more; raises NotSavedError."""
    try:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
    except OSError as error:
        raise NotSavedError(shown(path), files.reason(error)) from error
