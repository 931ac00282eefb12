"""What the places of a form say together: how many goals it has, whom it names, which of its tables are logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lift_cli.form_place import Place
from lift_cli.plan.label_meaning import Meaning, meaning
from lift_cli.plan.label_people import REVIEWER
from lift_cli.plan.label_plain import bare_number, plain
from lift_cli.plan.label_words import WHOLE

OF_GOAL = {"goal": "text", "focus": "focus", "rationale": "rationale", "standard": "standards"}
OF_GOAL |= {"goal_role": "role", "flags": "flags"}
AROUND_GOALS = (*OF_GOAL, "activities", "evidence", "planned_evidence", "measure", "hours_total", "completion")

SENTENCES = (*WHOLE - {"standard", "hours_total", "completion"}, "goal", "focus", "needs", "next_steps")
"""What nobody writes where there is room for a number."""


class Overview:
    """All places of a form."""

    def __init__(self, places: Sequence[Place]) -> None:
        told = [(place, read(place)) for place in places]
        own = [(place, said) for place, said in told if not (said.is_foreign or place.brief)]
        goals = [place for place, said in own if "goal" in said.about and place.entry == "text"]
        numbers = {said.goal or number_of(place) for place, said in told} - {0}
        self._rows = {(place.labels[-1], place.heading) for place in places if place.nth > 1}
        self.goals = len(goals)
        self.is_numbered = bool(numbers) or any(self.is_in_rows(place) for place in goals)
        self.has_several = len(numbers) > 1 or self.goals > 1
        self.counts = Counter(about for place, said in told for about in said.about if place.nth < 2)
        self.has_reviewer = any(_is_of_reviewer(place, said) for place, said in told)
        self.has_signatures = any(said.is_signature for _, said in told)
        self.dated = {place.line for place, said in told if {"today", "signed"}.intersection(said.about)}
        """The lines with a day."""
        self.judged = {place.line for place in places if place.is_box and _is_verdict(place)}
        """The lines on which someone ticks whether the plan is approved."""
        self._rated = {place.line for place, said in told if place.brief and _is_rated(said)}
        self._counted = {one for one, other in pairwise(places) if one.brief and _goes_on(one, other)}
        self.logs = {place.line for place, said in told if place.nth and _is_day_of_work(said)}
        """The rows that say what was done on which day."""

    def is_in_rows(self, place: Place) -> bool:
        """Whether it is one of several rows below a header."""
        return place.nth > 0 and (place.labels[-1], place.heading) in self._rows

    def is_points(self, place: Place, said: Meaning) -> bool:
        """Whether a short line is for points or a number of what its label names, which no field of a plan holds."""
        is_part = said.about == ("standard",) or said.text in ("total", "grand total", "sum")
        is_number = place in self._counted or bool(set(said.about) & set(SENTENCES))
        return is_number or (place.line in self._rated and is_part)


def read(place: Place) -> Meaning:
    """What the labels of a place say, and the words at the left of its row where they say more."""
    ordered = sorted(place.labels, key=lambda label: not label.startswith("20"))  # a line for years says so itself
    said = next((found for label in ordered if (found := meaning(label)).says_something), meaning(place.label))
    row = meaning(place.row[0]) if place.row and place.nth else Meaning()
    goal = said.goal or next((found.goal for label in place.labels if (found := meaning(label)).goal), 0)
    if row.about and row.is_sure and not said.is_sure:
        said = Meaning()  # no header, but what the office filled in above
    is_part = said.about == ("goal",) and row.about != ("goal",) and {*AROUND_GOALS, *WHOLE}.intersection(row.about)
    is_of_person = bool(said.who) and not said.about and not said.is_signature
    if is_of_person and row.is_signature:
        return row
    if row.about and (not said.says_something or is_of_person or (is_part and goal)):
        return Meaning(row.text, row.about, row.who or said.who, goal or row.goal, is_sure=row.is_sure)
    if row.about and said.about and row.about != said.about and not row.goal:
        return Meaning(said.text, ("other",))  # as under "Goal" in a row for the sum of hours
    if not said.says_something and row.who:
        return row
    if goal != said.goal:
        return Meaning(said.text, said.about, said.who, goal, said.is_signature, said.is_office, said.is_sure)
    return said


def number_of(place: Place) -> int:
    """The number of a goal that stands at the left of a place, or over it."""
    return numbered((*place.row, *place.above))


def numbered(texts: Iterable[str]) -> int:
    """The first number of a goal in some texts."""
    for text in texts:
        if found := meaning(text).goal or bare_number(text):
            return found
    return 0


def _is_of_reviewer(place: Place, said: Meaning) -> bool:
    """Whether a reviewer, who is called so, is to write his or her name there."""
    around = (said, *map(meaning, (*place.row, place.heading)))
    is_called_so = any(each.who == (REVIEWER,) and "review" in each.text for each in around)
    return is_called_so and (said.is_signature or said.about in ((), ("name",)))


def _is_verdict(place: Place) -> bool:
    return any("approved" in plain(text) for text in (*place.labels, *place.row))


def _is_rated(said: Meaning) -> bool:
    """Whether a short line is of a rubric: a goal alone may be a number of one."""
    return bool(set(said.about) & set(SENTENCES) - {"goal", "focus"})


def _goes_on(one: Place, other: Place) -> bool:
    """Whether a longer line behind a short one is for what both are of: the short one is for its number."""
    return (one.line, one.label) == (other.line, other.label) and not other.brief


def _is_day_of_work(said: Meaning) -> bool:
    return "today" in said.about or ("completion" in said.about and said.text.startswith("date"))
