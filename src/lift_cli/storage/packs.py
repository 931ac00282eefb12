"""Packs from their folders: the shipped ones and the educator's own, read by one loader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, faults
from lift_cli.content.pack import FORMAT_VERSION, ModuleFile, PackFile, Section
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.tour import Tour
from lift_cli.errors import BrokenFileError, OtherPackError
from lift_cli.storage import files, toml
from lift_cli.storage.paths import shown

HINT = "The author of the pack can mend it; `modules/README.md` names every field."
MANIFEST = "pack.toml"


def folders(shipped: Path, own: Path) -> list[Path]:
    """The folders of the packs: `lift` first, the other shipped ones, then the educator's own, each by name."""
    found: list[Path] = []
    for root in (shipped, own):
        packs = sorted(path.parent for path in root.glob(f"*/{MANIFEST}"))
        found += sorted(packs, key=lambda path: path.name != "lift")
    return found


def load(shipped: Path, own: Path) -> Catalog:
    """Every pack installed; raises BrokenFileError, NewerFormatError or OtherPackError."""
    modules: list[Module] = []
    forms: list[PlanForm] = []
    seen: dict[str, Path] = {}
    for folder in folders(shipped, own):
        pack = toml.checked(PackFile, _tables(folder / MANIFEST), folder / MANIFEST, HINT)
        if pack.id in seen:
            raise OtherPackError(pack.id, shown(seen[pack.id]), shown(folder))
        _check_name(pack.id, folder.name, folder / MANIFEST)
        seen[pack.id] = folder
        modules += [_module(pack, folder / name) for name in pack.modules]
        forms += [toml.checked(PlanForm, _tables(path), path, HINT) for path in sorted(folder.glob("plans/[!.]*.toml"))]
    return Catalog(tuple(modules), tuple(forms))


def load_tour(shipped: Path) -> Tour:
    """The script of `lift tour`; raises BrokenFileError."""
    path = shipped / "lift" / "tour.toml"
    return toml.checked(Tour, _tables(path), path, HINT)


def _module(pack: PackFile, folder: Path) -> Module:
    path = folder / "module.toml"
    file = toml.checked(ModuleFile, _tables(path), path, HINT)
    pages = sorted(folder.glob("[0-9]*-*.toml"), key=lambda page: (_page_number(page), page.name))
    _check_name(file.id, folder.name, path)
    sections = (toml.checked(Section, _tables(page), page, HINT) for page in pages)
    module = Module(pack, file, tuple(sections))
    for fault in faults(module):
        raise BrokenFileError(shown(path), fault, HINT)
    return module


def _check_name(found: str, expected: str, path: Path) -> None:
    """Raise BrokenFileError unless an id is the name of its folder, so that a copy cannot pass for another."""
    if found != expected:
        raise BrokenFileError(shown(path), f"its id is `{found}`, and its name says `{expected}`", HINT)


def _page_number(path: Path) -> int:
    number = path.name.split("-")[0]
    return int(number) if number.isdecimal() else 0


def _tables(path: Path) -> dict[str, Any]:
    tables = toml.parse(files.read(path), path, HINT)
    toml.check_version(tables, path, FORMAT_VERSION, HINT)
    return tables
