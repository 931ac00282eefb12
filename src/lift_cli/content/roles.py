"""What educators call their work, told apart as far as wordings and rules need it."""

import re
from collections.abc import Mapping
from enum import StrEnum

from lift_cli.text import folded


class Role(StrEnum):
    """A role that a text of a pack can be worded for, or a rule can be for."""

    TEACHER = "teacher"
    CTE_TEACHER = "cte-teacher"
    LIBRARIAN = "librarian"
    COACH = "coach"
    COUNSELOR = "counselor"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social-worker"
    NURSE = "nurse"
    THERAPIST = "therapist"
    PARAEDUCATOR = "paraeducator"
    ADMINISTRATOR = "administrator"


NO_ROLE = (
    r"\b(?:(?:foot|basket|base|soft|volley)ball|soccer|track|swim|tennis|wrestling|golf|cheer|athletics?|sports?)"
    r"(?: team)? coach\b"
)
"""What sounds like a role and is a team's."""

CALLED: Mapping[Role, str] = {
    Role.PARAEDUCATOR: r"\bpara(?:s|[- ]?(?:educator|professional|pro)s?)?\b|\b(?:teacher'?s?|teaching|instructional|"
    r"classroom) (?:aide|assistant)s?\b",
    Role.LIBRARIAN: r"\b(?:teacher[- ])?librarians?\b|\blibrary\b|\bmedia specialists?\b",
    Role.COACH: r"\bcoach(?:es)?\b|\bteachers? on special assignment\b|\btosa\b|"
    r"\b(?:learning|instructional|technology) (?:facilitator|specialist|mentor)s?\b",
    Role.COUNSELOR: r"\bcounsell?ors?\b",
    Role.PSYCHOLOGIST: r"\bpsychologists?\b",
    Role.SOCIAL_WORKER: r"\bsocial workers?\b",
    Role.NURSE: r"\bnurses?\b",
    Role.THERAPIST: r"\btherapists?\b|\bspeech[- ]language\b|\bslps?\b|\baudiologists?\b|\bbehavior analysts?\b|"
    r"\bbcbas?\b|\b(?:orientation (?:and|&) mobility|o ?& ?m)\b|\b(?:school|pediatric) [op]ts?\b|^ *[op]ts? *$",
    Role.ADMINISTRATOR: r"\b(?:principals?|superintendents?|administrators?|deans?|heads? of school|"
    r"(?:(?:cte|career and technical(?: education)?) )?directors?)\b",
    Role.CTE_TEACHER: r"\bcte\b(?: teachers?)?|\bcareer and technical(?: education)?(?: teachers?)?\b",
    Role.TEACHER: r"\bteach(?:er|es|ers|ing)\b|\binstructors?\b",
}
"""How each role is called, in words without case and accents; the first that fits a word takes it."""

NEAREST: Mapping[Role, Role] = {
    Role.CTE_TEACHER: Role.TEACHER,
    Role.PSYCHOLOGIST: Role.COUNSELOR,
    Role.SOCIAL_WORKER: Role.COUNSELOR,
    Role.NURSE: Role.COUNSELOR,
    Role.THERAPIST: Role.COUNSELOR,
}
"""Whose wording a role reads where it has none of its own."""


def roles_of(words: str) -> tuple[Role, ...]:
    """The roles that an educator's words for their work name, in the order of the words; each once."""
    left = re.sub(NO_ROLE, "", folded(words).replace("\u2019", "'"))
    found: dict[int, Role] = {}
    for role, called in CALLED.items():
        for match in re.finditer(called, left):
            found.setdefault(match.start(), role)
        left = re.sub(called, lambda match: " " * len(match[0]), left)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def role_of(words: str) -> Role | None:
    """The role that is named first, or None where none is known by its words."""
    return next(iter(roles_of(words)), None)
