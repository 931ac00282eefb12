"""Whose a place on a form is: the educator's, the reviewer's or the partner's, by its label and what is beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lift_cli.form_place import Place
from lift_cli.plan.label_meaning import Meaning, meaning

OF_PERSON = (
    *("name", "certificate", "today", "signed", "role", "school", "district"),
    *("first_name", "last_name", "certificates_held", "school_and_district"),
)
"""What a form asks of a person."""

REVIEWER, PARTNER, EDUCATOR, COMMITTEE = "reviewer", "partner", "educator", "committee"
SUPERIOR = "superior"
"""A principal or supervisor on a form that names a reviewer besides: perhaps the same person, perhaps not."""

_REVIEWERS = (REVIEWER, SUPERIOR)
_NAMES = {**dict.fromkeys(_REVIEWERS, "reviewer_name"), PARTNER: "partner", EDUCATOR: "name", "": "name"}
_CERTIFICATES = {**dict.fromkeys(_REVIEWERS, "reviewer_certificate"), EDUCATOR: "certificate", "": "certificate"}
_BARE = ("cert", "certificate", "certification", "license", "licence", "credential")
"""Words that may be for the number, and for the kind."""


def name_of(who: str) -> str:
    """The field of someone's name; empty for those whom lift does not know."""
    return _NAMES.get(who, "")


class People:
    """Goes through the places of a form and remembers whom the last ones were about, and who signs."""

    def __init__(self, *, has_reviewer: bool, has_signatures: bool) -> None:
        self._has_reviewer = has_reviewer  # whether a place is for one who is called so
        self._has_signatures = has_signatures
        self._section = ""
        self._who, self._line = "", -1
        self._signer, self._signed_on = "", -1
        self._signs = self._signed = False  # whether this place, and the one before, is a signature

    def begin(self, heading: Meaning) -> None:
        """A section begins, which may be about someone."""
        self._section = self._called_so(heading) if len(heading.who) == 1 else ""
        self._who, self._line, self._signs = self._section, -1, False
        self._signed_on = -1

    def go_on(self) -> None:
        """The next place follows."""
        self._signed, self._signs = self._signs, False

    def end(self) -> None:
        """What the plan says comes: what follows is of a partner before it no more; of a reviewer it may be."""
        if self._who not in _REVIEWERS:
            self._who, self._line = self._section, -1

    def sign(self, place: Place, said: Meaning) -> None:
        """A place is for a signature, which no field fills."""
        self._signer, self._signed_on = self._whose(place, said), place.line
        self._who, self._line, self._signs = self._signer, place.line, True

    def fields(self, about: str, place: Place, said: Meaning, used: Collection[str]) -> Sequence[str]:
        """The fields that a place of a person may be for; an empty one first where it may be of another."""
        whose = self._told(place, said) or (self._signer if self._is_signed(place) else self._who)
        found = self._fields(about, place, said, used)
        is_of_another = whose == SUPERIOR and any(field.startswith(REVIEWER) for field in found)
        return ("", *found) if is_of_another else found

    def _fields(self, about: str, place: Place, said: Meaning, used: Collection[str]) -> Sequence[str]:
        if not about:
            return self._named(place, said)
        if about in ("today", "signed"):
            return self._dated(about, place, said)
        if about in ("name", "certificate"):
            return self._called(about, place, said, used)
        who, is_near = self._whose(place, said), self._is_near(place, said)
        if who in (*_REVIEWERS, PARTNER, COMMITTEE) and not is_near:
            return ()
        self._who, self._line = "", place.line
        return (about,)

    def _named(self, place: Place, said: Meaning) -> Sequence[str]:
        """A label that says who alone."""
        if len(said.who) != 1:
            return ()
        self._who, self._line = self._called_so(said), place.line
        return (name_of(self._who),)

    def _dated(self, about: str, place: Place, said: Meaning) -> Sequence[str]:
        """A day: beside a signature the one of that person's signing, which lift knows of the reviewer alone."""
        own = self._told(place, said)
        if own and self._signed_on >= 0 and self._signed_on != place.line:  # signatures stand over the days
            return ("reviewer_signed",) if own in _REVIEWERS else ()
        if self._is_signed(place):
            return ("reviewer_signed",) if self._signer in _REVIEWERS else ()
        who = self._whose(place, said)
        has_signed = self._signed_on >= 0 and who == self._signer
        if about == "today" and self._is_near(place, said) and not has_signed:  # as the last line at the top of a form
            is_day_of_form = self._has_signatures or who not in _REVIEWERS
            return ("today",) if is_day_of_form else ("", "today", "reviewer_signed")
        if who in _REVIEWERS or (about == "signed" and not who):
            return ("reviewer_signed",)
        return ("today",) if about == "today" and who in ("", EDUCATOR) else ()

    def _called(self, about: str, place: Place, said: Meaning, used: Collection[str]) -> Sequence[str]:
        """A name or the number of a certificate."""
        fields = _NAMES if about == "name" else _CERTIFICATES
        who, is_near = self._whose(place, said), self._is_near(place, said)
        if self._is_signed(place) and not self._told(place, said):
            if not self._signer:
                return ("", about, fields[REVIEWER])
            who, is_near = self._signer, False
        self._who, self._line = who, place.line
        if is_near and about not in used and who in _REVIEWERS:
            return (fields[REVIEWER], about)  # the educator's own may come late
        if said.text in _BARE and who not in _REVIEWERS:
            return ("", about, "certificates_held")
        return (fields.get(who, ""),)

    def _is_signed(self, place: Place) -> bool:
        """Whether a signature stands on the same line, or just before."""
        return self._signed or self._signed_on == place.line

    def _is_near(self, place: Place, said: Meaning) -> bool:
        """Whether only a place on another line says whose it is."""
        is_of_section = bool(self._section) and self._section == self._who
        is_said = bool(self._told(place, said)) or self._line == place.line or is_of_section
        return not is_said and bool(self._who)

    def _whose(self, place: Place, said: Meaning) -> str:
        """Whose a place is: by its own label, by what stands at its left or over it, or by the place before it."""
        told = self._told(place, said)
        return self._who if told is None else told

    def _told(self, place: Place, said: Meaning) -> str | None:
        """Whose a place is by its own words; None where they say nothing."""
        for each in (said, *(meaning(text) for text in place.row)):
            if len(each.who) == 1:
                return self._called_so(each)
            if len(each.who) > 1:
                return COMMITTEE if COMMITTEE in each.who else ""
        return None

    def _called_so(self, said: Meaning) -> str:
        is_superior = self._has_reviewer and said.who == (REVIEWER,) and "review" not in said.text
        return SUPERIOR if is_superior else said.who[0]
