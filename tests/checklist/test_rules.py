from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.checklist.report import check
from lift_cli.checklist.rules import ItemResult, Verdict, activities, bookmarks, documents, responses, run
from lift_cli.content.module_file import Area, ChecklistItem
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.progress import Progress
from tests.content.samples import IDEA, KEEP, LOOKS, READ, SAY, SEND, SHEET, SMALL, TALK, TODAY, WHY, module
from tests.portfolio.samples import (
    ANY_ID,
    EMPTY,
    FEW,
    answered,
    bookmarked,
    filed,
    finishing,
    made,
    ticked,
)

C1, C2, C3, C4 = ChecklistItem
FULL = Progress.of(made(*finishing(SMALL)))


def progress_of(*doings: Change, but: tuple[str, ...] = ()) -> Progress:
    """What a portfolio says that finished all but some steps, and did more."""
    return Progress.of(made(*finishing(SMALL, but=but), *doings))


def test_a_finished_module_meets_all_four() -> None:
    assert run(SMALL, FULL) == tuple(ItemResult(item, Verdict.MET) for item in ChecklistItem)


def test_an_empty_portfolio_meets_none_and_says_what_is_missing() -> None:
    assert run(SMALL, Progress.of(EMPTY)) == (
        ItemResult(C1, Verdict.UNMET, (SAY, TODAY, WHY, IDEA)),
        ItemResult(C2, Verdict.UNMET, (READ, KEEP, TALK, WHY, SHEET, SEND, IDEA, *LOOKS)),
        ItemResult(C3, Verdict.UNMET, (KEEP,)),
        ItemResult(C4, Verdict.UNMET, (SHEET,)),
    )


def silent_on(part: str) -> Progress:
    """A finished module in a file that does not say one thing."""
    unsaid: dict[str, Any] = {part: None}
    return replace(FULL, **unsaid)


@pytest.mark.parametrize("missing", [SAY, TODAY, WHY, IDEA])
def test_responses_are_unmet_while_a_prompt_or_rating_has_no_answer(missing: str) -> None:
    assert responses(SMALL, progress_of(but=(missing,))) == ItemResult(C1, Verdict.UNMET, (missing,))


def test_an_answer_of_blanks_leaves_responses_unmet() -> None:
    assert responses(SMALL, progress_of(answered(SAY, " \n "))) == ItemResult(C1, Verdict.UNMET, (SAY,))


def test_responses_do_not_ask_for_the_discussion_nor_activities_for_the_words() -> None:
    only_words = progress_of(answered(IDEA), but=(IDEA,))
    assert (responses(SMALL, only_words).verdict, activities(SMALL, only_words).missing) == (Verdict.MET, (IDEA,))
    only_talk = progress_of(ticked(IDEA), but=(IDEA,))
    assert (responses(SMALL, only_talk).missing, activities(SMALL, only_talk).verdict) == ((IDEA,), Verdict.MET)


@pytest.mark.parametrize("missing", [READ, KEEP, TALK, SHEET, SEND, WHY, IDEA, *LOOKS])
def test_activities_are_unmet_while_a_step_a_discussion_or_a_look_is_not_done(missing: str) -> None:
    assert activities(SMALL, progress_of(but=(missing,))) == ItemResult(C2, Verdict.UNMET, (missing,))


def test_a_look_back_that_is_made_as_needed_leaves_nothing_unmet() -> None:
    looks = [replace(look, as_needed=look.area is not Area.CIRCLE) for look in SMALL.closing.review]
    lenient = replace(SMALL, file=replace(SMALL.file, closing=replace(SMALL.closing, review=tuple(looks))))
    without = Progress.of(made(*finishing(SMALL, but=LOOKS)))
    circle = [place.id for place in SMALL.review if place.area is Area.CIRCLE]
    assert 0 < len(circle) < len(LOOKS)
    assert activities(lenient, without) == ItemResult(C2, Verdict.UNMET, tuple(circle))
    assert activities(lenient, FULL) == ItemResult(C2, Verdict.MET)


@pytest.mark.parametrize("serves", [KEEP, SMALL.id, READ, ""])
def test_one_bookmark_for_the_module_or_for_none_in_particular_is_enough(serves: str) -> None:
    assert bookmarks(SMALL, progress_of(bookmarked(serves), but=(KEEP,))) == ItemResult(C3, Verdict.MET)


@pytest.mark.parametrize("serves", ["lift/other", "lift/smaller/listen/ask/keep", "lift"])
def test_a_bookmark_for_another_module_does_not_count(serves: str) -> None:
    assert bookmarks(SMALL, progress_of(bookmarked(serves), but=(KEEP,))) == ItemResult(C3, Verdict.UNMET, (KEEP,))


def test_a_bookmark_step_that_is_ticked_off_is_kept_in_another_tool() -> None:
    elsewhere = progress_of(ticked(KEEP), but=(KEEP,))
    assert (activities(SMALL, elsewhere).verdict, bookmarks(SMALL, elsewhere)) == (
        Verdict.MET,
        ItemResult(C3, Verdict.MET),
    )
    assert bookmarks(SMALL, replace(elsewhere, bookmarked=None)) == ItemResult(C3, Verdict.MET)


@pytest.mark.parametrize("doing", [ticked(SHEET), filed(SMALL.id), filed("")], ids=["ticked", "for module", "for none"])
def test_a_needed_document_must_be_filed_for_its_step(doing: Change) -> None:
    assert documents(SMALL, progress_of(doing, but=(SHEET,))) == ItemResult(C4, Verdict.UNMET, (SHEET,))
    assert documents(SMALL, progress_of(doing, filed(SHEET), but=(SHEET,))) == ItemResult(C4, Verdict.MET)


@pytest.mark.parametrize(("key", "unknown"), [("answered", [C1]), ("rated", [C1]), ("ticked", [C2])])
def test_what_the_file_does_not_say_is_unknown_and_not_unmet(key: str, unknown: list[ChecklistItem]) -> None:
    silent = run(SMALL, silent_on(key))
    assert [finding.item for finding in silent if finding.verdict is Verdict.UNKNOWN] == unknown
    assert [finding.item for finding in silent if finding.verdict is Verdict.UNMET] == []


@pytest.mark.parametrize(("key", "item"), [("bookmarked", C3), ("filed", C4)])
def test_bookmarks_and_documents_are_unknown_where_the_file_does_not_say(key: str, item: ChecklistItem) -> None:
    verdicts = {finding.item: finding.verdict for finding in run(SMALL, silent_on(key))}
    assert verdicts[item] is Verdict.UNKNOWN


@pytest.mark.parametrize("key", ["bookmarked", "filed"])
def test_activities_are_unknown_where_only_what_the_file_does_not_say_is_missing(key: str) -> None:
    assert activities(SMALL, silent_on(key)).verdict is Verdict.UNKNOWN


def test_what_the_file_does_not_say_still_names_what_was_not_seen() -> None:
    assert responses(SMALL, replace(FULL, answered=None)) == ItemResult(C1, Verdict.UNKNOWN, (SAY, WHY, IDEA))


SAID = st.none() | st.frozensets(ANY_ID)


@FEW
@given(st.builds(Progress, SAID, SAID, SAID, SAID, SAID))
def test_every_rule_answers_for_any_evidence_and_names_only_what_the_module_holds(said: Progress) -> None:
    findings = run(SMALL, said)
    assert [finding.item for finding in findings] == list(ChecklistItem)
    ids = {place.id for place in SMALL.places} | {SMALL.id}
    for finding in findings:
        assert set(finding.missing) <= ids
        assert finding.verdict is not Verdict.MET or finding.missing == ()
        assert finding.verdict is not Verdict.UNMET or finding.missing != ()


def test_the_report_as_json_is_whole_and_stable() -> None:
    report = check("Ana", [SMALL], progress_of(but=(KEEP, SAY)))
    assert report.as_json() == {
        "format_version": 1,
        "educator": "Ana",
        "modules": [
            {
                "id": "lift/small",
                "complete": False,
                "items": [
                    {"id": "responses", "verdict": "unmet", "missing": [SAY]},
                    {"id": "activities", "verdict": "unmet", "missing": [KEEP]},
                    {"id": "bookmarks", "verdict": "unmet", "missing": [KEEP]},
                    {"id": "documents", "verdict": "met", "missing": []},
                ],
            }
        ],
    }


def test_a_report_is_complete_when_every_module_asked_about_is() -> None:
    other = module("other")
    asked = [[SMALL], [SMALL, other], []]
    assert [check("Ana", modules, FULL).complete for modules in asked] == [True, False, False]


def test_an_unknown_item_leaves_the_module_incomplete() -> None:
    assert check("Ana", [SMALL], replace(FULL, filed=None)).complete is False
