"""A typed name finds the field that is meant, or says which it could be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.errors import AmbiguousNameError, BadValueError, UnknownNameError
from lift_cli.plan.field import Field
from lift_cli.plan.fields import plan_fields
from lift_cli.plan.names import find_field_to_write, find_fields
from lift_cli.portfolio.model import Portfolio
from tests.pages.educators import ANA, PLANNED, TODAY


def fields(portfolio: Portfolio, catalog: Catalog) -> Sequence[Field]:
    form = catalog.find_plan_form()
    return plan_fields(portfolio, catalog, form, Year.of(form, TODAY), TODAY)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("goal/rationale", ["goal/rationale"]),
        (" /Rationale/ ", ["goal/rationale"]),
        ("name", ["educator/name"]),
        ("reviewer/name", ["review/reviewer/name"]),
        ("goals/2/focus", ["goal/goals/2/focus"]),
        ("documents/1", ["evidence/documents/1/serves", "evidence/documents/1/shows"]),
        ("goals/2", [f"goal/goals/2/{part}" for part in ("text", "focus", "rationale", "standards", "role", "flags")]),
    ],
)
def test_a_field_is_found_by_its_name_or_the_end_of_it(catalog: Catalog, typed: str, names: list[str]) -> None:
    assert [field.name for field in find_fields(fields(PLANNED, catalog), typed)] == names


@pytest.mark.parametrize(
    ("typed", "ana", "planned"),
    [
        ("goals", "goal/goals/new", "goal/goals/new"),
        ("goals/1", None, "goal/goals/1/text"),
        ("goals/new", "goal/goals/new", "goal/goals/new"),
        ("self-assessment", "goal/self-assessment", "goal/self-assessment"),
        ("reviewer", None, None),
        ("evidence/documents", "evidence/documents", "evidence/documents"),
    ],
)
def test_of_a_field_with_parts_the_one_is_written_that_is_meant(
    catalog: Catalog, typed: str, ana: str | None, planned: str | None
) -> None:
    for portfolio, name in ((ANA, ana), (PLANNED, planned)):
        if name is not None:
            assert find_field_to_write(fields(portfolio, catalog), typed).name == name
        else:
            with pytest.raises((AmbiguousNameError, UnknownNameError)):
                find_field_to_write(fields(portfolio, catalog), typed)


@pytest.mark.parametrize("typed", ["", "/", "goal", "goals/9", "goals/1/text/more", "review", "x" * 500])
def test_what_names_no_field_is_told(catalog: Catalog, typed: str) -> None:
    with pytest.raises(UnknownNameError):
        find_fields(fields(PLANNED, catalog), typed)


def test_one_that_ends_alike_in_several_places_is_ambiguous(catalog: Catalog) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find_fields(fields(PLANNED, catalog), "focus")
    assert caught.value.hint == "It fits `goal/goals/1/focus`, `goal/goals/2/focus`; type one of these."


def test_a_field_that_fills_itself_alone_is_not_written(catalog: Catalog) -> None:
    (whole,) = [field for field in fields(PLANNED, catalog) if field.name == "goal/goals"]
    with pytest.raises(BadValueError):
        find_field_to_write([whole], "goals")
