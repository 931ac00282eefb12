"""A module's step as a question of a walk: what it asks for, and what each reply changes in the portfolio."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from lift_cli.content.module import Place
from lift_cli.content.module_file import Area
from lift_cli.content.step_kinds import Task
from lift_cli.phrases import phrase
from lift_cli.portfolio import changes
from lift_cli.portfolio.answering import written
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Bookmark, FolderItem, Idea
from lift_cli.portfolio.progress import words_at
from lift_cli.values import fixed
from lift_cli.walk.lines import address_of, idea_of, rating_of, ring_of, talk_of
from lift_cli.walk.question import Desk, Scene, says_done

TALKED_WITH = (
    "Press Enter when you have talked with {partner}. Or type minutes and one thought first, such as: 15 we agree"
)
TALKED = "Press Enter when you have talked it over. Or type minutes and one thought first, such as: 15 we agree"
MARK_THAT = "Press Enter to bookmark {address}. Or type another address, or `done` if you keep it elsewhere"
FILE_ANSWERS = "Press Enter to file your answers as the page {page}. Or type a file's path or a link"
FILE_WITHOUT = "Nothing is written for the page {page} yet. Type a file's path or a link (Enter: later)"
FILE_NEEDED = "Type a file's path or a link. The checklist asks for it in your LIFT Folder (Enter: later)"
FILE_ANY = "Type a file's path or a link to file it in your LIFT Folder, or press Enter when it is done"

LOOK_PROMPTS = {
    Area.CIRCLE: "Change a ring (such as `why Because ...`), or press Enter to keep it",
    Area.IDEAS: "Add an idea or question, or press Enter when nothing is missing",
    Area.BOOKMARKS: "Add an address (and a title after it), or press Enter when nothing is missing",
    Area.FOLDER: "Add a file's path or a link, or press Enter when nothing is missing",
}


class StepDesk(Desk, Protocol):
    """A desk that also takes in the documents of a walk."""

    def take_in(self, target: str, serves: str) -> FolderItem:
        """Copy a file into the folder, or take a link, for a step; raises LiftError when it cannot."""

    @property
    def company(self) -> tuple[str, ...]:
        """The names of those who sit beside who types, for what a team answers."""

    @property
    def pair(self) -> tuple[str, ...]:
        """The names of the two who sit there together, the educator's first; empty for one alone."""

    def note(self, place: Place, at: datetime, minutes: int | None, words: str) -> None:
        """Keep what the other of the two takes home from a discussion."""

    def write_down(self, place: Place) -> FolderItem:
        """Write the answers of a step's page as a document in the folder; raises LiftError when it cannot."""


@fixed
class StepQuestion:
    """A step where a walk comes to it."""

    place: Place
    desk: StepDesk
    is_open: bool = True

    @property
    def name(self) -> str:
        """Its full id."""
        return self.place.id

    @property
    def called(self) -> str:
        """Its number."""
        return phrase("step {number}", number=self.place.number)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What the step asks for, in order."""
        return self.place.tasks

    @property
    def begins_with(self) -> str:
        """What was answered before."""
        answer = self.desk.portfolio.answer(self.place.id)
        return answer.text if answer else ""

    def counted_in(self, asked: Sequence[str]) -> tuple[int, int]:  # noqa: ARG002 - it counts in its module
        """Which of the module's steps it is, of all that the module needs."""
        return self.place.count, len(self.place.module.needed)

    def drafts(self, task: Task) -> Sequence[str]:
        """The names of the draft of one task, also where it was begun before the step was moved."""
        return draft_names(self.place, task)

    def prompt(self, task: Task) -> str:
        """What to type or press for one task."""
        place = self.place
        match task:
            case Task.WRITE:
                return phrase("Write as much as you like.")
            case Task.RATE:
                return phrase("Type a number from 1 to {highest}", highest=len(place.step.scale))
            case Task.TALK:
                partner = self.desk.portfolio.partner.name or phrase("your partner")
                return phrase(TALKED_WITH if place.module.is_of_lift else TALKED, partner=partner)
            case Task.MARK if place.step.url:
                return phrase(MARK_THAT, address=place.step.url)
            case Task.MARK:
                return phrase("Type the address and a title, or `done` if you keep it elsewhere (Enter: later)")
            case Task.FILE:
                return self._how_to_file
            case Task.LOOK if place.area:
                return phrase(LOOK_PROMPTS[place.area])
            case _:
                return phrase("Press Enter when it is done (words typed here are kept as a note)")

    @property
    def _how_to_file(self) -> str:
        """How a document gets into the folder, by what there is of it."""
        if self._can_write_down:
            return phrase(FILE_ANSWERS, page=self.place.step.page)
        if self.place.on_its_page:
            return phrase(FILE_WITHOUT, page=self.place.step.page)
        return phrase(FILE_NEEDED if self.place.is_needed else FILE_ANY)

    def change(self, task: Task, typed: str) -> Change | None:
        """What was typed for one task, as a change; None where that leaves it for later. Raises LiftError."""
        readers: dict[Task, Callable[[str], Change | None]] = {
            Task.WRITE: self._write,
            Task.RATE: self._rate,
            Task.TALK: self._talk,
            Task.MARK: self._mark,
            Task.FILE: self._file,
            Task.LOOK: self._look,
        }
        return readers.get(task, self._tick)(typed)

    def _write(self, typed: str) -> Change | None:
        """Nothing typed keeps what is there."""
        before = self.begins_with
        text = typed if typed.strip() else before
        return written(self.place, text, before, self.desk.company) if text else None

    def _rate(self, typed: str) -> Change | None:
        if not typed.strip():
            return None
        value = rating_of(typed, self.place)
        return lambda portfolio, at: changes.rate(portfolio, self.place.id, value, at)

    def _talk(self, typed: str) -> Change:
        minutes, note = talk_of(typed.strip())
        return lambda portfolio, at: changes.tick(portfolio, self.place.id, at, minutes, note)

    def _tick(self, typed: str = "") -> Change:
        note = None if says_done(typed) else typed
        return lambda portfolio, at: changes.tick(portfolio, self.place.id, at, None, note)

    def _mark(self, typed: str) -> Change | None:
        """Nothing typed takes the address that the step offers."""
        step, line = self.place.step, typed.strip()
        if line and says_done(line):
            return self._tick()
        line = line or (f"{step.url} {step.title or ''}" if step.url else "")
        return self._bookmark(line) if line else None

    def _file(self, typed: str) -> Change | None:
        """Nothing typed files what was answered; where that is nothing either, what needs words is left for later."""
        if typed.strip():
            return self._tick() if says_done(typed) else self._document(typed.strip())
        if self._can_write_down:
            document = self.desk.write_down(self.place)
            return lambda portfolio, _: changes.add_document(portfolio, document)
        filed = any(document.serves == self.place.id for document in self.desk.portfolio.folder)
        needs_words = self.place.is_needed or self.place.on_its_page
        return self._tick() if filed or not needs_words else None

    def _look(self, typed: str) -> Change:
        line = typed.strip()
        if says_done(line):
            return self._tick()
        match self.place.area:
            case Area.CIRCLE:
                rings = ring_of(line)
                return lambda portfolio, at: changes.draw_circle(portfolio, rings, at)
            case Area.IDEAS:
                kind, text = idea_of(line)
                return lambda portfolio, at: changes.add_idea(portfolio, Idea(kind=kind, text=text, at=at))
            case Area.BOOKMARKS:
                return self._bookmark(line)
            case _:
                return self._document(line)

    def _bookmark(self, line: str) -> Change:
        url, title = address_of(line, self.place)
        serves = self.place.module.id if self.place.area else self.place.id
        return lambda portfolio, at: changes.add_bookmark(
            portfolio, Bookmark(url=url, title=title, serves=serves, at=at)
        )

    def _document(self, line: str) -> Change:
        document = self.desk.take_in(line, self._document_purpose)
        return lambda portfolio, _: changes.add_document(portfolio, document)

    @property
    def _document_purpose(self) -> str:
        """The step a document is filed for; at the look back, the first needed one that is not there yet."""
        place = self.place
        if place.area is None:
            return place.id
        there = {document.serves for document in self.desk.portfolio.folder}
        needed = (f"{place.module.id}/{document.step}" for document in place.module.closing.documents)
        return next((step for step in needed if step not in there), place.module.id)

    @property
    def _can_write_down(self) -> bool:
        """Whether the step's document can be written from answers that are there."""
        portfolio = self.desk.portfolio
        return any(words_at(portfolio, asked.id, asked).strip() for asked in self.place.on_its_page)


def opens_activity(scene: Scene[StepQuestion]) -> bool:
    """Whether a step that is shown is the first of its activity."""
    return scene.before is None or scene.before.place.activity is not scene.question.place.activity


def draft_names(place: Place, task: Task) -> tuple[str, ...]:
    """The names of the draft of one task of a step, today's first; what is written at a prompt has the step's own."""
    ending = "" if task is Task.WRITE else f"--{task.name.lower()}"
    return tuple(f"{step}{ending}" for step in (place.id, *place.former))
