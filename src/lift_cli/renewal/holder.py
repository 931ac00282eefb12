"""Who renews: the roles that the certificates held are for, and the certificates that stand in for hours (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum

from lift_cli.content.renewal import Asked, Renewal, RenewalCategory, RoleRule, Substitute, calls
from lift_cli.content.roles import Role, roles_of
from lift_cli.errors import UnknownNameError
from lift_cli.portfolio.model import Educator, Private
from lift_cli.text import folded, nearest_word
from lift_cli.values import fixed

BOTH = "teacher and administrator"
"""What `both` means: both kinds of certificates."""

NATIONAL_BOARD = "National Board"
"""How the certificate whose last day the profile keeps by itself is called."""

UNTIL = re.compile(r"\b(?:until|through|to|expires)\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)


class RolesFrom(StrEnum):
    """What the roles were taken from."""

    TYPED = "typed"
    CERTIFICATES = "certificates"
    PROFILE = "profile"
    NOTHING = "nothing"


@fixed
class StandIn:
    """A certificate held that stands in for hours, or did, and its last day; the calendar's where it is not known."""

    substitute: Substitute
    until: date = date.max


@fixed
class Holder:
    """The roles of an educator, in whose words they were said, and what stands in for hours."""

    roles: tuple[Role, ...] = ()
    roles_from: RolesFrom = RolesFrom.NOTHING
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()  # certificates held of which no role is known
    endorsements: tuple[str, ...] = ()
    stands_in: tuple[StandIn, ...] = ()
    ended: tuple[StandIn, ...] = ()

    def asked(self, category: RenewalCategory) -> tuple[Asked, ...]:
        """What a category asks of them; nothing where it is for others."""
        return category.asked_of(self.roles, self.endorsements)

    def is_spared(self, category: RenewalCategory) -> bool:
        """Whether a category is not asked of them only because of the endorsements they named."""
        return not self.asked(category) and bool(category.asked_of(self.roles))

    def met_by(self, category: RenewalCategory) -> StandIn | None:
        """The certificate that meets a category, if one does."""
        return next((one for one in self.stands_in if category.id in one.substitute.meets), None)

    def own_rules(self, rules: Renewal) -> tuple[RoleRule, ...]:
        """The rules of the roles whose certificates are under rules of their own."""
        return tuple(rule for rule in rules.role_rules if {*rule.roles} & {*self.roles})

    def is_apart(self, rules: Renewal) -> bool:
        """Whether all their certificates are under rules of their own, so that the total is not theirs."""
        apart = {role for rule in rules.role_rules for role in rule.roles}
        return bool(self.roles) and {*self.roles} <= apart


def holder_of(rules: Renewal, educator: Educator, typed: str, today: date) -> Holder:
    """Who renews, by the role typed, else by the certificates held, else by the profile's role.

    Raises UnknownNameError for a role typed that is none of those known.
    """
    own = educator.private
    known = [(words, _substitute(rules, words)) for words in _held(own)]
    of_state = tuple(words for words, substitute in known if substitute is None)
    certificates = tuple(words for words in of_state if roles_of(words))
    roles, roles_from, words = _roles(typed, certificates, educator.role)
    unknown = () if roles_from is RolesFrom.TYPED else tuple(words for words in of_state if words not in certificates)
    holder = Holder(roles, roles_from, words, unknown, own.endorsements)
    if holder.is_apart(rules):
        return holder
    held = [StandIn(found, _until(words)) for words, found in known if found and _fits(found, roles)]
    valid = {one.substitute.id: one for one in sorted(held, key=lambda one: one.until) if one.until >= today}
    ended = {one.substitute.id: one for one in held if one.until < today and one.substitute.id not in valid}
    return replace(holder, stands_in=tuple(valid.values()), ended=tuple(ended.values()))


def _roles(typed: str, certificates: tuple[str, ...], role: str) -> tuple[tuple[Role, ...], RolesFrom, tuple[str, ...]]:
    """The certificates decide what is asked, not the job; a role that is typed is looked at instead of either."""
    typed = BOTH if folded(typed).strip() == "both" else typed
    said = ((RolesFrom.TYPED, (typed,)), (RolesFrom.CERTIFICATES, certificates), (RolesFrom.PROFILE, (role,)))
    for source, words in said:
        roles = tuple(dict.fromkeys(role for one in words for role in roles_of(one.replace("-", " "))))
        if roles:
            return roles, source, words
        if source is RolesFrom.TYPED and typed.strip():
            names = [role.value for role in Role]
            listing = f"Name it as your certificate does, such as: {', '.join(names)}, or `both` for a {BOTH}."
            raise UnknownNameError("role", typed, nearest_word(folded(typed), names), listing)
    return (), RolesFrom.NOTHING, ()


def _held(own: Private) -> tuple[str, ...]:
    board = (f"{NATIONAL_BOARD} until {own.national_board}",) if own.national_board else ()
    return (*own.holds, *board)


def _substitute(rules: Renewal, words: str) -> Substitute | None:
    """The certificate of another body that these words call."""
    return next((one for one in rules.substitutes if any(calls(called, words) for called in one.called)), None)


def _until(words: str) -> date:
    """The last day that the words of a certificate say."""
    found = UNTIL.search(words)
    try:
        return date.fromisoformat(found[1]) if found else date.max
    except ValueError:
        return date.max


def _fits(substitute: Substitute, roles: tuple[Role, ...]) -> bool:
    return not (roles and substitute.roles) or bool({*substitute.roles} & {*roles})
