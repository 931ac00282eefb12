"""What was written for growth plans: goals, evidence, a reviewer, texts in a form's fields, and what was earned."""

from datetime import date
from typing import Annotated

from lift_cli.portfolio.record import Earlier, Instant, Line, Prose, Record
from lift_cli.portfolio.versions import Versioned
from lift_cli.values import Limits, frozen

Amount = Annotated[float, Limits(gt=0, le=1000, allow_inf_nan=False)]


PLANS = "plans"
"""The unit of what was earned by whole plans."""


@frozen
class PlanText(Versioned):
    """What the educator wrote in a field of a growth plan, such as `goal/rationale`, with its earlier versions.

    `year` is the plan's, such as `2026-2027`; empty for a plan of several years.
    """

    form: Prose
    year: Prose = ""
    field: Prose
    text: Prose
    at: Instant
    earlier: tuple[Earlier, ...] = ()


@frozen
class GoalVersion(Record):
    """What a goal says; `standards` are such as `washington/ccdei:3`, `flags` such as `equity`."""

    text: Prose
    focus: Prose = ""
    rationale: Prose = ""
    standards: tuple[Prose, ...] = ()
    role: Line = ""
    flags: tuple[Prose, ...] = ()
    at: Instant


@frozen
class Goal(GoalVersion, Versioned):
    """A goal of a year's plans, whichever form they are written in; its id stays when its text changes."""

    id: Prose
    year: Prose
    earlier: tuple[GoalVersion, ...] = ()

    @property
    def since(self) -> Instant:
        """When it was first set."""
        return min(self.at, *(before.at for before in self.earlier)) if self.earlier else self.at


@frozen
class Evidence(Versioned):
    """Which goals does A document of the LIFT Folder in a year's plan support?, by id, and in words what it shows.

    `mark` is what the document is known by, its SHA-256 or its link; `name` is for the reader of the file; `at` is
    when the text was written, or before there is one, when it was first tied to a goal.
    """

    year: Prose
    mark: Prose
    name: Line = ""
    goals: tuple[Prose, ...] = ()
    text: Prose = ""
    at: Instant
    earlier: tuple[Earlier, ...] = ()  # what it was said to show before


@frozen
class ReviewerVersion(Record):
    """Who reviews a plan and its results, and the day on which they signed."""

    name: Line = ""
    certificate: Line = ""
    holds_certificate: bool | None = None
    signed: date | None = None
    at: Instant


@frozen
class Reviewer(ReviewerVersion, Versioned):
    """Who reviews a year's plans, whichever form they are written in."""

    year: Prose
    earlier: tuple[ReviewerVersion, ...] = ()


@frozen
class Plan(Record):
    """What was written for growth plans, of every form and year."""

    goals: tuple[Goal, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    texts: tuple[PlanText, ...] = ()


@frozen
class Earned(Record):
    """What counts toward the renewal of a certificate besides the plans written here, such as a provider's hours.

    `unit` and `flags` are ids of the renewal's rules, such as `clock-hours` and `stem`; `provider` is who offered it,
    which decides for some categories whether it counts; `id` tells two entries apart that say the same.
    """

    id: Prose = ""
    date: date
    amount: Amount
    unit: Prose
    what: Line
    flags: tuple[Prose, ...] = ()
    provider: Line = ""
