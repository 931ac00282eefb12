from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BOTH, HALF, HOUR, READ, SAVED, WHOLE, standing
from tests.cli.screens import QUESTIONS, SHOWN, lines, refusal, stopped
from tests.conftest import NOW, Lift

pytestmark = pytest.mark.usefixtures("small")


def test_no_name_means_the_module_worked_in_last(lift: Lift, mine: Kept) -> None:
    later = datetime(2026, 4, 30, 12, 0, tzinfo=UTC)
    mine.write(HALF | {"modules": [*HALF["modules"], {"module": "lift/three", "began": SAVED, "at": later}]})
    assert lift("start", "module").err == lines(
        "",
        "Module Three: Making Room",
        "Room > Time",
        "",
        "Step 1 of 1 \u00b7 about 10 minutes to the end of this activity",
        "3.1.1.1  (do)",
        "  Find one hour in your week.",
        "Stopped at step 3.1.1.1 (1 of 1). Everything is saved.",
        "Continue with: lift start module three",
    )


def test_no_name_means_the_next_module_once_one_is_recognized(lift: Lift, mine: Kept) -> None:
    mine.write(BOTH | {"modules": BOTH["modules"][:1], "done": WHOLE["done"]})
    lift("start", "module")
    assert mine.tables["modules"][1] == {"module": "lift/three", "began": NOW, "step": HOUR, "at": NOW}


@pytest.mark.parametrize("name", ["two", "2", "TWO", "lift/two", "Module Two", "Asking and Listening", "ask", " two "])
def test_a_module_goes_by_number_word_id_and_start_of_its_title(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(standing(READ))
    assert lift("start", "module", name).err == lines(*QUESTIONS, *SHOWN[READ], *stopped("2.1.1.1", 1))


@pytest.mark.parametrize(
    ("name", "meant"),
    [("twoo", "`two`"), ("lift/tow", "`lift/two`"), ("Askign and Listening", "`Asking and Listening`")],
)
def test_an_unknown_module_gets_the_closest_match(lift: Lift, mine: Kept, name: str, meant: str) -> None:
    mine.write(ANA)
    assert lift("start", "module", name) == refusal(
        f"could not find the module {name!r}", f"Did you mean {meant}? `lift modules list` shows them all."
    )
    assert mine.tables == ANA


def test_a_module_that_is_like_no_other_gets_the_list(lift: Lift) -> None:
    assert lift("start", "module", "seventeen") == refusal(
        "could not find the module 'seventeen'", "`lift modules list` shows them all."
    )
