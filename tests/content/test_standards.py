"""A standard is found by framework and code, and told with its title."""

from __future__ import annotations

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.standards import find_standards, in_full, in_short
from lift_cli.errors import LiftError

CCDEI = (
    "1 Understanding Self and Others; 2 Student, Family, and Community Engagement; "
    "3 Learning Partnerships; 4 Leading for Educational Equity"
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ccdei 3", ("washington/ccdei:3",)),
        ("CCDEI: 3", ("washington/ccdei:3",)),
        ("ccdei3", ("washington/ccdei:3",)),
        ("learning-forward-2022 Equity-Practices", ("learning-forward/learning-forward-2022:equity-practices",)),
        ("washington/ccdei:3", ("washington/ccdei:3",)),
        ("ccdei 1, 3; psel 2, ccdei 1", ("washington/ccdei:1", "washington/ccdei:3", "washington/psel:2")),
        ("cultural competency 4", ("washington/ccdei:4",)),
        (" ,;\n", ()),
    ],
)
def test_standards_are_found_by_framework_and_code(catalog: Catalog, typed: str, found: tuple[str, ...]) -> None:
    assert find_standards(catalog, typed) == found


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("ccdei 9", "could not find the standard 'ccdei 9'", f"Add a code: ccdei has {CCDEI}."),
        ("ccdei", "could not find the standard 'ccdei'", f"Add a code: ccdei has {CCDEI}."),
        (
            "ccdai 1",
            "could not find the framework 'ccdai'",
            "Did you mean `ccdei`? `lift standards list` shows them all.",
        ),
    ],
)
def test_a_standard_that_does_not_exist_is_told_with_those_that_do(
    catalog: Catalog, typed: str, message: str, hint: str
) -> None:
    with pytest.raises(LiftError) as caught:
        find_standards(catalog, typed)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_standard_is_told_in_short_and_in_full(catalog: Catalog) -> None:
    assert in_short(catalog, "washington/ccdei:3") == "Learning Partnerships (ccdei 3)"
    assert in_full(catalog, "washington/ccdei:3") == (
        "Learning Partnerships (ccdei 3): Cultural Competency, Diversity, Equity, and Inclusion (CCDEI) Standards, "
        "Professional Educator Standards Board (PESB), Washington, 2022"
    )


@pytest.mark.parametrize("kept", ["washington/ccdei:9", "gone/framework:1", "nonsense"])
def test_one_that_is_not_installed_any_more_is_told_as_it_was_kept(catalog: Catalog, kept: str) -> None:
    assert in_short(catalog, kept) == in_full(catalog, kept) == f"{kept} (in no framework installed)"
