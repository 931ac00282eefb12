"""What a step makes of answers besides keeping them: a document of its page, a ring of the Golden Circle."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED, Tables, answer, begun
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran
from tests.content.samples import URL, activity, closing, module_file, pack_file, section, step

pytestmark = pytest.mark.usefixtures("small")

AAR = "LIFT Training AAR"
DAY = "school/day"
PLANNED, FIT, FILED, ALSO, LATER = (f"{DAY}/one/look/{name}" for name in ("planned", "fit", "filed", "also", "later"))
WHY, CARE = (f"{DAY}/one/care/{name}" for name in ("why", "care"))

LOOK = activity(
    "look",
    step("planned", page=AAR),
    step("fit", "rate", scale=["Badly", "Well"], page=AAR),
    step("filed", "make", page=AAR),
    step("also", "make", page="Two lines, 1.5 at most"),
    step("later", page="Two lines, 1.5 at most"),
)
MINDFUL = activity("care", step("why", ring="why"), step("care", framework="school/care"))
NEEDED = [{"title": "The AAR", "provenance": "own", "step": "one/look/filed"}]
ENTRIES = [
    {"code": code, "title": title, "provenance": "own", **({"group": "People"} if code < "3" else {})}
    for code, title in (("1", "Ask"), ("2", "Wait"), ("3", "Chairs"))
]
STANDARDS = {"title": "Standards of Care", "publisher": "Us", "edition": "2020", "source": URL, "entries": ENTRIES}


@pytest.fixture(autouse=True)
def folder(mine: Kept) -> Path:
    """The LIFT Folder, which is not there yet, of somebody who has the school's pack among her own."""
    pack = mine.path.parent / "modules" / "school"
    Kept(pack / "pack.toml").write(pack_file(id="school", modules=["day"]))
    closes = closing(reflect=[], review=[], documents=NEEDED)
    Kept(pack / "day" / "module.toml").write(module_file(id="day", number=5, title="The Day", closing=closes))
    Kept(pack / "day" / "1-one.toml").write(section("one", LOOK, MINDFUL))
    summary = {"text": "How to care.", "provenance": "own"}
    Kept(pack / "standards" / "care.toml").write({"format_version": 1, "id": "care", **STANDARDS, "summary": summary})
    return mine.path.parent / "folder"


def at(step: str, **parts: object) -> Tables:
    """Ana with her walk of the day at a step."""
    return ANA | {"modules": [begun(DAY, step)], **parts}


ANSWERED = at(FILED, answers=[answer(PLANNED, "A video.")], ratings=[{"step": FIT, "value": 2, "at": SAVED}])
"""Ana at the step that makes a document of her answers."""


def written(data: bytes, name: str = "lift-training-aar.html") -> Tables:
    """The document as it stands in the portfolio."""
    return {
        "name": name,
        "caption": AAR,
        "for": FILED,
        "at": NOW,
        "sha256": sha256(data).hexdigest(),
        "bytes": len(data),
    }


def test_enter_writes_the_answers_of_the_page_and_files_them(lift: Lift, mine: Kept, folder: Path) -> None:
    mine.write(ANSWERED)
    ran = lift("start", "module", "school/day", typed="\nq\n")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[:10] == [
        *("", "The Day", "One > Look", "Step 3 of 7 \u00b7 about 15 minutes to the end of this activity"),
        *("5.1.1.3  (make a document)", "  Please filed."),
        *(f"  Page of your portfolio: {AAR}", ">", "  Written to ~/home/folder/lift-training-aar.html", "  Saved."),
    ]
    data = (folder / "lift-training-aar.html").read_bytes()
    assert mine.tables["folder"] == [written(data)]
    assert data.decode("utf-8").partition("<main>\n")[2].splitlines()[:-3] == [
        f"<h1>{AAR}</h1>",
        '<dl><dt>Educator</dt><dd dir="auto">Ana Reyes</dd><dt>From</dt><dd dir="auto">The Day</dd></dl>',
        '<p class="question">Please planned.</p>',
        '<blockquote><p dir="auto">A video.</p><footer>April 20, 2026</footer></blockquote>',
        '<p class="question">Please fit.</p>',
        '<blockquote><p dir="auto">2 of 2: Well</p><footer>April 20, 2026</footer></blockquote>',
    ]
    (found,) = json.loads(lift("check", DAY, "--json").out)["modules"]
    assert found["items"][3] == {"id": "documents", "verdict": "met", "missing": []}


@pytest.mark.parametrize("answers", [[], [answer(PLANNED, " ")], [answer(PLANNED, "")]], ids=["none", "blank", "empty"])
def test_enter_leaves_a_needed_document_for_later_where_nothing_is_answered(
    lift: Lift, mine: Kept, folder: Path, answers: list[Tables]
) -> None:
    mine.write(at(FILED, answers=answers))
    ran = lift("start", "module", "school/day", typed="\nq\n")
    assert ("Saved" in ran.err, "Error" in ran.err, folder.exists()) == (False, False, False)
    assert mine.tables["modules"] == [begun(DAY, ALSO) | {"at": NOW}]


@pytest.mark.parametrize(
    ("typed", "done"), [("\nq\n", []), ("\n\nq\n", []), ("done\nq\n", [{"step": ALSO, "at": NOW}])]
)
def test_enter_does_not_tick_off_a_page_on_which_nothing_is_written(
    lift: Lift, mine: Kept, folder: Path, typed: str, done: list[Tables]
) -> None:
    mine.write(at(ALSO))
    assert lift("start", "module", "school/day", typed=typed).code == 0
    assert mine.tables.get("done", []) == done
    assert not folder.exists()


def test_a_file_that_is_named_is_taken_instead(lift: Lift, mine: Kept, folder: Path, desk: Path) -> None:
    (desk / "mine.txt").write_text("My own.\n")
    mine.write(ANSWERED)
    lift("start", "module", "school/day", typed="mine.txt\nq\n")
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_without_a_file_the_answers_are_filed(lift: Lift, mine: Kept, folder: Path) -> None:
    mine.write(ANSWERED)
    filed = lines("Filed for 5.1.1.3 Look: ~/home/folder/lift-training-aar.html")
    assert lift("folder", "add", "--for", "5.1.1.3") == Ran(0, "", filed)
    assert mine.tables["folder"] == [written((folder / "lift-training-aar.html").read_bytes())]


def test_without_a_file_a_caption_is_kept(lift: Lift, mine: Kept) -> None:
    mine.write(ANSWERED)
    lift("folder", "add", "--for", "5.1.1.3", "--caption", "The reading workshop")
    assert mine.tables["folder"][0]["caption"] == "The reading workshop"


def test_the_same_answers_give_one_document_and_others_a_second(lift: Lift, mine: Kept, folder: Path) -> None:
    mine.write(ANSWERED)
    lift("folder", "add", "--for", FILED)
    once = mine.tables
    again = "That document is already filed for this; nothing changed."
    assert lift("folder", "add", "--for", FILED) == Ran(0, "", lines(again))
    assert mine.tables == once
    lift("answer", "5.1.1.1", "--text", "A talk.")
    other = lines("Filed for 5.1.1.3 Look: ~/home/folder/lift-training-aar-2.html")
    assert lift("folder", "add", "--for", FILED) == Ran(0, "", other)
    first, second = ((folder / name).read_bytes() for name in ("lift-training-aar.html", "lift-training-aar-2.html"))
    assert (b"A video." in first, b"A talk." in first, b"A talk." in second) == (True, False, True)
    assert mine.tables["folder"] == [written(first), written(second, "lift-training-aar-2.html")]


def test_a_document_that_was_thrown_away_is_written_again(lift: Lift, mine: Kept, folder: Path) -> None:
    mine.write(ANSWERED)
    lift("folder", "add", "--for", FILED)
    (folder / "lift-training-aar.html").unlink()
    lift("folder", "add", "--for", FILED)
    assert [path.name for path in folder.iterdir()] == ["lift-training-aar.html"]


NO_FILE = ("could not file a document: you named no file", "`lift folder add FILE`, or a link.")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            ["--for", "5.1.1.3"],
            "could not write a document for 5.1.1.3: you have not answered its questions yet",
            "It is made of your answers to 5.1.1.1, 5.1.1.2.",
        ),
        (["--for", "5.1.1.1"], *NO_FILE),
        (["--for", "school/day"], *NO_FILE),
        ([], *NO_FILE),
    ],
)
def test_what_cannot_be_written_down_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, folder: Path, words: list[str], message: str, hint: str
) -> None:
    mine.write(at(FILED))
    assert lift("folder", "add", *words) == refusal(message, hint)
    assert (mine.tables, folder.exists()) == (at(FILED), False)


def test_hostile_words_come_out_as_words(lift: Lift, mine: Kept, folder: Path) -> None:
    hostile = '<script>alert("1")</script> & \x1b[31m \u202e'
    mine.write(ANSWERED | {"answers": [answer(PLANNED, hostile)], "educator": {"name": "<b>Ana</b>"}})
    lift("folder", "add", "--for", FILED)
    page = (folder / "lift-training-aar.html").read_text("utf-8")
    assert r"&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; \x1b[31m \u202e" in page
    assert "&lt;b&gt;Ana&lt;/b&gt;" in page
    assert [found for found in ("<script", "<b>", "\x1b", "\u202e") if found in page] == []


@pytest.mark.parametrize("name", [AAR, "lift training", "LIFT  TRAINING  aar"])
def test_the_answers_of_a_page_are_read_by_its_name(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(ANSWERED | {"answers": [*ANSWERED["answers"], answer(WHY, "Because.")]})
    planned = ("5.1.1.1  Please planned.", "    A video.  [2026-04-20]", "")
    fit = ("5.1.1.2  Please fit.", "    2 of 2: Well  [2026-04-20]", "")
    assert lift("show", name) == Ran(0, lines(*planned, *fit), "")


def test_a_page_is_found_whatever_stands_in_its_title(lift: Lift, mine: Kept) -> None:
    mine.write(at(LATER, answers=[answer(LATER, "One.")]))
    assert lift("show", "two lines, 1.5").code == 0


def test_the_name_of_a_module_goes_before_that_of_a_page(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": [answer("lift/two/asking/questions/most", "What do you think?")]})
    assert "    What do you think?  [2026-04-20]" in lift("show", "two").out.splitlines()


CIRCLE = {"why": "Because.", "at": NOW}


def test_an_answer_to_the_step_of_a_ring_is_that_ring_too(lift: Lift, mine: Kept) -> None:
    mine.write(at(WHY))
    assert lift("answer", "5.1.2.1", "--text", "Because.") == Ran(0, "", lines("Saved at 5.1.2.1."))
    by_answer = mine.tables
    mine.write(at(WHY))
    lift("start", "module", "school/day", typed="Because.\nq\n")
    for found in (by_answer, mine.tables):
        assert (found["answers"], found["circle"]) == ([{"step": WHY, "text": "Because.", "at": NOW}], CIRCLE)


def test_a_ring_changed_later_stays_until_the_step_is_answered_anew(lift: Lift, mine: Kept) -> None:
    mine.write(at(WHY))
    lift("answer", "5.1.2.1", "--text", "Because.")
    lift("circle", "--why", "For them.", "--how", "I ask.")
    lift("answer", "5.1.2.1", "--text", "Because.")
    ran = lift("start", "module", "school/day", typed="<\n\nq\n")
    assert "  In your Golden Circle (why): For them." in ran.err.splitlines()
    assert (mine.tables["circle"]["why"], mine.tables["answers"][0]["text"]) == ("For them.", "Because.")
    lift("answer", "5.1.2.1", "--text", "So that they ask.")
    circle = mine.tables["circle"]
    assert (circle["why"], circle["how"]) == ("So that they ask.", "I ask.")
    assert [earlier["why"] for earlier in circle["earlier"]] == ["Because.", "For them."]


@pytest.mark.parametrize(
    ("codes", "entries"),
    [
        ([], ("    People", "      1  Ask", "      2  Wait", "    3  Chairs")),
        (["school/care/2"], ("    People", "      2  Wait")),
        (["school/care/3", "school/care/1"], ("    People", "      1  Ask", "    3  Chairs")),
    ],
)
def test_a_framework_is_shown_with_its_step_or_the_part_of_it_that_is_meant(
    lift: Lift, mine: Kept, codes: list[str], entries: tuple[str, ...]
) -> None:
    mindful = activity("care", step("why", ring="why"), step("care", framework="school/care", codes=codes))
    Kept(mine.path.parent / "modules" / "school" / "day" / "1-one.toml").write(section("one", LOOK, mindful))
    mine.write(at(CARE))
    shown = ("  Standards of Care (2020):", *entries)
    where = "Step 7 of 7 \u00b7 about 5 minutes to the end of this activity"
    head = ("", "The Day", "One > Care", where, "5.1.2.2  (write)", "  Please care.")
    ran = lift("start", "module", "school/day", typed="q\n")
    assert ran.err.startswith(lines(*head, *shown, "> q"))
