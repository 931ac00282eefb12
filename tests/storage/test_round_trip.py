"""Whatever an educator writes is read back as she wrote it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import StepRecord
from lift_cli.portfolio.model import (
    Answer,
    Begun,
    Bookmark,
    Circle,
    Comment,
    Done,
    EarlierRating,
    Educator,
    FolderItem,
    Hours,
    Idea,
    IdeaKind,
    ItemVerdict,
    Partner,
    Portfolio,
    Private,
    Rating,
    ReceivedReview,
    Recognition,
)
from lift_cli.portfolio.plan_records import Earned, Evidence, Goal, GoalVersion, Plan, PlanText, Reviewer
from lift_cli.portfolio.record import Earlier
from lift_cli.storage import portfolios, toml
from lift_cli.text import normalised
from lift_cli.values import built
from tests.conftest import NOW

KeyRecord = TypeVar("KeyRecord", PlanText, Goal, Evidence, Reviewer)
FILE = Path("portfolio.toml")
HARD = [
    "\0", "\x1b[31mred\x1b[0m", "\x07\x08\x0b\x0c\x7f\x85", '"', '""', '"""', '""""', "'", "'''", "\\", "ends in \\",
    "\\\n", "\\u0041", "\n", "\n\nstarts low", "ends low\n\n", "\r", "\r\n", "a\rb\r\nc\n\rd", "\t", "  ", " \n ",
    "\ufeff", "\ufeffmarked", "\ufeff\ufefftwice",
    "in\ufeffside", "\u2028", "\u2029", "\u202eright to left\u202c", "\u2066x\u2069",
    "שלום", "مرحبا", "👩‍👩‍👧‍👦", "👍🏽", "e\u0301", "é", "ﷺ", "\U0001d4b3", "\U0010ffff", "\uffff", "\ue000", "#",
    "[not.a.table]", "key = 'value'", "2026-05-03", "nan", "{", "}", "%s {0} $HOME `id`",
]  # fmt: skip
"""What has broken writers of TOML."""

texts = st.text() | st.sampled_from(HARD) | st.lists(st.sampled_from(HARD), max_size=6).map("".join)
names = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=20)
instants = st.datetimes(datetime(2, 1, 2), datetime(9998, 12, 30)).map(  # noqa: DTZ001 - its zone follows
    lambda at: at.replace(microsecond=0, tzinfo=UTC)  # as the clock gives them
)
minutes = st.integers(1, 24 * 60)
earlier, before = (
    st.builds(Earlier, text=texts, at=instants),
    st.builds(EarlierRating, value=st.integers(1, 99), at=instants),
)
circles = st.builds(Circle, why=texts, how=texts, what=texts, at=st.none() | instants)
unknown = st.dictionaries(
    st.text(min_size=1, max_size=8).map("x-{}".format),
    st.recursive(
        st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | names | instants | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=2,
)
privates = st.builds(Private, certificate=texts, issued=st.none() | st.dates(), expires=st.none() | st.dates())
earned = st.builds(
    Earned,
    date=st.dates(),
    amount=st.floats(0, 1000, exclude_min=True),
    unit=texts,
    what=texts,
    flags=st.lists(texts, max_size=2).map(tuple),
)
documents = st.builds(
    FolderItem, name=texts, caption=texts, serves=names, at=instants, url=st.none() | texts, bytes=st.none() | minutes
)
verdicts = st.builds(
    ItemVerdict, id=names, verdict=names, confirmed=st.booleans(), comment=texts, missing=st.lists(names).map(tuple)
)
reviews = st.builds(
    ReceivedReview,
    module=names,
    reviewer=texts,
    reviewed=instants,
    items=st.lists(verdicts, max_size=2).map(tuple),
    comments=st.lists(st.builds(Comment, step=names, text=texts), max_size=2).map(tuple),
    digests=st.dictionaries(names, names, max_size=3),
    recognition=st.none() | st.builds(Recognition, words=texts, at=instants),
)


def some(records: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Up to two of them."""
    return st.lists(records, max_size=2).map(tuple)


def one_each(records: st.SearchStrategy[StepRecord]) -> st.SearchStrategy[tuple[StepRecord, ...]]:
    """Records of different steps: the file holds one for each."""
    return st.lists(records, max_size=3, unique_by=lambda record: normalised(record.step)).map(tuple)


def one_of_a_key(records: st.SearchStrategy[KeyRecord]) -> st.SearchStrategy[tuple[KeyRecord, ...]]:
    """Parts of a plan, of which the file holds one for each key."""
    return st.lists(records, max_size=2, unique_by=lambda record: tuple(map(normalised, record.key))).map(tuple)


states = {"text": texts, "focus": texts, "standards": some(names), "role": texts, "flags": some(names), "at": instants}
plans = st.builds(
    Plan,
    texts=one_of_a_key(st.builds(PlanText, form=names, field=names, text=texts, at=instants, earlier=some(earlier))),
    goals=one_of_a_key(st.builds(Goal, id=names, year=names, **states, earlier=some(st.builds(GoalVersion, **states)))),
    evidence=one_of_a_key(st.builds(Evidence, year=names, mark=names, goals=some(names), text=texts, at=instants)),
    reviewers=one_of_a_key(
        st.builds(Reviewer, year=names, name=texts, signed=st.none() | st.dates(date(1900, 1, 1)), at=instants)
    ),
)

parts = st.fixed_dictionaries(
    {"id": names, "revision": st.integers(0, 2**40)},
    optional={
        "educator": st.builds(Educator, name=texts, school=texts, private=privates),
        "partner": st.builds(Partner, name=texts),
        "circle": st.builds(Circle, why=texts, at=instants, earlier=some(circles)),
        "modules": some(st.builds(Begun, module=names, began=instants, step=st.none() | names)),
        "answers": one_each(st.builds(Answer, step=names, text=texts, at=instants, earlier=some(earlier))),
        "ratings": one_each(st.builds(Rating, step=names, value=st.integers(1, 99), at=instants, earlier=some(before))),
        "done": one_each(st.builds(Done, step=names, at=instants, minutes=st.none() | minutes, note=st.none() | texts)),
        "plan": plans,
        "ideas": some(st.builds(Idea, kind=st.sampled_from(IdeaKind), text=texts, at=instants, private=st.booleans())),
        "bookmarks": some(st.builds(Bookmark, url=texts, title=texts, note=texts, serves=names, at=instants)),
        "folder": some(documents),
        "hours": some(st.builds(Hours, date=st.dates(date(1900, 1, 1)), minutes=minutes, what=texts, company=texts)),
        "earned": some(earned),
        "reviews": some(reviews),
    },
)  # fmt: skip


@given(parts, unknown)
@settings(max_examples=150, deadline=None)
def test_any_portfolio_is_read_back_as_it_was_written(known: dict[str, Any], more: dict[str, object]) -> None:
    portfolio = Portfolio(**known, rest=more)
    data = portfolios.written(portfolio, FILE)

    read = portfolios.understood(data, FILE)
    assert read == portfolio
    assert repr(built(Portfolio, tomllib.loads(data.decode("utf-8")))) == repr(read)
    assert portfolios.written(portfolios.understood(data, FILE), FILE) == data


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_is_read_back_as_it_is_kept(text: str, begun: Path) -> None:
    def write(portfolio: Portfolio) -> Portfolio:
        return replace(portfolio, circle=Circle(why=text, at=NOW))

    portfolios.update(begun, write)
    assert portfolios.load(begun).circle.why == normalised(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\n\n", "a\nb\nc"),
        ("\ufeffa", "a"),
        ("\n\na", "\n\na"),
        ("a \\", "a \\"),
        ("\0\x1b\u2028", "\0\x1b\u2028"),
    ],
)
def test_only_newlines_marks_and_blank_ends_are_ever_changed(typed: str, kept: str, begun: Path) -> None:
    portfolios.update(begun, lambda portfolio: replace(portfolio, circle=Circle(why=typed, at=NOW)))

    assert portfolios.load(begun).circle.why == kept


@pytest.mark.parametrize("text", HARD)
def test_a_name_is_read_back_on_one_line(text: str, begun: Path) -> None:
    portfolios.update(begun, lambda portfolio: replace(portfolio, partner=Partner(name=text)))

    name = portfolios.load(begun).partner.name
    assert (name, name.splitlines()) == (Partner(name=text).name, name.splitlines()[:1])


def test_a_review_is_read_back_so_that_the_same_one_taken_in_again_is_known(begun: Path) -> None:
    item = ItemVerdict(id="responses", verdict="met\r", confirmed=True)
    review = ReceivedReview(module="lift/two", reviewer="Ben\r\nOtis", reviewed=NOW, items=(item,))
    portfolios.update(begun, lambda was: changes.receive(was, review))

    assert portfolios.load(begun).reviews == (review,)
    assert portfolios.update(begun, lambda was: changes.receive(was, review)).revision == 2


@pytest.mark.slow
@given(texts)
@example("\r" * 10 + "\n")
@settings(max_examples=10_000, deadline=None)
def test_ten_thousand_texts_are_read_back_as_they_are_kept(text: str) -> None:
    tables = {"text": normalised(text), "list": [normalised(text)], "table": {"inner": [{"text": normalised(text)}]}}

    assert tomllib.loads(toml.dump(tables, FILE).decode("utf-8")) == tables
