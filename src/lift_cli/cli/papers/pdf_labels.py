"""What belongs in the fields of a PDF form by their labels, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lift_cli.content.plan_form import PlanForm, Source
from lift_cli.form_place import Place
from lift_cli.pdf.fields import Sort
from lift_cli.pdf.form import Box, PdfForm
from lift_cli.plan.in_words import InWords
from lift_cli.plan.labels import Match, matches
from lift_cli.plan.placeholders import GOALS, MOST_GOALS, Values, name_of
from lift_cli.plan.sources import SHORT
from lift_cli.text import folded, one_line

_IN_WORDS = {Source.SELF_ASSESSMENT, Source.ACTION, Source.FOLDER, Source.REFLECTION}
"""What fills the fields that a reviewer reads, besides the goals."""

MOST = 40
"""Fields that are named."""

_KINDS = {Sort.CHECK: "check", Sort.RADIO: "check", Sort.CHOICE: "choice"}


class Labels:
    """Finds what belongs in a form's fields by their labels, and keeps which may be more than one thing."""

    def __init__(self, form: PlanForm, names: Iterable[str]) -> None:
        self._form, self._names = form, tuple(names)
        self._doubts: dict[str, tuple[str, ...]] = {}

    def __call__(self, boxes: tuple[Box, ...]) -> Mapping[str, str]:
        """The placeholder of each field where there is no doubt about it."""
        labeled = [box for box in boxes if box.labels and box.sort is not Sort.BUTTON]
        found = list(zip(labeled, self._matched(labeled), strict=True))
        self._doubts = {box.name: one.nearest for box, one in found if one.is_asked and box.is_open}
        return {box.name: one.field for box, one in found if one.field and box.is_open}

    def _matched(self, boxes: list[Box]) -> tuple[Match, ...]:
        found = matches([_place(box) for box in boxes], self._form, self._names)
        return self._without_rows(found)

    def _without_rows(self, found: tuple[Match, ...]) -> tuple[Match, ...]:
        """What a form has one place for is left to a hand where several are called alike, as in the rows of a log."""
        fields = self._form.fields.items()
        once = {"hours_total", "today", *(name_of(name) for name, field in fields if not {*field.sources} <= {*SHORT})}
        places = {one.place: _row(one.place) for one in found}
        counts = Counter(places.values())
        return tuple(
            Match(one.place, "", (one.field,)) if one.field in once and counts[places[one.place]] > 1 else one
            for one in found
        )

    def notes(self, form: PdfForm) -> tuple[str, ...]:
        """What is to be said of a form: what is left to a hand, and what is not in the copy."""
        told: list[str] = []
        in_words = InWords(self._form)
        doubtful = [
            f"`{called}`: {in_words.any_of(self._doubts[name])}"
            for name, called in form.unmatched.items()
            if name in self._doubts
        ]
        unknown = [f"`{called}`" for name, called in form.unmatched.items() if name not in self._doubts]
        if doubtful:
            told.append(f"These may be one thing or another, and stay as they are. {_listed(doubtful, '; ')}.")
        if unknown:
            told.append(f"Nothing of yours was found for these fields, and they stay as they are: {_listed(unknown)}.")
        if form.signatures:
            told.append(f"Left for a signature: {_listed([f'`{called}`' for called in form.signatures])}.")
        if form.had_xfa:
            told.append("The form in it for Adobe's programs alone (XFA) is not in the copy; the fields are.")
        if form.taken_out:
            told.append(f"Taken out of the copy, as no form needs it: {', '.join(form.taken_out)}.")
        return tuple(told)


def without_field(form: PlanForm, values: Values, asked: Iterable[str]) -> tuple[str, ...]:
    """What someone wrote for the plan and a PDF form has no field for, in a sentence; nothing where it has all."""
    goals = [f"goal_{number}_text" for number in range(1, MOST_GOALS + 1)]
    written = [name_of(name) for name, field in form.fields.items() if _IN_WORDS & {*field.sources}]
    names = {*asked}
    of_all = {"goals_text", *(name_of(name) for name, field in form.fields.items() if Source.GOALS in field.sources)}
    beyond = [f"Goal {number}" for number in range(MOST_GOALS + 1, len(values[GOALS]) + 1)]
    if names & of_all:
        names |= {*goals, *beyond}
    told = [name for name in (*goals, *written, "hours_total", "reviewer_name") if values.get(name)]
    missed = [name for name in (*told, *beyond) if name not in names]
    return (f"The form has no field for: {InWords(form).all_of(missed)}.",) if missed else ()


def _row(place: Place) -> str:
    """What a place is called, without the number that is counted behind it."""
    return folded(place.label).rstrip("0123456789 ")


def _listed(names: list[str], between: str = ", ") -> str:
    """The first of them, and how many more there are."""
    more = [f"and {len(names) - MOST} more"] if len(names) > MOST else []
    return between.join((*names[:MOST], *more))


def _place(box: Box) -> Place:
    heading = " ".join(box.within)
    return Place(box.labels, _KINDS.get(box.sort, "text"), one_line(heading, 100), line=box.line)
