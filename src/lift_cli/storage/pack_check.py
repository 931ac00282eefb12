"""A pack's folder read for a check: each file's tables, or why it cannot be read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lift_cli.content.catalog import Catalog
from lift_cli.content.lint import shapes
from lift_cli.content.lint.findings import KNOWN_FIELDS, KNOWN_VERSION, READABLE, RULES, UNIQUE, Finding
from lift_cli.content.lint.pack import SHIPPED_IDS, Shaped, check, ids
from lift_cli.content.lint.wording import starters_words
from lift_cli.content.pack import FORMAT_VERSION, MANIFEST
from lift_cli.errors import BrokenFileError, NewerFormatError, OtherPackError, UnreadableFileError
from lift_cli.storage import files, paths, toml
from lift_cli.storage.new_pack import starter
from lift_cli.storage.packs import CAP, HINT, beside, folders, modules_of
from lift_cli.storage.paths import shown
from lift_cli.storage.toml_text import costs_more
from lift_cli.storage.validation import checked, faults_of

MOST_TO_TELL = 30_000
"""What the parts of a file may count for of which every fault is found; the longest page of LIFT has a tenth."""

DEEPEST = 2
"""Folders between a pack's and its deepest file's."""


def pack_folders(path: Path) -> list[Path]:
    """The packs that a path means: itself, the pack it lies in, or those in it. None where there is none.

    A folder whose name begins with a dot or an underscore is no pack.
    """
    try:
        if not path.exists():
            return []
        for folder in (path, *path.parents[:DEEPEST]):
            if (folder / MANIFEST).is_file():
                return [] if folder.name[:1] in (".", "_") else [folder]
        return sorted(found.parent for found in path.glob(f"[!._]*/{MANIFEST}"))
    except (OSError, ValueError):  # no such path can be, or the system keeps it from us
        return []


def installed_findings(folder: Path, *roots: Path) -> tuple[Finding, ...]:
    """Every finding in an installed pack, and that nothing is taken from it where one before it has its id."""
    found = findings(folder, beside(folder.name, *roots))
    installed = folders(*roots)
    first = next((other for other in installed if other.name == folder.name), folder)
    if folder not in installed or first == folder:
        return found
    return Finding(UNIQUE, MANIFEST, "id", OtherPackError(folder.name, shown(first), shown(folder)).message), *found


def shipped_ids(folder: Path) -> frozenset[str]:
    """The ids that a pack lists as shipped; none where it lists none."""
    path = folder / SHIPPED_IDS
    if not path.is_file():
        return frozenset()
    return frozenset(files.read(path).decode("utf-8", "replace").split())


def record_ids(folder: Path) -> int:
    """List the ids of a pack's steps as shipped; how many are new. An id that is listed stays."""
    listed, own = shipped_ids(folder), ids(modules_of(folder))
    if own - listed:
        files.replace(folder / SHIPPED_IDS, "".join(f"{step}\n" for step in sorted(own | listed)).encode())
    return len(own - listed)


def check_tables(
    name: str,
    files: Mapping[str, Mapping[str, Any]],
    installed: Catalog,
    unread: frozenset[str] = frozenset(),
    shipped: frozenset[str] = frozenset(),
    costly: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Every finding in a pack whose folder is called `name`, from the tables of its files by their paths in it.

    Of each list in a `costly` file only the first fault is found.
    """
    shaped = {file: _shaped(file, tables, every=file not in costly) for file, tables in files.items()}
    return check(name, files, shaped, installed, unread, shipped, _starters_words(paths.shipped_packs()))


@cache
def _starters_words(packs: Path) -> frozenset[str]:
    """The words that a new pack begins with, for its author to replace."""
    texts = starter(packs).values()
    return frozenset(text for file in texts for _, text in starters_words(tomllib.loads(file)))


def _shaped(file: str, tables: Mapping[str, Any], *, every: bool) -> Shaped:
    cls = shapes.shape_of(file)
    if cls is None:
        return (shapes.not_read(file),)
    try:
        return checked(cls, tables, every=every)
    except ValidationError as error:
        return tuple(shapes.finding(fault, file, tables) for fault in faults_of(error))


def _paths(folder: Path, found: list[Finding]) -> list[Path]:
    """What is looked at in a pack; a folder that cannot be looked into is a finding."""
    try:
        return sorted(path for path in folder.rglob("*") if path.suffix == ".toml" or path.is_symlink())
    except OSError as error:
        found.append(Finding(READABLE, MANIFEST, "", files.reason(error)))
        return []


def findings(folder: Path, installed: Catalog) -> tuple[Finding, ...]:
    """Everything that is wrong with a pack, by file and rule; `installed` is what it stands beside."""
    found: list[Finding] = []
    tables: dict[str, dict[str, Any]] = {}
    costly: set[str] = set()
    for path in _paths(folder, found):
        name = path.relative_to(folder).as_posix()
        if name.startswith(".") or "/." in name:  # what an editor left, or keeps
            continue
        try:
            read = toml.read_foreign(path, CAP, HINT)
        except (BrokenFileError, UnreadableFileError) as error:
            found.append(Finding(READABLE, name, "", error.reason))
            continue
        try:
            read.check_version(FORMAT_VERSION)
        except (BrokenFileError, NewerFormatError) as error:
            found.append(Finding(KNOWN_VERSION, name, "format_version", error.reason))
            continue
        tables[name] = read.tables
        if costs_more(read.text, MOST_TO_TELL):
            costly.add(name)
    if not (folder / MANIFEST).is_file():
        found.append(Finding(KNOWN_FIELDS, MANIFEST, "", "it is missing"))
    unread = frozenset(finding.file for finding in found)
    found += check_tables(folder.name, tables, installed, unread, shipped_ids(folder), frozenset(costly))
    order = {rule.number: index for index, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda one: (one.file, order[one.rule.number])))
