"""`lift hours renewal`: the view, what is recorded for it, and what it refuses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lift_cli.cli.session import Session
from lift_cli.errors import NotSavedError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import paths, portfolios
from tests.cli.conftest import Kept
from tests.cli.hostile import EVIL, obeyed
from tests.cli.samples import ANA, HALF, SAVED
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran
from tests.content.samples import LICENCE, URL, pack_file

pytestmark = pytest.mark.usefixtures("small")

SHIPPED = paths.shipped_packs()
VALID = {"issued": date(2024, 7, 1), "expires": date(2029, 6, 30)}
WHO = {"educator": {"name": "Ana Reyes", "private": VALID}}
TODAY = date(2026, 5, 3)


def earned(amount: float, unit: str, on: date, what: str, *flags: str) -> dict[str, Any]:
    """A record as it is stored."""
    return {"date": on, "amount": amount, "unit": unit, "what": what, **({"flags": list(flags)} if flags else {})}


COURSE = earned(2.5, "credits", date(2025, 8, 20), "Science by reading", "care")
EVENING = earned(8.0, "hours", date(2024, 6, 30), "Working with families", "care")
ON_PAPER = earned(1.0, "plans", date(2025, 9, 1), "My plan on paper")
SIGNED: dict[str, Any] = {
    "goals": [{"id": "ask", "year": "2025-2026", "text": "Ask more", "flags": ["care"], "at": SAVED}],
    "reviewers": [{"year": "2025-2026", "name": "Cy Young", "signed": date(2026, 5, 2), "at": SAVED}],
}
FULL = ANA | WHO | {"earned": [COURSE, EVENING, ON_PAPER], "plan": SIGNED}

RULES = ("Renewal of a licence", "This only adds up.", "")
DAYS = ("Counted: what was earned from July 1, 2024 to June 30, 2029, the days of your certificate.", "")
CITED = f"  Source: {URL}"
LAW = ("Law: nothing so far", "  5 still missing: 5 hours, required of principals", "  No plan can meet it.", CITED, "")
THROUGH_A_PLAN = "Time logged with `lift hours add` counts only as part of a plan."
SOURCES = (f"Source: {URL}", "The source of each rule: lift hours renewal --json")
TO_CHECK = (
    "",
    "3 points to check with the office that renews your certificate: lift hours renewal --doubts",
    *SOURCES,
)
NOTHING_YET = (
    'Nothing yet. To record what you earned: lift hours renewal add 3 "what it was"',
    "",
)
CARE_OPEN = (
    "Care: nothing so far; a goal in a plan can meet it, too",
    "  15 still missing: 15 hours, required of teachers",
    "  10 still missing: 10 hours, required of principals",
    "  It is about care.",
    CITED,
)


@pytest.fixture(autouse=True)
def rules(mine: Kept) -> None:
    """A pack of her own with the renewal of a licence."""
    pack = mine.path.parent / "modules" / "mine"
    Kept(pack / "pack.toml").write(pack_file(id="mine", modules=[]))
    Kept(pack / "renewals" / "licence.toml").write(LICENCE)


def shown(ran: Ran) -> list[str]:
    """The lines of a view, without the blanks that end a table's."""
    assert (ran.code, ran.err) == (0, "")
    return [line.rstrip() for line in ran.out.splitlines()]


def test_the_view_runs_by_date_and_ends_with_what_is_short_and_what_to_check(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert shown(lift("hours", "renewal")) == [
        *RULES,
        *DAYS,
        "No | Date       | What                             | Counts as                       | Hours | Total",
        "===+============+==================================+=================================+=======+======",
        "2  | 2024-06-30 | Working with families            | 8 hours, for care (outside the  | 0     | 0",
        "   |            |                                  | days above)                     |       |",
        "1  | 2025-08-20 | Science by reading               | 2.5 credits, for care           | 37.5  | 37.5",
        "3  | 2025-09-01 | My plan on paper                 | 1 plan (only one plan of        | 0     | 37.5",
        "   |            |                                  | 2025-2026 counts)               |       |",
        "   | 2026-05-02 | Your plan of 2025-2026, signed   | 1 plan, for care                | 25    | 62.5",
        "   |            | by Cy Young                      |                                 |       |",
        "",
        "62.5 of 100 hours; 37.5 still missing, until June 30, 2029 (more than 3 years left)",
        "",
        "Care: met by a goal in your plan for 2025-2026",
        "  met: 15 hours, required of teachers",
        "  met: 10 hours, required of principals",
        CITED,
        *LAW,
        THROUGH_A_PLAN,
        *TO_CHECK,
    ]
    assert mine.tables == FULL


def test_the_doubts_are_shown_where_they_are_wanted(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    view, whole = shown(lift("hours", "renewal")), shown(lift("hours", "renewal", "--doubts"))
    assert view[-3] == TO_CHECK[1]
    assert whole == [
        *view[:-3],
        "Check with the office that renews your certificate:",
        "  - Whether twice.",
        "  - Credit: Or 10.",
        "  - Care: Whether at night.",
        *SOURCES,
    ]


def test_where_a_table_would_break_words_the_entries_stand_under_each_other(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    mine.write(FULL)
    assert shown(lift("hours", "renewal"))[5:17] == [
        " 2  2024-06-30  Working with families",
        "    8 hours, for care (outside the days above)",
        "    0 hours, 0 in total",
        " 1  2025-08-20  Science by reading",
        "    2.5 credits, for care",
        "    37.5 hours, 37.5 in total",
        " 3  2025-09-01  My plan on paper",
        "    1 plan (only one plan of 2025-2026 counts)",
        "    0 hours, 37.5 in total",
        "    2026-05-02  Your plan of 2025-2026, signed by Cy Young",
        "    1 plan, for care",
        "    25 hours, 62.5 in total",
    ]


def test_without_an_entry_it_says_how_to_record_one_and_what_is_asked(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert shown(lift("hours", "renewal")) == [
        *RULES,
        "Counted: what was earned from May 4, 2021 to May 3, 2026, the 5 years up to today.",
        "Set the days of your certificate with: lift profile --issued YYYY-MM-DD --expires YYYY-MM-DD",
        "",
        *NOTHING_YET,
        "0 of 100 hours; 100 still missing",
        "",
        *CARE_OPEN,
        *LAW,
        THROUGH_A_PLAN,
        *TO_CHECK,
    ]


@pytest.mark.parametrize(
    ("private", "options", "said"),
    [
        (
            {"issued": date(2024, 7, 1)},
            [],
            [
                "July 1, 2024 to June 30, 2029, 5 years from the issue of your certificate.",
                "Set the days of your certificate with: lift profile --expires YYYY-MM-DD",
            ],
        ),
        (
            {"expires": date(2026, 6, 30)},
            [],
            [
                "July 1, 2021 to June 30, 2026, 5 years up to the expiry of your certificate.",
                "Set the days of your certificate with: lift profile --issued YYYY-MM-DD",
            ],
        ),
        (VALID, ["--from", "2020-01-01"], ["January 1, 2020 to December 31, 2024, the days you named."]),
        (VALID, ["--by", "2026-05-03"], ["May 4, 2021 to May 3, 2026, the days you named."]),
        (
            {},
            ["--from", "2020-01-01", "--by", "2030-01-01"],
            ["January 1, 2020 to January 1, 2030, the days you named."],
        ),
    ],
)
def test_the_days_that_count_are_said_with_where_they_come_from(
    lift: Lift, mine: Kept, private: dict[str, object], options: list[str], said: list[str]
) -> None:
    mine.write(ANA | {"educator": {"private": private}})
    view = shown(lift("hours", "renewal", *options))
    assert view[3 : view.index("", 3)] == [f"Counted: what was earned from {said[0]}", *said[1:]]


@pytest.mark.parametrize(
    ("by", "ends"),
    [
        ("2026-05-02", "0 of 100 hours; 100 still missing, until May 2, 2026 (1 day ago)"),
        ("2026-05-03", "0 of 100 hours; 100 still missing, until May 3, 2026 (today)"),
        ("2028-05-02", "0 of 100 hours; 100 still missing, until May 2, 2028 (730 days left)"),
        ("2028-05-03", "0 of 100 hours; 100 still missing, until May 3, 2028 (more than 2 years left)"),
    ],
)
def test_how_long_there_is_left_is_said_in_days_or_years(lift: Lift, mine: Kept, by: str, ends: str) -> None:
    mine.write(ANA)
    assert ends in shown(lift("hours", "renewal", "--by", by))


def test_what_is_all_there_is_said_to_be(lift: Lift, mine: Kept) -> None:
    course = earned(10.0, "credits", date(2025, 1, 1), "A year at college", "law", "care")
    mine.write(ANA | WHO | {"earned": [course]})
    view = shown(lift("hours", "renewal"))
    assert view[view.index("") :][7:14] == [
        "150 of 100 hours; nothing missing, until June 30, 2029 (more than 3 years left)",
        "",
        "Care: 150 hours so far",
        "  met: 15 hours, required of teachers",
        "  met: 10 hours, required of principals",
        CITED,
        "Law: 150 hours so far",
    ]


def test_hours_are_never_rounded_into_being_there(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | WHO | {"earned": [earned(99.999, "hours", TODAY, "Nearly all")]})
    assert "99.99 of 100 hours; 0.01 still missing, until June 30, 2029 (more than 3 years left)" in shown(
        lift("hours", "renewal")
    )


def test_a_plan_of_this_year_is_told_of_before_it_is_signed(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | WHO | {"plan": {"goals": SIGNED["goals"]}})
    view = shown(lift("hours", "renewal"))
    said = "Your plan for 2025-2026 counts for 25 hours once your reviewer has signed it."
    assert view[view.index(THROUGH_A_PLAN) + 1] == said
    assert said not in lift("hours", "renewal", "--by", "2026-05-02").out


def test_rules_without_plans_say_nothing_of_them(lift: Lift, mine: Kept) -> None:
    without = {"units": LICENCE["units"][:2], "categories": LICENCE["categories"][1:]}
    Kept(mine.path.parent / "modules" / "mine" / "renewals" / "licence.toml").write(LICENCE | without)
    mine.write(FULL)
    view = shown(lift("hours", "renewal"))
    assert view[7:11] == [
        "2  | 2024-06-30 | Working with families | 8 hours, for care (outside the days above) | 0     | 0",
        "1  | 2025-08-20 | Science by reading    | 2.5 credits, for care                      | 37.5  | 37.5",
        "3  | 2025-09-01 | My plan on paper      | 1 plans (these rules do not have that      | 0     | 37.5",
        "   |            |                       | unit)                                      |       |",
    ]
    assert "Time logged with `lift hours add` does not count here." in view


def test_json_has_the_sums_the_rules_and_every_entry(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    ran = lift("hours", "renewal", "--json")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    care, law = LICENCE["categories"]
    assert told == {
        "format_version": 1,
        "rules": "licence",
        "window": {"from": "2024-07-01", "to": "2029-06-30"},
        "for": {"roles": [], "from": "nothing", "endorsements": [], "unknown": []},
        "not_asked_by_endorsement": [],
        "stands_in": [],
        "ended": [],
        "asked": 100,
        "total": 62.5,
        "short": 37.5,
        "units": told["units"],
        "categories": [
            {**care, "asked": asked(care, 0), "so_far": 37.5, "goals": ["2025-2026"], "met": True} | PLAIN,
            {**law, "asked": asked(law, 5), "so_far": 0, "goals": [], "met": False} | PLAIN,
        ],
        "entries": [
            entry(2, EVENING, hours=0, together=0, year=None, not_counted="outside"),
            entry(1, COURSE, hours=37.5, together=37.5, year=None, not_counted=None),
            entry(3, ON_PAPER, hours=0, together=37.5, year="2025-2026", not_counted="same-year"),
            {
                "number": None,
                "date": "2026-05-02",
                "what": "Your plan of 2025-2026, signed by Cy Young",
                "provider": None,
                "amount": 1,
                "unit": "plans",
                "for": ["care"],
                "year": "2025-2026",
                "hours": 25,
                "together": 62.5,
                "not_counted": None,
            },
        ],
        **{part: LICENCE[part] for part in ("title", "edition", "notice", "source", "doubts", "references")},
        "substitutes": [],
        "role_rules": [],
    }
    assert told["units"] == LICENCE["units"]


PLAIN: dict[str, Any] = {"stand_in": None, "provider_unknown": [], "in_one": False}


def asked(category: dict[str, Any], short: int) -> list[dict[str, Any]]:
    """What a category asks of each, and how much of it is short."""
    return [{**one, "roles": [], "endorsements": [], "short": short} for one in category["asked"]]


def entry(number: int, record: dict[str, Any], **counted: object) -> dict[str, Any]:
    """A record as the view gives it."""
    told = {
        "provider": None,
        **record,
        "number": number,
        "date": record["date"].isoformat(),
        "for": record.get("flags", []),
        **counted,
    }
    told.pop("flags", None)
    return told


def test_what_was_earned_is_recorded_for_today_in_the_first_unit(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | WHO)
    assert lift("hours", "renewal", "add", "3", " A course  at the district ") == Ran(
        0, "", lines("Recorded for May 3, 2026: 3 hours; 3 hours.", "Total: 3 of 100 hours.")
    )
    assert mine.tables == ANA | WHO | {
        "revision": 6,
        "earned": [earned(3.0, "hours", TODAY, "A course at the district")],
    }


def test_unit_day_and_categories_can_be_said(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | WHO | {"earned": [COURSE]})
    ran = lift(
        *("hours", "renewal", "add", "0.5", "A course", "--unit", "Credits", "--date", "2025-01-02"),
        *("--for", "law", "--for", "care", "--for", "LAW"),
    )
    assert ran == Ran(
        0, "", lines("Recorded for January 2, 2025: 0.5 credits, for law, care; 7.5 hours.", "Total: 45 of 100 hours.")
    )
    assert mine.tables["earned"] == [COURSE, earned(0.5, "credits", date(2025, 1, 2), "A course", "law", "care")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["3", "Early", "--date", "2024-06-30"],
            "Recorded for June 30, 2024: 3 hours; 0 hours, outside July 1, 2024 to June 30, 2029.",
        ),
        (
            ["1", "My plan", "--unit", "plans"],
            "Recorded for May 3, 2026: 1 plan; 0 hours, only one plan of 2025-2026 counts.",
        ),
    ],
)
def test_what_does_not_count_is_taken_and_said_not_to(lift: Lift, mine: Kept, words: list[str], said: str) -> None:
    mine.write(ANA | WHO | {"plan": SIGNED})
    ran = lift("hours", "renewal", "add", *words)
    assert ran == Ran(0, "", lines(said, "Total: 25 of 100 hours."))
    assert len(mine.tables["earned"]) == 1


NO_AMOUNT = "Write it in digits, such as 3 or 2.5."
REFUSED = [
    (["0", "x"], "could not record that: 0 is not from 0.01 to 1000", NO_AMOUNT),
    (["0.001", "x"], "could not record that: 0.001 is not from 0.01 to 1000", NO_AMOUNT),
    (["1000.5", "x"], "could not record that: 1000.5 is not from 0.01 to 1000", NO_AMOUNT),
    (["-3", "x"], "could not record that: '-3' is not an amount", NO_AMOUNT),
    (["nan", "x"], "could not record that: 'nan' is not an amount", NO_AMOUNT),
    (["inf", "x"], "could not record that: 'inf' is not an amount", NO_AMOUNT),
    (["1e9", "x"], "could not record that: '1e9' is not an amount", NO_AMOUNT),
    (["9" * 400, "x"], f"could not record that: '{'9' * 400}' is not an amount", NO_AMOUNT),
    (["٣", "x"], "could not record that: '٣' is not an amount", NO_AMOUNT),
    (["", "x"], "could not record that: '' is not an amount", NO_AMOUNT),
    (["3 hours", "x"], "could not record that: '3 hours' is not an amount", NO_AMOUNT),
    (["3,5", "x"], "could not record that: '3,5' has a comma", "Write it with a point: 3.5"),
    (
        ["3", "\ufeff\n "],
        "could not record that: you did not say what it was",
        'lift hours renewal add 3 "what it was"',
    ),
    (
        ["3", "x", "--unit", "credit"],
        "could not find the unit 'credit'",
        "Did you mean `credits`? The units are `hours`, `credits`, `plans`.",
    ),
    (
        ["3", "x", "--for", "caer"],
        "could not find the category 'caer'",
        "Did you mean `care`? The categories are `care`, `law`.",
    ),
    (
        ["1", "x", "--unit", "plans", "--for", "care", "--for", "law"],
        "could not record that: no plan can meet `law`",
        "Record it in another unit: lift hours renewal add 5 WHAT --for law",
    ),
    (
        ["2", "x", "--unit", "plans"],
        "could not record that: a plan is recorded whole, and one at a time",
        'Record each plan with its date: lift hours renewal add 1 "My plan" --unit plans --date 2026-06-12',
    ),
    (
        ["3", "x", "--date", "2026-02-30"],
        "could not record that: '2026-02-30' is not a date",
        "Write it as 2026-10-28, 10/28/2026, Oct 28 or yesterday.",
    ),
    (
        ["3", "x", "--date", "2026-05-04"],
        "could not record that: 2026-05-04 is in the future",
        "Record it once you have earned it.",
    ),
    (
        ["3", "x", "--rules", "license"],
        "could not find the renewal 'license'",
        "Did you mean `licence`? The renewals are `licence`.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED, ids=[" ".join(case[0])[:40] for case in REFUSED])
def test_what_cannot_be_recorded_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, words: list[str], message: str, hint: str
) -> None:
    mine.write(FULL)
    assert lift("hours", "renewal", "add", *words) == refusal(message, hint)
    assert mine.tables == FULL


def test_an_option_that_nobody_knows_exits_with_2(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert [lift("hours", "renewal", "--fro", "x").code, lift("hours", "renewal", "ad").code] == [2, 2]
    assert mine.tables == FULL


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (
            ["--from", "soon"],
            "could not count toward your renewal: 'soon' is not a date",
            "Write it as 2026-10-28, 10/28/2026 or October 28, 2026.",
        ),
        (
            ["--from", "2026-01-02", "--by", "2026-01-01"],
            "could not count toward your renewal: 2026-01-01 is before 2026-01-02",
            "Put the earlier day first.",
        ),
        (["--rules", "x"], "could not find the renewal 'x'", "The renewals are `licence`."),
    ],
)
def test_a_view_of_no_days_is_refused(lift: Lift, mine: Kept, options: list[str], message: str, hint: str) -> None:
    mine.write(FULL)
    assert lift("hours", "renewal", *options) == refusal(message, hint)


@pytest.mark.parametrize("command", [[], ["add", "3", "x"]])
def test_days_that_were_turned_round_by_hand_are_told_of(lift: Lift, mine: Kept, command: list[str]) -> None:
    turned = ANA | {"educator": {"private": {"issued": VALID["expires"], "expires": VALID["issued"]}}}
    mine.write(turned)
    assert lift("hours", "renewal", *command) == refusal(
        "could not count toward your renewal: 2024-07-01 is before 2029-06-30",
        "Correct them with: lift profile --issued YYYY-MM-DD --expires YYYY-MM-DD",
    )
    assert mine.tables == turned


@pytest.mark.parametrize("days", [["--from", "0001-01-01"], ["--by", "0001-01-01"], ["--from", "9999-12-31"]])
def test_the_ends_of_the_calendar_are_days_too(lift: Lift, mine: Kept, days: list[str]) -> None:
    mine.write(FULL | {"earned": [earned(1.0, "plans", date.min, "Old"), earned(1.0, "plans", date.max, "New")]})
    assert lift("hours", "renewal", *days).code == 0


def test_an_entry_that_was_a_mistake_is_taken_out_and_can_be_had_again(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert lift("hours", "renewal", "remove", "2") == Ran(0, "", lines("Removed: Working with families, 2024-06-30"))
    assert lift("hours", "renewal", "remove", "science").code == 0
    assert mine.tables["earned"] == [ON_PAPER]
    assert lift("undo").err.splitlines()[0] == "Undone: 1 renewal entry."
    assert mine.tables["earned"] == [COURSE, ON_PAPER]


def test_a_number_that_no_entry_has_is_told_with_where_they_are_shown(lift: Lift, mine: Kept) -> None:
    mine.write(FULL)
    assert lift("hours", "renewal", "remove", "4") == refusal(
        "could not find the entry '4'", "`lift hours renewal` shows them with their numbers."
    )


def test_without_rules_it_says_that_there_are_none(lift: Lift, mine: Kept) -> None:
    (mine.path.parent / "modules" / "mine" / "renewals" / "licence.toml").unlink()
    mine.write(FULL)
    for command in ([], ["add", "3", "x"]):
        assert lift("hours", "renewal", *command) == refusal(
            "could not find the renewal 'certificate'", "No pack has one."
        )


def test_words_that_no_disk_takes_are_kept_and_said_where(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Portfolio:
        raise NotSavedError("portfolio.toml", "no space left on device")

    monkeypatch.setattr(portfolios, "update", refuse)
    mine.write(FULL)
    ran = lift("hours", "renewal", "add", "3", "A course")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "What you typed is kept in ~/home/drafts/renewal.txt")
    assert (mine.path.parent / "drafts" / "renewal.txt").read_text("utf-8") == "2026-05-03 3 hours A course"
    assert mine.tables == FULL


HOSTILE = earned(1.5, EVIL, TODAY, EVIL, EVIL)


@pytest.mark.parametrize("columns", ["40", "100"])
def test_nothing_that_was_recorded_reaches_the_terminal_alive(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    reviewer = {**SIGNED["reviewers"][0], "name": EVIL}
    mine.write(ANA | WHO | {"earned": [HOSTILE], "plan": {"reviewers": [reviewer]}})
    runs = [lift("hours", "renewal"), lift("hours", "renewal", "--json"), lift("hours", "renewal", "remove", "1")]
    assert [ran.code for ran in runs] == [0, 0, 0]
    assert obeyed(*runs) == []


@pytest.mark.parametrize(
    "options", [[], ["--summary"], ["--form", "plan", "--format", "markdown"], ["--format", "markdown"]]
)
def test_nothing_of_it_leaves_with_an_export(lift: Lift, mine: Kept, desk: Path, options: list[str]) -> None:
    mine.write(FULL | {"modules": HALF["modules"]})
    assert lift("export", *options, "-o", "out").code == 0
    out = (desk / "out").read_text("utf-8")
    for word in ("Science by reading", "families", "credits", "2024-07-01", "2029-06-30", "July 1, 2024"):
        assert word not in out


@pytest.mark.parametrize("command", [["hours"], ["hours", "list"]])
def test_the_list_of_time_points_to_it_only_where_a_person_sits(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    mine.write(ANA | {"hours": [{"date": TODAY, "minutes": 30, "what": "Met"}]})
    in_a_pipe = lift(*command)
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    assert lift(*command) == Ran(0, in_a_pipe.out, lines("Toward your certificate: lift hours renewal"))
    assert (in_a_pipe.code, in_a_pipe.err) == (0, "")


def test_in_another_portfolio_every_command_that_is_named_names_it(lift: Lift, desk: Path) -> None:
    Kept(desk / "cy.toml.lift" / "modules" / "mine" / "pack.toml").write(pack_file(id="mine", modules=[]))
    Kept(desk / "cy.toml.lift" / "modules" / "mine" / "renewals" / "licence.toml").write(LICENCE)
    Kept(desk / "cy.toml").write(ANA)
    ran = lift("--portfolio", "cy.toml", "hours", "renewal")
    named = [line for line in ran.out.splitlines() if ": lift " in line]
    assert (len(named), [line for line in named if "lift --portfolio cy.toml " not in line]) == (4, [])


def test_two_copies_have_what_was_earned_in_either(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA | {"earned": [COURSE]})
    Kept(desk / "home.toml").write(ANA | WHO | {"revision": 6, "earned": [COURSE, EVENING]})
    assert lift("merge", "home.toml").err.splitlines()[0] == "Merged. New in your portfolio: 1 renewal entry."
    assert mine.tables["earned"] == [EVENING, COURSE]
    assert mine.tables["educator"] == WHO["educator"]


def test_washingtons_rules_are_meant_where_none_are_named(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "shipped_packs", lambda: SHIPPED)
    course = earned(3.0, "quarter-credits", date(2025, 8, 20), "Science by reading", "stem")
    mine.write(ANA | WHO | {"earned": [course]})
    view = shown(lift("hours", "renewal"))
    assert view[0] == "Renewal of a Washington certificate"
    titles = (
        "STEM: 30",
        "Equity: ",
        "Educational leadership: ",
        "Government-to-government relations: ",
        "Suicide prev",
    )
    assert [title for title in titles if not any(line.startswith(title) for line in view)] == []
    assert view[3] == "Shown for every role. To see only what you need: lift profile --holds CERTIFICATE"
    assert "30 of 100 hours; 70 still missing, until June 30, 2029 (more than 3 years left)" in view
    assert lift("hours", "renewal", "add", "1", "x", "--unit", "plans", "--for", "government") == refusal(
        "could not record that: no plan can meet `government`",
        "Record it in another unit: lift hours renewal add 5 WHAT --for government",
    )
