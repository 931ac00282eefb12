"""The portfolio as it stands in the file; keys that this version does not know are kept."""

from collections import Counter
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Annotated

from lift_cli.portfolio.parts import PART, PARTS
from lift_cli.portfolio.plan_records import Earned, Plan, PlanText
from lift_cli.portfolio.record import Choice, Earlier, Instant, Line, Minutes, Prose, Record
from lift_cli.portfolio.team_records import Team, TeamAnswer
from lift_cli.portfolio.versions import Versioned
from lift_cli.values import KEY, Limits, frozen

FORMAT_VERSION = 1
RINGS = ("why", "how", "what")


@frozen
class Answer(Versioned):
    """The answer to a prompt with its earlier versions, oldest first."""

    step: Prose
    text: Prose
    at: Instant
    earlier: tuple[Earlier, ...] = ()


@frozen
class EarlierRating(Record):
    """What a rating was before."""

    value: Choice
    at: Instant


@frozen
class Rating(Versioned):
    """The number chosen on a step's scale, from 1."""

    step: Prose
    value: Choice
    at: Instant
    earlier: tuple[EarlierRating, ...] = ()


@frozen
class EarlierNote(Record):
    """What a done-mark said before."""

    minutes: Minutes | None = None
    note: Prose | None = None


@frozen
class Done(Versioned):
    """A step ticked off; for a discussion also its minutes and one takeaway.

    `turn` says how many times they had been changed where it is not how many `earlier` ones there are, as after copies
    were joined.
    """

    step: Prose
    at: Instant
    minutes: Minutes | None = None
    note: Prose | None = None
    turn: Annotated[int, Limits(ge=0)] | None = None
    earlier: tuple[EarlierNote, ...] = ()


class IdeaKind(StrEnum):
    """What LIFT Ideas and Questions holds."""

    IDEA = "idea"
    QUESTION = "question"
    INPUT = "input"
    INSIGHT = "insight"


@frozen
class Idea(Record):
    """One entry of LIFT Ideas and Questions; a private one never leaves the machine."""

    kind: IdeaKind
    text: Prose
    at: Instant
    private: bool = False


@frozen
class Bookmark(Record):
    """One resource; `for` is the module or step it serves."""

    url: Line
    title: Line = ""
    note: Prose = ""
    serves: Prose = field(default="", metadata={KEY: "for"})
    at: Instant


@frozen
class FolderItem(Record):
    """One document of the LIFT Folder: a copied file (`bytes`, `sha256`) or a link (`url`)."""

    name: Line
    caption: Line = ""
    serves: Prose = field(default="", metadata={KEY: "for"})
    at: Instant
    sha256: Prose | None = None
    bytes: int | None = None
    url: Prose | None = None

    @property
    def mark(self) -> str:
        """What it is known by, wherever it is filed: its SHA-256, or its link."""
        return self.sha256 or self.url or ""


@frozen
class Hours(Record):
    """Time spent: `activity` is the module, activity or step it went to; `with` is the company.

    `id` tells two entries apart that say the same; earlier entries have none.
    """

    id: Prose = ""
    date: date
    minutes: Minutes
    what: Prose
    activity: Prose = ""
    company: Prose = field(default="", metadata={KEY: "with"})


@frozen
class Circle(Versioned):
    """The Golden Circle: why, how, what, and what it said before."""

    why: Prose = ""
    how: Prose = ""
    what: Prose = ""
    at: Instant | None = None
    earlier: "tuple[Circle, ...]" = ()


@frozen
class Secret(Record):
    """What the marks in a file that leaves are keyed with (64 hex digits), and when the first such file was made."""

    at: Instant
    secret: Prose


@frozen
class EarlierPrivate(Record):
    """What a copy said otherwise of the certificate, or what was said before."""

    certificate: Line = ""
    issued: date | None = None
    expires: date | None = None
    holds: tuple[Line, ...] = ()
    endorsements: tuple[Line, ...] = ()
    national_board: date | None = None
    at: Instant | None = None


@frozen
class Private(Record):
    """What never leaves the machine; as with `Educator`, fields that copies said differently have times."""

    certificate: Line = ""
    issued: date | None = None  # the days between which the certificate is valid
    expires: date | None = None
    holds: tuple[Line, ...] = ()  # the certificates held, such as `Continuing Teacher`
    endorsements: tuple[Line, ...] = ()  # such as `Biology`
    national_board: date | None = None  # the last day of a National Board certificate
    students: tuple[Line, ...] = ()  # names that are pointed out before a file leaves
    secrets: tuple[Secret, ...] = ()  # the first one writes, all of them compare
    written: dict[Prose, Instant] = field(default_factory=dict)
    earlier: tuple[EarlierPrivate, ...] = ()


@frozen
class EarlierEducator(Record):
    """What a copy said otherwise of the educator, or what was said before."""

    name: Line = ""
    role: Line = ""
    school: Line = ""
    district: Line = ""
    at: Instant | None = None


@frozen
class Educator(Record):
    """Whose portfolio it is.

    Once copies that were joined said a field differently, the other value is among the `earlier` ones, and when the
    field is changed, `written` says when.
    """

    name: Line = ""
    role: Line = ""
    school: Line = ""
    district: Line = ""
    private: Private = Private()
    written: dict[Prose, Instant] = field(default_factory=dict)
    earlier: tuple[EarlierEducator, ...] = ()


@frozen
class EarlierPartner(Record):
    """Another name of the partner, as a copy said it or it was said before."""

    name: Line = ""
    at: Instant | None = None


@frozen
class Partner(Record):
    """The learning partner; as with `Educator`, a name that copies said differently has a time."""

    name: Line = ""
    written: dict[Prose, Instant] = field(default_factory=dict)
    earlier: tuple[EarlierPartner, ...] = ()


@frozen
class Begun(Record):
    """A module that was begun, the steps where its walk and its closing stand, and when it was last worked in.

    `name` is what this run of it is called, such as by a client's name.
    """

    module: Prose
    name: Line = ""
    began: Instant
    step: Prose | None = None
    closing_step: Prose | None = None
    at: Instant | None = None


@frozen
class ItemVerdict(Record):
    """One checklist item as the partner left it."""

    id: Prose
    verdict: Prose
    confirmed: bool
    comment: Prose = ""
    missing: tuple[Prose, ...] = ()


@frozen
class Comment(Record):
    """A partner's word on one step."""

    step: Prose
    text: Prose


@frozen
class Recognition(Record):
    """The partner's words of thanks."""

    words: Prose
    at: Instant


@frozen
class Also(Record):
    """The marks of what a partner saw besides answers and ratings: ticks, bookmarks, documents.

    Of a team's answers there is only that they are there.
    """

    done: dict[Prose, Prose] = field(default_factory=dict)
    team_answers: dict[Prose, Prose] = field(default_factory=dict)
    bookmarks: tuple[Prose, ...] = ()
    folder: tuple[Prose, ...] = ()


@frozen
class ReceivedReview(Record):
    """A review that was taken in; `digests` are the marks of the answers and ratings that the partner saw, by step.

    `accepted` says whether its recognition counts: as the `partner`'s, since the educator was `asked`, or `no`; a
    review that was taken in before lift asked has nothing there, and counts.
    """

    id: Prose = ""
    module: Prose
    reviewer: Line
    reviewed: Instant
    exported_at: Instant | None = None
    export_digest: Prose = ""
    module_digest: Prose = ""
    items: tuple[ItemVerdict, ...] = ()
    comments: tuple[Comment, ...] = ()
    digests: dict[Prose, Prose] = field(default_factory=dict)
    also: Also = Also()
    recognition: Recognition | None = None
    accepted: Prose = ""
    redacted: Annotated[int, Limits(ge=0)] = 0  # texts that only forgetting changed since
    marked_at: Instant | None = None  # when its marks were made anew from the file that was read
    withdraws: Prose = ""  # the id of an earlier one of the same reviewer, whose recognition counts no more


@frozen
class AnsweredComment(Versioned):
    """That a partner's comment was answered, in words or by doing: the review's id, and the item or step it is of."""

    review: Prose
    of: Prose
    text: Prose = ""
    at: Instant
    earlier: tuple[Earlier, ...] = ()


@frozen
class EarlierStar(Record):
    """What was said of a step's star before, and when."""

    taken_back: bool = False
    at: Instant


@frozen
class Star(Versioned):
    """That a step is for an interview, or was until the star was taken back."""

    step: Prose
    taken_back: bool = False
    at: Instant
    earlier: tuple[EarlierStar, ...] = ()


@frozen
class Forgotten(Record):
    """Words that were taken out for good: a mark of them, how many they were, and when; never the words.

    `lifted_at` is when their owner typed them again.
    """

    mark: Prose
    count: Annotated[int, Limits(ge=1)] = field(metadata={KEY: "words"})
    at: Instant
    lifted_at: Instant | None = None

    @property
    def is_active(self) -> bool:
        """Whether they are still taken out of whatever comes in."""
        return self.lifted_at is None or self.at > self.lifted_at


@frozen
class Portfolio(Record):
    """Everything one educator wrote; `revision` counts the saves."""

    format_version: int = FORMAT_VERSION
    id: Prose
    revision: Annotated[int, Limits(ge=0)] = 0
    educator: Educator = Educator()
    partner: Partner = Partner()
    circle: Circle = Circle()
    modules: tuple[Begun, ...] = ()
    answers: tuple[Answer, ...] = ()
    ratings: tuple[Rating, ...] = ()
    done: tuple[Done, ...] = ()
    undone: tuple[Done, ...] = ()  # ticks taken back that had words; they come back as earlier ones
    ideas: tuple[Idea, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    folder: tuple[FolderItem, ...] = ()
    hours: tuple[Hours, ...] = ()
    reviews: tuple[ReceivedReview, ...] = ()
    answered: tuple[AnsweredComment, ...] = ()
    plan: Plan = Plan()
    earned: tuple[Earned, ...] = ()
    stars: tuple[Star, ...] = ()
    forgotten: tuple[Forgotten, ...] = ()
    teams: tuple[Team, ...] = ()
    team_answers: tuple[TeamAnswer, ...] = ()

    def check_whole(self) -> None:
        """Raise ValueError for two records of one key, as after two files were joined by hand: one would be hidden."""
        for part in PARTS:
            keys = [part.key_of(record) for record in part.records(self)]
            if part.key and not part.quiet and len(set(keys)) < len(keys):
                (twice, _) = Counter(keys).most_common(1)[0]
                subject = f"the step {twice[-1]}" if part.is_by_step else " ".join(map(str, twice))
                raise ValueError(f"{subject} is there twice in [[{part.name}]]")

    def answer(self, step: str) -> Answer | TeamAnswer | None:
        """The answer that counts at a step, if it has one: of a step of their team's the team's, while they are in."""
        own: Answer | None = PART["answers"].find(self, step)
        ours = [one for one in self.team_answers if one.step == step]
        if not ours or (own and not any(self.is_on(one.team) for one in ours)):
            return own
        return max(ours, key=lambda one: (self.is_on(one.team), one.n, one.at, one.team))

    def is_on(self, team: str) -> bool:
        """Whether the owner is on the team of that id."""
        return any(
            one.id == team and any(who.id == self.id and who.state == "in" for who in one.members) for one in self.teams
        )

    @property
    def answered_steps(self) -> dict[str, Answer | TeamAnswer]:
        """The answer that counts at each step that has one, in the order of the file."""
        found: dict[str, Answer | TeamAnswer] = {one.step: one for one in self.answers}
        return found | {one.step: said for one in self.team_answers if (said := self.answer(one.step))}

    def rating(self, step: str) -> Rating | None:
        """The rating of a step, if it has one."""
        found: Rating | None = PART["ratings"].find(self, step)
        return found

    def tick(self, step: str) -> Done | None:
        """The done-mark of a step, if it has one."""
        found: Done | None = PART["done"].find(self, step)
        return found

    def is_starred(self, step: str) -> bool:
        """Whether a step is marked for an interview."""
        star: Star | None = PART["stars"].find(self, step)
        return star is not None and not star.taken_back

    def planned(self, form: str, year: str, field: str) -> PlanText | None:
        """What was written in a field of a plan, if anything was."""
        found: PlanText | None = PART["plan.texts"].find(self, form, year, field)
        return found

    def begun(self, module: str) -> Begun | None:
        """When a module was begun and where its walk stands, if it was."""
        found: Begun | None = PART["modules"].find(self, module)
        return found
