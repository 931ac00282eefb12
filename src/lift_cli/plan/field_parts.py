"""The parts of a goal, of a piece of evidence and of the reviewer, each a field of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.standards import in_short
from lift_cli.content.step_kinds import Task
from lift_cli.plan import targets
from lift_cli.plan.field import Field, OwnText
from lift_cli.plan.material import Material
from lift_cli.plan.offered import Offered
from lift_cli.plan.targets import Target
from lift_cli.portfolio.model import FolderItem
from lift_cli.portfolio.plan_records import Goal, GoalVersion
from lift_cli.text import one_line, slug
from lift_cli.values import fixed

PARTS_OF_GOAL: Mapping[str, str] = {
    "text": "",
    "focus": ": area of focus",
    "rationale": ": why this goal",
    "standards": ": the standards it aligns with",
    "role": ": your role",
    "flags": ": what it counts for",
}
"""The parts of a goal in the order in which a form asks for them, and what each is called behind `Goal 1`."""


def of_goal(name: str, section: str, goal: Goal, material: Material) -> Iterator[Field]:
    """The parts of a goal in the order in which a form asks for them."""
    parts = _GoalParts(name, section, goal, material)
    yield parts.text("text", targets.GoalText(goal))
    yield parts.line("focus", "In a few words.")
    yield parts.text("rationale", targets.GoalPart(goal, "rationale"), "What the self-assessment showed.")
    yield parts.standards()
    yield parts.line("role", "Only if you hold certificates for several roles.")
    if material.form.flags:
        yield parts.flags()


@fixed
class _GoalParts:
    """What a goal's fields have in common."""

    name: str
    section: str
    goal: Goal
    material: Material

    def part(self, field: str, told: Callable[[GoalVersion], str], target: Target, why: str) -> Field:
        """A field of the goal, on a line."""
        title = f"Goal {self.name.rpartition('/')[2]}{PARTS_OF_GOAL[field]}"
        name, own = f"{self.name}/{field}", _said(self.goal, told)
        lasting = f"{self.name.rpartition('/')[0]}/{slug(self.goal.id, 'goal')}/{field}"
        return Field(name, self.section, title, why, Task.LINE, own, target=target, lasting=lasting, is_to_write=True)

    def line(self, field: str, why: str) -> Field:
        """A field of the goal that holds a few words."""
        return self.part(field, attrgetter(field), targets.GoalLine(self.goal, field), why)

    def text(self, field: str, target: Target, why: str = "") -> Field:
        """A field of the goal that holds a text."""
        return replace(self.part(field, attrgetter(field), target, why), task=Task.WRITE)

    def standards(self) -> Field:
        """The standards that the goal aligns with, chosen from what is installed."""
        catalog = self.material.catalog
        named = _frameworks(catalog, self.material.form)
        why = f"A framework and a code, such as `ccdei 3`; separate several with commas. {named}"
        return self.part(
            "standards",
            lambda one: "; ".join(in_short(catalog, kept) for kept in one.standards),
            targets.GoalStandards(self.goal, "standards", catalog),
            why,
        )

    def flags(self) -> Field:
        """What the goal counts for, of what the form knows."""
        flags = self.material.form.flags
        why = "\n".join(f"{flag.id}: {flag.text.text}" for flag in flags if not flag.not_by_plan)
        target = targets.GoalFlags(self.goal, "flags", flags)
        return self.part("flags", lambda one: ", ".join(one.flags), target, why)


def _frameworks(catalog: Catalog, form: PlanForm) -> str:
    """The names of the frameworks, those first that the form asks for."""
    asked = [name for rule in form.rules for name in rule.frameworks if name in catalog.frameworks]
    ids = [catalog.frameworks[name].id for name in asked]
    others = [one.id for name, one in catalog.frameworks.items() if name not in asked]
    show = "`lift standards show NAME` shows one."
    if not ids:
        return f"The frameworks are {', '.join(others)}; {show}"
    besides = f" You can name others as well: {', '.join(others)}." if others else ""
    return f"The form asks for one of {', '.join(ids)}.{besides} {show}"


def _said(goal: Goal, told: Callable[[GoalVersion], str]) -> OwnText | None:
    """A part of a goal with what it said before; what a change of another part left as it was, was no version."""
    earlier: list[tuple[str, datetime]] = []
    for before in goal.earlier:
        if told(before) and told(before) not in (told(goal), *(text for text, _ in earlier[-1:])):
            earlier.append((told(before), before.at))
    return OwnText(told(goal), goal.at, tuple(earlier)) if told(goal) or earlier else None


def of_new_goal(whole: Field, material: Material) -> Field:
    """A goal that is not set yet; where there is none, it begins with what is offered."""
    return Field(
        f"{whole.name}/new",
        whole.section,
        "Another goal" if material.goals else "A goal",
        help="Skip it if you have no more goals." if material.goals else "",
        offered=() if material.goals else whole.offered,
        target=targets.NewGoal(material.year.label),
        is_to_write=True,
    )


def of_document(name: str, section: str, document: FolderItem, material: Material) -> Iterator[Field]:
    """Which goals a document serves, and once it serves one, what it shows."""
    tied = material.evidence(document)
    numbers = ", ".join(map(str, material.numbers(tied))) if tied else ""
    year = material.year.label
    yield Field(
        f"{name}/serves",
        section,
        f"{document.name}: the goals it serves",
        help="; ".join(f"{number} {one_line(goal.text, 40)}" for number, goal in enumerate(material.goals, 1)),
        task=Task.LINE,
        own=OwnText(numbers) if numbers else None,
        target=targets.DocumentServes(year, document, tuple(goal.id for goal in material.goals)),
        is_to_write=bool(material.goals) and (tied is not None or document.at.date() in material.year),
    )
    if tied:
        earlier = tuple((before.text, before.at) for before in tied.earlier)
        yield Field(
            f"{name}/shows",
            section,
            f"{document.name}: what it shows",
            own=OwnText(tied.text, tied.at, earlier) if tied.text else None,
            offered=(Offered(document.caption, "from the LIFT Folder"),) if document.caption else (),
            target=targets.DocumentShows(year, document),
            lasting=f"{name.rpartition('/')[0]}/{slug(document.mark, 'document')}/shows",
            is_to_write=True,
        )


def of_reviewer(whole: Field, material: Material, today: date) -> Iterator[Field]:
    """Who reviews the plan, whether they may, and when they signed."""
    who, year = material.reviewer, material.year.label

    def part(field: str, label: str, said: str, target: Target, why: str = "") -> Field:
        own = OwnText(said, who.at if who else None) if said else None
        name = f"{whole.name}/{field}"
        return Field(name, whole.section, label, why, Task.LINE, own, target=target, is_to_write=True)

    called = targets.ReviewerPart(year, "name")
    yield part("name", "Reviewer: name", who.name if who else "", called, "Someone other than you.")
    number = who.certificate if who else ""
    certificate = targets.ReviewerPart(year, "certificate")
    yield part("certificate", "Reviewer: certificate number", number, certificate)
    held = {None: "", True: "yes", False: "no"}[who.holds_certificate if who else None]
    asked = "Reviewer: do they hold the certificate that the form asks for?"
    yield part("holds", asked, held, targets.ReviewerHolds(year, "holds_certificate"), "yes or no")
    signed = str(who.signed) if who and who.signed else ""
    day = targets.ReviewerSigned(year, "signed", material.year, today)
    yield part("signed", "Reviewer: the day they signed", signed, day, f"For example {today}.")
