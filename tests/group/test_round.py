"""Who is in a shared folder, whom one follows, what is odd: laws over people, liars and syncing programs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli.group.round import (
    PORTFOLIO,
    Audience,
    Facts,
    Folder,
    Found,
    audience_now,
    called,
    folder_name,
    followed,
    is_later,
    kind_of,
    review_name,
    short,
    sorted_out,
)

ANA, BEN = "3f2a9c1b-1111-4000-8000-000000000000", "be77aa01-1111-4000-8000-000000000000"


def export(portfolio: str, name: str, partner: str = "", folder: str = "") -> Found:
    """Somebody's portfolio in their folder."""
    return Found(folder or folder_name(name, portfolio), PORTFOLIO, Facts(portfolio, name, partner))


MINE, BENS = export(ANA, "Ana Reyes", "Ben Okafor"), export(BEN, "Ben Okafor", "Ana")


def seen(*found: Found) -> Folder:
    return sorted_out(found, ANA, folder_name("Ana Reyes", ANA))


def names(folder: Folder) -> list[str]:
    return [one.name for one in folder.people]


def test_each_has_a_folder_and_one_is_ones_own() -> None:
    folder = seen(MINE, BENS)
    assert (folder.mine, names(folder), folder.odd) == ("lift-ana-reyes-3f2a9c1b", ["Ben Okafor"], ())
    assert folder.own == (MINE,)


def test_ones_own_folder_is_known_by_the_id_whatever_name_it_has() -> None:
    before = export(ANA, "Ana Reyes", folder="lift-ana-smith-3f2a9c1b")
    assert seen(before).mine == "lift-ana-smith-3f2a9c1b"


def test_the_partner_is_the_only_one_who_fits_and_names_one() -> None:
    assert followed(seen(MINE, BENS), "Ana Reyes", "Ben", "").partner is not None
    other = export("77", "Ben Okafor", "Somebody Else")
    assert followed(seen(MINE, other), "Ana Reyes", "Ben", "").partner is None
    twin = export("99", "Ben Okafor", "Ana Reyes")
    both = followed(seen(MINE, BENS, twin), "Ana Reyes", "Ben", "")
    assert (both.partner, len(both.others)) == (None, 2)
    bound = followed(seen(MINE, BENS, twin), "Ana Reyes", "Ben", BEN)
    assert bound.partner is not None
    assert (bound.partner.id, [one.id for one in bound.others]) == (BEN, ["99"])


@pytest.mark.parametrize(
    ("others", "partner", "bound", "now"),
    [
        ((), "Ben", "", Audience.PAIR),
        ((BENS,), "Ben", "", Audience.PAIR),
        ((BENS,), "Ben", BEN, Audience.PAIR),
        ((BENS,), "Cara", "", Audience.OPEN),
        ((BENS,), "", "", Audience.OPEN),
        ((BENS, export("77", "Ben Ito")), "Ben", BEN, Audience.OPEN),
    ],
)
def test_a_folder_of_two_is_one_only_while_nobody_else_is_there(
    others: tuple[Found, ...], partner: str, bound: str, now: Audience
) -> None:
    assert audience_now(Audience.PAIR, seen(MINE, *others), partner, bound) is now
    assert audience_now(Audience.TEAM, seen(MINE, *others), partner, bound) is Audience.TEAM


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ben", ["Ben Okafor"]), ("oka", ["Ben Okafor"]), ("BEN OKAFOR", ["Ben Okafor"]), ("be77aa01", ["Ben Okafor"])]
    + [(typed, []) for typed in ("", "en", "ana", "okafor ben")],
)
def test_a_first_name_is_enough(typed: str, found: list[str]) -> None:
    assert [one.name for one in called(seen(MINE, BENS), typed)] == found


@pytest.mark.parametrize(
    "name",
    [
        *("portfolio (1).toml", "portfolio-LAPTOP.toml", "portfolio 2.toml", "Portfolio.toml", "portfolio.toml.toml"),
        *("portfolio (Ana's conflicted copy 2026-05-03).toml", "portfolio.sync-conflict-20260503-101010-ABC.toml"),
        *("review-ana-3f2a9c1b-lift-two (1).toml", "review-ana_3f2a9c1b.toml", "team-1B2C3D4E.toml", "notes.toml"),
    ],
)
def test_a_copy_is_none_of_the_files_that_count(name: str) -> None:
    assert kind_of(name) is None


def test_names_of_files_hold_on_every_system() -> None:
    assert folder_name("María José Ñandú / CON", "ID!?x") == "lift-maria-jose-nandu-con-idx"
    assert folder_name("李", "") == "lift-educator-0"
    assert review_name("Ana Reyes", ANA, "learning-forward/team-cycle@2") == (
        "review-ana-reyes-3f2a9c1b-learning-forward-team-cycle-2.toml"
    )


IDS = st.sampled_from([ANA, BEN, "77aa", "99bb", "be77aa01-other"])
NAMES = st.sampled_from(["Ana Reyes", "Ben Okafor", "Ben", "Cara Lind", ""])
FOLDERS = st.sampled_from(
    ["", "", "", "lift-x-77aa", "lift-ana-reyes-3f2a9c1b (1)", "lift-ben-okafor-be77aa01 2", "lift-a"]
)
FILES = st.builds(export, IDS, NAMES, NAMES, FOLDERS)


@pytest.mark.slow
@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(FILES, max_size=6), NAMES, st.sampled_from(["", BEN, "77aa"]))
def test_whoever_is_in_a_folder_the_rules_hold(found: list[Found], partner: str, bound: str) -> None:
    folder = seen(*found)
    ids = [one.id for one in folder.people]
    assert len(ids) == len({*ids}), "nobody is there twice"
    assert ANA not in ids, "nor is one there oneself"
    for one in folder.people:
        assert one.folder.endswith(f"-{short(one.id)}"), "a folder belongs to the portfolio that its name says"
    who = followed(folder, "Ana Reyes", partner, bound)
    if who.partner is not None:
        assert who.partner.id == bound if bound else len(who.others) == 0
    if len(folder.people) > 1:
        assert audience_now(Audience.PAIR, folder, partner, bound) is Audience.OPEN
    again = seen(*found, *(replace(one, folder=f"{one.folder} (conflict)") for one in found))
    assert again.people == folder.people, "copies of folders change nothing"


DAY, LATER = datetime(2026, 5, 3, tzinfo=UTC), datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("there", "here", "is_another"),
    [
        ({}, {}, False),
        ({"a": DAY}, {"a": DAY}, False),
        ({"a": DAY}, {"a": LATER}, False),
        ({"a": LATER}, {"a": DAY}, True),
        ({"b": DAY}, {"a": DAY}, True),
    ],
)
def test_a_file_with_a_step_that_is_not_here_or_later_is_another_computers(
    there: dict[str, datetime], here: dict[str, datetime], is_another: object
) -> None:
    assert is_later(there, here) is is_another
