"""What a teacher calls what a placeholder stands for, such as `Goal 1: why this goal` for `goal_1_rationale`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lift_cli.content.plan_form import PlanForm
from lift_cli.plan.field_parts import PARTS_OF_GOAL
from lift_cli.plan.placeholders import COUNTS_FOR, MOST_GOALS, name_of

_WORDS: Mapping[str, str] = {
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "role": "Role",
    "school": "School",
    "district": "District",
    "certificate": "Certificate number",
    "certificates_held": "Certificates held",
    "partner": "Learning partner",
    "today": "Today's date",
    "year": "Year of the plan",
    "first_day": "First day of the year",
    "last_day": "Last day of the year",
    "reviewer_name": "Reviewer: name",
    "reviewer_certificate": "Reviewer: certificate number",
    "reviewer_signed": "Reviewer: the day they signed",
    "hours_total": "Hours in all",
    "goals_text": "All goals",
    "goals_standards": "The standards of all goals",
    "goals_rationale": "Why these goals",
    "goals": "Goals",
    "activities": "Activities",
    "hours": "Hours",
    "evidence": "Evidence",
}


class InWords:
    """What the placeholders of a form are called where they are told of."""

    def __init__(self, form: PlanForm) -> None:
        self._said = _said(form)

    def __call__(self, name: str) -> str:
        """What a placeholder is called, its own name behind it where that says something else."""
        said = self._said.get(name, name)
        return said if said.lower().replace(" ", "_") == name.lower().replace(" ", "_") else f"{said} ({name})"

    def all_of(self, names: Iterable[str]) -> str:
        """Several of them in a sentence; what one is called may have commas."""
        return "; ".join(map(self, names))

    def any_of(self, names: Iterable[str]) -> str:
        """Several of which one is meant."""
        return " or ".join(map(self, names))

    def find(self, names: Iterable[str], typed: str) -> str:
        """The one of some that is typed by its name or by what it is called, upper case or not; empty for none."""
        wanted = typed.strip().lower()
        fits = (name for name in names if wanted in (name, self._said.get(name, name).lower(), self(name).lower()))
        return next(fits, "")


def _said(form: PlanForm) -> Mapping[str, str]:
    goals = range(1, MOST_GOALS + 1)
    return {
        **{name_of(name): _short(field.label) for name, field in form.fields.items()},
        **{
            f"goal_{number}_{part}": f"Goal {number}{label}"
            for number in goals
            for part, label in PARTS_OF_GOAL.items()
        },
        **{f"{COUNTS_FOR}{name_of(flag.id)}": f"Counts for {_short(flag.title)}" for flag in form.flags},
        **_WORDS,
    }


def _short(label: str) -> str:
    """What a form calls something, without what it explains in parentheses."""
    return label.partition(" (")[0]
