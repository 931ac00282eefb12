"""What the fields of a plan write to: values that can be compared and printed, each with its way of reading."""

from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.plan.fields import plan_fields
from lift_cli.plan.targets import (
    DocumentServes,
    DocumentShows,
    FieldText,
    GoalFlags,
    GoalLine,
    GoalPart,
    GoalStandards,
    GoalText,
    NewGoal,
    ReviewerHolds,
    ReviewerPart,
    ReviewerSigned,
    Target,
)
from lift_cli.portfolio.plan_changes import goals_of
from tests.pages.educators import PLANNED, TODAY

WHERE = ("pgp-1697", "2025-2026")


def targets(catalog: Catalog) -> dict[str, Target]:
    """What each field of the plan that can be written writes to, by the name of the field."""
    form = catalog.find_plan_form()
    found = plan_fields(PLANNED, catalog, form, Year.of(form, TODAY), TODAY)
    return {field.name: field.target for field in found if field.target}


def test_each_field_writes_to_a_value_that_says_what_it_is(catalog: Catalog) -> None:
    form = catalog.find_plan_form()
    year = WHERE[1]
    (one, two), (first, second) = goals_of(PLANNED, year), PLANNED.folder
    found = targets(catalog)

    def of_goal(number: int) -> dict[str, Target]:
        goal = (one, two)[number - 1]
        parts: dict[str, Target] = {
            "text": GoalText(goal),
            "focus": GoalLine(goal, "focus"),
            "rationale": GoalPart(goal, "rationale"),
            "standards": GoalStandards(goal, "standards", catalog),
            "role": GoalLine(goal, "role"),
            "flags": GoalFlags(goal, "flags", form.flags),
        }
        return {f"goal/goals/{number}/{part}": target for part, target in parts.items()}

    parted: dict[str, Target] = {
        **of_goal(1),
        **of_goal(2),
        "goal/goals/new": NewGoal(year),
        "evidence/documents/1/serves": DocumentServes(year, first, (one.id, two.id)),
        "evidence/documents/1/shows": DocumentShows(year, first),
        "evidence/documents/2/serves": DocumentServes(year, second, (one.id, two.id)),
        "review/reviewer/name": ReviewerPart(year, "name"),
        "review/reviewer/certificate": ReviewerPart(year, "certificate"),
        "review/reviewer/holds": ReviewerHolds(year, "holds_certificate"),
        "review/reviewer/signed": ReviewerSigned(year, "signed", Year.of(form, TODAY), TODAY),
    }
    whole = {name: FieldText(*WHERE, name) for name in found if name not in parted}
    assert found == parted | whole
    assert repr(found["goal/rationale"]) == "FieldText(form='pgp-1697', year='2025-2026', name='goal/rationale')"


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("goal/goals/1/focus", "  Questions \n in the lab", "Questions in the lab"),
        ("goal/goals/1/focus", "None", ""),
        ("goal/goals/1/rationale", " So. ", " So. "),
        ("goal/goals/1/standards", "ccdei 3", ("washington/ccdei:3",)),
        ("goal/goals/1/standards", "none", ()),
        ("goal/goals/1/flags", "Equity, stem equity", ("equity", "stem")),
        ("evidence/documents/1/serves", "2; 1 2", ("to-share", "to-wait-for-the-answer")),
        ("evidence/documents/1/serves", "All", ("to-wait-for-the-answer", "to-share")),
        ("evidence/documents/1/serves", "none", ()),
        ("review/reviewer/certificate", "77", "77"),
        ("review/reviewer/holds", "Y", True),
        ("review/reviewer/holds", "no", False),
        ("review/reviewer/holds", " ", None),
        ("review/reviewer/signed", "none", None),
    ],
)
def test_what_was_typed_is_read_before_anything_is_saved(catalog: Catalog, name: str, typed: str, read: object) -> None:
    target = targets(catalog)[name]
    assert isinstance(target, GoalPart | DocumentServes | ReviewerPart)
    assert target.read(typed) == read
