"""A module small enough to be read at a glance, and the packs that tests put it in."""

from __future__ import annotations

from typing import Any

from lift_cli.content.module import Module, Place
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import PackFile, Section, Step
from lift_cli.storage.validation import checked

Tables = dict[str, Any]

URL = "https://example.org/page"


def step(name: str = "say", kind: str = "respond", **more: object) -> Tables:
    """A step as an author writes it."""
    return {"id": name, "kind": kind, "text": f"Please {name}.", "provenance": "own", **more}


def activity(name: str, *steps: Tables) -> Tables:
    """An activity as an author writes it."""
    return {"id": name, "title": name.title(), "title_provenance": "own", "steps": steps}


def section(name: str, *activities: Tables) -> Tables:
    """A section file."""
    return {
        "format_version": 1,
        "id": name,
        "title": name.title(),
        "purpose": {"text": f"To {name}.", "provenance": "own"},
        "source": URL,
        "activities": activities,
    }


def closing(**more: object) -> Tables:
    """The closing of a module: one prompt that is also discussed, the four looks back, the four items."""
    names = ("circle", "ideas", "bookmarks", "folder")
    items = ("responses", "activities", "bookmarks", "documents")
    return {
        "title": "Reflect and recognize",
        "purpose": {"text": "To look back.", "provenance": "own"},
        "source": URL,
        "reflect": [step("idea", discuss=True)],
        "review": [{"id": f"the-{name}", "area": name, "text": "Look.", "provenance": "own"} for name in names],
        "checklist": [{"id": item, "text": "Is it there?", "provenance": "own"} for item in items],
        "documents": [{"title": "The plan", "provenance": "own", "step": "try/plan/sheet"}],
        **more,
    }


LISTEN = section(
    "listen",
    activity(
        "ask",
        step("read", "view"),
        step("keep", "bookmark", url=URL, title="The page"),
        step("talk", "discuss"),
        step("say"),
    ),
    activity(
        "weigh",
        step("today", "rate", scale=("Seldom", "Often"), recall=("listen/ask/say",)),
        step("why", discuss=True, recall=("lift/small/listen/ask/say",)),
    ),
)
TRY = section("try", activity("plan", step("sheet", "make"), step("send", "do")))


LICENCE: Tables = {
    "format_version": 1,
    "id": "licence",
    "title": "Renewal of a licence",
    "edition": "for tests",
    "notice": {"text": "This only adds up.", "provenance": "own"},
    "source": URL,
    "hours": 100,
    "years": 5,
    "units": [
        {
            "id": "hours",
            "title": "hour",
            "hours": 1,
            "text": {"text": "Sixty minutes.", "provenance": "own"},
            "source": URL,
        },
        {
            "id": "credits",
            "title": "credit",
            "hours": 15,
            "text": {"text": "A credit is 15 hours.", "provenance": "own"},
            "source": URL,
            "doubt": {"text": "Or 10.", "provenance": "own"},
        },
        {
            "id": "plans",
            "title": "plan",
            "hours": 25,
            "year_starts": [7, 1],
            "text": {"text": "One plan a year.", "provenance": "own"},
            "source": URL,
        },
    ],
    "categories": [
        {
            "id": "care",
            "title": "Care",
            "text": {"text": "It is about care.", "provenance": "own"},
            "asked": [
                {"hours": 15, "who": {"text": "teachers", "provenance": "own"}},
                {"hours": 10, "who": {"text": "principals", "provenance": "own"}},
            ],
            "by_plan_goal": True,
            "source": URL,
            "doubt": {"text": "Whether at night.", "provenance": "own"},
        },
        {
            "id": "law",
            "title": "Law",
            "text": {"text": "No plan can meet it.", "provenance": "own"},
            "asked": [{"hours": 5, "who": {"text": "principals", "provenance": "own"}}],
            "by_plan_goal": False,
            "source": URL,
        },
    ],
    "doubts": [{"text": "Whether twice.", "provenance": "own"}],
    "references": [{"title": "A page", "url": URL, "note": {"text": "Read in part.", "provenance": "own"}}],
}
"""What a licence asks: hours, credits and plans, a category that a plan can meet and one that none can."""


def module_file(**more: object) -> Tables:
    """A module.toml."""
    return {
        "format_version": 1,
        "id": "small",
        "number": 2,
        "title": "Small Things First",
        "question": {"text": "What is small?", "provenance": "own"},
        "source": URL,
        "closing": closing(),
        **more,
    }


def pack_file(**more: object) -> Tables:
    """A pack.toml."""
    return {
        "format_version": 1,
        "id": "lift",
        "title": "A pack",
        "version": "1.0.0",
        "summary": {"text": "For tests.", "provenance": "own"},
        "attribution": "Us",
        "licence": "None",
        **more,
    }


def module(name: str = "small", number: int = 2, title: str = "Small Things First", pack: str = "lift") -> Module:
    """The small module, under any name."""
    return Module(
        checked(PackFile, pack_file(id=pack)),
        checked(ModuleFile, module_file(id=name, number=number, title=title)),
        (checked(Section, LISTEN), checked(Section, TRY)),
    )


SMALL = module()
READ, KEEP, TALK, SAY, TODAY, WHY, SHEET, SEND = (place.id for place in SMALL.steps)
IDEA = SMALL.reflect[0].id
LOOKS = tuple(place.id for place in SMALL.review)


def place(step_id: str) -> Place:
    """The step of the small module with that id."""
    return next(place for place in SMALL.places if place.id == step_id)


def place_of_kind(kind: str, *, pack: str = "lift", **more: object) -> Place:
    """A step of that kind that stands alone."""
    return Place(f"{pack}/small/a/b/c", "2.1.1.1", checked(Step, step("c", kind, **more)), module(pack=pack))
