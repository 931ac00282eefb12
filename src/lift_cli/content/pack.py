"""The shape of a pack and of a section's page, each text with where its meaning comes from."""

from collections.abc import Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from lift_cli.content.roles import NEAREST, Role
from lift_cli.values import KEY, Limits, TwiceError, Value, frozen

FORMAT_VERSION = 1
CLOSING = "closing"

MANIFEST, MODULE = "pack.toml", "module.toml"
"""The files that say what a pack and a module are."""

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
"""The form of a language tag (BCP 47, without its rarer kinds)."""

Slug = Annotated[str, Limits(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Words = Annotated[str, Limits(pattern=r"\S", max_length=4000)]
Address = Annotated[str, Limits(pattern=r"^https?://[^\s<>\"/]+\.[^\s<>\"]+$", max_length=2000)]
StandardPath = Annotated[str, Limits(pattern=r"^[a-z0-9-]+/[a-z0-9-]+/[A-Za-z0-9.-]+$", max_length=200)]
StepPath = Annotated[str, Limits(pattern=r"^[a-z0-9@-]+(/[a-z0-9@-]+){2,4}$", max_length=500)]
"""A step named within its module, `section/activity/step`, or by its full id."""


class Provenance(StrEnum):
    """Where the meaning of a text comes from; the words are always ours."""

    LIFT = "lift"  # LIFT's meaning, seen whole
    ADAPTED = "adapted"  # LIFT's meaning, seen in part
    OWN = "own"  # ours, where LIFT's page was not seen


class StepKind(StrEnum):
    """What a step asks the educator to do."""

    VIEW = "view"
    DISCUSS = "discuss"
    RESPOND = "respond"
    RATE = "rate"
    MAKE = "make"
    BOOKMARK = "bookmark"
    DO = "do"


class Feed(StrEnum):
    """The part of a growth plan that an answer can be offered to."""

    SELF_ASSESSMENT = "self-assessment"
    GOAL = "goal"
    ACTION = "action"
    EVIDENCE = "evidence"
    REFLECTION = "reflection"


class Ring(StrEnum):
    """A ring of the Golden Circle."""

    WHY = "why"
    HOW = "how"
    WHAT = "what"


class Scope(StrEnum):
    """Who answers a step."""

    OWN = "own"  # each one
    TEAM = "team"  # a team once, whoever sits at the keyboard; each one who is on no team


def check_unique(noun: str, ids: Sequence[str]) -> None:
    """Raise TwiceError when an id stands twice: an answer would have two places."""
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise TwiceError(f"the {noun} id `{twice}` is there twice")


SECTION_FILE = r"[0-9]+-[^/]+\.toml"
"""The form of the name of a section's file: a number, a dash, words."""


def page_order(file: str) -> tuple[int, str]:
    """What sections are sorted by: the number before the first dash, then the name."""
    name = file.rpartition("/")[2]
    number = name.split("-")[0]
    return (int(number) if number.isdecimal() else 0, name)


@frozen
class Content(Value):
    """A frozen part of a pack; a key the format does not name is a mistake worth telling the author."""

    UNKNOWN: ClassVar[Literal["allow", "ignore", "forbid"]] = "forbid"


@frozen
class Text(Content):
    """A text and where its meaning comes from."""

    text: Words
    provenance: Provenance


@frozen
class Resource(Content):
    """Something made by others that an activity builds on."""

    title: Words
    author: Words
    kind: Words
    url: Address | None = None
    note: Text | None = None


@frozen
class Wordings(Content):
    """A step's text for those who read it in another role; where a role has none, what is nearest to it or the text."""

    teacher: Text | None = None
    cte_teacher: Text | None = field(default=None, metadata={KEY: "cte-teacher"})
    librarian: Text | None = None
    coach: Text | None = None
    counselor: Text | None = None
    psychologist: Text | None = None
    social_worker: Text | None = field(default=None, metadata={KEY: "social-worker"})
    nurse: Text | None = None
    therapist: Text | None = None
    paraeducator: Text | None = None
    administrator: Text | None = None

    def of(self, role: Role) -> Text | None:
        """The text for a role, its own or that of the nearest one."""
        own: Text | None = getattr(self, role.name.lower())
        return own or (self.of(NEAREST[role]) if role in NEAREST else None)

    @property
    def each(self) -> tuple[tuple[Role, Text], ...]:
        """Every wording there is, by its role."""
        return tuple((role, text) for role in Role if (text := getattr(self, role.name.lower())))


@frozen
class Step(Content):
    """One thing to do; `id` is permanent and unique within its activity."""

    id: Slug
    kind: StepKind
    text: Words
    provenance: Provenance
    words: Wordings | None = None  # the text for those who have another role than a classroom teacher
    discuss: bool = False  # a prompt that is answered and also talked over with the partner
    scale: tuple[Words, ...] = ()  # rate: the choices, lowest first
    url: Address | None = None  # bookmark: the address to offer
    title: Words | None = None  # bookmark: its title
    page: Words | None = None  # the form the answer belongs to; on `make`: the form the document is written from
    column: Words | None = None  # the column of a table on its page; the step that begins a row is the row's question
    scope: Scope = Scope.OWN
    also: tuple[Words, ...] = ()  # other wordings by which it is found in a document that is taken in
    label: Words | None = None  # what it is called on a page that others read, in a few words
    calendar: bool = False  # of a team's step: the lines of its answer are meetings, each with its date
    ring: Ring | None = None  # respond: the ring of the Golden Circle that the answer becomes as well
    framework: Annotated[str, Limits(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")] | None = None  # shown with the step
    codes: tuple[StandardPath, ...] = ()  # the standards it serves, such as `washington/psel/3`
    recall: tuple[StepPath, ...] = ()  # steps whose answers are shown again here
    feeds: tuple[Feed, ...] = ()  # parts of a growth plan this answer is offered to
    former: tuple[StepPath, ...] = ()  # where the step stood in earlier versions of the pack

    def worded_for(self, role: Role | None) -> "Step":
        """The step with the text that one of that role reads."""
        wording = self.words.of(role) if self.words and role else None
        return replace(self, text=wording.text, provenance=wording.provenance) if wording else self

    def check_whole(self) -> None:
        """Raise ValueError unless it has what its kind needs."""
        if (self.kind is StepKind.RATE) != bool(self.scale):
            raise ValueError("a `rate` step, and only a `rate` step, has a `scale`")
        if self.kind is StepKind.RATE and len(self.scale) < 2:
            raise ValueError("a `scale` has at least two choices")
        if self.discuss and self.kind is not StepKind.RESPOND:
            raise ValueError("only a `respond` step can have `discuss = true`")
        if self.feeds and self.kind is not StepKind.RESPOND:
            raise ValueError("only a `respond` step can have `feeds`; ratings and documents reach a plan by themselves")
        if self.ring and self.kind is not StepKind.RESPOND:
            raise ValueError("only a `respond` step can have a `ring`")
        self._check_scope()
        if self.page and self.kind not in (StepKind.RESPOND, StepKind.RATE, StepKind.MAKE):
            raise ValueError("only a `respond`, `rate` or `make` step can have a `page`")
        if self.column and (not self.page or self.kind is StepKind.MAKE):
            raise ValueError("only a `respond` or `rate` step with a `page` can have a `column`")
        if self.kind is not StepKind.BOOKMARK and (self.url or self.title):
            raise ValueError("only a `bookmark` step has `url` and `title`")

    def _check_scope(self) -> None:
        if self.scope is Scope.TEAM and (self.kind is not StepKind.RESPOND or self.discuss or self.ring):
            raise ValueError('only a `respond` step without `discuss` and `ring` can have `scope = "team"`')
        if self.calendar and self.scope is not Scope.TEAM:
            raise ValueError('only a step with `scope = "team"` can be a `calendar`')
        asked_on_a_page = self.page is not None and self.kind is not StepKind.MAKE
        if self.label and not (asked_on_a_page or self.scope is Scope.TEAM):
            raise ValueError(
                'only a `respond` or `rate` step with a `page`, or with `scope = "team"`, can have a `label`'
            )


@frozen
class Activity(Content):
    """One activity of a section: its outcomes, the resource it uses and its steps in order."""

    id: Slug
    title: Words
    title_provenance: Provenance
    summary: Text | None = None
    source: Address | None = None  # where its meaning comes from another page than the section's
    outcomes: tuple[Text, ...] = ()
    resource: Resource | None = None
    steps: Annotated[tuple[Step, ...], Limits(min_length=1)]

    def check_whole(self) -> None:
        """Raise ValueError unless it names each step once."""
        check_unique("step", [step.id for step in self.steps])


@frozen
class Section(Content):
    """One page of LIFT; `source` is that page's address."""

    format_version: int
    id: Slug
    title: Words
    purpose: Text
    source: Address
    activities: Annotated[tuple[Activity, ...], Limits(min_length=1)]

    def check_whole(self) -> None:
        """Raise ValueError unless it names each activity once."""
        check_unique("activity", [activity.id for activity in self.activities])
        if self.id == CLOSING:
            raise ValueError(f"the id `{CLOSING}` belongs to the module's closing")


@frozen
class PackFile(Content):
    """What `pack.toml` holds."""

    format_version: int
    id: Slug
    title: Words
    version: Annotated[str, Limits(pattern=r"^\d+\.\d+\.\d+$")]
    language: Annotated[str, Limits(pattern=LANGUAGE)] = "en"
    summary: Text
    attribution: Words
    licence: Words
    modules: tuple[Slug, ...] = ()
    interface: dict[str, Words] = field(default_factory=dict)
    """What lift itself says in a walk, by the English sentence."""

    def check_whole(self) -> None:
        """Raise ValueError unless it names each module once."""
        check_unique("module", self.modules)
