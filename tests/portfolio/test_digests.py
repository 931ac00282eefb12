from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lift_cli.portfolio import digests
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.content.samples import SAY, SMALL, TODAY, WHY
from tests.portfolio.samples import FEW, answered, made, rated

TEXT = "f7126b6d46c8c072851b1736b581b953b5a1f4b7b89a68157a9a216faaaede7d"
RATING = "ed866ab994ecb1a79d87681603b4a95be3f6e582e4fab78afa6e942e9682a105"
MODULE = "d05ab02ef5a59dfb6d5fc98313043cf198af887efcc27298423c0cf5024782e0"
NOTHING = "eb426eaadd07ff0c6946e07d2990be5195181c22904317e870bac3802f26590c"


def test_the_digests_are_these_for_good_since_partners_files_hold_them() -> None:
    assert digests.of_step("lift/two/a/b/c", "Because.") == TEXT
    assert digests.of_step("lift/two/a/b/d", 3) == RATING
    assert digests.of_module({"lift/two/a/b/c": TEXT, "lift/two/a/b/d": RATING}) == MODULE
    assert digests.of_module({}) == NOTHING


def test_a_digest_tells_step_text_and_kind_apart() -> None:
    made_of: list[tuple[str, str | int]] = [
        ("a", "1"),
        ("a", 1),
        ("b", "1"),
        ("a", "1 "),
        ("a", "\u00e9"),
        ("a", "e\u0301"),
    ]
    assert len({digests.of_step(step, content) for step, content in made_of}) == len(made_of)


@settings(FEW, max_examples=10)
@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=6))
def test_the_digest_of_a_module_does_not_ask_for_the_order(steps: dict[str, str]) -> None:
    assert digests.of_module(dict(reversed(steps.items()))) == digests.of_module(steps)


def test_a_portfolio_has_a_digest_for_each_answer_and_rating_and_none_for_blanks() -> None:
    portfolio = made(answered(SAY, "Words."), answered(WHY, " \n"), rated(TODAY, 2))
    assert digests.of_portfolio(portfolio) == {SAY: digests.of_step(SAY, "Words."), TODAY: digests.of_step(TODAY, 2)}


@FEW
@given(st.text(alphabet="\ufeff\r\n ab", max_size=6))
@example("\ufeff\ufeffwords")
def test_a_text_read_back_has_the_digest_it_was_kept_under(text: str) -> None:
    kept = made(answered(SAY, text))
    again = checked(type(kept), tables_of(kept, "nothing"))
    assert digests.of_portfolio(again) == digests.of_portfolio(kept)


def test_only_the_steps_of_a_module_are_in_it() -> None:
    found = {SAY: "1", "lift/smaller/a/b/c": "2", "lift/small": "3", "mine/small/a/b/c": "4"}
    assert digests.in_module(found, SMALL.id) == {SAY: "1"}


def test_steps_that_were_changed_added_or_taken_away_are_named_in_order() -> None:
    seen = {"d": "1", "b": "1", "a": "1"}
    now = {"a": "1", "b": "2", "c": "1"}
    assert digests.changed_steps(seen, now) == ("b", "c", "d")
    assert digests.changed_steps(seen, dict(reversed(seen.items()))) == ()
