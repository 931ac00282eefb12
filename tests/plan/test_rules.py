"""Each rule of Washington's plan, green where it is met and red where it is not, each with its own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_rule import Check
from lift_cli.content.school_year import Year
from lift_cli.plan.rules import Case, RuleResult, findings
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.validation import checked
from tests.portfolio.generated import PORTFOLIOS, TRIES

YEAR, IN_YEAR, BEFORE = "2025-2026", datetime(2026, 4, 20, tzinfo=UTC), datetime(2025, 6, 30, tzinfo=UTC)
WRITTEN = frozenset({"goal/self-assessment", "reflection/reflection"})


def tables() -> dict[str, Any]:
    """A portfolio whose plan meets every rule."""
    return {
        "id": "ana",
        "educator": {"name": "Ana Reyes", "private": {"certificate": "1"}},
        "partner": {"name": "Ben Okafor"},
        "folder": [
            {"name": "aar.docx", "caption": "", "for": "lift/two", "at": IN_YEAR, "sha256": "ab"},
            {"name": "Plan", "at": IN_YEAR, "url": "https://example.org"},
        ],
        "plan": {
            "goals": [
                {
                    "id": "ask",
                    "year": YEAR,
                    "text": "To ask.",
                    "standards": ["washington/ccdei:3"],
                    "flags": ["stem", "equity"],
                    "at": IN_YEAR,
                }
            ],
            "evidence": [{"year": YEAR, "mark": "ab", "goals": ["ask"], "text": "They ask.", "at": IN_YEAR}],
            "reviewers": [
                {"year": YEAR, "name": "Cy", "holds_certificate": True, "signed": date(2026, 6, 1), "at": IN_YEAR}
            ],
        },
    }


Breaking = Callable[[dict[str, Any]], None]


def judged(
    catalog: Catalog, kept: dict[str, Any], written: frozenset[str] = WRITTEN, gone: frozenset[str] = frozenset()
) -> dict[Check, RuleResult]:
    form = catalog.find_plan_form()
    year = Year.of(form, date(2026, 5, 3))
    found = findings(Case(checked(Portfolio, kept), catalog, form, year, written, gone))
    assert len({finding.rule.id for finding in found}) == len(form.rules)
    return {finding.rule.check: finding for finding in found}


def missing(catalog: Catalog, kept: dict[str, Any], check: Check) -> tuple[str, ...]:
    """What is missing of the rules of one check, of which no other is broken by it."""
    found = judged(catalog, kept)
    assert [other for other, finding in found.items() if not finding.met and other is not check] == []
    return found[check].missing


@pytest.mark.parametrize(
    ("standards", "is_met"),
    [
        (["washington/role-standards:counselor"], True),
        (["washington/role-standards:nurse", "washington/criteria:3"], True),
        (["washington/criteria:3"], False),
        (["washington/cstp:1"], False),
        (["washington/criteria:8", "washington/ccdei:3"], True),
    ],
)
def test_a_role_standard_aligns_a_goal_and_a_state_criterion_only_stands_beside_one(
    catalog: Catalog, standards: list[str], *, is_met: bool
) -> None:
    kept = tables()
    kept["plan"]["goals"][0] |= {"standards": standards, "flags": []}
    assert (missing(catalog, kept, Check.ALIGNED_GOAL) == ()) is is_met


def test_a_plan_that_has_everything_meets_every_rule(catalog: Catalog) -> None:
    found = judged(catalog, tables())
    assert [finding.missing for finding in found.values()] == [()] * 8
    assert {*found} == {*Check}


def test_of_one_that_has_nothing_only_what_cannot_be_wrong_is_met(catalog: Catalog) -> None:
    found = judged(catalog, {"id": "nobody"}, written=frozenset())
    assert {check for check, finding in found.items() if finding.met} == {Check.ONE_PLAN, Check.IN_YEAR, Check.FLAGS}
    assert found[Check.WRITTEN].missing == (
        "What I learned from the activities (reflection/reflection) is still empty.",
    )
    assert found[Check.ALIGNED_GOAL].missing == ("There is no goal yet.",)
    assert found[Check.EVIDENCE].missing == ("There is no goal yet to connect a document to.",)
    assert found[Check.REVIEWER].missing == ("No reviewer is named.",)
    assert found[Check.COMPLETED].missing == ("It is not signed yet, or the date is missing.",)


def goal(**parts: Any) -> Breaking:
    return lambda kept: kept["plan"]["goals"][0].update(parts)


def reviewer(**parts: Any) -> Breaking:
    return lambda kept: kept["plan"]["reviewers"][0].update(parts)


def document(**parts: Any) -> Breaking:
    return lambda kept: kept["folder"][0].update(parts)


def evidence(**parts: Any) -> Breaking:
    return lambda kept: kept["plan"]["evidence"][0].update(parts)


def earned(unit: str, on: date) -> Breaking:
    return lambda kept: kept.update(earned=[{"date": on, "amount": 1, "unit": unit, "what": "Of PESB's form"}])


RED = [
    (
        Check.ONE_PLAN,
        earned("plans", date(2025, 7, 1)),
        "A plan of 2025-2026 is counted already, on 2025-07-01: Of PESB's form.",
    ),
    (Check.IN_YEAR, document(at=BEFORE), "aar.docx was filed on 2025-06-30, outside 2025-2026."),
    (Check.IN_YEAR, reviewer(signed=date(2026, 7, 1)), "It was signed on 2026-07-01, outside 2025-2026."),
    (
        Check.ALIGNED_GOAL,
        goal(standards=["lausd-iti/iste-educators:2.1"], flags=[]),
        "No goal names a standard of ccdei, sel, nbpts, psel, paraeducator, role-standards.",
    ),
    (Check.EVIDENCE, goal(id="other"), "Goal 1 has no document."),
    (Check.EVIDENCE, evidence(text=" "), "aar.docx does not say what it shows."),
    (Check.EVIDENCE, document(**{"for": ""}), "aar.docx names no activity or module that it came from."),
    (Check.REVIEWER, reviewer(name="\uff21na  REYES"), "You are named as reviewer; it has to be another person."),
    (Check.REVIEWER, reviewer(certificate=" 1"), "You are named as reviewer; it has to be another person."),
    (Check.REVIEWER, reviewer(holds_certificate=False), "Cy does not hold a certificate."),
    (Check.REVIEWER, reviewer(holds_certificate=None), "The plan does not say whether Cy holds a certificate."),
    (Check.COMPLETED, reviewer(signed=None), "It is not signed yet, or the date is missing."),
    (
        Check.FLAGS,
        goal(standards=["washington/sel:1"]),
        "Goal 1 is marked Equity (CCDEI) and names no standard of ccdei.",
    ),
    (
        Check.FLAGS,
        goal(flags=["leadership"]),
        "Goal 1 is marked Educational leadership (PSEL) and names no standard of psel.",
    ),
    (
        Check.FLAGS,
        goal(flags=["government"]),
        "Goal 1 is marked Government-to-government relations, and a plan cannot meet that.",
    ),
    (Check.FLAGS, goal(flags=["tpep"]), "Goal 1 is marked tpep, which this form does not know."),
]


@pytest.mark.parametrize(("check", "breaking", "said"), RED)
def test_what_breaks_a_rule_is_told_and_breaks_no_other(
    catalog: Catalog, check: Check, breaking: Breaking, said: str
) -> None:
    kept = tables()
    breaking(kept)
    assert missing(catalog, kept, check) == (said,)


@pytest.mark.parametrize(
    "meeting",
    [
        earned("plans", date(2025, 6, 30)),
        earned("clock-hours", date(2025, 7, 1)),
        document(at=datetime(2025, 7, 1, tzinfo=UTC)),
        reviewer(signed=date(2026, 6, 30)),
        reviewer(name="Ben Okafor"),  # a partner who holds a certificate
        evidence(text=""),  # with a caption that says it
        goal(standards=["washington/psel:3"], flags=["leadership", "stem"]),
        goal(standards=["washington/sel:1", "washington/ccdei:1"], flags=[]),
    ],
)
def test_what_a_rule_allows_breaks_none(catalog: Catalog, meeting: Breaking) -> None:
    kept = tables()
    document(caption="What they asked")(kept)
    meeting(kept)
    assert all(finding.met for finding in judged(catalog, kept).values())


def test_a_field_that_says_nothing_breaks_the_rule_that_names_it(catalog: Catalog) -> None:
    form = catalog.find_plan_form()
    year = Year.of(form, date(2026, 5, 3))
    for name, rule in (("goal/self-assessment", "self-assessment"), ("reflection/reflection", "reflection")):
        case = Case(checked(Portfolio, tables()), catalog, form, year, WRITTEN - {name})
        red = [finding for finding in findings(case) if not finding.met]
        said = f"{form.fields[name].label} ({name}) is still empty."
        assert [(finding.rule.id, finding.missing) for finding in red] == [(rule, (said,))]


def test_a_standard_that_is_not_installed_is_told(catalog: Catalog) -> None:
    kept = tables()
    goal(standards=["washington/ccdei:9"], flags=[])(kept)
    assert missing(catalog, kept, Check.ALIGNED_GOAL) == (
        "No goal names a standard of ccdei, sel, nbpts, psel, paraeducator, role-standards.",
        "washington/ccdei:9 is not in any installed framework.",
    )


def test_a_document_that_is_gone_is_no_evidence(catalog: Catalog) -> None:
    found = judged(catalog, tables(), gone=frozenset({"aar.docx"}))
    assert found[Check.EVIDENCE].missing == ("aar.docx: its file is not in the LIFT Folder.",)
    kept = tables()
    kept["plan"]["evidence"][0]["name"] = "aar.docx"
    del kept["folder"][0]
    assert missing(catalog, kept, Check.EVIDENCE) == ("aar.docx is no longer in the LIFT Folder.",)


def test_every_rule_says_where_it_was_read(catalog: Catalog) -> None:
    for rule in catalog.find_plan_form().rules:
        assert rule.source.startswith("https://")
        assert rule.text.provenance == "adapted"


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_every_rule_answers_for_any_portfolio(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        for form in catalog.plan_forms:
            year = Year.of(form, date(2026, 9, 3))
            assert len(findings(Case(portfolio, catalog, form, year, frozenset()))) == len(form.rules)

    law()


def test_of_two_documents_with_one_mark_the_first_is_the_evidence(catalog: Catalog) -> None:
    twice = tables()
    twice["folder"].append({**twice["folder"][0], "name": "copy.docx", "at": BEFORE})
    assert missing(catalog, twice, Check.IN_YEAR) == ()
