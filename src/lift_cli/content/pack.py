"""The shape of a pack: Pack, Module, Section, Activity, Step, each text with where its meaning comes from."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

FORMAT_VERSION = 1
CLOSING = "closing"

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Words = Annotated[str, Field(min_length=1, max_length=4000)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]


class Provenance(StrEnum):
    """Where the meaning of a text comes from; the words are always ours."""

    LIFT = "lift"  # LIFT's meaning, seen whole
    ADAPTED = "adapted"  # LIFT's meaning, seen in part
    OWN = "own"  # ours, where LIFT's page was not seen


class Kind(StrEnum):
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


class Area(StrEnum):
    """A part of the portfolio that Review and Revise looks at again."""

    CIRCLE = "circle"
    IDEAS = "ideas"
    BOOKMARKS = "bookmarks"
    FOLDER = "folder"


class ChecklistItem(StrEnum):
    """The four things a partner checks, for completion and never for content (LIFT section 2.4)."""

    RESPONSES = "responses"
    ACTIVITIES = "activities"
    BOOKMARKS = "bookmarks"
    DOCUMENTS = "documents"


def _check_unique(noun: str, ids: Sequence[str]) -> None:
    """Raise ValueError when an id stands twice: an answer would have two places."""
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"the {noun} id `{twice}` stands twice")


class Content(BaseModel):
    """A frozen part of a pack; a key the format does not name is a mistake worth telling the author."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Content):
    """A text and where its meaning comes from."""

    text: Words
    provenance: Provenance


class Resource(Content):
    """Something made by others that an activity builds on."""

    title: Words
    author: Words
    kind: Words
    url: Address | None = None
    note: Text | None = None


class Step(Content):
    """One thing to do; `id` is permanent and unique within its activity."""

    id: Slug
    kind: Kind
    text: Words
    provenance: Provenance
    discuss: bool = False  # a prompt that is answered and also talked over with the partner
    scale: tuple[Words, ...] = ()  # rate: the choices, lowest first
    url: Address | None = None  # bookmark: the address to offer
    title: Words | None = None  # bookmark: its title
    page: Words | None = None  # the page of the portfolio that this answer belongs to
    recall: tuple[str, ...] = ()  # steps whose answers are shown again here (section/activity/step, or a full id)
    feeds: tuple[Feed, ...] = ()  # parts of a growth plan this answer is offered to

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Step:
        if (self.kind is Kind.RATE) != bool(self.scale):
            raise ValueError("a `rate` step, and only a `rate` step, has a `scale`")
        if self.kind is Kind.RATE and len(self.scale) < 2:
            raise ValueError("a `scale` has at least two choices")
        if self.discuss and self.kind is not Kind.RESPOND:
            raise ValueError("only a `respond` step can have `discuss = true`")
        if self.feeds and self.kind is not Kind.RESPOND:
            raise ValueError("only a `respond` step can have `feeds`; ratings and documents reach a plan by themselves")
        if self.kind is not Kind.BOOKMARK and (self.url or self.title):
            raise ValueError("only a `bookmark` step has `url` and `title`")
        return self


class Activity(Content):
    """One activity of a section: its outcomes, the resource it uses and its steps in order."""

    id: Slug
    title: Words
    title_provenance: Provenance
    summary: Text | None = None
    outcomes: tuple[Text, ...] = ()
    resource: Resource | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_each_step_once(self) -> Activity:
        _check_unique("step", [step.id for step in self.steps])
        return self


class Section(Content):
    """One page of LIFT; `source` is that page's address."""

    format_version: int
    id: Slug
    title: Words
    purpose: Text
    source: Address
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_each_activity_once(self) -> Section:
        _check_unique("activity", [activity.id for activity in self.activities])
        if self.id == CLOSING:
            raise ValueError(f"the id `{CLOSING}` belongs to the module's closing")
        return self


class ReviewStep(Content):
    """A look back at one area of the portfolio, to change it now if it needs changing."""

    id: Slug
    area: Area
    text: Words
    provenance: Provenance


class ChecklistText(Content):
    """One item of the partner's checklist in words."""

    id: ChecklistItem
    text: Words
    provenance: Provenance


class NeededDocument(Content):
    """A document that the folder must hold before the module can close, and the step that makes it."""

    title: Words
    provenance: Provenance
    step: str  # section/activity/step within the module


class Closing(Content):
    """Reflect | Review | Revise | Recognize, the end of a module."""

    title: Words
    purpose: Text
    source: Address
    reflect: tuple[Step, ...]
    review: tuple[ReviewStep, ...]
    checklist: tuple[ChecklistText, ...]
    documents: tuple[NeededDocument, ...] = ()

    @model_validator(mode="after")
    def _asks_prompts_and_the_four_items(self) -> Closing:
        _check_unique("step", [step.id for step in self.reflect])
        _check_unique("step", [look.id for look in self.review])
        if any(step.kind is not Kind.RESPOND for step in self.reflect):
            raise ValueError("every step of `reflect` is a `respond` step")
        if [item.id for item in self.checklist] != list(ChecklistItem):
            raise ValueError(f"`checklist` holds the four items in order: {', '.join(ChecklistItem)}")
        return self


class ModuleFile(Content):
    """What `module.toml` holds; its sections stand in files beside it."""

    format_version: int
    id: Slug
    number: Annotated[int, Field(ge=1, le=999)]
    title: Words
    question: Text
    topics: tuple[Text, ...] = ()
    source: Address
    closing: Closing


class PackFile(Content):
    """What `pack.toml` holds."""

    format_version: int
    id: Slug
    title: Words
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    summary: Text
    attribution: Words
    licence: Words
    modules: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _names_each_module_once(self) -> PackFile:
        _check_unique("module", self.modules)
        return self
