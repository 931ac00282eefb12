"""Rows of a cohort joined, whatever their order: the newest file of each person counts, reviews meet what they read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from lift_cli.group.course import Course, Courses, known
from lift_cli.group.row import EXPORT, REVIEW, UNREADABLE, Row
from lift_cli.standing.state import State
from lift_cli.text import folded
from lift_cli.values import fixed

WAITING = (State.COMPLETE.value, State.CHANGED.value)

MATCHED, DOUBTFUL, UNMATCHED = "matched", "doubtful", "unmatched"
"""What a review is to the portfolios of a cohort."""


class Cohort:
    """What was found in the files of a cohort, by what each is known by.

    Joining two of them is associative and does not ask for an order. `now` is the latest time that a file may name:
    one of a clock that is ahead counts as of now.
    """

    def __init__(self, now: str) -> None:
        self.now = now
        self.portfolios: dict[str, Row] = {}
        self.reviews: dict[str, Row] = {}
        self.older: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}

    def take_in(self, rows: Iterable[Row]) -> None:
        """Join rows into it."""
        for row in rows:
            if row["kind"] == EXPORT:
                self._take_portfolio(row)
            elif row["kind"] == REVIEW:
                kept = self.reviews.get(row["id"])
                if kept is None or row["file"] < kept["file"]:
                    self.reviews[row["id"]] = row
            elif row["kind"] == UNREADABLE:
                self.unreadable[row["file"]] = row["reason"]

    def _take_portfolio(self, row: Row) -> None:
        kept = self.portfolios.get(row["id"])
        if kept is None:
            self.portfolios[row["id"]] = row
            return
        older, newer = sorted((kept, row), key=self._age)
        self.portfolios[row["id"]] = newer
        if older["file"] != newer["file"]:
            self.older[older["file"]] = row["id"]

    def _age(self, row: Row) -> tuple[str, str, str]:
        return min(row["at"], self.now), row["at"], row["file"]

    def join(self, other: Cohort) -> None:
        """Take in what another one holds."""
        self.take_in(other.portfolios.values())
        self.take_in(other.reviews.values())
        self.older |= other.older
        self.unreadable |= other.unreadable


@fixed
class Wanted:
    """Which part of a cohort is asked for."""

    module: str = ""
    state: str = ""
    since: str = ""
    school: str = ""

    def shows(self, person: Row) -> bool:
        """Whether a person is asked for."""
        if self.since and person["exported_at"][:10] < self.since:
            return False
        if self.school and folded(self.school) not in folded(person["school"]):
            return False
        if self.state == State.NOT_STARTED.value and not self.module:
            return all(one["state"] == self.state for one in person["modules"])
        return not (self.module or self.state) or any(self.shows_module(one) for one in person["modules"])

    def shows_module(self, module: Row) -> bool:
        """Whether a module of a person is asked for."""
        if self.module and module["id"].partition("@")[0] != self.module.partition("@")[0]:
            return False
        if self.state:
            return bool(module["state"] == self.state)
        return not self.module or module["state"] != State.NOT_STARTED.value


@fixed
class Meeting:
    """The reviews of a cohort beside the portfolios that they are of."""

    by_portfolio: Mapping[str, tuple[Row, ...]]
    told: tuple[Row, ...]

    def of(self, portfolio: str) -> tuple[Row, ...]:
        """The reviews of one portfolio, in the order in which it was read."""
        return self.by_portfolio.get(portfolio, ())

    def as_json(self) -> dict[str, Any]:
        """How many there are of each kind, and those that need a look."""
        counts = {kind: sum(one["match"] == kind for one in self.told) for kind in (MATCHED, DOUBTFUL, UNMATCHED)}
        return {**counts, "to_look_at": [one for one in self.told if one["match"] != MATCHED]}


def met(cohort: Cohort, whole: Callable[[Row], Row]) -> Meeting:
    """Each review beside its portfolio, of which `whole` gives the row where the cohort holds only its head."""
    withdrawn = {(one["withdraws"], folded(one["reviewer"])) for one in cohort.reviews.values() if one["withdraws"]}
    rows: dict[str, Row] = {}
    told: dict[str, list[Row]] = {}
    for review in sorted(cohort.reviews.values(), key=_turn):
        of = review["portfolio"]
        if of in cohort.portfolios and of not in rows:
            rows[of] = whole(cohort.portfolios[of])
        told.setdefault(of, []).append(_told_review(review, rows.get(of), withdrawn))
    every = sorted((one for reviews in told.values() for one in reviews), key=lambda one: str(one["file"]))
    return Meeting({of: tuple(reviews) for of, reviews in told.items()}, tuple(every))


def _turn(review: Row) -> tuple[str, str, str]:
    return review["read"] or review["reviewed"], review["reviewed"], review["id"]


class Everyone:
    """The people of a cohort that are asked for, by name, each made when it is their turn."""

    def __init__(self, cohort: Cohort, courses: Courses, wanted: Wanted, whole: Callable[[Row], Row]) -> None:
        """`whole` gives the row of which a cohort has the head."""
        self._whole, self._wanted, self._courses, self._by_id = whole, wanted, courses, courses.by_id()
        self.cohort, self.meeting = cohort, met(cohort, whole)
        self._heads = sorted(cohort.portfolios.values(), key=lambda one: (folded(one["name"]), one["id"]))
        self._since = wanted.since

    def __iter__(self) -> Iterator[Row]:
        for told in self._each():
            row = json.loads(told) if isinstance(told, str) else told
            if self._wanted.shows(row):
                row["modules"] = [one for one in row["modules"] if self._wanted.shows_module(one)]
                yield row

    def as_json(self) -> Iterator[str]:
        """The same, each as JSON."""
        if self._wanted != Wanted():
            yield from map(in_json, self)
            return
        for told in self._each():
            yield told if isinstance(told, str) else in_json(told)

    def _each(self) -> Iterator[str | Row]:
        """Each person; of whom no review is, and all hours count, as it was told when the file was read."""
        for head in self._heads:
            reviews = self.meeting.of(head["id"])
            if reviews or self._since:
                yield person(self._whole(head), reviews, self._courses, self._by_id, self._since)
            else:
                yield head["told"]


def in_json(value: object) -> str:
    """A value as JSON on one line, in ASCII."""
    return json.dumps(value, separators=(",", ":"))


def older(cohort: Cohort) -> list[Row]:
    """The files that a newer one of the same person stands for, by name."""
    return [
        {"file": file, "id": of, "newer": cohort.portfolios[of]["file"]} for file, of in sorted(cohort.older.items())
    ]


def unreadable(cohort: Cohort) -> list[Row]:
    """The files that nothing could be taken from, by name, each with the reason."""
    return [{"file": file, "reason": reason} for file, reason in sorted(cohort.unreadable.items())]


def _told_review(review: Row, row: Row | None, withdrawn: set[tuple[str, str]]) -> Row:
    """A review and what it is to the portfolio of that id, with the reason where there is a doubt."""
    reason = _doubt(review, row) if row else "no file here is of that portfolio"
    is_withdrawn = (review["id"], folded(review["reviewer"])) in withdrawn
    return {
        "file": review["file"],
        "educator": row["name"] if row else review["name"],
        "reviewer": review["reviewer"],
        "module": review["module"],
        "reviewed": review["reviewed"],
        "recognizes": review["recognizes"] and not is_withdrawn,
        "match": UNMATCHED if row is None else DOUBTFUL if reason else MATCHED,
        "reason": reason,
    }


def _doubt(review: Row, row: Row) -> str:
    """Why a review may not be of what the portfolio says now, or not its partner's."""
    module = next((one for one in row["modules"] if one["id"] == review["module"]), None)
    if module is None:
        return "that module is not in the portfolio's file"
    if review["reviewer_id"] == row["id"] or folded(review["reviewer"]) == folded(row["name"]):
        return "it was made by the educator"
    if not review["digest"]:
        return "it is of an earlier lift, and does not say what was read"
    if review["digest"] != module["digest"]:
        return "the module reads otherwise now than it was read"
    if not row["partner"] or folded(review["reviewer"]) != folded(row["partner"]):
        return "it is not by the partner that the educator names"
    return ""


def person(row: Row, reviews: Sequence[Row], courses: Courses, by_id: dict[str, Course], since: str) -> Row:
    """One row of the table: as `lift status` has the modules, and no prose."""
    days = {day: minutes for day, minutes in row["days"].items() if day >= since}
    months: dict[str, int] = {}
    for day, minutes in days.items():
        months[day[:7]] = months.get(day[:7], 0) + minutes
    return {
        "file": row["file"],
        "id": row["id"],
        "educator": row["name"],
        "role": row["role"],
        "school": row["school"],
        "district": row["district"],
        "partner": row["partner"],
        "exported_at": row["at"],
        "summary": row["summary"],
        "modules": list(_modules(row, reviews, courses, by_id)),
        "hours": round(sum(days.values()) / 60, 2),
        "months": {month: round(minutes / 60, 2) for month, minutes in months.items()},
        "entries": row["logged"] + row["talks"],
        "plans": row["plans"],
        "renewal": row["renewal"],
    }


def _modules(row: Row, reviews: Sequence[Row], courses: Courses, by_id: dict[str, Course]) -> Iterator[Row]:
    """The modules on the path and those begun beside it, in the order of the packs."""
    begun = {one["id"]: one for one in row["modules"] if one["state"] != State.NOT_STARTED.value}
    for course in courses.each:
        runs = sorted((one for one in begun if one.partition("@")[0] == course.id), key=lambda one: (len(one), one))
        for module in runs or ([course.id] if course.is_on_path else []):
            found = known(by_id, module)
            if found is not None:
                yield _module(found, begun.pop(module, None), row, reviews)
    for module, said in sorted(begun.items()):
        yield {"id": module, "number": None, "title": "", **_standing(said, row, reviews), "total": None}


def _module(course: Course, said: Row | None, row: Row, reviews: Sequence[Row]) -> Row:
    named = {"id": course.id, "number": course.number, "title": course.title}
    if said is None:
        nothing = {"state": State.NOT_STARTED.value, "done": 0, "waits_for": None, "since": None, "recognized": None}
        return {**named, **nothing, "total": course.total}
    return {**named, **_standing(said, row, reviews), "total": course.total}


def _standing(said: Row, row: Row, reviews: Sequence[Row]) -> Row:
    """Where a module stands: by a review that is of what the file says now, else by the educator's word."""
    matching = [one for one in reviews if one["module"] == said["id"] and one["match"] == MATCHED]
    recognizing = [one for one in matching if one["recognizes"]]
    state, waits_for, since, recognized = said["state"], None, None, None
    if recognizing:
        last = recognizing[-1]
        state, recognized = State.RECOGNIZED.value, {"by": "review", "reviewer": last["reviewer"]}
        recognized["on"] = last["reviewed"][:10]
    elif state == State.RECOGNIZED.value:
        recognized = {"by": "educator", "reviewer": row["partner"], "on": ""}
    if state in WAITING and matching:
        waits_for, since = "educator", matching[-1]["reviewed"][:10]
    elif state in WAITING:
        waits_for, since = "partner", said["last"] or row["at"][:10]
    return {"state": state, "done": said["done"], "waits_for": waits_for, "since": since, "recognized": recognized}


def reached(people: Iterable[Row], hours: float) -> Iterator[Row]:
    """Those who spent so many hours, with what stands behind that: how much in which month, in which file."""
    for person in people:
        if person["hours"] >= hours:
            recognized = [one["id"] for one in person["modules"] if one["state"] == State.RECOGNIZED.value]
            names = ("educator", "school", "district", "id", "file", "exported_at", "hours", "months", "entries")
            yield {**{name: person[name] for name in names}, "recognized": recognized}
