from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import IDEA, LOOKS, MOST
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran
from tests.content.samples import activity, closing, module_file, pack_file, section, step

pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize("command", [["modules"], ["modules", "list"]])
def test_every_module_is_listed(lift: Lift, command: list[str]) -> None:
    ran = lift(*command)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == lines(
        "A small LIFT for tests  [lift 0.1.0]",
        "    2  lift/two  Asking and Listening (13 steps)",
        "    3  lift/three  Making Room (1 step)",
    )


def test_the_list_counts_the_steps_that_the_status_counts(lift: Lift, mine: Kept) -> None:
    folder = mine.path.parent / "modules" / "school"
    looks = [
        {"id": area, "area": area, "text": "Look again.", "provenance": "own", "as_needed": area == "ideas"}
        for area in ("circle", "ideas")
    ]
    Kept(folder / "pack.toml").write(pack_file(id="school", modules=["day"]))
    day = module_file(id="day", number=5, title="The Day", closing=closing(reflect=[], review=looks, documents=[]))
    Kept(folder / "day" / "module.toml").write(day)
    Kept(folder / "day" / "1-one.toml").write(section("one", activity("look", step("say"))))
    lift("profile", "--name", "Ana")
    lift("answer", "5.1.1.1", "--text", "Yes.")
    listed = next(line for line in lift("modules").out.splitlines() if "The Day" in line)
    counted = next(row for row in json.loads(lift("status", "--json").out)["modules"] if row["id"] == "school/day")
    assert listed == "    5  school/day  The Day (2 steps)"
    assert counted["total"] == 2


@pytest.mark.parametrize("name", ["two", "2", "lift/two", "asking"])
def test_a_module_is_shown_in_full_with_where_each_text_comes_from(lift: Lift, name: str) -> None:
    assert lift("modules", "show", name) == Ran(
        0,
        lines(
            "Module Two: Asking and Listening  [lift/two, pack version 0.1.0]",
            "How does a good question open a talk?  [own]",
            "",
            "2.1  Asking  https://example.org/two/asking",
            "  What a question can do.  [own]",
            "  2.1.1  Good Questions  [own]",
            "    resource  On Questions, A. Writer (article)  https://example.org/questions",
            "    Open questions first.  [own]",
            "    Tell an open question from a closed one.  [own]",
            "    2.1.1.1  view  Read the article.  [own]",
            "    2.1.1.2  bookmark  Bookmark the article.  [own]",
            "    2.1.1.3  discuss  Talk about your own questions.  [own]",
            "    2.1.1.4  respond  Which question do you ask most?  [adapted]",
            "  2.1.2  Habits  [own]",
            "    2.1.2.1  rate  How often do you wait for an answer?  (Seldom | Often | Always)  [own]",
            "    2.1.2.2  respond  Why is waiting hard?  [own]",
            "",
            "2.2  Trying  https://example.org/two/trying",
            "  Put it to use.  [own]",
            "  2.2.1  A Plan  [own]",
            "    2.2.1.1  make  Write a sheet of questions.  [own]",
            "    2.2.1.2  do  Send the sheet to your partner.  [own]",
            "",
            "2.2.2  Look back  https://example.org/two/back",
            "  See what stays with you.  [own]",
            "    2.2.2.1  respond  Which idea stays with you?  [lift]",
            "    2.2.2.2  do  Read your Golden Circle again.  [own]",
            "    2.2.2.3  do  Is an idea missing?  [own]",
            "    2.2.2.4  do  Is a bookmark missing?  [own]",
            "    2.2.2.5  do  Is a document missing?  [own]",
            "    checklist  Every prompt is answered.  [own]",
            "    checklist  Every activity is done.  [own]",
            "    checklist  Something is bookmarked.  [own]",
            "    checklist  The sheet is in the folder.  [own]",
            "    needed  The sheet  [own]",
            "",
            "Made up for the tests.",
            "As the tests.",
        ),
        "",
    )


def test_json_lists_the_modules_with_the_promised_keys(lift: Lift) -> None:
    ran = lift("modules", "list", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [
        {
            "id": "lift/two",
            "pack": "lift",
            "number": 2,
            "title": "Asking and Listening",
            "version": "0.1.0",
            "language": "en",
            "based_on": None,
            "steps": 13,
        },
        {
            "id": "lift/three",
            "pack": "lift",
            "number": 3,
            "title": "Making Room",
            "version": "0.1.0",
            "language": "en",
            "based_on": None,
            "steps": 1,
        },
    ]


def test_json_of_a_module_has_the_promised_keys(lift: Lift) -> None:
    ran = lift("modules", "show", "two", "--json")
    shown = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert set(shown) == {"format_version", "id", "number", "title", "sections", "reflect", "review"}
    assert [set(section) for section in shown["sections"]] == [{"id", "title", "activities"}] * 2
    assert shown["sections"][0]["activities"][0]["steps"][3] == {
        "id": MOST,
        "number": "2.1.1.4",
        "kind": "respond",
        "text": "Which question do you ask most?",
        "provenance": "adapted",
    }
    assert [(section["id"], [a["id"] for a in section["activities"]]) for section in shown["sections"]] == [
        ("asking", ["questions", "habits"]),
        ("trying", ["plan"]),
    ]
    assert shown["reflect"] == [
        {
            "id": IDEA,
            "number": "2.2.2.1",
            "kind": "respond",
            "text": "Which idea stays with you?",
            "provenance": "lift",
        }
    ]
    assert [look["id"] for look in shown["review"]] == LOOKS


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tow", "Did you mean `two`? `lift modules list` shows them all."),
        ("lift/thre", "Did you mean `lift/three`? `lift modules list` shows them all."),
        ("walnut", "`lift modules list` shows them all."),
    ],
)
def test_an_unknown_module_gets_the_closest_match(lift: Lift, name: str, hint: str) -> None:
    assert lift("modules", "show", name) == refusal(f"could not find the module '{name}'", hint)


def test_a_module_is_written_as_a_page_to_read(lift: Lift, desk: Path) -> None:
    assert lift("modules", "show", "two", "--format", "html") == Ran(0, lines("Wrote lift-two.html in ~/desk"), "")
    page = (desk / "lift-two.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    assert lift("modules", "show", "two", "--format", "html").code == 1
    assert lift("modules", "show", "two", "--format", "html", "--force").code == 0
    assert lift("modules", "show", "two", "--format", "html", "-o", "-").out.encode() == page
    assert lift("modules", "show", "two", "--format", "hmtl").err.startswith("Error: could not find the format 'hmtl'")


def test_each_line_of_a_text_begins_where_its_first_does(lift: Lift, mine: Kept) -> None:
    folder = mine.path.parent / "modules" / "school"
    Kept(folder / "pack.toml").write(pack_file(id="school", modules=["day"]))
    Kept(folder / "day" / "module.toml").write(module_file(id="day", number=12, title="The Day", closing=closing()))
    protocol = step("protocol", "do") | {"text": "15 minutes in all.\n5 minutes: Read.\n10 minutes: Talk."}
    Kept(folder / "day" / "1-try.toml").write(section("try", activity("plan", protocol, step("sheet", "make"))))
    shown = lift("modules", "show", "day").out.splitlines()
    assert shown[shown.index("  12.1.1  Plan  [own]") + 1 :][:3] == [
        "    12.1.1.1  do  15 minutes in all.",
        "                  5 minutes: Read.",
        "                  10 minutes: Talk.  [own]",
    ]


def test_a_page_as_a_pdf_names_the_signs_that_no_font_has(lift: Lift, mine: Kept) -> None:
    folder = mine.path.parent / "modules" / "school"
    Kept(folder / "pack.toml").write(pack_file(id="school", modules=["day"]))
    Kept(folder / "day" / "module.toml").write(module_file(id="day", number=12, title="The Day", closing=closing()))
    strange = step("protocol", "do") | {"text": "Read \U0010fffd."}
    Kept(folder / "day" / "1-try.toml").write(section("try", activity("plan", strange, step("sheet", "make"))))
    ran = lift("modules", "show", "day", "-o", "day.pdf")
    assert (ran.code, ran.err.splitlines()) == (
        0,
        [
            "No font here has the sign U+10FFFD; it is written as a number, at 12.1.1 Plan.",
            "--format docx keeps them as they are.",
        ],
    )
