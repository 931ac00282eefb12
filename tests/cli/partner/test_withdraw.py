"""`lift check-partner --withdraw`: a recognition taken back by who gave it, on both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from lift_cli.cli import session as session_file
from tests.cli.conftest import Kept
from tests.cli.partner.conftest import REVIEW
from tests.cli.samples import BEN
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

WHY = "I had not seen the sheet."


def ben(lift: Lift, bens: Kept, *command: str) -> Ran:
    return lift(*command, home=bens.path.parent)


@pytest.mark.usefixtures("recognized")
def test_it_is_complete_again_and_the_words_wait_for_an_answer(
    state_of_two: Callable[[], str], lift: Lift, bens: Kept
) -> None:
    assert state_of_two() == "recognized"
    assert ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY) == Ran(
        0,
        lines(f"Wrote {REVIEW} in ~/desk"),
        lines(
            "You withdraw the recognition of Ana Reyes for Module Two.",
            "It holds once your partner has received it; what was made of it before cannot be called back.",
            f"Send it to Ana Reyes, who types: lift receive {REVIEW}",
        ),
    )
    received = lift("receive", REVIEW)
    assert received.out == lines("Ben Okafor on Module Two:", f"    {WHY}")
    assert received.err.splitlines()[0] == (
        "Ben Okafor withdraws the recognition of Module Two. What you sent to others of it cannot be called back."
    )
    assert (state_of_two(), lift("status").err) == ("complete", "")
    assert f"Ben Okafor on Module Two: {WHY}" in lift("status").out
    assert f"    {WHY}" in lift("show", "--comments").out
    answered = lift("answered", "two", "Now it is there.")
    assert (answered.code, answered.err.splitlines()[0]) == (0, "Answered: Ben Okafor on Module Two")
    assert state_of_two() == "complete"
    assert lift("receive", REVIEW).err.splitlines()[0] == "You received this review before; nothing changed."


@pytest.mark.usefixtures("recognized")
def test_a_recognition_can_be_given_again(
    state_of_two: Callable[[], str], lift: Lift, bens: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY)
    lift("receive", REVIEW)
    monkeypatch.setattr(session_file, "now", lambda: NOW + timedelta(days=1))
    assert lift("export", "--force").code == 0
    again = ben(lift, bens, "check-partner", "portfolio.toml", "--confirm", "--recognize", "Now I saw it.", "--force")
    assert again.code == 0
    lift("receive", REVIEW)
    assert state_of_two() == "recognized"
    assert "waits for your answer" not in lift("show", "--comments").out


@pytest.mark.usefixtures("recognized")
def test_only_who_gave_it_takes_it_back(
    state_of_two: Callable[[], str], lift: Lift, bens: Kept, mine: Kept, desk: Path
) -> None:
    ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY)
    sent = Kept(desk / REVIEW)
    sent.write(sent.tables | {"reviewer": {"name": "Eve"}})
    received = lift("receive", REVIEW)
    assert (
        received.err.splitlines()[0] == "Only who recognized you can withdraw it: the recognition of Module Two stands."
    )
    assert state_of_two() == "recognized"
    sent.write(sent.tables | {"reviewer": {"name": "Ben Okafor"}, "withdraws": "0" * 32})
    assert "that you have not received" in lift("receive", REVIEW).err
    assert state_of_two() == "recognized"
    assert len(mine.tables["reviews"]) == 3


@pytest.mark.usefixtures("recognized")
def test_it_is_withdrawn_once_where_it_was_written(lift: Lift, bens: Kept, mine: Kept) -> None:
    none = refusal(
        "could not withdraw that: you have written no recognition of Ana Reyes here that stands",
        "It is withdrawn where it was written: on the same computer.",
    )
    other = Kept(mine.path.parent.parent / "eve" / "portfolio.toml")
    other.write(BEN | {"id": "eve-1"})
    assert lift("check-partner", "portfolio.toml", "--withdraw", WHY, home=other.path.parent) == none
    assert ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY).code == 0
    assert ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY, "--force") == none


@pytest.mark.usefixtures("recognized")
@pytest.mark.parametrize("more", [["--confirm"], ["--recognize", "x"], ["--json"]])
def test_it_goes_with_nothing_else(lift: Lift, bens: Kept, more: list[str]) -> None:
    ran = ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY, *more)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not do both: --withdraw takes a recognition back")


@pytest.mark.usefixtures("recognized")
def test_what_he_wrote_is_forgotten_there_too(lift: Lift, bens: Kept) -> None:
    ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", "Mia Lopez is in it.")
    sent = bens.path.parent / "sent"
    assert [path.stat().st_mode & 0o777 for path in sent.iterdir()] == [0o600] * 2
    assert any("Mia" in path.read_text("utf-8") for path in sent.iterdir())
    shown = ben(lift, bens, "forget", "Mia Lopez", "--everywhere")
    assert "1 review that you wrote" in shown.out
    assert [path.name for path in sent.iterdir() if "Mia" in path.read_text("utf-8")] == []
    none = ben(lift, bens, "check-partner", "portfolio.toml", "--withdraw", WHY, "--force")
    assert "you have written no recognition" in none.err
