"""Portfolios at several moments of the small Module Two, and the files that partners send each other."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lift_cli.portfolio import marks
from tests.conftest import NOW

Tables = dict[str, Any]

SAVED = datetime(2026, 4, 20, 16, 0, tzinfo=UTC)
"""When what stands in the samples was written: two weeks before the tests' today."""

READ = "lift/two/asking/questions/read"
KEEP = "lift/two/asking/questions/keep"
TALK = "lift/two/asking/questions/talk"
MOST = "lift/two/asking/questions/most"
TODAY = "lift/two/asking/habits/today"
WHY = "lift/two/asking/habits/why"
SHEET = "lift/two/trying/plan/sheet"
SEND = "lift/two/trying/plan/send"
IDEA = "lift/two/closing/reflect/idea"
LOOKS = [f"lift/two/closing/review/{area}" for area in ("circle", "ideas", "bookmarks", "folder")]
HOUR = "lift/three/room/time/hour"


def answer(step: str, text: str, **more: object) -> Tables:
    """An answer as it is stored."""
    return {"step": step, "text": text, "at": SAVED, **more}


def tick(step: str, **more: object) -> Tables:
    """A done-mark as it is stored."""
    return {"step": step, "at": SAVED, **more}


def begun(module: str, step: str) -> Tables:
    """A module begun, its walk standing at a step."""
    return {"module": module, "began": SAVED, "step": step, "at": SAVED}


ANA: Tables = {
    "format_version": 1,
    "id": "ana-1",
    "revision": 5,
    "educator": {"name": "Ana Reyes"},
    "partner": {"name": "Ben Okafor"},
}
"""Ana, who has begun nothing."""

HALF: Tables = ANA | {
    "modules": [begun("lift/two", WHY)],
    "answers": [answer(MOST, "What do you think?")],
    "ratings": [{"step": TODAY, "value": 2, "at": SAVED}],
    "done": [tick(READ), tick(TALK, minutes=20, note="we differ")],
    "bookmarks": [{"url": "https://example.org/questions", "title": "On Questions", "for": KEEP, "at": SAVED}],
}
"""Ana in the middle of Module Two: 5 of 13 steps, the sixth next."""

WHOLE: Tables = HALF | {
    "modules": [begun("lift/two", IDEA)],
    "answers": [*HALF["answers"], answer(WHY, "Silence is loud."), answer(IDEA, "Wait.")],
    "done": [*HALF["done"], tick(WHY, minutes=10), tick(SEND), tick(IDEA), *(tick(look) for look in LOOKS)],
    "folder": [{"name": "sheet", "for": SHEET, "at": SAVED, "url": "https://example.org/sheet"}],
}
"""Ana at the end of Module Two: nothing is missing."""

SECRET = "5e" * 32
SECRETS: Tables = {"private": {"secrets": [{"at": SAVED, "secret": SECRET}]}}
"""What the marks in Ana's files are keyed with, once one has left."""


def keyed(portfolio: Tables) -> Tables:
    """A portfolio of which a file has left."""
    return portfolio | {"educator": portfolio["educator"] | SECRETS}


ACCEPTED = {"accepted": "partner"}
"""What is kept of a review that is the partner's."""

BEN: Tables = {"format_version": 1, "id": "ben-1", "revision": 1, "educator": {"name": "Ben Okafor"}}


def seen(portfolio: Tables) -> dict[str, str]:
    """The digests of what a portfolio says."""
    words = {entry["step"]: marks.plain("text", entry["step"], entry["text"]) for entry in portfolio["answers"]}
    return words | {
        entry["step"]: marks.plain("rating", entry["step"], str(entry["value"])) for entry in portfolio["ratings"]
    }


MET = [
    {"id": item, "verdict": "met", "confirmed": True} for item in ("responses", "activities", "bookmarks", "documents")
]
RECOGNITION: Tables = {
    "module": "lift/two",
    "reviewer": "Ben Okafor",
    "reviewed": SAVED,
    "items": MET,
    "digests": seen(WHOLE),
    "recognition": {"words": "Bravo, Ana.", "at": SAVED},
}
RECOGNIZED: Tables = WHOLE | {"reviews": [RECOGNITION]}
"""Module Two recognized by Ben."""

CHANGED: Tables = RECOGNIZED | {"answers": [answer(MOST, "What did you try?"), *WHOLE["answers"][1:]]}
"""Recognized, then one answer rewritten."""

BOTH: Tables = RECOGNIZED | {
    "modules": [*RECOGNIZED["modules"], begun("lift/three", HOUR)],
    "done": [*RECOGNIZED["done"], tick(HOUR)],
    "bookmarks": [*RECOGNIZED["bookmarks"], {"url": "https://example.org/room", "for": "lift/three", "at": SAVED}],
}
"""Two recognized, Three complete and not yet seen by Ben."""


def exported(portfolio: Tables, **more: object) -> Tables:
    """A portfolio as its partner gets it."""
    parts = ("modules", "answers", "ratings", "done", "bookmarks", "folder")
    return {
        "format_version": 1,
        "kind": "export",
        "id": portfolio["id"],
        "exported_at": SAVED,
        "summary": False,
        "educator": portfolio["educator"],
        **{part: portfolio.get(part, []) for part in parts},
        **more,
    }


def review(**more: object) -> Tables:
    """Ben's review of Ana's whole portfolio, as the file he hands back."""
    return {
        "format_version": 1,
        "kind": "review",
        "module": "lift/two",
        "reviewed": SAVED,
        "reviewer": {"name": "Ben Okafor"},
        "portfolio": {"id": "ana-1", "educator": "Ana Reyes"},
        "items": MET,
        "digests": seen(WHOLE),
        "recognition": {"words": "Bravo, Ana.", "at": SAVED},
        **more,
    }


def unconfirmed(item: str, *missing: str, comment: str = "") -> Tables:
    """An item of a review that its partner did not confirm."""
    return {"id": item, "verdict": "unmet", "confirmed": False, "comment": comment, "missing": list(missing)}


HALF_ITEMS: list[Tables] = [
    {"id": "responses", "verdict": "unmet", "missing": [WHY, IDEA]},
    {"id": "activities", "verdict": "unmet", "missing": [WHY, SHEET, SEND, IDEA, *LOOKS]},
    {"id": "bookmarks", "verdict": "met", "missing": []},
    {"id": "documents", "verdict": "unmet", "missing": [SHEET]},
]
"""What the checklist finds of Ana's half, in JSON."""

MET_ITEMS: list[Tables] = [{"id": item["id"], "verdict": "met", "missing": []} for item in MET]


def standing(step: str, **more: object) -> dict[str, Any]:
    """Ana with her walk of Module Two at a step."""
    return ANA | {"modules": [{"module": "lift/two", "began": SAVED, "step": step, "at": SAVED}], **more}


def moved(step: str) -> list[dict[str, Any]]:
    """Module Two with its walk moved to a step just now."""
    return [{"module": "lift/two", "began": SAVED, "step": step, "at": NOW}]


def left(desk: Path) -> list[str]:
    """The files on the desk besides the one that Ana sent."""
    return sorted(path.name for path in desk.iterdir() if path.name != "portfolio.toml")
