"""A pack without a finding, and changes to it that break one rule each."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from lift_cli.content.catalog import Catalog
from tests.content.samples import (
    LICENCE,
    LISTEN,
    TRY,
    URL,
    Tables,
    activity,
    module,
    module_file,
    pack_file,
    section,
    step,
)

Files = dict[str, Tables]
Change = Callable[[Files], None]


def plain(value: Any) -> Any:
    """The value as a file gives it, so that every part can be changed: tuples are lists."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


STRAY = section("stray", activity("pass", step()))

_GONE = {"step": "listen/ask/gone", "text": "What is gone?", "provenance": "own"}
_TODAY, _WHY = step("today", "rate", scale=("Seldom", "Often")), step("why", discuss=True)
_REMIXED = section("listen", LISTEN["activities"][0], activity("weigh", _TODAY, _WHY))

GREEN: Files = plain(
    {
        "pack.toml": pack_file(modules=["small", "again"]),
        "small/module.toml": module_file(retired=[_GONE]),
        "small/1-listen.toml": LISTEN,
        "small/2-try.toml": TRY,
        "again/module.toml": module_file(id="again", number=3, based_on="theirs/small"),
        "again/1-listen.toml": _REMIXED,
        "again/2-try.toml": TRY,
        "plans/form.toml": {
            "format_version": 1,
            "id": "form",
            "title": "A Form",
            "edition": "for tests",
            "notice": {"text": "This is not the form.", "provenance": "own"},
            "source": URL,
            "hours": 25,
            "year_starts": [7, 1],
            "sections": [{"id": "a", "title": "A.", "fields": [{"id": "goal", "label": "Goal"}]}],
        },
        "renewals/licence.toml": LICENCE,
        "standards/manners.toml": {
            "format_version": 1,
            "id": "manners",
            "title": "Manners",
            "publisher": "Us",
            "edition": "2026",
            "source": URL,
            "summary": {"text": "How to be kind.", "provenance": "own"},
            "entries": [{"code": code, "title": "Be kind", "provenance": "own"} for code in ("1a", "1b")],
        },
    }
)
"""The pack `lift`: the small module, one that stands in for `theirs/small`, a form, a renewal, a framework."""

THEIRS: Files = plain(
    {
        "pack.toml": pack_file(id="theirs", modules=["small"]),
        "small/module.toml": module_file(number=7),
        "small/1-listen.toml": LISTEN,
        "small/2-try.toml": TRY,
    }
)
INSTALLED = Catalog((module("small", number=7, pack="theirs"),))
"""What the green pack stands beside: the pack `theirs` with the small module."""


def _way(where: str) -> list[str | int]:
    """A field that is named as findings name it, such as `steps[3].text`, as keys and places from 0."""
    return [int(part) - 1 if part.isdecimal() else part for part in re.findall(r"\w+", where)]


def _holder(files: Files, file: str, where: str) -> tuple[Any, str | int]:
    *way, last = _way(where)
    holder: Any = files[file]
    for part in way:
        holder = holder[part]
    return holder, last


def put(file: str, where: str, value: object) -> Change:
    """A field set, or set anew."""

    def change(files: Files) -> None:
        holder, last = _holder(files, file, where)
        holder[last] = value

    return change


def drop(file: str, where: str) -> Change:
    """A field, or one of a list, taken out."""

    def change(files: Files) -> None:
        holder, last = _holder(files, file, where)
        del holder[last]

    return change


def add(file: str, where: str, *values: object) -> Change:
    """More at the end of a list."""

    def change(files: Files) -> None:
        holder, last = _holder(files, file, where)
        holder[last] = [*holder[last], *values]

    return change


def new(file: str, tables: Tables) -> Change:
    """One more file."""

    def change(files: Files) -> None:
        files[file] = plain(tables)

    return change


def both(*changes: Change) -> Change:
    """Changes one after the other."""

    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def changed(change: Change) -> Files:
    """The green pack after a change."""
    files = deepcopy(GREEN)
    change(files)
    return files


def write(folder: Path, files: Files) -> None:
    """The files of a pack on the disk."""
    for file, tables in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(tomli_w.dumps(tables).encode())


class Red(NamedTuple):
    """A change to the green pack, and the one finding that it gives."""

    rule: str
    change: Change
    file: str
    where: str
    message: str
