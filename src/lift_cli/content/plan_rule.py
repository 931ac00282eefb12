"""What a form's source asks of a plan, as data: rules that can be checked, and what a goal may count for."""

from enum import StrEnum

from lift_cli.content.pack import Address, Content, Slug, Text, Words
from lift_cli.values import frozen


class Check(StrEnum):
    """What is looked at to see whether a rule is met."""

    ONE_PLAN = "one-plan"  # no other plan of the year was counted toward renewal
    IN_YEAR = "in-year"  # evidence and signature lie in the plan's year
    WRITTEN = "written"  # the fields that the rule names have words or records
    ALIGNED_GOAL = "aligned-goal"  # a goal names a standard of the frameworks that the rule names
    EVIDENCE = "evidence"  # each goal has a document, each of these says what it shows and what it came from
    REVIEWER = "reviewer"  # another person, who holds a certificate
    COMPLETED = "completed"  # the reviewer signed
    FLAGS = "flags"  # what a goal is said to count for is something a plan can count for


@frozen
class PlanRule(Content):
    """One rule with where it was read; `doubt` is what of it was not."""

    id: Slug
    check: Check
    text: Text
    authority: Words | None = None  # such as `WAC 179-05-020`
    source: Address
    doubt: Text | None = None
    fields: tuple[Words, ...] = ()  # of `written`: such as `goal/self-assessment`
    frameworks: tuple[Words, ...] = ()  # of `aligned-goal`: full ids, such as `washington/ccdei`

    def check_whole(self) -> None:
        """Raise ValueError unless it names what its check needs."""
        for check, part in ((Check.WRITTEN, "fields"), (Check.ALIGNED_GOAL, "frameworks")):
            if bool(getattr(self, part)) != (self.check is check):
                raise ValueError(f"`{part}` belongs to a rule whose check is `{check.value}`, and that one needs it")


@frozen
class Flag(Content):
    """What a goal of a plan may count for, such as a subject that each renewal asks for."""

    id: Slug
    title: Words
    text: Text
    source: Address
    frameworks: tuple[Words, ...] = ()  # full ids; where there are any, the goal has to name a standard of one
    not_by_plan: bool = False  # whether no plan can count for it, however its goal is flagged
