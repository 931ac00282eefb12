"""The changes of a growth plan: what a part said before is kept, and what was shown undoes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from lift_cli.portfolio import plan_changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.merge import merge
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Evidence, Goal, GoalVersion, Reviewer
from lift_cli.portfolio.record import Earlier
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import PLANNING, YEAR, at, filed, goal, later, made, reviewed, tied

EMPTY = Portfolio(id="p-1")
ASKING = made(filed("lift/two", "plan.md"), goal("To ask before I answer."))
(ASK,) = ASKING.plan.goals
(DOCUMENT,) = ASKING.folder


def test_a_goal_has_an_id_of_its_first_words_that_two_copies_agree_on() -> None:
    assert (ASK.id, ASK.year, ASK.text) == ("to-ask-before-i-answer", YEAR, "To ask before I answer.")
    assert made(goal("\u0647")).plan.goals[0].id == "goal-517d3358"


def test_two_goals_that_begin_alike_have_two_ids_and_the_same_goal_stands_once() -> None:
    portfolio = made(goal("To ask"), goal("To ask!"), goal("To ask?"), goal("To ask"))
    assert [one.id for one in portfolio.plan.goals] == ["to-ask", "to-ask-2", "to-ask-3"]


def test_filling_in_a_part_of_a_goal_is_no_new_version_and_changing_one_is() -> None:
    focused = plan_changes.change_goal(ASKING, ASK, at(5), focus="Questions")
    assert focused.plan.goals[0].earlier == ()
    changed = plan_changes.change_goal(focused, ASK, at(9), text="To wait.")
    (now,) = changed.plan.goals
    assert (now.id, now.text, now.focus, now.since) == (ASK.id, "To wait.", "Questions", at(5))
    assert now.earlier == (GoalVersion(text="To ask before I answer.", focus="Questions", at=at(5)),)
    assert plan_changes.change_goal(changed, ASK, at(10), text="To wait.\n") is changed


def test_the_same_goal_of_another_year_has_another_id() -> None:
    both = plan_changes.add_goal(ASKING, "2025-2026", ASK.text, at(5))
    assert [(one.year, one.id) for one in both.plan.goals] == [(YEAR, ASK.id), ("2025-2026", f"{ASK.id}-2")]


def test_evidence_serves_the_goal_of_its_own_year_where_an_older_file_has_two_of_one_id() -> None:
    last_year = replace(ASK, year="2025-2026")
    (piece,) = later(ASKING, 5, tied([ASK.id], "I asked.")).plan.evidence
    assert (plan_changes.serves(piece, ASK), plan_changes.serves(piece, last_year)) == (True, False)
    assert plan_changes.serves(replace(piece, year=""), last_year)  # of a plan of several years


def test_a_goal_that_is_gone_meanwhile_is_not_changed() -> None:
    gone = plan_changes.remove_goal(ASKING, ASK)
    assert gone.plan.goals == ()
    assert plan_changes.change_goal(gone, ASK, at(5), text="x") is gone
    assert plan_changes.remove_goal(gone, ASK) is gone


def test_a_document_serves_goals_and_says_what_it_shows_with_what_it_said_before() -> None:
    told = later(ASKING, 5, tied([ASK.id], "I asked."), tied([ASK.id], "I asked twice."))
    assert told.plan.evidence == (
        Evidence(
            year=YEAR,
            mark=DOCUMENT.mark,
            name="plan.md",
            goals=(ASK.id,),
            text="I asked twice.",
            at=at(6),
            earlier=(Earlier(text="I asked.", at=at(5)),),
        ),
    )
    assert later(told, 9, tied([ASK.id], "I asked twice.")) is told


def test_with_its_goal_goes_what_ties_evidence_to_it_and_not_what_the_evidence_shows() -> None:
    told = later(ASKING, 5, goal("To wait."), tied([ASK.id, "to-wait"], "I asked."))
    (piece,) = plan_changes.remove_goal(told, ASK).plan.evidence
    assert (piece.goals, piece.text) == (("to-wait",), "I asked.")


def test_a_plan_of_several_years_has_the_goals_and_the_evidence_of_each() -> None:
    both = later(
        ASKING, 5, lambda p, now: plan_changes.add_goal(p, "2025-2026", "To wait.", now), tied([ASK.id], "So.")
    )
    assert len(plan_changes.goals_of(both, "")) == 2
    assert plan_changes.evidence_of(both, "", DOCUMENT) == both.plan.evidence[0]
    assert plan_changes.evidence_of(both, "2025-2026", DOCUMENT) is None
    again = plan_changes.say_what_shows(both, "", DOCUMENT, "Else.", at(9))
    assert [(piece.year, piece.text) for piece in again.plan.evidence] == [(YEAR, "Else.")]


def test_a_reviewer_is_named_part_by_part() -> None:
    told = later(EMPTY, 5, reviewed(name="Cy Young"), reviewed(holds_certificate=True, signed=date(2027, 6, 1)))
    who = Reviewer(year=YEAR, name="Cy Young", holds_certificate=True, signed=date(2027, 6, 1), at=at(6))
    assert told.plan.reviewers == (who,)
    assert later(told, 9, reviewed(name="Cy  Young")) is told
    (other,) = later(told, 9, reviewed(name="Di Fox")).plan.reviewers
    assert (other.name, [before.name for before in other.earlier]) == ("Di Fox", ["Cy Young"])
    assert later(EMPTY, 9, reviewed(name="")) is EMPTY


def test_a_field_that_is_emptied_keeps_what_it_said() -> None:
    field = ("pgp-1697", YEAR, "goal/rationale")
    told = plan_changes.write(plan_changes.write(EMPTY, field, "Why.", at(1)), field, "", at(2))
    kept = told.planned(*field)
    assert kept is not None
    assert (kept.text, kept.earlier) == ("", (Earlier(text="Why.", at=at(1)),))
    assert plan_changes.write(EMPTY, field, "", at(2)) is EMPTY


def test_two_copies_of_a_goal_are_joined_with_the_later_text_on_top() -> None:
    work = plan_changes.change_goal(ASKING, ASK, at(10), text="At work.")
    home = plan_changes.change_goal(ASKING, ASK, at(20), text="At home.")
    (joined,) = merge(work, home).plan.goals
    assert (joined.text, [before.text for before in joined.earlier]) == ("At home.", [ASK.text, "At work."])


def test_what_a_document_serves_in_either_copy_it_serves_in_both_joined() -> None:
    both = later(ASKING, 5, goal("To wait."))
    work, home = later(both, 10, tied([ASK.id], "Work.")), later(both, 20, tied(["to-wait"], ""))
    (joined,) = merge(work, home).plan.evidence
    assert (joined.goals, joined.text) == ((ASK.id, "to-wait"), "Work.")


@SOME
@given(PORTFOLIOS, PLANNING)
def test_no_change_of_a_plan_loses_the_words_of_a_goal_that_stays(portfolio: Portfolio, change: Change) -> None:
    after = change(portfolio, at(99))
    for was in portfolio.plan.goals:
        now = next((one for one in after.plan.goals if (one.year, one.id) == (was.year, was.id)), None)
        if now is not None:
            assert _words(was) <= _words(now)


def _words(one: Goal) -> set[str]:
    versions = (one, *one.earlier)
    return {text for version in versions for text in (version.text, version.focus, version.rationale) if text}


def test_tying_a_document_later_does_not_change_when_it_was_said_what_it_shows() -> None:
    told = later(ASKING, 5, tied([], "I asked."))
    again = plan_changes.tie(told, YEAR, DOCUMENT, [ASK.id], at(9))
    assert again.plan.evidence[0].at == told.plan.evidence[0].at == at(5)
    joined = merge(told, again)
    assert merge(joined, told) is joined
    assert (joined.plan.evidence[0].goals, joined.plan.evidence[0].earlier) == ((ASK.id,), ())
