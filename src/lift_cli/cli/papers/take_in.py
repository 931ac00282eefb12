"""`lift import`: a portfolio that someone has as a document, taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, path_argument, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lift_cli.content.module import Module
    from lift_cli.content.passage import Passage
    from lift_cli.portfolio.brought import Kept, Taken
    from lift_cli.portfolio.model import FolderItem, Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("import")
def take_in(
    ctx: typer.Context,
    file: Annotated[Path, path_argument("FILE", "Your document: .docx (also from Google Docs), .md, .txt or .html.")],
    module: Annotated[
        str | None, words("The module it is of; default: as its headings say.", "--module", metavar="MODULE")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Take it in; else lift first says what it would do.")] = False,
    as_json: Json = False,
) -> None:
    """Take in a portfolio that you have as a document; your file is only read.

    What stands under a prompt becomes its answer; an answer that is there is kept among its earlier versions. Links
    become bookmarks, pictures go into your LIFT Folder, and every other passage is kept as an idea: no word is lost.
    `lift undo` takes all of it back. Where you have no portfolio yet, it begins with this.

    \b
    Example:
      lift import portfolio-module-2.docx
      lift import portfolio-module-2.docx --module two --write
    """
    from lift_cli import importers
    from lift_cli.cli.papers import taking, taking_told
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.portfolio.taking_in import is_doubtful
    from lift_cli.storage import files
    from lift_cli.storage.paths import is_there, shown, typed

    session, path = Session(ctx), typed(file)
    was_there = is_there(session.place)
    if path.is_file():  # of a folder, and of what is not there, the reading says more
        importers.reader_of(path.name)
    portfolio = session.load() if was_there else Portfolio(id="new")
    modules = _modules(session, module)
    manuscript = importers.read(files.read(path, importers.CAP), shown(path), taking.beside(path))
    passages = taking.passages(session, portfolio, path, manuscript, modules)
    if module is not None:
        _check_module(session, shown(path), passages, modules[0])
    asks = session.interactive and not as_json
    chosen = taking.asked(passages, modules) if asks and any(map(is_doubtful, passages)) else passages
    found = taking.brought(portfolio, path, manuscript, chosen)
    new = taking_told.is_new(portfolio, found)
    if not as_json:
        taking_told.report(portfolio, path, manuscript, chosen, found, new=new)
    wanted = write or (asks and new and taking_told.agreed(found))
    if wanted and new:
        _carry_out(session, path, portfolio, found)
    if as_json:
        taking_told.give(path, chosen, found, written=wanted)
    else:
        taking_told.say_end(session, path, module, found, new=new, taken_in=wanted, first=not was_there)


def _modules(session: Session, name: str | None) -> tuple[Module, ...]:
    """The modules whose steps may be meant: the one that is named, or the last run of each."""
    if name is not None:
        return (session.catalog.runs_of(session.catalog.find_module(name))[-1],)
    every = session.catalog.modules
    last = {session.catalog.runs_of(module)[-1].id for module in every}
    return tuple(module for module in every if module.id in last)


def _check_module(session: Session, place: str, passages: Sequence[Passage], meant: Module) -> None:
    """Raise BadValueError for a portfolio of another module than the one that is named."""
    from lift_cli.content.titles import Titles
    from lift_cli.errors import BadValueError

    if any(passage.is_sure for passage in passages):
        return
    titles = Titles(session.catalog.modules)
    named = [titles.module(passage.heading, is_heading=True) for passage in passages if passage.heading]
    others = dict.fromkeys(module.name for module in named if module is not None and module.id != meant.id)
    if others and not any(module is not None and module.id == meant.id for module in named):
        hint = f"Leave out `--module`, or name the module that it is of: it speaks of {', '.join(others)}."
        raise BadValueError(f"take in {place}", f"nothing in it is of {meant.name}", hint)


def _carry_out(session: Session, path: Path, portfolio: Portfolio, found: Taken) -> None:
    """File the pictures, then save all of it as one change, in a portfolio that is begun where there is none."""
    session.begin()
    filed = [_filed(session, path, portfolio, one) for one in found.files]
    session.save(found.change(filed))


def _filed(session: Session, path: Path, portfolio: Portfolio, one: Kept) -> FolderItem:
    """A picture or file as a document; one whose bytes are filed already keeps its name."""
    import hashlib
    from dataclasses import replace

    from lift_cli.storage import folder

    data, said = (one.attached.data, one.attached.said) if one.attached else (b"", "")
    digest = hashlib.sha256(data).hexdigest()
    there = next((item for item in portfolio.folder if item.sha256 == digest), None)
    if there is not None:
        return replace(there, serves=one.serves, caption=said or there.caption, at=session.now())
    return folder.write(session.home.folder, f"{path.stem}-{one.text}", data, one.serves, said, session.now())
