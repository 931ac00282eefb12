"""A new pack on the disk: the starter and a shipped module read, the new folder written whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from lift_cli.content.module import Module
from lift_cli.content.pack import MANIFEST, MODULE
from lift_cli.content.starter import Wish, remix_manifest, standing_in
from lift_cli.errors import BadValueError, NotSavedError
from lift_cli.storage import files, toml
from lift_cli.storage.paths import shown
from lift_cli.values import tables_of

STARTER = "_starter"
"""The folder of the starter beside the shipped packs; no pack's name begins so."""


def starter(shipped: Path) -> dict[str, str]:
    """The starter's files by path within it."""
    return _texts(shipped / STARTER)


def remix(folders: Mapping[str, Path], originals: tuple[Module, ...], wish: Wish) -> dict[str, str]:
    """The files of a pack whose modules stand in for the originals; `folders` are the packs' by id."""
    manifest = tables_of(remix_manifest(originals, wish), "none")
    made = {MANIFEST: toml.dump(manifest, Path(MANIFEST)).decode("utf-8")}
    for module in originals:
        name = module.file.id
        for file, text in _texts(folders[module.pack.id] / name).items():
            made[f"{name}/{file}"] = standing_in(text, module) if file == MODULE else text
    return made


def _texts(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*.toml") if not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): files.read(path).decode("utf-8-sig") for path in found}


def write(target: Path, texts: Mapping[str, str]) -> None:
    """Write a pack's folder; raises BadValueError where something stands there, NotSavedError when it cannot."""
    try:
        taken = target.exists() or target.is_symlink()
    except OSError as error:
        raise NotSavedError(shown(target), files.reason(error)) from error
    if taken:
        hint = "Choose another name, or `-o FOLDER` to write it elsewhere."
        raise BadValueError(f"write {shown(target)}", "something with that name already exists", hint)
    try:
        files.make_folder(target.parent)
        fresh = Path(tempfile.mkdtemp(prefix=".new-pack-", dir=target.parent))
    except OSError as error:
        raise NotSavedError(shown(target), files.reason(error)) from error
    try:
        for file, text in texts.items():
            path = fresh / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        fresh.rename(target)
    except OSError as error:
        raise NotSavedError(shown(target), files.reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(fresh)  # where it has its name by now, there is nothing left of it
