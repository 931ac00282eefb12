"""What one typed line says: a ring of the Golden Circle, an idea, an address, minutes and a takeaway, a rating."""

from __future__ import annotations

import re

from lift_cli.content.module import Place
from lift_cli.errors import RefusedLineError
from lift_cli.phrases import phrase
from lift_cli.portfolio.model import RINGS, IdeaKind
from lift_cli.portfolio.typed import checked_address, time_at_start
from lift_cli.text import normalised, whole_number
from lift_cli.walk.question import says_done

NO_RING = "could not change the Golden Circle: the line names no ring and words: {typed}"
NO_CHOICE = "could not rate {number}: {typed} is not a number from 1 to {highest}"


def ring_of(line: str) -> dict[str, str]:
    """A ring of the Golden Circle and its new words, from a line such as `why Because ...`."""
    named = re.match(rf"({'|'.join(RINGS)})(?:\s*:\s*|\s+)(\S.*)", line, flags=re.IGNORECASE | re.DOTALL)
    if named is None:
        fault = phrase(NO_RING, typed=repr(line[:40]))
        raise RefusedLineError(fault, phrase("Begin it with `why`, `how` or `what`, then the words."))
    return {named[1].lower(): named[2].strip()}


def idea_of(line: str) -> tuple[IdeaKind, str]:
    """An entry of Ideas and Questions; a first word such as `question:` says its kind, a closing `?` too."""
    word, _, rest = line.partition(":")
    if rest.strip() and word.strip().lower() in set(IdeaKind):
        return IdeaKind(word.strip().lower()), rest.strip()
    return (IdeaKind.QUESTION if line.endswith("?") else IdeaKind.IDEA), line


def address_of(line: str, place: Place) -> tuple[str, str]:
    """A web address and the title after it; the step's own address brings its own title."""
    typed, *title = normalised(line).split(maxsplit=1) or [""]
    url = checked_address(typed)
    own = place.step.title if place.step.url == url else None
    return url, "".join(title).strip() or own or ""


def talk_of(line: str) -> tuple[int | None, str | None]:
    """The minutes of a discussion, if the line begins with a number, and its takeaway."""
    if says_done(line):
        return None, None
    minutes, takeaway = time_at_start(line)
    return (minutes, takeaway or None) if minutes else (None, line)


def rating_of(line: str, place: Place, hint: str = "") -> int:
    """The number of a choice on a step's scale; raises BadValueError, with the hint if there is one."""
    highest = len(place.step.scale)
    number = whole_number(line.strip(), highest)
    if number is None:
        typed = repr(line.strip()[:20])
        raise RefusedLineError(phrase(NO_CHOICE, number=place.number, typed=typed, highest=highest), hint)
    return number
