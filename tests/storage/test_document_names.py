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
        ("\x1b[2Jmap.pdf", "\\x1b[2Jmap.pdf"),
        ("fdp.\u202egpj", "fdp.\\u202egpj"),
        ("a\rb.pdf", "a\\rb.pdf"),
        (os.fsdecode(b"caf\xe9.txt"), "caf\\udce9.txt"),
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
