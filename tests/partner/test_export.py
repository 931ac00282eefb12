from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lift_cli.checklist.rules import Verdict, run
from lift_cli.partner import export
from lift_cli.partner.export import Export
from lift_cli.portfolio import digests
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress
from lift_cli.storage.validation import checked
from tests.content.samples import SAY, SHEET, SMALL, TALK, TODAY, WHY
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import EMPTY, answered, at, finishing, made

SECRET, PROSE = "SECRET-7c1f", "PROSE-7c1f"
PACKS, STATES = {"lift": "1.0.0"}, {SMALL.id: "in-progress"}


def full() -> dict[str, Any]:
    """Every part of a portfolio filled: what is prose says so, and what must stay home does too."""
    moment = at()
    return {
        "format_version": 1,
        "id": "p-1",
        "revision": 7,
        "educator": {
            "name": "Ana",
            "role": "Teacher",
            "school": "Cedar",
            "district": "Valley",
            "private": {
                "certificate": SECRET,
                "issued": date(2024, 7, 1),
                "expires": date(2029, 6, 30),
                "earlier": [{"certificate": SECRET, "at": moment}],
            },
            "earlier": [{"name": SECRET, "at": moment}],
        },
        "partner": {"name": "Ben", "earlier": [{"name": SECRET}]},
        "circle": {
            "why": PROSE,
            "how": PROSE,
            "what": PROSE,
            "at": moment,
            "earlier": [{"why": SECRET, "how": SECRET, "what": SECRET, "at": moment}],
        },
        "modules": [{"module": SMALL.id, "began": moment, "step": SAY, "at": moment}],
        "answers": [{"step": SAY, "text": PROSE, "at": moment, "earlier": [{"text": SECRET, "at": moment}]}],
        "ratings": [{"step": TODAY, "value": 2, "at": moment, "earlier": [{"value": 1, "at": moment}]}],
        "done": [{"step": TALK, "at": moment, "minutes": 15, "note": PROSE}],
        "ideas": [
            {"kind": "idea", "text": PROSE, "at": moment},
            {"kind": "question", "text": SECRET, "at": moment, "private": True},
        ],
        "bookmarks": [{"url": PROSE, "title": PROSE, "note": PROSE, "for": SAY, "at": moment}],
        "folder": [
            {"name": PROSE, "caption": PROSE, "for": SHEET, "at": moment, "sha256": "ab", "bytes": 2},
            {"name": PROSE, "caption": PROSE, "for": "", "at": moment, "url": PROSE},
        ],
        "hours": [{"date": date(2026, 9, 1), "minutes": 30, "what": PROSE, "activity": SAY, "with": PROSE}],
        "earned": [
            {"date": date(2026, 8, 1), "amount": 3.0, "unit": "clock-hours", "what": SECRET, "flags": ["stem"]},
        ],
        "reviews": [
            {
                "module": SMALL.id,
                "reviewer": "Ben",
                "reviewed": moment,
                "items": [
                    {"id": "responses", "verdict": "unmet", "confirmed": False, "comment": SECRET, "missing": [SAY]}
                ],
                "comments": [{"step": SAY, "text": SECRET}],
                "digests": {SAY: "0" * 64},
                "recognition": {"words": PROSE, "at": moment},
            }
        ],
    }


def exported(tables: dict[str, Any], *, summary: bool = False) -> dict[str, object]:
    """The export of a portfolio that stands so in its file."""
    return sent(checked(Portfolio, tables), summary=summary)


def sent(portfolio: Portfolio, *, summary: bool = False) -> dict[str, object]:
    """The export of a portfolio."""
    return export.make(portfolio, at(5), PACKS, STATES, summary=summary)


OF_SAY, OF_TODAY = digests.of_step(SAY, PROSE), digests.of_step(TODAY, 2)
OF_SMALL = digests.of_module({SAY: OF_SAY, TODAY: OF_TODAY})
HEAD = {"format_version": 1, "kind": "export", "id": "p-1", "exported_at": at(5), "packs": PACKS}
PEOPLE = {
    "educator": {"name": "Ana", "role": "Teacher", "school": "Cedar", "district": "Valley"},
    "partner": {"name": "Ben"},
}
BEGUN = {"modules": [{"module": SMALL.id, "began": at(), "at": at(), "state": "in-progress", "digest": OF_SMALL}]}


def test_an_export_holds_exactly_this() -> None:
    assert exported(full()) == {
        **HEAD,
        **PEOPLE,
        **BEGUN,
        "summary": False,
        "circle": {"why": PROSE, "how": PROSE, "what": PROSE, "at": at()},
        "answers": [{"step": SAY, "text": PROSE, "at": at(), "digest": OF_SAY}],
        "ratings": [{"step": TODAY, "value": 2, "at": at(), "digest": OF_TODAY}],
        "done": [{"step": TALK, "at": at(), "minutes": 15, "note": PROSE}],
        "ideas": [{"kind": "idea", "text": PROSE, "at": at()}],
        "bookmarks": [{"url": PROSE, "title": PROSE, "note": PROSE, "for": SAY, "at": at()}],
        "folder": [
            {"name": PROSE, "caption": PROSE, "for": SHEET, "at": at(), "sha256": "ab", "bytes": 2},
            {"name": PROSE, "caption": PROSE, "for": "", "at": at(), "url": PROSE},
        ],
        "hours": [{"date": date(2026, 9, 1), "minutes": 30, "what": PROSE, "activity": SAY, "with": PROSE}],
        "reviews": [
            {"module": SMALL.id, "reviewer": "Ben", "reviewed": at(), "recognition": {"words": PROSE, "at": at()}}
        ],
    }


def test_a_summary_holds_exactly_this_and_no_prose() -> None:
    assert exported(full(), summary=True) == {
        **HEAD,
        **PEOPLE,
        **BEGUN,
        "summary": True,
        "answers": [{"step": SAY, "at": at(), "digest": OF_SAY}],
        "ratings": [{"step": TODAY, "at": at(), "digest": OF_TODAY}],
        "done": [{"step": TALK, "at": at(), "minutes": 15}],
        "ideas": [{"kind": "idea", "at": at()}],
        "bookmarks": [{"for": SAY, "at": at()}],
        "folder": [{"for": SHEET, "at": at(), "sha256": "ab", "bytes": 2}, {"for": "", "at": at()}],
        "hours": [{"date": date(2026, 9, 1), "minutes": 30, "activity": SAY}],
        "reviews": [{"module": SMALL.id, "reviewer": "Ben", "reviewed": at()}],
    }


def test_an_export_of_nothing_still_says_that_there_is_nothing() -> None:
    parts = ("modules", "answers", "ratings", "done", "ideas", "bookmarks", "folder", "hours", "reviews")
    whole = sent(EMPTY)
    assert {part: whole[part] for part in parts} == {part: [] for part in parts}


def test_the_marks_of_this_file_stand_in_the_portfolio_itself() -> None:
    at_home = str(checked(Portfolio, full()))
    assert (at_home.count(SECRET), at_home.count(PROSE)) == (12, 17)


@SOME
@given(portfolio=PORTFOLIOS, summary=st.booleans())
def test_an_export_is_the_same_evidence_as_the_portfolio(*, portfolio: Portfolio, summary: bool) -> None:
    read = checked(Export, sent(portfolio, summary=summary))
    assert read.progress == Progress.of(portfolio)
    assert read.seen_in(SMALL.id) == digests.in_module(digests.of_portfolio(portfolio), SMALL.id)


@SOME
@given(PORTFOLIOS)
def test_the_digest_of_a_module_in_an_export_is_that_of_its_steps(portfolio: Portfolio) -> None:
    made_export = sent(portfolio)
    read = checked(Export, made_export)
    modules = made_export["modules"]
    assert isinstance(modules, list)
    assert [entry["digest"] for entry in modules] == [
        digests.of_module(read.seen_in(entry["module"])) for entry in modules
    ]


def test_a_digest_in_the_file_is_not_believed_where_the_words_are_there() -> None:
    said = {"step": SAY, "text": "Words.", "digest": "forged"}
    read = checked(Export, {"id": "p-1", "answers": [said, {"step": WHY, "digest": "only"}]})
    assert read.seen_in(SMALL.id) == {SAY: digests.of_step(SAY, "Words."), WHY: "only"}


def test_an_answer_of_blanks_with_a_digest_is_still_no_answer() -> None:
    read = checked(Export, {"id": "p-1", "answers": [{"step": SAY, "text": " \n", "digest": "forged"}]})
    assert (read.progress.answered, read.seen_in(SMALL.id)) == (frozenset(), {})


def test_a_file_that_says_only_who_it_is_is_unknown_on_every_item() -> None:
    read = checked(Export, {"id": "p-1", "surprise": {"deep": [1]}})
    assert read.progress == Progress(None, None, None, None, None)
    assert [finding.verdict for finding in run(SMALL, read.progress)] == [Verdict.UNKNOWN] * 4
    assert read.begun == frozenset()


def test_a_file_is_about_the_modules_it_names_and_those_of_its_steps() -> None:
    read = checked(
        Export,
        {
            "id": "p-1",
            "modules": [{"module": "lift/one", "state": "recognized"}, {"module": "lift/five", "state": "changed"}],
            "answers": [{"step": "lift/two/a/b/c"}],
            "ratings": [{"step": "lift/three/a/b/c"}],
            "done": [{"step": "mine/x/a/b/c"}],
        },
    )
    assert read.begun == {"lift/one", "lift/two", "lift/three", "lift/five", "mine/x"}
    assert read.recognized == {"lift/one"}


@pytest.mark.parametrize("tables", [{}, {"id": "p", "answers": [{}]}, {"id": "p", "answers": {"step": SAY}}])
def test_a_file_of_another_shape_is_refused(tables: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        checked(Export, tables)


def test_a_number_too_long_to_be_written_out_is_refused_or_passed_over_and_not_a_crash() -> None:
    said = {"step": TODAY, "value": 16**5000}
    try:
        read = checked(Export, {"id": "p-1", "ratings": [said]})
    except ValidationError:
        return
    assert set(read.seen_in(SMALL.id)) <= {TODAY}


def test_a_finished_module_is_complete_in_a_summary_too() -> None:
    portfolio = made(*finishing(SMALL), answered("lift/gone/a/b/c"))
    read = checked(Export, sent(portfolio, summary=True))
    assert [finding.verdict for finding in run(SMALL, read.progress)] == [Verdict.MET] * 4
