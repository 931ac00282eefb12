"""Whole portfolios for the laws, made by walking the model: a new field of any record is drawn without a change here.

Which records there are is drawn by Hypothesis, so that what fails shrinks to few of them; what is in a record comes
from one number, and the smaller it is, the fewer fields say something. That is quick, and a record of one number is
always the same. The steps, years, links and times are few, so that copies meet at the same keys and at the same time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from typing import Any, TypeVar, get_args, get_origin

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st

from lift_cli.portfolio.model import (
    FORMAT_VERSION,
    Answer,
    AnsweredComment,
    Begun,
    Done,
    Forgotten,
    Portfolio,
    Rating,
    Star,
)
from lift_cli.portfolio.plan_records import Evidence, Goal, Plan, PlanText, Reviewer
from lift_cli.portfolio.record import Line, Record
from lift_cli.portfolio.team_records import Standing, Team, TeamAnswer
from tests.content.samples import KEEP, SAY, SHEET, SMALL, TALK, TODAY
from tests.portfolio.samples import ANY, at
from tests.portfolio.walking import Field, bare, fields_of, made, replaced

AnyRecord = TypeVar("AnyRecord", bound=Record)
MOST = 1000
"""Numbers that a record is made of: at 0 only what it must say, toward this ever more of what it may."""

BEGINNING = datetime(2026, 9, 1, 15, 0, tzinfo=UTC)
STEPS = (SAY, TODAY, TALK, KEEP, SHEET, "lift/gone/a/b/c")
MARKS = ("ab", "cd", "https://a.example")
GOALS = ("ask", "listen", "goal-1")
PROSE = (
    *("", "Words.", "Other words.", "Two\nlines\n\n  and one set in", " \n\t ", "<b>|*bold*|</b> & \\ `x` [a](b)"),
    *(
        '"""',
        "'''\\",
        "\x1b[31mred\x07\x85\u2028",
        "\u202e\u05e9\u05dc \u4e2d\u6587 \U0001f469\u200d\U0001f467 e\u0301",
    ),
    *("in\ufeffside", "a = 'b' # [x]", "{{ 7 * 7 }} %s {0}"),
)
LINES = ("", "Ana", "Ben Okafor", "A line of words", "<i>&amp;|*", "\x1b[2J\u202e", "\u00e9\u4e2d\U0001f600 'x\"")
POOLS: dict[str, Sequence[Any]] = {
    "id": (*GOALS, "responses", "documents"),
    **dict.fromkeys(("step", "closing_step", "missing", "digests"), STEPS),
    **dict.fromkeys(("serves", "activity"), (*STEPS, SMALL.id, "")),
    "module": (SMALL.id, "lift/other"),
    "year": ("2025-2026", "2026-2027"),
    "form": ("pgp-1697", "ohio-ipdp"),
    "field": ("goal/goals", "goal/standard", "reflection/reflection"),
    **dict.fromkeys(("mark", "sha256"), MARKS),
    "url": ("https://a.example", "https://b.example/x?y=1&z=2", "a b"),
    "goals": GOALS,
    "secret": ("5e" * 32, "0f" * 32),
    "accepted": ("", "no", "asked", "partner"),
    **dict.fromkeys(("export_digest", "module_digest"), ("", "0a" * 32)),
    "withdraws": ("", "ask", "documents"),
    **dict.fromkeys(("bookmarks", "folder"), (f"k1-{'0b' * 16}", f"k1-{'0c' * 16}")),
    "done": STEPS,
    "team_answers": STEPS,
    **dict.fromkeys(("by", "kept_by", "who"), ("a1", "b2")),
    "team": ("t1", "t2"),
    "state": ("invited", "in", "left", "away"),
    "stage": ("listen", "try", ""),
    "review": GOALS,
    "of": (*STEPS, "responses", "documents"),
    "written": ("name", "school", "certificate", "expires", "holds", "endorsements", "national_board"),
    "standards": ("washington/ccdei:3", "ccdei:9", "none/x:1"),
    "flags": ("stem", "equity"),
    "unit": ("clock-hours", "plans", "credits"),
    "format_version": (FORMAT_VERSION,),
    **dict.fromkeys(("revision", "bytes"), (1, 2, 7, 2**40)),
}
"""What the ids in a portfolio are drawn from, by the name of the field; words are drawn by their type."""

BY_TYPE: dict[type, Sequence[Any]] = {
    str: PROSE,
    int: (1, 2, 3, 15, 99),
    float: (0.5, 3.0, 15.25),
    bool: (False, True),
    datetime: (
        *(BEGINNING + timedelta(minutes=minutes) for minutes in (0, 1, 1, 1, 2, 2, 60 * 24 * 200)),
        *(datetime(2, 1, 2, tzinfo=UTC), datetime(9998, 12, 30, 23, 59, 59, tzinfo=UTC)),
    ),
    date: (date.min, date(2024, 2, 29), date(2025, 7, 1), date(2026, 9, 1), date(2027, 6, 30), date.max),
}
MORE: dict[str, Sequence[Any]] = {
    "x-mood": ("fine", "so\nso", "", 7, True, 2.5, -(2**63), 2**63 - 1, 1e300),
    "x 'more' \"of.it\"": (BEGINNING, date(2026, 9, 1), [1, "two"], {"deep": {"x": [{"a": "b"}, {}]}}, [], {}),
}
"""Keys that this version does not know, and what a later one or a person might say there."""


def record(
    kind: type[AnyRecord], number: int, given: Mapping[str, Any] | None = None, within: type[Record] | None = None
) -> AnyRecord:
    """The record of its kind that has this number, but for what is given; within one of its own kind it holds none."""
    random, fullness = Random(number), number / MOST
    said = dict(given or {})
    for field in fields_of(kind):
        is_said = not field.optional or random.random() < fullness
        if field.name not in said and is_said and not (within is kind and field.inner is kind):
            said[field.name] = _drawn(kind, field, random)
    more = {key: random.choice(values) for key, values in MORE.items() if random.random() < fullness / 2}
    return settled(made(kind, said, more))


def _drawn(kind: type[Record], field: Field, random: Random) -> Any:
    """A value for a field of a kind of record."""
    if field.inner is not None:
        numbers = [random.randrange(MOST) for _ in range(random.choice((1, 1, 2)) if field.is_many else 1)]
        records = tuple(record(field.inner, number, within=kind) for number in numbers)
        return one_of_each_key(records) if field.is_many else records[0]
    pool = _pool(field)
    if not field.is_many:
        return random.choice(pool)
    chosen = random.sample(pool, random.choice((1, 2)))
    if get_origin(field.type) is tuple:
        return tuple(chosen)
    said = BY_TYPE[bare(get_args(field.type)[1])]
    return {key: random.choice(said) for key in chosen}


@cache
def _pool(field: Field) -> Sequence[Any]:
    """What a value of a field is drawn from, or one of its many."""
    if field.name in POOLS:
        return POOLS[field.name]
    hint = next((inner for inner in get_args(bare(field.type)) if inner is not type(None)), field.type)
    plain = bare(hint)
    if issubclass(plain, StrEnum):
        return tuple(plain)
    return LINES if hint == Line else BY_TYPE[plain]


NEVER = datetime.min.replace(tzinfo=UTC)


def settled(record: AnyRecord) -> AnyRecord:
    """The record as it is written: its earlier versions in the order of their times, and none later than itself.

    None of them says nothing, but of an answer, and none what it says now; where fields have times of their own, each
    says one field.
    """
    if not hasattr(record, "earlier"):
        return record
    names = {field.name for field in fields_of(type(record))}
    earlier = [one for one in record.earlier if _says(one) or one.rest or isinstance(record, Answer)]
    if hasattr(record, "written"):
        written = {name: at for name, at in record.written.items() if name in names}
        alone = [_of_one(type(one), _says(one)[0], one) for one in earlier if _says(one)]
        unknown = {repr(item): made(type(one), {}, dict([item])) for one in earlier for item in one.rest.items()}
        more = [one for one in unknown.values() if not one.rest.items() <= record.rest.items()]
        return replaced(record, written=written, earlier=(*_others(record, alone), *more))
    if not (earlier and hasattr(earlier[0], "at")):
        kept = _others(record, earlier)
        is_counted = isinstance(record, Done) and record.turn == len(kept)
        return replaced(record, earlier=kept, **({"turn": None} if is_counted else {}))
    in_order = tuple(sorted(earlier, key=lambda version: version.at or NEVER))
    last = max(version.at or NEVER for version in (record, *earlier))
    now = replaced(record, at=None if last == NEVER else last)
    return replaced(now, earlier=_others(now, in_order))


def _others(record: Record, earlier: Iterable[Record]) -> tuple[Record, ...]:
    """The earlier versions that say something else than the record does now."""

    def is_now(version: Any) -> bool:
        names = [field.name for field in fields_of(type(version)) if field.name != "earlier"]
        if hasattr(record, "written"):
            (name,) = _says(version)
            return (getattr(record, name), record.written.get(name)) == (getattr(version, name), version.at)
        return all(getattr(version, name) == getattr(record, name) for name in names)

    return tuple(version for version in earlier if not is_now(version))


def _says(version: Record) -> list[str]:
    """The fields of an earlier version that say something, but for its time."""
    names = [field.name for field in fields_of(type(version)) if field.name not in ("at", "earlier")]
    return [name for name in names if getattr(version, name) not in (None, "", ())]


def _of_one(kind: type[AnyRecord], name: str, version: Any) -> AnyRecord:
    """A version that says no more than one field of another."""
    return made(kind, {name: getattr(version, name), "at": version.at}, {})


KEYS: dict[type[Record], tuple[str, ...]] = {
    **dict.fromkeys((Answer, Rating, Done, Star), ("step",)),
    Begun: ("module",),
    PlanText: ("form", "year", "field"),
    Goal: ("year", "id"),
    Evidence: ("year", "mark"),
    Reviewer: ("year",),
    AnsweredComment: ("review", "of"),
    TeamAnswer: ("team", "run", "step"),
    Team: ("id",),
    Standing: ("id",),
    Forgotten: ("mark", "count"),
}
"""What there is one record of: lift writes none of these twice."""


def one_of_each_key(records: Iterable[AnyRecord]) -> tuple[AnyRecord, ...]:
    """The records less those whose key an earlier one has."""
    kept: dict[object, AnyRecord] = {}
    for number, one in enumerate(records):
        key = tuple(getattr(one, name) for name in KEYS.get(type(one), ()))
        kept.setdefault(key or number, one)
    return tuple(kept.values())


Below = Callable[[int], int]
"""Gives a number from 0 to less than that one."""


def _whole(kind: type[AnyRecord], below: Below) -> AnyRecord:
    """A record for which one number each decides how many others it holds, and how much they say."""
    given: dict[str, Any] = {}
    for field in fields_of(kind):
        if field.inner and field.is_many:
            number = below(4 * MOST)
            numbers = [(number + turn * 331) % MOST for turn in range(number // MOST)]
            given[field.name] = one_of_each_key(record(field.inner, one, within=kind) for one in numbers)
        elif field.inner:
            given[field.name] = _whole(field.inner, below)
    return record(kind, below(MOST), given)


def portfolio_of(below: Below) -> Portfolio:
    """A portfolio made of some numbers."""
    return _as_kept(_whole(Portfolio, below))


def _as_kept(portfolio: Portfolio) -> Portfolio:
    """The portfolio with no tick both there and taken back."""
    ticked = {done.step for done in portfolio.done}
    return replaced(portfolio, undone=tuple(done for done in portfolio.undone if done.step not in ticked))


@st.composite
def _portfolios(draw: st.DrawFn) -> Portfolio:
    return portfolio_of(lambda most: draw(st.integers(0, most - 1)))


PORTFOLIOS = _portfolios()
"""Any portfolio at all."""


def edited(portfolio: Portfolio, where: int, what: int) -> Portfolio:
    """The portfolio after one edit by hand: somewhere a record is taken out, put in, or has another value."""
    place, random = Random(where), Random(what)
    holder: Portfolio | Plan = place.choice((portfolio, portfolio.plan))
    kind = Portfolio if holder is portfolio else Plan
    field = place.choice([field for field in fields_of(kind) if field.inner and field.is_many])
    inner: type[Record] = field.inner or kind
    records, fresh = list(getattr(holder, field.name)), record(inner, random.randrange(MOST))
    at = where % len(records) if records else 0
    doing = random.choice(("out", "in", "other", "other"))
    if doing == "in" or not records:
        records.append(fresh)
    elif doing == "out":
        del records[at]
    else:
        name = random.choice([one.name for one in fields_of(inner) if one.name not in KEYS.get(inner, ())])
        records[at] = settled(replaced(records[at], **{name: getattr(fresh, name)}))
    after = replaced(holder, **{field.name: one_of_each_key(records)})
    return _as_kept(after if isinstance(after, Portfolio) else replaced(portfolio, plan=after))


Copies = tuple[Portfolio, Portfolio, Portfolio]


@st.composite
def _related(draw: st.DrawFn) -> Copies:
    """Three copies that grew apart from one beginning: by changes, and by hand at the same places."""
    base, copies = draw(PORTFOLIOS), []
    wheres = draw(st.lists(st.integers(0, MOST), min_size=1, max_size=2))
    edits = st.tuples(st.sampled_from(wheres), st.integers(0, 10 * MOST))
    for _ in range(3):
        copy = base
        for minute, doing in enumerate(draw(st.lists(ANY | edits, max_size=5))):
            copy = edited(copy, *doing) if isinstance(doing, tuple) else doing(copy, at(minute))
        copies.append(copy)
    return copies[0], copies[1], copies[2]


@st.composite
def _strange(draw: st.DrawFn) -> Copies:
    """Three of one id that have no beginning in common, but steps, links and times."""
    one, other, third = (draw(PORTFOLIOS) for _ in range(3))
    return one, replaced(other, id=one.id), replaced(third, id=one.id)


COPIES = st.one_of(_related(), _strange())
"""Three copies of one portfolio."""

_PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
MANY = settings(max_examples=1000, deadline=None, report_multiple_bugs=False, phases=_PHASES)
SOME = settings(MANY, max_examples=40, derandomize=True)
TRIES = [pytest.param(SOME, id="some"), pytest.param(MANY, id="many", marks=pytest.mark.slow)]
"""A law is tried on a few samples, always the same ones, and in the slow part on many others."""
