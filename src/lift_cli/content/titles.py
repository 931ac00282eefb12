"""The headings by which a document says which module and section it has come to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lift_cli.content.module import NUMBER_WORDS, Module
from lift_cli.content.pack import Activity, Section
from lift_cli.content.wordings import key
from lift_cli.values import fixed

_NAMED = re.compile(rf"\bmodule ({'|'.join(NUMBER_WORDS[1:])}|\d{{1,2}})\b")
_BESIDES = ("my", "lift", "portfolio")
"""What people say in a heading beside the title of a module."""
_PATH = re.compile(r"\s+[>|\u203a\u00bb/]\s+")
_NUMBERED = re.compile(
    r"^\s*(?:(?:section|activity|part|unit|lesson)\s+)?\d+(?:\.\d+){0,2}\s*[.:)\u2013\u2014-]?\s+(?=\S)", re.IGNORECASE
)


@fixed
class Scope:
    """The module, section and activity that a document has come to; none where it did not say."""

    module: Module | None = None
    section: Section | None = None
    activity: Activity | None = None
    level: int = 0

    def steps(self) -> tuple[frozenset[str], ...]:
        """The ids of the steps that are meant rather than others: those of the activity, the section, the module."""
        every = self.module.places if self.module else ()
        activity = frozenset(place.id for place in every if self.activity and place.activity is self.activity)
        section = frozenset(place.id for place in every if self.section and place.section is self.section)
        whole = frozenset(place.id for place in every)
        return tuple(ids for ids in (activity, section, whole) if ids)


class Titles:
    """The titles of some modules, their sections and activities."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._modules: dict[str, Module | None] = {}
        self._parts: dict[str, list[Scope]] = {}
        for module in modules:
            names = (module.heading, module.name, module.title, module.file.title, module.own_id)
            for name in dict.fromkeys(map(key, names)):
                self._modules[name] = None if name in self._modules else module
            if module.is_of_lift:
                for word in (module.file.number, module.number_word):
                    self._modules[f"module {word}"] = self._modules[f"lift portfolio module {word}"] = module
            for section in module.sections:
                self._add(section.title, Scope(module, section))
                for activity in section.activities:
                    self._add(activity.title, Scope(module, section, activity))
            self._add(module.closing.title, Scope(module))

    def _add(self, title: str, scope: Scope) -> None:
        entries = self._parts.setdefault(key(title), [])
        if all((scope.module, scope.section) != (other.module, other.section) for other in entries):
            entries.append(scope)

    def module(self, heading: str, *, is_heading: bool) -> Module | None:
        """The module that a heading is of, or that is named in it."""
        words = key(heading)
        whole = self._modules.get(words)
        if whole is not None or not is_heading:
            return whole
        for part in _parts(heading):
            if (found := self._modules.get(key(part))) is not None:
                return found
        named = dict.fromkeys(f"module {word}" for word in _NAMED.findall(words))
        return self._modules.get(next(iter(named)), None) if len(named) == 1 else None

    def is_module(self, line: str) -> bool:
        """Whether a line is the heading of a module, and nothing else."""
        return self._modules.get(key(line)) is not None

    def scope(self, heading: str, level: int, now: Scope) -> Scope | None:
        """Where a heading leads to from where the document stands; None where it is none of a module's.

        A line of a text, of level 0, leads somewhere where it says nothing else.
        """
        if not level and not self.is_all_of(heading):
            return None
        module = self.module(heading, is_heading=True)
        if module is not None:
            now = Scope(module, level=level)
        for part in (heading, *reversed(_parts(heading))):
            found = self._parts.get(key(part), [])
            mine = [one for one in found if one.module is now.module] or (found if now.module is None else [])
            if len(mine) == 1:
                return replace(mine[0], level=level)
            if mine:
                return now
        return now if module is not None else None

    def is_all_of(self, heading: str) -> bool:
        """Whether a heading says no more than titles do."""
        return self._is_title(key(heading)) or all(self._is_title(key(part)) for part in _parts(heading))

    def _is_title(self, words: str) -> bool:
        return any(said in self._modules or said in self._parts or not said for said in (words, _bare(words)))


def _bare(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _BESIDES)


def _parts(heading: str) -> list[str]:
    """The titles that stand in one heading, such as those of a module and its section."""
    return _PATH.split(re.sub(r":|\s[-\u2013\u2014]", " > ", _NUMBERED.sub("", heading, count=1)))
