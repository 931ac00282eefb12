"""TOML in and out: parsed with the place of a mistake, checked field by field, written so that it reads back equal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from lift_cli.errors import BrokenFileError, NewerFormatError, NotSavedError, OtherFileError
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.values import fixed

if TYPE_CHECKING:
    from pydantic import ValidationError

    from lift_cli.values import Value

    AnyValue = TypeVar("AnyValue", bound=Value)

DEEPEST = 12
"""Levels of nesting; our own files have five."""

MOST_COST = 800_000
"""What tables, keys and entries of lists in a file from elsewhere may count for: some 40,000 answers, or ideas."""

LONGEST_TEXT = 8 * 2**20
"""Characters of one text in a file from elsewhere."""

SPARSE = 3
"""The least bytes for what counts as one, which no portfolio of thousands of short entries falls below."""

SHORTEST = 8
"""Bytes of a line, or between two escaped signs, which prose has on average, and a file of nothing has not."""

SMALL = 2**16
"""Bytes; what a shorter file holds costs neither time nor memory."""

OTHER_FILES = {b"PK\x03\x04": "a Word document", b"%PDF-": "a PDF file"}
"""What people send in the place of a text file, by how it begins; a .docx is a zip file (APPNOTE 4.3.7)."""

TOO_MANY = "it has more parts than any portfolio"
TOO_MUCH = "it is nested too deep, or has a number that is too long"


@fixed
class Parsed:
    """The tables of a file with the text that they stand in; `hint` is for whatever is wrong with it."""

    tables: dict[str, Any]
    text: str
    path: Path
    hint: str

    def fault(self, reason: str) -> BrokenFileError:
        """What is wrong with the file, as an error to raise."""
        return BrokenFileError(shown(self.path), reason, self.hint)

    def check_version(self, known: int) -> None:
        """Raise BrokenFileError unless the file says which format it is of, NewerFormatError for a later one."""
        version = self.tables.get("format_version")
        if version is None:
            raise self.fault("it has no format_version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise self.fault("its format_version is not a number from 1")
        if version >= 2**63:
            raise self.fault(TOO_MUCH)
        if version > known:
            raise NewerFormatError(shown(self.path), version, known)

    def checked(self, cls: type[AnyValue]) -> AnyValue:
        """The tables as a record; raises BrokenFileError naming the first field that does not fit, and its line."""
        from pydantic import ValidationError  # a file that we wrote ourselves is read without it

        from lift_cli.storage.validation import checked

        try:
            return checked(cls, self.tables)
        except ValidationError as error:
            raise self.fault(self._first_fault(error)) from error

    def _first_fault(self, error: ValidationError) -> str:
        from lift_cli.content.fields import path_of, said_of
        from lift_cli.storage.validation import faults_of

        fault = faults_of(error)[0]
        where, said = path_of(fault.place), said_of(fault)
        if not where:
            return said
        from lift_cli.storage.toml_text import line_of  # its patterns cost a command that needs none

        line = line_of(self.text, fault.place)
        return f"the field `{where}`: {said}" + (f" (at line {line})" if line else "")


def read_foreign(path: Path, cap: int, hint: str, most: int = MOST_COST) -> Parsed:
    """A file that someone else made: no link is followed, and size, cost and length of its texts are bounded.

    Raises UnreadableFileError or BrokenFileError.
    """
    data = files.read(path, cap, through_link=False)
    parsed = parse(data, path, hint, most)
    if len(data) > LONGEST_TEXT and _longest(parsed.tables) > LONGEST_TEXT:
        raise parsed.fault(f"a text in it is longer than {LONGEST_TEXT:,} characters")
    return parsed


def parse_own(data: bytes, path: Path, hint: str) -> Parsed:
    """The tables of one's own portfolio, or of a copy: it may be of any size, but no denser than words ever are."""
    return parse(data, path, hint, max(MOST_COST, len(data) // SPARSE))


def text_of(data: bytes, path: Path, hint: str, most: int | None = MOST_COST) -> str:
    """The text of a file, before anything is built of it; raises what `parse` does, but for what is no TOML."""

    def fault(reason: str) -> BrokenFileError:
        return BrokenFileError(shown(path), reason, hint)

    if not data or data.isspace():
        raise OtherFileError(shown(path), "it is empty", hint)
    if other := next((kind for begins, kind in OTHER_FILES.items() if data.startswith(begins)), None):
        raise OtherFileError(shown(path), f"this looks like {other}", hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"at line {line}, byte {error.start + 1}"
        raise fault(f"it has characters that lift does not know ({place})") from error
    if most is not None and len(data) > SMALL:
        from lift_cli.storage.toml_text import costs_more, has_long_number

        short = max(data.count(b"\n"), data.count(b"\\"))
        if short > max(MOST_COST, len(data) // SHORTEST) or costs_more(text, most):
            raise fault(TOO_MANY)
        if has_long_number(data):
            raise fault(TOO_MUCH)
    return text


def parse(data: bytes, path: Path, hint: str, most: int | None = MOST_COST) -> Parsed:
    """A file's tables; raises BrokenFileError for what is not UTF-8, empty, not TOML or nested too deep.

    Its cost is counted before anything is built, and may be `most`; None for bytes that are known to be good.
    """
    text = text_of(data, path, hint, most)
    place = shown(path)
    try:
        tables = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        said = str(error)
        raise BrokenFileError(place, f"its format is broken: {said[:1].lower()}{said[1:]}", hint) from error
    except (RecursionError, ValueError) as error:
        raise BrokenFileError(place, TOO_MUCH, hint) from error
    if most is None or not (reason := _beyond(tables)):
        return Parsed(tables, text, path, hint)
    raise BrokenFileError(place, reason, hint)


def _beyond(tables: object) -> str:
    """Why the tables are more than a file may hold, if they are, found without recursion.

    Every whole number has 64 bits at most (TOML 1.0, Integer).
    """
    level = [tables]
    for _ in range(DEEPEST + 1):
        level = [inner for outer in level for inner in _inside(outer)]
        if any(isinstance(inner, int) and not -(2**63) <= inner < 2**63 for inner in level):
            return TOO_MUCH
    return f"it is nested more than {DEEPEST} levels deep" if level else ""


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _longest(value: object) -> int:
    """The characters of the longest text or key."""
    if isinstance(value, str):
        return len(value)
    keys = value if isinstance(value, dict) else ()
    return max((_longest(inner) for inner in (*_inside(value), *keys)), default=0)


def dump(tables: Mapping[str, Any], path: Path) -> bytes:
    """The tables as UTF-8 TOML with prose kept as prose; raises NotSavedError unless it reads back equal."""
    return encoded(dumps(tables, path), path)


def encoded(text: str, path: Path) -> bytes:
    """A text that is to be written; raises NotSavedError."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotSavedError(shown(path), "a text in it has characters that lift does not know") from error


def dumps(tables: Mapping[str, Any], path: Path) -> str:
    """The tables as TOML with prose kept as prose; raises NotSavedError unless it reads back equal."""
    import tomli_w  # only a save pays for it

    written = _written(tables)
    text = tomli_w.dumps(written, multiline_strings=True)
    if _comparable(tomli.loads(text)) != _comparable(written):
        raise NotSavedError(shown(path), "lift could not read back what it was about to write")
    return text


def is_long_entry(tables: Mapping[str, Any]) -> bool:
    """Whether an entry of a list is too long to be written on one line."""
    import tomli_w

    return tomli_w.dumps({"entries": [_written(tables)]}, multiline_strings=True).startswith("[[")


def _written(value: Any) -> Any:
    """The value as it is written: tuples as lists, newlines as LF also in what we do not know."""
    if isinstance(value, Mapping):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, str):
        return re.sub("\r\n?", "\n", value)
    return [_written(item) for item in value] if isinstance(value, list | tuple) else value


def _comparable(value: Any) -> Any:
    """The value such that it equals itself: a number that is none (nan) by its name."""
    if isinstance(value, dict):
        return {key: _comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_comparable(item) for item in value]
    return "nan" if isinstance(value, float) and value != value else value
