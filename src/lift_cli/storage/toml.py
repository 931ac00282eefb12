"""TOML in and out: parsed with the place of a mistake, checked field by field, written so that it reads back equal."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lift_cli.errors import BrokenFileError, NewerFormatError, NotSavedError
from lift_cli.storage.paths import shown

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    Model = TypeVar("Model", bound=BaseModel)

DEEPEST = 12
"""Levels of nesting; our own files have five."""


def parse(data: bytes, path: Path, hint: str) -> dict[str, Any]:
    """The tables of a file; raises BrokenFileError for what is not UTF-8, empty, not TOML or nested too deep."""
    place = shown(path)
    if not data.strip():
        raise BrokenFileError(place, "it is empty", hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenFileError(place, f"it is not UTF-8 text (byte {error.start + 1})", hint) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        raise BrokenFileError(place, f"it is not TOML: {said[:1].lower()}{said[1:]}", hint) from error
    except (RecursionError, ValueError) as error:
        raise BrokenFileError(place, "it is nested too deep, or holds a number too long to be meant", hint) from error
    if _depth(tables) > DEEPEST:
        raise BrokenFileError(place, f"it is nested more than {DEEPEST} levels deep", hint)
    return tables


def _depth(value: object) -> int:
    """How deep tables and lists are nested, counted without recursion up to one more than is allowed."""
    level, depth = [value], 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return depth - 1


def check_version(tables: Mapping[str, Any], path: Path, known: int, hint: str) -> None:
    """Raise unless the file says it is of a format we know; raises NewerFormatError for a later one."""
    version = tables.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        reason = "it has no format_version" if version is None else "its format_version is not a number from 1"
        raise BrokenFileError(shown(path), reason, hint)
    if version > known:
        raise NewerFormatError(shown(path), version, known)


def checked(model: type[Model], tables: Mapping[str, Any], path: Path, hint: str) -> Model:
    """The tables as a model; raises BrokenFileError naming the first field that does not fit."""
    from pydantic import ValidationError  # this file is also read where no model is needed

    try:
        return model.model_validate(tables)
    except ValidationError as error:
        raise BrokenFileError(shown(path), _first_fault(error), hint) from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ""
    for part in fault["loc"]:
        where += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if where else str(part)
    said = fault["msg"].removeprefix("Value error, ")
    return f"the field `{where}`: {said[:1].lower()}{said[1:]}" if where else said


def dump(tables: Mapping[str, Any], path: Path) -> bytes:
    """The tables as UTF-8 TOML with prose kept as prose; raises NotSavedError unless it reads back equal."""
    import tomli_w  # only a save pays for it

    data = tomli_w.dumps(tables, multiline_strings=True).encode("utf-8")
    if tomllib.loads(data.decode("utf-8")) != _as_read(tables):
        raise NotSavedError(shown(path), "what would be written does not read back as it was meant")
    return data


def _as_read(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _as_read(item) for key, item in value.items()}
    return [_as_read(item) for item in value] if isinstance(value, list | tuple) else value
