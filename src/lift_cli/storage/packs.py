"""Packs from their folders: the shipped ones and the educator's own, read by one loader."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lift_cli.content.catalog import Catalog, LeftOut
from lift_cli.content.framework import Framework
from lift_cli.content.lint.structure import faults, of_form
from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import FORMAT_VERSION, MANIFEST, MODULE, SECTION_FILE, PackFile, Section, page_order
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.renewal import Renewal
from lift_cli.errors import BrokenFileError, LiftError, OtherPackError, TwoStandInsError, UnreadableFileError
from lift_cli.storage import files, toml
from lift_cli.storage.paths import is_there, shown
from lift_cli.values import fixed

if TYPE_CHECKING:
    from lift_cli.content.tour import Tour

HINT = "`lift modules check` names everything that is wrong with a pack; `modules/README.md` names every field."

CAP = 2**20
"""The largest file of a pack, in bytes; the longest page of LIFT has a hundredth."""

Named = TypeVar("Named", PlanForm, Framework, Renewal)


def folders(*roots: Path) -> list[Path]:
    """The folders of the packs: `lift` first, the other shipped ones, then the educator's own, each by name.

    A folder whose name begins with a dot or an underscore is passed over. One that cannot be looked into may be a pack.
    """
    found: list[Path] = []
    for root in roots:
        try:
            packs = [path for path in sorted(root.iterdir()) if path.name[0] not in "._" and is_there(path / MANIFEST)]
        except FileNotFoundError:
            continue
        except OSError:
            packs = [root]
        found += sorted(packs, key=lambda path: path.name != "lift")
    return found


@fixed
class PackFolder:
    """What one folder holds."""

    folder: Path
    file: PackFile
    modules: tuple[Module, ...]
    forms: tuple[PlanForm, ...]
    frameworks: tuple[Framework, ...]
    renewals: tuple[Renewal, ...]


def load(*roots: Path) -> Catalog:
    """Every pack installed that can be read and stands beside those before it; the others are left out."""
    return _of_those_that_stand(folders(*roots))


def modules_of(folder: Path) -> tuple[Module, ...]:
    """The modules of one pack; raises BrokenFileError or NewerFormatError."""
    return read(folder).modules


def beside(name: str, *roots: Path) -> Catalog:
    """What a pack of that name stands beside: every other pack that can be loaded."""
    return _of_those_that_stand([folder for folder in folders(*roots) if folder.name != name])


def _of_those_that_stand(packs: list[Path]) -> Catalog:
    """The catalog of some folders; one broken pack, or one that clashes, takes no other away."""
    found: list[PackFolder] = []
    catalog, left_out = Catalog(()), list[LeftOut]()
    for folder in packs:
        try:
            catalog = _together([*found, pack := read(folder)])
        except LiftError as error:
            left_out.append(LeftOut(shown(folder), error.message))
        else:
            found.append(pack)
    return replace(catalog, left_out=tuple(left_out))


def read(folder: Path) -> PackFolder:
    """One pack as its folder holds it; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    try:
        return _read(folder)
    except OSError as error:
        raise UnreadableFileError(shown(folder), files.reason(error), HINT) from error


def _read(folder: Path) -> PackFolder:
    file = parsed(folder / MANIFEST).checked(PackFile)
    for inner in (*file.modules, "plans", "standards", "renewals"):
        if (folder / inner).is_symlink():  # a pack ends where its folder ends
            raise UnreadableFileError(shown(folder / inner), files.A_LINK, HINT)
    modules = tuple(_module(file, folder / name) for name in file.modules)
    forms = tuple(_named(PlanForm, folder / "plans"))
    for fault in (fault for form in forms for fault in of_form(form, file.id, modules)):
        raise BrokenFileError(shown(folder / fault.file), fault.message, HINT)
    return PackFolder(
        folder,
        file,
        modules,
        forms,
        tuple(_named(Framework, folder / "standards")),
        tuple(_named(Renewal, folder / "renewals")),
    )


def _together(packs: list[PackFolder]) -> Catalog:
    """The catalog of some packs; a module that stands in for another takes that one's place.

    Raises OtherPackError where two packs claim one id, TwoStandInsError where two modules do.
    """
    seen: dict[str, PackFolder] = {}
    standing: dict[str, tuple[Module, Path]] = {}
    for pack in packs:
        if pack.file.id in seen:
            raise OtherPackError(pack.file.id, shown(seen[pack.file.id].folder), shown(pack.folder))
        _check_name(pack.file.id, pack.folder.name, pack.folder / MANIFEST)
        seen[pack.file.id] = pack
    every = [(module, pack.folder / module.file.id) for pack in packs for module in pack.modules]
    for module, folder in sorted(every, key=lambda pair: pair[0].file.based_on is not None):
        other, where = standing.get(module.id, (None, folder))
        if other is not None and (other.file.based_on or not module.file.based_on):
            raise TwoStandInsError(module.id, shown(where), shown(folder))
        standing[module.id] = (module, folder)  # a key that is set again keeps its place
    frameworks = {f"{pack.file.id}/{framework.id}": framework for pack in packs for framework in pack.frameworks}
    forms = tuple(form for pack in packs for form in pack.forms)
    renewals = tuple(renewal for pack in packs for renewal in pack.renewals)
    return Catalog(tuple(module for module, _ in standing.values()), forms, frameworks, renewals)


def _named(model: type[Named], folder: Path) -> list[Named]:
    """The plan forms, frameworks or renewals of a pack, whose ids are their files' names."""
    found = []
    for path in sorted(folder.glob("[!.]*.toml")):
        named = parsed(path).checked(model)
        _check_name(named.id, path.stem, path)
        found.append(named)
    return found


def load_tour(shipped: Path) -> Tour:
    """The script of `lift tour`; raises BrokenFileError."""
    from lift_cli.content.tour import Tour  # only the tour pays for it

    path = shipped / "lift" / "tour.toml"
    return parsed(path).checked(Tour)


def _module(pack: PackFile, folder: Path) -> Module:
    path = folder / MODULE
    file = parsed(path).checked(ModuleFile)
    _check_name(file.id, folder.name, path)
    pages = [page for page in folder.glob("*.toml") if re.fullmatch(SECTION_FILE, page.name)]
    pages.sort(key=lambda page: page_order(page.name))
    sections = (parsed(page).checked(Section) for page in pages)
    module = Module(pack, file, tuple(sections), pages=tuple(page.name for page in pages))
    for fault in faults(module):
        raise BrokenFileError(shown(folder.parent / fault.file), fault.message, HINT)
    return module


def _check_name(found: str, expected: str, path: Path) -> None:
    """Raise BrokenFileError unless an id is the name of its folder or file, so that a copy cannot pass for another."""
    if found != expected:
        raise BrokenFileError(shown(path), f"its id is `{found}`, but its name is `{expected}`", HINT)


def parsed(path: Path) -> toml.Parsed:
    """A pack's file; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    found = toml.read_foreign(path, CAP, HINT)
    found.check_version(FORMAT_VERSION)
    return found
