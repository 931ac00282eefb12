"""One file of a cohort as one row: states, dates, counts and hours, and no word that an educator wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from lift_cli.group.course import OF_MODULE, Course, Courses, known
from lift_cli.partner.review import Review
from lift_cli.portfolio import marks
from lift_cli.portfolio.parts import PARTS
from lift_cli.standing.state import State
from lift_cli.text import is_blank, normalised, one_line

Tables = Mapping[str, Any]
Row = dict[str, Any]

EXPORT, REVIEW, UNREADABLE, OTHER = "export", "review", "unreadable", "other"
"""What a file of a cohort can be; another is one that people around a folder need and a cohort does not."""

STATES = frozenset(state.value for state in State)
LONGEST_NAME, MOST_MODULES, LONGEST_DAY = 80, 60, 24 * 60
MOST_PLANS, MOST_RULES, MOST_HOURS = 20, 100, 10_000
AN_AMOUNT = re.compile(r"[0-9]{1,4}(\.[0-9]{1,2})?")

BY_STEP = tuple(part for part in PARTS if part.finishes and part.is_by_step)
SERVING = tuple(part for part in PARTS if part.finishes and not part.is_by_step)
"""What finishes steps: by naming them, and by what it serves."""


def day_of(at: object) -> str:
    """The day of a time or a date in UTC, as it is written in files; empty for anything else."""
    if not isinstance(at, datetime):
        return str(at) if isinstance(at, date) else ""
    written = at.isoformat()
    if written.endswith("+00:00") or at.tzinfo is None:
        return written[:10]
    return f"{at.astimezone(UTC).date()}" if 2 <= at.year <= 9998 else ""


def time_of(at: object) -> str:
    """A time in UTC, as it is written in files; empty for anything else."""
    if not isinstance(at, datetime) or not 2 <= at.year <= 9998:
        return ""
    return f"{(at if at.tzinfo is None else at.astimezone(UTC)):%Y-%m-%dT%H:%M:%SZ}"


def row_of(tables: Tables, courses: Courses, by_id: dict[str, Course]) -> Row:
    """An export or summary that was found readable; `by_id` keeps the runs that were met."""
    is_summary = tables.get("summary") is True
    educator, partner = tables.get("educator", {}), tables.get("partner", {})
    days, logged, talks = _time(tables)
    return {
        "kind": EXPORT,
        "id": tables["id"],
        "at": time_of(tables.get("exported_at")),
        "summary": is_summary,
        **{name: _name(educator.get(name)) for name in ("name", "role", "school", "district")},
        "partner": _name(partner.get("name")),
        "modules": list(_modules(tables, courses, by_id, is_summary=is_summary)),
        "days": days,
        "logged": logged,
        "talks": talks,
        "plans": list(_plans(tables)),
        "renewal": _renewal(tables),
    }


def _plans(tables: Tables) -> Iterator[Row]:
    """How far the plans are that a file names, as far as it says so in plain numbers."""
    for one in [one for one in _entries(tables, "plans") if isinstance(one, dict)][:MOST_PLANS]:
        met, rules = one.get("met"), one.get("rules")
        if type(met) is int and type(rules) is int and 0 <= met <= rules <= MOST_RULES:
            yield {"form": _name(one.get("form")), "year": _name(one.get("year")), "met": met, "rules": rules}


def _renewal(tables: Tables) -> Row | None:
    """The hours toward the renewal of a certificate, and how many it takes."""
    said = tables.get("renewal")
    hours, needed = (said.get("hours"), said.get("needed")) if isinstance(said, dict) else (None, None)
    if isinstance(hours, str) and AN_AMOUNT.fullmatch(hours) and type(needed) is int and 0 < needed < MOST_HOURS:
        return {"hours": float(hours), "needed": needed}
    return None


def review_row(review: Review, fallback: str) -> Row:
    """A review that was found readable, without its words; an earlier one has no id, and has the `fallback` for it."""
    recognizes = review.recognition is not None and bool(review.items) and all(one.confirmed for one in review.items)
    return {
        "kind": REVIEW,
        "id": review.id or fallback,
        "portfolio": review.portfolio.id,
        "module": review.module if OF_MODULE.fullmatch(review.module) else "",
        "name": _name(review.portfolio.educator),
        "reviewer": _name(review.reviewer.name),
        "reviewer_id": review.reviewer.id,
        "read": time_of(review.portfolio.exported_at),
        "reviewed": time_of(review.reviewed),
        "recognizes": recognizes,
        "digest": review.module_digest,
        "withdraws": review.withdraws,
    }


def _name(value: object) -> str:
    return one_line(value, LONGEST_NAME) if isinstance(value, str) else ""


def _entries(tables: Tables, part: str) -> list[Tables]:
    found = tables.get(part)
    return found if isinstance(found, list) else []


def _time(tables: Tables) -> tuple[dict[str, int], int, int]:
    """Minutes by day, and how many entries of the log and talks they are of; an entry that no lift writes is none."""
    log = [(one.get("date"), one.get("minutes")) for one in _entries(tables, "hours") if isinstance(one, dict)]
    talks = [(one.get("at"), one.get("minutes")) for one in _entries(tables, "done")]
    days: dict[str, int] = {}
    counts = []
    for entries in (log, talks):
        count = 0
        for at, minutes in entries:
            if type(minutes) is int and 1 <= minutes <= LONGEST_DAY and (day := day_of(at)):
                days[day] = days.get(day, 0) + minutes
                count += 1
        counts.append(count)
    return dict(sorted(days.items())), counts[0], counts[1]


def _is_there(entry: Tables) -> bool:
    text = entry.get("text")
    if text is None:
        return "value" in entry
    return " " < text[:1] < "\x7f" or not is_blank(text)


def finished_in(tables: Tables, courses: Courses, *, is_summary: bool) -> dict[str, frozenset[str]]:
    """The steps that a file says something of, by the sets of `Progress`, in ids of today.

    Of a summary each that is named: what was said stayed home.
    """
    found: dict[str, frozenset[str]] = {}
    for part in BY_STEP:
        entries = _entries(tables, part.name)
        steps = [one["step"] for one in entries if is_summary or not part.is_said or _is_there(one)]
        each = Counter(one["step"] for one in entries)
        if len(each) < len(entries):  # nobody can tell what a step says that stands there twice
            steps = [step for step in steps if each[step] == 1]
        found[part.finishes] = found.get(part.finishes, frozenset()) | courses.all_present(steps)
    for part in SERVING:
        found[part.finishes] = courses.all_present(one.get("for", "") for one in _entries(tables, part.name))
    return found


def _modules(tables: Tables, courses: Courses, by_id: dict[str, Course], *, is_summary: bool) -> Iterator[Row]:
    """What the file says of each module that it names, in the order of their ids."""
    finished = finished_in(tables, courses, is_summary=is_summary)
    within = _by_module(tables)
    said = {one["module"]: one for one in _entries(tables, "modules")}
    named = sorted({*said, *within})
    for module in [one for one in named if OF_MODULE.fullmatch(one)][:MOST_MODULES]:
        course, of, entries = known(by_id, module), said.get(module, {}), within.get(module, {})
        done = course.done(finished) if course else None
        began, worked = of.get("began"), _last(entries)
        yield {
            "id": module,
            "state": of["state"] if of.get("state") in STATES else _state(done),
            "done": done,
            "began": day_of(began),
            "last": day_of(worked) if worked is not NEVER else day_of(of.get("at") or began),
            "digest": _stated(of) if is_summary else _digest(tables, module, of, entries),
        }


def _by_module(tables: Tables) -> dict[str, dict[str, list[Tables]]]:
    """The entries of each part that names steps, by the module of the step."""
    within: dict[str, dict[str, list[Tables]]] = {}
    for part in BY_STEP:
        for one in _entries(tables, part.name):
            step = one["step"]
            end = step.find("/", step.find("/") + 1)
            module = step if end < 0 else step[:end]
            if module not in within:
                within[module] = {part.name: [] for part in BY_STEP}
            within[module][part.name].append(one)
    return within


def _last(entries: Mapping[str, list[Tables]]) -> datetime:
    """When the last of them was made, as far as that is said."""
    times = [one.get("at") for part in entries.values() for one in part]
    there = [at for at in times if isinstance(at, datetime) and 2 <= at.year <= 9998]
    try:
        return max(there, default=NEVER)
    except TypeError:  # some are written with a zone, and some without
        return max(at.replace(tzinfo=UTC) if at.tzinfo is None else at for at in there)


class Seen(NamedTuple):
    """The marks of what a file says in a module, as `marks` wants them."""

    digests: Mapping[str, str]
    also: SimpleNamespace


NEVER = datetime(2, 1, 1, tzinfo=UTC)


def _state(done: int | None) -> str:
    """The state where the file says none."""
    return (State.NOT_STARTED if done == 0 else State.IN_PROGRESS).value


def _stated(said: Tables) -> str:
    stated = said.get("digest")
    return stated if isinstance(stated, str) else ""


def _digest(tables: Tables, module: str, said: Tables, entries: Mapping[str, list[Tables]]) -> str:
    """What a review of the module is bound to, worked out from what the file says, whatever it claims."""
    begins, seen = f"{module}/", {}
    for part in (part for part in BY_STEP if part.exact):
        for one in entries.get(part.name, ()):
            if (mark := _mark(one, part.bound)) is not None and one["step"].startswith(begins):
                seen[one["step"]] = mark
    if not tables.get("nonce"):
        return marks.plain_module_digest(seen)
    nonce = said.get("nonce")
    if not nonce:
        return ""
    also: dict[str, Any] = {}
    for part in (part for part in BY_STEP if not part.exact):
        ticks = ((one["step"], one.get("digest")) for one in entries.get(part.name, ()))
        also[part.name] = {step: mark for step, mark in ticks if mark and step.startswith(begins)}
    for part in SERVING:
        marked = ((one.get("for", ""), one.get("digest")) for one in _entries(tables, part.name))
        here = {mark for of, mark in marked if mark and (of in ("", module) or of.startswith(begins))}
        also[part.name] = tuple(sorted(here))
    return marks.module_digest(nonce, Seen(seen, SimpleNamespace(**also)))


def _mark(entry: Tables, kind: str) -> str | None:
    if not _is_there(entry):
        return None
    digest: str | None = entry.get("digest")
    if (digest and digest.startswith(marks.PREFIX)) or entry.get("masked"):
        return digest
    value = entry.get("text", entry.get("value"))
    return marks.plain(kind, entry["step"], normalised(value) if isinstance(value, str) else str(value))
