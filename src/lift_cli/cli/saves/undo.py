"""`lift undo` and `lift redo`: one step back or forth through the saved states."""

from __future__ import annotations

import typer

from lift_cli.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)
redo_app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undo(ctx: typer.Context) -> None:
    """Undo the last change that was saved, such as an answer or a review that you received.

    \b
    Example:
      lift undo
    """
    from lift_cli.cli.saves.difference import step

    step(Session(ctx), forth=False)


@redo_app.command()
def redo(ctx: typer.Context) -> None:
    """Redo the change that `lift undo` undid.

    \b
    Example:
      lift redo
    """
    from lift_cli.cli.saves.difference import step

    step(Session(ctx), forth=True)
