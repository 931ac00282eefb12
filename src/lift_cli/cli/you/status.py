"""`lift status`, and plain `lift`: where you are, and the one command to type next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json
from lift_cli.cli.terminal.output import STATE_WORDS, command_line, json_text, out
from lift_cli.errors import LiftError, NoPortfolioError
from lift_cli.storage import summaries
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import copies_beside, is_there, shown
from lift_cli.text import harmless, length_of_time, quantity

app = typer.Typer(rich_markup_mode=None, add_completion=False)

WELCOME = """\
Welcome to lift.

It keeps your LIFT Portfolio: you answer a module's prompts one at a time, your
learning partner checks that nothing is missing and recognizes you, and the work
can become your growth plan. Everything stays in one file on this computer.

See it first:     lift tour           (a few seconds, changes none of your files)
Begin your own:   lift start module"""

MOST_DRAFTS = 3
"""Unfinished texts that are named."""

MOST_COMMENTS = 5
"""Comments that are named for each module."""

SHOW_COMMENTS = "lift show --comments"


@app.command()
def status(ctx: typer.Context, as_json: Json = False) -> None:
    """Where you are in every module, and the one command to type next.

    \b
    Example:
      lift status
    """
    session = Session(ctx)
    if not is_there(session.place):
        raise NoPortfolioError(shown(session.place))
    in_json, screen = _summary(session)
    if as_json:
        typer.echo(in_json)
    else:
        _print(screen)


def where_you_are(ctx: typer.Context) -> None:
    """Plain `lift`: the same screen, or a welcome for a newcomer."""
    session = Session(ctx)
    _print(_summary(session)[1] if is_there(session.place) else WELCOME)


def _print(screen: str) -> None:
    for line in screen.split("\n"):
        out(line)


def _summary(session: Session) -> tuple[str, str]:
    """The status as JSON and as a screen, from what was kept where that still holds."""
    stamp = _stamp(session, session.packs_stamp())
    kept = summaries.recall(str(session.home.cache), stamp) if stamp else None
    return kept or make_summary(session)


def make_summary(session: Session) -> tuple[str, str]:
    """Make the status as JSON and as a screen, and keep both.

    They are kept only where they were made from one state: nobody saved, and no pack changed since it was read. Nor
    are they where another copy is named, since how its path is shown depends on where one stands, or a pack is left
    out, which is said each time.
    """
    stamp = _stamp(session, session.packs_stamp())
    found, copies = session.status(), copies_beside(session.place)
    in_json = json_text({key: value for key, value in found.items() if key != "retired"})
    screen = harmless("\n".join(_screen(session, found, copies)))
    of_all = not copies and not session.installed.left_out
    if stamp is not None and of_all and stamp == _stamp(session, session.packs_read):
        summaries.keep(str(session.home.cache), stamp, in_json, screen)
    return in_json, screen


def _stamp(session: Session, packs: str) -> str | None:
    return summaries.stamp(str(session.place), packs, command_line(session, "lift "))


def _screen(session: Session, found: dict[str, Any], copies: list[Path]) -> Iterator[str]:
    name, partner = found["educator"] or "You", found["partner"]
    alone = f"(no partner named yet: {command_line(session, 'lift profile --partner NAME')})"
    yield f"{name}, with {partner}" if partner else f"{name} {alone}"
    yield ""
    yield from _modules(session, found["modules"])
    yield ""
    yield f"Time spent: {length_of_time(round(found['hours'] * 60))}"
    if found["retired"]:
        answers = quantity(found["retired"], "answer")
        yield f"{answers} to steps that are no longer asked: kept, and in the file for your partner."
    yield from _unfinished(session)
    for copy in copies:
        from shlex import quote  # only where there is one

        joins = command_line(session, f"lift merge {quote(shown(copy))}")
        yield f"There is another copy of your portfolio beside it. To merge the two: {joins}"
    yield from _shared(session)
    following = found["next"]["command"]
    yield f"Next: {command_line(session, following)}"
    if following == "lift export":
        yield f"      and send the file to {partner or 'your partner'}"
        if found["meanwhile"]:
            yield f"You can go on while you wait: {command_line(session, found['meanwhile'])}"


def _unfinished(session: Session) -> Iterator[str]:
    """The steps whose text was begun and not finished."""
    places = [place for step in Draft.steps(session.home.drafts) if (place := session.catalog.place(step))]
    for place in places[:MOST_DRAFTS]:
        goes_on = "lift reflect" if place.section is None else "lift start module"
        yield f"You began a text at {place.number}: {command_line(session, f'{goes_on} {place.module.word}')}"
    if len(places) > MOST_DRAFTS:
        yield f"and {quantity(len(places) - MOST_DRAFTS, 'unfinished text')} more"


def _shared(session: Session) -> Iterator[str]:
    """What waits in the shared folder."""
    if not is_there(session.home.sharing):
        return
    from lift_cli.cli.terminal.partner_there import looked_up, partner_there  # only where a folder is shared
    from lift_cli.storage import sharing

    with contextlib.suppress(LiftError):  # `lift share` says what is wrong with it
        shared = sharing.load(session.home.sharing)
        there = partner_there(session, looked_up(session, shared)) if shared else None
        if there is not None:
            yield f"{there[0]}: {command_line(session, there[1])}"


def _modules(session: Session, modules: list[dict[str, Any]]) -> Iterator[str]:
    """What was begun, of each module its last run; LIFT's own that wait; how many there are beside."""
    runs: dict[str, list[dict[str, Any]]] = {}
    for module in modules:
        runs.setdefault(module["id"].partition("@")[0], []).append(module)
    others = 0
    for *before, last in runs.values():
        if last["state"] != "not-started":
            yield f"  {last['id']}  {last['title']}"
            yield f"      {_state(last)}: {last['done']} of {quantity(last['total'], 'step')} done"
            yield from _said_of(session, last["id"]) if last["comments"] else ()
            if before:
                yield f"      and {quantity(len(before), 'earlier run')}: {_states(before)}"
        elif last["id"].startswith("lift/"):
            yield f"  {last['id']}  {last['title']}: not started"
        else:
            others += 1
    if others:
        yield f"  {quantity(others, 'module')} in other packs: {command_line(session, 'lift modules')}"


def _said_of(session: Session, module: str) -> Iterator[str]:
    """What the partner asked for in a module and waits for, and what was changed since."""
    from lift_cli.cli.terminal.comments import in_a_line  # only where there is any
    from lift_cli.portfolio.comments import CommentState, standing

    said = [one for one in standing(session.load(), module) if one.state is not CommentState.ANSWERED]
    yield from (f"      {in_a_line(session.catalog, one)}" for one in said[:MOST_COMMENTS])
    if len(said) > MOST_COMMENTS:
        yield f"      and {quantity(len(said) - MOST_COMMENTS, 'comment')} more: {command_line(session, SHOW_COMMENTS)}"


def _states(runs: list[dict[str, Any]]) -> str:
    """How many of some runs stand where, such as `2 recognized, 1 in progress`."""
    words = [STATE_WORDS[run["state"]] for run in runs]
    return "; ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(words))


def _state(module: dict[str, Any]) -> str:
    if module["state"] == "complete" and any(said["state"] == "open" for said in module["comments"]):
        return "complete, and your partner asks for something"
    words = STATE_WORDS[module["state"]]
    if module["state"] == "recognized" and module["redacted"]:
        return f"{words}, {quantity(module['redacted'], 'text')} without what you had forgotten since"
    return f"{words} ({module['changed']})" if module["state"] == "changed" else words
