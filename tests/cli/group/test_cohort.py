"""`lift cohort`: who is where, of what many handed in; what cannot be read stops nothing."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from lift_cli.pages.cohort import PICTURED
from tests.cli.conftest import Kept
from tests.cli.samples import BOTH, HALF, SAVED, WHOLE, exported, review
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")

Tables = dict[str, Any]


@pytest.fixture
def folder(desk: Path) -> Path:
    """What was handed in."""
    (desk / "in").mkdir()
    return desk / "in"


def hand_in(folder: Path, name: str, portfolio: Tables = HALF, **more: Any) -> Tables:
    """Somebody's export in the folder."""
    tables = exported(portfolio, id=f"{name}-1", educator={"name": name.title()}, **more)
    Kept(folder / f"{name}.toml").write(tables)
    return tables


def told(lift: Lift, *command: str) -> Tables:
    """The JSON of a cohort."""
    ran = lift("cohort", *command, "--json")
    found: Tables = json.loads(ran.out)
    return {**found, "code": ran.code}


def states(person: Tables) -> dict[str, str]:
    return {one["id"]: one["state"] for one in person["modules"]}


def test_the_screen_says_who_is_where(lift: Lift, folder: Path) -> None:
    hand_in(folder, "ana", hours=[{"date": SAVED.date(), "minutes": 90}], partner={"name": "Ben"})
    done = [{"module": "lift/two", "began": SAVED, "at": SAVED, "state": "complete"}]
    hand_in(folder, "cy", WHOLE, modules=done, partner={"name": "Dee"})
    (folder / "list.toml").write_text("milk\n")
    ran = lift("cohort", "in")
    assert ran.code == 3
    assert ran.out == (
        "Ana: 1.83 hours\n"
        "  Asking and Listening: in progress, 5 of 13 steps\n"
        "Cy: 0.5 hours\n"
        "  Asking and Listening: complete; waits for Dee since April 20, 2026\n"
        "\n"
        "2 educators, 2.33 hours\n"
        "  Asking and Listening: 1 in progress, 1 complete\n"
        "  Hours by month: 2026-04 2.33\n"
    )
    assert ran.err == (
        "Could not read 1 file:\n"
        "  in/list.toml: its format is broken: expected '=' after a key in a key/value pair (at line 1, column 5)\n"
    )


def test_a_module_is_told_as_in_the_status(lift: Lift, folder: Path, mine: Kept) -> None:
    mine.write(HALF)
    hand_in(folder, "ana")
    keys = ("id", "number", "title", "state", "done", "total")
    status = json.loads(lift("status", "--json").out)
    (ana,) = told(lift, "in")["portfolios"]
    assert [[one[key] for key in keys] for one in ana["modules"]] == [
        [one[key] for key in keys] for one in status["modules"]
    ]
    assert ana["hours"] == status["hours"]


def test_the_newest_file_of_a_person_counts(lift: Lift, folder: Path) -> None:
    for days, name in ((0, "a"), (2, "b"), (1, "c")):
        Kept(folder / f"{name}.toml").write(exported(HALF, exported_at=SAVED + timedelta(days=days)))
    found = told(lift, "in")
    assert [one["file"] for one in found["portfolios"]] == ["in/b.toml"]
    assert found["older"] == [{"file": f"in/{name}.toml", "id": "ana-1", "newer": "in/b.toml"} for name in "ac"]
    assert found["code"] == 0


def test_a_time_that_has_not_come_counts_as_now(lift: Lift, folder: Path) -> None:
    Kept(folder / "a.toml").write(exported(HALF, exported_at=SAVED.replace(year=2099)))
    Kept(folder / "b.toml").write(exported(HALF, exported_at=SAVED.replace(year=2098)))
    assert [one["file"] for one in told(lift, "in")["portfolios"]] == ["in/a.toml"]


def test_reviews_meet_what_they_are_of(lift: Lift, folder: Path, tmp_path: Path, mine: Kept) -> None:
    mine.write(WHOLE)
    lift("export", "-o", "in/ana.toml", "--no-mask")
    ben = tmp_path / "ben"
    lift("profile", "--name", "Ben Okafor", home=ben)
    words = ("--confirm", "--recognize", "Mia asks now.")
    lift("check-partner", "in/ana.toml", *words, "-o", "in/review-ana.toml", home=ben)
    Kept(folder / "review-gone.toml").write(review(portfolio={"id": "gone-1", "educator": "Gone"}))
    Kept(folder / "review-old.toml").write(review())

    found = told(lift, "in")

    (ana,) = found["portfolios"]
    two = next(one for one in ana["modules"] if one["id"] == "lift/two")
    assert (two["state"], two["recognized"]["by"], two["recognized"]["reviewer"]) == (
        "recognized",
        "review",
        "Ben Okafor",
    )
    assert (found["reviews"]["matched"], found["reviews"]["doubtful"], found["reviews"]["unmatched"]) == (1, 1, 1)
    assert {one["file"]: one["reason"] for one in found["reviews"]["to_look_at"]} == {
        "in/review-gone.toml": "no file here is of that portfolio",
        "in/review-old.toml": "it is of an earlier lift, and does not say what was read",
    }
    assert "Mia" not in json.dumps(found)


def test_a_review_of_what_reads_otherwise_now_recognizes_nothing(lift: Lift, folder: Path, mine: Kept) -> None:
    mine.write(WHOLE)
    lift("export", "-o", "in/ana.toml", "--no-mask")
    Kept(folder / "review-ana.toml").write(review(module_digest="00" * 32))
    found = told(lift, "in")
    assert states(found["portfolios"][0])["lift/two"] == "complete"
    assert [one["match"] for one in found["reviews"]["to_look_at"]] == ["doubtful"]


def test_who_says_so_themselves_is_told_apart(lift: Lift, folder: Path) -> None:
    said = [{"module": "lift/two", "began": SAVED, "state": "recognized"}]
    hand_in(folder, "ana", modules=said, partner={"name": "Ben"})
    assert told(lift, "in")["portfolios"][0]["modules"][0]["recognized"]["by"] == "educator"
    assert "recognized by Ben (the educator says so)" in lift("cohort", "in").out


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["--module", "two"], ["Ana", "Cy"]),
        (["--module", "three"], ["Cy"]),
        (["--state", "complete"], ["Cy"]),
        (["--state", "not-started"], ["Dee"]),
        (["--module", "three", "--state", "not-started"], ["Ana", "Dee"]),
        (["--since", "2026-06-01"], ["Dee"]),
        (["--since", "6/1/2026"], ["Dee"]),
        (["--since", "yesterday"], ["Dee"]),
        (["--school", "cedar"], ["Cy"]),
    ],
)
def test_a_filter_leaves_out_who_is_not_asked_for(lift: Lift, folder: Path, asked: list[str], names: list[str]) -> None:
    hand_in(folder, "ana")
    states_of = [{"module": of, "began": SAVED, "state": "complete"} for of in ("lift/two", "lift/three")]
    cy = exported(BOTH, id="cy-1", educator={"name": "Cy", "school": "Cedar Creek"}, modules=states_of)
    Kept(folder / "cy.toml").write(cy)
    none: Tables = {"modules": [], "answers": [], "ratings": [], "done": [], "bookmarks": []}
    hand_in(folder, "dee", exported_at=SAVED.replace(month=7), **none)
    assert [one["educator"] for one in told(lift, "in", *asked)["portfolios"]] == names


def test_a_stipend_lists_who_reached_it_and_how(lift: Lift, folder: Path) -> None:
    log = [{"date": SAVED.date(), "minutes": 600}, {"date": SAVED.date().replace(month=5), "minutes": 880}]
    hand_in(folder, "ana", hours=log)
    hand_in(folder, "cy")
    ran = lift("cohort", "in", "--stipend", "25")
    assert ran.out == (
        "Ana: 25 hours\n"
        "  2026-04 10.33, 2026-05 14.67 (3 time entries)\n"
        "  from in/ana.toml\n"
        "\n"
        "1 educator has 25 hours or more. Hours are what each educator's file says.\n"
    )
    assert [one["educator"] for one in told(lift, "in", "--stipend", "25")["stipend"]["reached"]] == ["Ana"]
    assert lift("cohort", "in", "--stipend", "26").out.startswith("Nobody has 26 hours yet.")


def test_an_entry_that_no_lift_writes_is_no_time(lift: Lift, folder: Path) -> None:
    log = [{"date": SAVED.date(), "minutes": minutes} for minutes in (10**9, -5, 0, 60)] + [{"minutes": 60}]
    hand_in(folder, "ana", {**HALF, "done": []}, hours=log)
    assert told(lift, "in")["portfolios"][0]["hours"] == 1


FORMULAS = ("=1+1", "+1", "@SUM(A1)", "-x", "-", "\t=1", "\r=1")


def test_a_spreadsheet_finds_no_formula(lift: Lift, folder: Path) -> None:
    for number, name in enumerate((*FORMULAS, "-5", 'Ana, the "first"', "Ana\nReyes")):
        Kept(folder / f"{number}.toml").write(exported(HALF, id=f"p-{number}", educator={"name": name}))
    ran = lift("cohort", "in", "--format", "csv", "-o", "-")
    rows = list(csv.reader(StringIO(ran.out, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert not [cell for cell in cells if cell.startswith("-") and not cell[1:2].isdecimal()]
    assert len(rows) == 11


@pytest.mark.parametrize("form", ["html", "csv", "xlsx", "json", "jsonl"])
def test_each_format_is_written_and_printed_the_same_twice(lift: Lift, folder: Path, form: str) -> None:
    hand_in(folder, "ana", WHOLE)
    ran = lift("cohort", "in", "--format", form)
    assert (ran.code, ran.out) == (0, f"Wrote cohort.{form} in ~/desk\n")
    first = Path(f"cohort.{form}").read_bytes()
    assert lift("cohort", "in", "--format", form, "--force").code == 0
    assert Path(f"cohort.{form}").read_bytes() == first
    assert b"Silence is loud" not in first
    if form == "xlsx":
        with zipfile.ZipFile(BytesIO(first)) as book:
            assert b"Ana" in book.read("xl/sharedStrings.xml")
    elif form == "jsonl":
        assert [json.loads(line)["educator"] for line in first.splitlines()] == ["Ana"]
    else:
        assert b"Ana" in first


def test_the_page_has_its_pictures_in_words(lift: Lift, folder: Path) -> None:
    hand_in(folder, "ana")
    page = lift("cohort", "in", "--format", "html", "-o", "-").out
    assert '<svg role="img"' in page
    assert "<desc id=" in page
    assert "A bar is a module, a part of it the educators who stand there." in page
    cells = re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", page)
    at = cells.index("Asking and Listening")
    assert cells[at - 5 : at + 6] == [*PICTURED.values(), "Asking and Listening", "0", "1", "0", "0", "0"]


def test_what_stands_in_a_name_obeys_nothing(lift: Lift, folder: Path) -> None:
    hostile = "\x1b[2J<script>alert(1)</script>\u202e"
    Kept(folder / "a.toml").write(exported(HALF, educator={"name": hostile, "school": hostile}))
    for form in ((), ("--format", "html", "-o", "-"), ("--format", "csv", "-o", "-"), ("--json",)):
        out = lift("cohort", "in", *form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "<script>alert" not in lift("cohort", "in", "--format", "html", "-o", "-").out


def test_the_portfolio_itself_is_sent_back(lift: Lift, folder: Path) -> None:
    Kept(folder / "ana.toml").write(HALF)
    found = told(lift, "in")
    assert (found["portfolios"], found["code"]) == ([], 3)
    assert found["unreadable"][0]["reason"].startswith("it is the portfolio itself")


def test_links_are_named_and_not_followed(lift: Lift, folder: Path) -> None:
    hand_in(folder, "ana")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "other.toml").symlink_to(folder / "ana.toml")
    found = told(lift, "in")
    assert [one["file"] for one in found["portfolios"]] == ["in/ana.toml"]
    assert found["unreadable"] == [
        {"file": "in/other.toml", "reason": "it is a link to another file"},
        {"file": "in/round", "reason": "it is a link to another folder"},
    ]


def test_what_is_for_others_in_a_shared_folder_is_left(lift: Lift, folder: Path) -> None:
    hand_in(folder, "ana")
    for kind in ("team", "together"):
        Kept(folder / f"{kind}-1.toml").write({"format_version": 1, "kind": kind, "end": {"whole": True}})
    found = told(lift, "in")
    assert (len(found["portfolios"]), found["unreadable"], found["code"]) == (1, [], 0)


def test_what_changed_is_read_anew_and_the_rest_from_what_was_kept(lift: Lift, folder: Path) -> None:
    hand_in(folder, "ana")
    hand_in(folder, "cy")
    before = told(lift, "in")
    hand_in(folder, "cy", WHOLE)
    after = told(lift, "in")
    assert after["portfolios"][0] == before["portfolios"][0]
    assert after["portfolios"][1]["modules"][0]["done"] > before["portfolios"][1]["modules"][0]["done"]
    (folder / "ana.toml").unlink()
    assert [one["educator"] for one in told(lift, "in")["portfolios"]] == ["Cy"]


def rows_without_answers(home: Path) -> Path:
    """The file of the rows that were kept, once nothing is left of what was answered."""
    for answer in (home / "cache").glob("cohort-*.answer"):
        answer.unlink()
    return home / "cache" / "cohort.sqlite"


@pytest.mark.parametrize("damage", [b"no database", b""])
def test_what_was_kept_may_be_damaged(lift: Lift, folder: Path, tmp_path: Path, damage: bytes) -> None:
    hand_in(folder, "ana")
    before = told(lift, "in")
    rows_without_answers(tmp_path / "home").write_bytes(damage)
    assert told(lift, "in") == before
    assert told(lift, "in") == before


@pytest.mark.parametrize("damage", [b"", b"{}\n", b'{"sum":', b"cut", b"flipped", b"[]\n[]"])
def test_an_answer_that_was_kept_may_be_damaged(lift: Lift, folder: Path, tmp_path: Path, damage: bytes) -> None:
    hand_in(folder, "ana")
    (folder / "bad.toml").write_text("x")
    before = lift("cohort", "in", "--json")
    (answer,) = (tmp_path / "home" / "cache").glob("cohort-*.answer")
    whole = answer.read_bytes()
    assert lift("cohort", "in", "--json") == before
    answer.write_bytes({b"cut": whole[:-9], b"flipped": whole.replace(b"Ana", b"Eve")}.get(damage, damage))
    assert lift("cohort", "in", "--json") == before
    assert answer.read_bytes() == whole


def test_of_what_was_answered_the_last_few_stay(lift: Lift, folder: Path, tmp_path: Path) -> None:
    hand_in(folder, "ana")
    for form in ("html", "csv", "json", "jsonl", "html", "csv"):
        lift("cohort", "in", "--format", form, "-o", "-")
        lift("cohort", "in", "--format", form, "-o", "-", "--state", "complete")
    assert len(list((tmp_path / "home" / "cache").glob("cohort-*.answer"))) == 4


def test_files_folders_and_patterns_are_named(lift: Lift, folder: Path) -> None:
    for name in ("ana", "cy", "dee"):
        hand_in(folder, name)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "dee.toml").rename(folder / "deep" / "er" / "DEE.TOML")
    assert len(told(lift, "in")["portfolios"]) == 3
    assert len(told(lift, "in/*.toml")["portfolios"]) == 2
    assert len(told(lift, "in/ana.toml", "in/deep")["portfolios"]) == 2
    assert len(told(lift, "in/ana.toml", "in", "./in/ana.toml")["portfolios"]) == 3


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["gone"], "could not read gone: it is not there"),
        (["*.gone"], "could not read *.gone: no file or folder fits"),
        (["in", "--state", "complet"], "Did you mean `complete`?"),
        (["in", "--module", "tow"], "could not find the module 'tow'"),
        (["in", "--format", "xls"], "Did you mean `xlsx`?"),
        (["in", "--since", "May"], "'May' is not a date"),
        (["in", "--stipend", "many"], "'many' is not an amount"),
        (["in", "--json", "--format", "csv"], "Use --json or --format, not both."),
        (["in", "-o", "x.doc"], "you named no format"),
    ],
)
def test_what_is_not_known_is_said(lift: Lift, folder: Path, command: list[str], said: str) -> None:
    ran = lift("cohort", *command)
    assert ran.code == 1
    assert said in ran.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("form", ["html", "htm", "csv", "jsonl", "json", "CSV"])
def test_the_ending_of_the_file_says_its_format(lift: Lift, folder: Path, desk: Path, form: str) -> None:
    hand_in(folder, "ana")
    assert lift("cohort", "in", "-o", f"all.{form}").code == 0
    assert (desk / f"all.{form}").read_text("utf-8-sig") == (
        lift("cohort", "in", "--format", {"htm": "html"}.get(form, form.lower()), "-o", "-").out
    )


@pytest.mark.parametrize("hours", ["25", "25h", "25 hours", "25.0 hrs"])
def test_hours_are_typed_with_or_without_the_word(lift: Lift, folder: Path, hours: str) -> None:
    hand_in(folder, "ana")
    assert lift("cohort", "in", "--stipend", hours).out == (
        "Nobody has 25 hours yet. Hours are what each educator's file says.\n"
    )


def test_it_is_said_whether_nobody_fits_or_nobody_is_there(lift: Lift, folder: Path) -> None:
    assert lift("cohort", "in").out == "There is no portfolio in these files.\n"
    hand_in(folder, "ana")
    assert lift("cohort", "in", "--school", "Nowhere").out == "Nobody in these files is who you asked for.\n"


def test_what_was_kept_may_be_damaged_inside(lift: Lift, folder: Path, tmp_path: Path) -> None:
    for number in range(40):
        hand_in(folder, f"p{number:02}")
    before = told(lift, "in")
    kept = rows_without_answers(tmp_path / "home")
    data = kept.read_bytes()
    kept.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    assert told(lift, "in") == before
    assert told(lift, "in") == before


PLAN = {"form": "pgp-1697", "year": "2025-2026", "met": 5, "rules": 8}


def test_plans_and_renewal_are_told_in_numbers(lift: Lift, folder: Path) -> None:
    hand_in(folder, "ana", plans=[PLAN], renewal={"hours": "62.5", "needed": 100})
    hand_in(folder, "ben")
    ana, ben = told(lift, "in")["portfolios"]
    assert (ana["plans"], ana["renewal"]) == ([PLAN], {"hours": 62.5, "needed": 100})
    assert (ben["plans"], ben["renewal"]) == ([], None)
    said = ["Plan pgp-1697, 2025-2026: 5 of 8 rules met", "Renewal: 62.5 of 100 hours"]
    assert [f"  {line}" for line in said] == lift("cohort", "in").out.splitlines()[2:4]
    rows = list(csv.DictReader(StringIO(lift("cohort", "in", "--format", "csv", "-o", "-").out)))
    assert [row["plans and renewal"] for row in rows] == ["; ".join(said), ""]
    page = lift("cohort", "in", "--format", "html", "-o", "-").out
    assert [line in page for line in said] == [True, True]


@pytest.mark.parametrize(
    "lie",
    [
        {"plans": "all"},
        {"plans": [{"form": "x", "met": 9, "rules": 8}, {"met": True, "rules": 8}, {"met": -1, "rules": 8}, "x"]},
        {"plans": [PLAN | {"rules": 10**6}]},
        {"renewal": {"hours": "=1+1", "needed": 100}},
        {"renewal": {"hours": 62.5, "needed": 100}},
        {"renewal": {"hours": "62", "needed": 0}},
        {"renewal": [1]},
    ],
)
def test_what_is_no_number_of_a_plan_is_left_out(lift: Lift, folder: Path, lie: Tables) -> None:
    hand_in(folder, "ana", **lie)
    (ana,) = told(lift, "in")["portfolios"]
    assert (ana["plans"], ana["renewal"]) == ([], None)
