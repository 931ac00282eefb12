"""How a field of a file, and what is wrong with it, is told to whoever mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_PLAIN = {
    "missing": "it is missing",
    "extra_forbidden": "the format does not know it",
    "tuple_type": "it should be a list",
    "list_type": "it should be a list",
    "dict_type": "it should be a table",
    "model_type": "it should be a table",
    "too_short": "it holds too few",
    "string_type": "it should be a text",
    "int_type": "it should be a whole number",
    "int_from_float": "it should be a whole number",
    "int_parsing": "it should be a whole number",
    "bool_type": "it should be true or false",
    "bool_parsing": "it should be true or false",
    "datetime_type": "it should be a date and time, such as 2026-05-03T20:15:00Z",
    "datetime_from_date_parsing": "it should be a date and time, such as 2026-05-03T20:15:00Z",
    "datetime_parsing": "it should be a date and time, such as 2026-05-03T20:15:00Z",
    "date_type": "it should be a date, such as 2026-05-03",
    "date_from_datetime_parsing": "it should be a date, such as 2026-05-03",
}
"""The commonest faults in the words of someone who mends a file by hand."""


def faults_of(error: ValidationError) -> list[ErrorDetails]:
    """Every fault, but for a list that counts as too short only because what is in it is at fault."""
    faults = error.errors(include_url=False, include_context=False)
    places = [fault["loc"] for fault in faults]

    def holds_another(loc: tuple[int | str, ...]) -> bool:
        return any(len(place) > len(loc) and place[: len(loc)] == loc for place in places)

    return [fault for fault in faults if fault["type"] != "too_short" or not holds_another(fault["loc"])]


def path_of(loc: tuple[int | str, ...]) -> str:
    """A field as a person counts, from 1, such as `activities[1].steps[3].text`."""
    path = ""
    for part in loc:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def said_of(fault: ErrorDetails) -> str:
    """What is wrong with a field, in a few words."""
    if fault["type"] == "string_pattern_mismatch" and not str(fault["input"]).strip():
        return "it is empty"
    if fault["type"] == "string_pattern_mismatch":
        return f"{str(fault['input'])[:60]!r} is not of the form it must have"
    said = _PLAIN.get(fault["type"]) or fault["msg"].removeprefix("Value error, ").replace("Input should", "It should")
    return f"{said[:1].lower()}{said[1:]}"
