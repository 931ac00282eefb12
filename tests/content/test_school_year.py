from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.errors import BadValueError


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2026, 6, 30), "2025-2026"),
        (date(2026, 7, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2028, 2, 29), "2027-2028"),
    ],
)
def test_a_plans_year_begins_on_the_first_of_july(catalog: Catalog, today: date, label: str) -> None:
    year = Year.of(catalog.find_plan_form(), today)
    assert year.label == label
    assert today in year


@pytest.mark.parametrize(("today", "days"), [(date(2026, 5, 3), 365), (date(2028, 2, 29), 366)])
def test_a_plans_year_is_a_whole_year_and_both_its_ends_belong_to_it(catalog: Catalog, today: date, days: int) -> None:
    year = Year.of(catalog.find_plan_form(), today)
    assert (year.last - year.first).days + 1 == days
    assert ((year.first.month, year.first.day), (year.last.month, year.last.day)) == ((7, 1), (6, 30))
    assert year.first in year
    assert year.last in year
    assert date(year.first.year, 6, 30) not in year
    assert date(year.last.year, 7, 1) not in year


def test_a_form_can_begin_its_year_on_another_day(catalog: Catalog) -> None:
    form = replace(catalog.find_plan_form(), year_starts=(1, 1))
    year = Year.of(form, date(2026, 5, 3))
    assert (year.first, year.last) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("name", ["2023", "2023-2024", " 2023-24 "])
def test_another_year_is_named_by_its_label_or_its_first_year(catalog: Catalog, name: str) -> None:
    assert Year.named(catalog.find_plan_form(), name, date(2026, 5, 3)).label == "2023-2024"


@pytest.mark.parametrize("name", ["2023-2025", "23", "2023-", "2023-4", "next", "1000", "\u0662\u0660\u0662\u0663"])
def test_a_year_that_is_none_is_told_with_how_to_write_it(catalog: Catalog, name: str) -> None:
    with pytest.raises(BadValueError) as caught:
        Year.named(catalog.find_plan_form(), name, date(2026, 5, 3))
    assert (caught.value.message, caught.value.hint) == (
        f"could not use the year {name!r}: that is not the year of a plan",
        "Write it as 2025-2026.",
    )
