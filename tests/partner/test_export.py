from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lift_cli.checklist.rules import Verdict, run
from lift_cli.partner import export
from lift_cli.partner.canonical import OF_THE_DAY, canonical
from lift_cli.partner.export import Export, SeenMarks
from lift_cli.portfolio import marks
from lift_cli.portfolio.model import Also, Portfolio
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.progress import Progress
from lift_cli.storage.validation import checked
from tests.content.samples import SAY, SHEET, SMALL, TALK, TODAY, WHY
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import EMPTY, answered, at, finishing, keyed, made
from tests.portfolio.samples import SECRET as KEY

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
    return sent(keyed(checked(Portfolio, tables)), summary=summary)


def sent(portfolio: Portfolio, *, summary: bool = False) -> dict[str, object]:
    """The export of a portfolio."""
    return export.make(portfolio, at(5), PACKS, STATES, summary=summary)


MARK = marks.keyed(KEY.secret)
OF_SAY, OF_TODAY, OF_TALK = MARK("text", SAY, PROSE), MARK("rating", TODAY, "2"), MARK("tick", TALK, "")
OF_BOOKMARK = MARK("bookmark", SAY, PROSE)
OF_SHEET, OF_LINK = MARK("document", SHEET, "ab"), MARK("document", "", PROSE)
SEEN = SeenMarks(
    {SAY: OF_SAY, TODAY: OF_TODAY},
    Also(done={TALK: OF_TALK}, bookmarks=(OF_BOOKMARK,), folder=tuple(sorted((OF_SHEET, OF_LINK)))),
)
NONCE = marks.module_nonce(KEY.secret, SEEN)
OF_SMALL = marks.module_digest(NONCE, SEEN)
HEAD = {"format_version": 1, "kind": "export", "id": "p-1", "exported_at": at(5), "packs": PACKS}


def headed(tables: dict[str, object]) -> dict[str, object]:
    """What is at the beginning and the end of a file with these tables."""
    nonce = marks.nonce(KEY.secret, canonical({**HEAD, **tables}, OF_THE_DAY))
    return {**HEAD, "nonce": nonce, **tables, "end": {"whole": True}}


PEOPLE = {
    "educator": {"name": "Ana", "role": "Teacher", "school": "Cedar", "district": "Valley"},
    "partner": {"name": "Ben"},
}
BEGUN = {"module": SMALL.id, "began": at(), "at": at(), "state": "in-progress", "digest": OF_SMALL}


def test_an_export_holds_exactly_this() -> None:
    assert exported(full()) == headed(
        {
            **PEOPLE,
            "modules": [{**BEGUN, "nonce": NONCE}],
            "summary": False,
            "circle": {"why": PROSE, "how": PROSE, "what": PROSE, "at": at()},
            "answers": [{"step": SAY, "text": PROSE, "at": at(), "digest": OF_SAY}],
            "ratings": [{"step": TODAY, "value": 2, "at": at(), "digest": OF_TODAY}],
            "done": [{"step": TALK, "at": at(), "minutes": 15, "note": PROSE, "digest": OF_TALK}],
            "ideas": [{"kind": "idea", "text": PROSE, "at": at()}],
            "bookmarks": [{"url": PROSE, "title": PROSE, "note": PROSE, "for": SAY, "at": at(), "digest": OF_BOOKMARK}],
            "folder": [
                {"name": PROSE, "caption": PROSE, "for": SHEET, "at": at(), "bytes": 2, "digest": OF_SHEET},
                {"name": PROSE, "caption": PROSE, "for": "", "at": at(), "url": PROSE, "digest": OF_LINK},
            ],
            "hours": [{"date": date(2026, 9, 1), "minutes": 30, "what": PROSE, "activity": SAY, "with": PROSE}],
            "reviews": [
                {
                    "id": "",
                    "module": SMALL.id,
                    "reviewer": "Ben",
                    "reviewed": at(),
                    "recognition": {"words": PROSE, "at": at()},
                }
            ],
            "answered": [],
        }
    )


def test_a_summary_holds_exactly_this_and_no_prose() -> None:
    assert exported(full(), summary=True) == headed(
        {
            **PEOPLE,
            "modules": [BEGUN],
            "summary": True,
            "answers": [{"step": SAY, "at": at()}],
            "ratings": [{"step": TODAY, "at": at()}],
            "done": [{"step": TALK, "at": at(), "minutes": 15}],
            "ideas": [{"kind": "idea", "at": at()}],
            "bookmarks": [{"for": SAY, "at": at()}],
            "folder": [{"for": SHEET, "at": at(), "bytes": 2}, {"for": "", "at": at()}],
            "hours": [{"date": date(2026, 9, 1), "minutes": 30, "activity": SAY}],
            "reviews": [{"id": "", "module": SMALL.id, "reviewer": "Ben", "reviewed": at()}],
        }
    )


def test_an_export_of_nothing_still_says_that_there_is_nothing() -> None:
    parts = ("modules", "answers", "ratings", "done", "ideas", "bookmarks", "folder", "hours", "reviews")
    whole = sent(keyed(EMPTY))
    assert {part: whole[part] for part in parts} == {part: [] for part in parts}


def test_the_marks_of_this_file_stand_in_the_portfolio_itself() -> None:
    at_home = str(checked(Portfolio, full()))
    assert (at_home.count(SECRET), at_home.count(PROSE)) == (12, 17)


@SOME
@given(portfolio=PORTFOLIOS, summary=st.booleans())
def test_an_export_is_the_same_evidence_as_the_portfolio(*, portfolio: Portfolio, summary: bool) -> None:
    read, own = checked(Export, sent(keyed(portfolio), summary=summary)), Progress.of(portfolio)
    if not summary:
        assert read.progress == own
        return
    unsaid = {one.step for part in (portfolio.answers, portfolio.team_answers, portfolio.ratings) for one in part}
    assert read.progress == replace(own, answered=frozenset(), rated=frozenset(), unreadable=frozenset(unsaid))


@SOME
@given(PORTFOLIOS)
def test_the_same_state_makes_the_same_file_in_whatever_order_it_is_kept(portfolio: Portfolio) -> None:
    turned = portfolio
    for part in (part for part in PARTS if len(part.records(portfolio)) > 1):
        turned = part.put(turned, part.records(turned)[::-1])
    assert sent(keyed(turned)) == sent(keyed(portfolio))


@SOME
@given(PORTFOLIOS)
def test_the_digest_of_a_module_in_an_export_is_that_of_its_steps(portfolio: Portfolio) -> None:
    made_export = sent(keyed(portfolio))
    read = checked(Export, made_export)
    modules: Any = made_export["modules"]
    assert [entry["digest"] for entry in modules] == [read.module_digest(entry["module"]) for entry in modules]
    summary: Any = sent(keyed(portfolio), summary=True)["modules"]
    assert [entry["digest"] for entry in summary] == [entry["digest"] for entry in modules]


def test_what_nobody_can_read_in_a_file_is_neither_there_nor_seen() -> None:
    answers = [
        {"step": SAY, "text": "Words.", "digest": f"k1-{'0' * 32}"},
        {"step": WHY, "digest": f"k1-{'1' * 32}"},
        *({"step": "lift/small/t/wi/ce", "text": text} for text in ("One.", "Two.")),
        {"step": "lift/small/b/la/nk", "text": "\u200b\u3164"},
    ]
    read = checked(Export, {"id": "p-1", "answers": answers, "done": [{"step": TALK}, {"step": TALK}]})
    assert read.progress.answered == frozenset({SAY})
    assert read.progress.ticked == frozenset()
    assert {*read.progress.unreadable} == {WHY, "lift/small/t/wi/ce", TALK}
    assert set(read.seen_in(SMALL.id).digests) == {SAY, "lift/small/t/wi/ce"}
    found = {finding.item.value: finding.verdict for finding in run(SMALL, read.progress)}
    assert (found["responses"], found["activities"]) == (Verdict.UNMET, Verdict.UNMET)


@pytest.mark.parametrize("said", [{}, {"text": "One."}], ids=["no text", "twice"])
def test_a_module_of_which_only_that_cannot_be_read_is_unknown(said: dict[str, str]) -> None:
    tables: dict[str, Any] = sent(keyed(made(*finishing(SMALL))))
    for entry in tables["answers"]:
        if entry["step"] == SAY:
            del entry["text"]
            entry.update(said)
    if said:
        tables["answers"].append({"step": SAY, "text": "Two."})
    found = run(SMALL, checked(Export, tables).progress)
    assert [(one.verdict, one.missing) for one in found] == [(Verdict.UNKNOWN, (SAY,)), *[(Verdict.MET, ())] * 3]


def test_the_digest_of_the_words_of_an_earlier_file_is_worked_out_anew() -> None:
    said = {"step": SAY, "text": "Words.", "digest": "forged"}
    masked = {"step": WHY, "text": "[name]", "digest": "0a", "masked": True}
    read = checked(Export, {"id": "p-1", "answers": [said, masked]})
    assert read.seen_in(SMALL.id).digests == {SAY: marks.plain("text", SAY, "Words."), WHY: "0a"}
    assert read.module_digest(SMALL.id) == marks.plain_module_digest(read.seen_in(SMALL.id).digests)


def test_an_answer_of_blanks_with_a_digest_is_still_no_answer() -> None:
    read = checked(Export, {"id": "p-1", "answers": [{"step": SAY, "text": " \n", "digest": "forged"}]})
    assert (read.progress.answered, read.seen_in(SMALL.id).digests) == (frozenset(), {})


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
    assert set(read.seen_in(SMALL.id).digests) <= {TODAY}


def test_what_a_summary_leaves_out_is_unknown_and_the_rest_is_found() -> None:
    portfolio = keyed(made(*finishing(SMALL), answered("lift/gone/a/b/c")))
    read = checked(Export, sent(portfolio, summary=True))
    assert [finding.verdict for finding in run(SMALL, read.progress)] == [Verdict.UNKNOWN, *[Verdict.MET] * 3]
    assert read.module_digest(SMALL.id) == ""
