"""The change that an answer makes, wherever it comes from: typed in a walk or a command, or out of a document."""

from __future__ import annotations

from datetime import datetime

from lift_cli.content.module import Place
from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Portfolio
from lift_cli.text import normalised


def written(place: Place, text: str, shown: str = "", company: tuple[str, ...] = ()) -> Change:
    """The change that an answer makes: to the prompt, and to the ring of the Golden Circle that it fills.

    At a step of their team's it is the team's answer, written with the `company`.
    """
    ring = place.step.ring

    def change(portfolio: Portfolio, at: datetime) -> Portfolio:
        if place.is_of_team and portfolio.teams:
            from lift_cli.portfolio.teams import team_of, write_for_team  # only who is on a team pays for it

            if team := team_of(portfolio, place.module.id):
                is_kept = shown and normalised(text) == normalised(shown)
                return portfolio if is_kept else write_for_team(portfolio, team, place.id, text, company, at)
        after = changes.answer(portfolio, place.id, text, at, shown)
        return changes.draw_circle(after, {ring.value: text}, at) if ring and after is not portfolio else after

    return change
