"""A step as it is shown: where it stands, what it asks, what was said before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from lift_cli.cli.terminal.comments import reviewer_of
from lift_cli.content.module import Place
from lift_cli.content.module_file import Area
from lift_cli.phrases import phrase
from lift_cli.portfolio.comments import comments_on
from lift_cli.portfolio.model import RINGS, Begun, Portfolio
from lift_cli.portfolio.progress import once_done, words_at
from lift_cli.portfolio.team_records import Team, TeamAnswer
from lift_cli.text import harmless, one_line, slug

if TYPE_CHECKING:
    from rich.console import Console

    from lift_cli.content.catalog import Catalog


def print_step(
    console: Console,
    place: Place,
    portfolio: Portfolio,
    catalog: Catalog,
    *,
    where: str = "",
    opens_activity: bool = False,
    opens_walk: bool = True,
    together: str = "",
    with_answer: bool = True,
) -> None:
    """Print a step on one screen: heading, outcomes where an activity opens, the step and `where` it stands."""
    console.print()
    if opens_activity:
        _opening(console, place)
    elif opens_walk:
        _headings(console, place)
    if where:
        _indented(console, where, left=0, style="dim")
    _indented(console, f"{place.number}  ({_doing(place, portfolio)})", left=0, style="bold")
    _indented(console, place.step.text)
    if together:
        _indented(console, together)
    if place.step.page:
        _indented(console, phrase("Page of your portfolio: {page}", page=place.step.page), style="dim")
    _framework(console, place, catalog)
    _recalled(console, place, portfolio, catalog)
    if place.area:
        _area(console, place, portfolio)
    for number, choice in enumerate(place.step.scale, 1):
        _indented(console, f"{number}  {choice}")
    _said_before(console, place, portfolio, with_answer=with_answer)


def _doing(place: Place, portfolio: Portfolio) -> str:
    """What to do at the step, in a few words; where a team answers it, which."""
    team = _team_of(place, portfolio)
    return phrase("write for {team}", team=harmless(team.name)) if team else phrase(place.doing)


def _team_of(place: Place, portfolio: Portfolio) -> Team | None:
    if not (place.is_of_team and portfolio.teams):
        return None
    from lift_cli.portfolio.teams import team_of

    return team_of(portfolio, place.module.id)


def _headings(console: Console, place: Place) -> None:
    _indented(console, place.module.heading, left=0, style="bold")
    _indented(console, place.heading, left=0, style="bold")


def _opening(console: Console, place: Place) -> None:
    _headings(console, place)
    activity = place.activity
    if activity is None:
        _indented(console, place.module.closing.purpose.text)
        console.print()
        return
    if activity.summary:
        _indented(console, activity.summary.text)
    for outcome in activity.outcomes:
        _indented(console, f"- {outcome.text}")
    if activity.resource:
        resource = activity.resource
        title = resource.title if '"' in resource.title else f'"{resource.title}"'
        made_by = {"author": resource.author, "kind": resource.kind}
        _indented(console, phrase("Resource: {title}, {author} ({kind})", title=title, **made_by))
        if resource.url:  # in one piece, so that it can be copied
            console.print(Text(f"  {harmless(resource.url)}"), soft_wrap=True)
        if resource.note:
            _indented(console, resource.note.text, style="dim")
    console.print()


def _framework(console: Console, place: Place, catalog: Catalog) -> None:
    """The standards that the step is about, by their titles: those of its codes, else all of its framework."""
    full_id = place.step.framework or ""
    framework = catalog.frameworks.get(full_id)
    if framework is None:
        return
    _indented(console, f"{framework.title} ({framework.edition}):", style="dim")
    meant = [entry for entry in framework.entries if f"{full_id}/{entry.code}" in place.step.codes]
    group = None
    for entry in meant or framework.entries:
        if entry.group and entry.group != group:
            _indented(console, entry.group, left=4, style="dim")
        group = entry.group
        named = entry.title if entry.code == slug(entry.title, "") else f"{entry.code}  {entry.title}"
        _indented(console, named, left=6 if group else 4)


def _recalled(console: Console, place: Place, portfolio: Portfolio, catalog: Catalog) -> None:
    """What was answered before, where this step builds on it, each answer below its question."""
    said = []
    for step in place.recalled:
        earlier = _answered_last(step, place, portfolio, catalog)
        if words := words_at(portfolio, earlier.id if earlier else step, earlier):
            said.append((earlier, words))
    if said:
        _indented(console, phrase("You wrote before:"), style="dim")
    for earlier, words in said:
        if earlier is not None:  # else no pack asks it any more
            _indented(console, f"{earlier.number}  {one_line(earlier.step.text, 100)}", left=4, style="dim")
        _indented(console, one_line(words, 240), left=6)


def _answered_last(step: str, place: Place, portfolio: Portfolio, catalog: Catalog) -> Place | None:
    """A step that is recalled; one of another module in the last run of it that has an answer there."""
    earlier = catalog.place(step)
    if earlier is None or earlier.module.id_of_run(1) == place.module.id_of_run(1):
        return earlier  # which run of the module itself is meant was said already
    runs = catalog.in_each_run(step)
    return next((run for run in reversed(runs) if words_at(portfolio, run.id, run)), earlier)


def _said_before(console: Console, place: Place, portfolio: Portfolio, *, with_answer: bool) -> None:
    words, tick = words_at(portfolio, place.id, place), portfolio.tick(place.id)
    _answer(console, portfolio, place, words if with_answer else "")
    ring = getattr(portfolio.circle, place.step.ring.value) if place.step.ring else ""
    if ring and ring != words:
        _indented(
            console,
            phrase("In your Golden Circle ({ring}): {words}", ring=phrase(str(place.step.ring)), words=ring),
            style="dim",
        )
    for bookmark in portfolio.bookmarks:
        if bookmark.serves == place.id:
            _indented(console, phrase("Bookmarked: {address}", address=bookmark.url), style="dim")
    for document in portfolio.folder:
        if document.serves == place.id:
            _indented(console, phrase("Filed: {name}", name=document.name), style="dim")
    if tick is not None:
        _indented(console, once_done(tick, is_talk=place.is_talk), style="dim")
        if tick.note:
            _indented(console, tick.note, left=4)
    for said in comments_on(portfolio, place.id):
        _indented(
            console, phrase("{reviewer} says: {words}", reviewer=reviewer_of(said.review.reviewer), words=said.text)
        )


def _answer(console: Console, portfolio: Portfolio, place: Place, words: str) -> None:
    answer = portfolio.answer(place.id)
    if isinstance(answer, TeamAnswer):
        _for_team(console, portfolio, answer, words)
    elif words:
        _indented(console, phrase("Your answer:"), style="dim")
        _indented(console, words, left=4)


def _for_team(console: Console, portfolio: Portfolio, answer: TeamAnswer, words: str) -> None:
    """What a team says there, who wrote it and when; and what another wrote at the same time."""
    from lift_cli.content.origin import day
    from lift_cli.portfolio.teams import beside, signed

    who = signed(portfolio, answer.team, answer, phrase("you"))
    _indented(console, phrase("Your team's answer ({who}, {day}):", who=who, day=day(answer.at)), style="dim")
    if words:
        _indented(console, words, left=4)
    for other in beside(answer):
        who = signed(portfolio, answer.team, other, phrase("you"))
        _indented(console, phrase("Written at the same time ({who}, {day}):", who=who, day=day(other.at)), style="dim")
        _indented(console, other.text, left=4)


def _area(console: Console, place: Place, portfolio: Portfolio) -> None:
    """The part of the portfolio that is looked at again, and what in it came since the module began."""
    begun = portfolio.begun(place.module.id)
    match place.area:
        case Area.CIRCLE:
            changed = begun and portfolio.circle.at and portfolio.circle.at >= begun.began
            lines = [f"{phrase(ring)}: {getattr(portfolio.circle, ring) or phrase('(empty)')}" for ring in RINGS]
            lines += [phrase("(changed since this module began)")] if changed else []
        case Area.IDEAS:
            lines = [f"{phrase(i.kind.value)}: {i.text}{_new(begun, i.at)}" for i in portfolio.ideas]
        case Area.BOOKMARKS:
            lines = [f"{b.title or b.url}{_new(begun, b.at)}" for b in portfolio.bookmarks]
        case _:
            lines = [f"{d.name}{_new(begun, d.at)}" for d in portfolio.folder]
            there = {document.serves for document in portfolio.folder}
            lines += [
                f"{needed.title}: {phrase('there' if f'{place.module.id}/{needed.step}' in there else 'still missing')}"
                for needed in place.module.closing.documents
            ]
    for line in lines or [phrase("(nothing yet)")]:
        _indented(console, line, left=4)


def _new(begun: Begun | None, at: datetime) -> str:
    return f"  {phrase('(new in this module)')}" if begun is not None and at >= begun.began else ""


def _indented(console: Console, text: str, left: int = 2, style: str = "") -> None:
    """Each line of a text below the others, broken between words, with nothing after its last one."""
    for row in harmless(text).split("\n"):
        for line in Text(row).wrap(console, max(console.width - left, 1)):
            console.print(Text(" " * left + line.plain.rstrip(), style=style), soft_wrap=True)
