"""The one table of parts: it names every field of the model, and no other file has a list of its own."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import lift_cli
from lift_cli.partner.export import Export
from lift_cli.portfolio import versions
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.part import EARLIER, ENTRIES, WRITTEN, Part
from lift_cli.portfolio.parts import BYSTANDERS, PARTS
from lift_cli.portfolio.progress import Progress
from lift_cli.values import UNKNOWN_KEYS, fields_of, key_of, types_of
from tests.portfolio.walking import fields_of as fields_in
from tests.portfolio.walking import places

HOLDERS = {"plan"}
"""What holds parts and is none itself."""

HELD = {part.name for part in PARTS} | {part.taken_back for part in PARTS if part.taken_back}
WHERE = {part.name: part for part in PARTS} | {part.taken_back: part for part in PARTS if part.taken_back}
"""Each row by the places where its records are."""


def kind_of(part: Part) -> Any:
    """The class of a part's records."""
    kind: Any = Portfolio
    for name in part.name.split("."):
        (kind,) = [field.inner for field in fields_in(kind) if field.name == name]
    return kind


def named(part: Part) -> set[str]:
    """The fields that a row says something of, and where records keep what they said before."""
    own = (*part.key, *part.versions, *part.rules, *part.others, part.at, part.since, part.turn, part.home_if)
    return {*own, *part.words, *part.steps, *part.summary, *part.whole, EARLIER, WRITTEN} - {""}


def unnamed(path: str) -> bool:
    """Whether no row names a field of the model."""
    above = [place for place in WHERE if path.startswith(f"{place}.")]
    if not above:
        return True
    place = max(above, key=len)
    inner = path.removeprefix(f"{place}.")
    return not any(inner == name or name.startswith(f"{inner}.") for name in named(WHERE[place]))


def test_every_field_of_the_model_is_named_in_a_row_or_is_a_bystander() -> None:
    plain = [".".join(place) for place in sorted(places()) if EARLIER not in place[:-1] and "(" not in place[-1]]
    assert len(plain) > 90
    assert [path for path in plain if path not in {*BYSTANDERS, *HOLDERS, *HELD} and unnamed(path)] == []


def test_every_name_in_a_row_is_a_field_of_the_model() -> None:
    known = {".".join(place) for place in places()}
    named_by_row = {f"{part.name}.{name}" for part in PARTS for name in named(part) - {EARLIER, WRITTEN, "at"}}
    assert sorted(named_by_row - known) == []
    assert [
        part.name for part in PARTS if part.at == "at" and part.join != "fields" and f"{part.name}.at" not in known
    ] == []


@pytest.mark.parametrize("part", [part for part in PARTS if part.versions], ids=lambda part: part.name)
def test_the_versions_of_a_row_are_what_an_earlier_one_holds(part: Part) -> None:
    if part.quiet:
        assert EARLIER not in {one.name for one in fields_of(kind_of(part))}
        return
    earlier = {one.name for one in fields_of(versions.version_kind(kind_of(part)))}
    assert earlier - {UNKNOWN_KEYS, EARLIER, "at"} == set(part.versions)


def test_what_is_joined_as_entries_has_neither_key_nor_versions_and_all_else_has_versions() -> None:
    assert [part.name for part in PARTS if (part.join == ENTRIES) is bool(part.key or part.versions)] == []


def test_every_row_that_finishes_a_step_is_one_of_progress() -> None:
    assert list(dict.fromkeys(part.finishes for part in PARTS if part.finishes)) == [
        one.name for one in fields(Progress) if one.name != "unreadable"
    ]


def test_what_a_partners_file_is_read_for_leaves() -> None:
    put_in = {"state", "digest", "masked", "nonce"}
    leaves: dict[Any, set[str]] = {}
    for part in PARTS:
        if part.name in (read := types_of(Export)):
            keys = {one.name: key_of(one) for one in fields_of(kind_of(part))}
            left = {keys[field.partition(".")[0]] for field in (*part.summary, *part.whole)}
            leaves.setdefault(_inner(read[part.name]), set()).update(left)
    assert {
        kind.__name__: {key_of(one) for one in fields_of(kind)} - left - put_in for kind, left in leaves.items()
    } == {kind.__name__: set() for kind in leaves}
    assert {one.name for one in fields_of(Export)} - {part.name for part in PARTS} == {
        *("id", "exported_at", "packs"),
        *("kind", "nonce", "digest", "summary"),
    }


def _inner(hint: Any) -> Any:
    """The class in a type such as `tuple[X, ...] | None`."""
    inner = getattr(hint, "__args__", ())
    return _inner(inner[0]) if inner else hint


NAMES = {name for part in PARTS for name in part.name.split(".")} - {"plan", "private"}


def texts_of(file: Path) -> set[str]:
    """The texts in a file that are the name of a part."""
    found = {node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)}
    return {
        text
        for text in found
        if isinstance(text, str) and {*text.split(".")} & NAMES and set(text.split(".")) <= NAMES | {"plan"}
    }


@pytest.mark.slow
def test_no_more_than_three_other_files_hold_six_names_of_parts() -> None:
    source = Path(lift_cli.__file__).parent
    counted = {file.relative_to(source).as_posix(): len(texts_of(file)) for file in source.rglob("*.py")}
    own = {"portfolio/parts.py", "portfolio/model.py"}
    assert counted["portfolio/parts.py"] >= len(PARTS)
    many = sorted(file for file, count in counted.items() if count >= 6 and file not in own)
    assert len(many) <= 3, many  # among them the changes, and the list of the commands
