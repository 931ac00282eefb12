"""What each reply changes in the portfolio."""

from __future__ import annotations

import re
from datetime import datetime

from lift_cli.content.module import Place
from lift_cli.content.module_file import Area
from lift_cli.content.step_kinds import Task
from lift_cli.errors import BadValueError
from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import RINGS, Bookmark, Idea, IdeaKind, Portfolio
from lift_cli.portfolio.typed import checked_address
from lift_cli.text import normalised
from lift_cli.walk.question import Desk, Gave, Rated, Said, Ticked, Wrote, WroteDown


def change(place: Place, reply: Said, desk: Desk) -> Change:
    """The change that a reply at a step asks for; raises LiftError when what was given cannot be taken."""
    match reply:
        case Wrote(text, shown):
            return written(place, text, shown)
        case Rated(value):
            return lambda portfolio, at: changes.rate(portfolio, place.id, value, at)
        case Ticked(minutes, note):
            return lambda portfolio, at: changes.tick(portfolio, place.id, at, minutes, note)
        case Gave(line):
            return _given(place, line.strip(), desk)
        case WroteDown():
            document = desk.write_down(place)
            return lambda portfolio, _: changes.add_document(portfolio, document)


def written(place: Place, text: str, shown: str = "") -> Change:
    """The change that an answer makes: to the prompt, and to the ring of the Golden Circle that it fills."""
    ring = place.step.ring

    def change(portfolio: Portfolio, at: datetime) -> Portfolio:
        after = changes.answer(portfolio, place.id, text, at, shown)
        return changes.draw_circle(after, {ring.value: text}, at) if ring and after is not portfolio else after

    return change


def words_of(reply: Said) -> str:
    """What was typed, as far as it is words."""
    match reply:
        case Wrote(text):
            return text
        case Ticked(note=note):
            return note or ""
        case Gave(line):
            return line
        case Rated(value):
            return str(value)
        case WroteDown():
            return ""


def _given(place: Place, line: str, desk: Desk) -> Change:
    if place.area is Area.CIRCLE:
        rings = ring_of(line)
        return lambda portfolio, at: changes.draw_circle(portfolio, rings, at)
    if place.area is Area.IDEAS:
        kind, text = idea_of(line)
        return lambda portfolio, at: changes.add_idea(portfolio, Idea(kind=kind, text=text, at=at))
    if place.area is Area.BOOKMARKS or place.kind.task is Task.MARK:
        url, title = address_of(line, place)
        serves = place.module.id if place.area else place.id
        return lambda portfolio, at: changes.add_bookmark(
            portfolio, Bookmark(url=url, title=title, serves=serves, at=at)
        )
    document = desk.take_in(line, _document_purpose(place, desk.portfolio))
    return lambda portfolio, _: changes.add_document(portfolio, document)


def _document_purpose(place: Place, portfolio: Portfolio) -> str:
    """The step a document is filed for; at the look back, the first needed one that is not there yet."""
    if place.area is None:
        return place.id
    there = {document.serves for document in portfolio.folder}
    needed = (f"{place.module.id}/{document.step}" for document in place.module.closing.documents)
    return next((step for step in needed if step not in there), place.module.id)


def ring_of(line: str) -> dict[str, str]:
    """A ring of the Golden Circle and its new words, from a line such as `why Because ...`."""
    named = re.match(rf"({'|'.join(RINGS)})(?:\s*:\s*|\s+)(\S.*)", line, flags=re.IGNORECASE | re.DOTALL)
    if named is None:
        reason = f"the line names no ring and words: {line[:40]!r}"
        raise BadValueError("change the Golden Circle", reason, "Begin it with `why`, `how` or `what`, then the words.")
    return {named[1].lower(): named[2].strip()}


def idea_of(line: str) -> tuple[IdeaKind, str]:
    """An entry of Ideas and Questions; a first word such as `question:` says its kind, a closing `?` too."""
    word, _, rest = line.partition(":")
    if rest.strip() and word.strip().lower() in set(IdeaKind):
        return IdeaKind(word.strip().lower()), rest.strip()
    return (IdeaKind.QUESTION if line.endswith("?") else IdeaKind.IDEA), line


def address_of(line: str, place: Place) -> tuple[str, str]:
    """A web address and the title after it; the step's own address brings its own title."""
    url, *title = normalised(line).split(maxsplit=1) or [""]
    checked_address(url)
    own = place.step.title if place.step.url == url else None
    return url, "".join(title).strip() or own or ""
