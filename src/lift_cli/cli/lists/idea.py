"""`lift idea`: LIFT Ideas and Questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.lists.numbered import NumberedList, list_app, out_of
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import argument, words
from lift_cli.cli.terminal.output import command_line, entries, out, records_json, say

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Idea


def add(
    ctx: typer.Context,
    text: Annotated[str, argument("TEXT", "The idea in your words.")],
    kind: Annotated[
        str | None,
        words("idea, question, input or insight; default: a question when it ends in `?`.", "--kind", metavar="KIND"),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="Never part of a file you send.")] = False,
) -> None:
    """Keep an idea, question, input or insight.

    \b
    Example:
      lift idea add "Could we open the lab at lunch?" --kind question
    """
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.errors import BadValueError, UnknownNameError
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.model import Idea, IdeaKind
    from lift_cli.walk.lines import idea_of

    if kind is not None and kind.lower() not in set(IdeaKind):
        raise UnknownNameError("kind", kind, (), f"The kinds are {', '.join(f'`{k}`' for k in IdeaKind)}.")
    if not text.strip():
        raise BadValueError("keep that idea", "it is empty", 'lift idea add "your words"')
    session = Session(ctx)
    guessed, words = idea_of(text.strip()) if kind is None else (IdeaKind(kind.lower()), text.strip())
    with rescued(session, "idea", words):
        session.save(
            lambda portfolio, at: changes.add_idea(portfolio, Idea(kind=guessed, text=words, at=at, private=private))
        )
    say(f"Kept as {'a private ' if private else ''}{guessed.value}.")


def _show(session: Session, *, as_json: bool) -> None:
    ideas = session.kept().ideas if as_json else session.load_to_show().ideas
    if as_json:
        records_json(ideas)
    elif not ideas:
        out("Nothing yet. To add one: " + command_line(session, 'lift idea add "your words"'))
    else:
        entries((f"{_kind(idea)}: {idea.text}", f"{idea.at:%Y-%m-%d}") for idea in ideas)


def _kind(idea: Idea) -> str:
    return f"{idea.kind.value} (private)" if idea.private else idea.kind.value


IDEAS: NumberedList[Idea] = NumberedList(
    "idea",
    "idea",
    read=lambda session: session.kept().ideas,
    words=lambda idea, _: idea.text,
    without=out_of("ideas"),
    removed=lambda _, idea: f"Removed: {idea.text}",
    which="Its number in the list, or its first words.",
)

MEANING = """\
LIFT Ideas and Questions: keep, list and remove ideas, questions, inputs and insights.

\b
Example:
  lift idea add "Could we open the lab at lunch?"
"""

app = list_app(IDEAS, MEANING, add, _show)
