"""`lift standards`: the frameworks that a goal or a piece of evidence can name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, argument
from lift_cli.cli.terminal.output import give_json, out
from lift_cli.text import quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    code: Annotated[str | None, argument("CODE", "Show only this standard, such as 3.")] = None,
    as_json: Json = False,
) -> None:
    """One framework in full, or one of its standards: codes, other names, doubts, and the steps that serve them.

    \b
    Example:
      lift standards show learning-forward-2022
      lift standards show psel 3
    """
    from lift_cli.content.standards import find_standards, standard, steps_serving

    catalog = Session(ctx).installed
    full_id, framework = catalog.find_framework(name)
    if code is not None:
        found = standard(catalog, find_standards(catalog, f"{full_id} {code}")[0])
        framework = replace(framework, entries=(found[1],) if found else ())
    steps = steps_serving(catalog, full_id)
    if as_json:
        give_json(_as_json(full_id, framework, steps))
    elif code is None:
        _print(full_id, framework, steps)
    else:
        out(f"{framework.title}  [{full_id}]")
        for entry in framework.entries:
            _entry(entry, steps)
            if not (steps.get(entry.code) or steps.get("")):
                out("      No step of the modules installed names it.")
        _whole(steps)


def _as_json(full_id: str, framework: Framework, steps: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    from lift_cli.values import tables_of

    tables = tables_of(framework, "none") | {"id": full_id}
    entries = [tables_of(entry, "none") | {"steps": steps.get(entry.code, ())} for entry in framework.entries]
    return {"id": full_id} | tables | {"entries": entries, "steps": steps.get("", ())}


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


def _print(full_id: str, framework: Framework, steps: Mapping[str, tuple[str, ...]]) -> None:
    out(f"{framework.title}  [{full_id}]")
    out(f"{framework.publisher}, {framework.edition}. {framework.source}")
    out(f"{framework.summary.text}  [{framework.summary.provenance}]")
    group = None
    for entry in framework.entries:
        if entry.group != group:
            group = entry.group
            out()
            out(group or "")
        _entry(entry, steps)
    _whole(steps)
    if framework.references:
        out()
        out("What goes with it:")
    for page in framework.references:
        out(f"  - {page.title}. {page.note.text}  [{page.note.provenance}]")
        out(f"    {page.url}")
    if framework.doubts:
        out()
        out("Check these against the source:")
    for doubt in framework.doubts:
        out(f"  - {doubt.text}  [{doubt.provenance}]")


def _whole(steps: Mapping[str, tuple[str, ...]]) -> None:
    """The steps that show the framework whole."""
    if steps.get(""):
        out()
        out(f"Steps about all of it: {', '.join(steps[''])}")


def _entry(entry: FrameworkEntry, steps: Mapping[str, tuple[str, ...]]) -> None:
    out(f"  {entry.code}  {entry.title}  [{entry.provenance}]")
    if entry.text:
        out(f"      {entry.text}")
    for point in entry.points:
        out(f"      - {point}")
    if entry.source:
        out(f"      to read: {entry.source}")
    for other in entry.also:
        out(f"      also called {other.title} ({other.when})")
    if entry.doubt:
        out(f"      to check: {entry.doubt}")
    if entry.code in steps:
        out(f"      steps: {', '.join(steps[entry.code])}")
