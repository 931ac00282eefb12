"""The quick reader of a cohort takes nothing that the careful one refuses, and reads it the same."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest
import tomli

from lift_cli.content.catalog import Catalog
from lift_cli.errors import LiftError
from lift_cli.group.course import Courses
from lift_cli.group.row import row_of
from lift_cli.storage.cohort_reading import Reader, quickly
from lift_cli.storage.exchange import read_export
from tests.fuzzing import changed_bytes, changed_tables

SAMPLES = Path(__file__).parent.parent / "samples"
ALL = sorted(SAMPLES.glob("*/*.toml"))
EXPORTS = ["kept/export.toml", "kept/masked.toml", "kept/summary.toml", "strangers/export.toml"]
END = b"\n[end]\nwhole = true\n"

ODD = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "a CR alone": lambda data: data.replace(b"\n", b"\r", 3),
    "a mark of its encoding": lambda data: b"\xef\xbb\xbf" + data,
    "two marks": lambda data: b"\xef\xbb\xbf\xef\xbb\xbf" + data,
    "a fraction": lambda data: b"later = 1.5\n" + data,
    "a key of later": lambda data: b'later = { a = "b" }\n' + data,
    "nested deep": lambda data: b"later = " + b"[" * 13 + b"]" * 13 + b"\n" + data,
    "nested without end": lambda data: b"later = " + b"[" * 100_000 + b"\n" + data,
    "nested in turns": lambda data: b"later = " + b"[{a = " * 50_000 + b"\n" + data,
    "a long path": lambda data: b"[" + b".".join([b"a"] * 50_000) + b"]\n" + data,
    "a long key": lambda data: b".".join([b"a"] * 50_000) + b" = 1\n" + data,
    "a long number": lambda data: b"later = " + b"9" * 30 + b"\n" + data,
    "a time of no calendar": lambda data: b"later = 2023-02-30\n" + data,
    "cut": lambda data: data[:-8],
    "of later": lambda data: data.replace(b"format_version = 1", b"format_version = 2"),
}


def whole(name: str) -> bytes:
    """An export as lift ends it today."""
    return (SAMPLES / name).read_bytes().removesuffix(END) + END


def check_alike(path: Path, reader: Reader) -> bool:
    """Hold what the quick reader takes against the careful one; whether it took it."""
    tables = None
    with contextlib.suppress(LiftError):
        tables = quickly(path.read_bytes(), path)
    row = reader.row(str(path))
    assert row["kind"] in ("export", "review", "unreadable", "other")
    if tables is None:
        return False
    read_export(path)  # refuses nothing
    careful = tomli.loads(path.read_bytes().decode("utf-8-sig"))
    assert row == {**row_of(careful, reader.courses, reader.by_id), "file": str(path)}
    return True


@pytest.fixture
def reader(catalog: Catalog) -> Reader:
    return Reader(Courses.of(catalog))


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_is_read_alike(path: Path, reader: Reader, tmp_path: Path) -> None:
    changed = tmp_path / "changed.toml"
    for data in (path.read_bytes(), path.read_bytes() + END):
        changed.write_bytes(data)
        check_alike(changed, reader)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_lift_writes_is_read_quickly(name: str, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "export.toml"
    path.write_bytes(whole(name))
    assert check_alike(path, reader)


@pytest.mark.slow
@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("name", EXPORTS)
def test_an_odd_file_is_read_alike(name: str, what: str, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "export.toml"
    path.write_bytes(ODD[what](whole(name)))
    check_alike(path, reader)


@pytest.mark.parametrize("tries", [150, pytest.param(8000, marks=pytest.mark.slow)])
def test_a_file_changed_at_random_is_read_alike(tries: int, reader: Reader, tmp_path: Path) -> None:
    path, quick = tmp_path / "changed.toml", 0
    for seed in range(tries):
        dice = random.Random(seed)
        change = changed_tables if seed % 2 else changed_bytes
        path.write_bytes(change(whole(EXPORTS[seed % 4]), dice))
        quick += check_alike(path, reader)
    assert quick > tries / 20
