"""What of plans and renewal leaves in a file for the partner or a facilitator: how far they are, in numbers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from lift_cli.cli.session import Session
from lift_cli.errors import LiftError


def plans_in_numbers(session: Session) -> list[dict[str, Any]]:
    """How many rules of its form each plan meets in which anything is written."""
    return list(_plans(session))


def _plans(session: Session) -> Iterator[dict[str, Any]]:
    plan = session.load().plan
    written = {(text.form, text.year) for text in plan.texts if text.text.strip()}
    if not written and not plan.goals:
        return
    from lift_cli.cli.plan.check import judged
    from lift_cli.cli.plan.planner import Planner

    usual = session.catalog.find_plan_form("").id
    written |= {(usual, goal.year) for goal in plan.goals}
    for form, year in sorted(written):
        with contextlib.suppress(LiftError):  # a form that is not installed, or has no rules
            found = judged(Planner(session, form, year or None))
            yield {"form": form, "year": year, "met": sum(one.met for one in found), "rules": len(found)}


def renewal_in_numbers(session: Session) -> dict[str, Any]:
    """The hours that count toward the renewal of a certificate, and how many it takes; nothing where none is known."""
    portfolio = session.load()
    own = portfolio.educator.private
    if not (portfolio.earned or own.issued or own.expires):
        return {}
    from lift_cli.renewal.figures import figure
    from lift_cli.renewal.view import view_of

    with contextlib.suppress(LiftError):  # no pack has rules for it, or the days do not fit
        ledger = view_of(session.catalog.find_renewal(""), portfolio, session.today()).ledger
        return {"hours": figure(ledger.total), "needed": int(ledger.rules.hours)}
    return {}
