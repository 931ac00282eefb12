"""What each reader of a page sees, tried on every text that the model has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from lift_cli.content.catalog import Catalog
from lift_cli.document import Figure, Heading, OwnWords, Paragraph, Prompt
from lift_cli.pages.booklet import booklet
from lift_cli.pages.reader import Reader, shown_to, within
from lift_cli.portfolio.model import Circle, Portfolio, Star
from tests.pages.blocks import headings
from tests.pages.educators import ANA, FRAMEWORK, PLANNED, PLAYBOOK, TODAY
from tests.portfolio.generated import PORTFOLIOS, TRIES
from tests.test_leaving import EXPORT, HOME, IN_A_PLAN, SUMMARY, at, marked, seen

DEVELOP = f"{FRAMEWORK}/domain-to-develop"
NEVER_A_SENTENCE = SUMMARY - at("id")
LEAVING = (Reader.PARTNER, Reader.INTERVIEW, Reader.FACILITATOR, Reader.OTHERS)


def starred(*steps: str, portfolio: Portfolio = PLANNED) -> Portfolio:
    day = datetime(2026, 5, 1, tzinfo=UTC)
    return replace(portfolio, stars=tuple(Star(step=step, at=day) for step in steps))


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_nobody_else_sees_what_stays_at_home(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        planted, marks = marked(portfolio, ids=False)
        for reader in LEAVING:
            page = booklet(planted, catalog, TODAY, reader)
            assert seen(page, marks) & (HOME | IN_A_PLAN) == set(), reader
            assert [idea.text for idea in planted.ideas if idea.private and idea.text in repr(page)] == []

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_a_partner_sees_no_more_than_is_in_the_partners_file(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        planted, marks = marked(portfolio, ids=False)
        assert seen(booklet(planted, catalog, TODAY, Reader.PARTNER), marks) - EXPORT == set()

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_a_facilitator_sees_no_sentence_caption_or_note(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        planted, marks = marked(portfolio, ids=False)
        assert seen(booklet(planted, catalog, TODAY, Reader.FACILITATOR), marks) - NEVER_A_SENTENCE == set()

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_in_an_interview_nothing_is_seen_of_a_step_without_a_star(tries: settings, catalog: Catalog) -> None:
    by_person = at("educator.name", "educator.role", "educator.school", "educator.district", "partner.name")

    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        planted, marks = marked(replace(portfolio, stars=()), ids=False)
        found = seen(booklet(planted, catalog, TODAY, Reader.INTERVIEW), marks)
        assert found - by_person - at("reviews.reviewer", "modules.name") == set()

    law()


def test_i_see_my_private_ideas_and_what_the_circle_said_before(catalog: Catalog) -> None:
    before = Circle(why="An old why.", at=datetime(2025, 9, 1, tzinfo=UTC))
    own = replace(ANA, circle=replace(ANA.circle, earlier=(before,)))
    mine, others = (repr(booklet(own, catalog, TODAY, reader)) for reader in (Reader.ME, Reader.OTHERS))
    assert "Idea (private): Ask the principal in private" in mine
    assert "An old why." in mine
    assert "principal" not in others
    assert "An old why." not in others


def test_in_an_interview_a_starred_answer_comes_with_what_belongs_to_it(catalog: Catalog) -> None:
    page = booklet(starred(DEVELOP), catalog, TODAY, Reader.INTERVIEW)
    assert headings(page) == ["The journey", "Module Two: Instructional Collaboration and Partnership"]
    told = [block for block in page.blocks if not isinstance(block, Figure)]
    assert [one.text for one in told if isinstance(one, Prompt)] == [
        "2.1.1.5 The framework has six domains. Which one would you most like to get better at?"
    ]
    assert [one.text for one in told if isinstance(one, OwnWords)] == [
        "Communication.\n\nI answer too fast,\nand I listen too little."
    ]
    assert "I see you listening more." in repr(told)
    assert "Ana, you finished it." not in repr(told)


def test_the_document_of_a_starred_step_is_shown(catalog: Catalog) -> None:
    step = ANA.folder[0].serves
    page = booklet(starred(step), catalog, TODAY, Reader.INTERVIEW)
    assert headings(page) == ["The journey", "LIFT Folder"]
    assert "Review of the video workshop" in repr(page)
    assert "Lab plan" not in repr(page)


def test_a_star_that_was_taken_back_shows_nothing(catalog: Catalog) -> None:
    day = datetime(2026, 5, 1, tzinfo=UTC)
    own = replace(ANA, stars=(Star(step=DEVELOP, taken_back=True, at=day),))
    assert headings(booklet(own, catalog, TODAY, Reader.INTERVIEW)) == ["The journey"]


def test_a_facilitator_gets_the_pictures_and_is_told_that_there_are_no_words(catalog: Catalog) -> None:
    page = booklet(PLANNED, catalog, TODAY, Reader.FACILITATOR)
    titles = [block.title for block in page.blocks if isinstance(block, Figure)]
    assert titles == ["Time line", "Where each module stands", "Hours by month", "Hours by module"]
    assert page.blocks[-1] == Paragraph("No answers, notes or documents are on this page.")


def test_of_one_module_there_is_nothing_of_another(catalog: Catalog) -> None:
    two, one = (catalog.find_module(name) for name in ("two", "one"))
    assert within(PLANNED, one).answers == ()
    narrowed = within(PLANNED, two)
    assert [answer.step for answer in narrowed.answers if not answer.step.startswith("lift/two/")] == []
    assert len(narrowed.answers) == len(PLANNED.answers)
    assert [entry.what for entry in narrowed.hours] == ["Read the playbook"]
    assert (narrowed.ideas, narrowed.circle, narrowed.plan.goals) == ((), Circle(), ())
    assert [item.name for item in narrowed.folder] == ["training-aar.docx", "Lab plan"]
    page = booklet(narrowed, replace(catalog, modules=(two,)), TODAY)
    assert [block.text for block in page.blocks if isinstance(block, Heading) and block.level == 2] == [
        "The journey",
        "LIFT Folder",
        "Module Two: Instructional Collaboration and Partnership",
        "Answers to steps that are no longer asked",
        "LIFT Bookmarks",
        "Time spent: 2 hours 5 minutes",
    ]


@pytest.mark.parametrize("reader", list(Reader))
def test_what_is_shown_once_is_all_that_is_shown_again(reader: Reader) -> None:
    once = shown_to(reader, starred(DEVELOP, f"{PLAYBOOK}/principle-and-reason"))
    assert shown_to(reader, once) == once
