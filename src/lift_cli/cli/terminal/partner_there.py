"""That the partner's portfolio is in the shared folder, as the last round found it."""

from __future__ import annotations

from datetime import UTC, datetime

from lift_cli.cli.session import Session, local
from lift_cli.storage.sharing import Sharing


def partner_there(session: Session, sharing: Sharing) -> tuple[str, str] | None:
    """That the partner's portfolio is there and was not checked yet, in words, and the command for it."""
    from lift_cli.storage import sent

    partner = sharing.partner
    if not partner.modules or sent.were_read(session.home.sent, partner.id, partner.modules):
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
