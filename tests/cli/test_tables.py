"""Tables on the screen: the plain one is the one that rich draws, to the letter."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lift_cli.cli.terminal.output import table

CELL = st.text(string.ascii_lowercase.replace("e", "") + string.digits + " .,:[]/", max_size=12).map(str.strip)
ROWS = st.integers(1, 5).flatmap(lambda columns: st.lists(st.tuples(*[CELL] * columns), min_size=1, max_size=4))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(rows=ROWS)
def test_a_plain_table_is_the_one_that_rich_draws(
    rows: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    """An accent is all that makes rich draw a table: the same with one, and without."""
    headings, *others = rows
    table((f"e{headings[0]}", *headings[1:]), others)
    plain = capsys.readouterr().out
    table((f"é{headings[0]}", *headings[1:]), others)
    assert capsys.readouterr().out.replace("é", "e") == plain


def test_a_table_that_has_no_room_is_folded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    table(("Day", "What"), [("2026-05-03", "Read the framework")])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 20
    assert "".join(line.partition("|")[2].strip() for line in lines[2:]).replace(" ", "") == "Readtheframework"
