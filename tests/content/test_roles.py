"""What educators call their work, and the role that is meant."""

from __future__ import annotations

import pytest

from lift_cli.content.pack import Step, Wordings
from lift_cli.content.roles import CALLED, NEAREST, Role, role_of, roles_of
from lift_cli.storage.validation import checked
from lift_cli.values import fields_of, key_of
from tests.content.samples import step


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("", ()),
        ("ASB advisor", ()),
        ("Teacher", ("teacher",)),
        ("seventh-grade science TEACHER", ("teacher",)),
        ("I teach art", ()),
        ("teaches music", ("teacher",)),
        ("social studies teacher", ("teacher",)),
        ("basketball coach", ()),
        ("PE teacher and track coach", ("teacher",)),
        ("instructional coach", ("coach",)),
        ("Teacher on Special Assignment", ("coach",)),
        ("TOSA", ("coach",)),
        ("school counselor", ("counselor",)),
        ("School Counsellors", ("counselor",)),
        ("teacher-librarian", ("librarian",)),
        ("Library media specialist", ("librarian",)),
        ("para", ("paraeducator",)),
        ("para-educator", ("paraeducator",)),
        ("Paraprofessional", ("paraeducator",)),
        ("teacher\u2019s aide", ("paraeducator",)),
        ("instructional assistant", ("paraeducator",)),
        ("assistant principal", ("administrator",)),
        ("Deputy Superintendent", ("administrator",)),
        ("dean of students", ("administrator",)),
        ("program administrator", ("administrator",)),
        ("CTE director", ("administrator",)),
        ("Director of career and technical education", ("administrator", "cte-teacher")),
        ("Orientation & Mobility Specialist", ("therapist",)),
        ("O&M specialist", ("therapist",)),
        ("OT", ("therapist",)),
        ("School PT", ("therapist",)),
        ("PT math teacher", ("teacher",)),
        ("BCBA", ("therapist",)),
        ("principal, former math teacher", ("administrator", "teacher")),
        ("teacher / librarian", ("teacher", "librarian")),
        ("School Psychologist", ("psychologist",)),
        ("social worker", ("social-worker",)),
        ("school nurse", ("nurse",)),
        ("nursing assistant instructor (CTE)", ("teacher", "cte-teacher")),
        ("CTE teacher", ("cte-teacher",)),
        ("career and technical education teacher", ("cte-teacher",)),
        ("occupational therapist", ("therapist",)),
        ("SLP", ("therapist",)),
        ("Bibliothécaire", ()),
    ],
)
def test_the_words_of_an_educator_name_roles_in_their_order(words: str, roles: tuple[str, ...]) -> None:
    assert roles_of(words) == roles
    assert role_of(words) == (roles[0] if roles else None)


def test_every_role_has_words_and_falls_back_on_one_that_reads_as_itself() -> None:
    assert set(CALLED) == set(Role)
    assert not set(NEAREST.values()) & set(NEAREST)


def test_a_step_has_a_wording_for_each_role_there_is() -> None:
    assert {key_of(one) for one in fields_of(Wordings)} == set(Role)
    words = {role: {"text": f"To a {role}.", "provenance": "own"} for role in Role}
    made = checked(Step, step("hope") | {"words": words})
    assert made.words is not None
    assert [(role, text.text) for role, text in made.words.each] == [(role, f"To a {role}.") for role in Role]
    assert [made.worded_for(role).text for role in Role] == [f"To a {role}." for role in Role]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (None, "Please hope."),
        (Role.TEACHER, "Please hope."),
        (Role.LIBRARIAN, "Please hope."),
        (Role.COUNSELOR, "Whom do you see?"),
        (Role.NURSE, "Whom do you see?"),
        (Role.PSYCHOLOGIST, "Whom do you test?"),
    ],
)
def test_who_has_no_wording_reads_the_nearest_one_else_the_step_itself(role: Role | None, text: str) -> None:
    counselor = {"text": "Whom do you see?", "provenance": "own"}
    psychologist = {"text": "Whom do you test?", "provenance": "adapted"}
    made = checked(Step, step("hope") | {"words": {"counselor": counselor, "psychologist": psychologist}})
    assert made.worded_for(role).text == text
