"""What a round does with discussions at one computer: puts the partner's, and offers the educator's to take home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

from lift_cli.cli.group.team_round import Report
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.partner_there import first_name
from lift_cli.errors import LiftError
from lift_cli.group.round import Folder, Found, Kind, Odd, Person, together_name
from lift_cli.storage.shared_folder import SharedFolder
from lift_cli.text import same_name

Data = Callable[[], bytes]


def offer_to_take_home(session: Session, place: SharedFolder, partner: Person, report: Report) -> None:
    """Tell of what the partner put for the educator: it is taken in with a yes of their own."""
    me = session.load()
    for found in partner.of_kind(Kind.TOGETHER):
        if found.facts and found.facts.about == me.id and _is_new(session, place, found, report):
            module = session.catalog.module_of(found.facts.module)
            what = f"{partner.name} has put what you two talked over in {module.name if module else 'a module'}"
            report.offer(what, f"lift receive {first_name(partner.name)}")


def _is_new(session: Session, place: SharedFolder, found: Found, report: Report) -> bool:
    """Whether discussions would change anything at home; of what cannot be read it is told."""
    from lift_cli.partner.together import of_module, refusal, taking_in
    from lift_cli.storage.exchange import read_together

    me, now = session.load(), session.now()
    try:
        file = read_together(place.path(found.file))
    except LiftError as error:
        report.odd.append(Odd(found.file, error.message))
        return False
    if reason := refusal(file, me, now):
        report.odd.append(Odd(found.file, reason))
        return False
    session.also_know([file.module], {})
    return taking_in(of_module(file, session.catalog.place))(me, now) is not me


def together_papers(
    session: Session, place: SharedFolder, folder: Folder, partner: Person
) -> Iterator[tuple[str, str, Data, str]]:
    """What the partner said at this computer, for them to take home: name, digest, bytes and what it holds."""
    from lift_cli.partner.canonical import digest_of
    from lift_cli.partner.together import Sat
    from lift_cli.storage import exchange, sent
    from lift_cli.values import tables_of

    for kept in sent.discussions(session.home.sent):
        if same_name(kept.home.name, partner.name):
            name = together_name(partner.id, kept.module)
            file = replace(kept, home=Sat(name=kept.home.name, id=partner.id))
            if name in {one.name for one in folder.own}:  # another computer of one's own may have put more
                with suppress(LiftError):
                    file = file.after(exchange.read_together(place.path(f"{folder.mine}/{name}")))
            module = session.catalog.module_of(file.module)
            what = f"what {partner.name} said with you in {module.name if module else file.module}"
            data = partial(exchange.together_bytes, file, session.place)
            yield name, digest_of(tables_of(file, "none")), data, what
