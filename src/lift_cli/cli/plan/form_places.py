"""`lift plan template --from`: an office's own form becomes one with placeholders, which `--template` fills."""

from __future__ import annotations

from pathlib import Path

from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.terminal.file_output import STDOUT, agree, keep_apart, say_written, write
from lift_cli.cli.terminal.output import command_line, give_json, out, say, table
from lift_cli.cli.terminal.pens import pen
from lift_cli.errors import BadValueError, BrokenFileError
from lift_cli.exporters import check_ending
from lift_cli.plan.in_words import InWords
from lift_cli.plan.labels import Match, matches
from lift_cli.plan.placeholders import placeholders
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.text import one_line, quantity
from lift_cli.word.package import CAP
from lift_cli.word.places import FormPlaces
from lift_cli.word.safety import taken


class FormOfTheirs:
    """A form, and what belongs into each of its places."""

    def __init__(self, planner: Planner, source: Path) -> None:
        self.planner, self.source, self.in_words = planner, source, InWords(planner.form)
        session = planner.session
        known = placeholders(session.load_to_show(), session.catalog, planner.form, planner.year, session.today())
        self.names = tuple(name for name, value in known.items() if isinstance(value, str))
        form = taken(_read(source), shown(source))
        self.notes = form.notes
        self.places = FormPlaces(form, shown(source))
        self.found = matches(self.places.every, planner.form, self.names)


def _read(source: Path) -> bytes:
    """A form's bytes; raises BrokenFileError for a PDF, whose fields are filled as they are."""
    data = files.read(source, CAP)
    if data.startswith(b"%PDF-"):
        as_it_is = f"`lift export --pgp --template {shown(source)}` fills its fields as they are."
        raise BrokenFileError(shown(source), "it is a PDF, and needs no copy with placeholders", as_it_is)
    return data


def print_places(planner: Planner, source: Path) -> None:
    """The places as JSON; nothing is written."""
    places = [
        {
            "label": each.place.label,
            "kind": each.place.entry,
            "field": each.field or None,
            "asked": each.is_asked,
            "nearest": list(each.nearest),
        }
        for each in FormOfTheirs(planner, source).found
    ]
    give_json({"format_version": 1, "places": places})


def write_copy(planner: Planner, source: Path, output: Path | None, *, force: bool) -> None:
    """Show what belongs where, ask about the doubtful, and write the copy; raises BadValueError without any place."""
    if output is not None:
        check_ending(output.name, "a Word form", ".docx")
    keep_apart(output, source)
    form, session = FormOfTheirs(planner, source), planner.session
    if not any(each.field or each.is_asked for each in form.found):
        raise _nothing_to_fill(form)
    name = f"{source.stem}-placeholders.docx"
    agree(session, output or Path(name), force=force)
    if output != STDOUT:
        _show(form)
    decided = _asked(form) if session.interactive else form.found
    if session.interactive and not any(each.field for each in decided):
        raise _nothing_to_fill(form)
    for each in decided:
        if each.field and not each.place.holds:
            form.places.write(each.place, each.field)
    written = write(form.places.copy(), name, output)
    _tell(form, decided, asked=session.interactive)
    if written is not None:
        say_written(written, output)
        say("Check it in Word: what is between {{ }} and {% %} is filled in, all else is as it was. Then:")
        named = Path(written).name if output is None else str(output)
        say(f"    {command_line(session, planner.to_export + f' --template {_quoted(named)}')}")


def _show(form: FormOfTheirs) -> None:
    """The table of the places."""
    rows = []
    for each in form.found:
        field = _what(form, each)
        rows.append((_called(each), f"{field} (there already)" if each.place.holds else field))
    table(("Label", "Field"), rows)
    out()


def _what(form: FormOfTheirs, found: Match) -> str:
    """What belongs in a place, in words; with a question mark what may."""
    if found.field:
        return form.in_words(found.field)
    return f"{form.in_words.any_of(found.nearest)}?" if found.nearest else "(nothing)"


def _called(found: Match) -> str:
    """The label of a place, in a table with the words at the left of its row."""
    place = found.place
    return one_line(f"{place.row[0]}: {place.label}" if place.nth and place.row else place.label)


def _asked(form: FormOfTheirs) -> tuple[Match, ...]:
    """The places with what the person said of the doubtful ones."""
    decided: list[Match] = []
    is_over = False
    for each in form.found:
        if each.is_asked and not is_over:
            typed = _answer(form, each)
            is_over = typed is None
            decided.append(Match(each.place, typed or "", each.nearest))
        else:
            decided.append(each)
    return tuple(decided)


def _answer(form: FormOfTheirs, doubtful: Match) -> str | None:
    """The placeholder that was chosen, empty for none; None where nothing more is typed."""
    under = f" (under {one_line(doubtful.place.heading)})" if doubtful.place.heading else ""
    say(f"What belongs at {_called(doubtful)!r}{under}?")
    for number, name in enumerate(doubtful.nearest, 1):
        say(f"  {number}  {form.in_words(name)}")
    say("A number, the name of another field, or Enter for nothing:")
    while True:
        try:
            typed = pen().line("> ").strip().strip("{}").strip()
        except EOFError:
            return None
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:3]) <= len(doubtful.nearest):
            return doubtful.nearest[int(typed) - 1]
        chosen = form.in_words.find(form.names, typed)
        if not typed or chosen:
            return chosen
        say(f"lift knows no field {one_line(typed)!r}; `lift plan placeholders` lists them. Enter for nothing.")


def _tell(form: FormOfTheirs, decided: tuple[Match, ...], *, asked: bool) -> None:
    """Say what stays as it is: places that had a placeholder, and those that got none for doubt."""
    for note in form.notes:
        say(note)
    if there := sum(bool(each.place.holds) for each in form.found):
        say(f"{quantity(there, 'place')} had a placeholder already, which stays.")
    if not asked and (open_ := [_called(each) for each in decided if each.is_asked]):
        say(f"Left empty, because more than one field fits or none surely does: {'; '.join(open_)}.")
        say("On a terminal, lift asks about them; or write the placeholder there yourself in Word.")


def _nothing_to_fill(form: FormOfTheirs) -> BadValueError:
    place = shown(form.source)
    listed = "`lift plan placeholders` lists the names to write into it in Word yourself."
    if form.found:
        labels = "; ".join(one_line(each.place.label, 30) for each in form.found[:5])
        return BadValueError(
            f"find a field in {place}", f"none of its places is for what lift knows ({labels})", listed
        )
    return BadValueError(
        f"find a place to write in {place}", "it has no empty cell, line, box or control with a label", listed
    )


def _quoted(name: str) -> str:
    from shlex import quote

    return quote(name)
