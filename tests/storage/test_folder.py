"""The LIFT Folder: copies come in whole, nothing in it is ever replaced, the educator's own file stays as it is."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError, UnreadableFileError
from lift_cli.portfolio.model import FolderItem
from tests.conftest import NOW
from tests.storage.disk import flushes, mode_of, names_in, refusing, within
from tests.storage.documents import filed, own_file

LINK = "Type the path of a file, or a link that begins with https://."


def refused(folder: Path, source: Path) -> tuple[str, str]:
    """The message and hint with which a source is refused."""
    with within(2), pytest.raises(UnreadableFileError) as told:
        filed(folder, source)
    return told.value.message, told.value.hint


@pytest.mark.parametrize("data", [b"", b"our map\r\n", b"\x00\xff" * 2_000_000])
def test_a_copy_holds_the_same_bytes_and_the_record_says_so(folder: Path, data: bytes) -> None:
    document = filed(folder, own_file("map.pdf", data))

    assert document == FolderItem(
        name="map.pdf", caption="Our map", serves="lift/two", at=NOW, sha256=sha256(data).hexdigest(), bytes=len(data)
    )
    assert (folder / "map.pdf").read_bytes() == data
    assert names_in(folder) == ["map.pdf"]


def test_the_educators_own_file_is_not_touched(folder: Path) -> None:
    source = own_file("map.pdf")
    source.chmod(0o644)
    os.utime(source, (1_000_000_000, 1_000_000_000))
    before = source.stat()
    filed(folder, source)

    after = source.stat()
    assert source.read_bytes() == b"our map\n"
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (before.st_ino, before.st_mode, before.st_mtime_ns)


def test_a_copy_is_for_its_owner_only_and_keeps_its_day(folder: Path) -> None:
    source = own_file("map.pdf")
    source.chmod(0o644)
    os.utime(source, (1_000_000_000, 1_000_000_000))
    filed(folder, source)

    assert (mode_of(folder), mode_of(folder / "map.pdf")) == (0o700, 0o600)
    assert (folder / "map.pdf").stat().st_mtime == 1_000_000_000


def test_a_copy_and_its_name_are_flushed_to_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = flushes(monkeypatch)
    filed(folder, own_file("map.pdf"))
    filed(folder, own_file("plan.pdf"))

    home_and_folder_are_made = ["folder", "folder"]
    assert seen == [*home_and_folder_are_made, "file", "folder", "file", "folder"]


def test_a_copy_is_a_file_of_its_own(folder: Path) -> None:
    source = own_file("map.pdf")
    filed(folder, source)
    source.write_bytes(b"changed since")

    assert (folder / "map.pdf").read_bytes() == b"our map\n"


def test_a_link_is_copied_by_what_it_leads_to(folder: Path) -> None:
    own_file("map.pdf")
    Path("newest.pdf").symlink_to("map.pdf")
    filed(folder, Path("newest.pdf"))

    assert not (folder / "newest.pdf").is_symlink()
    assert (folder / "newest.pdf").read_bytes() == b"our map\n"


def test_the_same_bytes_again_are_the_same_document(folder: Path) -> None:
    source = own_file("map.pdf")

    assert filed(folder, source) == filed(folder, source)
    assert names_in(folder) == ["map.pdf"]


def test_other_bytes_of_the_same_name_get_a_number(folder: Path) -> None:
    names = [filed(folder, own_file("map.pdf", data)).name for data in (b"one", b"two", b"three", b"two", b"one")]

    assert names == ["map.pdf", "map-2.pdf", "map-3.pdf", "map-2.pdf", "map.pdf"]
    assert {name: (folder / name).read_bytes() for name in names_in(folder)} == {
        "map.pdf": b"one",
        "map-2.pdf": b"two",
        "map-3.pdf": b"three",
    }


def test_the_same_bytes_under_another_name_are_another_file(folder: Path) -> None:
    assert filed(folder, own_file("map.pdf")).name == "map.pdf"
    assert filed(folder, own_file("plan.pdf")).name == "plan.pdf"
    assert names_in(folder) == ["map.pdf", "plan.pdf"]


def test_a_file_that_another_window_files_after_we_looked_is_not_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exists, theirs = Path.exists, folder / "map.pdf"
    folder.mkdir(parents=True)
    theirs.write_bytes(b"theirs")
    monkeypatch.setattr(Path, "exists", lambda path: path != theirs and exists(path))
    ours = filed(folder, own_file("map.pdf", b"ours"))

    assert theirs.read_bytes() == b"theirs"
    assert (folder / ours.name).read_bytes() == b"ours"


def test_a_folder_of_that_name_is_stepped_around(folder: Path) -> None:
    (folder / "map.pdf").mkdir(parents=True)

    assert filed(folder, own_file("map.pdf")).name == "map-2.pdf"
    assert names_in(folder) == ["map-2.pdf", "map.pdf"]


def test_a_folder_is_refused(folder: Path) -> None:
    Path("maps").mkdir()

    assert refused(folder, Path("maps")) == ("could not read maps: that is a folder", LINK)
    assert not folder.exists()


def test_a_missing_file_is_refused(folder: Path) -> None:
    assert refused(folder, Path("map.pdf")) == ("could not read map.pdf: it is not there", LINK)
    assert not folder.exists()


def test_a_link_to_nothing_is_refused(folder: Path) -> None:
    Path("map.pdf").symlink_to("nothing")

    assert refused(folder, Path("map.pdf")) == ("could not read map.pdf: it is not there", LINK)


def test_a_pipe_is_refused_and_does_not_hold_us_up(folder: Path) -> None:
    os.mkfifo("map.pdf")

    assert refused(folder, Path("map.pdf")) == ("could not read map.pdf: that is not a file that lift can read", LINK)


def test_a_device_is_refused(folder: Path) -> None:
    assert refused(folder, Path("/dev/zero")) == (
        "could not read /dev/zero: that is not a file that lift can read",
        LINK,
    )


def test_a_name_that_is_too_long_is_refused(folder: Path) -> None:
    message, _ = refused(folder, Path("n" * 300))

    assert message.startswith("could not read nnn")


def test_a_name_with_a_nul_in_it_is_refused(folder: Path) -> None:
    message, _ = refused(folder, Path("a\0b"))

    assert message == "could not read a\0b: it is not there"


@pytest.mark.parametrize(
    ("place", "calls", "number", "reason"),
    [
        (os, ["fsync"], errno.ENOSPC, "no space left on device"),
        (Path, ["hardlink_to", "replace"], errno.EIO, "input/output error"),
    ],
)
def test_a_disk_that_refuses_is_left_without_rubbish(
    folder: Path, place: object, calls: list[str], number: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = own_file("map.pdf")
    with monkeypatch.context() as patch:
        for name in calls:
            patch.setattr(place, name, refusing(number))
        with pytest.raises(NotSavedError) as told:
            filed(folder, source)

    assert told.value.message == f"could not save ~/home/folder/map.pdf: {reason}"
    assert names_in(folder) == []
    assert source.read_bytes() == b"our map\n"


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS])
def test_where_the_disk_knows_no_second_names_it_is_filed_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", refusing(number))
    first, second = filed(folder, own_file("map.pdf")), filed(folder, own_file("map.pdf", b"another"))

    assert (first.name, second.name) == ("map.pdf", "map-2.pdf")
    assert ((folder / "map.pdf").read_bytes(), (folder / "map-2.pdf").read_bytes()) == (b"our map\n", b"another")
    assert names_in(folder) == ["map-2.pdf", "map.pdf"]


def test_a_document_gets_its_name_when_it_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a kill at any moment leaves: nothing of that name, or all of it."""
    named: list[bytes] = []
    link = Path.hardlink_to

    def watch(target: Path, source: Path) -> None:
        assert not target.exists()
        link(target, source)
        named.append(target.read_bytes())

    monkeypatch.setattr(Path, "hardlink_to", watch)
    filed(folder, own_file("map.pdf"))
    assert named == [b"our map\n"]


def test_an_interrupt_while_copying_leaves_no_rubbish(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    folder.mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        filed(folder, own_file("map.pdf"))

    assert names_in(folder) == []


def test_an_interrupt_while_it_gets_its_name_leaves_no_rubbish(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for call in ("replace", "rename", "link"):
        monkeypatch.setattr(os, call, interrupt)
    with pytest.raises(KeyboardInterrupt):
        filed(folder, own_file("map.pdf"))

    assert names_in(folder) == []


def test_days_that_cannot_be_copied_do_not_matter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "utime", refusing(errno.EPERM))

    assert filed(folder, own_file("map.pdf")).name == "map.pdf"
    assert (folder / "map.pdf").read_bytes() == b"our map\n"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"a file")
    with pytest.raises(NotSavedError) as told:
        filed(tmp_path / "home" / "folder", own_file("map.pdf"))

    assert told.value.message == "could not save ~/home/folder: there is a file where a folder should be"
