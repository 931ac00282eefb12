"""Whose words a pack says, and in which language: the starter's, the original's, lift's own, and those for a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lift_cli.content.lint import style
from lift_cli.content.lint.findings import FOUND_BY_ITSELF, LABELED, OWN_WORDS, SPOKEN, TRANSLATED, WORDED, Finding
from lift_cli.content.module import Module
from lift_cli.content.pack import MANIFEST, PackFile
from lift_cli.content.wordings import key
from lift_cli.phrases import SENTENCES, fits, parts_of
from lift_cli.text import one_line

MOST_FIELDS = 8
"""Fields or steps that one finding names; the others are counted."""


def starters_words(tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The words of a file that an author has to write anew, by field; a closing and a scale may serve as they are."""
    named = style.texts_in(tables)
    may_serve = re.compile(r"closing\.|.*\.scale\[")
    return ((where, text) for where, text in named if not may_serve.match(where) and re.search(r"[a-z] |://", text))


def of_the_starter(file: str, tables: Mapping[str, Any], starter: frozenset[str]) -> Iterator[Finding]:
    """What `lift modules new` wrote for the author to replace."""
    still = [where for where, text in starters_words(tables) if text in starter]
    if still:
        more = f" and {len(still) - MOST_FIELDS} more" if len(still) > MOST_FIELDS else ""
        yield Finding(OWN_WORDS, file, "", f"not your words yet: {', '.join(still[:MOST_FIELDS])}{more}")


def interface(pack: PackFile) -> Iterator[Finding]:
    """What lift itself says in the walks of a pack in another language."""
    for sentence, said in pack.interface.items():
        if sentence not in SENTENCES:
            yield Finding(SPOKEN, MANIFEST, "interface", f"lift does not say {one_line(sentence, 60)!r}")
        elif not fits(sentence, said):
            parts = ", ".join(f"{{{part}}}" for part in sorted(parts_of(sentence))) or "none"
            yield Finding(SPOKEN, MANIFEST, "interface", f"{one_line(said, 60)!r} needs these parts: {parts}")
    if pack.interface:
        english = [sentence for sentence in SENTENCES if pack.interface.get(sentence, sentence) == sentence]
        if english:
            message = f"{len(english)} of {len(SENTENCES)} sentences are still in English: {one_line(english[0], 60)!r}"
            yield Finding(SPOKEN, MANIFEST, "interface", f"{message}{', ...' if len(english) > 1 else ''}")


def for_roles(module: Module) -> Iterator[Finding]:
    """A wording for a role says something else than the step says to everyone."""
    for place in module.places:
        for role, wording in place.step.words.each if place.step.words else ():
            if wording.text == place.step.text:
                message = f"the step {place.number} says the same to a {role} as to everyone"
                yield Finding(WORDED, module.file_of(place.section), f"{place.step.id}.words.{role}", message)


def for_teams(module: Module) -> Iterator[Finding]:
    """What a team answers has a short name; on the page for the wall its whole question would stand else."""
    for place in module.for_team:
        if not place.step.label:
            message = f"the step {place.number} has no label for the team's page"
            yield Finding(LABELED, module.file_of(place.section), f"{place.step.id}.label", message)


def found_by(module: Module) -> Iterator[Finding]:
    """The other wordings by which a step is found in a document are those of no step, be it its own."""
    of: dict[str, list[str]] = {}
    for place in module.places:
        for words in (place.step.text, *place.step.also):
            of.setdefault(key(words), []).append(place.number)
    for place in module.places:
        for number, words in enumerate(place.step.also, 1):
            if len(of[key(words)]) > 1:
                others = ", ".join(of[key(words)])
                message = f"the step {place.number} would be found by words that are these steps': {others}"
                yield Finding(
                    FOUND_BY_ITSELF, module.file_of(place.section), f"{place.step.id}.also[{number}]", message
                )


def translated(module: Module, original: Module) -> Iterator[Finding]:
    """In another language no step reads as in the original."""
    if _tongue(module) == _tongue(original):
        return
    before = {place.id: place.step.text for place in original.places}
    same = [place.number for place in module.places if before.get(place.id) == place.step.text]
    if same:
        more = ", ..." if len(same) > MOST_FIELDS else ""
        message = f"{len(same)} of {len(module.places)} steps still read as in {original.id}: "
        yield Finding(TRANSLATED, module.file_of(None), "", f"{message}{', '.join(same[:MOST_FIELDS])}{more}")


def _tongue(module: Module) -> str:
    """The language of a module's pack, whatever the country."""
    return module.pack.language.partition("-")[0]
