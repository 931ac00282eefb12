"""`lift receive`: take in the review your partner sent you."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session, local
from lift_cli.cli.terminal.options import path_argument, path_option

if TYPE_CHECKING:
    from lift_cli.partner.review import Review
    from lift_cli.portfolio.model import Portfolio, ReceivedReview

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def receive(
    ctx: typer.Context,
    file: Annotated[
        Path,
        path_argument("FILE", "The review-....toml or together-....toml of your partner; in a shared folder a name."),
    ],
    export: Annotated[
        Path | None,
        path_option(
            "The file that your partner read, where lift cannot compare it any more.", "--export", metavar="FILE"
        ),
    ] = None,
) -> None:
    """Receive a review: its comments appear beside your steps, and a recognition closes the module.

    A together-....toml brings home what you said at your partner's computer.

    \b
    Example:
      lift receive review-ana-reyes-lift-two.toml
    """
    from lift_cli.cli.partner.bring_home import bring_home
    from lift_cli.cli.partner.by_name import files_named
    from lift_cli.cli.terminal.output import go_on
    from lift_cli.partner.together import TogetherFile
    from lift_cli.storage.exchange import read_received

    session = Session(ctx)
    for path in files_named(session, file):
        received = read_received(path)
        if isinstance(received, TogetherFile):
            bring_home(session, received, path)
        else:
            tell(session, taken_in(session, received, path, export))
    go_on(session, str(session.status()["next"]["command"]))


def taken_in(session: Session, review: Review, file: Path, export: Path | None = None) -> ReceivedReview:
    """Take a review into the portfolio; raises BadValueError for one that can be none of it."""
    from lift_cli.errors import BadValueError
    from lift_cli.partner.acceptance import refusal
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.forgetting import swept
    from lift_cli.storage.paths import shown

    portfolio = session.load()
    if reason := refusal(review, portfolio, session.now()):
        hint = "Ask your partner for the review of your portfolio that `lift check-partner` wrote."
        raise BadValueError(f"receive {shown(file)}", reason, hint)
    received = _taken(session, portfolio, review, export)
    after = session.save(lambda was, _: swept(changes.receive(was, _of_today(session, was, received))))
    return next(kept for kept in after.reviews if changes.is_same_review(received, kept))


def _taken(session: Session, portfolio: Portfolio, review: Review, export: Path | None) -> ReceivedReview:
    """The review as it is to be kept: as it was where it is there already, else with whether its recognition counts."""
    from lift_cli.cli.terminal.output import say
    from lift_cli.portfolio.changes import is_same_review
    from lift_cli.portfolio.recognition import NOT_ACCEPTED

    taken = _marked_anew(session, portfolio, review.received, export) if export else review.received
    before = next((old for old in portfolio.reviews if is_same_review(review.received, old)), None)
    if before is not None and before.accepted != NOT_ACCEPTED and taken.marked_at is None:
        say("You received this review before; nothing changed.")
        return before
    if before is None:
        _tell_what_is_odd(session, portfolio, review.received)
    return replace(taken, accepted=_accepted(session, portfolio, review, taken))


def _marked_anew(session: Session, portfolio: Portfolio, review: ReceivedReview, file: Path) -> ReceivedReview:
    """The review with marks of the file that was read; as it is where its own marks can be compared.

    Raises BadValueError where it is another file.
    """
    from lift_cli.errors import BadValueError
    from lift_cli.partner.reading import is_what_was_read, marked_anew
    from lift_cli.portfolio import changes, marks
    from lift_cli.storage.exchange import read_export
    from lift_cli.storage.paths import shown

    if marks.can_compare(portfolio, review):
        return review
    export = read_export(file)
    if not is_what_was_read(review, export, portfolio):
        hint = "Name the portfolio file that you sent then, as it was sent."
        raise BadValueError(f"compare with {shown(file)}", "it is not the file that this review is of", hint)
    if not portfolio.educator.private.secrets:
        secret = marks.new_secret(session.now())
        portfolio = session.save(lambda was, _: changes.with_secret(was, secret))
    return marked_anew(review, export, portfolio, session.now())


def _accepted(session: Session, portfolio: Portfolio, review: Review, taken: ReceivedReview) -> str:
    """Whether the recognition in a review counts: where it may not be the partner's word, the educator is asked.

    Without a terminal nobody can be asked, and it does not count.
    """
    from lift_cli.cli.terminal.output import say
    from lift_cli.cli.terminal.pens import agrees
    from lift_cli.partner.acceptance import Accepted, doubts

    seen = _of_today(session, portfolio, taken)
    found = doubts(review, seen, portfolio, session.catalog.module_of(review.module))
    if not found:
        return Accepted.PARTNER.value
    say("Is this recognition your partner's word? Look at it first:")
    for doubt in found:
        say(f"  {doubt}")
    if session.interactive and agrees("Recognize the module all the same? (y/n)"):
        return Accepted.ASKED.value
    say("The module is not recognized. The review is kept; to decide about it, type the command again in a terminal.")
    return Accepted.NO.value


def _of_today(session: Session, portfolio: Portfolio, review: ReceivedReview) -> ReceivedReview:
    """The review in terms of the steps of today, as all else in the portfolio is."""
    return session.of_today(replace(portfolio, reviews=(review,))).reviews[0]


def _tell_what_is_odd(session: Session, portfolio: Portfolio, review: ReceivedReview) -> None:
    """What they would not expect of a review of their work: an older one, or one of a module they have not begun."""
    from lift_cli.cli.terminal.output import say
    from lift_cli.portfolio.recognition import is_begun, later_than
    from lift_cli.text import one_line

    module = session.catalog.module_of(review.module)
    name = module.name if module else one_line(review.module)
    later = later_than(portfolio, review)
    if later is not None:
        days = f"{local(later.reviewed):%Y-%m-%d %H:%M}", f"{local(review.reviewed):%Y-%m-%d %H:%M}"
        say(f"You already received a later review of {name}, made {days[0]}; this one, of {days[1]}, is kept, too.")
    if module is None:
        say(f"The module {name} is not installed here. The review is kept until it is.")
    elif not is_begun(portfolio, module.id):
        say(f"You have not begun {name}. Ask your partner whether this review is for you.")


def _tell_of_withdrawing(session: Session, review: ReceivedReview, who: str, name: str) -> None:
    from lift_cli.cli.terminal.output import say
    from lift_cli.portfolio.recognition import withdrawn_by

    portfolio = session.load()
    taken_back = [old for old in portfolio.reviews if old.id == review.withdraws]
    if not taken_back:
        say(f"{who} withdraws a recognition of {name} that you have not received.")
    elif any(withdrawn_by(portfolio, old) for old in taken_back):
        say(f"{who} withdraws the recognition of {name}. What you sent to others of it cannot be called back.")
    else:
        say(f"Only who recognized you can withdraw it: the recognition of {name} stands.")


def tell(session: Session, review: ReceivedReview) -> None:
    """Say what a review says that was taken in."""
    from lift_cli.cli.terminal.comments import commented, item_words, reviewer_of
    from lift_cli.cli.terminal.output import indented, out, say
    from lift_cli.content.origin import named
    from lift_cli.portfolio.marks import is_keyed
    from lift_cli.portfolio.recognition import changed_since, is_recognizing
    from lift_cli.text import one_line

    module = session.catalog.module_of(review.module)
    name = module.name if module else one_line(review.module)
    who = reviewer_of(review.reviewer)
    for item in review.items:
        if item.comment:
            out(f"{who} on {item_words(module, item.id)}:")
            out(indented(item.comment))
    for comment in review.comments:
        out(f"{who} on {commented(session.catalog, comment.step, named)}:")
        out(indented(comment.text))
    if review.withdraws:
        _tell_of_withdrawing(session, review, who, name)
        return
    if review.recognition is None:
        open_items = ", ".join(item_words(module, item.id) for item in review.items if not item.confirmed)
        say(f"{who} has not recognized {name} yet." + (f" Not yet confirmed: {open_items}." if open_items else ""))
        return
    if not is_recognizing(review):
        out(f"{who} writes of {name}:")
        out(indented(review.recognition.words))
        return
    out(f"{who} recognizes you for {name}:")
    out(indented(review.recognition.words))
    if not is_keyed(review):
        say("This review is of an earlier lift: it speaks for your answers and ratings only.")
    changed = changed_since(session.load(), review)
    if not changed.can_compare:
        say(f"{changed.words[:1].upper()}{changed.words[1:]}.")
    elif changed:
        say(f"You changed what {who} read: {changed.words}.")
