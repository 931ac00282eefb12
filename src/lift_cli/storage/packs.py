"""Packs from their folders: the shipped ones and the educator's own, read by one loader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lift_cli.content.catalog import Catalog
from lift_cli.content.framework import Framework
from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import FORMAT_VERSION, PackFile, Section, page_order
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.structure import faults
from lift_cli.errors import BrokenFileError, LiftError, OtherPackError
from lift_cli.storage import files, toml
from lift_cli.storage.paths import shown

if TYPE_CHECKING:
    from lift_cli.content.tour import Tour

HINT = "`lift modules check` names everything that is wrong with a pack; `modules/README.md` names every field."
MANIFEST = "pack.toml"

Named = TypeVar("Named", PlanForm, Framework)


def folders(*roots: Path) -> list[Path]:
    """The folders of the packs: `lift` first, the other shipped ones, then the educator's own, each by name.

    A folder whose name begins with a dot or an underscore is passed over.
    """
    found: list[Path] = []
    for root in roots:
        packs = sorted(path.parent for path in root.glob(f"*/{MANIFEST}") if path.parent.name[0] not in "._")
        found += sorted(packs, key=lambda path: path.name != "lift")
    return found


def beside(name: str, shipped: Path, own: Path) -> Catalog:
    """What a pack of that name stands beside: all others, or the other shipped ones where one of her own is broken."""
    try:
        return load(shipped, own, without=name)
    except LiftError:
        return load(shipped, without=name)


def load(*roots: Path, without: str | None = None) -> Catalog:
    """Every pack installed but one; raises BrokenFileError, NewerFormatError or OtherPackError."""
    modules: list[Module] = []
    forms: list[PlanForm] = []
    frameworks: dict[str, Framework] = {}
    seen: dict[str, Path] = {}
    for folder in folders(*roots):
        if folder.name == without:
            continue
        pack = toml.checked(PackFile, tables_of(folder / MANIFEST), folder / MANIFEST, HINT)
        if pack.id in seen:
            raise OtherPackError(pack.id, shown(seen[pack.id]), shown(folder))
        _check_name(pack.id, folder.name, folder / MANIFEST)
        seen[pack.id] = folder
        modules += [_module(pack, folder / name) for name in pack.modules]
        forms += _named(PlanForm, folder / "plans")
        frameworks |= {f"{pack.id}/{framework.id}": framework for framework in _named(Framework, folder / "standards")}
    return Catalog(_in_place(modules, seen), tuple(forms), frameworks)


def _in_place(modules: list[Module], seen: Mapping[str, Path]) -> tuple[Module, ...]:
    """The modules, each that stands in for another at that one's place; raises OtherPackError where two would."""
    standing: dict[str, Module] = {}
    for module in modules:
        other = standing.get(module.id)
        if other is not None and not (other.file.based_on is None and module.file.based_on):
            first, second = (shown(seen[m.pack.id] / m.file.id) for m in (other, module))
            raise OtherPackError(module.id, first, second)
        standing[module.id] = module  # a key that is set again keeps its place
    return tuple(standing.values())


def _named(model: type[Named], folder: Path) -> list[Named]:
    """The plan forms or frameworks of a pack, whose ids are their files' names."""
    found = []
    for path in sorted(folder.glob("[!.]*.toml")):
        named = toml.checked(model, tables_of(path), path, HINT)
        _check_name(named.id, path.stem, path)
        found.append(named)
    return found


def load_tour(shipped: Path) -> Tour:
    """The script of `lift tour`; raises BrokenFileError."""
    from lift_cli.content.tour import Tour  # only the tour pays for it

    path = shipped / "lift" / "tour.toml"
    return toml.checked(Tour, tables_of(path), path, HINT)


def _module(pack: PackFile, folder: Path) -> Module:
    path = folder / "module.toml"
    file = toml.checked(ModuleFile, tables_of(path), path, HINT)
    _check_name(file.id, folder.name, path)
    pages = sorted(folder.glob("[0-9]*-*.toml"), key=lambda page: page_order(page.name))
    sections = (toml.checked(Section, tables_of(page), page, HINT) for page in pages)
    module = Module(pack, file, tuple(sections))
    for fault in faults(module):
        raise BrokenFileError(shown(folder.parent / fault.file), fault.message, HINT)
    return module


def _check_name(found: str, expected: str, path: Path) -> None:
    """Raise BrokenFileError unless an id is the name of its folder or file, so that a copy cannot pass for another."""
    if found != expected:
        raise BrokenFileError(shown(path), f"its id is `{found}`, and its name says `{expected}`", HINT)


def tables_of(path: Path) -> dict[str, Any]:
    """The tables of a pack's file; raises BrokenFileError or NewerFormatError."""
    tables = toml.parse(files.read(path), path, HINT)
    toml.check_version(tables, path, FORMAT_VERSION, HINT)
    return tables
