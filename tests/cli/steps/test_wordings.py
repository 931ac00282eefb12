"""A step that is worded for a role: who has that role reads it wherever the step stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BEN, exported
from tests.conftest import Lift
from tests.content.samples import activity, closing, module_file, pack_file, section, step

pytestmark = pytest.mark.usefixtures("small")

ITEM = {"text": "Is it there?", "provenance": "own"}
COACHED = {"coach": {"text": "Whom do you coach?", "provenance": "own"}}
CLOSE = {"coach": {"text": "What will you ask them?", "provenance": "own"}}
LOOK = step("ask", text="What do your students say?") | {"words": COACHED}
LAST = step("then", text="What will you teach?") | {"words": CLOSE}


@pytest.fixture(autouse=True)
def _installed(mine: Kept, bens: Kept) -> None:
    for home in (mine, bens):
        folder = home.path.parent / "modules" / "team"
        Kept(folder / "pack.toml").write(pack_file(id="team", modules=["cycle"]))
        close = closing(reflect=[LAST], review=[], documents=[], checklist=[{"id": "responses", **ITEM}])
        Kept(folder / "cycle" / "module.toml").write(module_file(id="cycle", number=11, closing=close))
        Kept(folder / "cycle" / "1-first.toml").write(section("first", activity("look", LOOK)))


def as_role(role: str) -> dict[str, object]:
    return ANA | {"educator": {**ANA["educator"], "role": role}}


@pytest.mark.parametrize(
    ("role", "question", "closing_question"),
    [
        ("math teacher", "What do your students say?", "What will you teach?"),
        ("Instructional Coach", "Whom do you coach?", "What will you ask them?"),
    ],
)
def test_the_walk_and_all_that_shows_a_step_speak_to_the_role(
    lift: Lift, mine: Kept, role: str, question: str, closing_question: str
) -> None:
    mine.write(as_role(role))
    assert f"  {question}" in lift("start", "module", "cycle", typed="They do.\n").err.splitlines()
    assert f"  {closing_question}" in lift("reflect", "cycle", typed="q\n").err.splitlines()
    assert lift("show", "11.1.1.1").out.startswith(f"11.1.1.1  {question}\n")
    assert question in lift("export", "--format", "markdown", "-o", "-", "--no-mask").out
    assert f"missing  11.1.2  {closing_question}" not in lift("check", "cycle").out  # numbered by its activity
    assert closing_question in lift("check", "cycle").out


def test_a_partner_reads_what_the_educator_was_asked(lift: Lift, bens: Kept, desk: Path) -> None:
    bens.write(BEN)
    begun = {"modules": [{"module": "team/cycle", "began": "2026-04-20T10:00:00Z"}]}
    Kept(desk / "portfolio.toml").write(exported(as_role("literacy coach") | begun))
    report = lift("check-partner", "portfolio.toml", home=bens.path.parent).out
    assert "Whom do you coach?" in report
    assert "What do your students say?" not in report


def test_authors_read_every_wording_with_where_its_meaning_comes_from(lift: Lift, mine: Kept) -> None:
    mine.write(as_role("coach"))
    shown = lift("modules", "show", "cycle").out.splitlines()
    number = next(number for number, line in enumerate(shown) if "11.1.1.1" in line)
    assert shown[number : number + 2] == [
        "    11.1.1.1  respond  What do your students say?  [own]",
        "        coach  Whom do you coach?  [own]",
    ]
    found = json.loads(lift("modules", "show", "cycle", "--json").out)
    assert found["sections"][0]["activities"][0]["steps"][0]["words"] == {"coach": "Whom do you coach?"}
