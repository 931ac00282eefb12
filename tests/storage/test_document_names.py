"""The names that documents get in the LIFT Folder: their own, as far as it does no harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lift_cli.text import harmless
from tests.storage.disk import names_in
from tests.storage.documents import filed, own_file


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a map.pdf", "a map.pdf"),
        ("-rf", "-rf"),
        (".hidden", ".hidden"),
        ("notes", "notes"),
        ("map.tar.gz", "map.tar.gz"),
        ("Zürich 👩‍🏫.pdf", "Zürich 👩‍🏫.pdf"),
        ("\x1b[2Jmap.pdf", "_x1b[2Jmap.pdf"),
        ("fdp.\u202egpj", "fdp._u202egpj"),
        ("a\rb.pdf", "a_rb.pdf"),
        (os.fsdecode(b"caf\xe9.txt"), "caf_udce9.txt"),
        ("a?b*c.pdf", "a_b_c.pdf"),
        ("a:b|c<d>e.pdf", "a_b_c_d_e.pdf"),
        ("CON.txt", "_CON.txt"),
        ("nul", "_nul"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("console.txt", "console.txt"),
        ("trailing dot.", "trailing dot"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("m" * 200 + ".pdf", "m" * 180 + ".pdf"),
    ],
)
def test_a_name_is_kept_where_it_does_no_harm(folder: Path, name: str, kept: str) -> None:
    assert filed(folder, own_file(name)).name == kept
    assert names_in(folder) == [kept]


@pytest.mark.parametrize(
    "name",
    ["notes\n", "notes.txt\n", "\ufeffnotes.txt", "a\nb.txt", "a\tb.txt", "\r\n", "\u2028", " ", "\ufeff", ". ", ".. "],
)
def test_the_record_of_a_strange_name_finds_its_file_again(folder: Path, name: str) -> None:
    document = filed(folder, own_file(name))

    assert names_in(folder) == [document.name]
    assert harmless(document.name) == document.name


@pytest.mark.parametrize("name", ["語" * 84 + ".md", "👩" * 58 + "\x1b" * 20], ids=["long", "long and hostile"])
def test_two_files_of_one_long_name_both_come_in(folder: Path, name: str) -> None:
    first, second = (filed(folder, own_file(name, data)) for data in (b"one", b"two"))

    assert [(folder / document.name).read_bytes() for document in (first, second)] == [b"one", b"two"]
    assert len(names_in(folder)) == 2


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("Map.pdf", "map.PDF", "map-2.PDF"),
        ("\u00e9.pdf", "e\u0301.pdf", "\u00e9-2.pdf"),
        ("a?b.md", "a*b.md", "a_b-2.md"),
    ],
)
def test_two_names_that_are_one_on_some_system_are_told_apart(folder: Path, first: str, second: str, kept: str) -> None:
    filed(folder, own_file(first, b"one"))

    assert filed(folder, own_file(second, b"two")).name == kept
    assert len(names_in(folder)) == 2
