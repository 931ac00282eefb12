"""`lift standards`: the frameworks that a goal or a piece of evidence can name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, argument
from lift_cli.cli.terminal.output import give_json, out
from lift_cli.text import quantity

if TYPE_CHECKING:
    from lift_cli.content.framework import Framework, FrameworkEntry

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def standards(ctx: typer.Context) -> None:
    """The frameworks of standards that are installed, and one in full.

    \b
    Example:
      lift standards show psel
    """
    if ctx.invoked_subcommand is None:
        _list(Session(ctx), as_json=False)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Every framework installed.

    \b
    Example:
      lift standards list
    """
    _list(Session(ctx), as_json=as_json)


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "Its id, or the beginning of its title.")],
    as_json: Json = False,
) -> None:
    """One framework in full: each standard with its code, other names, and what is doubtful about it.

    \b
    Example:
      lift standards show learning-forward-2022
    """
    full_id, framework = Session(ctx).installed.find_framework(name)
    if as_json:
        from lift_cli.values import tables_of

        named = {"id": full_id}
        give_json(named | tables_of(framework, "none") | named)
        return
    _print(full_id, framework)


def _list(session: Session, *, as_json: bool) -> None:
    found = session.installed.frameworks
    if as_json:
        give_json(
            [
                {"id": full_id, "title": one.title, "edition": one.edition, "entries": len(one.entries)}
                for full_id, one in found.items()
            ]
        )
        return
    for full_id, one in found.items():
        out(f"{full_id}  {one.title} ({quantity(len(one.entries), 'standard')})")


def _print(full_id: str, framework: Framework) -> None:
    out(f"{framework.title}  [{full_id}]")
    out(f"{framework.publisher}, {framework.edition}. {framework.source}")
    out(f"{framework.summary.text}  [{framework.summary.provenance}]")
    group = None
    for entry in framework.entries:
        if entry.group != group:
            group = entry.group
            out()
            out(group or "")
        _entry(entry)
    if framework.doubts:
        out()
        out("Check these against the source:")
    for doubt in framework.doubts:
        out(f"  - {doubt.text}  [{doubt.provenance}]")


def _entry(entry: FrameworkEntry) -> None:
    out(f"  {entry.code}  {entry.title}  [{entry.provenance}]")
    if entry.text:
        out(f"      {entry.text}")
    for point in entry.points:
        out(f"      - {point}")
    for other in entry.also:
        out(f"      also called {other.title} ({other.when})")
    if entry.doubt:
        out(f"      to check: {entry.doubt}")
