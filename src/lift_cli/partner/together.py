"""What one takes home from discussions at the other's computer: the file of it, and what it changes at home."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from lift_cli.content.module import Place
from lift_cli.partner.acceptance import CLOCKS_ERR
from lift_cli.partner.canonical import END
from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.portfolio.record import Instant, Line, Minutes, Prose
from lift_cli.text import same_name, slug
from lift_cli.values import Value, frozen

KIND: Literal["together"] = "together"

FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)
MOST_TALKS = 500
LONGEST_NOTE = 20_000
"""Characters; a takeaway is a sentence or two."""


@frozen
class Sat(Value):
    """One of the two, and the id of their portfolio where it is known."""

    name: Line = ""
    id: Prose = ""


@frozen
class Talk(Value):
    """A discussion, and the takeaway of whom the file is for."""

    step: Prose
    at: Instant
    minutes: Minutes | None = None
    note: Prose = ""


@frozen
class TogetherFile(Value):
    """What one of the two takes home from a module; nothing in it is of the other but their name."""

    format_version: int = FORMAT_VERSION
    kind: Literal["together"] = KIND
    module: Prose
    at: Sat  # at whose computer they sat
    home: Sat  # who takes it home
    talks: tuple[Talk, ...] = ()

    def check_whole(self) -> None:
        """Raise ValueError for more, or longer texts, than two people say in a module."""
        if len(self.talks) > MOST_TALKS:
            raise ValueError(f"`talks` has more than {MOST_TALKS} entries")
        if any(len(talk.note) > LONGEST_NOTE for talk in self.talks):
            raise ValueError(f"`note` is longer than {LONGEST_NOTE} characters")
        if len({talk.step for talk in self.talks}) < len(self.talks):
            raise ValueError("`talks` names a step twice")

    def with_talk(self, talk: Talk) -> "TogetherFile":
        """The file with this discussion; of one that is in it what is not said anew stays."""
        old = next((one for one in self.talks if one.step == talk.step), None)
        if old is not None:
            talk = replace(talk, minutes=talk.minutes or old.minutes, note=talk.note or old.note)
        return replace(self, talks=(*(one for one in self.talks if one is not old), talk))

    def after(self, other: "TogetherFile") -> "TogetherFile":
        """The file with the discussions of another that are not in it, before its own."""
        ours = {talk.step for talk in self.talks}
        return replace(self, talks=(*(talk for talk in other.talks if talk.step not in ours), *self.talks))


def file_name(home: str, module: str) -> str:
    """What the file is called, by who takes it home and the module."""
    return f"{KIND}-{slug(home, 'partner')}-{slug(module, 'module')}.toml"


def end_of(tables: Mapping[str, object]) -> dict[str, object]:
    """The tables of a file, with the end by which one that was cut is known."""
    return {**tables, "end": END}


def refusal(file: TogetherFile, portfolio: Portfolio, now: datetime) -> str:
    """Why a file can be none of this portfolio at this time; empty where it can."""
    me = portfolio.educator.name
    if file.at.id == portfolio.id:
        return f"it is for {file.home.name or 'your partner'} to take home; what you said is in your portfolio already"
    if (file.home.id and file.home.id != portfolio.id) or not same_name(file.home.name, me):
        return f"it is for {file.home.name or 'someone else'}, and this is the portfolio of {me or 'someone else'}"
    partner = portfolio.partner.name
    if partner and not same_name(file.at.name, partner):
        return f"it is from the computer of {file.at.name or 'someone'}, and your partner on file is {partner}"
    odd = next((talk.at for talk in file.talks if not FIRST_DAY <= talk.at <= now + CLOCKS_ERR), None)
    return f"it has a discussion of {odd:%Y-%m-%d}, and that day cannot be" if odd else ""


def of_module(file: TogetherFile, place_of: Callable[[str], Place | None]) -> tuple[tuple[Place, Talk], ...]:
    """The discussions of the file's own module that are steps to talk over, each at its place of today."""
    found = ((place_of(talk.step), talk) for talk in file.talks)
    return tuple((place, talk) for place, talk in found if place and place.is_talk and place.module.id == file.module)


def taking_in(talks: tuple[tuple[Place, Talk], ...]) -> Change:
    """The change that ticks the discussions off; minutes and a takeaway that are there stay as they are."""

    def change(portfolio: Portfolio, at: datetime) -> Portfolio:
        for place, talk in talks:
            there = portfolio.tick(place.id)
            minutes = None if there and there.minutes else talk.minutes
            note = talk.note if talk.note.strip() and not (there and there.note) else None
            if there is None or minutes or note:
                ticked = changes.tick(portfolio, place.id, talk.at, minutes, note)
                portfolio = changes.stand_at(ticked, place.module.id, None, at)
        return portfolio

    return change
