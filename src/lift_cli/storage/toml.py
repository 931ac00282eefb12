"""TOML in and out: parsed with the place of a mistake, checked field by field, written so that it reads back equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from lift_cli.errors import BrokenFileError, NewerFormatError, NotSavedError
from lift_cli.storage.paths import shown

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    Model = TypeVar("Model", bound=BaseModel)

DEEPEST = 12
"""Levels of nesting; our own files have five."""

TOO_MUCH = "it is nested too deep, or holds a number too long to be meant"


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
        tables = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        said = str(error)
        raise BrokenFileError(place, f"it is not TOML: {said[:1].lower()}{said[1:]}", hint) from error
    except (RecursionError, ValueError) as error:
        raise BrokenFileError(place, TOO_MUCH, hint) from error
    if _deeper_than(tables, DEEPEST):
        raise BrokenFileError(place, f"it is nested more than {DEEPEST} levels deep", hint)
    if not _fits(tables):
        raise BrokenFileError(place, TOO_MUCH, hint)
    return tables


def _deeper_than(tables: object, levels: int) -> bool:
    """Whether any value stands deeper, found without recursion."""
    level = [tables]
    for _ in range(levels + 1):
        level = [inner for outer in level for inner in _inside(outer)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _fits(value: object) -> bool:
    """Whether every whole number has 64 bits at most (TOML 1.0, Integer)."""
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return all(_fits(inner) for inner in _inside(value))


def check_version(tables: Mapping[str, Any], path: Path, known: int, hint: str) -> None:
    """Raise unless the file says it is of a format we know; raises NewerFormatError for a later one."""
    version = tables.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        reason = "it has no format_version" if version is None else "its format_version is not a number from 1"
        raise BrokenFileError(shown(path), reason, hint)
    if version >= 2**63:
        raise BrokenFileError(shown(path), TOO_MUCH, hint)
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
    from lift_cli.content.fields import faults_of, path_of, said_of

    fault = faults_of(error)[0]
    where = path_of(fault["loc"])
    said = said_of(fault)
    return f"the field `{where}`: {said}" if where else said


def dump(tables: Mapping[str, Any], path: Path) -> bytes:
    """The tables as UTF-8 TOML with prose kept as prose; raises NotSavedError unless it reads back equal."""
    import tomli_w  # only a save pays for it

    written = _written(tables)
    try:
        data = tomli_w.dumps(written, multiline_strings=True).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotSavedError(shown(path), "a text in it is not UTF-8") from error
    if _comparable(tomli.loads(data.decode("utf-8"))) != _comparable(written):
        raise NotSavedError(shown(path), "what would be written does not read back as it was meant")
    return data


def _written(value: Any) -> Any:
    """The value as it is written: tuples as lists, newlines as LF also in what we do not know."""
    if isinstance(value, Mapping):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, str):
        return re.sub("\r\n?", "\n", value)
    return [_written(item) for item in value] if isinstance(value, list | tuple) else value


def _comparable(value: Any) -> Any:
    """The value such that it equals itself: a number that is none (nan) by its name."""
    if isinstance(value, dict):
        return {key: _comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_comparable(item) for item in value]
    return "nan" if isinstance(value, float) and value != value else value
