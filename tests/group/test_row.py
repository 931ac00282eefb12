"""A row counts what the partner's reader counts, and is bound to what a review is bound to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import given, settings

from lift_cli.content.catalog import Catalog
from lift_cli.group.course import Courses
from lift_cli.group.row import row_of
from lift_cli.partner import export
from lift_cli.partner.export import Export
from lift_cli.portfolio.model import Portfolio, Secret
from lift_cli.portfolio.time_given import total_hours
from lift_cli.storage.validation import checked
from tests.portfolio.generated import PORTFOLIOS, SOME

AT = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)


def made(portfolio: Portfolio, *, summary: bool) -> dict[str, Any]:
    """The tables of its export, as they are read back."""
    private = replace(portfolio.educator.private, secrets=(Secret(at=AT, secret="5e" * 32),))
    keyed = replace(portfolio, educator=replace(portfolio.educator, private=private))
    return tomli.loads(tomli_w.dumps(export.make(keyed, AT, {}, {}, summary=summary)))


@pytest.mark.slow
@given(portfolio=PORTFOLIOS)
@settings(SOME)
def test_a_row_of_a_whole_export_counts_as_its_reader_does(catalog: Catalog, portfolio: Portfolio) -> None:
    tables = made(portfolio, summary=False)
    read = checked(Export, tables)
    known = catalog.with_runs(read.begun)
    progress = read.progress.renamed(known.renamed)
    courses = Courses.of(catalog)

    row = row_of(tables, courses, courses.by_id())

    modules = {one["id"]: one for one in row["modules"]}
    ours = {module.id: module for module in known.modules}
    assert {one for one in read.begun if one in ours} == {one for one in modules if one in ours}
    assert {one: modules[one]["done"] for one in modules if one in ours} == {
        one: progress.finished(ours[one].needed) for one in modules if one in ours
    }
    assert {one: modules[one]["digest"] for one in modules} == {one: read.module_digest(one) for one in modules}
    assert round(sum(row["days"].values()) / 60, 2) == total_hours(portfolio)


@pytest.mark.slow
@given(portfolio=PORTFOLIOS)
@settings(SOME)
def test_a_summary_has_the_hours_and_the_digests_of_the_whole(catalog: Catalog, portfolio: Portfolio) -> None:
    courses = Courses.of(catalog)
    whole, summary = (
        row_of(made(portfolio, summary=is_summary), courses, courses.by_id()) for is_summary in (False, True)
    )
    begun = {one.module for one in portfolio.modules}

    assert (summary["days"], summary["logged"], summary["talks"]) == (whole["days"], whole["logged"], whole["talks"])
    assert {one["id"]: one["digest"] for one in summary["modules"] if one["id"] in begun} == {
        one["id"]: one["digest"] for one in whole["modules"] if one["id"] in begun
    }


@pytest.mark.parametrize("summary", [False, True])
def test_no_row_has_a_word_that_was_written(catalog: Catalog, *, summary: bool) -> None:
    courses, prose = Courses.of(catalog), "Mia hit Tom"
    step = "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
    tables = {
        "id": "ana-1",
        "summary": summary,
        "educator": {"name": "Ana", prose: prose},
        "partner": {},
        "modules": [{"module": prose, "state": prose, "name": prose}, {"module": "lift/two", "name": prose}],
        "answers": [{"step": step, "text": prose}, {"step": f"{prose}/{prose}/a/b/c", "text": prose}],
        "done": [{"step": step, "note": prose, "minutes": 5, "at": AT}],
        "hours": [{"date": AT.date(), "minutes": 5, "what": prose, "with": prose, "activity": prose}],
    }
    assert prose not in repr(row_of(tables, courses, courses.by_id()))
