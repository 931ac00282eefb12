"""One standard of a framework: found by what is typed, kept as `washington/ccdei:3`, and named in words."""

from __future__ import annotations

import re

from lift_cli.content.catalog import Catalog
from lift_cli.content.framework import Framework, FrameworkEntry
from lift_cli.errors import UnknownNameError
from lift_cli.text import nearest_word


def find_standards(catalog: Catalog, typed: str) -> tuple[str, ...]:
    """The standards that are typed, such as `ccdei 3` or `ccdei 1, 3; psel 2`, each once, in that order.

    Raises UnknownNameError with what there is, or AmbiguousNameError.
    """
    found: list[str] = []
    framework = ""
    for piece in re.split(r"[,;\n]", typed):
        words = re.sub(r"(?<=[a-z])(?=[0-9]+$)", " ", piece.replace(":", " ").lower()).split()
        if not words:
            continue
        named = " ".join(words[:-1])
        framework = named or framework or words[-1]
        found.append(_standard(catalog, framework, words[-1]))
    return tuple(dict.fromkeys(found))


def _standard(catalog: Catalog, name: str, code: str) -> str:
    full_id, framework = catalog.find_framework(name)
    entry = next((entry for entry in framework.entries if entry.code.lower() == code.lower()), None)
    if entry is None:
        known = [one.code for one in framework.entries]
        closest = [f"{framework.id} {near}" for near in nearest_word(code, known)]
        listing = "; ".join(f"{one.code} {one.title}" for one in framework.entries)
        said = framework.id if code.lower() in (framework.id, name.lower()) else f"{framework.id} {code}"
        raise UnknownNameError("standard", said, closest, f"Add a code: {framework.id} has {listing}.")
    return f"{full_id}:{entry.code}"


def standard(catalog: Catalog, kept: str) -> tuple[Framework, FrameworkEntry] | None:
    """What a standard as it is kept stands for; None where its framework is not installed or has no such code."""
    full_id, _, code = kept.rpartition(":")
    framework = catalog.frameworks.get(full_id)
    entries = framework.entries if framework else ()
    found = next((entry for entry in entries if entry.code == code), None)
    return (framework, found) if framework and found else None


def steps_serving(catalog: Catalog, full_id: str) -> dict[str, tuple[str, ...]]:
    """The numbers of the steps that serve a framework: by code, and under an empty one those that show it whole."""
    found: dict[str, list[str]] = {}
    for module in catalog.modules:
        for place in module.places:
            codes = [path.rpartition("/") for path in place.step.codes]
            served = [code for framework, _, code in codes if framework == full_id]
            for code in served or ([""] if place.step.framework == full_id else []):
                found.setdefault(code, []).append(place.number)
    return {code: tuple(numbers) for code, numbers in found.items()}


def in_short(catalog: Catalog, kept: str) -> str:
    """For example `Learning Partnerships (ccdei 3)`."""
    found = standard(catalog, kept)
    return f"{found[1].title} ({found[0].id} {found[1].code})" if found else f"{kept} (in no framework installed)"


def in_full(catalog: Catalog, kept: str) -> str:
    """With the framework it is of, and that one's edition."""
    found = standard(catalog, kept)
    if found is None:
        return in_short(catalog, kept)
    return f"{in_short(catalog, kept)}: {found[0].title}, {found[0].publisher}, {found[0].edition}"
