"""That the partner's portfolio is in the shared folder, as it was found there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lift_cli.cli.session import Session, local
from lift_cli.errors import LiftError
from lift_cli.storage.sharing import Sharing, noted


def looked_up(session: Session, sharing: Sharing) -> Sharing:
    """The sharing with the partner as their folder shows now; as the last round left it where it cannot be looked into.

    Only what changed since is read, nothing is saved, and nobody is taken for the partner for good.
    """
    from lift_cli.group.round import folder_name, followed, sorted_out
    from lift_cli.storage.shared_folder import SharedFolder

    me = session.kept()
    try:
        found = SharedFolder(Path(sharing.folder), session.home.cache).found()
    except LiftError:
        return sharing
    folder = sorted_out(found, me.id, folder_name(me.educator.name, me.id))
    there = followed(folder, me.educator.name, me.partner.name, sharing.partner.bound).partner
    return replace(sharing, partner=noted(sharing.partner, there))


def partner_there(session: Session, sharing: Sharing) -> tuple[str, str] | None:
    """That the partner's portfolio is there and was not checked yet, in words, and the command for it."""
    from lift_cli.storage import sent

    partner = sharing.partner
    if not partner.modules:
        return None
    if sent.were_read(sent.last_of_each(session.home.sent, session.home.cache), partner.id, partner.modules):
        return None
    since = f" since {_since(session, partner.at)}" if partner.at else ""
    return f"{_called(partner.name)}'s portfolio is there{since}", f"lift check-partner {first_name(partner.name)}"


def first_name(name: str) -> str:
    """A first name, as it is typed in a command."""
    return _called(name).lower()


def _called(name: str) -> str:
    return (name.split() or ["partner"])[0]


def _since(session: Session, at: str) -> str:
    """A day of the last week by its name, another as it is written."""
    from lift_cli.content.origin import day

    on = local(datetime.fromisoformat(at).astimezone(UTC)).date()
    ago = (session.today() - on).days
    return "today" if ago == 0 else "yesterday" if ago == 1 else f"{on:%A}" if 0 < ago < 7 else day(on)
