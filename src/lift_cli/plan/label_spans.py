"""Two places of a form for one span of time, as in `Dates of plan: ____ to ____`: its first day and its last."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from lift_cli.form_place import Place
from lift_cli.plan.label_meaning import meaning
from lift_cli.plan.label_plain import plain

_TO = re.compile(r"(?:(?P<of>.+) )?(?:and |up )?(?:to|through|thru|until|ending)")
_FROM = re.compile(r"(?P<of>.*?) ?(?P<from>\b(?:from|between|beginning|starting))?")
_TICKED = {"check", "choice"}
_OF_PLAN = ("plan", "plan period", "plan term", "period of plan", "term of plan")


def spans(places: Sequence[Place]) -> Mapping[int, tuple[str, ...]]:
    """The fields of such places, which two may be alike, by their ids; an empty one first where it is in doubt."""
    found: dict[int, tuple[str, ...]] = {}
    for one, other in pairwise(places):
        ends = _TO.fullmatch(plain(other.label))
        if ends is None or one.nth or {one.entry, other.entry} & _TICKED:
            continue
        told = map(plain, (*one.labels, *one.row))
        begins = _FROM.fullmatch(next((said for said in told if said != ends[0]), ""))  # `to` stands behind it, too
        if begins and (one.line == other.line or ends["of"]) and ends["of"] in (None, begins["of"]):
            days = _days(begins["of"], is_begun=bool(begins["from"]))
            found |= dict(zip((id(one), id(other)), days, strict=False))
    return found


def _days(of: str, *, is_begun: bool) -> tuple[tuple[str, ...], ...]:
    """The fields of the two days of what is called so; none where it is not of the plan."""
    about = {*meaning(of).about}
    if about == {"hours_total"}:
        return (), ()  # the time of a day
    if about == {"today"}:
        return ("", "today", "first_day"), ("", "last_day")
    if about == {"first_day"} or of in _OF_PLAN:
        return ("first_day",), ("last_day",)
    is_of_time = about == {"year"} or (is_begun and not about)
    return (("", "first_day"), ("", "last_day")) if is_of_time else ()
