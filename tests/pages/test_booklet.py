from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.document import Document, Fields, Heading, Items, OwnWords, Paragraph, Prompt, Table
from lift_cli.pages.booklet import booklet
from lift_cli.portfolio.model import Portfolio
from tests.pages.blocks import headings, under
from tests.pages.educators import ADULTS, ANA, NOTHING, PLANNED, TODAY, hostile

TWO = "Module Two: Instructional Collaboration and Partnership"
FRAMEWORK = "Partnership as Leadership > A Framework for Teacher Leadership"


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> Document:
    """Ana's booklet."""
    return booklet(ANA, catalog, TODAY)


def test_it_names_the_educator_and_her_partner(pages: Document) -> None:
    assert pages.title == "LIFT Portfolio of Ana Reyes"
    assert pages.blocks[0] == Fields(
        (
            ("Educator", "Ana Reyes"),
            ("Role", "Seventh-grade science teacher"),
            ("School", "Cedar Creek Middle School"),
            ("District", "Tamarack Valley School District"),
            ("Learning partner", "Ben Okafor"),
        )
    )


def test_its_parts_are_those_of_a_lift_portfolio(pages: Document) -> None:
    assert headings(pages) == [
        "Golden Circle",
        TWO,
        "Answers to steps that are no longer asked",
        "LIFT Ideas and Questions",
        "LIFT Bookmarks",
        "LIFT Folder",
        "Time spent: 2 hours 35 minutes",
    ]


def test_the_golden_circle_shows_the_rings_that_say_something(pages: Document) -> None:
    assert under(pages, "Golden Circle") == [
        Heading("Why", 3),
        OwnWords("Every child can learn to ask a good question."),
        Heading("How", 3),
        OwnWords("I ask first."),
    ]


def test_a_recognized_module_begins_with_the_words_of_thanks(pages: Document) -> None:
    assert under(pages, TWO)[:2] == [
        Paragraph("Recognized by Ben Okafor on April 20, 2026:"),
        OwnWords("Ana, you finished it.\nI am glad."),
    ]


def test_each_answer_stands_under_its_question_with_its_day_and_what_was_said_of_it(pages: Document) -> None:
    assert under(pages, FRAMEWORK)[2:] == [
        Prompt("2.1.1.5 The framework has six domains. Which one would you most like to get better at?"),
        OwnWords("Communication.\n\nI answer too fast,\nand I listen too little.", "April 20, 2026"),
        Paragraph("Ben Okafor said:"),
        OwnWords("I see you listening more."),
    ]


def test_a_discussion_shows_its_takeaway(pages: Document) -> None:
    question, words = under(pages, FRAMEWORK)[:2]
    assert isinstance(question, Prompt)
    assert question.text.startswith("2.1.1.3 ")
    assert words == OwnWords("A skill can be taught.", "takeaway of a discussion, April 20, 2026")


def test_the_takeaway_of_a_prompt_that_was_discussed_is_shown_beside_the_answer(pages: Document) -> None:
    assert under(pages, "Reflect | Review | Revise | Recognize")[1:3] == [
        OwnWords("Adults need a say, too.", "April 20, 2026"),
        OwnWords("Ben agrees.", "takeaway of a discussion, April 20, 2026"),
    ]


def test_a_comment_on_a_step_without_an_answer_stands_under_that_step(pages: Document, catalog: Catalog) -> None:
    """Else it reads as if it were said of the answer above it."""
    missing = catalog.place(f"{ADULTS}/to-develop")
    assert missing is not None
    assert under(pages, "Adult Learning > Working With Adult Learners")[2:] == [
        Prompt(f"{missing.number} {missing.step.text}"),
        Paragraph("Ben Okafor said:"),
        OwnWords("One to go."),
    ]


def test_a_rating_is_told_in_the_words_of_its_scale(pages: Document) -> None:
    assert OwnWords("2 of 4: Some of it", "April 20, 2026") in under(
        pages, "Partnership as Leadership > Coaching as Partnership"
    )


def test_answers_to_retired_steps_are_kept_with_their_origin(pages: Document) -> None:
    assert under(pages, "Answers to steps that are no longer asked") == [
        OwnWords(
            "Words for a step that is gone.", "from lift/two/adult-learning/gone/old-step (retired), April 20, 2026"
        )
    ]


def test_what_is_private_is_not_in_it(pages: Document) -> None:
    assert under(pages, "LIFT Ideas and Questions") == [Items(("Question: Could we open the lab at lunch?",))]
    assert "123456X" not in str(pages)
    assert "Collaboration, I think." not in str(pages)


def test_bookmarks_and_documents_say_what_they_are_for(pages: Document) -> None:
    (bookmarks,), (folder,) = under(pages, "LIFT Bookmarks"), under(pages, "LIFT Folder")
    assert isinstance(bookmarks, Table)
    assert isinstance(folder, Table)
    assert [row[-1] for row in bookmarks.rows] == ["2.1.1.2 A Framework for Teacher Leadership", ""]
    assert [row[2] for row in folder.rows] == ["2.4.3.9 Remixing Professional Learning", "Module Two"]


def test_who_wrote_nothing_gets_a_page_that_says_so(catalog: Catalog) -> None:
    pages = booklet(NOTHING, catalog, TODAY)
    assert pages == Document("LIFT Portfolio", "en", (Paragraph("Nothing is written yet."),), TODAY)


def test_a_module_of_which_nothing_is_written_is_left_out(catalog: Catalog) -> None:
    pages = booklet(Portfolio(id="p", educator=ANA.educator, ideas=ANA.ideas), catalog, TODAY)
    assert headings(pages) == ["LIFT Ideas and Questions"]


def test_every_answer_is_in_it_however_many_there_are(catalog: Catalog) -> None:
    portfolio, packs = hostile(catalog)
    pages = booklet(portfolio, packs, TODAY)
    blocks = under(pages, "Module Two: Many Prompts")
    answers = [b.text for b in blocks if isinstance(b, OwnWords) and b.origin == "April 20, 2026"]
    assert answers == [answer.text for answer in portfolio.answers]


def test_goals_and_what_was_written_for_a_plan_stand_in_it_by_year(catalog: Catalog) -> None:
    found = under(booklet(PLANNED, catalog, TODAY), "Growth plan")
    assert [block.text for block in found if isinstance(block, Heading)] == [
        *("2024-2025", "Goal 1"),
        *("2025-2026", "Goal 1", "Goal 2"),
    ]
    assert found[2] == OwnWords("A goal of the year before.", "set June 30, 2025")
    assert found[-2:] == [
        Prompt("What I learned from the activities"),
        OwnWords("They ask each other now.", "April 20, 2026"),
    ]
    assert "Cy Young" not in str(found)
    assert "To talk less." not in str(found)
