"""The first run: who you are, and who your partner is."""

from __future__ import annotations

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.keyboard import LATER, MOVES, STOP, Pen
from lift_cli.cli.terminal.output import go_on, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.walk import IN_WORDS, NOT_DONE
from lift_cli.phrases import phrase
from lift_cli.portfolio import changes
from lift_cli.storage.paths import is_there, shown

PARTNERS_NAME = "Your learning partner's name (Enter if you do not know yet; you do LIFT with a partner):"

HOW = "Type the name and press Enter; or q to stop, nothing is lost."

NO_NAME = IN_WORDS | NOT_DONE | dict.fromkeys(("none", "nobody", "not yet known"), LATER)
"""What is typed in place of a name by who has none to give."""


def introduce(session: Session) -> bool:
    """Ask for the two names where they are not known; False when the input ended before the educator's own."""
    if is_there(session.place) and session.load().educator.name:
        return True
    writer = pen()
    say(phrase("Welcome to lift. Two questions first; you can change the answers any time with `lift profile`."))
    try:
        name = _name(writer)
        session.begin()
        session.save(lambda portfolio, at: changes.introduce(portfolio, {"name": name}, {}, None, at))
        partner = _asked(writer, phrase(PARTNERS_NAME))
        if partner:
            session.save(lambda portfolio, at: changes.introduce(portfolio, {}, {}, partner, at))
    except EOFError:
        if not is_there(session.place):
            say(phrase("You stopped before you typed your name, so nothing was started."))
            go_on(session, "lift start module", "Continue with: {command}")
            return False
    say(phrase("Your portfolio is {place}", place=shown(session.place)))
    return True


def _asked(writer: Pen, question: str) -> str:
    """A name, empty where there is none yet; no key of the walk, nor a word for one. Raises EOFError for `q`."""
    while True:
        say(question)
        typed = writer.line("> ").strip()
        key = NO_NAME.get(typed.lower().rstrip("."), typed.lower())
        if key == STOP:
            raise EOFError
        if key == LATER:
            return ""
        if key not in MOVES:
            return typed
        say(phrase(HOW))


def _name(writer: Pen) -> str:
    """The educator's own name, asked until there is one."""
    while True:
        name = _asked(writer, phrase("Your name, as it is on your certificate:"))
        if name:
            return name
        say(phrase(HOW))
