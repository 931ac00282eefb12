"""What a renewal asks as data: what ships for Washington, and how a typed unit or category is found."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lift_cli.content.catalog import Catalog
from lift_cli.content.pack import Provenance
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.renewal import Renewal
from lift_cli.content.school_year import Year, is_year_label, year_label
from lift_cli.errors import UnknownNameError
from lift_cli.storage.validation import checked
from tests.content.lint.samples import GREEN
from tests.content.samples import LICENCE, Tables
from tests.portfolio.samples import FEW

RULES = checked(Renewal, LICENCE)


def test_washington_asks_a_hundred_hours_in_five_years_and_converts_credits_and_plans(catalog: Catalog) -> None:
    rules = catalog.find_renewal()
    assert (rules.id, rules.hours, rules.years) == ("certificate", 100, 5)
    assert {unit.id: unit.hours for unit in rules.units} == {
        "clock-hours": 1,
        "quarter-credits": 10,
        "semester-credits": 15,
        "plans": 25,
    }
    assert rules.plan is not None
    assert (rules.plan.id, rules.plan.year_starts) == ("plans", (7, 1))
    assert (rules.plan.hours, rules.plan.year_starts) == (
        catalog.find_plan_form("pgp-1697").hours,
        catalog.find_plan_form("pgp-1697").year_starts,
    )


def test_of_washingtons_five_categories_a_plan_can_meet_three(catalog: Catalog) -> None:
    found = {
        category.id: (category.by_plan_goal, *(asked.hours for asked in category.asked))
        for category in catalog.find_renewal().categories
    }
    assert found == {
        "stem": (True, 15, 15),
        "equity": (True, 10, 15),
        "leadership": (True, 10),
        "government": (False, 5),
        "suicide-prevention": (False, 3),
    }


def test_what_was_read_elsewhere_is_called_so_and_what_was_not_read_is_said(catalog: Catalog) -> None:
    rules = catalog.find_renewal()
    read = [unit.text for unit in rules.units] + [category.text for category in rules.categories]
    read += [asked.who for category in rules.categories for asked in category.asked]
    assert {text.provenance for text in read} == {Provenance.ADAPTED}
    assert (rules.notice.provenance, bool(rules.doubts), bool(rules.references)) == (Provenance.OWN, True, True)
    assert [category.id for category in rules.categories if not category.doubt] == ["leadership"]
    others = [(one.text.provenance, one.doubt is None) for one in rules.substitutes]
    others += [(one.text.provenance, one.doubt is None) for one in rules.role_rules]
    assert {*others} == {(Provenance.ADAPTED, False)}


def test_without_a_name_the_first_is_meant_where_washingtons_is_not_installed() -> None:
    assert Catalog((), renewals=(RULES,)).find_renewal() is RULES


@pytest.mark.parametrize(
    ("find", "name", "message", "hint"),
    [
        (
            RULES.find_unit,
            "Credit",
            "could not find the unit 'credit'",
            "Did you mean `credits`? The units are `hours`, `credits`, `plans`.",
        ),
        (
            RULES.find_category,
            "cars",
            "could not find the category 'cars'",
            "Did you mean `care`? The categories are `care`, `law`.",
        ),
        (
            replace(RULES, categories=()).find_category,
            "care",
            "could not find the category 'care'",
            "These rules have no categories.",
        ),
        (
            Catalog((), renewals=(RULES,)).find_renewal,
            "license",
            "could not find the renewal 'license'",
            "Did you mean `licence`? The renewals are `licence`.",
        ),
        (Catalog(()).find_renewal, "", "could not find the renewal 'certificate'", "No pack has one."),
    ],
)
def test_a_name_that_fits_nothing_is_told_with_the_nearest(
    find: Callable[[str], object], name: str, message: str, hint: str
) -> None:
    with pytest.raises(UnknownNameError) as told:
        find(name)
    assert (told.value.message, told.value.hint) == (message, hint)


def test_a_unit_and_a_category_are_found_in_any_case_and_the_first_unit_where_none_is_named() -> None:
    assert [RULES.find_unit(name).id for name in (None, " Credits", "plans")] == ["hours", "credits", "plans"]
    assert RULES.find_category("LAW ").id == "law"


def spoilt(change: Callable[[Tables], object]) -> Tables:
    """The sample with one thing changed."""
    tables = deepcopy(LICENCE)
    change(tables)
    return tables


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda t: t["units"].append(t["units"][0]), "the unit id `hours` is there twice"),
        (lambda t: t["categories"].append(t["categories"][0]), "the category id `care` is there twice"),
        (lambda t: t["units"][0].update(year_starts=[1, 1]), "only one unit"),
        (lambda t: t["units"].pop(), "needs a unit with `year_starts`"),
        (lambda t: t.update(units=[]), "at least 1 item"),
        (lambda t: t["categories"][0].update(asked=[]), "at least 1 item"),
        (lambda t: t["units"][0].update(hours=0), "greater than or equal to 1"),
    ],
)
def test_rules_that_could_not_be_added_up_by_are_refused(change: Callable[[Tables], object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        checked(Renewal, spoilt(change))


FORM = checked(PlanForm, GREEN["plans/form.toml"])
STARTS = st.tuples(st.integers(1, 12), st.integers(1, 28))


@given(st.dates(date(2, 1, 1), date(9998, 12, 30)), STARTS)
@FEW
def test_a_day_lies_in_the_year_that_its_plan_would_be_of(day: date, starts: tuple[int, int]) -> None:
    form = replace(FORM, year_starts=starts)
    assert year_label(starts, day) == Year.of(form, day).label


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_is_lie_in_a_year_too(day: date) -> None:
    assert year_label((7, 1), day) in ("0-1", "9999-10000")


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("2026-2027", True), ("2026", False), ("2026-2028", False), ("", False), ("soon", False), ("٢٠٢٦-2027", False)],
)
def test_a_label_is_a_year_of_the_rules_or_not(label: str, is_one: object) -> None:
    assert is_year_label((7, 1), label) is is_one
    assert is_year_label((1, 1), label) is (label == "2026")
