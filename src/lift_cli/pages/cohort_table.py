"""A cohort as rows for a spreadsheet: one for each educator, and the same columns for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lift_cli.pages.cohort import WORDS, Row, begun, beside_modules, name_of_module, waits

WHO = ("educator", "role", "school", "district", "partner", "file", "exported_at")
EVIDENCE = ("educator", "school", "district", "file", "exported_at", "hours", "entries", "hours by month", "recognized")


def headings(people: Iterable[Row]) -> tuple[list[str], list[str]]:
    """The headings, and the ids of the modules that three columns each are for: those that anyone has begun."""
    modules = {one["id"]: name_of_module(one) for person in people for one in begun(person)}
    ids = sorted(modules)
    columns = [f"{modules[of]}: {what}" for of in ids for what in ("state", "steps done", "steps")]
    return [*WHO, "hours", "waits", "plans and renewal", *columns], ids


def rows(people: Iterable[Row], ids: Iterable[str]) -> Iterator[list[object]]:
    """A row for each person."""
    each = list(ids)
    for person in people:
        by_id = {one["id"]: one for one in begun(person)}
        waiting = "; ".join(
            f"{name_of_module(one)}: {waits(one, person)}" for one in by_id.values() if one["waits_for"]
        )
        beside = "; ".join(beside_modules(person))
        row: list[object] = [*(person[name] for name in WHO), person["hours"], waiting, beside]
        for of in each:
            one = by_id.get(of)
            row += [WORDS[one["state"]], _number(one["done"]), _number(one["total"])] if one else ["", "", ""]
        yield row


def _number(count: int | None) -> int | str:
    return "" if count is None else count


def evidence(reached: Iterable[Row]) -> Iterator[list[object]]:
    """A row for each person who has reached a stipend, with what stands behind it."""
    for person in reached:
        months = ", ".join(f"{month}: {spent:g}" for month, spent in person["months"].items())
        counts = (person["hours"], person["entries"], months, ", ".join(person["recognized"]))
        yield [*(person[name] for name in EVIDENCE[:5]), *counts]
