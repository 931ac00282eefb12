from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.document import Cover, Figure, Table
from lift_cli.drawing import Bars, Columns, Dot, Grid, Lane, Rings, Timeline, Tracks
from lift_cli.pages.figures.circle import golden_circle
from lift_cli.pages.figures.cover import cover
from lift_cli.pages.figures.goals import goals_and_standards
from lift_cli.pages.figures.hours import hours_by_module, hours_by_month
from lift_cli.pages.figures.journey import journey
from lift_cli.pages.figures.progress import progress
from lift_cli.portfolio.model import Circle, Hours, Portfolio
from tests.pages.educators import ANA, NOTHING, PLANNED

JUNE, SEPTEMBER, MARCH, APRIL = date(2025, 6, 30), date(2025, 9, 12), date(2026, 3, 1), date(2026, 4, 20)


def spent(*days: date) -> Portfolio:
    return replace(NOTHING, hours=tuple(Hours(date=day, minutes=45, what="Reading") for day in days))


def test_the_cover_says_who_with_whom_what_and_when(catalog: Catalog) -> None:
    assert cover(ANA, ANA, catalog) == Cover(
        "LIFT Portfolio · June 2025 to April 2026",
        "Ana Reyes",
        (
            "Seventh-grade science teacher · Cedar Creek Middle School · Tamarack Valley School District",
            "with Ben Okafor, learning partner",
            "Module Two",
        ),
        (("1", "module recognized"), ("2.6", "hours"), ("8", "answers"), ("2", "pieces of evidence")),
    )


def test_a_cover_of_nobody_says_what_it_is(catalog: Catalog) -> None:
    assert cover(NOTHING, NOTHING, catalog) == Cover("", "LIFT Portfolio", ())


def test_the_journey_has_a_lane_for_each_module_and_one_for_the_hours(catalog: Catalog) -> None:
    found = journey(PLANNED, PLANNED, catalog)
    assert found is not None
    assert found.drawing == Timeline(
        ("answered", "talked over", "hours spent"),
        (
            Lane(
                "Module Two",
                JUNE,
                APRIL,
                (Dot(JUNE, "answered", 1), Dot(APRIL, "answered", 6), Dot(APRIL, "talked over", 2)),
                APRIL,
                "recognized by Ben Okafor",
            ),
            Lane(
                "Hours",
                JUNE,
                APRIL,
                (
                    Dot(JUNE, "hours spent", 0.5),
                    Dot(MARCH, "hours spent", 1.5),
                    Dot(APRIL, "hours spent", 0.58),
                ),
            ),
        ),
        (
            (JUNE, "Goal 1, 2024-2025 set"),
            (SEPTEMBER, "Goal 1, 2025-2026 set"),
            (SEPTEMBER, "Goal 2, 2025-2026 set"),
        ),
    )
    assert [row for row in found.table.rows if row[0] == "April 20, 2026"] == [
        ("April 20, 2026", "Module Two", "last day", ""),
        ("April 20, 2026", "Module Two", "answered", "6"),
        ("April 20, 2026", "Module Two", "talked over", "2"),
        ("April 20, 2026", "Module Two", "recognized by Ben Okafor", ""),
        ("April 20, 2026", "Hours", "hours spent", "0.58"),
    ]


def test_a_long_time_line_shows_weeks_and_a_short_one_days(catalog: Catalog) -> None:
    monday = date(2025, 9, 1)
    short = journey(spent(monday, monday + timedelta(3), monday + timedelta(140)), NOTHING, catalog)
    long = journey(spent(monday, monday + timedelta(6), monday + timedelta(141)), NOTHING, catalog)
    assert short is not None
    assert long is not None
    assert [row[:1] + row[3:] for row in (short.table.headings, *short.table.rows)] == [
        ("Day", "How much"),
        ("September 1, 2025", "0.75"),
        ("September 4, 2025", "0.75"),
        ("January 19, 2026", "0.75"),
    ]
    assert [row[:1] + row[3:] for row in (long.table.headings, *long.table.rows)] == [
        ("From", "How much"),
        ("September 1, 2025", "1.5"),
        ("January 20, 2026", "0.75"),
    ]
    assert "A dot is a week" in long.said


def test_whom_a_picture_names_is_said_by_what_is_shown_and_not_by_what_is_counted(catalog: Catalog) -> None:
    review = replace(ANA.reviews[0], reviewer="[name]")
    shown = replace(ANA, reviews=(review,), answers=())
    found = journey(PLANNED, shown, catalog)
    assert found is not None
    assert "Ben Okafor" not in repr(found)
    assert "Goal" not in repr(found)
    assert ("April 20, 2026", "Module Two", "answered", "6") in found.table.rows


def test_progress_shows_each_section_and_what_of_the_path_is_ahead(catalog: Catalog) -> None:
    found = progress(ANA, ANA, catalog)
    assert found is not None
    assert isinstance(found.drawing, Tracks)
    told = [(track.label.partition(":")[0], track.said, track.is_won) for track in found.drawing.tracks]
    assert told == [
        ("Module One", "not begun", False),
        ("Module Two", "recognized, then changed (8 steps)", True),
        ("Module Three", "not begun", False),
        ("Module Four", "not begun", False),
        ("Module Five", "not begun", False),
    ]
    assert found.drawing.tracks[1].parts == ((6, 9), (1, 10), (0, 16), (2, 23), (1, 7))
    assert [row for row in found.table.rows if row[0] == "Module Two"][:2] == [
        ("Module Two", "Partnership as Leadership", "6", "9"),
        ("Module Two", "Adult Learning", "1", "10"),
    ]


def test_months_without_hours_are_there(catalog: Catalog) -> None:
    found = hours_by_month(spent(date(2025, 11, 3), date(2026, 1, 8), date(2026, 1, 9)))
    assert found == Figure(
        "Hours by month",
        "2 hours 15 minutes in all, by month.",
        Columns((("Nov 2025", 0.75), ("Dec 2025", 0.0), ("Jan 2026", 1.5))),
        Table(("Month", "Hours"), (("Nov 2025", "0.75"), ("Dec 2025", "0"), ("Jan 2026", "1.5"))),
    )
    assert hours_by_module(spent(date(2025, 11, 3)), catalog) is None


def test_more_than_two_years_of_hours_are_counted_by_year() -> None:
    found = hours_by_month(spent(date(2023, 5, 1), date(2025, 5, 1), date(2025, 6, 1)))
    assert found is not None
    assert found.title == "Hours by year"
    assert found.drawing == Columns((("2023", 0.75), ("2024", 0.0), ("2025", 1.5)))


def test_hours_of_each_module_and_of_none(catalog: Catalog) -> None:
    found = hours_by_module(ANA, catalog)
    assert found is not None
    assert found.drawing == Bars(("Hours",), (("Module Two", (2.08,)), ("No module", (0.5,))))
    assert found.table == Table(("Module", "Hours"), (("Module Two", "2.08"), ("No module", "0.5")))


def test_a_goal_meets_its_standards_with_its_evidence(catalog: Catalog) -> None:
    found = goals_and_standards(PLANNED, catalog)
    assert found is not None
    goals = ("Goal 1, 2024-2025", "Goal 1, 2025-2026", "Goal 2, 2025-2026")
    assert found.drawing == Grid(("CCDEI 3", "NBPTS 4"), goals, ((None, 1, None), (None, 1, None)))
    assert found.table.headings == ("Standard", *goals)
    assert found.table.rows[0] == ("Learning Partnerships (ccdei 3)", "", "1", "")


def test_the_circle_tells_what_each_ring_said_before_and_each_version_once() -> None:
    first, later = datetime(2025, 9, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    before = (Circle(why="Old.", at=first), Circle(why="Old.", how="So.", at=first + timedelta(1)))
    found = golden_circle(replace(NOTHING, circle=Circle(why="New.", how="So.", at=later, earlier=before)))
    assert found is not None
    assert found.drawing == Rings(("Why", "How"))
    assert found.said == "Rings within each other, from the middle: Why, How. The table has its earlier words, too."
    assert found.table.rows == (
        ("Why", "January 1, 2026", "New."),
        ("Why", "September 1, 2025", "Old."),
        ("How", "September 2, 2025", "So."),
    )


def test_of_a_portfolio_without_anything_there_is_no_picture(catalog: Catalog) -> None:
    made = (journey, progress)
    assert [one(NOTHING, NOTHING, catalog) for one in made] == [None, None]
    assert (hours_by_month(NOTHING), hours_by_module(NOTHING, catalog)) == (None, None)
    assert (goals_and_standards(NOTHING, catalog), golden_circle(NOTHING)) == (None, None)


@pytest.mark.parametrize("field", ["said", "title"])
def test_every_picture_has_a_title_and_a_sentence(catalog: Catalog, field: str) -> None:
    found = (
        *(journey(PLANNED, PLANNED, catalog), progress(PLANNED, PLANNED, catalog), hours_by_month(PLANNED)),
        *(hours_by_module(PLANNED, catalog), goals_and_standards(PLANNED, catalog), golden_circle(PLANNED)),
    )
    assert all(one is not None and getattr(one, field) for one in found)
