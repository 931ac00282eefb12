"""Documents as educators have them, put to the steps of LIFT's modules: right, asked and wrong, in a table."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from lift_cli import importers
from lift_cli.content.catalog import Catalog
from lift_cli.content.matching import matched
from lift_cli.content.module import Module, Place
from lift_cli.content.passage import Passage
from lift_cli.content.wordings import RUN_IN, Wordings
from lift_cli.manuscript import Cell, Link, Manuscript, Piece
from tests.importers.documents import FORMATS, Outline

HEBREW = "\u05d0\u05e0\u05d9 \u05e9\u05d5\u05d0\u05dc\u05ea"


@pytest.fixture(scope="session")
def modules(catalog: Catalog) -> tuple[Module, ...]:
    return tuple(module for module in catalog.modules if module.is_of_lift)


def prompts(modules: Iterable[Module]) -> list[Place]:
    return [place for module in modules for place in module.places if place.asks]


def said(place: Place) -> str:
    return f"This is what I wrote at {place.number}."


def in_order(modules: tuple[Module, ...], kind: str = "h3", *, numbered: bool = False) -> Outline:
    made: list[tuple[object, ...]] = []
    for module in modules:
        made.append(("h1", module.heading))
        before = ""
        for place in prompts([module]):
            made += [("h2", place.heading)] if place.heading != before else []
            before = place.heading
            made.append((kind, f"{place.number} {place.step.text}" if numbered else place.step.text))
            made.append(("p", said(place)))
    return made


def shuffled(modules: tuple[Module, ...]) -> Outline:
    """Other order within each module, and no headings of sections."""
    dice, made = random.Random(1), list[tuple[object, ...]]()
    for module in reversed(modules):
        mine = prompts([module])
        dice.shuffle(mine)
        made.append(("h1", f"LIFT Portfolio Module {module.file.number}"))
        made += [part for place in mine for part in (("bold", place.step.text), ("p", said(place)))]
    return made


def tables(modules: tuple[Module, ...], rows: Callable[[list[Place]], list[list[str]]]) -> Outline:
    return [
        part
        for module in modules
        for part in (("h1", module.name), ("table", rows(prompts([module]))), ("p", "After it."))
    ]


def half_empty(modules: tuple[Module, ...]) -> Outline:
    """Every other prompt has no answer."""
    return [part for number, part in enumerate(in_order(modules)) if part[0] != "p" or number % 2]


def cut_short(prompt: str) -> str:
    """All but the last word, as where a template was shortened."""
    words = prompt.split()
    return f"{' '.join(words[:-1])} \u2026" if len(words) > RUN_IN else prompt


DOCUMENTS: dict[str, Callable[[tuple[Module, ...]], Outline]] = {
    "in order, prompts as headings": in_order,
    "in order, prompts in bold": lambda modules: in_order(modules, "bold"),
    "in order, prompts as plain lines": lambda modules: in_order(modules, "p"),
    "in order, with numbers": lambda modules: in_order(modules, "h3", numbered=True),
    "prompts as items of a list": lambda modules: in_order(modules, "item"),
    "another order": shuffled,
    "tables, prompts at the left": lambda modules: tables(
        modules, lambda mine: [[place.step.text, said(place)] for place in mine]
    ),
    "tables, an answer below each prompt": lambda modules: tables(
        modules, lambda mine: [cell for place in mine for cell in ([place.step.text], [said(place)])]
    ),
    "tables, prompts on top": lambda modules: tables(
        modules, lambda mine: [[place.step.text for place in mine[:6]], [said(place) for place in mine[:6]]]
    ),
    "tables, prompts behind their numbers": lambda modules: tables(
        modules,
        lambda mine: [
            ["#", "Prompt", "Response"],
            *([str(number), place.step.text, said(place)] for number, place in enumerate(mine, 1)),
        ],
    ),
    "tables, prompts behind their activities": lambda modules: tables(
        modules, lambda mine: [[place.heading.replace(" | ", ", "), place.step.text, said(place)] for place in mine]
    ),
    "tables, answers at the left": lambda modules: tables(
        modules, lambda mine: [[said(place), place.step.text] for place in mine]
    ),
    "tables, cards": lambda modules: tables(
        modules,
        lambda mine: [
            [told(place) for place in mine[at : at + 2]]
            for at in range(0, len(mine), 2)
            for told in (lambda place: place.step.text, said)
        ],
    ),
    "tables, a count above each prompt": lambda modules: tables(
        modules, lambda mine: [[f"Prompt {at}\n{place.step.text}", said(place)] for at, place in enumerate(mine, 1)]
    ),
    "tables, a page laid out": lambda modules: tables(
        modules,
        lambda mine: [
            ["\n".join(line for place in half for line in (place.step.text, said(place)))]
            for half in (mine[::2], mine[1::2])
        ],
    ),
    "prompts that are cut short": lambda modules: [
        (kind, cut_short(words) if kind == "h3" else words) for kind, words in in_order(modules)
    ],
    "prompts with a label before them": lambda modules: [
        (kind, f"Question {number} - {words}" if kind == "h3" else words)
        for number, (kind, words) in enumerate(in_order(modules))
    ],
    "half empty": half_empty,
    "from the right": lambda modules: [
        (kind, f"{HEBREW} {words}" if kind == "p" else words) for kind, words in in_order(modules)
    ],
}


def outcome(passage: Passage) -> list[tuple[str, str]]:
    """For each answer in a passage, whether it stands at the step that it names."""
    numbers = [word.rstrip(".") for word in passage.text.split() if word[0].isdigit()]
    if passage.place is not None:
        return [("right" if number == passage.place.number else "wrong", number) for number in numbers]
    return [("asked" if passage.places else "idea", number) for number in numbers]


def counted(found: Iterable[Passage]) -> dict[str, int]:
    ended = Counter(how for passage in found for how, _ in outcome(passage))
    return {how: ended[how] for how in ("right", "asked", "wrong", "idea") if ended[how]}


AS_A_TEXT = {
    "tables, an answer below each prompt",
    "tables, a page laid out",
    "tables, a count above each prompt",
}
"""Tables of one column, and lines within a cell, which a plain text has as lines."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "ending"), [(what, end) for what in DOCUMENTS for end in FORMATS if end != ".txt" or what not in AS_A_TEXT]
)
def test_where_the_heading_is_the_prompt_each_answer_finds_its_step(
    what: str, ending: str, modules: tuple[Module, ...]
) -> None:
    outline = DOCUMENTS[what](modules)
    found = matched(importers.read(FORMATS[ending](outline), f"mine{ending}"), modules, lambda _: False)
    every = sum(text.count("what I wrote at") for text in all_texts(outline))

    assert counted(found) == {"right": every}


def all_texts(outline: Outline) -> list[str]:
    cells = [cell for kind, *of in outline if kind == "table" for row in of[0] for cell in row]
    return cells + [part[1] for part in outline if part[0] != "table"]


OTHERWISE = (
    # how a document says it, the step that its author means, and what becomes of it
    ("Your first why", "1.1.1.5", "sure"),
    ("Which mindset do you bring to work most often?", "1.1.2.4", "sure"),
    ("1.2.3.3 What can my partner count on from me?", "1.2.3.3", "sure"),
    ("What your partner can count on, even in a busy week", "1.2.3.3", "sure"),
    ("Communities of practice I am in", "1.2.1.4", "asked"),
    ("Who is missing, and whose voice would help me most?", "1.2.2.5", "asked"),
    ("The agreement: what stays between the two of us", "1.2.3.6", "asked"),
    ("My goal this year: what I want to get better at", "1.3.3.2", "sure"),
    ("Single idea that made the deepest impression", "1.3.4.1", "sure"),
    ("Field trip to the zoo", "", "none"),
    ("Grocery list", "", "none"),
)
"""As Module One's prompts are said otherwise; none of them may land at another step."""


@pytest.mark.parametrize(("heading", "number", "expected"), OTHERWISE)
def test_what_is_said_otherwise_is_sure_asked_or_none_and_never_wrong(
    heading: str, number: str, expected: str, modules: tuple[Module, ...]
) -> None:
    pieces = (Piece("Module One", 1), Piece(heading, 2), Piece("Words."))
    *_, passage = matched(Manuscript(pieces), modules, lambda _: False)
    numbers = [place.number for place in passage.places]

    assert ("sure" if passage.is_sure else "asked" if numbers else "none") == expected, numbers
    assert not number or number in numbers
    assert not passage.is_sure or numbers == [number]
    assert len(numbers) <= 3


def passages(modules: tuple[Module, ...], *pieces: Piece) -> list[tuple[str, str, list[str]]]:
    found = matched(Manuscript(pieces), modules, lambda _: False)
    return [(one.heading, one.text, [place.number for place in one.places]) for one in found if one.text]


def test_a_question_or_a_bold_line_within_an_answer_belongs_to_it(modules: tuple[Module, ...]) -> None:
    prompt = "The framework has six domains. Which one would you most like to get better at?"
    found = passages(
        modules,
        Piece(prompt, 2),
        Piece("Listening."),
        Piece("Why that one?"),
        Piece("Because", is_bold=True),
        Piece("So."),
    )
    assert found == [(prompt, "Listening.\n\nWhy that one?\n\nBecause\n\nSo.", ["2.1.1.5"])]


def test_a_heading_that_is_no_steps_ends_the_answer_above(modules: tuple[Module, ...]) -> None:
    prompt = "The framework has six domains. Which one would you most like to get better at?"
    found = passages(modules, Piece(prompt, 2), Piece("Listening."), Piece("Zoo", 2), Piece("Closed."))
    assert found == [(prompt, "Listening.", ["2.1.1.5"]), ("Zoo", "Closed.", [])]


def test_a_prompt_and_its_answer_may_stand_on_one_line(modules: tuple[Module, ...]) -> None:
    prompt = "The framework has six domains. Which one would you most like to get better at?"
    for line in (
        f"{prompt} Listening.",
        f"{prompt}\nListening.",
        f"2.1.1.5 {prompt} - Listening.",
        f"3) {prompt} Listening.",
    ):
        assert [(text, numbers) for _, text, numbers in passages(modules, Piece(line))] == [("Listening.", ["2.1.1.5"])]


def test_a_prompt_may_go_on_over_lines(modules: tuple[Module, ...]) -> None:
    lines = ("The framework has six domains. Which", "one would you most like to", "get better at?", "Listening.")
    found = passages(modules, *(Piece(line, is_apart=not number) for number, line in enumerate(lines)))
    assert [(text, numbers) for _, text, numbers in found] == [("Listening.", ["2.1.1.5"])]


def test_what_several_modules_ask_is_of_the_one_that_the_document_has_come_to(modules: tuple[Module, ...]) -> None:
    prompt = "Which single idea in this module made the deepest impression on you as an educator?"
    for name, number in (("Module Two", "2.4.4.1"), ("MODULE 3", ""), ("LIFT Portfolio Module 1", "1.3.4.1")):
        (found,) = passages(modules, Piece(name, 1), Piece(prompt, 2), Piece("Asking."))
        assert not number or found[2] == [number]
    (found,) = passages(modules, Piece(prompt, 2), Piece("Asking."))
    assert len(found[2]) == 3


def test_a_number_with_other_words_is_asked_about(modules: tuple[Module, ...]) -> None:
    (found,) = matched(Manuscript((Piece("2.1.1.5 Zoo", 2), Piece("Closed."))), modules, lambda _: False)
    assert (found.is_sure, [place.number for place in found.places]) == (False, ["2.1.1.5"])


@pytest.mark.slow
def test_no_wording_of_a_step_finds_another(modules: tuple[Module, ...]) -> None:
    wordings = Wordings(modules)
    for place in prompts(modules):
        found = wordings.exact(place.step.text, (frozenset({place.id}),), None)
        assert [one.id for one in found.places] == [place.id]
        assert wordings.near(place.step.text, (), is_heading=True).places[0].step.text == place.step.text


def test_the_golden_circle_is_found_however_it_is_laid_out(modules: tuple[Module, ...]) -> None:
    circle = Piece("Golden Circle", 1)
    laid_out = (
        (circle, Piece("Why", 2), Piece("Ask."), Piece("How", 2), Piece("Wait.")),
        (circle, Piece("My why:", is_bold=True), Piece("Ask."), Piece("How: Wait.")),
        (Piece("Golden Circle"), Piece("Why: Ask."), Piece("HOW: Wait.")),
    )
    for pieces in laid_out:
        found = matched(Manuscript(pieces), modules, lambda _: False)
        assert [(one.ring, one.text) for one in found if one.ring] == [("why", "Ask."), ("how", "Wait.")]


def test_a_modules_own_golden_circle_answers_the_steps_that_ask_for_it(modules: tuple[Module, ...]) -> None:
    found = passages(modules, Piece("Module One", 1), Piece("Golden Circle", 2), Piece("Why", 3), Piece("Ask."))
    assert found == [("Why", "Ask.", ["1.1.1.5"])]


def test_a_question_that_is_worded_as_no_step_is_asked_about_by_its_order_in_the_section(
    modules: tuple[Module, ...],
) -> None:
    section = Piece("Learning Partnerships and Networks", 1)
    answered = Piece("Which communities of practice are you in?", 2)
    question = Piece("Zebras, anyone?", 2)
    found = passages(modules, Piece("Module One", 1), section, question, Piece("Yes."), answered, Piece("PLC."))
    later = passages(modules, Piece("Module One", 1), section, answered, Piece("PLC."), question, Piece("Yes."))

    assert found == [
        ("Zebras, anyone?", "Yes.", ["1.2.1.4", "1.2.2.3", "1.2.2.5"]),
        (answered.words, "PLC.", ["1.2.1.4"]),
    ]
    assert later[1] == ("Zebras, anyone?", "Yes.", ["1.2.2.3", "1.2.2.5", "1.2.2.6"])
    assert passages(modules, Piece("Module One", 1), question, Piece("Yes."))[0][2] == []


STRENGTHS = "Which knowledge, skills and dispositions in this part of the framework are strengths of yours?"


@pytest.mark.parametrize(
    ("titles", "number"),
    [
        (("Module 2: Instructional Collaboration and Partnership", "Section 2: Adult Learning"), "2.2.1.4"),
        (("Module Two Portfolio", "2.3 Communication and Collaboration", "Activity 1 - Communication"), "2.3.1.3"),
        (("Module Two: Communication and Collaboration", "Activity 2: Collaboration"), "2.3.2.3"),
    ],
)
def test_a_prompt_of_several_activities_is_of_the_one_that_the_document_has_come_to(
    titles: tuple[str, ...], number: str, modules: tuple[Module, ...]
) -> None:
    for is_heading in (True, False):
        above = [Piece(title, 2 * is_heading, is_bold=not is_heading) for title in titles]
        found = matched(Manuscript((*above, Piece(STRENGTHS, 3), Piece("Asking."))), modules, lambda _: False)
        assert [(one.is_known, [place.number for place in one.places]) for one in found] == [
            *((True, []) for _ in titles),
            (True, [number]),
        ]


def test_what_a_title_or_a_prompt_says_besides_is_the_persons(modules: tuple[Module, ...]) -> None:
    prompt = "Who in my school leads the work on coaching and partnership, zebra?"
    pieces = (Piece("Module Two \u2013 my zebras", 1), Piece(prompt, 2), Piece("Ms Lee."))
    found = matched(Manuscript(pieces), modules, lambda _: False)

    assert [(one.heading, one.is_known, one.place and one.place.number) for one in found] == [
        ("Module Two \u2013 my zebras", False, None),
        (prompt, False, "2.4.4.4"),
    ]


@pytest.mark.parametrize("line", ["Time", "Communication, skills", "Coaching", "The coach", "Why?", "How we will know"])
def test_a_word_or_two_of_a_text_ask_for_no_step_of_another_module(line: str, catalog: Catalog) -> None:
    prompt = "The framework has six domains. Which one would you most like to get better at?"
    for is_bold in (True, False):
        pieces = (Piece("Module Two", 1), Piece(prompt, 2), Piece(line, is_bold=is_bold), Piece("Words."))
        *_, found = matched(Manuscript(pieces), catalog.modules, lambda _: False)
        assert (found.place and found.place.number, found.text) == ("2.1.1.5", f"{line}\n\nWords.")


@pytest.mark.parametrize(
    ("title", "label", "number"),
    [("The SAMR Model", "Redefinition", "4.1.1.8"), ("LIFT Training AAR", "What was planned?", "2.4.3.3")],
)
def test_a_step_is_found_by_what_leads_it_in_and_by_its_question_alone(
    title: str, label: str, number: str, modules: tuple[Module, ...]
) -> None:
    for laid_out in ((Piece(label, 3), Piece("Asking.")), in_cells((label, "Asking."), ("Else", "No."))):
        found = passages(modules, Piece(f"Module {number[0]}", 1), Piece(title, 2), *laid_out)
        assert (label, "Asking.", [number]) in found


def test_what_may_be_asked_in_the_module_stands_before_what_others_ask(catalog: Catalog) -> None:
    pieces = (Piece("Module Two", 1), Piece("Who leads coaching?", 2), Piece("Ms Lee."))
    *_, found = matched(Manuscript(pieces), catalog.modules, lambda _: False)
    assert found.places[0].number == "2.4.4.4"


@pytest.mark.parametrize(
    "left",
    ["[type here]", "Type your answer here...", "Click or tap here to enter text.", "____", "(your response here)"],
)
def test_what_a_template_says_where_nobody_wrote_is_no_answer(left: str, modules: tuple[Module, ...]) -> None:
    prompt = "The framework has six domains. Which one would you most like to get better at?"
    assert passages(modules, Piece(prompt, 2), Piece(left)) == []


def test_prompts_and_answers_may_be_lines_of_one_paragraph(modules: tuple[Module, ...]) -> None:
    prompt = "The framework has six domains. Which one would you most like to get better at?"
    other = "Which principle did you choose from the playbook, and why that one?"
    piece = Piece(f"{prompt}\nAsking.\n{other}\nTrust: here", links=(Link("here", "https://a.org"),))
    found = [one for one in matched(Manuscript((piece,)), modules, lambda _: False) if one.text]

    assert [(one.place and one.place.number, one.text) for one in found] == [
        ("2.1.1.5", "Asking."),
        ("2.4.1.5", "Trust: here"),
    ]
    assert [one.pieces[-1].links for one in found] == [(), piece.links]


@pytest.mark.parametrize("line", ["2.4.1.4", "Read the article that belongs to the principle you chose."])
def test_a_step_that_takes_no_words_ends_the_answer_above(line: str, modules: tuple[Module, ...]) -> None:
    prompt = "Which principle did you choose from the playbook, and why that one?"
    pieces = (Piece("Module Two", 1), Piece(prompt, 2), Piece("Trust."), Piece(line), Piece("It was long."))
    found = [one for one in matched(Manuscript(pieces), modules, lambda _: False) if one.text]
    assert [(one.place and one.place.number, one.text, one.is_known) for one in found] == [
        ("2.4.1.5", "Trust.", True),
        (None, "It was long.", True),
    ]


def test_a_heading_that_may_be_a_prompt_is_no_title_for_how_it_begins(modules: tuple[Module, ...]) -> None:
    heading = "Working with adult learners: which skills in this part of the framework are my strong ones?"
    (found,) = passages(modules, Piece("Module Two", 1), Piece(heading, 2), Piece("Asking."))
    assert "2.2.1.4" in found[2]


def in_cells(*rows: tuple[str, ...]) -> list[Piece]:
    """A table; an empty cell has no words."""
    return [
        Piece(words, cell=Cell(0, row, at)) for row, cells in enumerate(rows) for at, words in enumerate(cells) if words
    ]


def test_a_tick_in_a_table_is_what_its_column_says(modules: tuple[Module, ...]) -> None:
    skills = next(place.step.text for place in prompts(modules) if place.number == "1.3.2.4")
    rows = (("Statement", "1", "2", "3", "4"), (skills, "", "", "x", ""))
    found = passages(modules, Piece("Module One", 1), *in_cells(*rows))
    assert found[-1] == (skills, "3", ["1.3.2.4"])


def test_a_cell_beside_a_page_that_is_laid_out_belongs_to_no_answer_in_it(modules: tuple[Module, ...]) -> None:
    prompts = ("Who in your school leads the work on coaching and partnership?", "Ms Lee.")
    other = ("Which principle did you choose from the playbook, and why that one?", "Trust.")
    found = passages(modules, Piece("Module Two", 1), *in_cells(("\n".join((*prompts, *other)), "Aside.")))
    assert [(text, numbers) for _, text, numbers in found] == [
        ("Ms Lee.", ["2.4.4.4"]),
        ("Trust.", ["2.4.1.5"]),
        ("Aside.", []),
    ]


@pytest.mark.parametrize(
    ("rows", "answers"),
    [
        ((("2.1.1.5", "{0}", ""), ("2.1.2.4", "{1}", "")), []),
        ((("1", "{0}", ""), ("2", "{1}", "Planning.")), [("Planning.", ["2.1.2.4"])]),
        ((("Section", "Prompt", "Answer"), ("Partnership as Leadership", "{0}", "")), [("Prompt | Answer", [])]),
        ((("Partnership as Leadership", "{0}", ""), ("Adult Learning", "{1}", "")), []),
        ((("Week 1", "{0}", ""), ("Week 2", "{1}", "Planning.")), [("Planning.", ["2.1.2.4"])]),
        ((("Asking.", "{0}"), ("Planning.", "{1}")), [("Asking.", ["2.1.1.5"]), ("Planning.", ["2.1.2.4"])]),
    ],
)
def test_what_stands_before_a_prompt_that_is_still_open_is_no_answer(
    rows: tuple[tuple[str, ...], ...], answers: list[tuple[str, list[str]]], modules: tuple[Module, ...]
) -> None:
    asked = [place.step.text for place in prompts(modules) if place.number in ("2.1.1.5", "2.1.2.4")]
    cells = (tuple(cell.format(*asked) for cell in row) for row in rows)
    found = passages(modules, Piece("Module Two", 1), *in_cells(*cells))
    assert [(text, numbers) for _, text, numbers in found] == answers


@pytest.mark.parametrize("title", ["My LIFT Portfolio", "Ana's LIFT Portfolio", "LIFT Portfolio of Ana Ruiz"])
def test_the_title_of_a_document_asks_for_no_step(title: str, catalog: Catalog) -> None:
    pieces = (Piece(title, 1), Piece("Ana Ruiz"), Piece("Module Two", 1))
    found = matched(Manuscript(pieces), catalog.modules, lambda _: False)
    assert [(one.heading, one.text, one.places) for one in found] == [(title, "Ana Ruiz", ()), ("Module Two", "", ())]


def test_a_title_that_is_nearly_worded_as_a_step_is_a_title(catalog: Catalog) -> None:
    title = "2+1: Two Days, a Week of Trying, a Third Session"
    pieces = (Piece(title, 1), Piece("Our two days."), Piece("The Week of Trying", 2), Piece("It rained."))
    found = matched(Manuscript(pieces), catalog.modules, lambda _: False)
    assert [(one.heading, one.text, one.places, one.is_known) for one in found] == [
        (title, "Our two days.", (), True),
        ("The Week of Trying", "It rained.", (), True),
    ]


@pytest.mark.parametrize("count", ["", "3. ", "12.5.5.2 "])
def test_a_prompt_that_begins_with_a_count_of_its_own_leaves_no_word_to_the_answer(
    count: str, catalog: Catalog
) -> None:
    prompt = catalog.find_step("12.5.5.2").step.text
    assert prompt.startswith("Question 5. ")
    pieces = (Piece("Action Guide for External Partners", 1), Piece(f"{count}{prompt}", is_bold=True), Piece("Ours."))
    *_, last = matched(Manuscript(pieces), catalog.modules, lambda _: False)
    assert (last.text, [place.number for place in last.places], last.is_sure) == ("Ours.", ["12.5.5.2"], True)


@pytest.mark.parametrize("form", ["{0}. {1}", "{1}", "Question {0}: {1}"])
def test_every_prompt_of_every_module_is_found_whole(form: str, catalog: Catalog) -> None:
    for module in (one for one in catalog.modules if one.run == 1):
        asked = prompts([module])
        pieces = [Piece(module.heading, 1)]
        for at, place in enumerate(asked, 1):
            named = [Piece(place.section.title, 2)] if place.section else []
            named += [Piece(place.activity.title, 3)] if place.activity else []
            pieces += [*named, Piece(form.format(at, place.step.text), is_bold=True), Piece(said(place))]
        found = [one for one in matched(Manuscript(tuple(pieces)), catalog.modules, lambda _: False) if one.text]
        assert [one.text for one in found if one.place] == [said(place) for place in asked], module.id
        assert counted(found) == ({"right": len(asked)} if asked else {})


def test_a_title_of_the_module_is_not_what_a_step_of_another_asks(catalog: Catalog) -> None:
    title = "Question 1: What We Need to Learn"
    pieces = (Piece("Action Guide for External Partners", 1), Piece(title, 3), Piece("To listen."))
    *_, last = matched(Manuscript(pieces), catalog.modules, lambda _: False)
    assert (last.heading, last.text, last.places, last.is_known) == (title, "To listen.", (), True)
