"""A walk at the terminal, of a module or of a plan: the keys, what is half typed, what is saved, where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal import editor
from lift_cli.cli.terminal.keyboard import BACK, EDIT, END, FINISH, FOR_KEYS, HELP, LATER, STOP, Pen
from lift_cli.cli.terminal.output import complain, go_on, say
from lift_cli.cli.terminal.rescue import rescue
from lift_cli.content.step_kinds import Task
from lift_cli.errors import INTERRUPTED, LiftError
from lift_cli.phrases import phrase
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.drafts import Draft
from lift_cli.walk.engine import Ending, Walk
from lift_cli.walk.question import Move, Q, Question, Scene

MOVES = {BACK: Move.BACK, LATER: Move.SKIP, STOP: Move.LEAVE}
IN_WORDS = {"back": BACK, "skip": LATER, "later": LATER, "not yet": LATER, "quit": STOP, "exit": STOP, "help": HELP}
"""What is typed in place of a key by who does not remember it."""

UNREAD = "What came before is saved; what arrived after it was not used."

NOT_DONE = {"no": LATER, "n": LATER, "not done": LATER}
"""What is no answer where it is only asked whether something is done."""
KEYS = (
    "At any question: {back} goes back, {later} skips it for now, {stop} (or Ctrl-C) stops for today. "
    "In a text, {edit} opens your own editor. Everything is saved as you go."
)


def keys_in_words() -> str:
    """Which key does what."""
    return phrase(KEYS, back=BACK, later=LATER, stop=STOP, edit=EDIT)


def draft_of(session: Session, names: Sequence[str]) -> Draft:
    """The draft of that name, also where it was begun under a former one."""
    return Draft.of(session.home.drafts, names[0], names[1:])


class TerminalAsker(Generic[Q]):
    """Shows each question and takes what is typed."""

    def __init__(self, session: Session, pen: Pen, show: Callable[[Scene[Q]], None]) -> None:
        self.session = session
        self.pen = pen
        self.scene: Scene[Q] | None = None
        self._show = show

    def show(self, scene: Scene[Q]) -> None:
        """Show a question."""
        self.scene = scene
        self._show(scene)

    def confirm(self, *, changed: bool) -> None:
        """Say that a reply is saved."""
        say(f"  {phrase('Saved.' if changed else 'Nothing changed.')}")

    def tell(self, error: LiftError) -> None:
        """Say what could not be done."""
        complain(error)

    def ask(self, question: Question, task: Task) -> str | Move:
        """Ask for one task; the end of input leaves the walk."""
        while True:
            try:
                typed = self._typed(question, task)
            except EOFError:
                return Move.LEAVE
            key = typed.strip().lower()
            words = IN_WORDS if task is Task.WRITE else IN_WORDS | NOT_DONE
            if (meant := words.get(key.rstrip("."))) is not None:
                draft_of(self.session, question.drafts(task)).drop()  # it was no text for this question
                key = meant
            if key != HELP:
                if task is Task.WRITE and not key and not question.begins_with:
                    say(f"  {phrase('You wrote nothing, so it is left for later.')}")
                return MOVES.get(key, typed)
            say(f"  {keys_in_words()}")

    def _typed(self, question: Question, task: Task) -> str:
        finish = f" {phrase(FINISH, end=END)}" if task is Task.WRITE else ""
        if self.session.interactive:
            for_keys = phrase(FOR_KEYS, help=HELP).replace(" ", "\xa0")  # not torn at the end of a line
            say(f"  {question.prompt(task)}{finish}  {for_keys}")
        draft = draft_of(self.session, question.drafts(task))
        if task is Task.WRITE:
            return editor.text(self.session, self.pen, draft, question.begins_with)
        # a half-typed number is sooner typed again than corrected
        return self.pen.line("> ", None if task is Task.RATE else draft)


class SavingDesk:
    """Saves each reply at once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._portfolio = session.load()

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as last saved."""
        return self._portfolio

    def save(self, change: Change) -> bool:
        """Carry a change out on the file; whether it said anything new there."""
        changed = False

        def noted(portfolio: Portfolio, at: datetime) -> Portfolio:
            nonlocal changed
            after = change(portfolio, at)
            changed = after is not portfolio
            return after

        self._portfolio = self.session.save(noted)
        return changed

    def rescue(self, question: Question, task: Task, words: str) -> None:
        """Keep words that could not be saved, and say where."""
        if self.session.interactive:
            rescue(self.session, question.drafts(task)[0], words.encode())

    def settle(self, question: Question, task: Task) -> None:
        """Drop a draft whose words are saved; one that a pipe answered past stays."""
        if self.session.interactive:
            draft_of(self.session, question.drafts(task)).drop()


def stroll(walk: Walk[Q], start: Q, asker: TerminalAsker[Q], desk: SavingDesk, again: str) -> Ending[Q]:
    """Walk from a question on, and say where it stopped and how to go on; raises typer.Exit at Ctrl-C."""
    session = asker.session
    if session.interactive:
        say(keys_in_words())
    try:
        ending = walk.run(start, asker, desk)
    except KeyboardInterrupt:
        say()
        _stopped(asker, asker.pen.kept, again)
        raise typer.Exit(INTERRUPTED) from None
    if ending.left_at:
        _stopped(asker, "Everything is saved.", again)
    return ending


def _stopped(asker: TerminalAsker[Q], kept: str, again: str) -> None:
    scene = asker.scene
    unread = asker.pen.unread()
    kept = phrase(UNREAD if unread.strip() else kept)
    if scene:
        where = {"step": scene.question.called, "count": scene.count, "total": scene.total}
        say(phrase("Stopped at {step} ({count} of {total}). {kept}", **where, kept=kept))
    else:
        say(phrase("Stopped. {kept}", kept=kept))
    if asker.session.interactive:
        rescue(asker.session, "unread", unread)
    go_on(asker.session, again, "Continue with: {command}")
