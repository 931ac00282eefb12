"""Every picture compared with the table beside it: what is drawn is read off the page as a ruler would."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from itertools import groupby
from random import Random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from lift_cli.content.catalog import Catalog
from lift_cli.document import Document, Figure, Table
from lift_cli.drawing import Bars, Columns, Grid
from lift_cli.exporters import palette
from lift_cli.exporters.html import render
from lift_cli.pages.booklet import booklet
from lift_cli.portfolio.model import Portfolio
from tests.pages.educators import ANA, PLANNED, TODAY
from tests.portfolio.generated import PORTFOLIOS, TRIES, portfolio_of

WIDTH = 360
NEAR = 0.12
"""Places are written to a tenth."""


class Picture:
    """A figure of a page as it is read back."""

    def __init__(self, figure: ET.Element) -> None:
        (self.svg,) = figure.findall("svg")
        (details,) = figure.findall("details")
        (table,) = details.findall("table")
        head, *body = ([("".join(cell.itertext())) for cell in row] for row in table.iter("tr"))
        self.headings, self.rows = head, body
        caption = figure.find("figcaption/strong")
        assert caption is not None
        self.title = caption.text

    def shapes(self, tag: str, *names: str) -> list[dict[str, float]]:
        found = (one for one in self.svg.iter(tag) if one.get("class") in names)
        return [{key: float(value) for key, value in one.items() if key not in ("class", "points")} for one in found]

    def words(self, *names: str) -> list[str]:
        return ["".join(one.itertext()) for one in self.svg.iter("text") if one.get("class") in names]


def pictures(document: Document) -> list[Picture]:
    page = render(document).decode("utf-8")
    found = re.findall(r"<figure .*?</figure>", page, re.DOTALL)
    assert len(found) == sum(isinstance(block, Figure) for block in document.blocks)
    return [Picture(ET.fromstring(one)) for one in found]


def on(day: str) -> date:
    month, number, year = day.replace(",", "").split()
    return date(int(year), [*month_name].index(month), int(number))


def check_time_line(picture: Picture) -> None:
    days = [on(row[0]) for row in picture.rows]
    span = max((max(days) - min(days)).days, 1)

    def at(day: date) -> float:
        return round(8 + (day - min(days)).days / span * (WIDTH - 16), 1)

    marks = Counter(at(on(row[0])) for row in picture.rows if row[3])
    assert Counter(one["cx"] for one in picture.shapes("circle", "dot", "ring")) == marks
    talks = [at(on(row[0])) for row in picture.rows if row[2] == "talked over"]
    assert sorted(one["cx"] for one in picture.shapes("circle", "ring")) == sorted(talks)
    flags = [at(on(row[0])) for row in picture.rows if row[1] == "Growth plan"]
    assert sorted(one["x1"] for one in picture.shapes("line", "flag")) == sorted(flags)
    stars = [row for row in picture.rows if row[2].startswith("recognized")]
    assert len(list(picture.svg.iter("polygon"))) == len(stars)
    lanes = {row[1] for row in picture.rows if row[1] != "Growth plan"}
    assert len(picture.shapes("rect", "lane")) >= len(lanes)
    for kind in ("answered", "talked over", "hours spent"):
        amounts = [(float(row[3]), at(on(row[0]))) for row in picture.rows if row[2] == kind]
        largest = [x for amount, x in amounts if amount == max(amounts)[0]]
        name = "ring" if kind == "talked over" else "dot"
        assert {5.0} <= {one["r"] for one in picture.shapes("circle", name) if one["cx"] in largest} or not amounts


def check_progress(picture: Picture) -> None:
    empty, filled = picture.shapes("rect", "empty"), picture.shapes("rect", "bar", "won")
    assert len(empty) == len(picture.rows)
    assert len(filled) == sum(row[2] != "0" for row in picture.rows)
    bars = {(one["x"], one["y"]): one["width"] for one in filled}
    by_bar = groupby(zip(empty, picture.rows, strict=True), key=lambda pair: pair[0]["y"])
    for _, parts in by_bar:
        pairs = list(parts)
        unit = sum(box["width"] for box, _ in pairs) / sum(int(row[3]) for _, row in pairs)
        for box, row in pairs:
            assert box["width"] == pytest.approx(int(row[3]) * unit, abs=NEAR)
            assert bars.get((box["x"], box["y"]), 0) == pytest.approx(int(row[2]) * unit, abs=NEAR)


def check_columns(picture: Picture) -> None:
    amounts = [float(row[1]) for row in picture.rows]
    drawn = picture.shapes("rect", "bar")
    assert [one["height"] for one in drawn] == [
        pytest.approx(amount / max(amounts) * 126, abs=NEAR) for amount in amounts if amount
    ]
    assert {round(one["y"] + one["height"], 1) for one in drawn} <= {149.9, 150.0, 150.1}


def check_bars(picture: Picture) -> None:
    boxes = [one for one in picture.shapes("rect", "faint", "soft", "bar", "won", "accent") if one["height"] == 12]
    amounts = [[float(cell) for cell in row[1:]] for row in picture.rows]
    unit = (WIDTH - 50) / (max(map(sum, amounts)) or 1)
    assert [one["width"] for one in boxes] == [
        pytest.approx(amount * unit, abs=NEAR) for row in amounts for amount in row if amount
    ]
    assert (
        picture.words("quiet")[-len(amounts) :] == [f"{sum(row):g}" for row in amounts][-len(amounts) :]
        or len(picture.headings) > 2
    )


def check_grid(picture: Picture) -> None:
    cells = [cell for row in picture.rows for cell in row[1:]]
    dots = picture.shapes("circle", "dot", "ring", "none")
    assert len(dots) == len(cells)
    assert picture.words("quiet")[len(picture.headings) - 1 :] == [cell for cell in cells if cell]
    largest = max((int(cell) for cell in cells if cell), default=0) or 1
    assert [one["r"] for one in dots] == [
        pytest.approx(3 + 5 * (int(cell) / largest) ** 0.5, abs=NEAR) if cell else 1 for cell in cells
    ]


def check_rings(picture: Picture) -> None:
    names = [name for name in ("Why", "How", "What") if any(row[0] == name for row in picture.rows)]
    assert picture.words("in-ring-0", "in-ring-1", "in-ring-2") == names[::-1]
    assert [one["r"] for one in picture.shapes("circle", "ring-0", "ring-1", "ring-2")] == sorted(
        (48.0 * (number + 1) for number in range(len(names))), reverse=True
    )


CHECKS = {
    "Time line": check_time_line,
    "Where each module stands": check_progress,
    "Hours by month": check_columns,
    "Hours by year": check_columns,
    "Hours by module": check_bars,
    "Standards, goals and evidence": check_grid,
    "Why, how, what": check_rings,
}


def check(document: Document) -> Iterator[str]:
    """Each picture of a page, compared with its table; gives the titles of those that were there."""
    for picture in pictures(document):
        first, second = [*picture.svg][:2]
        assert (first.tag, second.tag) == ("title", "desc")
        assert first.text
        assert second.text
        CHECKS[picture.title or ""](picture)
        yield picture.title or ""


def test_every_picture_of_an_educator_shows_what_its_table_says(catalog: Catalog) -> None:
    found = [*check(booklet(PLANNED, catalog, TODAY)), *check(booklet(ANA, catalog, TODAY))]
    assert {*found} == {*CHECKS} - {"Hours by year"}


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_every_picture_shows_what_its_table_says_whatever_the_portfolio_says(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        list(check(booklet(portfolio, catalog, TODAY)))

    law()


@pytest.mark.slow
def test_pictures_of_every_kind_are_among_generated_portfolios(catalog: Catalog) -> None:
    found: set[str] = set()
    for number in range(60):
        found |= {*check(booklet(portfolio_of(Random(number).randrange), catalog, TODAY))}
    assert {"Time line", "Hours by month", "Why, how, what"} <= found


@pytest.mark.parametrize(
    ("figure", "compare"),
    [
        (
            Figure(
                "A", "B", Columns((("May 2026", 0.0), ("Jun 2026", 2.0))), Table(("M", "H"), (("x", "0"), ("y", "2")))
            ),
            check_columns,
        ),
        (
            Figure(
                "A",
                "B",
                Bars(("one", "two", "three"), (("x", (1, 0, 3)), ("y", (0, 2, 0)))),
                Table(("M", "one", "two", "three"), (("x", "1", "0", "3"), ("y", "0", "2", "0"))),
            ),
            check_bars,
        ),
        (
            Figure(
                "A",
                "B",
                Grid(("r",), ("c", "d", "e"), ((None, 0, 4),)),
                Table(("S", "c", "d", "e"), (("r", "", "0", "4"),)),
            ),
            check_grid,
        ),
    ],
)
def test_nothing_and_much_are_drawn_beside_each_other(figure: Figure, compare: Callable[[Picture], None]) -> None:
    (picture,) = pictures(Document("Title", "en", (figure,)))
    compare(picture)


def test_the_colors_on_paper_are_those_of_the_page_by_day() -> None:
    css = files("lift_cli.exporters").joinpath("page.css").read_text("utf-8")
    by_day = dict(re.findall(r"--(\w+): (#\w+);", css.partition("}")[0]))
    ours = {name: getattr(palette, name.upper()) for name in by_day if hasattr(palette, name.upper())}
    assert ours == {name: by_day[name] for name in ours}
    assert {"ink", "main", "soft", "faint", "won", "accent"} <= {*ours}
