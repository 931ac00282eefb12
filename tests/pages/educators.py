"""Three educators for the pages: one who wrote nothing, one in the middle of a year, one with 200 hostile answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import Feed, PackFile, Section
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Plan
from lift_cli.storage.validation import checked
from lift_cli.text import is_storable, normalised
from tests.exporters.documents import NASTY

TODAY = date(2026, 5, 3)
APRIL = datetime(2026, 4, 20, 16, 0, tzinfo=UTC)
AUTUMN = datetime(2025, 9, 12, 16, 0, tzinfo=UTC)
LAST_JUNE = datetime(2025, 6, 30, 16, 0, tzinfo=UTC)
"""The last day of the plan's year before."""

NOTHING = Portfolio(id="nobody")

FRAMEWORK = "lift/two/partnership-as-leadership/leadership-framework"
COACHING = "lift/two/partnership-as-leadership/coaching-as-partnership"
ADULTS = "lift/two/adult-learning/working-with-adult-learners"
PLAYBOOK = "lift/two/personalized-professional-learning/building-instructional-partnerships"
REMIX = "lift/two/personalized-professional-learning/remixing-professional-learning"

ANA = checked(
    Portfolio,
    {
        "id": "ana-1",
        "educator": {
            "name": "Ana Reyes",
            "role": "Seventh-grade science teacher",
            "school": "Cedar Creek Middle School",
            "district": "Tamarack Valley School District",
            "private": {"certificate": "123456X", "holds": ["Continuing Teacher", "School Nurse"]},
        },
        "partner": {"name": "Ben Okafor"},
        "circle": {"why": "Every child can learn to ask a good question.", "how": "I ask first.", "at": APRIL},
        "modules": [{"module": "lift/two", "began": LAST_JUNE, "at": APRIL}],
        "answers": [
            {
                "step": f"{FRAMEWORK}/domain-to-develop",
                "text": "Communication.\n\nI answer too fast,\nand I listen too little.",
                "at": APRIL,
                "earlier": [{"text": "Collaboration, I think.", "at": LAST_JUNE}],
            },
            {"step": f"{COACHING}/more-of-a-partnership", "text": "Our shared lab days.", "at": APRIL},
            {"step": f"{ADULTS}/strengths", "text": "I am patient, and I ask before I show.", "at": LAST_JUNE},
            {"step": f"{PLAYBOOK}/principle-and-reason", "text": "Trust, because nobody shows a lesson.", "at": APRIL},
            {"step": "lift/two/closing/reflect/striking-idea", "text": "Adults need a say, too.", "at": APRIL},
            {"step": "lift/two/closing/reflect/school-lead", "text": "Our math coach.", "at": APRIL},
            {"step": "lift/two/adult-learning/gone/old-step", "text": "Words for a step that is gone.", "at": APRIL},
        ],
        "ratings": [{"step": f"{COACHING}/partnership-today", "value": 2, "at": APRIL}],
        "done": [
            {"step": f"{FRAMEWORK}/read-framework", "at": LAST_JUNE},
            {"step": f"{FRAMEWORK}/skill-or-disposition", "at": APRIL, "minutes": 20, "note": "A skill can be taught."},
            {"step": "lift/two/closing/reflect/striking-idea", "at": APRIL, "minutes": 15, "note": "Ben agrees."},
        ],
        "ideas": [
            {"kind": "question", "text": "Could we open the lab at lunch?", "at": APRIL},
            {"kind": "idea", "text": "Ask the principal in private", "at": APRIL, "private": True},
        ],
        "bookmarks": [
            {
                "url": "https://cstp-wa.org/learn-about-teacher-leadership",
                "title": "Teacher Leadership Skills Framework",
                "note": "Six domains",
                "for": f"{FRAMEWORK}/bookmark-framework",
                "at": APRIL,
            },
            {"url": "https://example.org/untitled", "at": APRIL},
        ],
        "folder": [
            {
                "name": "training-aar.docx",
                "caption": "Review of the video workshop",
                "for": f"{REMIX}/file-the-aar",
                "at": APRIL,
                "sha256": "ab" * 32,
                "bytes": 1200,
            },
            {"name": "Lab plan", "for": "lift/two", "at": LAST_JUNE, "url": "https://example.org/plan"},
        ],
        "hours": [
            {
                "date": date(2026, 3, 1),
                "minutes": 90,
                "what": "Read the playbook",
                "activity": "lift/two",
                "with": "Cy",
            },
            {"date": date(2025, 6, 30), "minutes": 30, "what": "Met the team"},
        ],
        "reviews": [
            {
                "module": "lift/two",
                "reviewer": "Ben Okafor",
                "reviewed": APRIL,
                "items": [
                    {
                        "id": "responses",
                        "verdict": "unmet",
                        "confirmed": False,
                        "comment": "One to go.",
                        "missing": [f"{ADULTS}/to-develop"],
                    }
                ],
                "comments": [{"step": f"{FRAMEWORK}/domain-to-develop", "text": "I see you listening more."}],
                "recognition": {"words": "Ana, you finished it.\nI am glad.", "at": APRIL},
            }
        ],
    },
)
"""A typical educator, on the shipped Module Two."""

GOAL = "to-wait-for-the-answer"
PLANNED = replace(
    ANA,
    plan=checked(
        Plan,
        {
            "goals": [
                {
                    "id": GOAL,
                    "year": "2025-2026",
                    "text": "To wait for the answer.\nEvery time.",
                    "focus": "Questions in the lab",
                    "rationale": "In my self-assessment I saw that I answer too fast.",
                    "standards": ["washington/ccdei:3", "washington/nbpts:4"],
                    "role": "Teacher",
                    "flags": ["stem", "equity"],
                    "at": APRIL,
                    "earlier": [{"text": "To talk less.", "at": AUTUMN}],
                },
                {"id": "to-share", "year": "2025-2026", "text": "To share what I try.", "at": AUTUMN},
                {"id": "old", "year": "2024-2025", "text": "A goal of the year before.", "at": LAST_JUNE},
            ],
            "evidence": [
                {
                    "year": "2025-2026",
                    "mark": "ab" * 32,
                    "name": "training-aar.docx",
                    "goals": [GOAL],
                    "text": "How long I waited, and who spoke then.",
                    "at": APRIL,
                }
            ],
            "reviewers": [
                {
                    "year": "2025-2026",
                    "name": "Cy Young",
                    "certificate": "654321Z",
                    "holds_certificate": True,
                    "signed": date(2026, 5, 2),
                    "at": APRIL,
                }
            ],
            "texts": [
                {
                    "form": "pgp-1697",
                    "year": "2025-2026",
                    "field": "reflection/reflection",
                    "text": "They ask each other now.",
                    "at": APRIL,
                }
            ],
        },
    ),
)
"""The same educator, with a plan that a reviewer signed."""

ACTIVITIES, PROMPTS = 10, 20


def _text(words: str) -> dict[str, str]:
    return {"text": words, "provenance": "own"}


def _section() -> dict[str, object]:
    feeds = list(Feed)
    activities = [
        {
            "id": f"part-{i}",
            "title": f"Part {i}",
            "title_provenance": "own",
            "steps": [
                {
                    "id": f"prompt-{k}",
                    "kind": "respond",
                    **_text(f"Prompt {k} of part {i}?"),
                    "feeds": [feeds[(i * PROMPTS + k) % len(feeds)]],
                }
                for k in range(PROMPTS)
            ],
        }
        for i in range(ACTIVITIES)
    ]
    return {
        "format_version": 1,
        "id": "many",
        "title": "Many",
        "purpose": _text("To have many."),
        "source": "https://example.org",
        "activities": activities,
    }


def many() -> Module:
    """A module of 200 prompts that feed every part of a plan in turn."""
    items = ("responses", "activities", "bookmarks", "documents")
    closing = {
        "title": "The end",
        "purpose": _text("To end."),
        "source": "https://example.org",
        "reflect": [],
        "review": [],
        "checklist": [{"id": item, **_text("Is it there?")} for item in items],
    }
    file = {
        "format_version": 1,
        "id": "two",
        "number": 2,
        "title": "Many Prompts",
        "question": _text("How many?"),
        "source": "https://example.org",
        "closing": closing,
    }
    pack = {
        "format_version": 1,
        "id": "lift",
        "title": "A pack",
        "version": "1.0.0",
        "summary": _text("For tests."),
        "attribution": "Us",
        "licence": "None",
    }
    return Module(checked(PackFile, pack), checked(ModuleFile, file), (checked(Section, _section()),))


def hostile_texts() -> list[str]:
    """Two hundred answers, each a fragment of markup in another place."""
    shapes = ("{}", "Words {} words", "A line\n{}\nanother", "{}\n\n{}")
    storable = [text for text in NASTY if is_storable(text) and normalised(text).strip()]
    return [shapes[n % len(shapes)].replace("{}", storable[n % len(storable)]) for n in range(ACTIVITIES * PROMPTS)]


def hostile(shipped: Catalog) -> tuple[Portfolio, Catalog]:
    """An educator whose every text tries to be markup, and the packs she works with."""
    module = many()
    catalog = Catalog((module,), shipped.plan_forms)
    texts = hostile_texts()
    evil = "<script>alert(1)</script> | **b** [x](https://evil.example) \x1b[31m\u202e"
    portfolio = checked(
        Portfolio,
        {
            "id": "evil-1",
            "educator": {"name": evil, "role": evil, "school": evil, "private": {"certificate": evil, "holds": [evil]}},
            "partner": {"name": evil},
            "circle": {"why": evil, "at": APRIL},
            "answers": [
                {"step": place.id, "text": text, "at": APRIL} for place, text in zip(module.steps, texts, strict=True)
            ],
            "ideas": [{"kind": "idea", "text": evil, "at": APRIL}],
            "bookmarks": [{"url": evil, "title": evil, "note": evil, "for": evil, "at": APRIL}],
            "folder": [{"name": evil, "caption": evil, "for": evil, "at": APRIL, "url": evil}],
            "hours": [{"date": date(2026, 3, 1), "minutes": 5, "what": evil, "activity": evil}],
            "plan": {
                "goals": [
                    {
                        "id": "evil",
                        "year": "2025-2026",
                        **dict.fromkeys(("text", "focus", "rationale", "role"), evil),
                        "standards": [evil],
                        "flags": [evil],
                        "at": APRIL,
                    }
                ],
                "evidence": [{"year": "2025-2026", "mark": evil, "goals": ["evil"], "text": evil, "at": APRIL}],
                "reviewers": [{"year": "2025-2026", "name": evil, "certificate": evil, "at": APRIL}],
            },
            "reviews": [
                {
                    "module": "lift/two",
                    "reviewer": evil,
                    "reviewed": APRIL,
                    "comments": [{"step": module.steps[0].id, "text": evil}],
                    "recognition": {"words": f"{evil}\n# {evil}", "at": APRIL},
                }
            ],
        },
    )
    return portfolio, catalog
