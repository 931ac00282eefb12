"""`lift modules new --based-on`: a translation stands in for the original, and nothing that was written is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.phrases import SENTENCES
from tests.cli.conftest import Kept
from tests.cli.packs.folders import edit
from tests.cli.samples import ANA, BEN, HALF, MET_ITEMS, MOST, WHOLE, WHY
from tests.cli.screens import SAVED_NOW, lines, refusal, stopped
from tests.conftest import NOW, Lift, Ran

QUESTION, TRANSLATED = "Which question do you ask most?", "Que pregunta haces mas?"
ES = ("modules", "new", "lift-es", "--based-on", "two", "--language", "es")


IN_ENGLISH = (
    f"~/home/modules/lift-es/pack.toml: interface: L27 warning: {len(SENTENCES)} of {len(SENTENCES)} sentences are "
    "still in English: 'Welcome to lift. Two questions first; you can change the...', ..."
)
TWO_AGAIN = "~/home/modules/lift-es/two/module.toml: L25 warning:"
AS_BEFORE = (
    f"{TWO_AGAIN} 13 of 13 steps still read as in lift/two: "
    "2.1.1.1, 2.1.1.2, 2.1.1.3, 2.1.1.4, 2.1.2.1, 2.1.2.2, 2.2.1.1, 2.2.1.2, ..."
)
MOST_AS_BEFORE = (
    f"{TWO_AGAIN} 11 of 12 steps still read as in lift/two: "
    "2.1.1.1, 2.1.1.2, 2.1.2.1, 2.1.2.2, 2.2.1.1, 2.2.1.2, 2.2.2.1, 2.2.2.2, ..."
)


@pytest.fixture
def own(small: None, tmp_path: Path) -> Path:  # noqa: ARG001 - what ships is the small pack
    """Where lift reads Ana's own packs; it is not there before one is written."""
    return tmp_path / "home" / "modules"


def translate(lift: Lift, own: Path) -> Path:
    """The folder of a pack that asks the first question of Module Two in Spanish."""
    assert lift(*ES).code == 0
    edit(own / "lift-es" / "two" / "1-asking.toml", QUESTION, TRANSLATED)
    return own / "lift-es"


def shown(question: str, answer: str) -> Ran:
    """How the first answer of Module Two is read back."""
    text = f"    (text of the step: adapted; id {MOST})"
    return Ran(0, lines(f"2.1.1.4  {question}", f"    {answer}", text, ""), "")


def test_a_remix_is_written_and_passes_the_check(lift: Lift, own: Path) -> None:
    assert lift(*ES, "--title", "LIFT en castellano") == Ran(
        0,
        lines(IN_ENGLISH, AS_BEFORE, "~/home/modules/lift-es: 2 warnings"),
        lines(
            "Wrote ~/home/modules/lift-es",
            "Change its words in any editor, then: lift modules check ~/home/modules/lift-es",
            "Walk it: lift start module two",
        ),
    )
    assert Kept(own / "lift-es" / "pack.toml").tables == {
        "format_version": 1,
        "id": "lift-es",
        "title": "LIFT en castellano",
        "version": "1.0.0",
        "language": "es",
        "attribution": "Based on A small LIFT for tests 0.1.0. Made up for the tests.",
        "licence": "As the tests.",
        "modules": ["two"],
        "summary": {"text": "Every kind of step once, in one module; one step in the other.", "provenance": "own"},
        "interface": {sentence: sentence for sentence in SENTENCES},
    }
    assert Kept(own / "lift-es" / "two" / "module.toml").tables["based_on"] == "lift/two"
    assert sorted(path.name for path in (own / "lift-es" / "two").iterdir()) == [
        "1-asking.toml",
        "2-trying.toml",
        "module.toml",
    ]


def test_a_remix_stands_in_the_place_of_its_original(lift: Lift, own: Path) -> None:
    before = json.loads(lift("modules", "list", "--json").out)
    translate(lift, own)
    assert lift("modules", "list").out == lines(
        "Lift Es  [lift-es 1.0.0, es]",
        "    2  lift/two  Asking and Listening (13 steps)",
        "A small LIFT for tests  [lift 0.1.0]",
        "    3  lift/three  Making Room (1 step)",
    )
    stand_in = {"pack": "lift-es", "version": "1.0.0", "language": "es", "based_on": "lift/two"}
    assert json.loads(lift("modules", "list", "--json").out) == [before[0] | stand_in, before[1]]


def test_a_pack_can_be_copied_whole(lift: Lift, catalog: Catalog) -> None:
    originals = [module.id for module in catalog.modules if module.pack.id == "lift"]
    assert len(originals) == 6
    ran = lift("modules", "new", "lift-es", "--based-on", "lift", "--language", "es")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "~/home/modules/lift-es: 7 warnings")
    listed = json.loads(lift("modules", "list", "--json").out)
    assert [found["id"] for found in listed if found["pack"] == "lift-es"] == originals
    assert [found["id"] for found in listed if found["id"].startswith("lift/")] == originals
    assert [found["id"] for found in listed if found["pack"] == "lift"] == []


def test_an_answer_given_before_is_shown_with_the_translated_question_and_comes_back(
    lift: Lift, own: Path, mine: Kept
) -> None:
    mine.write(HALF)
    pack = translate(lift, own)
    assert lift("show", "2.1.1.4") == shown(TRANSLATED, "What do you think?  [2026-04-20]")
    shutil.rmtree(pack)
    assert lift("show", "2.1.1.4") == shown(QUESTION, "What do you think?  [2026-04-20]")
    assert mine.tables == HALF


def test_an_answer_given_in_a_translation_is_there_without_it(lift: Lift, own: Path, mine: Kept) -> None:
    mine.write(ANA)
    pack = translate(lift, own)
    assert lift("answer", "2.1.1.4", "--text", "Que opinas?").code == 0
    assert mine.tables["answers"] == [{"step": MOST, "text": "Que opinas?", "at": NOW}]
    assert lift("show", "2.1.1.4") == shown(TRANSLATED, "Que opinas?  [2026-05-03]")
    shutil.rmtree(pack)
    assert lift("show", "2.1.1.4") == shown(QUESTION, "Que opinas?  [2026-05-03]")


def test_a_walk_goes_on_in_a_translation_where_it_was_left(lift: Lift, own: Path, mine: Kept) -> None:
    mine.write(HALF)
    edit(translate(lift, own) / "two" / "1-asking.toml", "Why is waiting hard?", "Por que cuesta esperar?")
    said = lift("start", "module", "two", typed="Callar cuesta.\nq\n").err
    assert said.endswith(
        lines(
            "2.1.2.2  (write)",
            "  Por que cuesta esperar?",
            "  You wrote before:",
            "    2.1.1.4  Que pregunta haces mas?",
            "      What do you think?",
            "> Callar cuesta.",
            SAVED_NOW,
            "> q",
            *stopped("2.1.2.2", 6),
        )
    )
    assert mine.tables["answers"][-1] == {"step": WHY, "text": "Callar cuesta.", "at": NOW}


@pytest.mark.parametrize(("portfolio", "code"), [(HALF, 3), (WHOLE, 0)], ids=["half", "whole"])
def test_a_partner_without_the_pack_finds_the_same(
    lift: Lift, own: Path, mine: Kept, bens: Kept, portfolio: dict[str, Any], code: int
) -> None:
    mine.write(portfolio)
    bens.write(BEN)
    translate(lift, own)
    assert lift("export").code == 0
    here = lift("check", "two", "--json")
    there = lift("check-partner", "portfolio.toml", "--json", home=bens.path.parent)
    assert (here.code, there.code) == (code, code)
    (ours,), (theirs,) = (json.loads(ran.out)["modules"] for ran in (here, there))
    assert theirs["items"] == ours["items"]
    assert (ours["items"] == MET_ITEMS) == (code == 0)


def test_a_recognition_by_a_partner_without_the_pack_holds_with_it_and_without(
    lift: Lift, own: Path, mine: Kept, bens: Kept
) -> None:
    mine.write(WHOLE)
    bens.write(BEN)
    pack = translate(lift, own)
    lift("export")
    lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.", home=bens.path.parent)
    assert lift("receive", "review-ana-reyes-lift-two.toml").code == 0
    states = [json.loads(lift("status", "--json").out)["modules"][0]["state"]]
    shutil.rmtree(pack)
    states.append(json.loads(lift("status", "--json").out)["modules"][0]["state"])
    assert states == ["recognized", "recognized"]


def test_a_module_that_has_a_stand_in_gets_no_other(lift: Lift, own: Path) -> None:
    pack = translate(lift, own)
    assert lift("modules", "new", "lift-fr", "--based-on", "lift") == refusal(
        "could not write a pack: lift-es/two already replaces lift/two",
        "Change that one, or remove the pack lift-es.",
    )
    assert [path.name for path in own.iterdir()] == [pack.name]


def two_for_one(lift: Lift, own: Path) -> None:
    """Two packs that stand in for Module Two."""
    shutil.copytree(translate(lift, own), own / "lift-fr")
    edit(own / "lift-fr" / "pack.toml", 'id = "lift-es"', 'id = "lift-fr"')


def test_two_packs_that_stand_in_for_one_module_are_told_with_both(lift: Lift, own: Path) -> None:
    alone = translate(lift, own)
    before = lift("modules", "list")
    shutil.rmtree(alone)
    two_for_one(lift, own)
    ran = lift("modules", "list")
    assert (ran.code, ran.out) == (0, before.out)
    assert " ".join(ran.err.split()) == (
        "Without the pack in ~/home/modules/lift-fr: ~/home/modules/lift-es/two replaces lift/two already, and "
        "~/home/modules/lift-fr/two would, too "
        "`lift modules check` says what is wrong; everything else works as before."
    )


def test_two_packs_that_stand_in_for_one_module_are_not_called_clean(lift: Lift, own: Path) -> None:
    two_for_one(lift, own)
    checked = lift("modules", "check")
    assert (checked.code, "~/home/modules/lift-fr: clean" in checked.out) == (3, False)


def test_a_stand_in_may_come_before_its_original_in_the_alphabet(lift: Lift, own: Path) -> None:
    lift("modules", "new", "zeta", "--based-on", "three")
    edit(own / "zeta" / "three" / "module.toml", 'based_on = "lift/three"\n', "")
    edit(own / "zeta" / "three" / "module.toml", "number = 3", "number = 103")
    assert lift("modules", "new", "alpha", "--based-on", "zeta/three").code == 0
    assert lift("modules", "list") == Ran(
        0,
        lines(
            "A small LIFT for tests  [lift 0.1.0]",
            "    2  lift/two  Asking and Listening (13 steps)",
            "    3  lift/three  Making Room (1 step)",
            "Alpha  [alpha 1.0.0]",
            "  103  zeta/three  Making Room (1 step)",
        ),
        "",
    )


def test_a_remix_that_leaves_a_step_out_is_warned_of(lift: Lift, own: Path) -> None:
    pack = translate(lift, own)
    read = '[[activities.steps]]\nid = "read"\nkind = "view"\ntext = "Read the article."\nprovenance = "own"\n\n'
    edit(pack / "two" / "1-asking.toml", read, "")
    assert lift("modules", "check", str(pack)) == Ran(
        0,
        lines(
            IN_ENGLISH,
            "~/home/modules/lift-es/two/module.toml: based_on: L18 warning: "
            "steps of lift/two 0.1.0 are missing: 2.1.1.1",
            MOST_AS_BEFORE,
            "~/home/modules/lift-es: 3 warnings",
        ),
        "",
    )


def test_a_remix_of_nothing_that_is_installed_is_refused(lift: Lift, own: Path) -> None:
    assert lift("modules", "new", "lift-es", "--based-on", "tow") == refusal(
        "could not find the module 'tow'", "Did you mean `two`? `lift modules list` shows them all."
    )
    assert not own.exists()
