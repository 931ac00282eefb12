"""`lift answered`: say that a partner's comment was answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import argument

if TYPE_CHECKING:
    from lift_cli.portfolio.comments import Said
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def answered(
    ctx: typer.Context,
    of: Annotated[
        str, argument("STEP or ITEM", "A step, a module, or an item: responses, activities, bookmarks, documents.")
    ],
    words: Annotated[str, argument("[WORDS]", "What you answer; your partner reads it in your next file.")] = "",
) -> None:
    """Mark a comment of your partner as answered, in words if you want. `lift show --comments` lists them.

    \b
    Example:
      lift answered 2.1.1.5 "I wrote it again."
      lift answered documents
    """
    from lift_cli.cli.terminal.comments import heading
    from lift_cli.cli.terminal.output import go_on, say
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.comments import review_of

    session = Session(ctx)
    waiting = _waiting(session, session.load(), of)

    def mark(portfolio: Portfolio, at: datetime) -> Portfolio:
        for said in waiting:
            portfolio = changes.answer_comment(portfolio, review_of(said.review), said.of, words.strip(), at)
        return portfolio

    session.save(mark)
    for said in waiting:
        say(f"Answered: {heading(session.catalog, said)}")
    go_on(session, str(session.status()["next"]["command"]))


def _waiting(session: Session, portfolio: Portfolio, of: str) -> tuple[Said, ...]:
    """The comments that are meant; raises BadValueError where nobody asked for anything there."""
    from lift_cli.content.module_file import ChecklistItem
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.comments import CommentState, comments

    name = of if of in [*ChecklistItem] else session.catalog.find_purpose(of)
    found = tuple(said for said in comments(portfolio) if said.of == name and said.state is not CommentState.CLOSED)
    if not found:
        hint = "`lift show --comments` lists what your partner said."
        raise BadValueError(f"mark {of} as answered", "there is no comment on it that waits for an answer", hint)
    return found
