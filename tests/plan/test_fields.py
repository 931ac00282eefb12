"""The fields of a plan one by one: their names, what stands in them, and that any text may be typed into each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.errors import LiftError
from lift_cli.pages.plan import growth_plan
from lift_cli.plan.field import Field
from lift_cli.plan.fields import plan_fields
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.conftest import NOW
from tests.pages.educators import ANA, NOTHING, PLANNED, TODAY
from tests.portfolio.samples import FEW

GOAL_PARTS = ("text", "focus", "rationale", "standards", "role", "flags")
TYPED = st.text() | st.sampled_from(
    [
        "ccdei 3",
        "psel 1, 2; sel 1",
        "stem equity",
        "1",
        "1, 2",
        "all",
        "none",
        "yes",
        "no",
        "2026-05-01",
        " ",
        "\x1b[2J",
    ]
)


def fields(portfolio: Portfolio, catalog: Catalog, form: str = "", today: date = TODAY) -> dict[str, Field]:
    chosen = catalog.find_plan_form(form)
    found = plan_fields(portfolio, catalog, chosen, Year.of(chosen, today), today)
    named = {field.name: field for field in found}
    assert len(named) == len(found)
    return named


def test_goals_evidence_and_reviewer_have_a_field_for_each_part(catalog: Catalog) -> None:
    found = fields(PLANNED, catalog)
    parts = [name for name in found if name.count("/") > 1]
    assert parts == [
        *(f"goal/goals/{number}/{part}" for number in (1, 2) for part in GOAL_PARTS),
        "goal/goals/new",
        "evidence/documents/1/serves",
        "evidence/documents/1/shows",
        "evidence/documents/2/serves",
        *(f"review/reviewer/{part}" for part in ("name", "certificate", "holds", "signed")),
    ]
    said = {name: found[name].said for name in parts if found[name].said}
    assert said == {
        "goal/goals/1/text": "To wait for the answer.\nEvery time.",
        "goal/goals/1/focus": "Questions in the lab",
        "goal/goals/1/rationale": "In my self-assessment I saw that I answer too fast.",
        "goal/goals/1/standards": (
            "Learning Partnerships (ccdei 3); "
            "Teachers think systematically about their practice and learn from experience (nbpts 4)"
        ),
        "goal/goals/1/role": "Teacher",
        "goal/goals/1/flags": "stem, equity",
        "goal/goals/2/text": "To share what I try.",
        "evidence/documents/1/serves": "1",
        "evidence/documents/1/shows": "How long I waited, and who spoke then.",
        "review/reviewer/name": "Cy Young",
        "review/reviewer/certificate": "654321Z",
        "review/reviewer/holds": "yes",
        "review/reviewer/signed": "2026-05-02",
    }


def test_a_goal_is_asked_first_for_the_frameworks_that_its_form_takes(catalog: Catalog) -> None:
    helped = fields(PLANNED, catalog, "pgp-1697")["goal/goals/1/standards"].help
    asked, _, others = helped.partition(" You can name others as well: ")
    assert asked.endswith("The form asks for one of ccdei, sel, nbpts, psel, paraeducator, role-standards.")
    assert {"criteria", "cstp"} < {*others.partition(".")[0].split(", ")}
    found = fields(PLANNED, catalog, "growth-plan")
    plain = [field.help for name, field in found.items() if name.endswith("/1/standards")]
    assert ["The frameworks are " in words for words in plain] == [True]


def test_a_walk_asks_for_what_a_person_writes_and_not_for_what_fills_itself(catalog: Catalog) -> None:
    asked = [name for name, field in fields(NOTHING, catalog).items() if field.is_to_write]
    assert asked == [
        *("goal/self-assessment", "goal/goals/new", "goal/rationale", "action-plan/plan"),
        *("action-plan/planned-evidence", "evidence/documents", "reflection/reflection"),
        *(f"review/reviewer/{part}" for part in ("name", "certificate", "holds", "signed")),
    ]


def test_a_document_of_another_year_is_asked_for_only_where_it_serves_a_goal(catalog: Catalog) -> None:
    found = fields(PLANNED, catalog)
    assert [found[f"evidence/documents/{number}/serves"].is_to_write for number in (1, 2)] == [True, False]
    assert not any(field.is_to_write for name, field in fields(ANA, catalog).items() if name.endswith("/serves"))


def test_what_was_offered_for_a_goal_is_where_the_first_one_begins(catalog: Catalog) -> None:
    assert fields(ANA, catalog)["goal/goals/new"].begins_with == (
        "Communication.\n\nI answer too fast,\nand I listen too little.\n\nTrust, because nobody shows a lesson."
    )
    assert fields(PLANNED, catalog)["goal/goals/new"].begins_with == ""


def test_what_a_goal_said_before_is_told_at_the_part_that_said_it(catalog: Catalog) -> None:
    own = fields(PLANNED, catalog)["goal/goals/1/text"].own
    assert own is not None
    assert [text for text, _ in own.earlier] == ["To talk less."]
    focus = fields(PLANNED, catalog)["goal/goals/1/focus"].own
    assert focus is not None
    assert focus.earlier == ()


def test_a_text_given_back_as_it_was_shown_does_not_undo_what_another_window_wrote(catalog: Catalog) -> None:
    shown = fields(PLANNED, catalog)["goal/goals/1/text"]
    elsewhere = shown.write("To wait longer.")(PLANNED, NOW)
    assert shown.write(f"{shown.said}\n")(elsewhere, NOW) is elsewhere
    assert fields(elsewhere, catalog)["goal/goals/1/text"].said == "To wait longer."
    assert fields(elsewhere, catalog)["goal/goals/1/focus"].said == "Questions in the lab"


@pytest.mark.slow
@FEW
@given(st.data())
def test_any_text_may_be_typed_into_any_field_and_is_taken_or_refused_in_a_sentence(
    catalog: Catalog, data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from([form.id for form in catalog.plan_forms]))
    portfolio = data.draw(st.sampled_from([NOTHING, ANA, PLANNED]))
    refused: list[LiftError] = []
    for _ in range(3):
        writable = [field for field in fields(portfolio, catalog, form).values() if field.target]
        field, typed = data.draw(st.sampled_from(writable)), data.draw(TYPED)
        try:
            portfolio = field.write(typed)(portfolio, NOW)
        except LiftError as error:
            refused.append(error)
    assert all("\n" not in error.message and error.hint for error in refused)
    assert checked(Portfolio, tables_of(portfolio, "nothing")) == portfolio
    growth_plan(portfolio, catalog, catalog.find_plan_form(form), TODAY)
