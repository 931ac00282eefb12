"""What completion offers of the installed packs, kept as lines so that a press of Tab need not read the packs.

It is derived, stamped with each file of the packs, made again when one changed, and may vanish at any time. Completion
reads it before anything else is imported, so nothing that costs is imported here.
"""

from __future__ import annotations

import os

from lift_cli import __version__

TYPE_CHECKING = False  # typing itself would cost more than the answer
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lift_cli.content.catalog import Catalog
    from lift_cli.content.framework import Framework
    from lift_cli.content.module import Module

NAME = "offered"
BETWEEN = "\0"
"""What no text can hold: it stands between the stamp and the lines."""

HELP = 70
"""Characters of a text that stand beside a value."""


def recall(cache: str, stamp: str) -> list[list[str]] | None:
    """The lines that were kept of just these packs, each split into its fields, or None."""
    try:
        with open(os.path.join(cache, NAME), encoding="utf-8") as file:
            made_from, _, text = file.read().partition(BETWEEN)
    except (OSError, ValueError):
        return None
    if made_from != _head(stamp) or not text.endswith("\n"):
        return None
    return [line.split("\t") for line in text.splitlines()]


def keep(cache: str, stamp: str, catalog: Catalog) -> list[list[str]]:
    """Make the lines of a catalog and keep them; where that fails nothing is lost, the next Tab makes them again."""
    from contextlib import suppress
    from pathlib import Path

    from lift_cli.errors import LiftError
    from lift_cli.storage import files

    found = lines(catalog)
    text = "".join("\t".join(line) + "\n" for line in found)
    with suppress(LiftError):
        files.make_folder(Path(cache), flushed=False)
        files.put(Path(cache, NAME), f"{_head(stamp)}{BETWEEN}{text}".encode("utf-8", "replace"))
    return found


def lines(catalog: Catalog) -> list[list[str]]:
    """What a catalog offers, line by line."""
    return [[_plain(field) for field in line] for line in _lines(catalog)]


def _head(stamp: str) -> str:
    """What the lines were made from: lift, this file, the packs."""
    return f"{__version__}\n{os.stat(__file__).st_mtime_ns}\n{stamp}"


def _plain(field: str) -> str:
    """A field on one harmless line; a tab would end it."""
    from lift_cli.text import one_line

    return one_line(field, 200)


def _lines(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """What each part of a catalog offers: what it is, then the value to type, then what it says, then what it is of."""
    for module in catalog.modules:
        yield from _of_module(module)
    yield from _of_frameworks(catalog.frameworks)
    for form in catalog.plan_forms:
        yield "form", form.id, form.name, *(map(str, form.year_starts) if form.years == 1 else ())
        for name, field in form.fields.items():
            yield "field", name, field.label, form.id, *field.sources
    for renewal in catalog.renewals:
        yield "renewal", renewal.id, renewal.title
        yield from (("unit", unit.id, unit.title) for unit in renewal.units)
        yield from (("category", category.id, category.title) for category in renewal.categories)


def _of_module(module: Module) -> Iterator[tuple[str, ...]]:
    from lift_cli.text import one_line

    yield "module", module.word, module.title, module.id
    for place in module.places:
        text = one_line(place.step.text, HELP)
        yield "step", place.number, text, place.id, "asks" if place.asks else "does"
    for page in dict.fromkeys(place.step.page for place in module.places if place.asks and place.step.page):
        yield "page", page, f"a page of {module.title}"


def _of_frameworks(frameworks: Mapping[str, Framework]) -> Iterator[tuple[str, ...]]:
    """Frameworks by their own ids, where one is of two packs in full; then the standards of each."""
    own = [full.partition("/")[2] for full in frameworks]
    for full, framework in frameworks.items():
        word = framework.id if own.count(framework.id) == 1 else full
        yield "framework", word, framework.title, full
        yield from (("entry", entry.code, entry.title, word, full) for entry in framework.entries)
