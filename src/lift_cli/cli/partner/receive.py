"""`lift receive`: take in the review your partner sent you."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session, local
from lift_cli.cli.terminal.options import path_argument

if TYPE_CHECKING:
    from lift_cli.content.module import Module
    from lift_cli.portfolio.model import Portfolio, ReceivedReview

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def receive(
    ctx: typer.Context,
    file: Annotated[Path, path_argument("FILE", "The review-....toml your partner sent you.")],
) -> None:
    """Receive a review file: its comments appear beside your steps, and a recognition closes the module.

    \b
    Example:
      lift receive review-ana-reyes-lift-two.toml
    """
    from lift_cli.cli.terminal.output import go_on, say
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio import changes
    from lift_cli.storage.exchange import read_review
    from lift_cli.storage.paths import shown

    session = Session(ctx)
    review = read_review(file)
    portfolio = session.load()
    if review.portfolio.id != portfolio.id:
        whose = review.portfolio.educator or "someone else"
        hint = "Ask your partner for the review of your portfolio."
        raise BadValueError(f"receive {shown(file)}", f"it is the review of {whose}'s portfolio, not of yours", hint)
    if any(changes.is_same_review(review.received, taken_in) for taken_in in portfolio.reviews):
        say("You received this review before; nothing changed.")
    else:
        _tell_what_is_odd(session, portfolio, review.received)
    after = session.save(lambda was, _: changes.receive(was, _of_today(session, was, review.received)))
    _tell(session, next(kept for kept in after.reviews if changes.is_same_review(review.received, kept)))
    go_on(session, str(session.status()["next"]["command"]))


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


def _tell(session: Session, review: ReceivedReview) -> None:
    from lift_cli.cli.terminal.output import indented, out, say
    from lift_cli.content.origin import named
    from lift_cli.portfolio.recognition import changed_since
    from lift_cli.text import one_line, quantity

    module = session.catalog.module_of(review.module)
    name = module.name if module else one_line(review.module)
    reader = review.reviewer or session.load().partner.name or "your partner"
    who = reader[0].upper() + reader[1:]
    for item in review.items:
        if item.comment:
            out(f"{who} on {_item(module, item.id)}:")
            out(indented(item.comment))
    for comment in review.comments:
        out(f"{who} on {named(session.catalog, comment.step)}:")
        out(indented(comment.text))
    if review.recognition is None:
        open_items = ", ".join(_item(module, item.id) for item in review.items if not item.confirmed)
        say(f"{who} has not recognized {name} yet." + (f" Not yet confirmed: {open_items}." if open_items else ""))
        return
    out(f"{who} recognizes you for {name}:")
    out(indented(review.recognition.words))
    changed = changed_since(session.load(), review)
    if changed:
        say(f"You changed {quantity(len(changed), 'step')} since {reader} read it.")


def _item(module: Module | None, item: str) -> str:
    """A checklist item in the pack's words; by its id where the pack is not installed."""
    from lift_cli.text import one_line

    words = [text.text.rstrip(".") for text in module.closing.checklist if text.id.value == item] if module else []
    return f'"{words[0]}"' if words else one_line(item)
