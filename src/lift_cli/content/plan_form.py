"""A growth plan form as data: ordered sections and fields, and where each may be filled from."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from lift_cli.content.pack import Address, Content, Slug, Text, Words, check_unique
from lift_cli.content.plan_rule import Flag, PlanRule
from lift_cli.values import Limits, frozen


class Source(StrEnum):
    """Where a field of a plan may be filled from."""

    NAME = "profile:name"
    FIRST_NAME = "profile:first-name"
    LAST_NAME = "profile:last-name"
    ROLE = "profile:role"
    SCHOOL = "profile:school"
    DISTRICT = "profile:district"
    CERTIFICATE = "profile:certificate"
    HOLDS = "profile:holds"
    YEAR = "year"
    CLOCK_HOURS = "clock-hours"
    CIRCLE = "circle"
    RATINGS = "ratings"
    SELF_ASSESSMENT = "answers:self-assessment"
    GOAL = "answers:goal"
    ACTION = "answers:action"
    EVIDENCE = "answers:evidence"
    REFLECTION = "answers:reflection"
    ACTIVITIES = "activities"
    HOURS = "hours"
    FOLDER = "folder"
    BOOKMARKS = "bookmarks"
    RECOGNITIONS = "recognitions"
    GOALS = "goals"
    STANDARDS = "standards"
    REVIEWER = "reviewer"


@frozen
class PlanField(Content):
    """One field: what it asks, and where it may be filled from, in order."""

    id: Slug
    label: Words
    help: Text | None = None
    sources: tuple[Source, ...] = ()
    steps: tuple[Words, ...] = ()  # full ids of steps; what the latest run says at them fills the field
    choices: tuple[Words, ...] = ()  # what the form lists to check off; a page checks those that fill the field
    lines: Annotated[int, Limits(ge=0, le=20)] = 0  # blank lines where nothing fills it
    by_hand: bool = False  # a signature, or what another person writes

    @property
    def is_statement(self) -> bool:
        """Whether its help is a statement to sign, so that there is nothing to write."""
        return self.help is not None and not self.lines and not self.is_filled

    @property
    def is_filled(self) -> bool:
        """Whether anything that was written elsewhere may fill it."""
        return bool(self.sources or self.steps)


@frozen
class PlanSection(Content):
    """A part of the form with its fields in order."""

    id: Slug
    title: Words
    fields: tuple[PlanField, ...]

    def check_whole(self) -> None:
        """Raise ValueError unless it names each field once."""
        check_unique("field", [field.id for field in self.fields])


@frozen
class Reference(Content):
    """A page that the form's order was read from."""

    title: Words
    url: Address
    note: Text  # what was read there, and what was not


@frozen
class PlanForm(Content):
    """A plan in a form's order: a worksheet beside the form, or a plan of our own where none is required."""

    format_version: int
    id: Slug
    title: Words
    edition: Words
    notice: Text
    source: Address | None = None
    stands_alone: bool = False  # whether it is no worksheet for another form
    verifies: Slug | None = None  # the form whose completed plan its statement speaks of
    states: tuple[Slug, ...] = ()  # the rules of that form without which the statement would not be true
    hours: Annotated[int, Limits(ge=1, le=1000)] | None = None  # clock hours that a completed plan counts for
    year_starts: tuple[Annotated[int, Limits(ge=1, le=12)], Annotated[int, Limits(ge=1, le=28)]]  # month and day
    years: Annotated[int, Limits(ge=1, le=10)] = 1  # of more than one, the first and last day are those of a licence
    doubts: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()
    flags: tuple[Flag, ...] = ()
    rules: tuple[PlanRule, ...] = ()
    sections: tuple[PlanSection, ...]

    @property
    def name(self) -> str:
        """How what is written is called: a worksheet where it stands beside a form."""
        return self.title if self.stands_alone else f"{self.title} worksheet"

    @property
    def is_of_module(self) -> bool:
        """Whether the steps of a module fill it, so that it is no growth plan of a person."""
        return any(field.steps for field in self.fields.values())

    @property
    def fields(self) -> Mapping[str, PlanField]:
        """Every field by its name, such as `goal/rationale`, in the form's order."""
        return {f"{section.id}/{field.id}": field for section in self.sections for field in section.fields}

    def check_whole(self) -> None:
        """Raise ValueError unless it names each part once."""
        check_unique("section", [section.id for section in self.sections])
        check_unique("rule", [rule.id for rule in self.rules])
        check_unique("flag", [flag.id for flag in self.flags])
        if bool(self.states) != bool(self.verifies):
            raise ValueError("`verifies` and `states` belong together: a form, and rules of that form")
        for rule in self.rules:
            for name in set(rule.fields) - set(self.fields):
                raise ValueError(f"the rule `{rule.id}` names the field `{name}`, which the form does not have")
