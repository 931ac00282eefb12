from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lift_cli.errors import BadValueError
from lift_cli.portfolio.model import (
    Answer,
    Bookmark,
    Circle,
    Done,
    FolderItem,
    Idea,
    IdeaKind,
    Partner,
    Portfolio,
    Rating,
)
from lift_cli.portfolio.typed import checked_address
from lift_cli.walk.lines import address_of, idea_of, ring_of
from lift_cli.walk.steps import StepQuestion
from tests.content.samples import KEEP, LOOKS, SAY, SHEET, SMALL, TALK, TODAY, URL, place
from tests.portfolio.samples import EMPTY, at, bookmarked, filed, made
from tests.walk.fakes import MemoryDesk

CIRCLE, IDEAS, BOOKMARKS, FOLDER = LOOKS


def refused(find: object, *given: object) -> tuple[str, str]:
    """The sentence and hint that a line is refused with."""
    assert callable(find)
    with pytest.raises(BadValueError) as caught:
        find(*given)
    return caught.value.message, caught.value.hint


def after(step: str, typed: str, portfolio: Portfolio = EMPTY) -> Portfolio:
    """The portfolio once what was typed for a step's first task is carried out."""
    question = StepQuestion(place(step), MemoryDesk(portfolio))
    change = question.change(question.tasks[0], typed)
    assert change is not None
    return change(portfolio, at(1))


def test_each_task_is_asked_for_in_a_sentence() -> None:
    or_say = "Or type minutes and one thought first, such as: 15 we agree"
    named = replace(EMPTY, partner=Partner(name="Ben"))
    asked = [(SAY, EMPTY), (TODAY, EMPTY), (TALK, EMPTY), (TALK, named), (KEEP, EMPTY), (SHEET, EMPTY)]
    asked += [(look, EMPTY) for look in LOOKS]
    prompts = []
    for step, portfolio in asked:
        question = StepQuestion(place(step), MemoryDesk(portfolio))
        prompts.append(question.prompt(question.tasks[0]))
    assert prompts == [
        "Write as much as you like.",
        "Type a number from 1 to 2",
        f"Press Enter when you have talked with your partner. {or_say}",
        f"Press Enter when you have talked with Ben. {or_say}",
        f"Press Enter to bookmark {URL}. Or type another address, or `done` if you keep it elsewhere",
        "Type a file's path or a link. The checklist asks for it in your LIFT Folder (Enter: later)",
        "Change a ring (such as `why Because ...`), or press Enter to keep it",
        "Add an idea or question, or press Enter when nothing is missing",
        "Add an address (and a title after it), or press Enter when nothing is missing",
        "Add a file's path or a link, or press Enter when nothing is missing",
    ]


def document(serves: str) -> FolderItem:
    """What the fake desk takes in."""
    return FolderItem(name="plan.md", serves=serves, at=at(), sha256="ab", bytes=2)


@pytest.mark.parametrize(
    ("step", "reply", "field", "record"),
    [
        (SAY, "Words.", "answers", Answer(step=SAY, text="Words.", at=at(1))),
        (TODAY, "2", "ratings", Rating(step=TODAY, value=2, at=at(1))),
        (TALK, "15 Yes.", "done", Done(step=TALK, at=at(1), minutes=15, note="Yes.")),
        (TALK, " 15 Yes. ", "done", Done(step=TALK, at=at(1), minutes=15, note="Yes.")),
        (KEEP, f" {URL} ", "bookmarks", Bookmark(url=URL, title="The page", serves=KEEP, at=at(1))),
        (KEEP, " \t ", "bookmarks", Bookmark(url=URL, title="The page", serves=KEEP, at=at(1))),
        (KEEP, f"{URL} Hi", "bookmarks", Bookmark(url=URL, title="Hi", serves=KEEP, at=at(1))),
        (SHEET, " plan.md ", "folder", document(SHEET)),
        (IDEAS, "Why?", "ideas", Idea(kind=IdeaKind.QUESTION, text="Why?", at=at(1))),
        (BOOKMARKS, URL, "bookmarks", Bookmark(url=URL, serves=SMALL.id, at=at(1))),
        (FOLDER, "plan.md", "folder", document(SHEET)),
    ],
)
def test_a_reply_changes_its_part_of_the_portfolio(step: str, reply: str, field: str, record: object) -> None:
    changed: dict[str, Any] = {field: (record,)}
    assert after(step, reply) == replace(EMPTY, **changed)


def test_a_ring_is_changed_at_the_look_at_the_circle() -> None:
    assert after(CIRCLE, "what I teach.") == replace(EMPTY, circle=Circle(what="I teach.", at=at(1)))


def test_a_document_at_the_closing_look_is_for_the_first_needed_step_that_has_none() -> None:
    there = made(filed(SHEET), bookmarked(KEEP))
    assert after(FOLDER, "plan.md", there).folder == (*there.folder, document(SMALL.id))


@pytest.mark.parametrize(
    ("line", "rings"),
    [
        ("why Because.", {"why": "Because."}),
        ("How: By  asking.", {"how": "By  asking."}),
        ("WHAT  I teach.", {"what": "I teach."}),
    ],
)
def test_a_line_names_a_ring_and_its_words(line: str, rings: dict[str, str]) -> None:
    assert ring_of(line) == rings


@pytest.mark.parametrize("line", ["", "why", "why ", "because I care", "whyever not", "who me"])
def test_a_line_that_names_no_ring_and_words_is_refused(line: str) -> None:
    assert refused(ring_of, line) == (
        f"could not change the Golden Circle: the line names no ring and words: {line!r}",
        "Begin it with `why`, `how` or `what`, then the words.",
    )


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Try pairs.", "idea", "Try pairs."),
        ("Why pairs?", "question", "Why pairs?"),
        ("Why? Because.", "idea", "Why? Because."),
        ("idea: why not pairs?", "idea", "why not pairs?"),
        ("Question : pairs", "question", "pairs"),
        ("input: a talk", "input", "a talk"),
        ("INSIGHT: so", "insight", "so"),
        ("note: pairs", "idea", "note: pairs"),
        ("insight:", "idea", "insight:"),
    ],
)
def test_a_first_word_or_a_question_mark_says_the_kind_of_an_idea(line: str, kind: str, text: str) -> None:
    assert idea_of(line) == (IdeaKind(kind), text)


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://example.org/a?b#c", "HTTPS://EXAMPLE.ORG", "https://xn--e1.example"]
)
def test_a_web_address_is_taken_as_it_is(url: str) -> None:
    assert checked_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example",
        "page.",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///",
        "https://a.b\x1b[2J",
        "https://a.b c",
        "https:a.b",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert refused(checked_address, url) == (
        f"could not keep that address: {url!r} is not a web address",
        "A web address begins with https:// and has no spaces.",
    )


@pytest.mark.parametrize(
    ("line", "step", "expected"),
    [
        (URL, KEEP, (URL, "The page")),
        (f"{URL} Mine", KEEP, (URL, "Mine")),
        ("https://b.example", KEEP, ("https://b.example", "")),
        ("https://b.example  Two words ", KEEP, ("https://b.example", "Two words")),
        (URL, BOOKMARKS, (URL, "")),
    ],
)
def test_an_address_brings_the_title_after_it_or_the_steps_own(line: str, step: str, expected: tuple[str, str]) -> None:
    assert address_of(line, place(step)) == expected


@pytest.mark.parametrize(
    ("step", "line", "field", "record"),
    [
        (KEEP, f"\t{URL} Hi \t", "bookmarks", Bookmark(url=URL, title="Hi", serves=KEEP, at=at(1))),
        (IDEAS, " \tWhy? \t", "ideas", Idea(kind=IdeaKind.QUESTION, text="Why?", at=at(1))),
    ],
)
def test_blanks_around_a_line_are_not_of_it(step: str, line: str, field: str, record: object) -> None:
    assert getattr(after(step, line), field) == (record,)
    assert after(CIRCLE, " \thow I ask. \t").circle == Circle(how="I ask.", at=at(1))
