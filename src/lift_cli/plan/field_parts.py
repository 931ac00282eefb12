"""The parts of a goal, of a piece of evidence and of the reviewer, each a field of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from lift_cli.content.catalog import Catalog
from lift_cli.content.standards import in_short
from lift_cli.document import OwnWords
from lift_cli.plan import replies
from lift_cli.plan.field import Filling, Shape, Written
from lift_cli.plan.material import Material
from lift_cli.plan.replies import Reply
from lift_cli.portfolio.model import FolderItem
from lift_cli.portfolio.plan_records import Goal, GoalVersion
from lift_cli.text import one_line, slug


def of_goal(name: str, section: str, goal: Goal, material: Material) -> Iterator[Filling]:
    """The parts of a goal in the order in which a form asks for them."""
    parts = _GoalParts(name, section, goal, material)
    yield parts.worded("text", "", Shape.TEXT)
    yield parts.worded("focus", ": area of focus", Shape.LINE, "In a few words.")
    yield parts.worded("rationale", ": why this goal", Shape.TEXT, "What the self-assessment showed.")
    yield parts.standards()
    yield parts.worded("role", ": your role", Shape.LINE, "Only where you hold certificates for several.")
    if material.form.flags:
        yield parts.flags()


@dataclass(frozen=True)
class _GoalParts:
    """What a goal's fields have in common."""

    name: str
    section: str
    goal: Goal
    material: Material

    def part(self, field: str, label: str, told: Callable[[GoalVersion], str], reply: Reply, why: str) -> Filling:
        """A field of the goal, on a line."""
        title = f"Goal {self.name.rpartition('/')[2]}{label}"
        name, own = f"{self.name}/{field}", _said(self.goal, told)
        lasting = f"{self.name.rpartition('/')[0]}/{slug(self.goal.id, 'goal')}/{field}"
        return Filling(
            name, self.section, title, why, Shape.CHOICE, own, reply=reply, lasting=lasting, is_to_write=True
        )

    def worded(self, field: str, label: str, shape: Shape, why: str = "") -> Filling:
        """A field of the goal that holds words."""
        reply = replies.words_of_goal(self.goal, field)
        return replace(self.part(field, label, lambda one: str(getattr(one, field)), reply, why), shape=shape)

    def standards(self) -> Filling:
        """The standards that the goal aligns with, chosen from what is installed."""
        catalog = self.material.catalog
        why = f"A framework and a code, such as `ccdei 3`; several with commas. {_frameworks(catalog)}"
        return self.part(
            "standards",
            ": the standards it aligns with",
            lambda one: "; ".join(in_short(catalog, kept) for kept in one.standards),
            replies.standards_of_goal(self.goal, catalog),
            why,
        )

    def flags(self) -> Filling:
        """What the goal counts for, of what the form knows."""
        flags = self.material.form.flags
        why = "\n".join(f"{flag.id}: {flag.text.text}" for flag in flags if not flag.not_by_plan)
        reply = replies.flags_of_goal(self.goal, flags)
        return self.part("flags", ": what it counts for", lambda one: ", ".join(one.flags), reply, why)


def _frameworks(catalog: Catalog) -> str:
    named = ", ".join(framework.id for framework in catalog.frameworks.values())
    return f"There are {named}; `lift standards show NAME` reads one."


def _said(goal: Goal, told: Callable[[GoalVersion], str]) -> Written | None:
    """A part of a goal with what it said before; what a change of another part left as it was, was no version."""
    earlier: list[tuple[str, datetime]] = []
    for before in goal.earlier:
        if told(before) and told(before) not in (told(goal), *(text for text, _ in earlier[-1:])):
            earlier.append((told(before), before.at))
    return Written(told(goal), goal.at, tuple(earlier)) if told(goal) or earlier else None


def of_new_goal(whole: Filling, material: Material) -> Filling:
    """A goal that is not set yet; where there is none, it begins with what is offered."""
    number = len(material.goals) + 1
    return Filling(
        f"{whole.name}/new",
        whole.section,
        "Another goal" if material.goals else "A goal",
        help="Leave it if that is all." if material.goals else "",
        offered=() if material.goals else whole.offered,
        reply=replies.new_goal(material.year.label),
        saved_as=f"{whole.name}/{number}/text",
        is_to_write=True,
    )


def of_document(name: str, section: str, document: FolderItem, material: Material) -> Iterator[Filling]:
    """Which goals a document serves, and once it serves one, what it shows."""
    tied = material.evidence(document)
    numbers = ", ".join(map(str, material.numbers(tied))) if tied else ""
    year = material.year.label
    yield Filling(
        f"{name}/serves",
        section,
        f"{document.name}: the goals it serves",
        help="; ".join(f"{number} {one_line(goal.text, 40)}" for number, goal in enumerate(material.goals, 1)),
        shape=Shape.CHOICE,
        own=Written(numbers) if numbers else None,
        reply=replies.goals_of_document(year, document, material.goals),
        is_to_write=bool(material.goals) and (tied is not None or document.at.date() in material.year),
    )
    if tied:
        earlier = tuple((before.text, before.at) for before in tied.earlier)
        yield Filling(
            f"{name}/shows",
            section,
            f"{document.name}: what it shows",
            own=Written(tied.text, tied.at, earlier) if tied.text else None,
            offered=(OwnWords(document.caption, "from the LIFT Folder"),) if document.caption else (),
            reply=replies.shown_by_document(year, document),
            lasting=f"{name.rpartition('/')[0]}/{slug(document.mark, 'document')}/shows",
            is_to_write=True,
        )


def of_reviewer(whole: Filling, material: Material, today: date) -> Iterator[Filling]:
    """Who reviews the plan, whether they may, and when they signed."""
    who, year = material.reviewer, material.year.label

    def part(field: str, label: str, said: str, reply: Reply, why: str = "", shape: Shape = Shape.LINE) -> Filling:
        own = Written(said, who.at if who else None) if said else None
        return Filling(
            f"{whole.name}/{field}", whole.section, label, help=why, shape=shape, own=own, reply=reply, is_to_write=True
        )

    reply = replies.part_of_reviewer
    yield part("name", "Reviewer: name", who.name if who else "", reply(year, "name"), "Another person than you.")
    number = who.certificate if who else ""
    yield part("certificate", "Reviewer: certificate number", number, reply(year, "certificate"))
    held = {None: "", True: "yes", False: "no"}[who.holds_certificate if who else None]
    asked = "Reviewer: do they hold the certificate that the form asks for?"
    yield part("holds", asked, held, replies.holding_of_reviewer(year), "yes or no", Shape.CHOICE)
    signed = str(who.signed) if who and who.signed else ""
    reply_day = replies.signing_of_reviewer(material.year, today)
    yield part("signed", "Reviewer: the day they signed", signed, reply_day, f"Such as {today}.", Shape.CHOICE)
