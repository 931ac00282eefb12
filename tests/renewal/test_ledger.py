"""What counts toward a renewal, and how it adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.content.renewal import Renewal
from lift_cli.errors import BadValueError
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Earned
from lift_cli.renewal.ledger import Note, Window, awaiting, check_entry, ledger
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.content.samples import LICENCE
from tests.portfolio.samples import EMPTY, FEW, at, made, planned

RULES = checked(Renewal, LICENCE)
WINDOW = Window(date(2024, 7, 1), date(2029, 6, 30))
CARE, LAW = RULES.categories


def earned(
    amount: float, unit: str = "hours", on: date = date(2026, 2, 2), *flags: str, what: str = "A course"
) -> Earned:
    """A record of something that was earned."""
    return Earned(date=on, amount=amount, unit=unit, what=what, flags=flags)


def signed(year: str, day: date | None, **more: Any) -> dict[str, Any]:
    """The reviewer of a year's plan."""
    return {"year": year, "name": "Cy Young", "signed": day, "at": at(), **more}


def goal(year: str, *flags: str, name: str = "ask") -> dict[str, Any]:
    """A goal of a year's plan."""
    return {"id": name, "year": year, "text": "Ask more", "flags": flags, "at": at()}


def portfolio(*records: Earned, **plan: list[dict[str, Any]]) -> Portfolio:
    """A portfolio with these records, and this of its plans."""
    return checked(
        Portfolio, {"id": "p-1", "earned": [tables_of(record, "nothing") for record in records], "plan": plan}
    )


def counted(*records: Earned, **plan: list[dict[str, Any]]) -> Any:
    """The ledger of what they come to; its fractions are compared with whole numbers."""
    return ledger(RULES, portfolio(*records, **plan), WINDOW)


@pytest.mark.parametrize(
    ("issued", "expires", "first", "last"),
    [
        (date(2024, 7, 1), date(2029, 6, 30), date(2024, 7, 1), date(2029, 6, 30)),
        (date(2024, 7, 1), None, date(2024, 7, 1), date(2029, 6, 30)),
        (None, date(2029, 6, 30), date(2024, 7, 1), date(2029, 6, 30)),
        (None, None, date(2021, 5, 4), date(2026, 5, 3)),
        (date(2024, 2, 29), None, date(2024, 2, 29), date(2029, 2, 28)),
        (None, date(2024, 2, 29), date(2019, 3, 1), date(2024, 2, 29)),
        (None, date(2024, 2, 28), date(2019, 3, 1), date(2024, 2, 28)),
        (date(9999, 1, 1), None, date(9999, 1, 1), date(9999, 12, 30)),
        (None, date(3, 1, 1), date.min, date(3, 1, 1)),
        (None, date.max, date(9994, 12, 31), date.max),
    ],
)
def test_the_days_that_count_are_the_certificates_or_five_years_from_the_one_that_is_known(
    issued: date | None, expires: date | None, first: date, last: date
) -> None:
    assert Window.of(5, issued, expires, date(2026, 5, 3)) == Window(first, last)


@pytest.mark.parametrize(
    ("amount", "unit", "hours"),
    [(7, "hours", 7), (0.1, "hours", Fraction(1, 10)), (2, "credits", 30), (1.1, "credits", Fraction("16.5"))],
)
def test_each_unit_counts_for_its_hours_to_the_last_hundredth(amount: float, unit: str, hours: Fraction | int) -> None:
    (entry,) = counted(earned(amount, unit)).entries
    assert (entry.hours, entry.note, entry.number) == (hours, None, 1)


def test_entries_stand_by_date_with_what_they_come_to_so_far() -> None:
    book = counted(earned(3, on=date(2026, 5, 2)), earned(1, "credits", date(2025, 1, 1)), earned(2))
    assert [(entry.number, entry.hours) for entry in book.entries] == [(2, 15), (3, 2), (1, 3)]
    assert (book.together, book.total, book.short) == ((15, 17, 20), 20, 80)


def test_more_than_is_asked_leaves_nothing_short() -> None:
    book = counted(earned(120))
    assert (book.total, book.short) == (120, 0)


@pytest.mark.parametrize(
    ("on", "note"),
    [
        (date(2024, 6, 30), Note.OUTSIDE),
        (date(2024, 7, 1), None),
        (date(2029, 6, 30), None),
        (date(2029, 7, 1), Note.OUTSIDE),
    ],
)
def test_both_ends_of_the_days_count_and_nothing_before_or_after(on: date, note: Note | None) -> None:
    book = counted(earned(3, "hours", on, "care"))
    assert (book.entries[0].note, book.total, book.standings[0].hours) == (note, *((0, 0) if note else (3, 3)))


def test_a_unit_that_the_rules_do_not_know_counts_for_nothing() -> None:
    (entry,) = counted(earned(3, "weeks")).entries
    assert (entry.hours, entry.note) == (0, Note.UNKNOWN_UNIT)


def test_a_plan_counts_on_the_day_its_reviewer_signed_with_what_its_goals_are_for() -> None:
    book = counted(
        reviewers=[signed("2025-2026", date(2026, 5, 2)), signed("2026-2027", None)],
        goals=[goal("2025-2026", "care"), goal("2025-2026", name="other"), goal("2024-2025", "law")],
    )
    (entry,) = book.entries
    assert (entry.on, entry.what, entry.flags) == (
        date(2026, 5, 2),
        "Your plan of 2025-2026, signed by Cy Young",
        ("care",),
    )
    assert (entry.hours, entry.number, book.total) == (25, 0, 25)
    assert [(one.goals, one.is_met) for one in book.standings] == [(("2025-2026",), True), ((), False)]


def test_a_goal_counts_for_nothing_that_no_plan_can_meet() -> None:
    book = counted(
        earned(1, "plans", date(2024, 9, 1), "law"),
        reviewers=[signed("2025-2026", date(2026, 5, 2))],
        goals=[goal("2025-2026", "law")],
    )
    assert [(entry.flags, entry.hours) for entry in book.entries] == [(("law",), 25), ((), 25)]
    assert (book.standings[1].hours, book.standings[1].goals, book.standings[1].is_met) == (0, (), False)


@pytest.mark.parametrize("year", ["", "2026", "2025-2027", "soon"])
def test_a_plan_of_another_kind_of_year_is_no_plan_of_these_rules(year: str) -> None:
    assert counted(reviewers=[signed(year, date(2026, 5, 2))]).entries == ()


@pytest.mark.parametrize(
    ("reviewer", "note"),
    [
        (signed("2023-2024", date(2024, 6, 12)), Note.OUTSIDE),
        (signed("2025-2026", date(2026, 5, 2), holds_certificate=False), Note.NO_CERTIFICATE),
        (signed("2025-2026", date(2026, 5, 2), holds_certificate=True), None),
    ],
)
def test_a_plan_that_cannot_count_is_shown_with_its_reason_and_its_goals_meet_nothing(
    reviewer: dict[str, Any], note: Note | None
) -> None:
    book = counted(reviewers=[reviewer], goals=[goal(reviewer["year"], "care")])
    assert [entry.note for entry in book.entries] == [note]
    assert (book.total, book.standings[0].is_met) == ((0, False) if note else (25, True))


def test_a_plan_recorded_besides_is_not_counted_twice_and_what_it_says_of_its_goals_holds() -> None:
    book = counted(
        earned(1, "plans", date(2025, 7, 1), "care"), reviewers=[signed("2025-2026", date(2026, 5, 2))], goals=[]
    )
    assert [(entry.hours, entry.note) for entry in book.entries] == [(0, Note.SAME_YEAR), (25, None)]
    assert book.standings[0].goals == ("2025-2026",)


def test_of_two_plans_recorded_in_one_year_one_counts_and_each_year_has_its_own() -> None:
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 6, 30))
    book = counted(*(earned(1, "plans", day) for day in days))
    assert [(entry.year, entry.hours, entry.note) for entry in book.entries] == [
        ("2024-2025", 25, None),
        ("2025-2026", 25, None),
        ("2025-2026", 0, Note.SAME_YEAR),
    ]


def test_a_plan_outside_of_the_days_takes_no_ones_place() -> None:
    book = counted(earned(1, "plans", date(2024, 9, 1)), reviewers=[signed("2024-2025", date(2024, 6, 30))])
    assert [(entry.hours, entry.note) for entry in book.entries] == [(0, Note.OUTSIDE), (25, None)]


def test_a_category_is_met_by_hours_for_some_before_it_is_for_others() -> None:
    standing = counted(earned(8, "hours", date(2026, 1, 1), "care"), earned(0.25, "credits", WINDOW.last, "care"))
    care = standing.standings[0]
    assert (care.hours, [care.short(asked) for asked in CARE.asked]) == (Fraction("11.75"), [Fraction("3.25"), 0])
    assert not care.is_met


def test_hours_can_be_for_two_categories_and_count_once_in_the_total() -> None:
    book = counted(earned(20, "hours", WINDOW.first, "care", "law", "gone"))
    assert (book.total, [one.is_met for one in book.standings]) == (20, [True, True])


def test_rules_without_plans_leave_a_signed_plan_out() -> None:
    rules = replace(RULES, units=RULES.units[:2], categories=(LAW,))
    kept = portfolio(reviewers=[signed("2025-2026", date(2026, 5, 2))])
    assert ledger(rules, kept, WINDOW).entries == ()
    assert awaiting(rules, made(planned("goal/goals", "Ask.")), date(2026, 9, 1)) == ""


TODAY = date(2026, 9, 1)


def test_a_plan_of_this_year_waits_for_its_reviewer_until_they_sign_or_it_is_recorded() -> None:
    written = made(planned("goal/goals", "Ask."))
    assert [awaiting(RULES, kept, TODAY) for kept in (EMPTY, written)] == ["", "2026-2027"]
    assert awaiting(RULES, written, date(2027, 7, 1)) == ""
    for plan in ({"goals": [goal("2026-2027")]}, {"reviewers": [signed("2026-2027", None)]}):
        assert awaiting(RULES, portfolio(**plan), TODAY) == "2026-2027"
        assert awaiting(RULES, portfolio(earned(1, "plans", TODAY), **plan), TODAY) == ""
    assert awaiting(RULES, portfolio(reviewers=[signed("2026-2027", TODAY)], goals=[goal("2026-2027")]), TODAY) == ""


@pytest.mark.parametrize(
    ("unit", "categories", "amount", "message", "hint"),
    [
        (
            "plans",
            [CARE, LAW],
            1,
            "could not record that: no plan can meet `law`",
            "Record it in another unit: lift hours renewal add 5 WHAT --for law",
        ),
        (
            "plans",
            [CARE],
            4,
            "could not record that: a plan is recorded whole, and one at a time",
            'Record each plan with its date: lift hours renewal add 1 "My plan" --unit plans --date 2026-06-12',
        ),
    ],
)
def test_an_entry_that_no_plan_can_be_is_refused(
    unit: str, categories: list[Any], amount: float, message: str, hint: str
) -> None:
    with pytest.raises(BadValueError) as told:
        check_entry(RULES.find_unit(unit), categories, amount)
    assert (told.value.message, told.value.hint) == (message, hint)


@pytest.mark.parametrize(("unit", "amount"), [("hours", 5), ("credits", 0.5)])
def test_what_is_no_plan_can_be_for_anything(unit: str, amount: float) -> None:
    check_entry(RULES.find_unit(unit), [CARE, LAW], amount)


DAYS = st.dates(WINDOW.first - timedelta(400), WINDOW.last + timedelta(400))
FLAGS = st.lists(st.sampled_from(["care", "law", "gone"]), unique=True)
RECORDS = st.builds(
    lambda amount, unit, on, flags: earned(amount, unit, on, *flags),
    st.floats(0, 1000, exclude_min=True) | st.integers(1, 100_000).map(lambda hundredths: hundredths / 100),
    st.sampled_from(["hours", "credits", "plans", "plans", "weeks"]),
    DAYS,
    FLAGS,
)
YEARS = st.sampled_from([f"{year}-{year + 1}" for year in range(2022, 2031)])
REVIEWERS = st.lists(
    st.builds(
        lambda year, day, holds: signed(year, day, holds_certificate=holds),
        YEARS,
        st.none() | DAYS,
        st.none() | st.booleans(),
    ),
    max_size=4,
    unique_by=lambda reviewer: str(reviewer["year"]),
)
GOALS = st.lists(
    st.builds(goal, YEARS, st.sampled_from(["care", "law"])), max_size=3, unique_by=lambda g: str(g["year"])
)


@pytest.mark.slow
@given(st.lists(RECORDS, max_size=6), REVIEWERS, GOALS, RECORDS)
@FEW
def test_nothing_falls_when_an_entry_is_added(
    records: list[Earned], reviewers: list[dict[str, Any]], goals: list[dict[str, Any]], one_more: Earned
) -> None:
    before = counted(*records, reviewers=reviewers, goals=goals)
    after = counted(*records, one_more, reviewers=reviewers, goals=goals)
    assert after.total >= before.total
    assert after.short <= before.short
    for was, now in zip(before.standings, after.standings, strict=True):
        assert now.hours >= was.hours
        assert set(now.goals) >= set(was.goals)
        assert now.is_met or not was.is_met


@pytest.mark.slow
@given(st.lists(RECORDS, max_size=6), REVIEWERS, GOALS)
@FEW
def test_what_is_outside_of_the_days_never_counts_and_no_year_counts_for_more_than_a_plan(
    records: list[Earned], reviewers: list[dict[str, Any]], goals: list[dict[str, Any]]
) -> None:
    book = counted(*records, reviewers=reviewers, goals=goals)
    assert [entry for entry in book.entries if entry.hours and entry.on not in WINDOW] == []
    for year in {entry.year for entry in book.entries if entry.year}:
        assert sum(entry.hours for entry in book.entries if entry.year == year) <= 25
    assert sorted(entry.number for entry in book.entries if entry.number) == list(range(1, len(records) + 1))
    assert (book.together[-1:] or (0,)) == (book.total,)


@given(st.lists(st.tuples(st.integers(1, 100_000), st.sampled_from(["hours", "credits"])), max_size=8))
@FEW
def test_amounts_in_hundredths_add_up_exactly(amounts: list[tuple[int, str]]) -> None:
    worth = {"hours": 1, "credits": 15}
    book = counted(*(earned(hundredths / 100, unit) for hundredths, unit in amounts))
    assert book.total * 100 == sum(hundredths * worth[unit] for hundredths, unit in amounts)


def test_a_plan_that_was_signed_counts_without_its_reviewers_name() -> None:
    (entry,) = counted(reviewers=[signed("2025-2026", date(2026, 5, 1), name="")]).entries
    assert (entry.what, entry.hours) == (
        "Your plan of 2025-2026, signed by its reviewer",
        RULES.plan.hours if RULES.plan else 0,
    )


def test_where_a_plan_belongs_to_no_school_year_none_is_counted_or_waited_for() -> None:
    units = tuple(replace(unit, year_starts=None) for unit in RULES.units)
    rules, kept = (
        replace(RULES, units=units),
        portfolio(reviewers=[signed("2025-2026", date(2026, 5, 1))]),
    )
    assert ledger(rules, kept, WINDOW).entries == ()
    assert awaiting(rules, portfolio(goals=[goal("2025-2026")]), date(2026, 5, 3)) == ""


AT_MOST = replace(RULES, categories=(CARE, replace(LAW, at_most=3, in_one=True)))


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from([("law",), ("care",), ("law", "care"), ()])), max_size=6))
@FEW
def test_of_a_category_with_a_limit_no_more_counts_and_the_longest_decides(
    records: list[tuple[int, tuple[str, ...]]],
) -> None:
    kept = portfolio(*(earned(float(hours), "hours", date(2026, 2, 2), *flags) for hours, flags in records))
    found = ledger(AT_MOST, kept, WINDOW)
    limited = [hours for hours, flags in records if "law" in flags]
    others = [hours for hours, flags in records if "law" not in flags]
    assert found.total == min(3, sum(limited)) + sum(others)
    assert [entry.worth for entry in found.entries] == [hours for hours, _ in records]
    cut = [entry.note is Note.AT_MOST for entry in found.entries]
    assert cut == [entry.hours < entry.worth for entry in found.entries]
    law, longest = found.standings[1], Fraction(max(limited, default=0))
    assert (law.hours, law.is_met) == (longest, longest >= 5)
