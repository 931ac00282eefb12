"""`lift modules add` and `remove`: a pack from somebody else comes and goes, and nothing is lost on the way."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from pathlib import Path

import pytest
import tomli_w

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, MOST, Tables, answer
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran
from tests.content.samples import activity, closing, module_file, pack_file, section, step
from tests.storage.disk import refusing

pytestmark = pytest.mark.usefixtures("small")

ITEM = {"text": "Is it there?", "provenance": "own"}
CLOSING = closing(
    reflect=[], review=[], documents=[], checklist=[{"id": "responses", **ITEM}, {"id": "activities", **ITEM}]
)
HOPE = "team/cycle/first/look/hope"
PLACE = "~/home/modules/team"
ADDED = lines("Added A Team  [team 1.0.0, 1 module]", "    Us")
WALK = "Walk it: lift start module team/cycle"


def pack(version: str = "1.0.0", text: str = "Please hope.") -> dict[str, Tables]:
    """A whole pack without a finding, by its files."""
    return {
        "pack.toml": pack_file(id="team", title="A Team", version=version, modules=["cycle"]),
        "cycle/module.toml": module_file(id="cycle", number=11, title="The Cycle", closing=CLOSING),
        "cycle/1-first.toml": section("first", activity("look", step("hope", text=text))),
    }


def folder(desk: Path, files: dict[str, Tables], name: str = "from-ben") -> Path:
    for file, tables in files.items():
        Kept(desk / name / file).write(tables)
    return desk / name


def zipped(desk: Path, files: dict[str, Tables], within: str = "team/") -> Path:
    with zipfile.ZipFile(desk / "team.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file, tables in files.items():
            archive.writestr(f"{within}{file}", tomli_w.dumps(tables))
    return desk / "team.zip"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where lift reads packs of one's own; it is not there before one is added."""
    return tmp_path / "home" / "modules"


def names(where: Path) -> list[str]:
    return sorted(path.relative_to(where).as_posix() for path in where.rglob("*") if path.is_file())


def asked(lift: Lift) -> str:
    """What the pack's one step asks, as authors read it."""
    step = next(line for line in lift("modules", "show", "team/cycle").out.splitlines() if "11.1.1.1" in line)
    return step.partition("respond  ")[2].removesuffix("  [own]")


PACK = ["team/cycle/1-first.toml", "team/cycle/module.toml", "team/pack.toml"]


def test_a_folder_of_any_name_becomes_a_pack_of_its_own_id(lift: Lift, own: Path, desk: Path) -> None:
    given = folder(desk, pack())
    (given / "notes.docx").write_bytes(b"PK")
    (given / ".git").mkdir()
    (given / ".git" / "config").write_text("x")
    ran = lift("modules", "add", "from-ben")
    assert ran == Ran(0, ADDED, lines("Left out: 1 file that lift does not read.", WALK))
    assert names(own) == PACK
    assert asked(lift) == "Please hope."


@pytest.mark.parametrize("within", ["", "team/", "a/b/"])
def test_a_zip_holds_the_pack_itself_or_its_folder(lift: Lift, own: Path, desk: Path, within: str) -> None:
    zipped(desk, pack(), within)
    assert lift("modules", "add", "team.zip") == Ran(0, ADDED, lines(WALK))
    assert names(own) == PACK


def test_a_pack_that_is_there_is_replaced_only_when_asked_and_the_old_one_is_kept(
    lift: Lift, own: Path, desk: Path
) -> None:
    folder(desk, pack())
    lift("modules", "add", "from-ben")
    folder(desk, pack("1.1.0", "Please hope more."))
    hint = "To replace it: lift modules add from-ben --force"
    there = refusal("could not add from-ben: the pack `team` is already there", hint)
    assert lift("modules", "add", "from-ben") == there
    assert asked(lift) == "Please hope."
    ran = lift("modules", "add", "from-ben", "--force")
    assert ran.out.splitlines()[0] == "Added A Team  [team 1.1.0, 1 module]"
    assert ran.err == lines("The one before is kept in ~/home/modules/.removed/team-2026-05-03", WALK)
    assert asked(lift) == "Please hope more."
    assert names(own)[:3] == [f".removed/team-2026-05-03/{name.removeprefix('team/')}" for name in PACK]


def test_what_was_removed_is_kept_with_every_answer_and_comes_back(
    lift: Lift, mine: Kept, own: Path, desk: Path
) -> None:
    folder(desk, pack())
    lift("modules", "add", "from-ben")
    mine.write(ANA | {"answers": [answer(HOPE, "More talk."), answer(MOST, "How?")]})
    before = mine.tables
    kept = "~/home/modules/.removed/team-2026-05-03"
    assert lift("modules", "remove", "team") == Ran(
        0,
        lines(f"Removed team. Its folder is kept in {kept}"),
        lines(
            "What you wrote in its modules stays in your portfolio.",
            f"To have it back: lift modules add {kept}",
        ),
    )
    assert mine.tables == before
    assert "team/cycle" not in lift("modules", "list").out
    assert lift("modules", "add", str(own / ".removed" / "team-2026-05-03")).code == 0
    assert "More talk." in lift("show", "11.1.1.1").out
    lift("modules", "remove", "team")
    assert sorted(path.name for path in (own / ".removed").iterdir()) == ["team-2026-05-03", "team-2026-05-03-2"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "lift",
            refusal(
                "could not remove the pack 'lift': it comes with lift",
                "You need not use it; nothing of it is in your way.",
            ),
        ),
        ("tema", refusal("could not find the pack 'tema'", "Did you mean `team`? `lift modules list` shows them all.")),
        ("../home", refusal("could not find the pack '../home'", "`lift modules list` shows them all.")),
    ],
)
def test_only_a_pack_of_ones_own_is_removed(lift: Lift, own: Path, desk: Path, name: str, said: Ran) -> None:
    folder(desk, pack())
    lift("modules", "add", "from-ben")
    assert lift("modules", "remove", name) == said
    assert names(own) == PACK


def test_a_pack_with_an_error_is_not_added(lift: Lift, own: Path, desk: Path) -> None:
    broken = pack()
    broken["cycle/1-first.toml"]["activities"][0]["steps"][0]["kind"] = "watch"
    folder(desk, broken)
    ran = lift("modules", "add", "from-ben")
    assert ran.code == 3
    assert ran.out.splitlines()[-1] == "from-ben: 1 error"
    assert ran.err == lines("It was not added. Its author can correct what is named here.")
    assert names(own) == []


def test_a_pack_with_the_id_of_one_that_ships_is_refused(lift: Lift, own: Path, desk: Path) -> None:
    folder(desk, {"pack.toml": pack_file(id="lift", modules=[])})
    hint = "Its author can give it another id in pack.toml, and its folder the same name."
    assert lift("modules", "add", "from-ben") == refusal(
        "could not add from-ben: lift comes with a pack called `lift`", hint
    )
    assert not own.exists()


HOSTILE = {
    "../../evil.toml": b"x = 1",
    "/evil.toml": b"x = 1",
    "team\\..\\evil.toml": b"x = 1",
    "C:evil.toml": b"x = 1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_in_a_zip_leads_out_of_the_pack(lift: Lift, own: Path, desk: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(zipped(desk, pack()), "a") as archive:
        archive.writestr(name, HOSTILE[name])
    ran = lift("modules", "add", "team.zip")
    reason = "could not read team.zip: its parts are not named as a zip program names them"
    assert ran == refusal(reason, "Unpack it, and name the folder.")
    assert not list(tmp_path.rglob("*evil*"))
    assert not own.exists()


@pytest.mark.slow
def test_a_zip_that_swells_is_given_up(lift: Lift, own: Path, desk: Path) -> None:
    with zipfile.ZipFile(zipped(desk, pack()), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("team/plans/big.toml", b"# " * (16 * 2**20 + 1))
    ran = lift("modules", "add", "team.zip")
    assert ran.err.startswith("Error: could not read team.zip: more than 32 MiB would come out of it\n")
    assert not own.exists()


def test_a_link_in_a_folder_is_not_followed(lift: Lift, own: Path, desk: Path) -> None:
    given = folder(desk, pack())
    (desk / "secret.toml").write_text("word = 'mine'")
    (given / "cycle" / "2-more.toml").symlink_to(desk / "secret.toml")
    ran = lift("modules", "add", "from-ben")
    assert (ran.code, "it is a link to another file" in ran.err) == (1, True)
    assert not own.exists()


@pytest.mark.parametrize(
    ("make", "reason", "hint"),
    [
        (
            lambda path: path.write_text("hello"),
            "it is neither a folder nor a zip",
            "Name the folder of a pack, or its zip.",
        ),
        (lambda path: path.mkdir(), "it has no pack.toml", "Name the folder of a pack, or its zip."),
        (
            lambda path: path.write_bytes(b"PK\x03\x04rest"),
            "it is damaged",
            "Ask for the file again, or: Unpack it, and name the folder.",
        ),
    ],
    ids=["text", "empty", "damaged"],
)
def test_what_is_no_pack_is_refused_in_one_line(
    lift: Lift, own: Path, desk: Path, make: object, reason: str, hint: str
) -> None:
    assert callable(make)
    make(desk / "thing")
    assert lift("modules", "add", "thing") == refusal(f"could not read thing: {reason}", hint)
    assert not own.exists()


def test_where_the_disk_refuses_the_new_one_the_old_one_is_still_there(
    lift: Lift, own: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(desk, pack())
    lift("modules", "add", "from-ben")
    folder(desk, pack("1.1.0", "Please hope more."))
    rename, calls = os.rename, list[str]()

    def second_fails(source: Path, target: Path) -> None:
        calls.append(Path(target).name)
        if calls.count("team") == 1 and Path(target).name == "team":
            refusing(errno.ENOSPC)()
        rename(source, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    ran = lift("modules", "add", "from-ben", "--force")
    assert ran.code == 1
    assert ran.err.startswith("Error: could not save ~/home/modules/team: no space left on device")
    assert asked(lift) == "Please hope."
    assert [name for name in names(own) if not name.startswith(".removed")] == PACK
    shutil.rmtree(own)
