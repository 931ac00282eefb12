"""Strangers' files: each beside what is said of it, read as an export and as a review.

`tests/samples/strangers/NAME.toml` is what came in, `NAME.expected.txt` what becomes of it. `--update-golden`
writes the second anew; read it then.
"""

from __future__ import annotations

import builtins
import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lift_cli.errors import LiftError, UnreadableFileError
from lift_cli.partner.export import Export
from lift_cli.partner.review import Review, ReviewAuthor, Reviewed
from lift_cli.portfolio.model import ItemVerdict, Recognition
from lift_cli.storage import exchange
from lift_cli.storage.validation import checked
from lift_cli.text import harmless
from lift_cli.values import Value, tables_of
from tests.conftest import NOW
from tests.storage.disk import within

STRANGERS = Path(__file__).parent.parent / "samples" / "strangers"
NAMES = sorted(path.stem for path in STRANGERS.glob("*.toml"))
HEAD = 'format_version = 1\nkind = "export"\nid = "ana-1"\n'


def _told(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def becomes(read: Callable[[Path], Value], path: Path) -> str:
    """What is taken from a file, without what says nothing; or the error as it is told."""
    try:
        tables = tables_of(read(path), "defaults")
        return harmless("taken: " + json.dumps(tables, indent=2, ensure_ascii=False, default=_told))
    except LiftError as error:
        return harmless(f"{error.message}\nHint: {error.hint}")


@pytest.mark.parametrize("name", NAMES)
def test_what_becomes_of_a_strangers_file(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(STRANGERS)
    path, expected = Path(f"{name}.toml"), STRANGERS / f"{name}.expected.txt"
    said = (
        f"As an export\n{becomes(exchange.read_export, path)}\n\nAs a review\n{becomes(exchange.read_review, path)}\n"
    )

    if request.config.getoption("--update-golden"):
        expected.write_bytes(said.encode())
    assert said.encode() == expected.read_bytes()


def test_nothing_in_the_samples_expected_is_obeyed_by_a_terminal() -> None:
    expected = [(STRANGERS / f"{name}.expected.txt").read_text(encoding="utf-8") for name in NAMES]

    assert len(expected) > 20
    assert [text for text in expected if harmless(text) != text] == []


def test_a_hostile_key_is_harmless_only_once_it_is_passed_through() -> None:
    with pytest.raises(LiftError) as told:
        exchange.read_review(STRANGERS / "hostile-key.toml")

    assert "\x1b" in told.value.message
    assert harmless(told.value.message).endswith(
        "the field `digests.\\x1b[2J\\x1b]0;owned\\x07\\u202e`: it should be a text (at line 12)"
    )


def test_a_hostile_file_name_is_harmless_once_it_is_passed_through() -> None:
    with pytest.raises(LiftError) as told:
        exchange.read_export(Path("\x1b[2Jportfolio.toml"))

    assert harmless(told.value.message) == "could not read \\x1b[2Jportfolio.toml: no such file or directory"


def test_no_path_in_a_strangers_file_is_ever_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def watch(file: object, *rest: Any, **named: Any) -> Any:
            opened.append(file)
            return call(file, *rest, **named)

        return watch

    path = STRANGERS / "paths-in-it.toml"
    exchange.read_export(path)  # whatever Python itself still has to import, it has now
    with monkeypatch.context() as patch:
        for place, name in ((os, "open"), (builtins, "open"), (io, "open"), (os, "stat"), (os, "lstat")):
            patch.setattr(place, name, watched(getattr(place, name)))
        export = exchange.read_export(path)
        assert export.progress.filed == frozenset({"/etc/passwd", ""})
        assert export.begun == {"lift/two"}
        assert len(export.seen_in("lift/two").digests) == 1

    assert {file for file in opened if not isinstance(file, int)} == {path}


@pytest.mark.slow
def test_a_text_of_five_megabytes_is_taken(tmp_path: Path) -> None:
    path, text = tmp_path / "export.toml", "words and " * 500_000
    path.write_text(f'{HEAD}[[answers]]\nstep = "lift/two/a/b/c"\ntext = "{text}"\n', encoding="utf-8")

    answers = exchange.read_export(path).answers
    assert answers is not None
    assert [answer.text for answer in answers] == [text]


@pytest.mark.parametrize(
    ("read", "cap", "size"),
    [
        (exchange.read_export, exchange.CAP, "16 MiB"),
        (lambda path: exchange.read_copy(path, "ana-1"), exchange.CAP, "16 MiB"),
        (exchange.read_review, exchange.REVIEW_CAP, "1 MiB"),
        (exchange.read_received, exchange.REVIEW_CAP, "1 MiB"),
        (exchange.read_together, exchange.REVIEW_CAP, "1 MiB"),
    ],
)
def test_a_file_above_the_cap_is_refused_by_its_size(read: Callable[[Path], object], cap: int, size: str) -> None:
    with Path("large.toml").open("wb") as file:
        file.truncate(cap + 1)
    with pytest.raises(UnreadableFileError) as told:
        read(Path("large.toml"))

    assert (told.value.message, told.value.hint) == (
        f"could not read large.toml: it is larger than {size}",
        "A file of lift is never that large. Check that it is the right one.",
    )


@pytest.mark.parametrize("read", [exchange.read_export, exchange.read_review, exchange.read_received])
@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_what_is_no_file_does_not_hold_us_up(read: Callable[[Path], object], name: str) -> None:
    os.mkfifo("pipe")
    with within(2), pytest.raises(UnreadableFileError) as told:
        read(Path(name))

    assert told.value.message == f"could not read {name}: that is not a file that lift can read"


@pytest.mark.parametrize(
    "more",
    [
        "exported_at = 0001-01-01T00:00:00+14:00",
        "exported_at = 9999-12-31T23:59:59-12:00",
        "exported_at = 1e300",
        f"[[ratings]]\nstep = 'lift/two/a/b/c'\nvalue = 0x{'f' * 5000}",
        "[educator]\nname" + ".name" * 900 + " = 'Ana'",
    ],
    ids=["before all calendars", "after all calendars", "no time", "a number without end", "a name without end"],
)
def test_nonsense_is_one_sentence_and_never_a_crash(more: str) -> None:
    Path("export.toml").write_text(HEAD + more, encoding="utf-8")

    with pytest.raises(LiftError):
        exchange.read_export(Path("export.toml")).seen_in("lift/two")


def test_windows_newlines_and_a_mark_change_nothing() -> None:
    there = (STRANGERS / "export.toml").read_bytes()
    Path("export.toml").write_bytes(b"\xef\xbb\xbf" + there.replace(b"\n", b"\r\n"))

    assert exchange.read_export(Path("export.toml")) == exchange.read_export(STRANGERS / "export.toml")


def test_what_we_export_is_read_back() -> None:
    step, text, path = "lift/two/a/b/c", '"words"\n\n\\', Path("portfolio.toml")
    made = {"format_version": 1, "id": "ana", "answers": [{"step": step, "text": text, "at": NOW, "digest": "theirs"}]}
    path.write_bytes(exchange.export_bytes(made, path))

    export = exchange.read_export(path)
    assert export == checked(Export, made)
    assert export.seen_in("lift/two").digests == {step: sha256(f"lift:text\0{step}\0{text}".encode()).hexdigest()}


WHOLE = Review(
    module="lift/two",
    reviewed=NOW + timedelta(hours=1),
    reviewer=ReviewAuthor(name="Ben \x1b[31m"),
    portfolio=Reviewed(id="ana", educator="Ana Reyes", exported_at=NOW),
    items=(ItemVerdict(id="responses", verdict="met", confirmed=True, missing=("a", "b")),),
    digests={"lift/two/a/b/c": "00"},
    recognition=Recognition(words="Thank you.\nTruly.", at=NOW),
)


@pytest.mark.parametrize(
    "review",
    [WHOLE, replace(WHOLE, recognition=None, items=(), portfolio=Reviewed(id="ana"))],
    ids=["all of it", "the least"],
)
def test_the_review_we_write_is_read_back(review: Review) -> None:
    path = Path("review.toml")
    path.write_bytes(exchange.review_bytes(review, path))

    assert exchange.read_review(path) == review


def test_keys_that_we_do_not_know_never_come_in_with_a_review() -> None:
    there = (STRANGERS / "review.toml").read_text(encoding="utf-8")
    for words in ("confirmed = true\n", 'text = "Yes, you do."\n', 'words = "Thank you."\n'):
        assert words in there
        there = there.replace(words, words + 'surprise = "a megabyte of it"\n')
    Path("review.toml").write_text(there, encoding="utf-8")

    came_in = exchange.read_review(Path("review.toml")).received
    assert came_in == exchange.read_review(STRANGERS / "review.toml").received
