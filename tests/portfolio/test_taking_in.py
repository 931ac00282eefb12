"""Documents of any kind taken in: nothing that is in them is lost, and a second time changes nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli import importers
from lift_cli.cli.papers.leaving import texts_of as texts_in
from lift_cli.content.catalog import Catalog
from lift_cli.content.matching import matched
from lift_cli.content.module import Module, Place
from lift_cli.content.passage import Passage
from lift_cli.manuscript import Link, Manuscript, Piece, Remark
from lift_cli.portfolio import changes
from lift_cli.portfolio.brought import Bin
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.taking_in import is_doubtful, settled, taken, words_in
from lift_cli.storage import packs, paths
from tests.importers.documents import FORMATS, PIXEL, Outline
from tests.importers.outlines import outlines

AT = datetime(2026, 11, 25, 21, 0, tzinfo=UTC)
WORD = re.compile(r"word\d+")
EMPTY = Portfolio(id="ana-1")


@cache
def shipped() -> Catalog:
    return packs.load(paths.shipped_packs())


@cache
def lifts() -> tuple[Module, ...]:
    return tuple(module for module in shipped().modules if module.is_of_lift)


@cache
def prompts() -> tuple[Place, ...]:
    return tuple(place for module in lifts() for place in module.places if place.asks and not place.step.scale)


def read(outline: Outline, ending: str = ".docx") -> Manuscript:
    return importers.read(FORMATS[ending](outline), f"mine{ending}")


def brought(manuscript: Manuscript, into: Portfolio, modules: tuple[Module, ...] = ()) -> Portfolio:
    found = settled(matched(manuscript, modules or lifts(), lambda _: False), into, "mine.docx")
    bringing = taken(found, manuscript, into, "mine.docx")
    filed = [
        FolderItem(
            name=one.text, caption=one.attached.said, serves=one.serves, at=AT, sha256=f"{len(one.attached.data)}"
        )
        for one in bringing.files
        if one.attached
    ]
    return bringing.change(filed)(into, AT)


def invented(outline: Outline) -> set[str]:
    """The words of a document that are its author's."""
    return {word for part in outline for text in texts_in(part) for word in WORD.findall(text)}


def words_of(portfolio: Portfolio) -> set[str]:
    return set(WORD.findall("\n".join(texts_in(portfolio))))


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@given(outline=outlines(lifts))
@settings(max_examples=20, deadline=None)
def test_every_word_of_a_document_is_in_the_portfolio_afterwards(ending: str, outline: Outline) -> None:
    manuscript = read(outline, ending)
    after = brought(manuscript, EMPTY)

    assert invented(outline) - words_of(after) == set()
    assert {part[2] for part in outline if part[0] == "link"} == {bookmark.url for bookmark in after.bookmarks}


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@given(outline=outlines(lifts))
@settings(max_examples=20, deadline=None)
def test_the_same_document_again_changes_nothing(ending: str, outline: Outline) -> None:
    manuscript = read(outline, ending)
    after = brought(manuscript, EMPTY)

    assert brought(manuscript, after) == after


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@given(outline=outlines(lifts))
@settings(max_examples=20, deadline=None)
def test_the_words_are_counted_where_they_go(ending: str, outline: Outline) -> None:
    manuscript = read(outline, ending)
    found = matched(manuscript, lifts(), lambda _: False)
    bringing = taken(found, manuscript, EMPTY, "mine.docx")
    passages = sum(words_in(passage.text) for passage in found)
    headings = {passage.heading for passage in found if passage.heading and not passage.is_known}

    assert sum(bringing.words.values()) == passages + sum(map(words_in, headings))
    answers = sum(words_in(said.text) for said in bringing.said)
    assert bringing.words[Bin.ANSWERS] >= answers


@pytest.mark.slow
@given(outline=outlines(lifts), chosen=st.integers(0, 3))
@settings(max_examples=20, deadline=None)
def test_with_one_module_no_answer_lands_elsewhere(outline: Outline, chosen: int) -> None:
    after = brought(read(outline), EMPTY, (lifts()[chosen],))

    assert {answer.step.startswith(f"{lifts()[chosen].id}/") for answer in after.answers} <= {True}
    assert invented(outline) - words_of(after) == set()


@pytest.mark.slow
@given(outline=outlines(lifts))
@settings(max_examples=20, deadline=None)
def test_an_answer_that_is_there_is_kept_among_its_earlier_versions(outline: Outline) -> None:
    full = EMPTY
    for place in prompts():
        full = changes.answer(full, place.id, f"Before, at {place.number}", AT - timedelta(days=9))
    after = brought(read(outline), full)

    said = {one for answer in after.answers for one in (answer.text, *(old.text for old in answer.earlier))}
    assert {f"Before, at {place.number}" for place in prompts()} <= said


def lines(*words: str) -> Manuscript:
    return Manuscript(tuple(Piece(line) for line in words))


def passages(manuscript: Manuscript, modules: tuple[Module, ...] = ()) -> tuple[Passage, ...]:
    return matched(manuscript, modules or lifts(), lambda _: False)


def at(number: str) -> Place:
    return shipped().find_step(number)


def test_the_same_prompt_twice_keeps_both_texts() -> None:
    prompt = at("2.1.1.5").step.text
    after = brought(lines(prompt, "Asking.", prompt, "Listening."), EMPTY)

    assert [answer.text for answer in after.answers] == ["Asking.\n\nListening."]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (("We start early.", "art"), "We start early.\n\nart"),
        (("We start early.", "We start"), "We start early.\n\nWe start"),
        (("We start", "early.", "We  start"), "We start\n\nearly."),
    ],
)
def test_a_text_that_is_a_part_of_another_stays_too(said: tuple[str, ...], kept: str) -> None:
    manuscript = lines(*(line for text in said for line in (at("2.1.1.5").step.text, text)))
    once, bringing = brought(manuscript, EMPTY), taken(passages(manuscript), manuscript, EMPTY, "mine.docx")

    assert [answer.text for answer in once.answers] == [kept]
    assert bringing.words == {"answers": len(kept.split())}
    assert brought(manuscript, once) == once


def test_of_two_numbers_on_a_scale_the_later_stands_and_the_other_is_kept() -> None:
    rated = at("2.1.2.2")
    manuscript = lines(rated.step.text, "2", rated.step.text, "3")
    once = brought(manuscript, EMPTY)

    assert [(one.value, [before.value for before in one.earlier]) for one in once.ratings] == [(3, [2])]
    assert brought(manuscript, once) == once
    since = changes.rate(once, rated.id, 4, AT + timedelta(days=1))
    assert brought(manuscript, since) == since


def test_a_ring_of_the_circle_twice_keeps_both_texts_and_what_was_written_since() -> None:
    manuscript = lines("Golden Circle", "Why: To ask.", "Why: To listen.")
    once = brought(manuscript, EMPTY)

    assert once.circle.why == "To ask.\n\nTo listen."
    since = changes.draw_circle(once, {"why": "To wait."}, AT + timedelta(days=1))
    assert brought(manuscript, since) == since


def test_what_was_put_to_a_step_by_hand_is_not_asked_again() -> None:
    manuscript = read([("h1", "Module Two"), ("h2", "Domain to get better at"), ("p", "Asking.")])
    (doubtful,) = filter(is_doubtful, passages(manuscript))
    place = doubtful.places[0]
    chosen = [replace(doubtful, places=(place,), is_sure=True)]
    once = taken(chosen, manuscript, EMPTY, "mine.docx").change(())(EMPTY, AT)

    assert [answer.text for answer in once.answers] == ["Asking."]
    assert "Domain to get better at" in once.ideas[0].text
    again = settled(passages(manuscript), once, "mine.docx")
    assert not any(map(is_doubtful, again))
    assert taken(again, manuscript, once, "mine.docx").change(())(once, AT) == once


def test_a_doubtful_passage_that_is_an_idea_is_not_asked_again() -> None:
    manuscript = read([("h1", "Module Two"), ("h2", "Domain to get better at"), ("p", "Asking.")])
    once = brought(manuscript, EMPTY)

    assert [idea.text for idea in once.ideas] == ["Asking.\n\n(from mine.docx, under Domain to get better at)"]
    assert not any(map(is_doubtful, settled(passages(manuscript), once, "mine.docx")))


def test_an_older_text_does_not_replace_what_was_written_since() -> None:
    prompt = at("2.1.1.5")
    before = changes.answer(EMPTY, prompt.id, "Asking.", AT - timedelta(days=3))
    since = changes.answer(before, prompt.id, "Listening.", AT - timedelta(days=1))

    assert brought(lines(prompt.step.text, "Asking."), since) == since


def test_comments_and_what_each_page_repeats_are_ideas() -> None:
    manuscript = replace(lines("Words."), remarks=(Remark("Ben", "Say more?"),), margins=("Cedar Creek",))

    assert [(idea.kind, idea.text) for idea in brought(manuscript, EMPTY).ideas] == [
        ("idea", "Words.\n\n(from mine.docx)"),
        ("question", "Say more?\n\n(comment of Ben in mine.docx)"),
        ("idea", "Cedar Creek\n\n(at the head or foot of each page of mine.docx)"),
    ]


def test_a_choice_on_a_scale_is_taken_by_its_number_or_its_words() -> None:
    rated = at("2.1.2.2")
    for said in ("2", "2 of 4: Some of it", rated.step.scale[1].upper()):
        after = brought(lines(f"{rated.number} {rated.step.text}", said), EMPTY)
        assert [(one.step, one.value) for one in after.ratings] == [(rated.id, 2)]
    after = brought(lines(f"{rated.number} {rated.step.text}", "Twice a week."), EMPTY)
    assert after.ratings == ()
    assert after.ideas[0].text.startswith("Twice a week.")


def test_what_was_said_of_a_discussion_is_its_takeaway() -> None:
    talk = at("2.1.1.3")
    after = brought(lines(talk.step.text, "We agree."), EMPTY)

    assert [(one.step, one.note) for one in after.done] == [(talk.id, "We agree.")]


def test_links_and_pictures_serve_the_step_that_they_stand_under() -> None:
    prompt = at("2.1.1.5")
    after = brought(
        read([("h2", prompt.step.text), ("link", "The study", "https://example.org/a"), ("picture", PIXEL)]), EMPTY
    )

    assert [(one.url, one.title, one.serves) for one in after.bookmarks] == [
        ("https://example.org/a", "The study", prompt.id)
    ]
    assert [(one.name, one.serves) for one in after.folder] == [("image1.png", prompt.id)]


def test_words_that_were_forgotten_do_not_come_back() -> None:
    manuscript = lines(at("2.1.1.5").step.text, "Mia asks.", "Mia again")
    found = passages(manuscript)
    bringing = taken(found, manuscript, EMPTY, "mine.docx", lambda text: text.replace("Mia", "[forgotten]"))

    assert "Mia" not in " ".join(texts_in(bringing.change(())(EMPTY, AT)))


def test_a_link_that_is_there_under_another_title_loses_no_words() -> None:
    links = [Link("CAST", "https://cast.org/"), Link("UDL", "https://cast.org/"), Link("UDL", "https://cast.org/")]
    pieces = [part for link in links for part in (Piece("List", 1), Piece(link.words, links=(link,)))]
    after = brought(Manuscript(tuple(pieces)), EMPTY)

    assert [(mark.title, mark.url) for mark in after.bookmarks] == [("CAST", "https://cast.org/")]
    assert [idea.text for idea in after.ideas] == ["UDL\n\n(from mine.docx, under List)"]
    assert brought(Manuscript(tuple(pieces)), after) == after


def test_an_address_of_mail_is_kept_once_where_no_word_says_it() -> None:
    eve, sam = Link("Eve", "mailto:eve@a.org"), Link("sam@a.org", "mailto:sam@a.org")
    pieces = (Piece("People", 1), Piece("Ask Eve", links=(eve,)), Piece("Or Eve", links=(eve,)))
    after = brought(Manuscript((*pieces, Piece("Mail", 1), Piece("sam@a.org", links=(sam,)))), EMPTY)

    assert sorted(idea.text.partition("\n\n(")[0] for idea in after.ideas) == [
        "Ask Eve\n\nOr Eve",
        "Eve: eve@a.org",
        "sam@a.org",
    ]


def test_what_is_said_beside_a_number_on_a_scale_is_kept() -> None:
    place = next(place for module in lifts() for place in module.places if place.step.scale)
    pieces = (Piece(place.module.heading, 1), Piece(place.step.text, 2), Piece("2 - word1 says so"))
    after = brought(Manuscript(pieces), EMPTY)

    assert [rating.value for rating in after.ratings] == [2]
    assert words_of(after) == {"word1"}
