"""A pack goes from one version to the next, on real folders, and an educator who answered it all loses nothing."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import cast

import pytest
import typer

from lift_cli.cli.app import app
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.walk import draft_of
from lift_cli.content.step_kinds import Task
from lift_cli.storage import paths
from lift_cli.storage.drafts import Draft
from lift_cli.walk.steps import draft_names
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BEN, MET, SAVED, Tables, answer, begun, seen, tick
from tests.cli.screens import lines
from tests.conftest import Lift, Ran
from tests.content.samples import activity, closing, module_file, pack_file, section, step

DAY = "school/day"
GREET, LOOK, TALK = (f"{DAY}/morning/arrive/{name}" for name in ("greet", "look", "talk"))
START, RULES = (f"{DAY}/morning/settle/{name}" for name in ("start", "rules"))
PACK_UP, WAVE, SING = (f"{DAY}/afternoon/leave/{name}" for name in ("pack-up", "wave", "sing"))
IDEA = f"{DAY}/closing/reflect/idea"
LOOKS = [f"{DAY}/closing/review/the-{area}" for area in ("circle", "ideas", "bookmarks", "folder")]
BYE, BEGIN, SEE = (f"{DAY}/afternoon/leave/{name}" for name in ("goodbye", "begin", "see"))
ADDED = f"{DAY}/morning/arrive/added"

VERSION_1 = (
    section(
        "morning",
        activity("arrive", step("greet"), step("look", "rate", scale=["No", "Yes"]), step("talk", "discuss")),
        activity("settle", step("start"), step("rules")),
    ),
    section("afternoon", activity("leave", step("pack-up"), step("wave"), step("sing"))),
)
LEAVE = activity(
    "leave",
    step("goodbye", former=["afternoon/leave/pack-up", "afternoon/leave/wave"]),
    step("begin", former=["morning/settle/start"]),
    step("see", "rate", scale=["No", "Yes"], former=["morning/arrive/look"]),
)
VERSION_2 = (
    section("morning", activity("arrive", step("greet", text="Who greets?"), step("talk", "discuss"), step("added"))),
    section("afternoon", LEAVE) | {"title": "The Late Afternoon"},
)
RETIRED = {"step": "morning/settle/rules", "text": "Which rules help?", "provenance": "own"}


def ship(version: str, sections: tuple[Tables, ...], **more: object) -> None:
    """Put a version of the pack in the place of the one before."""
    folder = paths.shipped_packs() / "school"
    shutil.rmtree(folder, ignore_errors=True)
    Kept(folder / "pack.toml").write(pack_file(id="school", version=version, modules=["day"]))
    module = module_file(id="day", number=5, title="The Day", closing=closing(documents=[]), **more)
    for name, tables in (("module", module), *((f"{n}-{page['id']}", page) for n, page in enumerate(sections, 1))):
        Kept(folder / "day" / f"{name}.toml").write(tables)


def upgrade() -> None:
    """Version 1.1.0: steps renamed, moved, retired with and without words, joined and added."""
    ship("1.1.0", VERSION_2, retired=[RETIRED])


TEXTS = {GREET: "The caretaker.", START: "With a song.", RULES: "Two of them."}
TEXTS |= {PACK_UP: "Books first.", WAVE: "At the gate.", SING: "Every Friday.", IDEA: "Begin slowly."}
AT = {PACK_UP: SAVED.replace(day=19), WAVE: SAVED.replace(day=21)}
WRITTEN: Tables = ANA | {
    "modules": [begun(DAY, START)],
    "answers": [{"step": step, "text": text, "at": AT.get(step, SAVED)} for step, text in TEXTS.items()],
    "ratings": [{"step": LOOK, "value": 2, "at": SAVED}],
    "done": [tick(TALK, minutes=15, note="We agree."), tick(IDEA), *(tick(look) for look in LOOKS)],
    "bookmarks": [{"url": "https://example.org/songs", "for": START, "at": SAVED}],
    "hours": [{"date": SAVED.date(), "minutes": 45, "what": "Rehearsal", "activity": START}],
}
COMMENTS = [{"step": START, "text": "I sing, too."}, {"step": RULES, "text": "Which ones?"}]
READ = {"module": DAY, "reviewer": "Ben Okafor", "reviewed": SAVED, "items": MET, "comments": COMMENTS}
THANKS = READ | {"digests": seen(WRITTEN), "recognition": {"words": "Bravo, Ana.", "at": SAVED}}
RECOGNIZED: Tables = WRITTEN | {"reviews": [THANKS]}
"""Every step of version 1.0.0 answered, and recognized by Ben."""


@pytest.fixture(autouse=True)
def mine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kept:
    """Ana's portfolio, under the first version of the one pack that ships; the disk is not waited for."""
    monkeypatch.setattr(paths, "shipped_packs", lambda: tmp_path / "shipped")
    monkeypatch.setattr(os, "fsync", lambda _: None)
    ship("1.0.0", VERSION_1)
    mine = Kept(tmp_path / "home" / "portfolio.toml")
    mine.write(RECOGNIZED)
    return mine


def test_every_answer_is_read_at_its_number_of_today_and_a_retired_one_with_its_words(lift: Lift) -> None:
    upgrade()
    screen = (
        *("5.1.1.1  Who greets?", "    The caretaker.  [2026-04-20]", ""),
        *("5.1.1.2  Please talk.", "    Discussed on 2026-04-20, 15 minutes.", "    We agree.", ""),
        *("5.2.1.1  Please goodbye.", "    At the gate.  [2026-04-21]", ""),
        *(
            "5.2.1.2  Please begin.",
            "    With a song.  [2026-04-20]",
            "    Ben Okafor says:",
            "        I sing, too.",
            "",
        ),
        *("5.2.1.3  Please see.", "    2 of 2: Yes  [2026-04-20]", ""),
        *("5.2.2.1  Please idea.", "    Begin slowly.  [2026-04-20]", "    Discussed on 2026-04-20.", ""),
        *(f"Which rules help?  (retired: {RULES})", "    Two of them.  [2026-04-20]"),
        *("    Ben Okafor says:", "        Which ones?", ""),
        *(f"{SING}  (no installed pack asks this any more)", "    Every Friday.  [2026-04-20]", ""),
    )
    assert lift("show") == Ran(0, lines(*screen), "")


def test_of_two_joined_answers_the_earlier_is_read_with_the_history(lift: Lift) -> None:
    upgrade()
    said = lift("show", "5.2.1.1", "--history").out.splitlines()
    assert said[1:4] == ["    At the gate.  [2026-04-21]", "    earlier, from 2026-04-19:", "        Books first."]


def test_the_checklist_misses_only_what_was_added(lift: Lift) -> None:
    assert lift("check").code == 0
    upgrade()
    ran = lift("check", "--json")
    assert (ran.code, ran.err) == (3, "")
    assert [item["missing"] for item in json.loads(ran.out)["modules"][0]["items"]] == [[ADDED], [], [], []]


@pytest.mark.parametrize("last", [WAVE, PACK_UP])
def test_a_recognition_received_before_still_holds(lift: Lift, mine: Kept, last: str) -> None:
    later = {last: {"at": SAVED.replace(day=22)}}
    mine.write(RECOGNIZED | {"answers": [said | later.get(said["step"], {}) for said in WRITTEN["answers"]]})
    upgrade()
    module = ("  school/day  The Day", "      recognized: 10 of 11 steps done")
    retired = "2 answers to steps that are no longer asked: kept, and in the file for your partner."
    screen = ("Ana Reyes, with Ben Okafor", "", *module, "", "Time spent: 1 hour", retired, "Next: lift export --pgp")
    assert lift("status") == Ran(0, lines(*screen), "")


def test_everything_leaves_in_the_file_for_the_partner_under_the_ids_of_today(lift: Lift) -> None:
    upgrade()
    assert lift("export", "-o", "sent.toml").code == 0
    sent = Kept(Path("sent.toml")).tables
    today = {step: TEXTS[step] for step in (GREET, RULES, SING, IDEA)} | {BEGIN: TEXTS[START], BYE: TEXTS[WAVE]}
    assert {entry["step"]: entry["text"] for entry in sent["answers"]} == today
    assert [(entry["step"], entry["value"]) for entry in sent["ratings"]] == [(SEE, 2)]
    assert [entry["step"] for entry in sent["done"]] == sorted([TALK, IDEA, *LOOKS])
    assert (sent["bookmarks"][0]["for"], sent["hours"][0]["activity"]) == (BEGIN, BEGIN)
    assert (sent["packs"], sent["modules"][0]["state"]) == ({"school": "1.1.0"}, "recognized")


def test_the_booklet_holds_every_answer_and_the_retired_ones_with_their_words(lift: Lift) -> None:
    upgrade()
    booklet = lift("export", "--format", "markdown", "-o", "-").out
    assert [text for text in TEXTS.values() if f"> {text}\n" not in booklet] == [TEXTS[PACK_UP]]
    rules = f"**Which rules help?**\n\n> Two of them.\n\n*(from {RULES} (retired), April 20, 2026)*"
    sing = f"> Every Friday.\n\n*(from {SING} (retired), April 20, 2026)*"
    comment = "Ben Okafor said:\n\n> Which ones?"
    assert f"## Answers to steps that are no longer asked\n\n{rules}\n\n{comment}\n\n{sing}\n\n" in booklet


def test_reading_writes_nothing_and_the_next_save_writes_all_of_it(lift: Lift, mine: Kept) -> None:
    before = mine.path.read_bytes()
    upgrade()
    for command in ("show", "status", "check", "bookmark", "hours"):
        lift(command)
    assert mine.path.read_bytes() == before
    lift("idea", "add", "Clap.")
    joined = answer(BYE, TEXTS[WAVE], earlier=[{"text": TEXTS[PACK_UP], "at": AT[PACK_UP]}]) | {"at": AT[WAVE]}
    moved = (answer(GREET, TEXTS[GREET]), answer(BEGIN, TEXTS[START]), answer(RULES, TEXTS[RULES]), joined)
    assert mine.tables["answers"] == [*moved, answer(SING, TEXTS[SING]), answer(IDEA, TEXTS[IDEA])]
    assert mine.tables["modules"] == [begun(DAY, BEGIN)]
    assert mine.tables["reviews"][0]["comments"] == [COMMENTS[0] | {"step": BEGIN}, COMMENTS[1]]


def test_a_walk_that_stood_at_a_moved_step_goes_on_there(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"modules": [begun(DAY, START)]})
    upgrade()
    stopped = lift("start", "module", "day", typed="q\n").err.splitlines()[-2]
    assert stopped == "Stopped at step 5.2.1.2 (5 of 11). Everything is saved."


def half_typed(number: str, drafts: dict[str, bytes]) -> Draft:
    """The draft of a step of today, where these drafts were left by their former names."""
    session = Session(cast("typer.Context", typer.main.get_command(app).make_context("lift", ["status"])))
    for name, data in drafts.items():
        Draft.of(session.home.drafts, name).keep(data)
    upgrade()
    return draft_of(session, draft_names(session.catalog.find_step(number), Task.WRITE))


def test_the_half_typed_draft_of_a_moved_step_is_offered_at_the_new_one() -> None:
    draft = half_typed("5.2.1.2", {START: b"With a so"})
    assert draft.read() == b"With a so"
    draft.drop()
    assert list(draft.path.parent.iterdir()) == []


def test_of_the_drafts_of_two_joined_steps_none_is_dropped_unseen() -> None:
    draft = half_typed("5.2.1.1", {PACK_UP: b"Books fi", WAVE: b"At the ga"})
    offered = draft.read()
    draft.drop()
    assert all(words in offered + draft.read() for words in (b"Books fi", b"At the ga"))


def test_a_file_of_the_version_before_is_checked_by_a_partner_who_has_the_new_one(lift: Lift) -> None:
    lift("export")
    upgrade()
    (found,) = json.loads(lift("check-partner", "portfolio.toml", "--json", home=Path("ben")).out)["modules"]
    assert [item["missing"] for item in found["items"]] == [[ADDED], [], [], []]


def read_by_ben(lift: Lift, mine: Kept) -> str:
    """The review that Ben makes of Ana's file, both of them with version 1.0.0."""
    mine.write(WRITTEN)
    Kept(Path("ben/portfolio.toml")).write(BEN)
    lift("export")
    assert lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.", home=Path("ben")).code == 0
    return "review-ana-reyes-school-day.toml"


def test_a_recognition_that_comes_after_the_upgrade_holds(lift: Lift, mine: Kept) -> None:
    review = read_by_ben(lift, mine)
    upgrade()
    assert "You changed" not in lift("receive", review).err
    assert "      recognized: 10 of 11 steps done" in lift("status").out.splitlines()


def test_a_review_taken_in_before_and_after_the_upgrade_stands_once(lift: Lift, mine: Kept) -> None:
    lift("receive", review := read_by_ben(lift, mine))
    upgrade()
    lift("receive", review)
    assert len(mine.tables["reviews"]) == 1


def test_what_was_said_in_a_discussion_that_is_retired_is_shown(lift: Lift) -> None:
    ship("1.1.0", VERSION_1[1:])
    assert "    We agree." in lift("show").out.splitlines()
    assert "> We agree." in lift("export", "--format", "markdown", "-o", "-").out.splitlines()
