"""How long the rest of an activity takes: from what its pack says, then from the educator's own pace (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress

USUAL: Mapping[Task, int] = {
    Task.WRITE: 5,
    Task.LINE: 1,
    Task.RATE: 1,
    Task.TALK: 5,
    Task.MINUTES: 5,
    Task.THOUGHT: 1,
    Task.PARTNERS_THOUGHT: 1,
    Task.MARK: 2,
    Task.FILE: 5,
    Task.LOOK: 3,
    Task.TICK: 8,
}
"""Minutes for each thing that is asked for, where the pack says nothing of time and the educator has no pace yet."""

IN_WORDS = {"two": 2, "three": 3, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40}
NUMBER = rf"\d{{1,3}}|{'|'.join(IN_WORDS)}"
SAID = re.compile(rf"\b(?:(?:{NUMBER}) to )?({NUMBER}) minutes\b", re.IGNORECASE)

LEAST, MOST = timedelta(seconds=20), timedelta(minutes=45)
"""Between two saves that lie nearer together nothing was thought over, and between others there was a pause."""

ENOUGH, RECENT = 8, 30
"""Steps from which a pace is read: so many at least, and of more the last ones."""

FASTEST, SLOWEST = 0.5, 2.5
"""The pace is never taken for less or more than this, as a share of what is usual."""


def usual_minutes(place: Place) -> int:
    """The minutes that a step takes, from what its pack says of them, else from what it asks for."""
    return (_said(place) or USUAL[place.tasks[0]]) + sum(USUAL[task] for task in place.tasks[1:])


def minutes_left(place: Place, portfolio: Portfolio, place_of: Callable[[str], Place | None]) -> int:
    """The minutes to the end of an activity, or of the closing: for a step of it and for what is open after that.

    They are round: to five minutes, from an hour on to a quarter of an hour.
    """
    progress = Progress.of(portfolio)
    ahead = [one for one in place.module.places if one.activity is place.activity and one.section is place.section]
    left = [one for one in ahead[ahead.index(place) :] if one.id == place.id or not progress.is_finished(one)]
    minutes = sum(map(usual_minutes, left)) * pace(portfolio, place_of)
    step = 5 if minutes < 60 else 15
    return max(step, round(minutes / step) * step)


def pace(portfolio: Portfolio, place_of: Callable[[str], Place | None]) -> float:
    """How the educator's own time compares with the usual: 1 until enough of it is known."""
    took = list(_took(portfolio, place_of))[-RECENT:]
    if len(took) < ENOUGH:
        return 1
    share = sum(minutes for minutes, _ in took) / sum(usual for _, usual in took)
    return min(max(share, FASTEST), SLOWEST)


def _took(portfolio: Portfolio, place_of: Callable[[str], Place | None]) -> Iterator[tuple[float, int]]:
    """The minutes that steps took, oldest first, each beside the usual ones: from one save of a sitting to the next."""
    records = (*portfolio.answered_steps.values(), *portfolio.ratings, *portfolio.done)
    saves = sorted((record.at, record.step) for record in records)
    for (before, _), (at, step) in pairwise(saves):
        place = place_of(step)
        if place is not None and LEAST <= at - before <= MOST:
            yield (at - before) / timedelta(minutes=1), usual_minutes(place)


def _said(place: Place) -> int | None:
    """The minutes that the pack names: in what the step asks to do, or for what its activity reads or watches first."""
    if place.asks or place.area:
        return None
    texts = [place.step.text]
    activity = place.activity
    if activity and activity.resource and activity.resource.note and activity.steps[0].id == place.step.id:
        texts.append(activity.resource.note.text)
    found = next((found for text in texts if (found := SAID.search(text))), None)
    if found is None:
        return None
    number = found[1].lower()
    return (IN_WORDS[number] if number in IN_WORDS else int(number)) or None
