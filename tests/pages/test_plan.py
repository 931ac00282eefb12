from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from lift_cli.content.catalog import Catalog
from lift_cli.content.pack import Feed
from lift_cli.content.school_year import Year
from lift_cli.document import Blank, Block, Document, Fields, Heading, OwnWords, Paragraph, Prompt, Table
from lift_cli.exporters import pdf
from lift_cli.pages.plan import checked_off, growth_plan, to_check
from lift_cli.portfolio import plan_changes
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Plan
from lift_cli.storage.validation import checked
from tests.conftest import NOW
from tests.pages.blocks import headings, under
from tests.pages.educators import ANA, APRIL, AUTUMN, NOTHING, PLANNED, TODAY, hostile

DOMAIN = Prompt("The framework has six domains. Which one would you most like to get better at?")
DOMAIN_WORDS = "Communication.\n\nI answer too fast,\nand I listen too little."
STRIKING = Prompt("Which single idea in this module made the deepest impression on you as an educator?")


@pytest.fixture(scope="module")
def plan(catalog: Catalog) -> Document:
    """Ana's plan."""
    return made(ANA, catalog)


def made(portfolio: Portfolio, catalog: Catalog, today: date = TODAY) -> Document:
    return growth_plan(portfolio, catalog, catalog.find_plan_form(), today)


def test_it_names_the_form_its_year_and_the_educator(plan: Document) -> None:
    assert plan.title == "Professional Growth Plan (Form 1697) worksheet 2025-2026: Ana Reyes"


def test_it_begins_by_saying_that_it_is_not_the_form(plan: Document, catalog: Catalog) -> None:
    assert plan.blocks[0] == Paragraph(catalog.find_plan_form().notice.text)
    assert "not the form" in catalog.find_plan_form().notice.text


def test_its_parts_stand_in_the_forms_order(plan: Document, catalog: Catalog) -> None:
    form = catalog.find_plan_form()
    assert headings(plan) == [*(section.title for section in form.sections), "Appendix"]


def test_who_she_is_stands_in_one_list(plan: Document) -> None:
    (fields,) = under(plan, "A. Educator information")
    assert isinstance(fields, Fields)
    label, held = fields.rows[4]
    marks = held.replace("\u00a0", " ").split("; ")
    assert label == "Certificates held"
    assert [mark for mark in marks if mark.startswith("[x] ")] == ["[x] Continuing Teacher", "[x] School Nurse"]
    assert len([mark for mark in marks if mark.startswith("[ ] ")]) == 19
    assert [Fields((*fields.rows[:4], *fields.rows[5:]))] == [
        Fields(
            (
                ("Name", "Ana Reyes"),
                ("First name", "Ana"),
                ("Last name", "Reyes"),
                ("Certificate number", "123456X"),
                ("Role", "Seventh-grade science teacher"),
                ("School and district", "Cedar Creek Middle School; Tamarack Valley School District"),
                ("Academic year", "2025-2026 (July 1, 2025 to June 30, 2026)"),
            )
        )
    ]


def test_her_goal_is_in_her_own_words_with_their_origin(plan: Document) -> None:
    assert under(plan, "Goals") == [
        DOMAIN,
        OwnWords(DOMAIN_WORDS, "from 2.1.1.5, April 20, 2026"),
        Prompt("Which principle did you choose from the playbook, and why that one?"),
        OwnWords("Trust, because nobody shows a lesson.", "from 2.4.1.5, April 20, 2026"),
    ]


def test_her_reasons_come_from_the_golden_circle(plan: Document) -> None:
    assert under(plan, "Why these goals") == [
        OwnWords("Every child can learn to ask a good question.", "from the Golden Circle (why), April 20, 2026"),
        OwnWords("I ask first.", "from the Golden Circle (how), April 20, 2026"),
        Blank("Standard each goal aligns with (CCDEI, SEL, or the standards of the role)"),
    ]


def test_what_she_wrote_in_another_year_is_marked(plan: Document) -> None:
    found = under(plan, "What the self-assessment showed")
    origins = [block.origin for block in found if isinstance(block, OwnWords)]
    assert origins == [
        "from 2.1.1.5, April 20, 2026",
        "from 2.2.1.4, June 30, 2025, outside 2025-2026",
        "from 2.1.2.2, April 20, 2026",
    ]


def test_a_rating_is_told_in_the_words_of_its_scale(plan: Document) -> None:
    found = under(plan, "What the self-assessment showed")
    assert found[-1] == OwnWords("2 of 4: Some of it", "from 2.1.2.2, April 20, 2026", is_choice=True)


def test_her_activities_are_those_she_worked_on_with_their_days_and_steps(plan: Document) -> None:
    assert under(plan, "Activities done") == [
        Table(
            ("Activity", "Module", "Last worked on", "Steps done"),
            (
                ("2.1.1 A Framework for Teacher Leadership", "Module Two", "April 20, 2026", "4 of 5"),
                ("2.1.2 Coaching as Partnership", "Module Two", "April 20, 2026", "2 of 4"),
                (
                    "2.2.1 Working With Adult Learners",
                    "Module Two",
                    "June 30, 2025 *",
                    "1 of 7",
                ),
                ("2.4.1 Building Instructional Partnerships", "Module Two", "April 20, 2026", "1 of 6"),
            ),
        ),
        Paragraph("* outside 2025-2026"),
    ]


def test_what_she_will_put_to_use_is_in_her_own_words_with_its_origin(plan: Document) -> None:
    assert under(plan, "What I will do (planned activities)")[1:] == [
        OwnWords("Our shared lab days.", "from 2.1.2.4, April 20, 2026"),
        Blank("What I will collect (planned evidence)", 2),
    ]


def test_the_time_of_the_plan_is_the_time_of_its_year_by_activity_before_the_signature(plan: Document) -> None:
    """90 + 20 + 15 minutes lie in the year; the 30 of the June before do not count for this plan."""
    before = plan.blocks[: plan.blocks.index(Blank("Reviewer's signature and date"))]
    at = before.index(Heading("Time spent", 3))
    assert before[at + 1 : at + 3] == (
        Table(
            ("Activity", "Hours"),
            (
                ("2.1.1 A Framework for Teacher Leadership", "0.33"),
                ("2.4.4.1 Reflect | Review | Revise | Recognize", "0.25"),
                ("Module Two", "1.5"),
            ),
        ),
        Paragraph("Time logged: 2.08 hours in 2025-2026. A completed plan counts for 25 clock hours."),
    )


def test_the_ledger_follows_the_last_signature_row_by_row(plan: Document) -> None:
    headings = ("Day", "Minutes", "What", "For")
    assert under(plan, "Appendix")[1:] == [
        Heading("Time spent", 3),
        Table(
            headings,
            (
                ("March 1, 2026", "90", "Read the playbook", "Module Two"),
                ("April 20, 2026", "20", "A skill can be taught.", "2.1.1.3 A Framework for Teacher Leadership"),
                ("April 20, 2026", "15", "Ben agrees.", "2.4.4.1 Reflect | Review | Revise | Recognize"),
            ),
        ),
        Paragraph("Outside 2025-2026, and not in the sum:"),
        Table(headings, (("June 30, 2025", "30", "Met the team", ""),)),
    ]
    assert plan.blocks.index(Heading("Appendix")) > plan.blocks.index(Blank("Educator's signature and date"))


def test_her_evidence_names_each_document_and_what_it_belongs_to(plan: Document) -> None:
    assert under(plan, "Documents, and how each relates to an activity") == [
        Table(
            ("Evidence", "What it shows", "From", "Filed", "Where"),
            (
                (
                    "training-aar.docx",
                    "Review of the video workshop",
                    "2.4.3.9 Remixing Professional Learning",
                    "April 20, 2026",
                    "in the LIFT Folder",
                ),
                ("Lab plan", "", "Module Two", "June 30, 2025 *", "https://example.org/plan"),
            ),
        ),
        Paragraph("* outside 2025-2026"),
    ]


def test_her_partners_check_is_told_as_what_it_is(plan: Document) -> None:
    assert under(plan, "The learning partner's check")[1:] == [
        Paragraph("Ben Okafor checked Module Two for completion on April 20, 2026:"),
        OwnWords("Ana, you finished it.\nI am glad.", "recognition by Ben Okafor"),
    ]


def test_her_reflection_is_in_her_own_words_with_its_origin(plan: Document) -> None:
    assert under(plan, "What I learned from the activities") == [
        STRIKING,
        OwnWords("Adults need a say, too.", "from 2.4.4.1, April 20, 2026"),
    ]


def test_signatures_are_lines_to_write_on(plan: Document) -> None:
    found = under(plan, "F. Review and signatures")
    assert [type(block) for block in found] == [Blank, Blank, Heading, Paragraph, Blank]
    assert "misrepresent" in repr(found[3])
    assert "chapter 181-85 WAC" in repr(found[3])


def test_what_is_doubtful_is_said_beside_the_paper_and_not_in_it(plan: Document, catalog: Catalog) -> None:
    form = catalog.find_plan_form()
    told = to_check(form)
    assert told[0].startswith("Form: Professional Growth Plan (Form 1697). Edition: section order pieced together")
    assert told[1:] == ("To check against the current form:", *(f"  - {doubt.text}" for doubt in form.doubts))
    said = repr(plan.blocks)
    assert not [line for line in told if line.removeprefix("  - ") in said]
    assert form.edition not in said


def _words_of(title: str, blocks: tuple[Block, ...]) -> list[str]:
    found = under(Document("", "en", blocks), title)
    return [block.text for block in found if isinstance(block, OwnWords)]


def test_what_is_long_goes_to_the_appendix_with_every_word(catalog: Catalog) -> None:
    """In each field as many answers as there is room for, one at least."""
    title = "What the self-assessment showed"
    steps = [
        place.id for place in catalog.find_module("lift/two").places if place.step.feeds == (Feed.SELF_ASSESSMENT,)
    ]
    answers = [{"step": step, "text": f"Answer {n}. {'word ' * 80}", "at": AUTUMN} for n, step in enumerate(steps)]
    plan = made(checked(Portfolio, {"id": "long", "answers": answers}), catalog)
    ends = plan.blocks.index(Heading("Appendix"))
    first, last = _words_of(title, plan.blocks[:ends]), _words_of(title, plan.blocks[ends:])
    assert (len(first), len(first) + len(last)) == (1, len(steps))
    assert [*first, *last] == [answer["text"] for answer in answers]
    assert Paragraph(f"{len(last)} more answers are in the appendix.") in plan.blocks


def test_many_activities_are_told_by_module_and_many_documents_by_the_first(catalog: Catalog) -> None:
    modules = [catalog.find_module(name) for name in ("lift/one", "lift/two")]
    done = [{"step": place.id, "at": APRIL} for module in modules for place in module.steps if place.activity]
    folder = [{"name": f"{n}.docx", "at": APRIL} for n in range(14)]
    plan = made(checked(Portfolio, {"id": "many", "done": done, "folder": folder}), catalog)
    first, last = plan.blocks[: plan.blocks.index(Heading("Appendix"))], under(plan, "Appendix")
    (short,) = (block for block in first if isinstance(block, Table) and block.headings[0] == "Module")
    (whole,) = (block for block in last if isinstance(block, Table) and block.headings[0] == "Activity")
    assert [row[0] for row in short.rows] == ["Module One", "Module Two"]
    assert sum(int(row[1]) for row in short.rows) == len(whole.rows)
    assert sum(int(row[2].partition(" ")[0]) for row in short.rows) == sum(
        int(row[3].partition(" ")[0]) for row in whole.rows
    )
    (documents,) = (block for block in first if isinstance(block, Table) and block.headings[0] == "Evidence")
    (every,) = (block for block in last if isinstance(block, Table) and block.headings[0] == "Evidence")
    assert (len(documents.rows), len(every.rows)) == (10, 14)
    assert Paragraph("4 more documents are in the appendix.") in first


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("", "[ ] School Nurse; [ ] Teacher"),
        ("teacher", "[ ] School Nurse; [x] Teacher"),
        ("NCSP until 2029-12-31; SCHOOL NURSE", "[x] School Nurse; [ ] Teacher; [x] NCSP until 2029-12-31"),
    ],
)
def test_what_fills_a_field_is_checked_off_in_the_forms_list_and_added_where_it_is_not_in_it(
    said: str, marked: str
) -> None:
    shown = checked_off(("School Nurse", "Teacher"), said)
    assert shown.replace("\u00a0", " ") == marked
    assert [line for line in shown.split(" ") if line.endswith("]")] == []
    assert checked_off((), said) == said


def test_who_wrote_nothing_gets_lines_to_write_on(catalog: Catalog) -> None:
    plan = made(NOTHING, catalog)
    assert plan.title == "Professional Growth Plan (Form 1697) worksheet 2025-2026"
    assert under(plan, "Goals") == [Blank("Nothing written here yet", 2)]
    fields = next(block for block in plan.blocks if isinstance(block, Fields))
    values = dict(fields.rows)
    assert "[x]" not in values.pop("Certificates held")
    assert [*values.values()] == [*[""] * 6, "2025-2026 (July 1, 2025 to June 30, 2026)"]
    assert not any(isinstance(block, OwnWords) for block in plan.blocks)


WHY = "Why these goals"


@pytest.mark.parametrize(("reasons", "asked"), [((), WHY), (("So.", ""), WHY), (("So.", "As well."), "")])
def test_nobody_is_asked_for_reasons_that_each_goal_has_nor_for_what_is_a_partners_to_say(
    catalog: Catalog, reasons: tuple[str, ...], asked: str
) -> None:
    goals = [
        {"id": f"g{at}", "year": "2025-2026", "text": "To ask.", "rationale": why, "at": NOW}
        for at, why in enumerate(reasons)
    ]
    plan = made(checked(Portfolio, {"id": "goals", "plan": {"goals": goals}}), catalog)
    labels = [block.text for block in plan.blocks if isinstance(block, Heading)]
    assert "".join(one for one in labels if one in (WHY, "The learning partner's check")) == asked


def test_an_answer_of_blanks_is_nothing_written(catalog: Catalog) -> None:
    answers = [{"step": ANA.answers[0].step, "text": " \n ", "at": ANA.answers[0].at}]
    plan = made(checked(Portfolio, {"id": "blank", "answers": answers}), catalog)
    assert under(plan, "Goals") == [Blank("Nothing written here yet", 2)]


def test_earlier_versions_and_private_notes_are_not_in_it(plan: Document) -> None:
    said = str(plan)
    assert under(plan, "Goals") != [Blank("Nothing written here yet", 2)]
    assert "Collaboration, I think." not in said
    assert "Ask the principal in private" not in said


def test_every_word_of_hers_is_marked_as_hers_however_many_there_are(catalog: Catalog) -> None:
    portfolio, packs = hostile(catalog)
    portfolio = replace(portfolio, plan=Plan())  # a goal that is set takes the place of what is offered
    plan = growth_plan(portfolio, packs, packs.find_plan_form(), TODAY)
    parts = (
        "What the self-assessment showed",
        "Goals",
        "What I will do (planned activities)",
        "Documents, and how each relates to an activity",
        "What I learned from the activities",
    )
    ends = plan.blocks.index(Heading("Appendix"))
    halves = (plan.blocks[:ends], plan.blocks[ends:])
    words = sorted(word for half in halves for part in parts for word in _words_of(part, half))
    assert words == sorted(answer.text for answer in portfolio.answers)
    ours = [block for block in plan.blocks if isinstance(block, Heading | Prompt | Blank)]
    assert not any("script" in str(block) or "evil" in str(block) for block in ours)


def test_a_plan_of_several_years_names_none_and_calls_nothing_outside(catalog: Catalog) -> None:
    form = catalog.find_plan_form("ohio-ipdp")
    plan = growth_plan(ANA, catalog, form, TODAY)
    assert plan.title == "Individual Professional Development Plan (Ohio) worksheet: Ana Reyes"
    assert "outside" not in repr(plan.blocks)
    yearly = replace(form, sections=catalog.find_plan_form().sections[:1])
    (who,) = under(growth_plan(ANA, catalog, yearly, TODAY), "A. Educator information")
    assert isinstance(who, Fields)
    assert dict(who.rows)["Academic year"] == ""


def test_what_was_written_for_a_field_stands_before_what_fills_itself(catalog: Catalog) -> None:
    written = plan_changes.write(ANA, ("pgp-1697", "2025-2026", "action-plan/activities"), "Two workshops.", NOW)
    found = under(made(written, catalog), "Activities done")
    assert found[0] == OwnWords("Two workshops.", "written for the plan, May 3, 2026")
    assert isinstance(found[1], Table)


def test_a_goal_that_is_set_takes_the_place_of_what_was_offered_for_it(catalog: Catalog) -> None:
    """Only the goals of the plan's year; what one said before stays at home."""
    found = under(made(PLANNED, catalog), "Goals")
    assert found == [
        Heading("Goal 1", 4),
        OwnWords("To wait for the answer.\nEvery time.", "set September 12, 2025, changed April 20, 2026"),
        Fields(
            (
                ("Area of focus", "Questions in the lab"),
                (
                    "Standard",
                    (
                        "Learning Partnerships (ccdei 3); "
                        "Teachers think systematically about their practice and learn from experience (nbpts 4)"
                    ),
                ),
                ("Role", "Teacher"),
                ("Counts for", "STEM; Equity (CCDEI)"),
            )
        ),
        Prompt("Why this goal"),
        OwnWords("In my self-assessment I saw that I answer too fast."),
        Heading("Goal 2", 4),
        OwnWords("To share what I try.", "set September 12, 2025"),
        Fields((("Area of focus", ""), ("Standard", ""))),
    ]
    assert "To talk less." not in str(made(PLANNED, catalog))


def test_of_the_documents_only_those_that_serve_a_goal_stand_in_a_plan_with_goals(catalog: Catalog) -> None:
    (table,) = under(made(PLANNED, catalog), "Documents, and how each relates to an activity")
    assert table == Table(
        ("Evidence", "What it shows", "Goal", "From", "Filed", "Where"),
        (
            (
                *("training-aar.docx", "How long I waited, and who spoke then.", "1"),
                *("2.4.3.9 Remixing Professional Learning", "April 20, 2026", "in the LIFT Folder"),
            ),
        ),
    )


def test_the_plan_of_another_year_has_the_goals_of_that_year(catalog: Catalog) -> None:
    form = catalog.find_plan_form()
    plan = growth_plan(PLANNED, catalog, form, TODAY, Year.named(form, "2024", TODAY))
    assert plan.title == "Professional Growth Plan (Form 1697) worksheet 2024-2025: Ana Reyes"
    assert under(plan, "Goals")[1] == OwnWords("A goal of the year before.", "set June 30, 2025")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pgp-1697", "growth-plan", "ohio-ipdp"])
@pytest.mark.parametrize("portfolio", [ANA, PLANNED], ids=["offered", "planned"])
def test_what_a_reviewer_signs_has_two_or_three_pages(catalog: Catalog, portfolio: Portfolio, name: str) -> None:
    plan = growth_plan(portfolio, catalog, catalog.find_plan_form(name), TODAY)
    before = plan.blocks[: plan.blocks.index(Heading("Appendix"))]
    pages = PdfReader(BytesIO(pdf.render(replace(plan, blocks=before)))).pages
    assert len(pages) in (2, 3)
