"""A form whose fields name steps: what was answered, filed or checked off there, in the run that the plan is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Place
from lift_cli.content.pack import StepKind
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.school_year import Year
from lift_cli.document import Document, Fields, Heading, OwnWords, Paragraph, Prompt
from lift_cli.exporters import FORMATS
from lift_cli.pages.plan import growth_plan
from lift_cli.plan.fields import plan_fields
from lift_cli.plan.placeholders import placeholders
from lift_cli.plan.rules import Case, RuleResult, findings
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.validation import checked

MODULE = "lausd-iti/technology-plan"
VISION = "day-one/vision/our-vision"
POLICY = "day-two/policies/responsible-use-policy"
CERTIFIED = "day-two/certification/school-certified"
TODAY, MAY = date(2026, 5, 3), datetime(2026, 5, 2, tzinfo=UTC)


def worked(*places: Place, at: datetime = MAY) -> dict[str, Any]:
    """A portfolio that says something at each of these steps."""
    answered = [place for place in places if place.is_prompt]
    rated = [place for place in places if place.asks and not place.is_prompt]
    made = [place for place in places if place.step.kind is StepKind.MAKE]
    done = [place for place in places if not place.asks and place not in made]
    return {
        "id": "ana",
        "educator": {"name": "Ana Reyes", "school": "Lincoln Middle"},
        "answers": [{"step": place.id, "text": f"About {place.step.id}.", "at": at} for place in answered],
        "ratings": [{"step": place.id, "value": 3, "at": at} for place in rated],
        "done": [{"step": place.id, "at": at} for place in done],
        "folder": [
            {"name": f"{place.step.id}.pdf", "caption": "", "for": place.id, "at": at, "sha256": place.step.id}
            for place in made
        ],
    }


def form_of(catalog: Catalog) -> PlanForm:
    return catalog.find_plan_form("technology-plan")


def judged(catalog: Catalog, tables: dict[str, Any]) -> dict[str, RuleResult]:
    portfolio, form = checked(Portfolio, tables), form_of(catalog)
    year = Year.of(form, TODAY)
    fields = plan_fields(portfolio, catalog, form, year, TODAY)
    written = frozenset(field.name for field in fields if field.said or field.offered or field.value)
    return {found.rule.id: found for found in findings(Case(portfolio, catalog, form, year, written))}


def page(catalog: Catalog, tables: dict[str, Any], today: date = TODAY) -> Document:
    return growth_plan(checked(Portfolio, tables), catalog, form_of(catalog), today)


def below(document: Document, label: str) -> list[object]:
    """The blocks under the heading of a field."""
    start = document.blocks.index(Heading(label, 3)) + 1
    found: list[object] = []
    for block in document.blocks[start:]:
        if isinstance(block, Heading):
            break
        found.append(block)
    return found


def rows(document: Document) -> dict[str, str]:
    return dict(row for block in document.blocks if isinstance(block, Fields) for row in block.rows)


def test_a_team_that_went_through_the_three_days_meets_every_rule_of_the_form(catalog: Catalog) -> None:
    found = judged(catalog, worked(*catalog.find_module(MODULE).places))
    assert {name: result.missing for name, result in found.items()} == dict.fromkeys(found, ())
    assert [*found] == ["four-contents", "goals", "read-through-iste", "policies", "certification", "council"]


@pytest.mark.parametrize(
    ("left_out", "rule", "missing"),
    [
        (VISION, "four-contents", "Instructional technology vision (vision/vision) is still empty."),
        (
            "day-three/change-management/how-you-help-them",
            "four-contents",
            "How we help them (change/change-management) is still empty.",
        ),
        (
            "day-three/first-goal/actions",
            "goals",
            "Goal 1: action steps, by whom, by when and for how much (goals/first-actions) is still empty.",
        ),
        (
            "day-one/read-through-iste/digital-practice",
            "read-through-iste",
            "The school plan's goals, read through the ISTE standards (start/digital-practice) is still empty.",
        ),
        (POLICY, "policies", "Responsible use policy (papers/responsible-use-policy) is still empty."),
        (
            "day-two/policies/social-media-students",
            "policies",
            "Social media policy for students (papers/social-media-students) is still empty.",
        ),
        (
            CERTIFIED,
            "certification",
            "Digital citizenship certification for the school (papers/school-certified) is still empty.",
        ),
        (
            "day-three/the-council/council-recommends",
            "council",
            "Recommended by the School Site Council (approval/recommended) is still empty.",
        ),
    ],
)
def test_a_rule_is_broken_by_the_one_step_that_was_left_out(
    catalog: Catalog, left_out: str, rule: str, missing: str
) -> None:
    places = [place for place in catalog.find_module(MODULE).places if place.id != f"{MODULE}/{left_out}"]
    found = judged(catalog, worked(*places))
    assert {name: result.missing for name, result in found.items() if not result.met} == {rule: (missing,)}


def test_a_portfolio_without_the_module_meets_no_rule(catalog: Catalog) -> None:
    assert not any(result.met for result in judged(catalog, worked()).values())


def test_an_answer_stands_in_its_field_without_the_question_that_its_label_repeats(catalog: Catalog) -> None:
    vision = catalog.find_step(f"{MODULE}/{VISION}")
    said = below(page(catalog, worked(vision)), "Instructional technology vision")
    assert said == [OwnWords("About our-vision.", "May 2, 2026")]


@pytest.mark.parametrize(
    ("form", "educator", "title"),
    [
        ("technology-plan", {"name": "Ana Reyes", "school": "Pine School"}, "Technology Plan 2025-2026: Pine School"),
        ("technology-plan", {"name": "Ana Reyes"}, "Technology Plan 2025-2026"),
        ("growth-plan", {"name": "Ana Reyes", "school": "Pine School"}, "Growth Plan 2025-2026: Ana Reyes"),
    ],
)
def test_the_plan_of_a_school_bears_the_name_of_the_school_and_not_of_who_typed_it(
    catalog: Catalog, form: str, educator: dict[str, str], title: str
) -> None:
    portfolio = checked(Portfolio, worked() | {"educator": educator})
    assert growth_plan(portfolio, catalog, catalog.find_plan_form(form), TODAY).title == title


def test_a_paper_and_a_tick_stand_on_a_line_with_their_days(catalog: Catalog) -> None:
    found = rows(page(catalog, worked(*(catalog.find_step(f"{MODULE}/{step}") for step in (POLICY, CERTIFIED)))))
    assert found["Responsible use policy"] == "responsible-use-policy.pdf, filed May 2, 2026"
    assert found["Digital citizenship certification for the school"] == "done May 2, 2026"
    assert found["Parent acknowledgement"] == ""


def test_what_was_noted_at_a_tick_stands_with_it_on_one_line(catalog: Catalog) -> None:
    done = {"step": f"{MODULE}/{CERTIFIED}", "at": MAY, "note": "Badge on the site,\nuntil June 2027"}
    found = rows(page(catalog, worked() | {"done": [done]}))
    certified = found["Digital citizenship certification for the school"]
    assert certified == "done May 2, 2026: Badge on the site, until June 2027"


def test_a_paper_that_is_a_link_says_where_it_is(catalog: Catalog) -> None:
    linked = {"name": "Policy", "for": f"{MODULE}/{POLICY}", "at": MAY, "url": "https://example.org/policy"}
    found = rows(page(catalog, worked() | {"folder": [linked]}))
    assert found["Responsible use policy"] == "Policy (https://example.org/policy), filed May 2, 2026"


def test_what_was_written_for_the_plan_takes_the_place_of_the_answer(catalog: Catalog) -> None:
    text = {"form": "technology-plan", "year": "2025-2026", "field": "vision/vision", "text": "Ours.", "at": MAY}
    tables = worked(catalog.find_step(f"{MODULE}/{VISION}")) | {"plan": {"texts": [text]}}
    said = below(page(catalog, tables), "Instructional technology vision")
    assert said == [OwnWords("Ours.", "written for the plan, May 2, 2026")]


def test_a_walk_of_the_plan_offers_the_answer_and_asks_for_no_paper(catalog: Catalog) -> None:
    portfolio, form = checked(Portfolio, worked(*catalog.find_module(MODULE).places)), form_of(catalog)
    fields = {field.name: field for field in plan_fields(portfolio, catalog, form, Year.of(form, TODAY), TODAY)}
    assert fields["vision/vision"].begins_with == "About our-vision."
    assert fields["vision/vision"].is_to_write
    assert not fields["papers/responsible-use-policy"].is_to_write
    assert fields["start/how-far-along"].offered[0].text == "3 of 5: Some of us do it now and then"


def test_a_word_form_is_filled_from_the_same_steps(catalog: Catalog) -> None:
    portfolio, form = checked(Portfolio, worked(*catalog.find_module(MODULE).places)), form_of(catalog)
    found = placeholders(portfolio, catalog, form, Year.of(form, TODAY), TODAY)
    assert found["vision_vision"] == "About our-vision."
    assert found["papers_responsible_use_policy"] == "responsible-use-policy.pdf, filed May 2, 2026"


def again(catalog: Catalog) -> tuple[dict[str, Any], Catalog]:
    """A team in its second year: last year's whole plan, and a new vision so far."""
    runs = catalog.with_runs([f"{MODULE}@2"])
    before = datetime(2025, 3, 1, tzinfo=UTC)
    tables = worked(*runs.find_step(f"{MODULE}/{VISION}").module.places, at=before)
    new = worked(runs.find_step(f"{MODULE}@2/{VISION}"))
    tables["answers"] += [new["answers"][0] | {"text": "A new one."}]
    tables["modules"] = [{"module": MODULE, "began": before}, {"module": f"{MODULE}@2", "began": MAY}]
    return tables, runs


def test_a_second_run_fills_the_plan_alone(catalog: Catalog) -> None:
    tables, runs = again(catalog)
    plan = page(runs, tables)
    said = below(plan, "Instructional technology vision")
    assert said == [OwnWords("A new one.", "May 2, 2026")]
    assert "About" not in FORMATS["markdown"].render(plan).decode()
    assert rows(plan)["Responsible use policy"] == ""


def test_the_plan_of_an_earlier_year_keeps_the_run_of_that_year(catalog: Catalog) -> None:
    tables, runs = again(catalog)
    said = below(page(runs, tables, date(2025, 5, 1)), "Instructional technology vision")
    assert [block.text for block in said if isinstance(block, OwnWords)] == ["About our-vision."]


def test_the_plan_of_a_year_before_the_first_run_is_empty(catalog: Catalog) -> None:
    tables, runs = again(catalog)
    then = page(runs, tables, date(2020, 5, 1))
    assert then == page(catalog, worked() | {"modules": tables["modules"]}, date(2020, 5, 1))


def test_a_field_of_several_steps_says_each_question_and_then_what_was_done(catalog: Catalog) -> None:
    form = form_of(catalog)
    start = next(section for section in form.sections if section.id == "vision")
    both = tuple(f"{MODULE}/{step}" for step in (VISION, "day-one/vision/leader-standard", CERTIFIED))
    field = replace(start.fields[0], steps=both)
    form = replace(form, sections=(replace(start, fields=(field,)),))
    portfolio = checked(Portfolio, worked(*catalog.find_module(MODULE).places))
    said = below(growth_plan(portfolio, catalog, form, TODAY), "Instructional technology vision")
    assert [type(block) for block in said] == [Prompt, OwnWords, Prompt, OwnWords, Paragraph]
    assert said[-1] == Paragraph("done May 2, 2026")


def test_the_plan_of_a_school_is_never_meant_where_a_growth_plan_is(catalog: Catalog) -> None:
    elsewhere = replace(catalog, plan_forms=tuple(form for form in catalog.plan_forms if form.id != "pgp-1697"))
    assert elsewhere.plan_forms[0].id == "technology-plan"
    assert elsewhere.find_plan_form().id == "pgp-verification"
    assert replace(catalog, plan_forms=(form_of(catalog),)).find_plan_form().id == "technology-plan"
