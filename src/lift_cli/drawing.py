"""What a picture shows, without a format: days and amounts, and never a place on a page."""

from __future__ import annotations

from datetime import date

from lift_cli.values import fixed


@fixed
class Dot:
    """So much of something on one day, such as 3 of `answered`."""

    day: date
    event: str
    amount: float


@fixed
class Lane:
    """One line of a time line: from when to when it runs, what happened on it, and the day it came to a good end."""

    label: str
    first: date
    last: date
    dots: tuple[Dot, ...] = ()
    star: date | None = None
    said: str = ""


@fixed
class Timeline:
    """Lanes over the same days; `flags` stand across all of them. The second of its `events` is drawn as rings."""

    events: tuple[str, ...]
    lanes: tuple[Lane, ...]
    flags: tuple[tuple[date, str], ...] = ()

    @property
    def first(self) -> date:
        """The first day on it."""
        return min((*(lane.first for lane in self.lanes), *(day for day, _ in self.flags)))

    @property
    def last(self) -> date:
        """The last day on it."""
        stars = (lane.star for lane in self.lanes if lane.star)
        return max((*(lane.last for lane in self.lanes), *stars, *(day for day, _ in self.flags)))


@fixed
class Track:
    """How far something is: of each of its parts, how much of how much; `is_won` when nothing is open any more."""

    label: str
    parts: tuple[tuple[int, int], ...]
    said: str
    is_won: bool = False


@fixed
class Tracks:
    """Tracks under each other."""

    tracks: tuple[Track, ...]


@fixed
class Columns:
    """Amounts beside each other in their order, such as by month."""

    values: tuple[tuple[str, float], ...]


@fixed
class Bars:
    """Amounts under each other, each by its name; several amounts of one name follow on each other, under `kinds`."""

    kinds: tuple[str, ...]
    values: tuple[tuple[str, tuple[float, ...]], ...]


@fixed
class Grid:
    """How much each of the columns has where it meets a row; None where they have nothing to do with each other."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]


@fixed
class Rings:
    """Circles within each other, from the innermost."""

    names: tuple[str, ...]


Drawing = Timeline | Tracks | Columns | Bars | Grid | Rings
