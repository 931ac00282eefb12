"""Which field of a plan belongs into each place of a form: by its label, and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lift_cli.content.plan_form import PlanForm
from lift_cli.form_place import Place
from lift_cli.plan.label_fields import FormFields
from lift_cli.plan.label_meaning import Meaning, meaning
from lift_cli.plan.label_overview import AROUND_GOALS, OF_GOAL, Overview, number_of, numbered, read
from lift_cli.plan.label_people import OF_PERSON, People, name_of
from lift_cli.plan.label_spans import spans
from lift_cli.plan.placeholders import MOST_GOALS
from lift_cli.values import fixed

NEAREST = 3
"""How many fields a doubtful place is offered."""

_OF_ALL = {"goal": "goals_text", "rationale": "goals_rationale", "standard": "goals_standards"}
_ONCE = ("self_assessment", "activities", "activities_done", "evidence", "planned_evidence", "reflection", "resources")
_PART_OF_ROLE = re.compile(r"\b(?:grade|subject|department|content)\b")
_EACH = re.compile(r"\b(?:each|every|all|both)\b.*\b(?:goal|objective)\b")
_DOUBTED: dict[str, tuple[str, ...]] = {
    "endorsements": ("certificates_held",),
    "state_id": ("certificate",),
    "points": ("hours_total",),
}
_DOUBTED |= {"completion": ("last_day", "year"), "approved by": ("reviewer_name",), "approved": (), "other": ()}
_DATES = ("today", "signed", "first_day", "last_day", "completion")


@fixed
class Match:
    """A place with the field that belongs there, if any; one to be asked about has those that it may be."""

    place: Place
    field: str = ""
    nearest: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether the person is to say what belongs there."""
        return bool(self.nearest) and not self.field


def matches(places: Sequence[Place], form: PlanForm, names: Iterable[str]) -> tuple[Match, ...]:
    """Each place in its order with its field; those that may be places are left out where nothing says so."""
    reader = _Reader(places, form, frozenset(names))
    found = [reader.match(place) for place in places]
    days = [each for each in found if each.field == "reviewer_signed"]
    doubted = days if len(days) > 1 else []  # a form that is signed at its beginning and at its end
    found = [Match(each.place, each.place.holds, (each.field,)) if each in doubted else each for each in found]
    return tuple(each for each in found if each.field or not (each.place.may_be or each.place.leads))


class _Reader:
    """Goes through the places of a form and remembers whose they are, and for which goal."""

    def __init__(self, places: Sequence[Place], form: PlanForm, names: frozenset[str]) -> None:
        self._form, self._names = FormFields(form), names
        self._all = Overview(places)
        boxes = [flag for place in places if place.is_box for flag in self._form.flags(place)]
        self._flagged_once = {flag for flag in boxes if boxes.count(flag) == 1}
        self._spans = spans(places)
        self._people = People(has_reviewer=self._all.has_reviewer, has_signatures=self._all.has_signatures)
        self._unnumbered = 0
        self._heading = ""
        self._of_heading = Meaning()
        self._are_to_sign = False  # whether lines such as `Teacher ____ Date ____` are
        self._goal = 0
        self._used: set[str] = set()

    def match(self, place: Place) -> Match:
        """The field of a place."""
        if place.heading != self._heading:
            self._begin(place.heading)
        said = read(place)
        found = self._found(place, said)
        fields = tuple(dict.fromkeys(name for name in found if name in self._names))
        if place.holds:
            self._used.add(place.holds)
            return Match(place, place.holds)
        if place.leads and set(said.about) & {*AROUND_GOALS, *_ONCE, "focus"}:
            return Match(place)  # the title of the table below
        is_clear = said.is_sure or place.is_box or id(place) in self._spans
        is_sure = len(fields) == 1 and is_clear and "" not in found
        if not is_sure or not fields:
            return Match(place, "", fields[:NEAREST])
        self._used.add(fields[0])
        return Match(place, fields[0])

    def _begin(self, heading: str) -> None:
        self._heading, self._of_heading = heading, meaning(heading)
        told = self._of_heading
        self._people.begin(told)
        if told.goal:
            self._goal = told.goal
        elif told.who or told.is_office or any(about not in AROUND_GOALS for about in told.about):
            self._goal = 0

    def _found(self, place: Place, said: Meaning) -> Sequence[str]:
        """The fields that a place may be for; an empty one first where the person is to be asked all the same."""
        self._people.go_on()
        if self._of_heading.is_office or said.is_office:
            return ()
        if id(place) in self._spans:
            return self._spans[id(place)]
        if place.is_box:
            flags = self._form.flags(place)
            is_again = not self._flagged_once.issuperset(flags)  # as under each goal
            is_of_one = numbered((*place.labels, *place.row, place.heading)) or (self._all.has_several and is_again)
            return ("", *flags) if is_of_one else flags  # what fills it is of all goals
        if said.is_signature:
            self._people.sign(place, said)
            return ()
        if said.is_foreign and not set(said.about) & set(AROUND_GOALS):
            return ()
        if place.brief and self._all.is_points(place, said):
            return ()
        if place.is_date and not set(said.about) & set(_DATES):
            return ("", "today") if not said.says_something else ()
        if len(said.who) > 1 and "committee" not in said.who and not said.about:
            return tuple(name_of(who) for who in said.who)
        if place.entry == "choice" and (flags := self._form.flagged(said.text)):
            return flags  # as one that offers Yes and No
        found = [field for about in said.about or ("",) for field in self._fields(about, place, said)]
        return found or self._flags_in_words(said)

    def _fields(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        if not about or about in OF_PERSON:
            return self._of_person(about, place, said)
        if said.who and said.who != ("educator",) and about != "other":
            return ()
        if about in OF_GOAL:
            return self._of_goal(about, place, said)
        if (about == "measure" or about in _DOUBTED) and self._is_further_row(about, place):
            return ()
        if about == "next_steps":
            return ("", *self._form.of("reflection"), *self._form.of("activities")[:1])
        if about == "needs":
            return ("", *self._form.of("self_assessment"))
        if about in _DOUBTED or said.text == "approved by":
            return ("", *_DOUBTED.get(said.text, _DOUBTED[about]))
        if about == "measure":
            return ("", *self._form.planned_evidence(), *self._form.of("evidence"))
        if about in ("year", "first_day", "last_day"):
            return (about,)
        return self._once(about, place, said)

    def _of_person(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        is_list = self._all.is_in_rows(place) and about in meaning(place.label).about
        if is_list and (about == "today" or place.nth > 1) and not any(meaning(text).who for text in place.row):
            return ()  # as of what was done on which day
        doubt = [""] if is_list and not any(meaning(text).who for text in place.row) else []  # as of each in a team
        found = self._people.fields(about, place, said, self._used)
        if found == ("today",) and place.line in self._all.judged:
            return ("", "reviewer_signed", "today")
        if found == ("role",) and "role" in self._used and _PART_OF_ROLE.search(said.text):
            return ("", "role")  # the grade alone, where the form asked for the position before
        if not about and found and place.line in self._all.dated:  # as in `Teacher ____ Date ____`
            self._are_to_sign = self._are_to_sign or self._used.issuperset(found)  # it asked for that name before
            if self._are_to_sign:
                self._people.sign(place, said)
                return ("", *found)
        return (*doubt, *(self._form.both() if found == ("school_and_district",) else found))

    def _is_further_row(self, about: str, place: Place) -> bool:
        """Whether it is one of the rows below the first, of which nobody knows what goes where."""
        return place.nth > 1 and self._all.is_in_rows(place) and not _is_of_sum(about, place)

    def _once(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        """What a form has one place for: where it has more, as under each goal, nobody knows what goes where."""
        self._people.end()
        fields = ("hours_total",) if about == "hours_total" else self._form.of(about)
        if said.goal and self._all.goals > 1 and place.nth:  # a row of each goal's
            return ("", *fields)
        if _is_of_sum(about, place):
            return fields[:1]
        if self._is_further_row(about, place):
            return ()
        is_row = self._all.is_in_rows(place) and (about == "hours_total" or place.line in self._all.logs)
        own = said.goal or (number_of(place) if self._all.counts[about] > 1 else numbered(place.row))
        under_goal = self._all.has_several and (own or (self._goal and self._all.counts[about] > 1))
        again = about in _ONCE and fields and fields[0] in self._used
        return ("", *fields) if is_row or under_goal or again else fields[:1]

    def _of_goal(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        is_text = about == "goal"
        self._people.end()
        number = 0 if _EACH.search(said.text) else said.goal or number_of(place) or self._of_heading.goal
        if not number and self._all.is_in_rows(place):
            number = place.nth
        elif not number and is_text and not said.is_foreign and (self._all.goals > 1 or self._all.is_numbered):
            self._unnumbered += 1
            number = self._unnumbered
        elif not number and not is_text and not _EACH.search(said.text):
            number = self._goal
        if number and (is_text or not self._all.is_in_rows(place)):
            self._goal = number
        doubt = [""] if is_text and self._form.flagged(said.text) else []
        if about == "focus" and not self._all.goals and self._all.is_in_rows(place):
            return ("", f"goal_{number}_text") if 0 < number <= MOST_GOALS else ()  # as of each training
        if about == "focus" and not self._all.goals:
            about = "goal"  # the one word that the form has for it
        if number:
            field = f"goal_{number}_{OF_GOAL[about]}"
            is_again = is_text and not said.goal and field in self._used  # without a number, beside some that have
            return (*([""] if is_again else doubt), field) if number <= MOST_GOALS else ()
        all_of = _OF_ALL.get(about)
        return (*doubt, all_of) if all_of else ("", f"goal_1_{OF_GOAL[about]}", "goals_text")

    def _flags_in_words(self, said: Meaning) -> Sequence[str]:
        found = self._form.flagged(said.text) if not said.about and len(said.text.split()) < 8 else ()
        return ("", *found, "goal_1_flags") if found else ()


def _is_of_sum(about: str, place: Place) -> bool:
    """Whether its row is of what its column is of, as a row for the sum of hours."""
    return bool(place.row) and meaning(place.row[0]).about == (about,)
