"""The shape of `module.toml`: what a module asks, how it closes, and what it no longer asks."""

from enum import StrEnum
from typing import Annotated

from lift_cli.content.pack import (
    Address,
    Content,
    Provenance,
    Slug,
    Step,
    StepKind,
    StepPath,
    Text,
    Words,
    check_unique,
)
from lift_cli.values import Limits, frozen


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


@frozen
class ReviewStep(Content):
    """A look back at one area of the portfolio, to change it now if it needs changing."""

    id: Slug
    area: Area
    as_needed: bool = False  # it may be left out
    text: Words
    provenance: Provenance


@frozen
class ChecklistText(Content):
    """One item of the partner's checklist in words."""

    id: ChecklistItem
    text: Words
    provenance: Provenance


@frozen
class NeededDocument(Content):
    """A document that the folder must hold before the module can close, and the step that makes it."""

    title: Words
    provenance: Provenance
    step: str  # section/activity/step within the module


@frozen
class Closing(Content):
    """Reflect | Review | Revise | Recognize, the end of a module."""

    title: Words
    purpose: Text
    source: Address
    reflect: tuple[Step, ...] = ()
    review: tuple[ReviewStep, ...] = ()
    checklist: tuple[ChecklistText, ...]
    documents: tuple[NeededDocument, ...] = ()

    def check_whole(self) -> None:
        """Raise ValueError unless it asks prompts and names items in order."""
        check_unique("step", [step.id for step in self.reflect])
        check_unique("step", [look.id for look in self.review])
        if any(step.kind is not StepKind.RESPOND for step in self.reflect):
            raise ValueError("every step of `reflect` is a `respond` step")
        named = [item.id for item in self.checklist]
        if not named or named != [item for item in ChecklistItem if item in named]:
            raise ValueError(f"`checklist` has items in this order: {', '.join(ChecklistItem)}")


@frozen
class RetiredStep(Content):
    """A step that the module no longer asks; its words stay, so that an answer can be read with its question."""

    step: StepPath
    text: Words
    provenance: Provenance


@frozen
class ModuleFile(Content):
    """What `module.toml` holds; its sections stand in files beside it."""

    format_version: int
    id: Slug
    number: Annotated[int, Limits(ge=1, le=999)]
    title: Words
    question: Text
    topics: tuple[Text, ...] = ()
    source: Address
    based_on: Annotated[str, Limits(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")] | None = None  # the module it stands in for
    aside: bool = False  # beside the path of its pack: begun only by who names it
    repeats: Words | None = None  # a word for one run, such as `cycle`, where it can be run again
    closing: Closing
    retired: tuple[RetiredStep, ...] = ()
