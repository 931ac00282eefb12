"""The places of a Word form where a person would write, each with the words that say what belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lift_cli.form_place import Place
from lift_cli.word.going_through import Walk
from lift_cli.word.marking import Marks, Writer
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lift_cli.word.safety import Form

_TYPES = ("hdr", "document", "ftr")
"""The parts in which one writes, by their outermost elements, in their order on a page."""


class FormPlaces:
    """The places of a form in its order, and the copy in which they were marked."""

    def __init__(self, form: Form, place: str) -> None:
        self._marks = Marks(form, place)
        found: list[Place] = []
        writers: list[Writer] = []
        for kind in _TYPES:
            for name, root in form.filled.items():
                if root.tag == f"{W}{kind}":
                    walk = Walk(self._marks, name)
                    walk.go(next(iter(root.iter(f"{W}body")), root))
                    found += walk.found
                    writers += walk.writers
        self.every = tuple(found)
        self._writers = {id(one): write for one, write in zip(found, writers, strict=True)}

    def write(self, place: Place, name: str) -> None:
        """Put a placeholder into one of the places of the copy."""
        self._writers[id(place)](name)

    def copy(self) -> bytes:
        """The form with all that was written into its places, and no other change."""
        return self._marks.packed()
