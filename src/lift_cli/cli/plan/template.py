"""`lift plan placeholders` and `lift plan template`: what a Word form of one's own may hold, and one to begin with."""

from __future__ import annotations

from pathlib import Path

from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.terminal.file_output import hand_over, say_written
from lift_cli.cli.terminal.output import command_line, out, say
from lift_cli.exporters import FORMATS, check_ending
from lift_cli.pages.sample_form import sample_form
from lift_cli.plan.placeholders import CELLS, GOALS, Values, placeholders
from lift_cli.text import one_line


def values(planner: Planner) -> Values:
    """Every placeholder with what it stands for now."""
    session = planner.session
    return placeholders(session.load_to_show(), session.catalog, planner.form, planner.year, session.today())


def show(planner: Planner) -> None:
    """Every placeholder on a line, with what it stands for now; those with rows with their cells."""
    found = values(planner)
    out(f"lift fills these in, in a Word form (.docx) or the fields of a PDF form, for {planner.title}:")
    for name, value in found.items():
        if isinstance(value, str):
            out(f"  {{{{ {name} }}}}  {one_line(value) if value else '(empty)'}")
    out()
    out("Repeated for each, in a table ({%tr for row in hours %} ... {%tr endfor %}, each in a row of its own) or in")
    out("paragraphs ({%p for goal in goals %} ... {%p endfor %}, each in a paragraph of its own):")
    for name, value in found.items():
        if not isinstance(value, str):
            row = "goal" if name == GOALS else "row"
            cells = ", ".join(f"{{{{ {row}.{cell} }}}}" for cell in CELLS[name])
            out(f"  for {row} in {name}  {len(value)} now: {cells}")
    out()
    out(f"To get a form to begin with: {command_line(planner.session, planner.of_form('lift plan template'))}")
    say(f"To fill in a form: {command_line(planner.session, planner.to_export + ' --template FORM.docx')}")


def write(planner: Planner, output: Path | None, *, force: bool) -> None:
    """Write the form to begin with."""
    if output is not None:
        check_ending(output.name, "a Word form", ".docx")
    session = planner.session
    data = FORMATS["docx"].render(sample_form(planner.form, session.today()))
    written = hand_over(session, data, f"template-{planner.form.id}.docx", output, force=force)
    if written is not None:
        say_written(written, output)
        say("Change it in Word as you like. What is between {{ }} and {% %} is filled in by:")
        name = Path(written).name
        say(f"    {command_line(session, planner.to_export + f' --template {name}')}")
