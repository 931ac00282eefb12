from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.hostile import EVIL, obeyed
from tests.cli.samples import ANA, BEN, HALF, MET, MOST, SAVED, WHOLE, answer, exported, review
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")


HOSTILE_EXPORT = exported(
    HALF,
    id=EVIL,
    educator={"name": EVIL},
    partner={"name": EVIL},
    packs={EVIL: EVIL},
    modules=[*HALF["modules"], {"module": EVIL, "state": EVIL}, {"module": f"lift/{EVIL}"}],
    answers=[answer(MOST, EVIL), answer(EVIL, EVIL), answer(f"lift/two/{EVIL}", EVIL)],
    done=[{"step": EVIL, "note": EVIL}],
    bookmarks=[{"for": EVIL, "url": EVIL, "title": EVIL}],
    folder=[{"for": EVIL, "name": f"../../{EVIL}", "url": EVIL}],
)

HOSTILE_REVIEW = review(
    reviewer={"name": EVIL},
    portfolio={"id": "ana-1", "educator": EVIL},
    items=[{"id": EVIL, "verdict": EVIL, "confirmed": False, "comment": EVIL, "missing": [MOST, EVIL]}, *MET],
    comments=[{"step": MOST, "text": EVIL}, {"step": EVIL, "text": EVIL}],
    digests={EVIL: EVIL, MOST: EVIL},
    recognition={"words": EVIL, "at": SAVED},
)


@pytest.mark.parametrize("options", [[], ["--json"], ["--confirm"], ["--confirm", "--recognize", "Bravo"], ["two"]])
def test_nothing_in_a_partners_export_reaches_the_terminal_alive(
    lift: Lift, mine: Kept, desk: Path, options: list[str]
) -> None:
    Kept(desk / "sent.toml").write(HOSTILE_EXPORT)
    mine.write(BEN)
    ran = lift("check-partner", "sent.toml", *options)
    assert ran.code == 3
    assert obeyed(ran) == []


def test_a_hostile_name_makes_a_harmless_file_name(lift: Lift, mine: Kept, desk: Path) -> None:
    Kept(desk / "sent.toml").write(exported(HALF, educator={"name": f"../../{EVIL}/Ana"}))
    mine.write(BEN)
    lift("check-partner", "sent.toml", "--confirm")
    (name,) = (path.name for path in desk.iterdir() if path.name != "sent.toml")
    assert re.fullmatch(r"review-[a-z0-9-]{1,40}-lift-two\.toml", name)


@pytest.mark.parametrize("module", ["lift/two", EVIL])
def test_nothing_in_a_review_reaches_the_terminal_alive(lift: Lift, mine: Kept, desk: Path, module: str) -> None:
    Kept(desk / "review.toml").write(HOSTILE_REVIEW | {"module": module})
    mine.write(WHOLE)
    received = lift("receive", "review.toml")
    assert received.code == 0
    assert obeyed(received, lift("status"), lift("show"), lift("show", "2.1.1.4"), lift("reflect", "two")) == []


@pytest.mark.parametrize("verb", ["receive", "check-partner"])
def test_nothing_in_a_file_that_is_refused_reaches_the_terminal_alive(
    lift: Lift, mine: Kept, desk: Path, verb: str
) -> None:
    Kept(desk / "wrong.toml").write(
        HOSTILE_REVIEW | {"portfolio": {"id": EVIL, "educator": EVIL}, "kind": {"receive": "review"}.get(verb, EVIL)}
    )
    mine.write(ANA)
    ran = lift(verb, "wrong.toml")
    assert ran.code == 1
    assert obeyed(ran) == []


def test_nothing_in_a_file_name_or_a_typed_word_reaches_the_terminal_alive(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    runs = [
        lift("receive", EVIL),
        lift("show", EVIL),
        lift("start", "module", EVIL),
        lift("bookmark", "add", EVIL),
        lift("answer", EVIL, "Words"),
        lift("hours", "add", "5", "x", "--date", EVIL),
    ]
    assert [ran.code for ran in runs] == [1] * len(runs)
    assert obeyed(*runs) == []


def test_her_own_portfolio_is_shown_harmlessly_too(lift: Lift, mine: Kept) -> None:
    mine.write(
        HALF
        | {
            "educator": {"name": EVIL, "role": EVIL, "private": {"certificate": EVIL}},
            "partner": {"name": EVIL},
            "circle": {"why": EVIL, "at": SAVED},
            "answers": [answer(MOST, EVIL, earlier=[{"text": EVIL, "at": SAVED}]), answer(EVIL, EVIL)],
            "ideas": [{"kind": "idea", "text": EVIL, "at": SAVED}],
            "bookmarks": [{"url": EVIL, "title": EVIL, "note": EVIL, "for": EVIL, "at": SAVED}],
            "folder": [{"name": EVIL, "caption": EVIL, "for": EVIL, "at": SAVED, "url": EVIL}],
            "hours": [{"date": datetime(2026, 5, 1, tzinfo=UTC).date(), "minutes": 5, "what": EVIL, "activity": EVIL}],
        }
    )
    screens = ("status", "profile", "show", "circle", "idea", "bookmark", "folder", "hours", "check")
    runs = [lift(screen) for screen in screens]
    runs += [lift("show", "2.1.1.4", "--history"), lift("start", "module", "two"), lift("reflect", "two")]
    assert obeyed(*runs) == []


@pytest.mark.parametrize("command", [["check-partner", "sent.toml"], ["check-partner", "sent.toml", "--confirm"]])
def test_a_name_with_line_breaks_forges_no_line_of_ours(lift: Lift, mine: Kept, desk: Path, command: list[str]) -> None:
    forged = "Module Two: Asking and Listening, complete"
    Kept(desk / "sent.toml").write(exported(HALF, educator={"name": f"Ana\n\n{forged}\n\nx"}))
    mine.write(BEN)
    ran = lift(*command)
    assert ran.code == 3
    assert f"The portfolio of Ana {forged} x" in ran.out.splitlines()[0]
    assert forged not in (ran.out + ran.err).splitlines()


def test_a_reviewer_with_line_breaks_forges_no_line_of_ours(lift: Lift, mine: Kept, desk: Path) -> None:
    forged = "Next: lift export --force"
    Kept(desk / "review.toml").write(review(reviewer={"name": f"Ben\n{forged}\nx"}))
    mine.write(WHOLE)
    runs = [lift("receive", "review.toml"), lift("show"), lift("status")]
    assert [ran.code for ran in runs] == [0, 0, 0]
    assert f"Ben {forged} x" in runs[0].out + runs[0].err
    assert forged not in "".join(ran.out + ran.err for ran in runs).splitlines()
