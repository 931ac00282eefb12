"""Moments, portfolios and strategies that the rooms' tests share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from lift_cli.content.module import Module
from lift_cli.content.pack import StepKind
from lift_cli.portfolio import changes, marks, plan_changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Bookmark, FolderItem, Hours, Idea, IdeaKind, Portfolio, Secret
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.plan_records import Earned
from tests.content.samples import SMALL

FEW = settings(max_examples=60, deadline=None)
"""How many samples a property is tried on: the fast part stays fast."""


def at(minutes: int = 0) -> datetime:
    """A moment, some minutes into the school year."""
    return datetime(2026, 9, 1, 15, 0, tzinfo=UTC) + timedelta(minutes=minutes)


EMPTY = Portfolio(id="p-1")
SECRET = Secret(at=at(-60), secret="5e" * 32)
"""What the marks of the samples are keyed with; it was made before any of them."""


def keyed(portfolio: Portfolio, *secrets: Secret) -> Portfolio:
    """The portfolio once a file of it has left."""
    for secret in secrets or (SECRET,):
        private = replace(portfolio.educator.private, secrets=(*portfolio.educator.private.secrets, secret))
        portfolio = replace(portfolio, educator=replace(portfolio.educator, private=private))
    return portfolio


def marks_of(portfolio: Portfolio, marker: marks.Marker = marks.plain) -> dict[str, str]:
    """The marks of all answers and ratings, by step; those of earlier files unless told otherwise."""
    bound = [(part, record) for part in PARTS if part.exact for record in part.filled(portfolio)]
    return {record.step: marks.of_record(part, record, marker) for part, record in bound}


def made(*doings: Change, start: Portfolio = EMPTY) -> Portfolio:
    """A portfolio after some changes, one a minute."""
    for minute, change in enumerate(doings):
        start = change(start, at(minute))
    return start


def later(start: Portfolio, minute: int, *doings: Change) -> Portfolio:
    """A copy after further changes, which begin at that minute."""
    for turn, change in enumerate(doings):
        start = change(start, at(minute + turn))
    return start


def answered(step: str, text: str = "Words.") -> Change:
    """A prompt answered."""
    return lambda p, now: changes.answer(p, step, text, now)


def rated(step: str, value: int = 2) -> Change:
    """A number chosen."""
    return lambda p, now: changes.rate(p, step, value, now)


def ticked(step: str, minutes: int | None = None, note: str | None = None) -> Change:
    """A step ticked off."""
    return lambda p, now: changes.tick(p, step, now, minutes, note)


def bookmarked(serves: str, url: str = "https://example.org") -> Change:
    """A resource kept."""
    return lambda p, now: changes.add_bookmark(p, Bookmark(url=url, serves=serves, at=now))


def filed(serves: str, name: str = "plan.md") -> Change:
    """A document in the folder."""
    return lambda p, now: changes.add_document(p, FolderItem(name=name, serves=serves, sha256="ab", bytes=2, at=now))


def begun(module: Module, step: str | None = None) -> Change:
    """A module begun, or its walk moved on."""
    return lambda p, now: changes.stand_at(p, module.id, step, now)


def finishing(module: Module, *, but: Sequence[str] = ()) -> list[Change]:
    """All that finishes a module, in order, less the steps named."""
    doings: list[Change] = [begun(module)]
    for place in module.places:
        if place.id in but:
            continue
        match place.step.kind:
            case StepKind.RESPOND:
                doings += [answered(place.id), *([ticked(place.id)] if place.step.discuss else [])]
            case StepKind.RATE:
                doings.append(rated(place.id))
            case StepKind.BOOKMARK:
                doings.append(bookmarked(place.id))
            case StepKind.MAKE:
                doings.append(filed(place.id))
            case _:
                doings.append(ticked(place.id))
    return doings


PROMPTS = [place.id for place in SMALL.places if place.step.kind is StepKind.RESPOND]
RATINGS = [place.id for place in SMALL.places if place.step.kind is StepKind.RATE]
OTHERS = [place.id for place in SMALL.places if place.step.kind not in (StepKind.RESPOND, StepKind.RATE)]
ANY_ID = st.sampled_from([*PROMPTS, *RATINGS, *OTHERS, SMALL.id, "lift/other/a/b/c", ""])

PROSE = st.text(alphabet=" \n\r\t?\u00e9\u4e2d\U0001f600ab", max_size=8)
MINUTES = st.none() | st.integers(1, 1440)

ADDING: st.SearchStrategy[Change] = st.one_of(
    st.builds(answered, st.sampled_from([*PROMPTS, "lift/gone/a/b/c"]), PROSE.filter(lambda text: bool(text.strip()))),
    st.builds(rated, st.sampled_from(RATINGS), st.integers(1, 4)),
    st.builds(ticked, ANY_ID, MINUTES, st.none() | PROSE),
    st.builds(bookmarked, ANY_ID, st.sampled_from(["https://a.example", "https://b.example"])),
    st.builds(filed, ANY_ID, st.sampled_from(["a.md", "b.md"])),
    st.builds(begun, st.just(SMALL), st.none() | st.sampled_from(PROMPTS)),
)
"""Changes that add, and take nothing away."""


def _untick(step: str) -> Change:
    return lambda p, _: changes.untick(p, step)


def _star(step: str, *, taken_back: bool) -> Change:
    return lambda p, now: changes.star(p, step, now, taken_back=taken_back)


def _circle(rings: dict[str, str]) -> Change:
    return lambda p, now: changes.draw_circle(p, rings, now)


def _idea(text: str, *, private: bool) -> Change:
    return lambda p, now: changes.add_idea(p, Idea(kind=IdeaKind.IDEA, text=text, at=now, private=private))


def _hours(minutes: int, what: str) -> Change:
    return lambda p, _: changes.add_hours(p, Hours(date=date(2026, 9, 1), minutes=minutes, what=what))


def _earn(amount: float, what: str, flags: list[str]) -> Change:
    earned = Earned(date=date(2026, 9, 1), amount=amount, unit="clock-hours", what=what, flags=tuple(flags))
    return lambda p, _: changes.earn(p, earned)


def _drop_first(field: str) -> Change:
    return lambda p, _: changes.remove(p, field, getattr(p, field)[0]) if getattr(p, field) else p


def planned(field: str, text: str) -> Change:
    """A field of the plan of 2026-2027 written."""
    return lambda p, now: plan_changes.write(p, ("pgp-1697", "2026-2027", field), text, now)


YEAR = "2026-2027"


def goal(text: str) -> Change:
    return lambda p, now: plan_changes.add_goal(p, YEAR, text, now)


def _change_first_goal(part: str, text: str) -> Change:
    def change(portfolio: Portfolio, now: datetime) -> Portfolio:
        value = text if part in ("text", "focus", "rationale", "role") else tuple(text.split())
        return plan_changes.change_goal(portfolio, portfolio.plan.goals[0], now, **{part: value})

    return lambda p, now: change(p, now) if p.plan.goals else p


def _drop_goal(_: object) -> Change:
    return lambda p, _: plan_changes.remove_goal(p, p.plan.goals[0]) if p.plan.goals else p


def tied(goals: list[str], shows: str) -> Change:
    def change(portfolio: Portfolio, now: datetime) -> Portfolio:
        if not portfolio.folder:
            return portfolio
        after = plan_changes.tie(portfolio, YEAR, portfolio.folder[0], goals, now)
        return plan_changes.say_what_shows(after, YEAR, portfolio.folder[0], shows, now)

    return change


def reviewed(**parts: str | bool | date) -> Change:
    return lambda p, now: plan_changes.name_reviewer(p, YEAR, now, **parts)


PLANNING: st.SearchStrategy[Change] = st.one_of(
    st.builds(planned, st.sampled_from(["goal/goals", "goal/standard"]), PROSE),
    st.builds(goal, st.sampled_from(["To ask.", "To listen.", "\u0647"])),
    st.builds(_change_first_goal, st.sampled_from(["text", "focus", "rationale", "standards", "flags"]), PROSE),
    st.builds(_drop_goal, st.none()),
    st.builds(tied, st.lists(st.sampled_from(["to-ask", "to-listen"]), unique=True, max_size=2), PROSE),
    st.builds(lambda who, held: reviewed(name=who, holds_certificate=held), st.sampled_from("ab"), st.booleans()),
)
"""Changes of a growth plan."""

ANY: st.SearchStrategy[Change] = st.one_of(
    ADDING,
    PLANNING,
    st.builds(answered, st.sampled_from(PROMPTS), PROSE),
    st.builds(_untick, ANY_ID),
    st.builds(_star, ANY_ID, taken_back=st.booleans()),
    st.builds(_circle, st.dictionaries(st.sampled_from(["why", "how", "what"]), PROSE)),
    st.builds(_idea, PROSE, private=st.booleans()),
    st.builds(_hours, st.integers(1, 1440), PROSE),
    st.builds(_earn, st.sampled_from([0.5, 3.0]), PROSE, st.lists(st.sampled_from(["stem", "equity"]), unique=True)),
    st.builds(_drop_first, st.sampled_from(["ideas", "bookmarks", "folder", "earned"])),
)
"""Changes of every kind."""
