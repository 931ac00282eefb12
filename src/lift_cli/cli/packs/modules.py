"""`lift modules`: what is installed, one module in full, and what an author needs: a check and a new pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Json, Output, argument, path_argument, path_option, words
from lift_cli.cli.terminal.output import give_json, out
from lift_cli.text import quantity

if TYPE_CHECKING:
    from lift_cli.content.module import Module

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def modules(ctx: typer.Context) -> None:
    """What is installed, one module in full, and for authors: check a pack, begin a new one.

    \b
    Example:
      lift modules show two
    """
    if ctx.invoked_subcommand is None:
        _list(Session(ctx), as_json=False)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Every module installed.

    \b
    Example:
      lift modules list
    """
    _list(Session(ctx), as_json=as_json)


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "A number, word, id or beginning of a title.")],
    as_json: Json = False,
    form: Annotated[
        str | None, words("html, markdown, docx or pdf: write it as a page to read.", "--format", metavar="FORMAT")
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """One module in full: sections, activities, steps, and where the meaning of each text comes from.

    lift = LIFT's meaning in our words; adapted = seen in part; own = ours, because we did not see LIFT's page.

    \b
    Example:
      lift modules show two
      lift modules show two --format html
    """
    from lift_cli.cli.packs import show

    session = Session(ctx)
    module = session.installed.find_module(name.partition("@")[0])
    if as_json:
        give_json(show.as_json(module))
    elif form or output:
        show.write(session, module, form, output, force=force)
    else:
        show.print_module(module)


@app.command()
def check(
    ctx: typer.Context,
    folders: Annotated[
        list[Path] | None, path_argument("[PATH]...", "Folders of packs; default: every installed pack.")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Show the numbered rules; check nothing.")] = False,
    record: Annotated[
        bool, typer.Option("--record", help="Write the ids of the named packs into their ids.txt, as shipped.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check a pack against the numbered rules: each finding with its file, its field and its rule.

    An error makes the exit code 3; a warning does not. Once others use your pack, --record writes the ids of its steps
    into its ids.txt, and from then on the check names every id that is lost.

    \b
    Example:
      lift modules check
      lift modules check --rules
    """
    from lift_cli.cli.packs import check

    if rules:
        check.print_rules(as_json=as_json)
    else:
        check.run(Session(ctx), folders or [], record=record, as_json=as_json)


@app.command()
def new(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "The pack's id, such as lift-es: small letters, digits, dashes.")],
    title: Annotated[str | None, words("What the pack is called; default: its name.", "--title")] = None,
    language: Annotated[str | None, words("Its language tag, such as es.", "--language", metavar="TAG")] = None,
    based_on: Annotated[
        str | None, words("A module, or a whole pack, to translate or remix.", "--based-on", metavar="MODULE")
    ] = None,
    output: Annotated[
        Path | None,
        path_option(
            "Where to write its folder; default: where lift reads your packs.", "--output", "-o", metavar="FOLDER"
        ),
    ] = None,
) -> None:
    """Write a new pack that passes the check, in the folder that lift reads your packs from.

    With --based-on it has a copy of that module for you to translate or remix. It replaces the original and keeps the
    ids of its steps, so answers carry over, and a partner without your pack can still check your portfolio file.

    \b
    Example:
      lift modules new my-pack --title "My Pack"
      lift modules new lift-es --based-on two --language es
    """
    from lift_cli.cli.packs import new
    from lift_cli.content.starter import Wish

    wish = Wish(name, title or name.replace("-", " ").title(), language or "en")
    new.run(Session(ctx), wish, based_on, output)


@app.command()
def add(
    ctx: typer.Context,
    source: Annotated[Path, path_argument("PACK", "The folder of a pack, or its zip.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a pack of that name; the old one is kept.")] = False,
) -> None:
    """Check a pack that someone gave you, and install it.

    Nothing in a pack can run. One with an error is not installed, and the check names what is wrong.

    \b
    Example:
      lift modules add lift-es.zip
    """
    from lift_cli.cli.packs import take

    take.add(Session(ctx), source, force=force)


@app.command()
def remove(ctx: typer.Context, name: Annotated[str, argument("NAME", "The pack's id, such as lift-es.")]) -> None:
    """Take a pack of your own out of use; its folder and your answers are kept.

    \b
    Example:
      lift modules remove lift-es
    """
    from lift_cli.cli.packs import take

    take.remove(Session(ctx), name)


def _list(session: Session, *, as_json: bool) -> None:
    found = session.installed.modules
    if as_json:
        give_json(
            [
                {
                    "id": module.id,
                    "pack": module.pack.id,
                    "number": module.file.number,
                    "title": module.title,
                    "version": module.pack.version,
                    "language": module.pack.language,
                    "based_on": module.file.based_on,
                    "steps": len(module.places),
                }
                for module in found
            ]
        )
        return
    heading = ""
    for module in found:
        if module.pack.id != heading:
            heading = module.pack.id
            out(f"{module.pack.title}  [{_pack_words(module)}]")
        again = ", can be run again" if module.file.repeats else ""
        aside = ", beside the path" if module.file.aside else ""
        steps = quantity(len(module.needed), "step")
        out(f"  {module.number:>3}  {module.id}  {module.title} ({steps}{again}{aside})")


def _pack_words(module: Module) -> str:
    """The pack that a module comes from, with its version and another language than English."""
    language = "" if module.pack.language == "en" else f", {module.pack.language}"
    return f"{module.pack.id} {module.pack.version}{language}"
