"""Which field of a plan belongs into each place of a form: by its label, and by what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lift_cli.content.plan_form import PlanForm, Source
from lift_cli.form_place import Place
from lift_cli.plan.label_meaning import Meaning, bare_number, is_of_flag, meaning, plain
from lift_cli.plan.label_people import OF_PERSON, People, name_of
from lift_cli.plan.label_words import FLAG_WORDS
from lift_cli.plan.placeholders import MOST_GOALS
from lift_cli.plan.placeholders import name_of as placeholder_of
from lift_cli.values import fixed

NEAREST = 3
"""How many fields a doubtful place is offered."""

_SOURCES: Mapping[str, tuple[Source, ...]] = {
    "self_assessment": (Source.SELF_ASSESSMENT,),
    "activities": (Source.ACTION, Source.ACTIVITIES),
    "activities_done": (Source.ACTIVITIES,),
    "evidence": (Source.FOLDER, Source.EVIDENCE),
    "reflection": (Source.REFLECTION,),
    "resources": (Source.BOOKMARKS,),
}
_OF_GOAL = {"goal": "text", "focus": "focus", "rationale": "rationale", "standard": "standards"}
_OF_GOAL |= {"goal_role": "role", "flags": "flags"}
_OF_ALL = {"goal": "goals_text", "rationale": "goals_rationale", "standard": "goals_standards"}
_ONCE = ("self_assessment", "activities", "activities_done", "evidence", "planned_evidence", "reflection", "resources")
_DATES = ("today", "signed", "first_day", "last_day", "completion")
_AROUND_GOALS = (*_OF_GOAL, "activities", "evidence", "planned_evidence", "measure", "hours_total", "completion")


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
    return tuple(each for each in found if each.field or not each.place.may_be)


class _Reader:
    """Goes through the places of a form and remembers whose they are, and for which goal."""

    def __init__(self, places: Sequence[Place], form: PlanForm, names: frozenset[str]) -> None:
        self._form, self._names = form, names
        told = [(place, _read(place)) for place in places]
        goals = [place for place, said in told if "goal" in said.about]
        self._rows = {(place.labels[-1], place.heading) for place in places if place.nth > 1}
        self._goals = len(goals)
        numbers = {said.goal or _number(place) for place, said in told} - {0}
        self._is_numbered = bool(numbers) or any(self._in_rows(place) for place in goals)
        self._several = len(numbers) > 1 or self._goals > 1
        self._counts = Counter(about for place, said in told for about in said.about if place.nth < 2)
        self._unnumbered = 0
        self._heading = ""
        self._of_heading = Meaning()
        self._people = People()
        self._goal = 0
        self._used: set[str] = set()

    def _in_rows(self, place: Place) -> bool:
        """Whether it is one of several rows below a header."""
        return place.nth > 0 and (place.labels[-1], place.heading) in self._rows

    def match(self, place: Place) -> Match:
        """The field of a place."""
        if place.heading != self._heading:
            self._begin(place.heading)
        said = _read(place)
        found = self._found(place, said)
        fields = tuple(dict.fromkeys(name for name in found if name in self._names))
        if place.holds:
            self._used.add(place.holds)
            return Match(place, place.holds)
        is_clear = said.is_sure or place.is_box
        is_sure = len(fields) == 1 and is_clear and not (found and found[0] == "")
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
        elif told.who or told.is_office or any(about not in _AROUND_GOALS for about in told.about):
            self._goal = 0

    def _found(self, place: Place, said: Meaning) -> Sequence[str]:
        """The fields that a place may be for; an empty one first where the person is to be asked all the same."""
        self._people.go_on()
        if self._of_heading.is_office or said.is_office:
            return ()
        if place.is_box:
            return self._flags(place)
        if said.is_signature:
            self._people.sign(place, said)
            return ()
        if said.is_foreign and not set(said.about) & set(_AROUND_GOALS):
            return ()
        if place.is_date and not set(said.about) & set(_DATES):
            return ("", "today") if not said.says_something else ()
        if len(said.who) > 1 and "committee" not in said.who and not said.about:
            return tuple(name_of(who) for who in said.who)
        found = [field for about in said.about or ("",) for field in self._fields(about, place, said)]
        return found or self._flags_in_words(said)

    def _fields(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        is_list = self._in_rows(place) and about in meaning(place.label).about and (about == "today" or place.nth > 1)
        if about in OF_PERSON and is_list and not any(meaning(text).who for text in place.row):
            return ()  # as of what was done on which day
        if not about or about in OF_PERSON:
            found = self._people.fields(about, place, said, self._used)
            return self._both() if found == ("school_and_district",) else found
        if said.who and said.who != ("educator",) and about != "other":
            return ()
        if about in _OF_GOAL:
            return self._of_goal(about, place, said)
        if about in ("other", "approved"):
            return ("", "reviewer_name") if said.text == "approved by" else ()
        if about in ("completion", "measure") and place.nth > 1 and self._in_rows(place):
            return ()
        if about == "completion":
            return ("", "last_day", "year")
        if about == "measure":
            return ("", *self._planned_evidence(), *self._of_form("evidence"))
        if about in ("year", "first_day", "last_day"):
            return (about,)
        return self._once(about, place, said)

    def _once(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        """What a form has one place for: where it has more, as under each goal, nobody knows what goes where."""
        fields = ("hours_total",) if about == "hours_total" else self._of_form(about)
        if place.row and meaning(place.row[0]).about == (about,):  # as in a row for the sum
            return fields[:1]
        if place.nth > 1 and self._in_rows(place):
            return ()
        is_row = about == "hours_total" and self._in_rows(place)
        own = said.goal or _number(place)
        under_goal = self._several and (own or (self._goal and self._counts[about] > 1))
        again = about in _ONCE and fields and fields[0] in self._used
        return ("", *fields) if is_row or under_goal or again else fields[:1]

    def _of_goal(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        is_text = about == "goal"
        number = said.goal or _number(place) or self._of_heading.goal
        if not number and self._in_rows(place):
            number = place.nth
        elif not number and is_text and (self._goals > 1 or self._is_numbered):
            self._unnumbered += 1
            number = self._unnumbered
        elif not number and not is_text:
            number = self._goal
        if number and (is_text or not self._in_rows(place)):
            self._goal = number
        doubt = [""] if is_text and self._flagged(said.text) else []
        if about == "focus" and not self._goals:
            about = "goal"  # the one word that the form has for it
        if number:
            return (*doubt, f"goal_{number}_{_OF_GOAL[about]}") if number <= MOST_GOALS else ()
        all_of = _OF_ALL.get(about)
        return (*doubt, all_of) if all_of else ("", f"goal_1_{_OF_GOAL[about]}", "goals_text")

    def _flags(self, place: Place) -> Sequence[str]:
        """The flags that a box is for."""
        said = [plain(text) for text in place.labels]
        if said[0] == "no":
            return ()
        texts = said[:1] if said[0] != "yes" else [plain(text) for text in (*place.labels[1:], *place.row)][:2]
        return self._flagged(" ".join(texts))

    def _flags_in_words(self, said: Meaning) -> Sequence[str]:
        found = self._flagged(said.text) if not said.about and len(said.text.split()) < 8 else ()
        return ("", *found, "goal_1_flags") if found else ()

    def _flagged(self, text: str) -> tuple[str, ...]:
        found = []
        for flag in self._form.flags:
            words = (*FLAG_WORDS.get(flag.id, ()), plain(flag.title), flag.id)
            if is_of_flag(text, words):
                found.append(f"counts_for_{placeholder_of(flag.id)}")
        return tuple(found)

    def _of_form(self, about: str) -> tuple[str, ...]:
        """The fields of the form that one thing is said in, by where they are filled from."""
        if about == "planned_evidence":
            return self._planned_evidence() or ("", *self._of_form("evidence"))
        wanted = _SOURCES.get(about, ())
        found = [
            placeholder_of(name)
            for source in wanted
            for name, field in self._form.fields.items()
            if source in field.sources
        ]
        return tuple(dict.fromkeys(found))

    def _planned_evidence(self) -> tuple[str, ...]:
        return tuple(placeholder_of(name) for name in self._form.fields if name.endswith("/planned-evidence"))

    def _both(self) -> Sequence[str]:
        both = {Source.SCHOOL, Source.DISTRICT}
        found = [placeholder_of(name) for name, field in self._form.fields.items() if both <= {*field.sources}]
        return found[:1] or ("school", "district")


def _read(place: Place) -> Meaning:
    """What the labels of a place say, and the words at the left of its row where they say more."""
    said = next((found for label in place.labels if (found := meaning(label)).says_something), meaning(place.label))
    row = meaning(place.row[0]) if place.row and place.nth else Meaning()
    numbered = next((found.goal for label in place.labels if (found := meaning(label)).goal), 0)
    goal = said.goal or numbered
    is_part = said.about == ("goal",) and row.about != ("goal",) and set(row.about) & set(_AROUND_GOALS)
    if row.about and (not said.says_something or (is_part and goal)):
        return Meaning(row.text, row.about, row.who or said.who, goal or row.goal, is_sure=row.is_sure)
    if row.about and said.about and row.about != said.about and not row.goal:
        return Meaning(said.text, ("other",))  # as under "Goal" in a row for the sum of hours
    if not said.says_something and row.who:
        return row
    if goal != said.goal:
        return Meaning(said.text, said.about, said.who, goal, said.is_signature, said.is_office, said.is_sure)
    return said


def _number(place: Place) -> int:
    """The number of a goal that stands at the left of a place, or over it."""
    for text in (*place.row, *place.above):
        if number := meaning(text).goal or bare_number(text):
            return number
    return 0
