"""Saves, steps, edits by hand, broken files and walks in any order: one line of states, and nothing said is lost."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lift_cli.errors import BrokenFileError
from lift_cli.storage import portfolios
from tests.storage.test_history import Desk


class Line(RuleBasedStateMachine):
    """What the portfolio says, and what lies behind and ahead of it; an edit by hand stands beside the line."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder)
        self.line, self.here, self.count = [""], 0, 0
        self.edited: str | None = None
        self.is_broken = self.is_kept = False

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _name(self) -> str:
        self.count += 1
        return f"name {self.count}"

    def _known(self) -> list[str]:
        """What was there before an edit by hand: nobody knows it where nothing was ever saved before that."""
        return self.line[: self.here + 1] if self.is_kept else []

    @precondition(lambda self: not self.is_broken)
    @rule()
    def save(self) -> None:
        name = self._name()
        self.desk.save(name)
        behind = self.line[: self.here + 1] if self.edited is None else [*self._known(), self.edited]
        self.is_kept = True
        self.line, self.here, self.edited = [*behind, name], len(behind), None

    @precondition(lambda self: not self.is_broken and self.edited is None)
    @rule()
    def edit(self) -> None:
        """In a text editor: what is there now is known nowhere yet."""
        name = self._name()
        said = self.desk.path.read_text("utf-8")
        before = f'name = "{self.line[self.here]}"'
        self.desk.path.write_text(
            said.replace(before, f'name = "{name}"') if before in said else f'{said}\n[partner]\nname = "{name}"\n',
            encoding="utf-8",
        )
        self.edited = name

    @precondition(lambda self: not self.is_broken and self.edited is None)
    @rule()
    def spoil(self) -> None:
        self.desk.path.write_text(f"Dear Ana, {self.count}", encoding="utf-8")
        self.is_broken = True

    @precondition(lambda self: not self.is_broken and self.edited is None)
    @rule()
    def walk(self) -> None:
        """Only the place of a walk moves: no step leads to it, none is lost."""
        self.desk.move(f"lift/small/a/b/{self._name()}")
        self.is_kept = True

    @rule()
    def back(self) -> None:
        went = self.desk.go(forth=False)
        if self.is_broken:
            assert went is self.is_kept
            self.is_broken = not went
        elif self.edited is not None:
            assert went is self.is_kept
            if went:
                self.line.insert(self.here + 1, self.edited)
                self.edited = None
        else:
            assert went is (self.here > 0)
            self.here -= went

    @rule()
    def forth(self) -> None:
        went = self.desk.go(forth=True)
        can = not self.is_broken and self.edited is None and self.here < len(self.line) - 1
        assert went is can
        self.here += went

    @invariant()
    def says_what_it_should(self) -> None:
        if self.is_broken:
            with pytest.raises(BrokenFileError):
                portfolios.load(self.desk.path)
        else:
            assert self.desk.says == (self.line[self.here] if self.edited is None else self.edited)


Line.TestCase.settings = settings(
    max_examples=60, stateful_step_count=18, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestLine = pytest.mark.slow(Line.TestCase)


def test_what_was_edited_before_the_first_save_is_the_first_state_that_is_known() -> None:
    line = Line()
    line.edit()
    line.save()
    line.back()
    line.back()
    line.says_what_it_should()
    assert line.desk.says == "name 1"
    line.teardown()
