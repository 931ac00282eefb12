"""What a partner says of a module: each item confirmed or not, comments on steps, words of thanks."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from lift_cli.checklist.report import ModuleReport
from lift_cli.checklist.rules import Verdict
from lift_cli.cli.partner.report import VERDICTS, item_words
from lift_cli.cli.terminal.keyboard import Pen, RememberingPen
from lift_cli.cli.terminal.output import complain, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.content.catalog import Catalog
from lift_cli.errors import INTERRUPTED, BadValueError, LiftError
from lift_cli.partner.export import Export
from lift_cli.partner.review import Judgement
from lift_cli.portfolio.model import Comment
from lift_cli.storage.drafts import Draft


def as_found(found: ModuleReport, words: str | None) -> Judgement:
    """Each item confirmed where it was found met."""
    return Judgement(confirmed={f.item.value: f.verdict is Verdict.MET for f in found.findings}, words=words)


def ask(catalog: Catalog, export: Export, found: ModuleReport, reviewer: str, draft: Draft) -> Judgement:
    """Ask the human about each item, a word on single steps, and the thanks. Ctrl-C stops and keeps what you typed."""
    confirmed: dict[str, bool] = {}
    comments: dict[str, str] = {}
    module = found.module
    name = export.educator.name or "your partner"
    say()
    say(f"You check whether {module.name} is complete, not how good it is.")
    try:
        writer = RememberingPen(pen(), draft)
        if not reviewer:
            say(f"Your name, as {name} knows you:")
            reviewer = writer.line("> ").strip()
        for finding in found.findings:
            met = finding.verdict is Verdict.MET
            say()
            say(f"{item_words(module, finding)}  [{VERDICTS[finding.verdict].removesuffix(': {item}')}]")
            confirmed[finding.item.value] = _yes(writer, met)
            if not confirmed[finding.item.value]:
                say(f"A comment for {name} about it (Enter for none):")
                comments[finding.item.value] = writer.line("> ").strip()
        steps = (*_for_steps(catalog, comments, module.id), *_step_comments(catalog, writer, module.id))
        words = None
        if all(confirmed.values()):
            say(f"Everything is confirmed. Recognize {name} in your own words (Enter: not now):")
            words = writer.line("> ").strip() or None
    except (KeyboardInterrupt, EOFError):
        say()
        say("No review was written. Your answers are kept. Type the same command to continue.")
        raise typer.Exit(INTERRUPTED) from None
    return Judgement(confirmed=confirmed, comments=comments, step_comments=steps, words=words, reviewer=reviewer)


def _yes(writer: Pen, met: bool) -> bool:
    """Whether the partner confirms an item; Enter takes the verdict that was found."""
    say(f"Is it met? y = yes, n = not yet, Enter = {'yes' if met else 'not yet'}")
    while True:
        typed = writer.line("> ").strip().lower()
        if typed in ("y", "yes", "n", "no", "not yet", ""):
            return met if not typed else typed.startswith("y")
        say("Type y or n.")


def _for_steps(catalog: Catalog, comments: dict[str, str], module: str) -> Iterator[Comment]:
    """The words on an item that begin with a step's number: they stand beside that step, and leave the item."""
    for item, said in comments.items():
        number, _, words = said.partition(" ")
        near = catalog.steps_within(number.rpartition(".")[0])
        place = next((place for place in near if place.number == number), None)
        if place is not None and place.module.id == module and words.strip():
            comments[item] = ""
            yield Comment(step=place.id, text=words.strip())


def _step_comments(catalog: Catalog, writer: Pen, module: str) -> tuple[Comment, ...]:
    comments: list[Comment] = []
    while True:
        say("Comment on one step? Type its number and your words, such as `2.1.1.5 I liked this`, or Enter to finish.")
        number, _, words = writer.line("> ").strip().partition(" ")
        if not number:
            return tuple(comments)
        try:
            place = catalog.find_step(number)
            if place.module.id != module or not words.strip():
                hint = "Type the number, a space, then your words."
                raise BadValueError("keep that comment", "it does not begin with a step of this module", hint)
        except LiftError as error:
            complain(error)
            continue
        comments.append(Comment(step=place.id, text=words.strip()))
