from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lift_cli.cli.app import COMMANDS, command_of
from lift_cli.portfolio import marks
from lift_cli.storage import paths
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, CHANGED, HALF, KEEP, MOST, READ, SAVED, SECRET, SECRETS, TALK, TODAY, keyed
from tests.cli.screens import SAID, lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

MARK = marks.keyed(SECRET)
PRIVATE = "certificate 123456X"
FULL: dict[str, Any] = HALF | {
    "educator": {"name": "Ana Reyes", "role": "Teacher", "private": {"certificate": PRIVATE, **SECRETS["private"]}},
    "circle": {"why": "Every child asks", "at": SAVED, "earlier": [{"why": "An old why", "at": SAVED}]},
    "answers": [HALF["answers"][0] | {"earlier": [{"text": "An old answer", "at": SAVED}]}],
    "done": [HALF["done"][0], HALF["done"][1] | {"earlier": [{"minutes": 5, "note": "An old note"}]}],
    "ideas": [
        {"kind": "idea", "text": "Open the lab", "at": SAVED},
        {"kind": "idea", "text": "A secret", "at": SAVED, "private": True},
    ],
    "hours": [{"date": SAVED.date(), "minutes": 30, "what": "Met the team", "with": "Cy Young"}],
    "notes_of_a_later_lift": "something new",
}


def test_the_partner_gets_a_copy_and_is_told_of(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(FULL)
    said = lines("It has 1 answer, 1 idea, 1 bookmark, 1 time entry.", *SAID)
    assert lift("export") == Ran(0, lines("Wrote portfolio.toml in ~/desk"), said)
    assert mine.tables == FULL
    (module,) = FULL["modules"]
    sent = Kept(desk / "portfolio.toml").tables
    assert [len(sent.pop("nonce")), *(len(sent["modules"][0].pop(key)) for key in ("nonce", "digest"))] == [32, 32, 64]
    assert list(sent)[-1] == "end"
    assert sent == {
        "format_version": 1,
        "kind": "export",
        "id": "ana-1",
        "exported_at": NOW,
        "summary": False,
        "packs": {"lift": "0.1.0"},
        "educator": {"name": "Ana Reyes", "role": "Teacher", "school": "", "district": ""},
        "partner": {"name": "Ben Okafor"},
        "circle": {"why": "Every child asks", "how": "", "what": "", "at": SAVED},
        "modules": [
            {
                "module": "lift/two",
                "began": module["began"],
                "at": module["at"],
                "state": "in-progress",
            }
        ],
        "answers": [
            {
                "step": MOST,
                "text": "What do you think?",
                "at": SAVED,
                "digest": MARK("text", MOST, "What do you think?"),
            }
        ],
        "ratings": [{"step": TODAY, "value": 2, "at": SAVED, "digest": MARK("rating", TODAY, "2")}],
        "done": [
            {"step": READ, "at": SAVED, "digest": MARK("tick", READ, "")},
            {"step": TALK, "at": SAVED, "minutes": 20, "note": "we differ", "digest": MARK("tick", TALK, "")},
        ],
        "ideas": [{"kind": "idea", "text": "Open the lab", "at": SAVED}],
        "bookmarks": [
            {
                "url": "https://example.org/questions",
                "title": "On Questions",
                "note": "",
                "for": KEEP,
                "at": SAVED,
                "digest": MARK("bookmark", KEEP, "https://example.org/questions"),
            }
        ],
        "folder": [],
        "hours": [{"date": SAVED.date(), "minutes": 30, "what": "Met the team", "activity": "", "with": "Cy Young"}],
        "reviews": [],
        "answered": [],
        "end": {"whole": True},
    }


def test_the_first_file_that_leaves_makes_the_secret_and_the_next_one_is_marked_with_it(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    first = tomllib.loads(lift("export", "-o", "-").out)
    (secret,) = mine.tables["educator"]["private"]["secrets"]
    assert secret["at"] == NOW
    mark = marks.keyed(secret["secret"])("text", MOST, "What do you think?")
    second = tomllib.loads(lift("export", "-o", "-").out)
    assert [entry["digest"] for entry in (*first["answers"], *second["answers"])] == [mark, mark]
    assert first == second
    assert mine.tables["revision"] == HALF["revision"] + 1
    assert secret["secret"] not in lift("export", "--summary", "-o", "-").out + str(first)


def test_the_secret_is_no_change_that_is_undone(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    lift("answer", MOST, "--text", "First.")
    lift("export", "-o", "-")
    before = mine.tables["educator"]
    assert lift("undo").code == 0
    assert mine.tables["answers"] == HALF["answers"]
    assert mine.tables["educator"] == before


STAYS_HOME = [SECRET, PRIVATE, "An old answer", "An old why", "An old note", "A secret", "something new"]


@pytest.mark.parametrize(
    "options",
    [[], ["--summary"], ["--format", "markdown"], ["--format", "html"]],
    ids=["partner", "summary", "markdown", "html"],
)
def test_what_is_private_stays_home(lift: Lift, mine: Kept, options: list[str]) -> None:
    mine.write(FULL)
    ran = lift("export", *options, "-o", "-")
    assert [secret for secret in STAYS_HOME if secret in ran.out] == []


def test_a_growth_plan_holds_its_own_certificate_number_and_no_private_note(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    ran = lift("export", "--pgp", "--format", "markdown", "-o", "-")
    assert [secret for secret in STAYS_HOME if secret in ran.out] == [PRIVATE]


def test_a_summary_holds_states_and_no_prose(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(FULL)
    ran = lift("export", "--summary", "-o", "summary.toml")
    assert ran == Ran(
        0,
        lines("Wrote summary.toml"),
        lines("It has states, dates, counts, hours and checksums, and none of your sentences."),
    )
    left = Kept(desk / "summary.toml").tables
    assert left["summary"] is True
    assert left["answers"] == [{"step": MOST, "at": SAVED}]
    assert left["ratings"] == [{"step": TODAY, "at": SAVED}]
    assert left["done"] == [{"step": READ, "at": SAVED}, {"step": TALK, "at": SAVED, "minutes": 20}]
    assert left["bookmarks"] == [{"for": KEEP, "at": SAVED}]
    assert left["hours"] == [{"date": SAVED.date(), "minutes": 30, "activity": ""}]
    assert "circle" not in left
    words = ("What do you think?", "we differ", "On Questions", "Open the lab", "Met the team", "Every child", "Cy")
    text = (desk / "summary.toml").read_text("utf-8")
    assert [word for word in words if word in text] == []


def test_the_words_of_a_recognition_leave_with_a_whole_export_only(lift: Lift, mine: Kept) -> None:
    mine.write(keyed(CHANGED))
    assert "Bravo, Ana." in lift("export", "-o", "-").out
    assert "Bravo, Ana." not in lift("export", "--summary", "-o", "-").out


@pytest.mark.parametrize("options", [[], ["--summary"], ["--pgp"], ["--format", "html"]], ids=str)
def test_a_dash_writes_the_file_to_standard_output_and_nothing_else(
    lift: Lift, mine: Kept, desk: Path, options: list[str]
) -> None:
    mine.write(FULL)
    lift("export", *options, "-o", "there")
    assert lift("export", *options, "-o", "-") == Ran(0, (desk / "there").read_text("utf-8"), "")


def test_what_went_to_standard_output_is_a_file_that_a_partner_can_check(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert tomllib.loads(lift("export", "-o", "-").out)["id"] == "ana-1"


@pytest.mark.parametrize(
    ("options", "name", "holds"),
    [
        (["--format", "html"], "portfolio.html", "It has your whole portfolio."),
        (["--format", "MARKDOWN"], "portfolio.md", "It has your whole portfolio."),
        (
            ["--pgp"],
            "plan-2025-2026.html",
            "It has a worksheet in the order of Small Plan, not the form itself; check it against the current one.",
        ),
        (
            ["--pgp", "--format", "markdown"],
            "plan-2025-2026.md",
            "It has a worksheet in the order of Small Plan, not the form itself; check it against the current one.",
        ),
    ],
)
def test_a_page_has_a_name_that_says_what_it_is(
    lift: Lift, mine: Kept, desk: Path, options: list[str], name: str, holds: str
) -> None:
    mine.write(ANA)
    ran = lift("export", *options)
    assert (ran.code, ran.out) == (0, lines(f"Wrote {name} in ~/desk"))
    assert ran.err.splitlines()[0] == holds
    assert [path.name for path in desk.iterdir()] == [name]


def test_the_growth_plan_is_filled_from_what_was_written(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert lift("export", "--pgp", "--format", "markdown", "-o", "-").out == lines(
        "# Small Plan worksheet 2025-2026: Ana Reyes",
        "",
        "This is not the form.",
        "",
        "## A. Educator",
        "",
        "- **Name:** Ana Reyes",
        f"- **Certificate:** {PRIVATE}",
        "",
        "## B. Goal",
        "",
        "### Goal",
        "",
        "**Which question do you ask most?**",
        "",
        "> What do you think?",
        "",
        "*(from 2.1.1.4, April 20, 2026)*",
    )


def test_the_booklet_is_a_whole_page_of_html(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(FULL)
    lift("export", "--format", "html")
    page = (desk / "portfolio.html").read_text("utf-8")
    assert page.startswith("<!doctype html>\n")
    assert "<title>LIFT Portfolio of Ana Reyes</title>" in page
    assert page.rstrip().endswith("</html>")


def test_an_educator_without_a_partner_sends_it_to_their_partner(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"partner": {}})
    assert lift("export").err.splitlines()[-1] == (
        "Send it to your partner, who types: lift check-partner portfolio.toml"
    )


def test_the_partner_is_told_the_name_the_file_really_has(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("export", "-o", "for-ben.toml").err.splitlines()[-1] == (
        "Send it to Ben Okafor, who types: lift check-partner for-ben.toml"
    )


REFUSED = [
    (["--format", "docs"], "could not find the format 'docs'", "The formats are `html`, `markdown`, `docx`, `pdf`."),
    (
        ["--summary", "--pgp"],
        "could not write that: a summary has no other format",
        "Use --summary without --pgp and --format.",
    ),
    (
        ["--summary", "--format", "html"],
        "could not write that: a summary has no other format",
        "Use --summary without --pgp and --format.",
    ),
]


@pytest.mark.parametrize(("options", "message", "hint"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_cannot_be_written_is_said_and_nothing_is_left(
    lift: Lift, mine: Kept, desk: Path, options: list[str], message: str, hint: str
) -> None:
    mine.write(HALF)
    assert lift("export", *options) == refusal(message, hint)
    assert list(desk.iterdir()) == []


def test_another_form_is_filled_from_the_same_portfolio(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    shipped = ["--form", "growth-plan", "--format", "markdown", "-o", "-"]
    assert lift("export", *shipped) == refusal("could not find the plan form 'growth-plan'", "The forms are `plan`.")
    assert [path.name for path in desk.iterdir()] == []
    ran = lift("export", "--form", "Plan", "--format", "markdown")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    assert [path.suffix for path in desk.iterdir()] == [".md"]


@pytest.mark.parametrize(
    ("form", "name", "holds"),
    [
        ("growth-plan", "growth-plan-2025-2026.html", "your Growth Plan, filled from what you wrote."),
        ("ohio-ipdp", "ohio-ipdp.html", "a worksheet in the order of Individual Professional Development Plan (Ohio)"),
        ("pgp-1697", "pgp-1697-2025-2026.html", "a worksheet in the order of Professional Growth Plan (Form 1697)"),
    ],
)
def test_every_shipped_form_is_written_under_its_name(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch, form: str, name: str, holds: str
) -> None:
    monkeypatch.setattr(paths, "shipped_packs", lambda: Path(__file__).parents[3] / "modules")
    mine.write(ANA)
    ran = lift("export", "--form", form)
    assert (ran.code, ran.out) == (0, f"Wrote {name} in ~/desk\n")
    assert ran.err.startswith(f"It has {holds}")


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_plan_for_word_or_for_paper_is_written_too(lift: Lift, mine: Kept, desk: Path, suffix: str) -> None:
    mine.write(ANA)
    ran = lift("export", "--pgp", "--format", suffix)
    assert ran.code == 0, ran.err
    (written,) = desk.iterdir()
    assert (written.suffix, ran.out) == (f".{suffix}", f"Wrote {written.name} in ~/desk\n")
    assert "boxes" not in ran.err


def test_a_pdf_with_signs_that_no_font_has_says_so(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"circle": {"why": "\U0010fffd", "at": SAVED}})
    said = lift("export", "--format", "pdf").err.splitlines()
    assert said[-2:] == [
        "No font here has the sign U+10FFFD; it is written as a number, at Golden Circle, Why.",
        "--fonts FOLDER takes a folder with fonts that have them; --format docx keeps them as they are.",
    ]


ENDINGS = {
    "b.html": b"<!doctype html>",
    "b.HTM": b"<!doctype html>",
    "b.md": b"# LIFT Portfolio",
    "b.docx": b"PK",
    "b.pdf": b"%PDF-",
    "b.toml": b"format_version",
    "b.txt": b"format_version",
    "b": b"format_version",
}


@pytest.mark.parametrize("name", ENDINGS)
def test_the_ending_chooses_the_format(lift: Lift, mine: Kept, desk: Path, name: str) -> None:
    mine.write(ANA)
    assert lift("export", "-o", name).code == 0
    assert (desk / name).read_bytes().startswith(ENDINGS[name])


CONTRADICTING = [
    ["export", "--format", "html", "-o", "b.pdf"],
    ["export", "--format", "docx", "-o", "b.toml"],
    ["export", "--summary", "-o", "b.html"],
    ["export", "--summary", "--format", "html", "-o", "b.toml"],
    ["export", "--pgp", "--template", "form.docx", "--format", "html", "-o", "plan.docx"],
    ["export", "--pgp", "-o", "plan.toml"],
    ["export", "--pgp", "--format", "pdf", "-o", "plan.docx"],
    ["export", "--pgp", "--format", "md", "-o", "plan.docx"],
    ["export", "-o", "b.csv"],
    ["view", "-o", "b.pdf"],
    ["view", "--with-files", "-o", "b.html"],
    ["modules", "show", "two", "--format", "html", "-o", "two.md"],
    ["modules", "show", "two", "-o", "two.toml"],
    ["modules", "show", "two", "--format", "pdf", "-o", "two.html"],
    ["plan", "template", "-o", "form.pdf"],
    ["cohort", ".", "--format", "csv", "-o", "cohort.html"],
    ["cohort", ".", "--json", "-o", "cohort.html"],
    ["cohort", ".", "-o", "cohort.pdf"],
    ["team", "file", "-o", "team.html"],
    ["check-partner", "portfolio.toml", "-o", "review.docx"],
]


def writing(command: Any, *words: str) -> Iterator[str]:
    """The commands that write a file which can be named, by their words."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from writing(inner, *words, name)
    if any(option.name == "output" for option in command.params):
        yield " ".join(words)


def test_every_command_that_writes_a_file_is_among_those() -> None:
    every = {found for words in COMMANDS for found in writing(command_of(words), *words.split())}
    tried = [" ".join(words) for words in (*CONTRADICTING, ["team", "page"])]  # the page's are tried with its team
    without = {name for name in every if not any(words.startswith(name) for words in tried)}
    assert without == {"modules new"}  # writes a folder


@pytest.mark.parametrize("has_pdf", [True, False], ids=["with the extra", "without"])
@pytest.mark.parametrize("words", CONTRADICTING, ids=" ".join)
def test_an_ending_that_contradicts_is_refused_and_nothing_is_written(
    lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], *, has_pdf: bool
) -> None:
    if not has_pdf:
        monkeypatch.setitem(sys.modules, "typst", None)
    mine.write(ANA)
    ended = lift(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"Error: could not write {words[-1]}: its ending .")
    assert list(desk.iterdir()) == []


def test_the_ending_chooses_the_format_of_a_module_page_too(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    assert lift("modules", "show", "two", "-o", "two.docx").code == 0
    assert (desk / "two.docx").read_bytes().startswith(b"PK")


def test_fonts_are_for_a_pdf_and_have_to_be_there(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    assert lift("export", "--fonts", ".").code == 2
    assert lift("export", "-o", "b.pdf", "--fonts", "none").code == 1
    assert list(desk.iterdir()) == []
    (desk / "fonts" / "more").mkdir(parents=True)
    assert "no font is in it" in lift("export", "-o", "b.pdf", "--fonts", "fonts").err
    assert [path.name for path in desk.iterdir()] == ["fonts"]
    (desk / "fonts" / "more" / "A.OTF").write_bytes(b"")
    assert lift("export", "-o", "b.pdf", "--fonts", "fonts").code == 0


def test_without_the_extra_for_pdf_a_sentence_says_how_to_add_it_before_anything_is_asked(
    lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    mine.write(ANA | {"circle": {"why": "Write to mia@school.org", "at": SAVED}})
    hint = (
        '`pip install "lift-cli[pdf]"` adds it (in lift\'s own folder: `pip install ".[pdf]"`). '
        "Without it, Word can save what --format docx writes as a PDF."
    )
    ran = lift("export", "--pgp", "--format", "pdf")
    assert ran == refusal("could not write a PDF: the program part that writes PDF files is not installed", hint)
    assert [*desk.iterdir()] == []
    assert lift("export", "--format", "html").code == 0
