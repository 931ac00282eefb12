"""`lift config`: how lift behaves on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, words
from lift_cli.cli.terminal.output import give_json, out, say

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def config(
    ctx: typer.Context,
    editor: Annotated[
        str | None,
        words("The editor to use if neither VISUAL nor EDITOR is set.", "--editor", metavar="COMMAND"),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show or set the editor that opens with `lift answer --edit`, or with `e` while you write.

    \b
    Example:
      lift config --editor "code --wait"
    """
    import os

    from lift_cli.cli.terminal.editor import named
    from lift_cli.storage import settings
    from lift_cli.storage.paths import shown

    place = Session(ctx).home.config
    if editor is not None:
        settings.save(place, settings.Settings(editor.strip()))
        Session.has_saved = True
        say(f"Saved in {shown(place)}")
    command, source = named(os.environ, settings.load(place))
    if as_json:
        give_json({"format_version": 1, "editor": command, "from": source})
    else:
        out(f"editor: {command} ({source})" if command else "editor: none; you write on lift's own screen")
