"""`lift share`: a folder that others can see, in which everyone writes only their own files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, path_argument, words
from lift_cli.cli.terminal.output import command_line, go_on, out, say

if TYPE_CHECKING:
    from lift_cli.cli.group.sharing import Report, Round
    from lift_cli.group.round import Audience
    from lift_cli.storage.sharing import Sharing

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def share(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, path_argument("[FOLDER]", "A folder that you and your partner, or your team, can both open.")
    ] = None,
    audience: Annotated[
        str | None,
        words("Who can open it: pair (you two alone), open, or team. Default: you are asked.", "--for", metavar="WHO"),
    ] = None,
    mask: Annotated[
        bool | None,
        typer.Option(
            "--mask/--no-mask",
            help="Mask names and contact details in what you share, or do not; default: mask.",
            show_default=False,
        ),
    ] = None,
    what: Annotated[bool, typer.Option("--what", help="Only show what would leave.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Take your files out and share no longer.")] = False,
    as_json: Json = False,
) -> None:
    """Do one round with a shared folder: put what the others need, and take in what is for you.

    Everyone writes only into a folder of their own, so two people can never write over each other's work. Into a folder
    that only you two can open goes your portfolio for your partner; into any other only a summary without your words.

    \b
    Example:
      lift share Shared --for pair
      lift share
      lift share --what
    """
    session = Session(ctx)
    session.load()
    if stop:
        _stop(session, as_json=as_json)
        return
    from lift_cli.cli.group.sharing import Round
    from lift_cli.storage import files

    sharing = _chosen(session, folder, audience, mask, is_asked=not (as_json or what))
    if what:
        _tell_what(session, Round(session, sharing), as_json=as_json)
        return
    with files.locked(session.home.sharing):
        going = Round(session, sharing, lambda who: not as_json and _agrees(session, who))
        _remember(session, sharing)
        report = going.run()
        _remember(session, going.sharing)
    _tell(session, going, report, as_json=as_json)


def _chosen(
    session: Session, folder: Path | None, audience: str | None, mask: bool | None, *, is_asked: bool
) -> Sharing:
    """What is shared from now on: as remembered, with what was typed; raises BadValueError for what cannot be."""
    from lift_cli.errors import BadValueError
    from lift_cli.storage import sharing as settings
    from lift_cli.storage.shared_folder import SharedFolder

    chosen = settings.load(session.home.sharing)
    wanted = _audience(audience)
    if folder is not None:
        place = _place(folder)
        SharedFolder(place, session.home.cache).check()
        if chosen is None or chosen.folder != str(place):
            chosen = settings.Sharing(folder=str(place), audience=wanted or _asked(session, is_asked=is_asked))
    if chosen is None:
        hint = "Name a folder that your partner can open, too, such as `lift share Shared`. More: `lift share --help`."
        raise BadValueError("share", "you have not said which folder", hint)
    if wanted is not None:
        chosen = replace(chosen, audience=wanted)
    return chosen if mask is None else replace(chosen, mask=mask)


def _place(folder: Path) -> Path:
    """The folder itself, by a path that stays right; raises BadValueError for a file, and for the home of lift."""
    from lift_cli.errors import BadValueError
    from lift_cli.storage.paths import is_there, shown, typed

    place = Path(typed(folder)).resolve()
    if place.is_file():
        raise BadValueError(f"share {shown(place)}", "that is a file", "Name a folder.")
    if not is_there(place):
        raise BadValueError(f"share {shown(place)}", "there is no such folder", "Create it first.")
    return place


def _audience(typed: str | None) -> Audience | None:
    """Who can open the folder, as it was typed; raises UnknownNameError."""
    from lift_cli.errors import UnknownNameError
    from lift_cli.group.round import Audience

    if typed is None:
        return None
    if typed.strip().lower() not in {*Audience}:
        raise UnknownNameError("kind of folder", typed, (), "It is `pair`, `open` or `team`.")
    return Audience(typed.strip().lower())


def _asked(session: Session, *, is_asked: bool) -> Audience:
    """Who can open the folder, asked once; without an answer it is open."""
    from lift_cli.group.round import Audience

    partner = session.load().partner.name or "your partner"
    if not is_asked or not _yes(session, f"Can only you and {partner} open this folder? (y/n; Enter: no)"):
        return Audience.OPEN
    return Audience.PAIR


def _agrees(session: Session, who: str) -> bool:
    return _yes(session, f"Is {who} your partner? (y/n; Enter: no)")


def _yes(session: Session, question: str) -> bool:
    """Whether a person says yes; where nobody is there that is no."""
    from lift_cli.cli.terminal.pens import agrees

    return session.interactive and agrees(question)


def _remember(session: Session, after: Sharing) -> None:
    """Keep what a round found, where that is new."""
    from lift_cli.storage import sharing as settings

    if after != settings.load(session.home.sharing):
        settings.save(session.home.sharing, after)
        Session.has_saved = True


WHO = {
    "pair": "only you and {partner} can open it, so your portfolio for {partner} goes there",
    "open": "others can open it, so only summaries go there, none of your words",
    "team": "your team can open it: a summary of yours goes there, and what you write for the team",
}


def _tell(session: Session, going: Round, report: Report, *, as_json: bool) -> None:
    """Say what a round did; raises what could not be put."""
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.storage.paths import shown

    if as_json:
        give_json(report.as_json())
    else:
        partner = session.load().partner.name or "your partner"
        out(f"{shown(going.place.root)}: {WHO[going.sharing.audience.value].format(partner=partner)}.")
        for file, holds in report.put:
            out(f"  put      {file}: {holds}")
        for file, came in report.took:
            out(f"  took in  {came}  ({file})")
        if not (report.put or report.took):
            out("  nothing new to put, and nothing new for you")
        for odd in report.odd:
            out(f"  odd      {odd.file}: {odd.reason}")
        for wait in report.waiting:
            command = f": {command_line(session, wait.command)}" if wait.command else ""
            out(f"  waiting  {wait.what}{command}")
    if report.failed is not None:
        raise report.failed


def _tell_what(session: Session, going: Round, *, as_json: bool) -> None:
    """Say what would leave; nothing is written."""
    from shlex import quote

    from lift_cli.cli.terminal.output import give_json
    from lift_cli.storage import sharing as settings
    from lift_cli.storage.paths import shown

    going.is_only_shown = True
    going.look()
    papers = [(f"{going.folder.mine or going.own_name}/{paper.name}", paper.what) for paper in going.papers()]
    if as_json:
        give_json({"format_version": 1, "would_put": [{"file": file, "what": holds} for file, holds in papers]})
        return
    partner = session.load().partner.name or "your partner"
    out(f"{shown(going.place.root)}: {WHO[going.sharing.audience.value].format(partner=partner)}.")
    for file, holds in papers:
        out(f"  {file}: {holds}")
    place, who = shown(going.place.root), going.sharing.audience.value
    is_known = (kept := settings.load(session.home.sharing)) is not None and kept.folder == going.sharing.folder
    go_on(
        session, "lift share" if is_known else f"lift share {quote(place)} --for {who}", "To put them there: {command}"
    )


def _stop(session: Session, *, as_json: bool) -> None:
    """Take one's own files out of the folder, and forget it; raises BadValueError where none is shared."""
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.errors import BadValueError, UnreadableFileError
    from lift_cli.group.round import folder_name, kind_of, sorted_out
    from lift_cli.storage import sharing as settings
    from lift_cli.storage.paths import shown
    from lift_cli.storage.shared_folder import SharedFolder

    sharing = settings.load(session.home.sharing)
    if sharing is None:
        raise BadValueError("stop sharing", "you share no folder", "`lift share --help` says how to begin.")
    me, taken = session.kept(), []
    place = SharedFolder(Path(sharing.folder), session.home.cache)
    try:
        seen = sorted_out(place.found(), me.id, folder_name(me.educator.name, me.id))
        names = [one.name for one in seen.own if kind_of(one.name) is not None]
        if seen.mine:
            place.take_out(seen.mine, names)
            taken = [f"{seen.mine}/{name}" for name in names]
    except UnreadableFileError as error:
        say(f"{error.message}. What you put there stays there.")
    settings.forget(session.home.sharing)
    if as_json:
        give_json({"format_version": 1, "took_out": taken})
        return
    out(f"{shown(Path(sharing.folder))} is no longer shared." + (f" Taken out: {', '.join(taken)}." if taken else ""))
    say("What others copied, and what the folder's own history keeps, stays with them.")
