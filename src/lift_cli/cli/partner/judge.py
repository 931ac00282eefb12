"""A partner's judgement: the report read, each item confirmed, words of thanks, the review handed back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from lift_cli.checklist.report import ModuleReport, Report, check
from lift_cli.checklist.rules import Verdict
from lift_cli.cli.papers.leaving import cleared
from lift_cli.cli.partner.report import VERDICT_WORDS, item_words, show_report
from lift_cli.cli.session import Session, local
from lift_cli.cli.terminal.file_output import STDOUT, hand_over
from lift_cli.cli.terminal.keyboard import Pen, RememberingPen
from lift_cli.cli.terminal.output import complain, give_json, out, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.rescue import rescue
from lift_cli.errors import INTERRUPTED, BadValueError, LiftError
from lift_cli.partner import review as reviews
from lift_cli.partner.export import Export
from lift_cli.partner.review import Judgement
from lift_cli.portfolio.digests import of_module
from lift_cli.portfolio.model import Comment
from lift_cli.storage.drafts import Draft
from lift_cli.storage.exchange import review_bytes
from lift_cli.storage.paths import is_there
from lift_cli.text import one_line, quantity, slug


def check_options(*, confirm: bool, recognize: str | None, as_json: bool) -> None:
    """Raise BadValueError for options that contradict each other."""
    if as_json and confirm:
        raise BadValueError("do both", "--json only reports", "Leave out --json or --confirm.")
    if recognize is not None and not confirm:
        hint = 'lift check-partner FILE --confirm --recognize "words"'
        raise BadValueError("recognize", "--recognize goes with --confirm", hint)
    if recognize is not None and not recognize.strip():
        raise BadValueError("recognize", "there are no words", 'Say it in yours: --recognize "words"')


def report_on(session: Session, export: Export, name: str | None) -> Report:
    """The checklist on a partner's file; raises BadValueError when it is the reader's own portfolio."""
    own = session.load() if is_there(session.place) else None
    if own is not None and own.id == export.id:
        hint = "`lift check` does that. A partner checks yours: send it with `lift export`."
        raise BadValueError("check that as a partner's file", "it is your own portfolio", hint)
    session.also_know(export.begun)
    if name:
        modules = [session.catalog.find_module(name)]
    else:
        modules = [module for module in session.catalog.modules if module.id in export.begun]
    return check(export.educator.name, modules, export.progress.renamed(session.catalog.renamed))


def to_judge(report: Report, export: Export, name: str | None, output: Path | None) -> tuple[ModuleReport, ...]:
    """The modules a person is asked about: the one named, else those not recognized yet, else all.

    Raises BadValueError where several reviews would go to one file.
    """
    fresh = tuple(found for found in report.modules if found.module.id not in export.recognized)
    asked_about = report.modules if name or not fresh else fresh
    if output is not None and len(asked_about) > 1:
        names = ", ".join(found.module.word for found in asked_about)
        hint = f"Name one of them ({names}) after the file, or leave out `-o`."
        raise BadValueError("write the review", "there would be more than one for that file", hint)
    return asked_about


def show(session: Session, export: Export, report: Report, output: Path | None, *, as_json: bool) -> None:
    """Whose portfolio it is, and what the checklist finds; beside stdout when the review itself goes there."""
    if as_json:
        give_json(report.as_json())
        return
    tell = say if output == STDOUT else out
    when = f", exported on {local(export.exported_at):%Y-%m-%d at %H:%M}" if export.exported_at else ""
    tell(f"The portfolio of {export.educator.name or 'your partner'}{when}")
    if not report.modules:
        say("No module has been begun in it, so there is nothing to check.")
    show_report(report, session.catalog, tell)
    hidden = sum(answer.masked for answer in export.answers or ())
    if hidden:
        say(f"In {quantity(hidden, 'answer')} some words are masked, to keep someone's name or address at home.")
    ours = {found.module.pack.id: found.module.pack.version for found in report.modules}
    for pack, version in ours.items():
        theirs = one_line(export.packs.get(pack, version), 20)
        if theirs != version:
            say(f"The file was made with {pack} {theirs}, you have {version}: what only yours asks counts as missing.")


def as_found(found: ModuleReport, words: str | None) -> Judgement:
    """Each item confirmed where it was found met."""
    return Judgement(confirmed={f.item.value: f.verdict is Verdict.MET for f in found.findings}, words=words)


def asked(session: Session, export: Export, found: ModuleReport) -> Judgement:
    """Ask the human about each item, a word on single steps, and the thanks. Ctrl-C leaves it for later."""
    memory = draft_of(session, export, found)
    confirmed: dict[str, bool] = {}
    comments: dict[str, str] = {}
    module = found.module
    name = export.educator.name or "your partner"
    say()
    say(f"You check {module.name} for completion, never for content.")
    try:
        writer = RememberingPen(pen(), memory)
        reviewer = _reviewer(session)
        if not reviewer:
            say(f"Your name, as {name} knows you:")
            reviewer = writer.line("> ").strip()
        for finding in found.findings:
            met = finding.verdict is Verdict.MET
            say()
            say(f"{item_words(module, finding)}  [{VERDICT_WORDS[finding.verdict]}]")
            confirmed[finding.item.value] = _yes(writer, met)
            if not confirmed[finding.item.value]:
                say(f"A word to {name} about it (Enter for none):")
                comments[finding.item.value] = writer.line("> ").strip()
        steps = (*_for_steps(session, comments, module.id), *_step_comments(session, writer, module.id, name))
        words = None
        if all(confirmed.values()):
            say(f"Everything is confirmed. Recognize {name} in your own words (Enter: not now):")
            words = writer.line("> ").strip() or None
    except (KeyboardInterrupt, EOFError):
        say()
        say("No review was written. What you answered is kept; the same command goes on from there.")
        raise typer.Exit(INTERRUPTED) from None
    return Judgement(confirmed=confirmed, comments=comments, step_comments=steps, words=words, reviewer=reviewer)


def _reviewer(session: Session) -> str:
    """The name on the reader's own portfolio, where there is one."""
    return session.load().educator.name if is_there(session.place) else ""


def _yes(writer: Pen, met: bool) -> bool:
    """Whether the partner confirms an item; Enter takes the verdict that was found."""
    say(f"Is it so? y = yes, n = not yet, Enter = {'yes' if met else 'not yet'}")
    while True:
        typed = writer.line("> ").strip().lower()
        if typed in ("y", "yes", "n", "no", "not yet", ""):
            return met if not typed else typed.startswith("y")
        say("Type y or n.")


def _for_steps(session: Session, comments: dict[str, str], module: str) -> Iterator[Comment]:
    """The words on an item that begin with a step's number: they stand beside that step, and leave the item."""
    for item, said in comments.items():
        number, _, words = said.partition(" ")
        near = session.catalog.steps_within(number.rpartition(".")[0])
        place = next((place for place in near if place.number == number), None)
        if place is not None and place.module.id == module and words.strip():
            comments[item] = ""
            yield Comment(step=place.id, text=words.strip())


def _step_comments(session: Session, writer: Pen, module: str, name: str) -> tuple[Comment, ...]:
    comments: list[Comment] = []
    while True:
        say(f"A word to {name} on a single step? Its number and the words, such as `2.1.1.5 I liked this` (Enter: no)")
        number, _, words = writer.line("> ").strip().partition(" ")
        if not number:
            return tuple(comments)
        try:
            place = session.catalog.find_step(number)
            if place.module.id != module or not words.strip():
                hint = "Its number first, then a blank, then the words."
                raise BadValueError("keep that word", "it names no step of this module with words", hint)
        except LiftError as error:
            complain(error)
            continue
        comments.append(Comment(step=place.id, text=words.strip()))


def draft_of(session: Session, export: Export, found: ModuleReport) -> Draft:
    """What was answered in a check of just this reading; a newer export is answered anew.

    A stranger's id never becomes a path.
    """
    seen = of_module(export.seen_in(found.module.id) | {f.item: ",".join(f.missing) for f in found.findings})
    return Draft.of(session.home.drafts, f"check-{slug(export.id, 'partner')}-{found.module.id}-{seen[:16]}")


def hand_back(
    session: Session,
    export: Export,
    found: ModuleReport,
    judgement: Judgement,
    output: Path | None,
    *,
    force: bool,
    mask: bool | None,
) -> None:
    """Write the review and say what to do with it."""
    judgement = cleared(session, judgement, found.module.id, wish=mask)
    review = reviews.make(export, found, judgement, judgement.reviewer or _reviewer(session), session.now())
    name = export.educator.name or "your partner"
    data = review_bytes(review, Path(f"the review of {name}"))
    target = output or Path(f"review-{slug(export.educator.name, 'partner')}-{found.module.id.replace('/', '-')}.toml")
    answered = draft_of(session, export, found)
    try:
        written = hand_over(session, data, target, force=force)
    except LiftError:
        if answered.read():
            say("What you answered is kept; the same command goes on from there.")
        elif session.interactive:
            rescue(session, target.name, data)
        raise
    answered.drop()
    if review.recognition is not None:
        say(f"You recognized {name} for {found.module.name}.")
    elif judgement.words is not None:
        say(f"{found.module.name} is not complete, so {name} is not recognized yet; the review says what is missing.")
    if written is not None:
        out(f"Wrote {written}")
        say(f"Send it to {name}, who types: lift receive {target.name}")
