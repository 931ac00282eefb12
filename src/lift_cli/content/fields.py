"""How a field of a file, and what is wrong with it, is named to a person who corrects it."""

from __future__ import annotations

from lift_cli.values import fixed


@fixed
class Fault:
    """What is wrong with a field: where it is, what was given, and pydantic's code and message for it."""

    place: tuple[int | str, ...]
    code: str
    message: str
    given: object


TWICE = "twice"
"""The code of the fault of an id that stands twice."""

_PLAIN = {
    "missing": "it is missing",
    "extra_forbidden": "lift does not know this field",
    "tuple_type": "it should be a list",
    "list_type": "it should be a list",
    "dict_type": "it should be a table",
    "model_type": "it should be a table",
    "too_short": "it has too few",
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
"""The commonest faults in the words of someone who corrects a file by hand."""


def path_of(place: tuple[int | str, ...]) -> str:
    """A field as a person counts, from 1, such as `activities[1].steps[3].text`."""
    path = ""
    for part in place:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def said_of(fault: Fault) -> str:
    """What is wrong with a field, in a few words."""
    if fault.code == "string_pattern_mismatch" and not str(fault.given).strip():
        return "it is empty"
    if fault.code == "string_pattern_mismatch":
        return f"{str(fault.given)[:60]!r} does not have the right form"
    said = _PLAIN.get(fault.code) or fault.message.removeprefix("Value error, ").replace("Input should", "It should")
    return f"{said[:1].lower()}{said[1:]}"
