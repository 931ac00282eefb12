"""What is being typed stays on the disk, byte for byte, until it is saved."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.storage.drafts import Draft
from tests.storage.disk import flushes, mode_of, names_in, refusing

STEP = "lift/two/partnership-as-leadership/an-activity/strengths"


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder for drafts that is not made yet."""
    return tmp_path / "home" / "drafts"


def test_a_step_has_one_draft_by_its_name(drafts: Path) -> None:
    draft = Draft.of(drafts, STEP)

    assert draft.path == drafts / "lift__two__partnership-as-leadership__an-activity__strengths.txt"
    assert draft == Draft.of(drafts, STEP)


def test_asking_for_a_draft_makes_none(drafts: Path) -> None:
    assert Draft.of(drafts, STEP).read() == b""
    assert not drafts.exists()


@pytest.mark.parametrize(
    "typed",
    [b"", b"half a sen", b"caf\xe9", b"\xff\xfe\x00", b"\xef\xbb\xbfa\r\nb\rc", "👩‍👩‍👧 שלום".encode(), b"\x03\x1b[A"],
)
@pytest.mark.parametrize("flush", [False, True])
def test_what_was_typed_is_kept_byte_for_byte(drafts: Path, typed: bytes, *, flush: bool) -> None:
    Draft.of(drafts, STEP).keep(typed, flush=flush)

    assert Draft.of(drafts, STEP).read() == typed
    assert names_in(drafts) == [Draft.of(drafts, STEP).path.name]


def test_a_later_draft_replaces_the_whole_of_the_earlier(drafts: Path) -> None:
    draft = Draft.of(drafts, STEP)
    draft.keep(b"a long text that was begun")
    draft.keep(b"short")

    assert draft.read() == b"short"


def test_a_draft_is_for_its_owner_only(drafts: Path) -> None:
    before = os.umask(0o000)
    try:
        Draft.of(drafts, STEP).keep(b"private")
    finally:
        os.umask(before)

    assert (mode_of(Draft.of(drafts, STEP).path), mode_of(drafts)) == (0o600, 0o700)


@pytest.mark.parametrize(("flush", "times"), [(False, 0), (True, 1)])
def test_a_line_is_sent_to_the_disk_and_a_key_is_not(
    drafts: Path, monkeypatch: pytest.MonkeyPatch, times: int, *, flush: bool
) -> None:
    seen = flushes(monkeypatch)
    Draft.of(drafts, STEP).keep(b"words", flush=flush)

    assert seen.count("file") == times


def test_drafts_of_two_steps_stand_side_by_side(drafts: Path) -> None:
    Draft.of(drafts, STEP).keep(b"one")
    Draft.of(drafts, "lift/two/closing/reflect/strengths").keep(b"two")

    assert Draft.of(drafts, STEP).read() == b"one"
    assert Draft.of(drafts, "lift/two/closing/reflect/strengths").read() == b"two"


def test_a_step_of_the_longest_id_that_a_pack_may_have_can_be_drafted(drafts: Path) -> None:
    longest = "/".join(letter * 80 for letter in "abcde")
    Draft.of(drafts, longest).keep(b"words")

    assert Draft.of(drafts, longest).read() == b"words"


def test_two_long_ids_that_differ_at_the_end_have_drafts_of_their_own(drafts: Path) -> None:
    alike = "/".join(letter * 80 for letter in "abcd")
    Draft.of(drafts, f"{alike}/one").keep(b"one")
    Draft.of(drafts, f"{alike}/two").keep(b"two")

    assert Draft.of(drafts, f"{alike}/one").read() == b"one"


def test_a_dropped_draft_is_gone_with_all_that_belonged_to_it(drafts: Path) -> None:
    draft = Draft.of(drafts, STEP)
    draft.keep(b"words")
    draft.path.with_suffix(".new").write_bytes(b"left by a kill")
    draft.drop()

    assert draft.read() == b""
    assert names_in(drafts) == []


def test_dropping_what_is_not_there_is_no_error(drafts: Path) -> None:
    Draft.of(drafts, STEP).drop()

    assert not drafts.exists()


def test_what_a_kill_left_half_written_is_not_taken_for_the_draft(drafts: Path) -> None:
    draft = Draft.of(drafts, STEP)
    draft.keep(b"whole")
    draft.path.with_suffix(".new").write_bytes(b"ha")

    assert draft.read() == b"whole"
    draft.keep(b"whole again")
    assert draft.read() == b"whole again"
    assert names_in(drafts) == [draft.path.name]


@pytest.mark.parametrize(
    ("place", "call", "number", "reason"),
    [
        (os, "open", errno.EACCES, "permission denied"),
        (os, "fsync", errno.ENOSPC, "no space left on device"),
        (Path, "replace", errno.EIO, "input/output error"),
    ],
)
def test_a_system_that_refuses_leaves_the_draft_before(
    drafts: Path, place: object, call: str, number: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = Draft.of(drafts, "s")
    draft.keep(b"before")
    with monkeypatch.context() as patch:
        patch.setattr(place, call, refusing(number))
        with pytest.raises(NotSavedError) as told:
            draft.keep(b"after", flush=True)

    assert told.value.message == f"could not save ~/home/drafts/s.txt: {reason}"
    assert draft.read() == b"before"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"a file")
    with pytest.raises(NotSavedError) as told:
        Draft.of(tmp_path / "home" / "drafts", "s").keep(b"words")

    assert told.value.message == "could not save ~/home/drafts: there is a file where a folder should be"


def test_a_folder_in_the_drafts_place_reads_as_none(drafts: Path) -> None:
    Draft.of(drafts, STEP).path.mkdir(parents=True)

    assert Draft.of(drafts, STEP).read() == b""
