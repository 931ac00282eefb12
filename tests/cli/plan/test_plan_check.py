"""`lift export --pgp --check`: each rule on the screen, and the exit code."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from lift_cli.content.catalog import Catalog
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, answer
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

APRIL = datetime(2026, 4, 20, tzinfo=UTC)
CHECK = ("export", "--pgp", "--check")
GOAL = {
    "id": "ask",
    "year": "2025-2026",
    "text": "To ask.",
    "standards": ["washington/ccdei:3"],
    "flags": ["stem", "equity"],
    "at": APRIL,
}


def plan() -> dict[str, Any]:
    """Ana, whose plan meets every rule."""
    return ANA | {
        "answers": [
            answer("lift/two/partnership-as-leadership/leadership-framework/domain-to-develop", "Listening."),
            answer("lift/two/closing/reflect/striking-idea", "Adults need a say, too."),
        ],
        "folder": [{"name": "Plan", "for": "lift/two", "at": APRIL, "url": "https://example.org"}],
        "plan": {
            "goals": [GOAL],
            "evidence": [
                {
                    "year": "2025-2026",
                    "mark": "https://example.org",
                    "goals": ["ask"],
                    "text": "They ask.",
                    "at": APRIL,
                }
            ],
            "reviewers": [
                {
                    "year": "2025-2026",
                    "name": "Cy Young",
                    "holds_certificate": True,
                    "signed": date(2026, 5, 2),
                    "at": APRIL,
                }
            ],
        },
    }


COUNTS = (
    "",
    "What your goals count for at renewal:",
    "  STEM: goal 1",
    "  Equity (CCDEI): goal 1",
    "  Educational leadership (PSEL): no goal",
    "  Government-to-government relations: a plan cannot meet it",
    "",
)
SOURCE = "Check it against the current form: https://pesb.wa.gov/workforce/developing-current-educators/pgp"
TAIL = "lift checks whether something is there, not how good it is."


def test_a_plan_that_meets_every_rule_ends_with_zero_and_writes_nothing(
    lift: Lift, mine: Kept, desk: Path, catalog: Catalog
) -> None:
    mine.write(plan())
    rules = [
        line
        for rule in catalog.find_plan_form().rules
        for line in (f"  met: {rule.text.text}", *((f"      please check: {rule.doubt.text}",) if rule.doubt else ()))
    ]
    title = "Professional Growth Plan (Form 1697) worksheet 2025-2026"
    read = [f"  {page.title}. {page.note.text} {page.url}" for page in catalog.find_plan_form().references]
    where = ["Where we read the order of the worksheet:", *read]
    shown = lines(title, *rules, *COUNTS, f"9 of 9 rules are met. {TAIL}", SOURCE, *where)
    assert lift(*CHECK) == Ran(0, shown, "")
    assert [*desk.iterdir()] == []
    assert mine.tables == plan()


def test_what_is_missing_is_told_with_its_source_and_the_exit_code_is_3(lift: Lift, mine: Kept) -> None:
    kept = plan()
    del kept["plan"]["reviewers"], kept["answers"][1]
    mine.write(kept)
    ran = lift(*CHECK)
    assert ran.code == 3
    assert ran.err == "Continue with: lift plan walk\n"
    said = [line for line in ran.out.splitlines() if line.startswith(("      missing", "  NOT MET"))]
    assert [line.partition(":")[0].strip() for line in said] == [
        *("NOT MET", "missing  What I learned from the activities (reflection/reflection) is still empty."),
        *("NOT MET", "missing  No reviewer is named."),
        *("NOT MET", "missing  It is not signed yet, or the date is missing."),
    ]
    assert "      source   https://pesb.wa.gov/workforce/developing-current-educators/pgp" in ran.out.splitlines()
    assert f"6 of 9 rules are met. {TAIL}" in ran.out


def test_a_file_that_was_deleted_from_the_folder_is_no_evidence(lift: Lift, mine: Kept) -> None:
    kept = plan()
    kept["folder"][0] |= {"name": "aar.docx", "sha256": "ab", "url": None}
    del kept["folder"][0]["url"]
    kept["plan"]["evidence"][0]["mark"] = "ab"
    mine.write(kept)
    assert "missing  aar.docx: its file is not in the LIFT Folder." in lift(*CHECK).out
    folder = mine.path.parent / "folder"
    folder.mkdir(exist_ok=True)
    (folder / "aar.docx").write_bytes(b"x")
    assert lift(*CHECK).code == 0


def test_the_plan_of_another_year_is_checked_for_that_year(lift: Lift, mine: Kept) -> None:
    mine.write(plan())
    ran = lift(*CHECK, "--year", "2024")
    assert (ran.code, ran.err) == (3, "Continue with: lift plan walk --year 2024-2025\n")
    assert "There is no goal yet." in ran.out


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (
            ["--check"],
            "could not check that: you did not name a plan",
            "`lift check` checks a module; add --pgp for the plan.",
        ),
        (
            ["--pgp", "--check", "-o", "x.html"],
            "could not check and write at once: a check writes no file",
            "First --check, then without it.",
        ),
        (
            ["--year", "2025"],
            "could not use the year '2025': you did not name a plan",
            "`lift export --pgp` writes the plan.",
        ),
    ],
)
def test_options_that_do_not_go_together_are_told(
    lift: Lift, mine: Kept, options: list[str], message: str, hint: str
) -> None:
    mine.write(plan())
    assert lift("export", *options) == refusal(message, hint)


def test_a_form_without_rules_has_none_to_break(lift: Lift, mine: Kept) -> None:
    mine.write(plan())
    ended = lift("export", "--form", "growth-plan", "--check")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("This form has no rules to check. `lift export --pgp --check` checks Washington's.\n")
    found = json.loads(lift("export", "--form", "growth-plan", "--check", "--json").out)
    assert (found["met"], found["rules"]) == (True, [])


def test_a_program_reads_the_same(lift: Lift, mine: Kept) -> None:
    kept = plan()
    del kept["plan"]["reviewers"][0]["signed"]
    mine.write(kept)
    ran = lift(*CHECK, "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (3, "")
    assert (found["format_version"], found["form"], found["year"], found["met"]) == (1, "pgp-1697", "2025-2026", False)
    assert [rule["id"] for rule in found["rules"] if not rule["met"]] == ["completed"]
    assert found["rules"][7] == {
        "id": "completed",
        "met": False,
        "missing": ["It is not signed yet, or the date is missing."],
        "text": "A plan that was reviewed and signed counts for 25 clock hours, no matter how much time you logged.",
        "authority": None,
        "source": "https://pesb.wa.gov/current-educators/certificate-renewal/pgp/pgp-faq",
        "doubt": "We did not find which day the office that keeps your certificates takes as the day of completion.",
    }
