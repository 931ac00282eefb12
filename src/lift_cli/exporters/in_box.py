"""Words in a box of a PDF form, where they need other letters than those that every PDF program has."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from importlib.util import find_spec

from lift_cli.exporters import FORMATS
from lift_cli.exporters.pdf import compiled
from lift_cli.pdf.lettering import Setter, Words


def setter() -> Setter | None:
    """What sets such words; None where the program part that does is not installed."""
    return set_in_box if find_spec(FORMATS["pdf"].needs) else None


def set_in_box(words: Words, fonts: str) -> bytes:
    """The words on a page as large as their box; a sign that is in no font is written as its number."""
    made = {name.replace("_", "-"): value for name, value in asdict(words).items()}
    return compiled(files(__package__).joinpath("box.typ").read_bytes(), made, fonts)[0]
