"""Where in the whole a walk is: the section, the step, and how long the rest of the activity takes."""

from __future__ import annotations

import sys

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Place
from lift_cli.phrases import counted, phrase
from lift_cli.portfolio.pace import minutes_left
from lift_cli.walk.question import Scene
from lift_cli.walk.steps import StepQuestion

TO_THE_END = "about {time} to the end of this activity"
TO_THE_END_OF_CLOSING = "about {time} to the end of the closing"


def whereabouts(scene: Scene[StepQuestion], catalog: Catalog) -> str:
    """Such as `Section 2 of 4 · step 7 of 68 · about 20 minutes to the end of this activity`."""
    place = scene.question.place
    time = _in_words(minutes_left(place, scene.portfolio, catalog.place))
    to_the_end = TO_THE_END if place.activity else TO_THE_END_OF_CLOSING
    parts = [_section(place), _step(scene), phrase(to_the_end, time=time)]
    told = _dot().join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _section(place: Place) -> str:
    sections = place.module.sections
    if place.section is None:
        return phrase("closing")
    if len(sections) == 1:
        return ""
    number = next(number for number, section in enumerate(sections, 1) if section is place.section)
    return phrase("section {number} of {all}", number=number, all=len(sections))


def _step(scene: Scene[StepQuestion]) -> str:
    if scene.question.place.as_needed:
        return phrase("only if needed")
    return phrase("step {count} of {total}", count=scene.count, total=scene.total)


def _in_words(minutes: int) -> str:
    """Up to an hour and a half in minutes, a longer time in hours."""
    return counted(minutes, "minute") if minutes <= 90 else counted(round(minutes / 60), "hour")


def _dot() -> str:
    """What stands between two parts; a comma where the terminal has no dot of that height."""
    try:
        "\N{MIDDLE DOT}".encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return ", "
    return " \N{MIDDLE DOT} "
