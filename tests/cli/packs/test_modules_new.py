"""`lift modules new`: a pack to start from, and a module to translate or remix."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from lift_cli.content.pack import StepKind
from lift_cli.storage import paths
from tests.cli.conftest import PACK, Kept
from tests.cli.packs.folders import edit, powerless
from tests.cli.samples import ANA
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift
from tests.storage.disk import refusing

STARTER = paths.shipped_packs() / "_starter"
UNSAVED = "The file was not changed; nothing was lost. Fix that, then type the command again."
THERE = "could not write ~/home/modules/notes: something with that name already exists"
ELSEWHERE = "Choose another name, or `-o FOLDER` to write it elsewhere."
STARTERS = "~/home/modules/my-pack/"
NAME_HINT = "Lowercase letters, digits and dashes, such as"


@pytest.fixture
def shop(small: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # noqa: ARG001 - it stands in for more
    """The small pack and the starter in the place of what ships."""
    shutil.copytree(PACK, tmp_path / "shipped")
    shutil.copytree(STARTER, tmp_path / "shipped" / "_starter")
    monkeypatch.setattr(paths, "shipped_packs", lambda: tmp_path / "shipped")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where lift reads packs of one's own; it is not there before one is written."""
    return tmp_path / "home" / "modules"


def names(folder: Path) -> list[str]:
    """Every file in a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def wrote(place: str, walk: str) -> str:
    """What is said beside the check of a new pack."""
    then = f"Change its words in any editor, then: lift modules check {place}"
    return lines(f"Wrote {place}", then, f"Walk it: lift start module {walk}")


@pytest.mark.usefixtures("shop")
def test_a_new_pack_has_its_names_and_passes_the_check(lift: Lift, own: Path) -> None:
    ran = lift("modules", "new", "my-pack", "--title", "Don't: 100 \u00bd Ways", "--language", "pt-BR")
    assert (ran.code, ran.err) == (0, wrote("~/home/modules/my-pack", "my-pack/one"))
    assert ran.out.splitlines()[1:] == [
        f"{STARTERS}one/module.toml: L24 warning: not your words yet: title, source, question.text, topics[1].text",
        f"{STARTERS}pack.toml: L24 warning: not your words yet: attribution, licence, summary.text",
        "~/home/modules/my-pack: 3 warnings",
    ]
    assert names(own) == ["my-pack/one/1-a-first-page.toml", "my-pack/one/module.toml", "my-pack/pack.toml"]
    listed = json.loads(lift("modules", "list", "--json").out)[-1]
    assert listed == {
        "id": "my-pack/one",
        "pack": "my-pack",
        "number": 101,
        "title": "A First Module",
        "version": "1.0.0",
        "language": "pt-BR",
        "based_on": None,
        "steps": 11,
    }
    assert lift("modules", "list").out.splitlines()[-2] == "Don't: 100 \u00bd Ways  [my-pack 1.0.0, pt-BR]"


@pytest.mark.usefixtures("shop")
def test_a_pack_is_called_by_its_name_where_no_title_is_given(lift: Lift) -> None:
    lift("modules", "new", "my-own-2")
    assert lift("modules", "list").out.splitlines()[-2:] == [
        "My Own 2  [my-own-2 1.0.0]",
        "  101  my-own-2/one  A First Module (11 steps)",
    ]


@pytest.mark.usefixtures("shop")
def test_a_new_pack_shows_a_step_of_every_kind(lift: Lift) -> None:
    lift("modules", "new", "my-pack")
    (section,) = json.loads(lift("modules", "show", "my-pack/one", "--json").out)["sections"]
    kinds = [step["kind"] for activity in section["activities"] for step in activity["steps"]]
    assert set(kinds) == {kind.value for kind in StepKind}


@pytest.mark.slow
@pytest.mark.usefixtures("shop")
def test_a_new_pack_can_be_walked_and_its_answers_are_kept_under_its_name(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("modules", "new", "my-pack")
    ran = lift("start", "module", "my-pack/one", typed="\n\n2\n\nThe one on fractions.\nq\n")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(
        lines(
            "Stopped at step 101.1.1.6 (6 of 11). Everything is saved.", "Continue with: lift start module my-pack/one"
        )
    )
    at = "my-pack/one/a-first-page/a-first-activity"
    assert mine.tables["answers"] == [{"step": f"{at}/which-lesson", "text": "The one on fractions.", "at": NOW}]
    assert mine.tables["ratings"] == [{"step": f"{at}/how-often-today", "value": 2, "at": NOW}]
    assert mine.tables["modules"] == [{"module": "my-pack/one", "began": NOW, "step": f"{at}/how-to-tell", "at": NOW}]


@pytest.mark.usefixtures("shop")
def test_each_new_pack_gets_a_number_that_is_free(lift: Lift, own: Path) -> None:
    lift("modules", "new", "first")
    lift("modules", "new", "second")
    assert "number = 102" in (own / "second" / "one" / "module.toml").read_text("utf-8")
    edit(own / "first" / "one" / "module.toml", "number = 101", "number = 999")
    assert lift("modules", "new", "third").code == 0
    assert "number = 101" in (own / "third" / "one" / "module.toml").read_text("utf-8")


REFUSED = [
    (["my_pack"], "'my_pack' cannot be the name of a pack", f"{NAME_HINT} `my-pack`."),
    (["My Pack"], "'My Pack' cannot be the name of a pack", f"{NAME_HINT} `my-pack`."),
    (["../up"], "'../up' cannot be the name of a pack", f"{NAME_HINT} `up`."),
    (["_"], "'_' cannot be the name of a pack", f"{NAME_HINT} `my-pack`."),
    (["lift"], "a pack called 'lift' is already installed", "Choose another name."),
    (["x", "--language", "English"], "'English' is not a language tag", "A language tag, such as en, es or pt-BR."),
    (["x", "--title", 'A "B"'], "'A \"B\"' cannot be its title", "One line, without quotes or backslashes."),
    (["x", "--title", "A\\B"], "'A\\\\B' cannot be its title", "One line, without quotes or backslashes."),
    (["x", "--title", "A\nB"], "'A\\nB' cannot be its title", "One line, without quotes or backslashes."),
    (["x", "--title", "\x1b[2J"], "'\\x1b[2J' cannot be its title", "One line, without quotes or backslashes."),
    (["x", "--title", " "], "' ' cannot be its title", "One line, without quotes or backslashes."),
]


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(("words", "reason", "hint"), REFUSED, ids=[" ".join(words) for words, *_ in REFUSED])
def test_a_name_title_or_language_that_no_pack_can_have_is_refused(
    lift: Lift, own: Path, words: list[str], reason: str, hint: str
) -> None:
    assert lift("modules", "new", *words) == refusal(f"could not write a pack: {reason}", hint)
    assert not own.exists()


def test_the_name_of_a_pack_without_modules_is_taken_too(lift: Lift, own: Path) -> None:
    """Else two packs would claim the id, and no command would work any more."""
    taken = "could not write a pack: a pack called 'washington' is already installed"
    assert lift("modules", "new", "washington") == refusal(taken, "Choose another name.")
    assert not own.exists()


@pytest.mark.usefixtures("shop")
def test_the_name_of_a_pack_whose_every_module_has_a_stand_in_is_taken_too(lift: Lift) -> None:
    lift("modules", "new", "lift-es", "--based-on", "lift")
    taken = "could not write a pack: a pack called 'lift' is already installed"
    assert lift("modules", "new", "lift") == refusal(taken, "Choose another name.")


@pytest.mark.usefixtures("shop")
def test_a_folder_that_is_there_is_left_as_it_is(lift: Lift, own: Path) -> None:
    (own / "notes").mkdir(parents=True)
    (own / "notes" / "mine.txt").write_text("Mine.")
    assert lift("modules", "new", "notes") == refusal(THERE, ELSEWHERE)
    assert names(own) == ["notes/mine.txt"]


@pytest.mark.usefixtures("shop")
def test_a_link_to_nothing_is_left_as_it_is(lift: Lift, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "notes").symlink_to("gone")
    assert lift("modules", "new", "notes") == refusal(THERE, ELSEWHERE)
    assert (own / "notes").is_symlink()


@pytest.mark.usefixtures("shop")
def test_a_disk_that_is_full_at_the_last_moment_leaves_nothing_half(
    lift: Lift, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "rename", refusing(errno.ENOSPC))
    ran = lift("modules", "new", "my-pack")
    assert ran == refusal("could not save ~/home/modules/my-pack: no space left on device", UNSAVED)
    assert list(own.iterdir()) == []


@pytest.mark.usefixtures("shop")
def test_what_an_editor_left_is_not_copied(lift: Lift, own: Path) -> None:
    lift("modules", "new", "first")
    (own / "first" / "one" / ".#module.toml").symlink_to("me@my-laptop.123:456")
    assert lift("modules", "new", "second", "--based-on", "first/one").code == 0
    assert names(own / "second") == ["one/1-a-first-page.toml", "one/module.toml", "pack.toml"]


@pytest.mark.usefixtures("shop")
def test_a_pack_can_be_written_elsewhere(lift: Lift, own: Path, desk: Path) -> None:
    ran = lift("modules", "new", "my-pack", "-o", "drafts/new")
    wrote_it = lines("Wrote drafts/new/my-pack", "lift reads it once it is in ~/home/modules")
    assert (ran.code, ran.out.splitlines()[-1], ran.err) == (0, "drafts/new/my-pack: 3 warnings", wrote_it)
    assert names(desk / "drafts" / "new")[-1] == "my-pack/pack.toml"
    assert not own.exists()


@pytest.mark.slow
def test_in_a_read_only_folder_nothing_half_is_left(desk: Path) -> None:
    papers = desk / "papers"
    papers.mkdir(mode=0o500)
    ran = powerless("modules", "new", "my-pack", "-o", "papers")
    papers.chmod(0o700)
    assert (ran, names(desk)) == (refusal("could not save papers/my-pack: permission denied", UNSAVED), [])


@pytest.mark.slow
def test_a_folder_that_may_not_even_be_looked_into_is_told_in_a_sentence(desk: Path) -> None:
    (desk / "papers").mkdir(mode=0)
    ran = powerless("modules", "new", "my-pack", "-o", "papers/new")
    (desk / "papers").chmod(0o700)
    assert (ran, names(desk)) == (refusal("could not save papers/new/my-pack: permission denied", UNSAVED), [])


@pytest.mark.usefixtures("shop")
def test_a_folder_whose_name_is_too_long_for_the_disk_is_told_in_a_sentence(lift: Lift, desk: Path) -> None:
    long = "x" * 300
    ran = lift("modules", "new", "my-pack", "-o", long)
    assert (ran, names(desk)) == (refusal(f"could not save {long}/my-pack: file name too long", UNSAVED), [])
