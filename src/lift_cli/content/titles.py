"""The headings by which a document says which module and section it has come to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lift_cli.content.module import NUMBER_WORDS, Module
from lift_cli.content.pack import Section
from lift_cli.content.wordings import key
from lift_cli.values import fixed

_NAMED = re.compile(rf"\bmodule ({'|'.join(NUMBER_WORDS[1:])}|\d{{1,2}})\b")
_PATH = re.compile(r"\s+[>|\u203a\u00bb/]\s+")
_NUMBERED = re.compile(r"\s*\d+(?:\.\d+){0,2}[.:)]?\s+(?=\S)")


@fixed
class Scope:
    """The module and section that a document has come to; none where it did not say."""

    module: Module | None = None
    section: Section | None = None
    level: int = 0

    def steps(self) -> tuple[frozenset[str], ...]:
        """The ids of the steps that are meant rather than others: those of the section, then those of the module."""
        if self.module is None:
            return ()
        every = self.module.places
        own = frozenset(place.id for place in every if place.section is self.section) if self.section else frozenset()
        whole = frozenset(place.id for place in every)
        return (own, whole) if own else (whole,)


class Titles:
    """The titles of some modules, their sections and activities."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._modules: dict[str, Module | None] = {}
        self._parts: dict[str, list[tuple[Module, Section | None]]] = {}
        for module in modules:
            names = (module.heading, module.name, module.title, module.file.title, module.own_id)
            for name in dict.fromkeys(map(key, names)):
                self._modules[name] = None if name in self._modules else module
            if module.is_of_lift:
                for word in (module.file.number, module.number_word):
                    self._modules[f"module {word}"] = self._modules[f"lift portfolio module {word}"] = module
            for section in module.sections:
                self._add(module, section, section.title)
                for activity in section.activities:
                    self._add(module, section, activity.title)
            self._add(module, None, module.closing.title)

    def _add(self, module: Module, section: Section | None, title: str) -> None:
        entries = self._parts.setdefault(key(title), [])
        if (module, section) not in entries:
            entries.append((module, section))

    def module(self, heading: str, *, is_heading: bool) -> Module | None:
        """The module that a heading is of, or that is named in it."""
        words = key(heading)
        whole = self._modules.get(words)
        if whole is not None or not is_heading:
            return whole
        for part in _PATH.split(heading.replace(":", " > ").replace("\u2013", ">").replace("\u2014", ">")):
            if (found := self._modules.get(key(part))) is not None:
                return found
        named = dict.fromkeys(f"module {word}" for word in _NAMED.findall(words))
        return self._modules.get(next(iter(named)), None) if len(named) == 1 else None

    def is_module(self, line: str) -> bool:
        """Whether a line is the heading of a module, and nothing else."""
        return self._modules.get(key(line)) is not None

    def scope(self, heading: str, level: int, now: Scope) -> Scope | None:
        """Where a heading leads to from where the document stands; None where it is none of a module's."""
        module = self.module(heading, is_heading=level > 0)
        if module is not None:
            return Scope(module, None, level)
        for part in (heading, _NUMBERED.sub("", heading, count=1), *reversed(_PATH.split(heading))):
            found = self._parts.get(key(part), [])
            mine = [one for one in found if one[0] is now.module] or (found if now.module is None else [])
            if len(mine) == 1:
                return Scope(*mine[0], level)
            if mine:
                return now
        return None
