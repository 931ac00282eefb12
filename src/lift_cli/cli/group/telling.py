"""What `lift cohort` answers: on the screen or in a file, and from what was kept where no file changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lift_cli import __version__
from lift_cli.cli.group.asking import CSV, JSON, SCREEN, Question
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import out, say
from lift_cli.errors import NOT_MET, BadValueError
from lift_cli.storage.cohort_answers import Answer, answer, keep

if TYPE_CHECKING:
    from lift_cli.group.cohort import Cohort, Everyone
    from lift_cli.storage.cohort_store import Store

BOM = "\ufeff".encode()
"""What tells Excel that a CSV file is UTF-8."""


def tell(session: Session, question: Question, output: Path | None, *, force: bool) -> int:
    """Answer, and return the exit code."""
    from lift_cli.cli.terminal.file_output import STDOUT, agree, say_written, write

    name = f"cohort.{question.form}"
    if question.to_file:
        agree(session, output or Path(name), force=force)
    found = _answer(session, question)
    if question.form == SCREEN:
        out(found.said.decode("utf-8"))
    else:
        written = write(found.said, name, output if question.to_file or output else STDOUT)
        if written is not None:
            say_written(written, output)
    if found.beside:
        say(found.beside)
    return found.code


def _answer(session: Session, question: Question) -> Answer:
    """What was answered before to just this, else what is found now."""
    made_by = _made_by(session)
    asked = sha256(f"{question.key} {made_by}".encode()).hexdigest()[:32]
    kept = answer(session.home.cache, asked)
    if kept is None:
        kept = _found(session, question, made_by)
        keep(session.home.cache, asked, kept)
    return kept


def _made_by(session: Session) -> str:
    """What the rows depend on besides the files: lift, its own files on them, and the modules installed."""
    import os

    import lift_cli

    root = Path(lift_cli.__file__).parent
    rooms = (os.scandir(root / room) for room in ("group", "storage", "pages", "exporters", "cli/group"))
    code = sorted(file.stat().st_mtime_ns for room in rooms for file in room if file.name.endswith(".py"))
    return f"{__version__} {code}\n{session.packs_stamp()}"


def _found(session: Session, question: Question, made_by: str) -> Answer:
    import gc

    from lift_cli.storage.cohort_store import Store

    store = Store(session.home.cache, made_by)
    collects = gc.isenabled()
    gc.disable()  # what is read makes no circles
    try:
        return _of_rows(session, question, store)
    finally:
        store.close()
        if collects:
            gc.enable()


def _of_rows(session: Session, question: Question, store: Store) -> Answer:
    from lift_cli.cli.group.progress import progress
    from lift_cli.group.cohort import Everyone, Wanted
    from lift_cli.group.course import Courses
    from lift_cli.storage.cohort_files import gathered

    courses = Courses.of(session.installed)
    with progress() as count:
        cohort = gathered(
            question.scan, store, courses, f"{session.now():%Y-%m-%dT%H:%M:%SZ}", count, question.scheduler
        )
    wanted = Wanted(question.module, question.state, question.since, question.school)
    everyone = Everyone(cohort, courses, wanted, store.whole)
    said = RENDERERS.get(question.form, _screen)(question, everyone)
    beside = "" if question.form == JSON else _beside(cohort, everyone)
    return Answer(said, beside, NOT_MET if cohort.unreadable else 0)


def _beside(cohort: Cohort, everyone: Everyone) -> str:
    """What needs a look: named in the page itself, else beside the output."""
    from lift_cli.group.cohort import MATCHED, older, unreadable
    from lift_cli.pages.cohort import told

    lines = []
    if found := unreadable(cohort):
        lines.append(f"Could not read {'1 file' if len(found) == 1 else f'{len(found):,} files'}:")
        lines += [f"  {one['file']}: {one['reason']}" for one in found]
    if odd := [one for one in everyone.meeting.told if one["match"] != MATCHED]:
        lines.append("Reviews to look at:")
        lines += [f"  {told(one)}" for one in odd]
    if before := older(cohort):
        lines.append("Older files of the same person, not counted:")
        lines += [f"  {one['file']} (newer: {one['newer']})" for one in before]
    return "\n".join(lines)


def _screen(question: Question, everyone: Everyone) -> bytes:
    from lift_cli.cli.group.screen import everyone_on_screen, reached_on_screen
    from lift_cli.group.cohort import reached

    if question.stipend is None:
        is_anyone_there = bool(everyone.cohort.portfolios)
        return everyone_on_screen(everyone, question.width, is_anyone_there=is_anyone_there).encode()
    return reached_on_screen(reached(everyone, question.stipend), question.stipend, question.width).encode()


def _json(question: Question, everyone: Everyone) -> bytes:
    from lift_cli.group.cohort import in_json, older, reached, unreadable

    rest = {
        "reviews": everyone.meeting.as_json(),
        "older": older(everyone.cohort),
        "unreadable": unreadable(everyone.cohort),
    }
    if question.stipend is not None:
        rest["stipend"] = {"hours": question.stipend, "reached": list(reached(everyone, question.stipend))}
    people = ",".join(everyone.as_json())
    return f'{{"format_version":1,"portfolios":[{people}],{in_json(rest)[1:]}\n'.encode()


def _jsonl(question: Question, everyone: Everyone) -> bytes:
    from lift_cli.group.cohort import in_json, reached

    if question.stipend is not None:
        return "".join(f"{in_json(one)}\n" for one in reached(everyone, question.stipend)).encode()
    return "".join(f"{one}\n" for one in everyone.as_json()).encode()


def _cells(question: Question, everyone: Everyone) -> tuple[list[str], Iterator[list[object]]]:
    from lift_cli.group.cohort import reached
    from lift_cli.pages.cohort_table import EVIDENCE, evidence, headings, rows

    if question.stipend is not None:
        return list(EVIDENCE), evidence(reached(everyone, question.stipend))
    names, ids = headings(everyone)
    return names, rows(everyone, ids)


def _csv(question: Question, everyone: Everyone) -> bytes:
    from lift_cli.exporters.csv import render

    return (BOM if question.to_file else b"") + render(*_cells(question, everyone))


def _xlsx(question: Question, everyone: Everyone) -> bytes:
    try:
        from lift_cli.exporters.xlsx import render
    except ImportError as error:
        adds = '`pip install "lift-cli[xlsx]"` adds it. Or use --format csv, which Excel opens, too.'
        raise BadValueError(
            "write an Excel file", "the program part that writes them is not installed", adds
        ) from error
    return render(*_cells(question, everyone))


def _html(question: Question, everyone: Everyone) -> bytes:
    from lift_cli.exporters.html import render
    from lift_cli.group.cohort import MATCHED, unreadable
    from lift_cli.pages.cohort import page

    odd = [one for one in everyone.meeting.told if one["match"] != MATCHED]
    least = question.stipend or 0
    people = (one for one in everyone if one["hours"] >= least)
    return render(page(people, odd, unreadable(everyone.cohort), question.today, question.stipend))


RENDERERS: dict[str, Callable[[Question, Everyone], bytes]] = {
    SCREEN: _screen,
    JSON: _json,
    "jsonl": _jsonl,
    CSV: _csv,
    "xlsx": _xlsx,
    "html": _html,
}
