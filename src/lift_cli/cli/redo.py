"""`lift redo`: make a change again that was taken back."""

from __future__ import annotations

import typer

from lift_cli.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def redo(ctx: typer.Context) -> None:
    """Make the last change again that `lift undo` took back.

    \b
    Example:
      lift redo
    """
    from lift_cli.cli.states import step

    step(Session(ctx), forth=True)
