"""What joining copies promises, of whole portfolios: in any order, in any grouping, once is enough, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from lift_cli.portfolio.merge import merge
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.record import Record
from lift_cli.portfolio.team_records import Member, Standing
from tests.portfolio.generated import COPIES, KEYS, TRIES, Copies
from tests.portfolio.walking import MORE, AnyRecord, Place, fields_of, more_of, replaced, values

ON_A_TEAM: dict[str, type[Record]] = {"members": Member, "standings": Standing}

ONE_OF_BOTH = {
    *("format_version", "id", "revision"),
    *("modules.began", "modules.at", "modules.step", "modules.closing_step"),  # where a walk stands
    "modules.name",  # the names of one run stand in one text
    *("done.at", "circle.at"),  # the time of a version that says nothing goes with it
    *(f"plan.{part}.at" for part in ("goals", "evidence", "texts", "reviewers")),
    "plan.evidence.name",  # of a document that the folder names
    *("done.turn", "educator.at", "partner.at", "educator.private.at"),  # the time of a value goes with it
    *("educator.written", "partner.written", "educator.private.written"),
    *("reviews.accepted", "forgotten.at", "forgotten.lifted_at"),  # the surest, the last
    "teams.at",  # the first; of each person on a team what was said in sight of most, and where they stood last
    *(f"teams.{inner}.{field.name}" for inner, kind in ON_A_TEAM.items() for field in fields_of(kind)),
    *(f"teams.{inner}.{MORE}" for inner in ON_A_TEAM),
    *(MORE, f"plan.{MORE}", f"modules.{MORE}"),  # of what keeps no earlier ones; where one alone has a key, it stays
}
"""Of these the joined portfolio has one; of all else it has what each copy says."""

Said = tuple[Place, tuple[Any, ...], str]


def said(portfolio: Portfolio) -> set[Said]:
    """All that a portfolio says: each value with its place and the key of its record, now or before."""
    found: set[Said] = set()
    for holder, above in ((portfolio, ()), (portfolio.plan, ("plan",))):
        for field in fields_of(type(holder)):
            held = getattr(holder, field.name)
            if held is portfolio.plan:
                continue
            place = (*above, field.name.replace("undone", "done"))
            for one in held if field.is_many and field.inner else (held,):
                if isinstance(one, Record):
                    key = tuple(getattr(one, name) for name in KEYS.get(type(one), ()))
                    found |= {(where, key, what) for where, what in _words(one, place)}
                else:
                    found.add((place, (), repr(one)))
        found |= {((*above, MORE), (), repr(item)) for item in more_of(holder).items()}
    return {entry for entry in found if ".".join(entry[0]) not in ONE_OF_BOTH}


def _words(one: Record, above: Place) -> Iterator[tuple[Place, str]]:
    """Each value in a record that is no record itself; an earlier version is at the place of the present one."""
    for place, value in values(one, above):
        now = tuple(name for name in place if name != "earlier")
        each = value.items() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        yield from ((now, repr(inner)) for inner in each if not isinstance(inner, Record))


def in_order(one: AnyRecord) -> AnyRecord:
    """The record with its lists in an order of their own, each of its versions once, and no number of saves."""
    known: dict[str, Any] = {}
    if isinstance(one, FolderItem) and one.sha256:
        one = replaced(one, name="")  # what a file is called is each computer's own
    for field in fields_of(type(one)):
        value = getattr(one, field.name)
        if field.name == "revision":
            value = 0
        elif isinstance(value, Record):
            value = in_order(value)
        elif isinstance(value, tuple) and field.inner:
            each = [in_order(inner) for inner in value]
            each = _versions(one, each) if field.name == "earlier" else each
            if field.name == "folder":  # one document under two names is once or twice there, as the names fall
                each = list({repr(document): document for document in each}.values())
            value = tuple(sorted(each, key=repr))
        elif field.name in ("goals", "students"):
            value = tuple(sorted(set(value)))
        known[field.name] = value
    return replaced(one, **known)


def _versions(one: Record, earlier: list[Record]) -> list[Record]:
    """The earlier versions of a record, each once and none that it still says or that another says with more keys."""

    def is_still_said(version: Record) -> bool:
        names = [field.name for field in fields_of(type(version))]
        return not version.rest and all(getattr(version, name) == getattr(one, name, None) for name in names)

    def is_within(version: Record, other: Record) -> bool:
        less, more = version.rest, other.rest
        return len(less) < len(more) and replace(version, rest=more) == other and less.items() <= more.items()

    others = [one for one in earlier if not is_still_said(one) and not any(is_within(one, other) for other in earlier)]
    return list({repr(version): version for version in others}.values())


WHO = {"educator", "partner"}


def unlike(one: Record, other: Record) -> list[str]:
    """Where two say different things, whatever the order in which they say them."""
    one, other = in_order(one), in_order(other)
    found = [] if more_of(one) == more_of(other) else [MORE]
    for field in fields_of(type(one)):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(ours, Record) and isinstance(theirs, Record):
            found += [f"{field.name}.{inner}" for inner in unlike(ours, theirs)]
        elif ours != theirs:
            found.append(field.name)
    return found


def lost(copies: Copies) -> set[Said]:
    """What one of two copies says and their joined portfolio does not."""
    one, other, _ = copies
    return (said(one) | said(other)) - said(merge(one, other))


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_no_word_and_no_number_of_either_copy_is_lost(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        assert {entry for entry in lost(copies) if entry[0][0] not in WHO and entry[0][-1] != MORE} == set()

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_nothing_that_a_copy_says_of_educator_and_partner_is_lost(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        assert {entry for entry in lost(copies) if entry[0][0] in WHO and entry[0][-1] != MORE} == set()

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_no_unknown_key_of_either_copy_is_lost(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        assert {entry for entry in lost(copies) if entry[0][-1] == MORE} == set()

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_the_order_of_two_copies_decides_nothing(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        one, other, _ = copies
        assert unlike(merge(one, other), merge(other, one)) == []

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_three_copies_come_out_the_same_whichever_two_are_joined_first(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        one, other, third = copies
        assert unlike(merge(merge(one, other), third), merge(one, merge(other, third))) == []

    law()


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_joining_a_copy_again_changes_nothing(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        one, other, _ = copies
        joined = merge(one, other)
        again = {"one": merge(joined, one), "other": merge(joined, other)}
        assert [copy for copy, after in again.items() if after is not joined] == []
        once, home = merge(one, one), {idea.text for idea in one.ideas if idea.private}
        assert merge(once, once) is once
        assert once is one or any(idea.text in home and not idea.private for idea in one.ideas)

    law()
