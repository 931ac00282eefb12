"""A portfolio that grows towards what a partner may read says so in time; one's own copy is always taken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED
from tests.cli.screens import lines
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")
MIB = 2**20


def idea(size: int, text: str = "long") -> dict[str, object]:
    return {"kind": "idea", "text": f"{text} " * (size // (len(text) + 1)), "at": SAVED}


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after", "times"), [(10, 11, 0), (11, 12, 1), (13, 13, 0)])
def test_each_further_mebibyte_is_said(lift: Lift, mine: Kept, before: int, after: int, times: int) -> None:
    mine.write(ANA | {"ideas": [idea(before * MIB)]})
    ran = lift("idea", "add", "--", "x" * ((after - before) * MIB + 10))
    told = lines(
        f"Your portfolio has {after} MiB now; your partner's lift reads files of up to 16 MiB.",
        "Keep long texts as documents: lift folder add FILE",
    )
    assert ran.code == 0
    assert ran.err.count(told) == times


@pytest.mark.slow
def test_ones_own_copy_is_taken_whatever_its_size(lift: Lift, mine: Kept, desk: Path) -> None:
    """A stranger's file of that size is not, nor one's own from another portfolio."""
    mine.write(ANA)
    copy = Kept(desk / "copy.toml")
    copy.write(ANA | {"ideas": [idea(7 * MIB, f"number {number}") for number in range(3)]})
    assert lift("merge", "copy.toml").code == 0
    assert len(mine.tables["ideas"]) == 3
    copy.write(ANA | {"id": "ben", "ideas": copy.tables["ideas"]})
    ran = lift("merge", "copy.toml")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: could not read copy.toml: it is larger than 16 MiB")


@pytest.mark.skipif(not hasattr(os, "link"), reason="this system has no hard links")
def test_a_hard_link_is_named_before_it_is_cut(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    os.link(mine.path, desk / "second.toml")
    before = mine.path.read_bytes()
    ran = lift("idea", "add", "Ask in pairs")
    told = "~/home/portfolio.toml has a second name (a hard link). That one keeps what is in it now."
    assert (ran.code, ran.err.splitlines()[0]) == (0, told)
    assert (desk / "second.toml").read_bytes() == before != mine.path.read_bytes()
    assert told not in lift("idea", "add", "Ask again").err


@pytest.mark.skipif(not hasattr(os, "link"), reason="this system has no hard links")
def test_so_is_that_of_a_file_that_is_written_anew(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "portfolio.toml").write_text('kind = "export"\n', encoding="utf-8")
    os.link(desk / "portfolio.toml", desk / "second.toml")
    ran = lift("export", "--force")
    told = "portfolio.toml has a second name (a hard link). That one keeps what is in it now."
    assert (ran.code, ran.err.splitlines()[0]) == (0, told)
