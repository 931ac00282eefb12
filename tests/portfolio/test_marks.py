"""The marks that bind a recognition to what was read: what they are of, and what they tell nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lift_cli.portfolio import marks
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Also, ReceivedReview, Secret
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.recognition import changed_since
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.content.samples import KEEP, SAY, SHEET, SMALL, TALK, TODAY, WHY
from tests.portfolio.samples import (
    FEW,
    SECRET,
    answered,
    at,
    bookmarked,
    filed,
    finishing,
    keyed,
    made,
    marks_of,
    rated,
    ticked,
)

TEXT = "f7126b6d46c8c072851b1736b581b953b5a1f4b7b89a68157a9a216faaaede7d"
RATING = "ed866ab994ecb1a79d87681603b4a95be3f6e582e4fab78afa6e942e9682a105"
MODULE = "d05ab02ef5a59dfb6d5fc98313043cf198af887efcc27298423c0cf5024782e0"
NOTHING = "eb426eaadd07ff0c6946e07d2990be5195181c22904317e870bac3802f26590c"


def test_the_digests_of_earlier_files_are_these_for_good() -> None:
    assert marks.plain("text", "lift/two/a/b/c", "Because.") == TEXT
    assert marks.plain("rating", "lift/two/a/b/d", "3") == RATING
    assert marks.plain_module_digest({"lift/two/a/b/d": RATING, "lift/two/a/b/c": TEXT}) == MODULE
    assert marks.plain_module_digest({}) == NOTHING


def test_the_marks_are_these_for_good_since_partners_files_hold_them() -> None:
    mark = marks.keyed("5e" * 32)
    seen = ReceivedReview(
        module="lift/two",
        reviewer="Ben",
        reviewed=at(),
        digests={"lift/two/a/b/c": mark("text", "lift/two/a/b/c", "Because.")},
        also=Also(done={"lift/two/a/b/d": mark("tick", "lift/two/a/b/d", "")}, bookmarks=(mark("bookmark", "", "x"),)),
    )
    nonce = marks.module_nonce("5e" * 32, seen)
    found = (*seen.digests.values(), *seen.also.done.values(), *seen.also.bookmarks)
    assert (*found, nonce, marks.module_digest(nonce, seen)) == (
        "k1-01f722e4e1ab874fa6e678b7f91ea06a",
        "k1-35c2718eca65a9f9cee7861c7194d0be",
        "k1-0e3cf01d5bbeb0e88435d9eee75cbed0",
        "52613a9dfe9949173710944568ea5d75",
        "e98801bab9f0c829f6163356489211816a3a19fbe7a314f74a33e661184125dc",
    )


def test_a_mark_tells_kind_step_content_and_secret_apart_and_is_not_the_digest_of_them() -> None:
    made_of = [("text", "a", "1"), ("rating", "a", "1"), ("text", "b", "1"), ("text", "a", "1 "), ("text", "a", "é")]
    ways = [marks.keyed("5e" * 32), marks.keyed("5f" * 32), marks.plain]
    assert len({way(*one) for one in made_of for way in ways}) == len(made_of) * len(ways)


@FEW
@given(st.text(alphabet="\ufeff\r\n ab", max_size=6))
@example("\ufeff\ufeffwords")
def test_a_text_read_back_has_the_mark_it_was_kept_under(text: str) -> None:
    kept = made(answered(SAY, text))
    again = checked(type(kept), tables_of(kept, "nothing"))
    assert marks_of(again) == marks_of(kept)


@pytest.mark.parametrize("blank", ["", " \n", "\u200b\u00ad", "\u3164", "\ufe0f\u2060"])
def test_an_answer_of_which_nothing_can_be_seen_has_no_mark(blank: str) -> None:
    portfolio = made(answered(SAY, "Words."), answered(WHY, blank), rated(TODAY, 2))
    assert set(marks_of(portfolio)) == {SAY, TODAY}


def test_only_what_counts_for_a_module_is_bound_in_it() -> None:
    portfolio = made(
        *(answered("lift/smaller/a/b/c"), ticked("mine/small/a/b/c"), bookmarked(""), bookmarked("lift/small")),
        *(bookmarked("lift/other"), filed(SHEET), filed("lift/small/x/y/z"), filed("lift/smal"), answered(SAY)),
    )
    bound = [(part.name, getattr(one, part.steps[0])) for part, one in marks.bound_in(portfolio, SMALL.id)]
    assert bound == [
        *(("answers", SAY), ("bookmarks", ""), ("bookmarks", "lift/small")),
        *(("folder", SHEET), ("folder", "lift/small/x/y/z")),
    ]


FULL = keyed(made(*finishing(SMALL), ticked(TALK, 20, "We differ."), bookmarked(KEEP, "https://a.example")))
OTHER = Secret(at=at(-90), secret="0f" * 32)
LATER = Secret(at=at(90), secret="1f" * 32)


def read(secret: Secret = SECRET) -> ReceivedReview:
    """What a partner read of the module, marked with a secret."""
    marker = marks.keyed(secret.secret)
    bound = list(marks.bound_in(FULL, SMALL.id))
    said = {one.step: marks.of_record(part, one, marker) for part, one in bound if part.exact}
    also = {
        part.name: [
            (getattr(one, part.steps[0]), marks.of_record(part, one, marker)) for of, one in bound if of is part
        ]
        for part in PARTS
        if part.bound and not part.exact
    }
    return ReceivedReview(
        module=SMALL.id,
        reviewer="Ben",
        reviewed=at(50),
        exported_at=at(40),
        digests=said,
        also=Also(
            done=dict(also["done"]),
            bookmarks=tuple(mark for _, mark in also["bookmarks"]),
            folder=tuple(mark for _, mark in also["folder"]),
        ),
    )


SINCE: dict[str, tuple[Change, str]] = {
    "nothing": (lambda p, _: p, ""),
    "an answer": (answered(SAY, "New."), "1 step"),
    "an answer put back": (lambda p, now: answered(SAY)(answered(SAY, "New.")(p, now), now), ""),
    "an answer gone": (lambda p, _: replace(p, answers=p.answers[1:]), "1 step"),
    "a new answer": (answered("lift/small/n/e/w"), "1 step"),
    "a rating": (rated(TODAY, 1), "1 step"),
    "minutes and a takeaway": (ticked(TALK, 5, "Later."), ""),
    "a tick gone": (lambda p, _: replace(p, done=tuple(d for d in p.done if d.step != TALK)), "1 step"),
    "a new tick": (ticked("lift/small/n/e/w"), ""),
    "a bookmark gone": (lambda p, _: replace(p, bookmarks=p.bookmarks[:-1]), "1 bookmark"),
    "a bookmark more": (bookmarked(KEEP, "https://b.example"), ""),
    "a new caption": (lambda p, _: replace(p, bookmarks=tuple(replace(b, note="!") for b in p.bookmarks)), ""),
    "all documents gone": (lambda p, _: replace(p, folder=()), "1 document"),
    "a document more": (filed(SHEET, "other.md"), ""),
    "other bytes": (lambda p, _: replace(p, folder=tuple(replace(d, sha256="cd") for d in p.folder)), "1 document"),
    "all of it": (
        lambda p, _: replace(p, answers=(), ratings=(), done=(), bookmarks=(), folder=()),
        "11 steps, 2 bookmarks, 1 document",
    ),
}


@pytest.mark.parametrize("since", SINCE)
def test_what_was_changed_since_it_was_read_is_counted_in_all_four_items(since: str) -> None:
    doing, words = SINCE[since]
    assert changed_since(doing(FULL, at(60)), read()).words == words


@pytest.mark.parametrize("secrets", [(SECRET, OTHER), (OTHER, SECRET), (SECRET, LATER)])
def test_what_any_secret_of_two_joined_copies_marked_is_compared(secrets: tuple[Secret, Secret]) -> None:
    both = keyed(replace(FULL, educator=type(FULL.educator)()), *secrets)
    assert changed_since(both, read()).words == ""
    assert changed_since(made(answered(SAY, "New."), start=both), read()).words == "1 step"


@pytest.mark.parametrize("secrets", [(), (LATER,)], ids=["none", "a later one"])
def test_without_the_secret_of_then_nothing_is_known_any_more(secrets: tuple[Secret, ...]) -> None:
    bare = replace(FULL, educator=type(FULL.educator)())
    lost = keyed(bare, *secrets) if secrets else bare
    found = changed_since(lost, read())
    assert (bool(found), found.words) == (True, "what was read cannot be compared any more")


def test_the_secret_that_writes_is_the_first_whichever_copy_it_came_from() -> None:
    for order in ((SECRET, OTHER, LATER), (LATER, SECRET, OTHER)):
        assert marks.secrets_of(keyed(made(), *order)) == (OTHER, SECRET, LATER)


def test_a_new_secret_is_none_that_was_there() -> None:
    first, second = marks.new_secret(at()), marks.new_secret(at())
    assert first != second
    assert [len(bytes.fromhex(one.secret)) for one in (first, second)] == [32, 32]


def test_a_review_fits_when_its_digest_of_the_module_is_of_the_marks_it_names() -> None:
    seen = read()
    nonce = marks.module_nonce(SECRET.secret, seen)
    fits = replace(seen, module_digest=marks.module_digest(nonce, seen))
    assert marks.fits_module(FULL, fits)
    assert not marks.fits_module(replace(FULL, educator=type(FULL.educator)()), fits)
    lies = [
        replace(fits, module_digest=""),
        replace(fits, module_digest="0" * 64),
        replace(fits, digests={**fits.digests, SAY: marks.keyed("00")("text", SAY, "x")}),
        replace(fits, also=replace(fits.also, folder=())),
    ]
    assert [marks.fits_module(FULL, lie) for lie in lies] == [False] * len(lies)


def test_an_earlier_review_fits_by_the_digest_it_had_then() -> None:
    seen = replace(read(), digests=marks_of(FULL), also=Also())
    assert marks.fits_module(FULL, seen)
    assert marks.fits_module(FULL, replace(seen, module_digest=marks.plain_module_digest(seen.digests)))
    assert not marks.fits_module(FULL, replace(seen, module_digest="0" * 64))
    assert changed_since(FULL, seen).words == ""
    assert changed_since(replace(FULL, folder=()), seen).words == ""
    assert changed_since(FULL, replace(seen, reviewed=at(50) + timedelta(days=1))).words == ""
