"""What of any portfolio may leave the machine, tried on every text that the model has: planted, made, looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli.content.catalog import Catalog
from lift_cli.pages.booklet import booklet
from lift_cli.pages.plan import growth_plan
from lift_cli.partner import export
from lift_cli.portfolio import marks, masking
from lift_cli.portfolio.model import Educator, Portfolio, Private
from lift_cli.portfolio.watch import HitKind, Watch
from tests.content.samples import SAY, SHEET, SMALL, TODAY
from tests.portfolio.generated import BEGINNING, POOLS, PORTFOLIOS, TRIES, portfolio_of
from tests.portfolio.samples import answered, begun, bookmarked, filed, keyed, rated
from tests.portfolio.samples import made as made_by
from tests.portfolio.walking import (
    MORE,
    AnyRecord,
    Place,
    fields_of,
    made,
    more_of,
    places,
    replaced,
    text_places,
    values,
    with_texts,
)

ENDS = "abcdefghij"
FIRST = [f"{one}{two}" for one in ("Mi", "Zo", "No", "Li", "Sa", "Ka", "Jo", "Ti", "Ru", "Ev") for two in ENDS]
LAST = [f"{one}{two}q" for one in ("Lop", "Ok", "Rey", "Ito", "Berg", "Kim", "Di", "Park", "Wu", "Fal") for two in ENDS]


@cache
def many() -> tuple[Portfolio, ...]:
    """Portfolios in which every text of the model is said at least once."""
    return tuple(portfolio_of(Random(number).randrange) for number in range(100))


def at(*dotted: str) -> set[Place]:
    return {tuple(place.split(".")) for place in dotted}


WHO = at("educator.name", "educator.role", "educator.school", "educator.district", "partner.name", "reviews.reviewer")
"""Who the two are: they stand in all that leaves."""

IDS = (set(POOLS) - {"url"}) | {"verdict"}
"""Fields that hold an id, or a word that the program writes: no person chose what stands there."""

HOME = {
    place
    for place in places()
    if place[:2] == ("educator", "private") or place[0] in ("undone", "earned") or {"earlier", MORE} & {*place}
}
"""What stays on the machine, whatever leaves."""

IN_A_PLAN = {
    ("educator", "private", "certificate"),
    ("educator", "private", "holds"),
    *(place for place in places() if place[:2] == ("plan", "reviewers")),
}
"""What a plan is there to hold, and nothing else that leaves: certificates, their numbers, who reviews it."""

CERTIFICATES = {place for place in IN_A_PLAN if place[-1] in ("certificate", "holds")}
"""Certificates and their numbers, which are not masked: the plan is there to hold them."""

WORDS = sorted(place for place in text_places() - HOME - CERTIFICATES if place[-1] not in IDS)
"""What a person wrote and may leave; a text that is new in the model is one of these until it is named above."""

SUMMARY = WHO | at(
    *("id", "modules.module", "answers.step", "ratings.step", "done.step", "bookmarks.serves", "folder.serves"),
    *("hours.activity", "reviews.id", "reviews.module", "team_answers.step", "team_answers.by"),
)
KEPT = (
    ("reviews", "items"),
    ("reviews", "comments"),
    ("teams", "members"),
    ("teams", "standings"),
    ("team_answers", "company"),
)
"""Of what is in an export, what stays home: a partner's words, and the names of colleagues."""

EXPORT = (
    SUMMARY
    | at("answered.review", "answered.of", "team_answers.team", "teams.id", "teams.module")
    | {place for place in WORDS if place[0] != "plan" and place[:2] not in KEPT}
)
TEMPTING = ("private", "earlier", "secret", "note", "text", "words", "title", "digest")
"""Names of fields, as unknown keys where they are no fields."""


def marked(portfolio: Portfolio, *, ids: bool) -> tuple[Portfolio, dict[str, Place]]:
    """The portfolio with a mark of its own in place of each text, of ids too where told so; and where each mark is."""
    marks: dict[str, Place] = {}

    def mark(place: Place, text: str) -> str:
        if place[-1] in IDS and not ids:
            return text
        marks[name := f"MARK-{len(marks):05}"] = place
        return name

    return with_texts(_tempting(portfolio), mark), marks


def _tempting(record: AnyRecord) -> AnyRecord:
    """The record, and all in it, with unknown keys that are named as fields elsewhere are."""

    def within(value: Any) -> Any:
        return tuple(map(_tempting, value)) if isinstance(value, tuple) else _tempting(value)

    fields = fields_of(type(record))
    held = {one.name: within(getattr(record, one.name)) for one in fields if one.inner and getattr(record, one.name)}
    rest = {one.name: getattr(record, one.name) for one in fields if one.name not in held}
    unknown = {name: "x" for name in TEMPTING if name not in {*held, *rest}}
    return made(type(record), {**rest, **held}, {**more_of(record), **unknown})


def seen(made_of: object, marks: dict[str, Place]) -> set[Place]:
    """The places whose marks stand in what was made."""
    return {marks[mark] for mark in re.findall(r"MARK-\d{5}", repr(made_of))}


def sent(portfolio: Portfolio, *, summary: bool, leaving: Portfolio | None = None) -> dict[str, object]:
    """The export of a portfolio."""
    return export.make(keyed(portfolio), BEGINNING, {"lift": "1.0.0"}, {}, summary=summary, leaving=leaving)


def pages(portfolio: Portfolio, catalog: Catalog) -> Iterator[object]:
    """Every page that is made of a whole portfolio: the booklet, and the plan of each form."""
    today = date(2026, 10, 3)
    yield booklet(portfolio, catalog, today)
    yield from (growth_plan(portfolio, catalog, form, today) for form in catalog.plan_forms)


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_nothing_is_in_an_export_but_what_it_is_for(tries: settings) -> None:
    @tries
    @given(PORTFOLIOS, st.booleans())
    def law(portfolio: Portfolio, summary: bool) -> None:  # noqa: FBT001 - drawn
        planted, marks = marked(portfolio, ids=True)
        said = sent(planted, summary=summary)
        assert seen(said, marks) - (SUMMARY if summary else EXPORT) == set()
        assert [idea.text for idea in planted.ideas if idea.private and idea.text in repr(said)] == []

    law()


@pytest.mark.slow
@pytest.mark.parametrize("summary", [True, False], ids=["summary", "whole"])
def test_all_that_an_export_is_for_is_in_it(*, summary: bool) -> None:
    found: set[Place] = set()
    for portfolio in many():
        planted, marks = marked(portfolio, ids=True)
        found |= seen(sent(planted, summary=summary), marks)
    assert found == (SUMMARY if summary else EXPORT)


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_nothing_that_stays_at_home_is_on_a_page(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        planted, marks = marked(portfolio, ids=False)
        first, *plans = pages(planted, catalog)
        assert seen(first, marks) & (HOME | IN_A_PLAN) == set()
        assert seen(plans, marks) & (HOME - IN_A_PLAN) == set()
        assert [idea.text for idea in planted.ideas if idea.private and idea.text in repr([first, *plans])] == []

    law()


WATCH = Watch.of(Portfolio(id="p-1", educator=Educator(private=Private(students=("Mia",)))))


def naming_mia(portfolio: Portfolio, where: Collection[Place]) -> Portfolio:
    """The portfolio with a student's name in every text at those places."""
    return with_texts(portfolio, lambda place, text: f"{text} Mia" if place in where else text)


def masked(portfolio: Portfolio) -> Portfolio:
    """The portfolio as it leaves where all that was pointed out is masked."""
    spots = masking.spots(masking.texts(lambda change: masking.rewritten(portfolio, change)), WATCH)
    names = {spot.text for spot in spots if spot.kind is HitKind.NAME}
    return masking.rewritten(portfolio, lambda _, text: WATCH.masked(text, names))


@pytest.mark.parametrize("place", WORDS, ids=".".join)
def test_a_name_in_each_text_that_may_leave_is_found_and_masked_and_all_else_stays(place: Place) -> None:
    sample = next(one for one in many() if place in {where for where, _ in values(one)})
    sample = replaced(sample, ideas=tuple(replaced(idea, private=False) for idea in sample.ideas))
    planted = naming_mia(sample, {place})
    leaves = masked(planted)
    assert "Mia" in repr(planted)
    assert "Mia" not in repr(leaves)
    assert with_texts(leaves, lambda _, text: text.replace("[name]", "Mia")) == planted


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_of_a_portfolio_that_is_masked_nothing_that_leaves_names_anyone(tries: settings, catalog: Catalog) -> None:
    everywhere = {place for place in places() if place not in CERTIFICATES and place[-1] not in IDS}

    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        planted = naming_mia(portfolio, everywhere)
        leaves = masked(planted)
        whole = [sent(planted, summary=summary, leaving=leaves) for summary in (True, False)]
        assert "Mia" not in repr([*whole, *pages(leaves, catalog)])

    law()


def test_a_rewriting_that_changes_nothing_gives_the_portfolio_back() -> None:
    assert [one for one in many() if masking.rewritten(one, lambda _, text: text) != one] == []


NAMES = [f"{first} {last}" for first in FIRST for last in LAST]
"""A class roster ten times over, that who has the file tries against it."""


def guesses(name: str) -> Iterator[str]:
    """Digests by which a guessed name, or a text with it, would be confirmed without a secret."""
    for text in (name, name.split(maxsplit=1)[0], f"I asked {name}."):
        yield sha256(text.encode()).hexdigest()
        for kind, of in (("text", SAY), ("document", SHEET), ("bookmark", "")):
            yield marks.plain(kind, of, text)
            yield marks.keyed("")(kind, of, text).removeprefix(marks.PREFIX)
            yield marks.keyed("p-1")(kind, of, text).removeprefix(marks.PREFIX)


@pytest.mark.slow
def test_nothing_in_a_file_that_leaves_confirms_a_name_that_was_masked() -> None:
    named = made_by(
        begun(SMALL),
        answered(SAY, f"I asked {NAMES[4321]}."),
        *(rated(TODAY, 3), bookmarked("", NAMES[4321]), filed(SHEET, f"{NAMES[4321]}.docx")),
    )
    students = replaced(named.educator.private, students=(NAMES[4321],))
    named = replaced(named, educator=replaced(named.educator, private=students))
    watch = Watch.of(named)
    everything = {
        text[begin:end]
        for _, text in masking.texts(lambda change: masking.rewritten(named, change))
        for begin, end, _ in watch.found(text)
    }
    leaves = masking.rewritten(named, lambda _, text: watch.masked(text, everything))
    for summary in (True, False):
        said = repr(sent(named, summary=summary, leaving=leaves))
        digests = set(re.findall(r"[0-9a-f]{32,64}", said))
        assert len(digests) >= 2
        assert [name for name in NAMES if not digests.isdisjoint(guesses(name))] == []
        assert [name for name in NAMES if name.split()[1] in said] == []
        numbers = {marks.plain("rating", TODAY, str(value)) for value in range(100)}
        assert digests.isdisjoint(numbers)
