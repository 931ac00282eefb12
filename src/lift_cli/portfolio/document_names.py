"""The names of two computers' documents brought together: one that another document has here becomes one of its own."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from dataclasses import replace

from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.text import as_a_file


def with_names_of_its_own(one: Portfolio, other: Portfolio, taken: Collection[str] = ()) -> Portfolio:
    """The second copy with another name for each document whose name another document or file has here."""
    here: dict[str, set[str]] = {as_a_file(name): set() for name in taken}
    for own in one.folder:
        here.setdefault(as_a_file(own.name), set()).add(_document(own))
    folder: list[FolderItem] = []
    for item in other.folder:
        name = item.name
        if item.sha256 and _document(item) not in here.get(as_a_file(name), {_document(item)}):
            mine = [own.name for own in one.folder if _document(own) == _document(item)]
            before = [own for own in mine if _is_numbered(own, name)]  # as it was called when it was joined before
            name = (before or mine or [_free_name(name, here)])[0]
        if item.sha256:
            here.setdefault(as_a_file(name), {_document(item)})
        folder.append(replace(item, name=name))
    return replace(other, folder=tuple(folder))


def names_apart(before: Iterable[FolderItem], after: Iterable[FolderItem]) -> tuple[FolderItem, ...]:
    """Documents that were renamed, each with a number where another has its name now."""
    pairs = list(zip(before, after, strict=True))
    used = {as_a_file(was.name) for was, now in pairs if was.name == now.name}
    folder: list[FolderItem] = []
    for was, now in pairs:
        name = now.name
        if now.sha256 and was.name != name and as_a_file(name) in used:
            name = _free_name(name, used)
        used.add(as_a_file(name))
        folder.append(replace(now, name=name))
    return tuple(folder)


def _free_name(name: str, used: Collection[str]) -> str:
    """The name with the first number that makes it one of its own."""
    stem, ending = _parts(name)
    numbered = (f"{stem}-{number}{ending}" for number in itertools.count(2))
    return next(free for free in numbered if as_a_file(free) not in used)


def _is_numbered(name: str, first: str) -> bool:
    """Whether a name is another with a number."""
    stem, ending = _parts(first)
    number = name.removeprefix(f"{stem}-").removesuffix(ending)
    return number.isdecimal() and name == f"{stem}-{number}{ending}"


def _parts(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".") if "." in name[1:] else (name, "", "")
    return stem, f"{dot}{suffix}"


def _document(item: FolderItem) -> str:
    """What a document is known by on both sides: its bytes, or its link with its name."""
    return item.sha256 or f"{item.url} {item.name}"
