"""`lift undo`: take the last change back."""

from __future__ import annotations

import typer

from lift_cli.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undo(ctx: typer.Context) -> None:
    """Take back the last change that was saved, such as an answer or a review that came in.

    \b
    Example:
      lift undo
    """
    from lift_cli.cli.states import step

    step(Session(ctx), forth=False)
