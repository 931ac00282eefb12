"""Puts a walk's questions on the terminal, or reads their answers from a pipe."""

from __future__ import annotations

from dataclasses import replace

from lift_cli.cli.session import Session, local
from lift_cli.cli.steps.scene import print_scene
from lift_cli.cli.terminal import editor
from lift_cli.cli.terminal.keyboard import FINISH, FOR_KEYS, Pen
from lift_cli.cli.terminal.output import complain, console, say
from lift_cli.content.module import Place
from lift_cli.content.module_file import Area
from lift_cli.content.step_kinds import Task
from lift_cli.errors import LiftError
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.progress import words_at
from lift_cli.storage.drafts import Draft
from lift_cli.text import whole_number
from lift_cli.walk.question import Gave, Move, Rated, Reply, Scene, Ticked, Wrote, WroteDown

MOVES = {"<": Move.BACK, ">": Move.SKIP, "q": Move.LEAVE}
YES = {"", "y", "yes", "done", "d"}
KEYS = (
    "At any step: < goes back, > leaves it for later, q (or Ctrl-C) leaves the walk. "
    "At a text, e opens your own editor. Everything is saved as you go."
)

LOOK_HINTS = {
    Area.CIRCLE: "Change a ring (such as `why Because ...`), or press Enter when it stands",
    Area.IDEAS: "Add an idea or question, or press Enter when nothing is missing",
    Area.BOOKMARKS: "Add an address (and a title after it), or press Enter when nothing is missing",
    Area.FOLDER: "Add a file's path or a link, or press Enter when nothing is missing",
}


def draft_name(step: str, task: Task) -> str:
    """The name of the draft of one task of a step; what is written at a prompt has the step's own."""
    return step if task is Task.WRITE else f"{step}--{task.name.lower()}"


def draft_of(session: Session, place: Place, task: Task) -> Draft:
    """The draft of one task of a step, also where it was begun before the step was moved."""
    former = (draft_name(step, task) for step in place.former)
    return Draft.of(session.home.drafts, draft_name(place.id, task), former)


class TerminalAsker:
    """Shows each step and turns what is typed into a reply."""

    def __init__(self, session: Session, pen: Pen) -> None:
        self._session = session
        self._pen = pen
        self._console = console(err=True)

    def show(self, scene: Scene) -> None:
        """Show a step."""
        in_pen = self._pen.shows_answer and scene.place.is_prompt
        here = replace(scene, portfolio=in_local_time(scene.portfolio, local))
        print_scene(self._console, here, self._session.catalog, with_answer=not in_pen)

    def confirm(self) -> None:
        """Say that a reply is saved."""
        say("  Saved.")

    def tell(self, error: LiftError) -> None:
        """Say what could not be done."""
        complain(error)

    def ask(self, scene: Scene, task: Task) -> Reply:
        """Ask for one task; the end of input leaves the walk."""
        while True:
            try:
                typed = self._typed(scene, task)
            except EOFError:
                return Move.LEAVE
            if typed.strip().lower() in MOVES:
                return MOVES[typed.strip().lower()]
            if typed.strip() == "?":
                say(f"  {KEYS}")
                continue
            reply = _reply(scene, task, typed)
            if reply is not None:
                return reply
            say(f"  {typed.strip()[:20]!r} is not a number from 1 to {len(scene.place.step.scale)}.")

    def _typed(self, scene: Scene, task: Task) -> str:
        if task is Task.WRITE:
            if self._pen.writes_at_length:
                say(f"  Write as much as you like. {FINISH}  {FOR_KEYS}")
            answer = scene.portfolio.answer(scene.place.id)
            draft = draft_of(self._session, scene.place, task)
            return editor.text(self._session, self._pen, draft, answer.text if answer else "")
        prompt = self._prompt(scene, task)
        if not self._session.interactive:
            return self._pen.line("")
        say(f"  {prompt}  {FOR_KEYS}")
        # a half-typed number is sooner typed again than corrected
        draft = draft_of(self._session, scene.place, task)
        return self._pen.line("> ", None if task is Task.RATE else draft)

    def _prompt(self, scene: Scene, task: Task) -> str:
        place = scene.place
        match task:
            case Task.RATE:
                return f"Type a number from 1 to {len(place.step.scale)}"
            case Task.TALK:
                partner = scene.portfolio.partner.name or "your partner"
                talked = f"talked with {partner}" if place.module.is_of_lift else "talked it over"
                return f"Enter when you have {talked}; with minutes and a takeaway if you like: 15 we agree"
            case Task.MARK if place.step.url:
                return f"Enter to bookmark {place.step.url}; another address; or `done` when you keep it elsewhere"
            case Task.MARK:
                return "Type the address and a title; or `done` when you keep it elsewhere (Enter: later)"
            case Task.FILE if _can_write_down(scene):
                return f"Enter to file what you answered for this page ({place.step.page}); or a file's path or a link"
            case Task.FILE if place.is_needed:
                return "Type the file's path or a link: the checklist asks for it in your LIFT Folder (Enter: later)"
            case Task.FILE:
                return "Type a file's path or a link to file it in your LIFT Folder, or press Enter when it is done"
            case Task.LOOK if place.area:
                return LOOK_HINTS[place.area]
            case _:
                return "Press Enter when it is done (words typed here are kept as a note)"


def _reply(scene: Scene, task: Task, typed: str) -> Reply | None:
    """What was typed, as a reply to the task; None when it must be asked again."""
    line = typed.strip()
    match task:
        case Task.WRITE:
            before = scene.portfolio.answer(scene.place.id)
            if before is None:
                return Wrote(typed) if line else Move.SKIP
            return Wrote(typed if line else before.text, before.text)  # nothing typed keeps what is there
        case Task.RATE:
            if not line:
                return Move.SKIP
            number = whole_number(line, len(scene.place.step.scale))
            return Rated(number) if number else None
        case Task.TALK:
            return _talked(line)
        case Task.MARK:
            url = scene.place.step.url
            if not line and url:
                return Gave(f"{url} {scene.place.step.title or ''}")
            return Ticked() if line.lower() in YES - {""} else (Gave(line) if line else Move.SKIP)
        case Task.FILE if not line:
            return _filed_nothing(scene)
        case Task.FILE | Task.LOOK:
            return Ticked() if line.lower() in YES else Gave(line)
        case _:
            return Ticked() if line.lower() in YES else Ticked(note=typed)


def _filed_nothing(scene: Scene) -> Reply:
    """Enter at a document: its answers are written down; a needed one that is not there waits; else it is done."""
    if _can_write_down(scene):
        return WroteDown()
    filed = any(document.serves == scene.place.id for document in scene.portfolio.folder)
    return Ticked() if filed or not scene.place.is_needed else Move.SKIP


def _can_write_down(scene: Scene) -> bool:
    """Whether the step's document can be written from answers that are there."""
    portfolio = scene.portfolio
    return any(words_at(portfolio, asked.id, asked).strip() for asked in scene.place.on_its_page)


def _talked(line: str) -> Reply:
    """A discussion: minutes first if the line begins with a number, then one takeaway."""
    if line.lower() in YES:
        return Ticked()
    first, _, rest = line.partition(" ")
    minutes = whole_number(first, 24 * 60)
    if minutes:
        return Ticked(minutes=minutes, note=rest.strip() or None)
    return Ticked(note=line)
