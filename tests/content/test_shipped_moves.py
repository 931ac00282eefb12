"""What was answered where the guide for external partners asked it before is read where it is asked today."""

from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.portfolio.former_steps import bring_up_to_date
from tests.portfolio.samples import answered, made, ticked

GUIDE = "learning-forward/external-partner"
WAS_UNDER = {
    "what-we-need-to-learn": "rigorous-content",
    "our-vision": "conditions-for-success",
    "whole-systems": "conditions-for-success",
    "help-with-data": "transformational-processes",
    "equity-centered-results": "rigorous-content",
    "clients-lives": "rigorous-content",
    "continuous-improvement": "conditions-for-success",
    "follow-the-spending": "conditions-for-success",
    "evaluate-and-record": "transformational-processes",
}
"""The frame under which each of the nine questions was asked, in the order of today."""


@pytest.mark.parametrize(("question", "frame"), WAS_UNDER.items())
def test_talk_reflections_and_first_steps_of_a_question_move_to_its_row(
    catalog: Catalog, question: str, frame: str
) -> None:
    old, new = f"{GUIDE}/{frame}/{question}", f"{GUIDE}/nine-questions/{question}"
    before = made(
        ticked(f"{old}/question", 20, "We agree."),
        answered(f"{old}/reflections", "Our reflections."),
        answered(f"{old}/first-steps", "Our first steps."),
    )
    after = bring_up_to_date(before, catalog.renamed)
    talks = [(tick.step, tick.minutes, tick.note) for tick in after.done]
    words = [(answer.step, answer.text) for answer in after.answers]
    assert talks == [(f"{new}/question", 20, "We agree.")]
    assert words == [(f"{new}/question", "Our reflections."), (f"{new}/first-steps", "Our first steps.")]


def test_the_three_steps_and_the_page_move_to_the_section_of_their_own(catalog: Catalog) -> None:
    moved = {
        step: catalog.renamed.get(f"{GUIDE}/conditions-for-success/your-guide/{step}")
        for step in ("read-all-nine", "choose-together", "three-steps", "keep-your-guide")
    }
    assert moved == {step: f"{GUIDE}/action-guide/your-guide/{step}" for step in moved}
