"""The fields that a form of a plan has for what an office asks for: by their sources, and its flags by their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lift_cli.content.plan_form import PlanForm, Source
from lift_cli.form_place import Place
from lift_cli.plan.label_meaning import is_of_flag
from lift_cli.plan.label_plain import plain
from lift_cli.plan.label_words import FLAG_WORDS
from lift_cli.plan.placeholders import name_of as placeholder_of

_SOURCES: Mapping[str, tuple[Source, ...]] = {
    "self_assessment": (Source.SELF_ASSESSMENT,),
    "activities": (Source.ACTION, Source.ACTIVITIES),
    "activities_done": (Source.ACTIVITIES,),
    "evidence": (Source.FOLDER, Source.EVIDENCE),
    "reflection": (Source.REFLECTION,),
    "resources": (Source.BOOKMARKS,),
}
_OF_STANDARD = re.compile(r"\bstandard \d")


class FormFields:
    """The fields of a plan's form."""

    def __init__(self, form: PlanForm) -> None:
        self._form = form

    def flags(self, place: Place) -> Sequence[str]:
        """The flags that a box is for."""
        said = [plain(text) for text in place.labels]
        if said[0] == "no" or _OF_STANDARD.search(said[0]):
            return ()
        texts = said[:1] if said[0] != "yes" else [plain(text) for text in (*place.labels[1:], *place.row)][:2]
        return self.flagged(" ".join(texts))

    def flagged(self, text: str) -> tuple[str, ...]:
        """The flags that a plain text names."""
        found = []
        for flag in self._form.flags:
            words = (*FLAG_WORDS.get(flag.id, ()), plain(flag.title), flag.id)
            if is_of_flag(text, words):
                found.append(f"counts_for_{placeholder_of(flag.id)}")
        return tuple(found)

    def of(self, about: str) -> tuple[str, ...]:
        """The fields of the form that one thing is said in, by where they are filled from."""
        if about == "planned_evidence":
            return self.planned_evidence() or ("", *self.of("evidence"))
        wanted = _SOURCES.get(about, ())
        found = [
            placeholder_of(name)
            for source in wanted
            for name, field in self._form.fields.items()
            if source in field.sources
        ]
        return tuple(dict.fromkeys(found))

    def planned_evidence(self) -> tuple[str, ...]:
        """The fields for what is to show that a goal was reached."""
        return tuple(placeholder_of(name) for name in self._form.fields if name.endswith("/planned-evidence"))

    def both(self) -> Sequence[str]:
        """The field for the school and the district in one."""
        both = {Source.SCHOOL, Source.DISTRICT}
        found = [placeholder_of(name) for name, field in self._form.fields.items() if both <= {*field.sources}]
        return found[:1] or ("school", "district")
