"""A drawing as shapes on a small canvas; what they are called decides their color, never what they say."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from functools import singledispatch

from lift_cli.drawing import Bars, Columns, Drawing, Grid, Lane, Rings, Timeline, Track, Tracks
from lift_cli.text import one_line
from lift_cli.values import fixed

WIDTH, EDGE = 360.0, 8.0
"""Of every canvas, and what stays free on either side."""

LINE = 15.0
"""From one line of words to the next."""


@fixed
class Box:
    """A rectangle with round corners."""

    name: str
    x: float
    y: float
    width: float
    height: float


@fixed
class Disc:
    """A circle."""

    name: str
    x: float
    y: float
    r: float


@fixed
class Stroke:
    """A straight line."""

    name: str
    x: float
    y: float
    to_x: float
    to_y: float


@fixed
class Star:
    """A star of five points."""

    name: str
    x: float
    y: float
    r: float

    @property
    def points(self) -> str:
        """Its ten corners, as SVG has them."""
        corners = ((self.r if k % 2 == 0 else self.r * 0.45, math.pi * (k / 5 - 0.5)) for k in range(10))
        return " ".join(f"{self.x + r * math.cos(a):.1f},{self.y + r * math.sin(a):.1f}" for r, a in corners)


@fixed
class Words:
    """A line of words whose `anchor` (start, middle, end) is at x, and whose foot is at y."""

    name: str
    x: float
    y: float
    text: str
    anchor: str = "start"


Shape = Box | Disc | Stroke | Star | Words


@fixed
class Canvas:
    """Shapes, in the order in which they are drawn, and how high they reach."""

    height: float
    shapes: tuple[Shape, ...]


@singledispatch
def drawn(drawing: Drawing) -> Canvas:
    """The shapes of a drawing."""
    raise TypeError(drawing)


LANE, MOST_FLAGS = 34.0, 8


@drawn.register
def _timeline(drawing: Timeline) -> Canvas:
    first, last = drawing.first, drawing.last
    span = max((last - first).days, 1)

    def at(when: date) -> float:
        return EDGE + (when - first).days / span * (WIDTH - 2 * EDGE)

    top = LINE * min(len(drawing.flags), MOST_FLAGS)
    bottom = top + LANE * len(drawing.lanes) + 6
    shapes: list[Shape] = []
    for when in _ticks(first, last):
        label = f"{when:%b}" if (last - first).days < 3 * 366 and when.day == 1 and when.month != 1 else f"{when.year}"
        shapes.append(Stroke("grid", at(when), top, at(when), bottom))
        shapes.append(Words("quiet", at(when), bottom + LINE, label, _side(at(when))))
    for number, (when, label) in enumerate(drawing.flags):
        foot = LINE * (min(number, MOST_FLAGS - 1) + 1) - 4
        shapes.append(Stroke("flag", at(when), foot + 3, at(when), bottom))
        if number < MOST_FLAGS:
            to_right = at(when) < WIDTH * 0.6
            shapes.append(
                Words("flagged", at(when) + (3 if to_right else -3), foot, label, "start" if to_right else "end")
            )
    largest = {
        event: max((dot.amount for lane in drawing.lanes for dot in lane.dots if dot.event == event), default=1)
        for event in drawing.events
    }
    for number, lane in enumerate(drawing.lanes):
        y = top + LANE * number
        shapes += _lane(lane, y, (at(lane.first), at(lane.last)))
        for dot in lane.dots:
            r = 1.5 + 3.5 * math.sqrt(dot.amount / largest[dot.event])
            shapes.append(Disc("ring" if dot.event == drawing.events[1] else "dot", at(dot.day), y + 22, r))
        if lane.star:
            shapes.append(Star("star", at(lane.star), y + 22, 7))
    return Canvas(bottom + LINE + 4, tuple(shapes))


def _lane(lane: Lane, y: float, ends: tuple[float, float]) -> Iterator[Shape]:
    begin, end = ends
    yield Box("lane", begin - 6, y + 16, end - begin + 12, 12)
    label = one_line(lane.label, 26 if lane.said else 44)
    yield Words("label", EDGE - 6, y + 11, label)
    if lane.said:
        yield Words("quiet", WIDTH - EDGE + 6, y + 11, one_line(lane.said, 30), "end")


def _side(x: float) -> str:
    return "start" if x < 2 * EDGE else "end" if x > WIDTH - 2 * EDGE else "middle"


def _ticks(first: date, last: date) -> Iterator[date]:
    """The first days of months, of every second, third or sixth, or of years: eight at most, and one at least."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / step <= 8), 600)
    begin = first.year * 12 + first.month - 1
    every = range(begin + -begin % step, last.year * 12 + last.month, step)
    found = [when for at in every if first <= (when := date(at // 12, at % 12 + 1, 1)) <= last]
    yield from found or [first]


@drawn.register
def _tracks(drawing: Tracks) -> Canvas:
    pitch = 50.0
    shapes: list[Shape] = []
    for number, track in enumerate(drawing.tracks):
        shapes += _track(track, pitch * number)
    return Canvas(pitch * len(drawing.tracks), tuple(shapes))


def _track(track: Track, y: float) -> Iterator[Shape]:
    """A bar in parts as long as they have steps, with a gap between them."""
    yield Words("label", 0, y + 12, one_line(track.label, 52))
    gap, every = 4.0, sum(total for _, total in track.parts) or 1
    unit, x = (WIDTH - gap * (len(track.parts) - 1)) / every, 0.0
    for done, total in track.parts:
        yield Box("empty", x, y + 18, total * unit, 8)
        if done:
            yield Box("won" if track.is_won else "bar", x, y + 18, done * unit, 8)
        x += total * unit + gap
    yield Words("quiet", 0, y + 39, one_line(track.said, 56))


@drawn.register
def _columns(drawing: Columns) -> Canvas:
    high, room = 150.0, WIDTH / len(drawing.values)
    largest = max(amount for _, amount in drawing.values) or 1
    every = math.ceil(len(drawing.values) / 12)
    shapes: list[Shape] = [Stroke("axis", 0, high, WIDTH, high)]
    for number, (label, amount) in enumerate(drawing.values):
        middle, height = room * (number + 0.5), amount / largest * (high - 24)
        if amount:
            shapes.append(Box("bar", middle - room * 0.36, high - height, room * 0.72, height))
            if len(drawing.values) <= 12:
                shapes.append(Words("label", middle, high - height - 5, f"{amount:.1f}".removesuffix(".0"), "middle"))
        name, _, year = label.partition(" ")
        if number % every == 0:
            shapes.append(Words("quiet", middle, high + LINE, name, "middle"))
        if year and (number == 0 or name == "Jan"):
            shapes.append(Words("quiet", middle, high + 2 * LINE, year, "middle"))
    return Canvas(high + 2 * LINE + 5, tuple(shapes))


STACKED = ("faint", "soft", "bar", "won", "accent")
"""The names of what follows on each other in one bar."""


@drawn.register
def _bars(drawing: Bars) -> Canvas:
    names = STACKED if len(drawing.kinds) > 1 else ("bar",)
    largest = max((sum(amounts) for _, amounts in drawing.values), default=0) or 1
    unit, top, pitch = (WIDTH - 50) / largest, 0.0, 40.0
    shapes: list[Shape] = []
    if len(drawing.kinds) > 1:
        for number, kind in enumerate(drawing.kinds):
            x, y = WIDTH / 2 * (number % 2), LINE * (number // 2)
            shapes += (Box(names[number % len(names)], x, y + 2, 10, 10), Words("quiet", x + 15, y + 11, kind))
        top = LINE * math.ceil(len(drawing.kinds) / 2) + 8
    for number, (label, amounts) in enumerate(drawing.values):
        y, x = top + pitch * number, 0.0
        shapes.append(Words("label", 0, y + 12, one_line(label, 52)))
        for kind_number, amount in enumerate(amounts):
            if amount:
                shapes.append(Box(names[kind_number % len(names)], x, y + 17, amount * unit, 12))
            x += amount * unit
        shapes.append(Words("quiet", x + 5, y + 27, f"{sum(amounts):g}"))
    return Canvas(top + pitch * len(drawing.values), tuple(shapes))


@drawn.register
def _grid(drawing: Grid) -> Canvas:
    left, pitch = 120.0, 26.0
    columns = drawing.columns
    room = (WIDTH - left) / len(columns)
    most = min(max((room - 24) / 2, 1), 5)  # so that no dot lies on the number before it
    largest = max((count for row in drawing.counts for count in row if count), default=1)
    are_long = len(columns) > 1 and max(map(len, columns)) * 6.5 > room
    top = LINE * (len(columns) if are_long else 1) + 6
    shapes: list[Shape] = []
    for number, column in enumerate(columns):
        x, foot = left + room * (number + 0.5), LINE * (number + 1 if are_long else 1) - 3
        shapes.append(Words("quiet", x, foot, one_line(column, 34), "middle" if not are_long else _side_of(x)))
        if are_long:
            shapes.append(Stroke("grid", x, foot + 4, x, top + pitch * len(drawing.rows)))
    for number, (row, counts) in enumerate(zip(drawing.rows, drawing.counts, strict=True)):
        y = top + pitch * (number + 0.5)
        shapes.append(Words("label", 0, y + 4, one_line(row, 18)))
        for place, count in enumerate(counts):
            x = left + room * (place + 0.5)
            if count is None:
                shapes.append(Disc("none", x, y, 1))
            else:
                shapes.append(Disc("dot" if count else "ring", x, y, 3 + most * math.sqrt(count / largest)))
                shapes.append(Words("quiet", x + most + 7, y + 4, str(count)))
    return Canvas(top + pitch * len(drawing.rows), tuple(shapes))


def _side_of(x: float) -> str:
    return "end" if x > WIDTH * 0.7 else "middle"


@drawn.register
def _rings(drawing: Rings) -> Canvas:
    middle, pitch = 150.0, 48.0
    shapes: list[Shape] = []
    for number, name in reversed(list(enumerate(drawing.names))):
        r = pitch * (number + 1)
        shapes.append(Disc(f"ring-{number}", WIDTH / 2, middle, r))
        shapes.append(
            Words(
                f"in-ring-{number}", WIDTH / 2, middle - r + (pitch + 8) / 2 if number else middle + 4, name, "middle"
            )
        )
    return Canvas(middle * 2, tuple(shapes))
