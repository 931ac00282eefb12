from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import HALF, keyed
from tests.cli.screens import SAID, lines, refusal, without_more
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def test_a_file_that_is_there_is_not_replaced_unasked(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "portfolio.toml").write_text("mine\n")
    mine.write(HALF)
    assert lift("export") == refusal(
        "could not write portfolio.toml: a file with that name already exists",
        "`--force` replaces it; `-o FILE` writes to another file.",
    )
    assert (desk / "portfolio.toml").read_text() == "mine\n"


def test_force_replaces_a_file_that_is_there(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "portfolio.toml").write_text("old\n")
    mine.write(HALF)
    said = lines("It has 1 answer, 1 bookmark.", *SAID)
    assert lift("export", "--force") == Ran(0, lines("Wrote portfolio.toml in ~/desk"), said)
    assert Kept(desk / "portfolio.toml").tables["id"] == "ana-1"


@pytest.mark.parametrize("options", [[], ["--force"]], ids=["unasked", "forced"])
@pytest.mark.parametrize("way", ["from its folder", "by its path", "by a link", "with dots"])
def test_the_portfolio_itself_is_never_written_over(
    lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], way: str
) -> None:
    mine.write(keyed(HALF))
    before = mine.path.read_bytes()
    (desk / "link.toml").symlink_to(mine.path)
    target = {
        "from its folder": [],
        "by its path": ["-o", str(mine.path)],
        "by a link": ["-o", "link.toml"],
        "with dots": ["-o", os.path.join("..", "desk", "..", "home", "portfolio.toml")],  # noqa: PTH118
    }[way]
    if not target:
        monkeypatch.chdir(mine.path.parent)
    ran = lift("export", *options, *target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not write ")
    assert without_more(ran.err).endswith(
        ": that is your own portfolio\n\nHint: Write to another file with `-o FILE`, or go to another folder first.\n"
    )
    assert mine.path.read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--force"]], ids=["unasked", "forced"])
def test_a_folder_is_not_written_over(lift: Lift, mine: Kept, desk: Path, options: list[str]) -> None:
    (desk / "there").mkdir()
    mine.write(HALF)
    assert lift("export", "-o", "there", *options) == refusal(
        "could not write there: that is a folder", "Name a file inside it with `-o FILE`."
    )
    assert list((desk / "there").iterdir()) == []


def test_a_folder_that_is_not_there_is_said(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(HALF)
    ran = lift("export", "-o", "nowhere/portfolio.toml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not write nowhere/portfolio.toml: there is no folder nowhere\n\nHint: ")
    assert list(desk.iterdir()) == []


def test_a_name_that_is_too_long_is_said(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(HALF)
    ran = lift("export", "-o", "x" * 300)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith(".\n")
    assert ": file name too long\n\nHint: " in ran.err
    assert list(desk.iterdir()) == []


IDEAS = ", ".join(f'{{ kind = "idea", text = "Idea {number}", at = 2026-01-01T00:00:00Z }}' for number in range(200))
LAYOUTS = {
    "as lift writes it": 'format_version = 1\nid = "cy-1"\nrevision = 3\n',
    "keys by the alphabet": f'format_version = 1\nideas = [{IDEAS}]\nid = "cy-1"\n',
    "other quotes": "format_version = 1\nid = 'cy-1'\n",
    "a quoted key": 'format_version = 1\n"id" = "cy-1"\n',
    "a long remark first": "# Mine.\n" * 1000 + 'format_version = 1\nid = "cy-1"\n',
    "of Windows": '\ufeffformat_version = 1\r\nid = "cy-1"\r\n',
}


@pytest.mark.parametrize("options", [[], ["--force"], ["--summary", "--force"], ["--format", "html", "--force"]])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("way", ["file", "link"])
def test_nor_is_anyones_portfolio_however_it_is_laid_out(
    lift: Lift, mine: Kept, desk: Path, options: list[str], layout: str, way: str
) -> None:
    """Both are called portfolio.toml; a file that was handed on says its kind."""
    mine.write(keyed(HALF))
    target = desk / ("made" if way == "file" else "theirs")
    target.write_text(LAYOUTS[layout], encoding="utf-8", newline="")
    if way == "link":
        (desk / "made").symlink_to(target)
    ran = lift("export", *options, "-o", "made")
    assert ran == refusal(
        "could not write made: a portfolio itself is there, with all its words",
        "Write to another file with `-o FILE`, or give the portfolio another name first.",
    )
    assert target.read_bytes() == LAYOUTS[layout].encode()
