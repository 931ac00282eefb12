from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.document import Comment, Cover, Document, Evidence, Heading, Items, OwnWords, Paragraph, Prompt
from lift_cli.pages.booklet import booklet
from lift_cli.pages.figures.circle import golden_circle
from lift_cli.pages.figures.cover import cover
from lift_cli.pages.figures.goals import goals_and_standards
from lift_cli.pages.figures.hours import hours_by_module, hours_by_month
from lift_cli.pages.figures.journey import journey
from lift_cli.pages.figures.progress import progress
from lift_cli.pages.filed import Filed
from lift_cli.portfolio.model import Portfolio
from tests.pages.blocks import headings, under
from tests.pages.educators import ADULTS, ANA, NOTHING, PLANNED, TODAY, hostile

TWO = "Module Two: Instructional Collaboration and Partnership"
FRAMEWORK = "Partnership as Leadership > A Framework for Teacher Leadership"


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> Document:
    """Ana's booklet."""
    return booklet(ANA, catalog, TODAY)


def test_it_begins_with_a_cover(pages: Document, catalog: Catalog) -> None:
    assert pages.title == "LIFT Portfolio of Ana Reyes"
    assert pages.blocks[0] == cover(ANA, ANA, catalog)


def test_its_parts_are_those_of_a_lift_portfolio(pages: Document) -> None:
    assert headings(pages) == [
        "The journey",
        "Golden Circle",
        "LIFT Folder",
        TWO,
        "Answers to steps that are no longer asked",
        "LIFT Ideas and Questions",
        "LIFT Bookmarks",
        "Time spent: 2 hours 35 minutes",
    ]


def test_the_pictures_come_first(pages: Document, catalog: Catalog) -> None:
    assert under(pages, "The journey") == [
        journey(ANA, ANA, catalog),
        progress(ANA, ANA, catalog),
        hours_by_month(ANA),
        hours_by_module(ANA, catalog),
    ]


def test_the_golden_circle_shows_the_rings_that_say_something(pages: Document) -> None:
    assert under(pages, "Golden Circle") == [
        golden_circle(ANA),
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
        Prompt(
            "2.1.1.5 The framework has six domains. Which one would you most like to get better at?", "step-2.1.1.5"
        ),
        OwnWords("Communication.\n\nI answer too fast,\nand I listen too little.", "April 20, 2026"),
        Comment("Ben Okafor said:", "I see you listening more."),
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
        Prompt(f"{missing.number} {missing.step.text}", f"step-{missing.number}"),
        Comment("Ben Okafor said:", "One to go."),
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
    assert under(pages, "LIFT Bookmarks") == [
        Evidence(
            "Teacher Leadership Skills Framework",
            ("Six domains", "2.1.1.2 A Framework for Teacher Leadership"),
            "https://cstp-wa.org/learn-about-teacher-leadership",
        ),
        Evidence("Without a title", (), "https://example.org/untitled"),
    ]
    assert under(pages, "LIFT Folder") == [
        Evidence(
            "Review of the video workshop",
            ("training-aar.docx, 1 KB", "2.4.3.9 Remixing Professional Learning · April 20, 2026"),
        ),
        Evidence("Lab plan", ("a link", "Module Two · June 30, 2025"), "https://example.org/plan"),
    ]


def test_what_is_in_a_document_is_shown_with_it(catalog: Catalog) -> None:
    pages = booklet(ANA, catalog, TODAY, filed={"ab" * 32: Filed(picture=b"\x89PNG", note="A picture.")})
    (first, _) = under(pages, "LIFT Folder")
    assert first == Evidence(
        "Review of the video workshop",
        ("training-aar.docx, 1 KB", "2.4.3.9 Remixing Professional Learning · April 20, 2026", "A picture."),
        picture=b"\x89PNG",
    )


def test_a_document_names_the_goals_that_it_supports_and_what_it_shows_there(catalog: Catalog) -> None:
    (first, _) = under(booklet(PLANNED, catalog, TODAY), "LIFT Folder")
    assert isinstance(first, Evidence)
    assert first.about == (
        "How long I waited, and who spoke then.",
        "training-aar.docx, 1 KB",
        "Goal 1, 2025-2026 · 2.4.3.9 Remixing Professional Learning · April 20, 2026",
    )


def test_who_wrote_nothing_gets_a_page_that_says_so(catalog: Catalog) -> None:
    pages = booklet(NOTHING, catalog, TODAY)
    nothing = (Cover("", "LIFT Portfolio", ()), Paragraph("Nothing is written yet."))
    assert pages == Document("LIFT Portfolio", "en", nothing, TODAY)


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
    assert found[0] == goals_and_standards(PLANNED, catalog)
    assert found[3] == OwnWords("A goal of the year before.", "set June 30, 2025")
    assert found[-2:] == [
        Prompt("What I learned from the activities"),
        OwnWords("They ask each other now.", "April 20, 2026"),
    ]
    assert "Cy Young" not in str(found)
    assert "To talk less." not in str(found)
