"""`lift show`: read what you wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import History, Json, argument
from lift_cli.portfolio.team_records import TeamAnswer

if TYPE_CHECKING:
    from lift_cli.content.module import Module, Place
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str | None, argument("[STEP or MODULE]", "Default: the module in progress.")] = None,
    history: History = False,
    comments: Annotated[
        bool, typer.Option("--comments", help="Everything your partner said, and what became of it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read what you wrote, with dates and your partner's comments.

    \b
    Example:
      lift show two
      lift show 2.1.1.5 --history
    """
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.standing.next_step import last_worked_in
    from lift_cli.standing.status import retired

    session = Session(ctx)
    if comments:
        _print_comments(session, name, as_json=as_json)
        return
    portfolio = session.load() if as_json else session.load_to_show()
    module: Module | None = None
    one_step = False
    if name is not None and name in retired(session.catalog, portfolio):
        steps, one_step = [name], True
    elif name is not None and (within := session.catalog.steps_within(name)):
        steps = _written(within, portfolio)
    elif name is not None and (name.count("/") > 1 or re.match(r"[\d@]+\.", name)):
        steps, one_step = [session.catalog.find_step(name).id], True
    elif name is not None and (page := _page(session, name)):
        steps = _written(page, portfolio)
    else:
        module = session.catalog.find_module(name) if name else last_worked_in(session.catalog, portfolio)
        steps = _written(module.places, portfolio) if module else []
        steps += [] if name else list(retired(session.catalog, portfolio))
    if as_json:
        found = [_as_json(portfolio, step) for step in steps]
        give_json(found[0] if one_step else found)
        return
    _print(session, portfolio, steps, history=history, alone=len(steps) == 1)
    if module is not None:
        _print_said_of_items(session, portfolio, module)


def _print_comments(session: Session, name: str | None, *, as_json: bool) -> None:
    """What partners said of a module or a step, or of all: also what was answered or settled."""
    from lift_cli.cli.terminal.comments import lines
    from lift_cli.cli.terminal.output import command_line, give_json, out, say
    from lift_cli.portfolio import comments

    portfolio = session.load()
    is_step = name is not None and (name.count("/") > 1 or re.match(r"[\d@]+\.", name))
    if name is not None and is_step:
        step = session.catalog.find_step(name).id
        found = tuple(said for said in comments.comments(portfolio) if said.is_beside(step))
    else:
        found = comments.comments(portfolio, session.catalog.find_module(name).id if name else None)
    if as_json:
        give_json([comments.as_json(said) for said in found])
        return
    for line in lines(session.catalog, found):
        out(line)
    if not found:
        out("Your partner has not commented on anything here yet.")
    elif any(said.is_open for said in found):
        say(f"Once you have answered one: {command_line(session, 'lift answered STEP or ITEM')}")


def _print_said_of_items(session: Session, portfolio: Portfolio, module: Module) -> None:
    """What a partner said of a module's checklist, below its steps."""
    from lift_cli.cli.terminal.comments import lines
    from lift_cli.cli.terminal.output import out
    from lift_cli.portfolio.comments import standing

    for line in lines(session.catalog, (said for said in standing(portfolio, module.id) if said.is_item)):
        out(line)


def _page(session: Session, name: str) -> tuple[Place, ...]:
    """The steps of the form of that name, where no module has it."""
    from lift_cli.errors import UnknownNameError

    try:
        session.catalog.find_module(name)
    except UnknownNameError:
        return session.catalog.on_page(name)
    return ()


def _written(places: tuple[Place, ...], portfolio: Portfolio) -> list[str]:
    """Those of the steps that say something."""
    noted = {done.step for done in portfolio.done if done.note}
    said = {*portfolio.answered_steps} | {r.step for r in portfolio.ratings} | noted
    said |= {comment.step for review in portfolio.reviews for comment in review.comments}
    return [place.id for place in places if place.id in said]


def _as_json(portfolio: Portfolio, step: str) -> dict[str, Any]:
    from lift_cli.portfolio import comments

    answer, rating = portfolio.answer(step), portfolio.rating(step)
    beside = [comments.as_json(one) for one in comments.comments_on(portfolio, step)]
    said: dict[str, Any] = {"comments": beside} if beside else {}
    said |= {"starred": True} if portfolio.is_starred(step) else {}
    if isinstance(answer, TeamAnswer):
        return {"step": step, **_of_team(portfolio, answer), **said}
    if answer is not None:
        earlier = [{"text": before.text, "at": before.at} for before in answer.earlier]
        return {"step": step, "text": answer.text, "at": answer.at, "earlier": earlier, **said}
    if rating is not None:
        values = [{"text": str(before.value), "at": before.at} for before in rating.earlier]
        return {"step": step, "text": str(rating.value), "at": rating.at, "earlier": values, **said}
    tick = portfolio.tick(step)
    return {"step": step, "text": tick.note if tick else None, "at": tick.at if tick else None, "earlier": [], **said}


def _of_team(portfolio: Portfolio, answer: TeamAnswer) -> dict[str, Any]:
    """What a team says at a step, with who wrote each version; the highest first of those before."""
    from lift_cli.portfolio.teams import name_in, versions

    team = next((one for one in portfolio.teams if one.id == answer.team), None)

    def told(version: Any) -> dict[str, Any]:
        name = name_in(team, version.by) if team else ""
        who = {"by": version.by, "name": name, "with": list(version.company), "kept_by": version.kept_by}
        return {"text": version.text, "at": version.at, **who}

    earlier = [told(one) for one in versions(answer) if one is not answer]
    return {**told(answer), "team": answer.team, "run": answer.run, "earlier": earlier[::-1]}


def _print(session: Session, portfolio: Portfolio, steps: list[str], *, history: bool, alone: bool) -> None:
    from lift_cli.cli.terminal.comments import in_brackets, reviewer_of, state_words
    from lift_cli.cli.terminal.output import command_line, indented, out
    from lift_cli.portfolio.comments import comments_on
    from lift_cli.portfolio.teams import beside
    from lift_cli.storage.drafts import Draft

    unfinished = Draft.steps(session.home.drafts)
    if not steps:
        out(f"Nothing is written here yet. Continue with: {command_line(session, 'lift start module')}")
    for step in steps:
        place = session.catalog.place(step)
        found = _as_json(portfolio, step)
        out(f"{place.number}  {place.step.text}" if place else _retired(session, step))
        out(indented(_said(session, portfolio, step, found)))
        earlier = found["earlier"] if history else []
        answer = portfolio.answer(step)
        shown = [one.text for one in beside(answer)] if isinstance(answer, TeamAnswer) else []
        for before in reversed([one for one in earlier if one["text"] not in shown]):
            by = f", by {before['name']}" if before.get("name") else ""
            out(f"    earlier, from {before['at']:%Y-%m-%d}{by}:")
            out(indented(before["text"], 8))
        tick = portfolio.tick(step) if history else None
        for said_before in reversed(tick.earlier) if tick else ():
            out("    before:")
            out(indented(said_before.note or f"{said_before.minutes} minutes", 8))
        if portfolio.is_starred(step):
            out("    Starred for an interview.")
        for said in comments_on(portfolio, step):
            out(f"    {reviewer_of(said.review.reviewer)} says{in_brackets(state_words(said))}:")
            out(indented(said.text, 8))
        if place is not None and step in unfinished:
            out(f"    (a text that you began waits here: {command_line(session, f'lift answer {place.number}')})")
        if alone and place is not None:
            out(f"    (text of the step: {place.step.provenance.value}; id {place.id})")
        out()


def _retired(session: Session, step: str) -> str:
    """How a step is called that no pack asks any more."""
    was = session.catalog.retired.get(step)
    return f"{was.text}  (retired: {step})" if was else f"{step}  (no installed pack asks this any more)"


def _said(session: Session, portfolio: Portfolio, step: str, found: dict[str, Any]) -> str:
    """What stands at a step: the words, the takeaway of its discussion, or that it is done."""
    from lift_cli.portfolio.progress import Progress, once_done, words_at
    from lift_cli.portfolio.teams import beside, by_whom

    place, tick = session.catalog.place(step), portfolio.tick(step)
    words = words_at(portfolio, step, place)
    answer = portfolio.answer(step)
    lines = [f"{words}  [{found['at']:%Y-%m-%d}{by_whom(portfolio, answer, 'you')}]"] if words else []
    for other in beside(answer) if isinstance(answer, TeamAnswer) else ():
        lines += [f"Written at the same time{by_whom(portfolio, answer, 'you', other)}:", other.text]
    if tick is not None:
        lines.append(once_done(tick, is_talk=place is not None and place.is_talk))
        lines += [tick.note] if tick.note else []
    elif not words and place is not None and Progress.of(portfolio).is_finished(place):
        lines.append("Done.")
    return "\n".join(lines) or "(nothing written)"
