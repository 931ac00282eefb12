"""What `lift cohort` is asked: which files, whom of them, and in which format."""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shutil import get_terminal_size

from lift_cli.cli.session import Session
from lift_cli.errors import BadValueError, UnknownNameError
from lift_cli.exporters import check_ending, ending_of
from lift_cli.storage.cohort_scan import Scan
from lift_cli.text import nearest_word
from lift_cli.values import fixed

SCREEN, JSON, CSV = "screen", "json", "csv"
FORMATS = ("html", CSV, "xlsx", JSON, "jsonl")
ENDINGS_OF = {"html": (".html", ".htm")}


@fixed
class Question:
    """What was asked; `key` is another when any file, or what is asked of it, is."""

    scan: Scan
    module: str
    state: str
    since: str
    school: str
    stipend: float | None
    form: str
    width: int
    to_file: bool
    today: date
    scheduler: str
    key: str


def asked(
    session: Session,
    places: Sequence[str],
    wanted: tuple[str | None, str | None, str | None, str | None, str | None],
    form: str | None,
    output: Path | None,
    scheduler: str | None,
    *,
    as_json: bool,
) -> Question:
    """What was typed, understood; raises a LiftError for what is not known."""
    chosen = _format(form, output, as_json=as_json)
    module, state, since, school, stipend = wanted
    of = session.installed.find_module(module).id if module is not None else ""
    hours = _hours(stipend) if stipend is not None else None
    rest = (of, _state(state), _since(session, since), (school or "").strip(), hours, chosen)
    scan = Scan.of(places)
    width = get_terminal_size().columns if chosen == SCREEN else 0
    to_file = chosen != SCREEN and not as_json and output != Path("-")
    made_of = (scan.found, sorted(scan.odd.items()), rest, width, to_file, str(session.today()), sys.stdout.isatty())
    return Question(
        scan,
        *rest,
        width,
        to_file,
        session.today(),
        _scheduler(scheduler),
        hashlib.sha256(marshal.dumps(made_of)).hexdigest(),
    )


def _scheduler(typed: str | None) -> str:
    from importlib.util import find_spec

    if typed is None:
        return ""
    if find_spec("distributed") is None:
        adds = '`pip install "lift-cli[cluster]"` adds it. Without --scheduler this computer reads the files.'
        raise BadValueError("use a cluster", "the program part for that is not installed", adds)
    return typed.strip()


def _format(form: str | None, output: Path | None, *, as_json: bool) -> str:
    """The format that was named, else what the ending of the file says; raises a LiftError where there is none."""
    if form is not None and as_json:
        raise BadValueError("do both", "--json prints JSON", "Use --json or --format, not both.")
    name = "" if output is None else output.name
    word = JSON if as_json else (form or "").strip().lower()
    if word and word not in FORMATS:
        listing = f"The formats are {', '.join(f'`{one}`' for one in FORMATS)}."
        raise UnknownNameError("format", form or word, nearest_word(word, FORMATS), listing)
    if word:
        check_ending(name, "--json" if as_json else f"--format {form}", *ENDINGS_OF.get(word, (f".{word}",)))
        return word
    said = next((one for one in FORMATS if ending_of(name) in ENDINGS_OF.get(one, (f".{one}",))), "")
    if not said and output is not None:
        check_ending(name, "a cohort", *(f".{one}" for one in FORMATS))
        raise BadValueError(
            "write that", "you named no format", "Give it an ending: -o cohort.html, .csv, .xlsx, .json."
        )
    return said or SCREEN


def _state(typed: str | None) -> str:
    if typed is None:
        return ""
    from lift_cli.standing.state import State

    word, known = "-".join(typed.lower().split()), [one.value for one in State]
    if word not in known:
        listing = f"The states are {', '.join(f'`{one}`' for one in known)}."
        raise UnknownNameError("state", typed, nearest_word(word, known), listing)
    return word


def _since(session: Session, typed: str | None) -> str:
    if typed is None:
        return ""
    from lift_cli.portfolio.typed import day

    return f"{day(typed, 'use --since', session.today())}"


def _hours(typed: str) -> float:
    from lift_cli.portfolio.typed import hours

    return hours(typed, "use --stipend")
