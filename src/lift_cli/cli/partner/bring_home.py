"""What was said at the partner's computer comes home: ticks, minutes and the educator's own takeaways."""

from __future__ import annotations

from pathlib import Path

from lift_cli.cli.session import Session, local
from lift_cli.cli.terminal.output import indented, out, say
from lift_cli.cli.terminal.pens import TAKE_IN, agrees
from lift_cli.content.module import Place
from lift_cli.errors import BadValueError
from lift_cli.partner.together import Talk, TogetherFile, of_module, refusal, taking_in
from lift_cli.portfolio.forgetting import swept
from lift_cli.storage.paths import shown
from lift_cli.text import length_of_time, one_line, quantity


def bring_home(session: Session, file: TogetherFile, path: Path) -> None:
    """Show what the file has and take it in once that is agreed to; raises BadValueError for a file of others."""
    portfolio = session.load()
    failed = f"receive {shown(path)}"
    if reason := refusal(file, portfolio, session.now()):
        hint = "`lift start module --together` writes such a file for your partner; ask them for the one that is yours."
        raise BadValueError(failed, reason, hint)
    session.also_know([file.module], {})
    talks = of_module(file, session.catalog.place)
    if not talks:
        hint = "`lift modules list` shows what is installed."
        reason = f"it has no discussion of a module that is installed here ({one_line(file.module)})"
        raise BadValueError(failed, reason, hint)
    change = taking_in(talks)
    if change(portfolio, session.now()) is portfolio:
        say("You took this in before; nothing changed.")
        return
    _show(file, talks)
    if session.interactive and not agrees(TAKE_IN):
        say("Nothing was changed.")
        return
    session.save(lambda was, at: swept(change(was, at)))
    say(f"Taken in: {quantity(len(talks), 'discussion')}. `lift undo` takes them out again.")


def _show(file: TogetherFile, talks: tuple[tuple[Place, Talk], ...]) -> None:
    minutes = sum(talk.minutes or 0 for _, talk in talks)
    time = f", {length_of_time(minutes)}" if minutes else ""
    out(f"You and {file.at.name}, {talks[0][0].module.name}: {quantity(len(talks), 'discussion')}{time}")
    for place, talk in talks:
        lasted = f", {quantity(talk.minutes, 'minute')}" if talk.minutes else ""
        out(f"  {place.number}  {one_line(place.step.text, 60)}  ({local(talk.at):%Y-%m-%d}{lasted})")
        if talk.note:
            out(indented(talk.note, 6))
