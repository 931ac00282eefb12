"""Stepping back and forth through saved states: every step can be undone, and nothing that was saved goes unkept."""

from __future__ import annotations

import errno
import gzip
import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli.errors import LiftError, NotSavedError, UnreadableFileError
from lift_cli.portfolio.model import Begun, Partner, Portfolio
from lift_cli.storage import files, history, portfolios
from lift_cli.storage.history import FEWEST, LAST, TRAIL, History
from lift_cli.storage.travel import travel
from tests.portfolio.generated import COPIES, SOME, Copies
from tests.portfolio.samples import at
from tests.portfolio.walking import replaced
from tests.storage.disk import flushes, names_in, refusing

Step = tuple[str, str]


def local(when: datetime) -> datetime:
    """A time at a school whose midnight is at seven in the morning of UTC."""
    return when.astimezone(timezone(timedelta(hours=-7)))


class Desk:
    """A portfolio and its history, one minute after the other."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "portfolio.toml"
        self.history = History(folder / "history", local)
        self.minute = 0
        portfolios.begin(self.path, Portfolio(id="p-1"))

    @property
    def now(self) -> datetime:
        self.minute += 1
        return at(self.minute)

    def save(self, name: str, *, day: float = 0) -> None:
        """Save a state that is told from others by the partner's name."""
        self._save(lambda was: replace(was, partner=Partner(name=name)), day)

    def move(self, step: str) -> None:
        """Save a state in which only the place of a walk is another."""
        begun = Begun(module="lift/small", began=at(), step=step)
        self._save(lambda was: replace(was, modules=(begun,)), 0)

    def replace_by(self, state: Portfolio) -> None:
        """Save another state in place of the one that is there, where it says anything else."""
        self._save(lambda was: was if was == (now := replaced(state, revision=was.revision)) else now, 0)

    def _save(self, change: Callable[[Portfolio], Portfolio], day: float) -> None:
        def kept(before: Portfolio, old: bytes, after: Portfolio, new: bytes) -> None:
            moved = replace(before, modules=after.modules, revision=after.revision) == after
            when = self.now + timedelta(days=day)
            self.history.saved(old, new, after.revision, when, only_moved=moved)

        portfolios.update(self.path, change, kept)

    def go(self, *, forth: bool) -> bool:
        return travel(self.path, self.history, self.now, forth=forth) is not None

    @property
    def portfolio(self) -> Portfolio:
        return portfolios.load(self.path)

    @property
    def says(self) -> str:
        return portfolios.load(self.path).partner.name


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_each_step_back_is_one_save_and_each_step_forth_makes_it_again(desk: Desk) -> None:
    for name in ("Ben", "Cy", "Di"):
        desk.save(name)
    seen = [desk.says for _ in range(4) if desk.go(forth=False)]
    assert seen == ["Cy", "Ben", ""]
    again = [desk.says for _ in range(4) if desk.go(forth=True)]
    assert again == ["Ben", "Cy", "Di"]


def test_what_is_saved_after_a_step_back_goes_on_from_there(desk: Desk) -> None:
    for name in ("Ben", "Cy"):
        desk.save(name)
    desk.go(forth=False)
    desk.save("Di")
    assert not desk.go(forth=True)
    assert [desk.says for _ in range(2) if desk.go(forth=False)] == ["Ben", ""]


def test_a_walk_that_moves_on_is_no_change_to_take_back(desk: Desk) -> None:
    desk.save("Ben")
    desk.save("Cy")
    desk.move("lift/small/a/b/c")
    desk.move("lift/small/a/b/d")
    assert desk.go(forth=False)
    assert desk.says == "Ben"
    desk.move("lift/small/a/b/e")
    assert desk.go(forth=True)
    assert desk.says == "Cy"


def test_a_hand_edit_is_taken_back_to_the_last_save_and_can_be_made_again(desk: Desk) -> None:
    desk.save("Ben")
    desk.path.write_text(desk.path.read_text("utf-8").replace("Ben", "Benny"), encoding="utf-8")
    assert desk.go(forth=False)
    assert desk.says == "Ben"
    assert desk.go(forth=True)
    assert desk.says == "Benny"


def test_a_save_after_a_hand_edit_can_be_taken_back_to_the_edit_and_to_what_was_before(desk: Desk) -> None:
    desk.save("Ben")
    desk.path.write_text(desk.path.read_text("utf-8").replace("Ben", "Benny"), encoding="utf-8")
    desk.save("Cy")
    assert [desk.says for _ in range(2) if desk.go(forth=False)] == ["Benny", "Ben"]


def test_a_file_that_was_broken_goes_back_to_its_last_save_and_is_put_aside(desk: Desk) -> None:
    desk.save("Ben")
    desk.path.write_text("Dear Ana", encoding="utf-8")
    assert desk.go(forth=False)
    assert desk.says == "Ben"
    (aside,) = desk.history.folder.glob("broken-*")
    assert aside.read_text("utf-8") == "Dear Ana"
    assert not desk.go(forth=True)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_state_that_is_damaged_is_passed_over(desk: Desk, suffix: str) -> None:
    desk.save("Ben")
    desk.save("Cy")
    (desk.history.folder / f"{desk.history.trail().past[-1]}{suffix}").write_bytes(b"")
    assert desk.go(forth=False)
    assert desk.says == ""
    assert desk.go(forth=True)
    assert desk.says == "Cy"


def test_where_no_state_can_be_read_any_more_the_file_stays_as_it_is(desk: Desk) -> None:
    desk.save("Ben")
    desk.save("Cy")
    for name in desk.history.trail().past:
        (desk.history.folder / f"{name}.gz").write_bytes(b"")
    before = desk.path.read_bytes()
    with pytest.raises(UnreadableFileError, match="it is damaged"):
        desk.go(forth=False)
    assert desk.path.read_bytes() == before


def test_no_changed_state_is_taken_for_what_was_saved(desk: Desk) -> None:
    desk.save("Ben")
    desk.save("Cy")
    present = desk.history.folder / desk.history.trail().now
    present.write_bytes(present.read_bytes().replace(b"Cy", b"Di"))
    desk.path.write_text("Dear Ana", encoding="utf-8")
    assert desk.go(forth=False)
    assert desk.says == "Ben"


@pytest.mark.parametrize("kind", ["dangling link", "file"])
def test_where_the_folder_cannot_be_read_nothing_is_said_to_be_all(desk: Desk, kind: str) -> None:
    if kind == "dangling link":
        desk.history.folder.symlink_to(desk.history.folder.parent / "gone")
    else:
        desk.history.folder.write_text("a file where the folder should be", encoding="utf-8")
    for forth in (False, True):
        with pytest.raises(UnreadableFileError):
            desk.go(forth=forth)
    with pytest.raises(LiftError):
        desk.save("Ben")
    assert desk.says == "Ben"


def test_where_the_clock_went_back_the_order_is_that_of_the_saves(desk: Desk) -> None:
    for day, name in ((9, "Ben"), (5, "Cy"), (1, "Di")):
        desk.save(name, day=day)
    (desk.history.folder / TRAIL).unlink()
    assert [desk.says for _ in range(4) if desk.go(forth=False)] == ["Cy", "Ben", ""]


def test_all_states_together_are_bounded_and_the_last_ones_stay(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_BYTES", 2_000)
    for number in range(12):
        desk.save("".join(random.Random(number).choices("abcdefgh", k=900)), day=number)
    trail = desk.history.trail()
    assert len(trail.past) == FEWEST
    assert [desk.go(forth=False) for _ in range(FEWEST + 1)] == [True] * FEWEST + [False]


def test_a_state_is_on_the_disk_before_it_has_its_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed = flushes(monkeypatch)
    desk.save("Ben")
    portfolio, made, states = ["file", "folder"], ["folder"], ["file", "file", "file", "folder"]
    assert flushed == [*portfolio, *made, *states]  # the state before, packed in the end, and the one that was saved


@pytest.mark.parametrize(
    "trail", [b"", b"[]", b'{"past": 3}', b"\xff", b"null", b'{"past": [], "now": 7, "future": []}']
)
def test_where_the_trail_is_lost_the_states_tell_what_was_before(desk: Desk, trail: bytes) -> None:
    desk.save("Ben")
    desk.save("Cy")
    (desk.history.folder / "trail.json").write_bytes(trail)
    desk.go(forth=False)
    desk.go(forth=False)
    assert desk.says == ""


@pytest.mark.slow
def test_the_last_states_and_the_first_of_each_day_are_kept(desk: Desk) -> None:
    for day in (0, 1):
        for name in range(LAST + 5):
            desk.save(f"{day}-{name}", day=day)
    names = sorted(desk.history.states.names())
    days = [name[:8] for name in names]
    assert days.count("20260901") == 1
    assert len(names) == LAST + 3  # with the present one, and the first of both days
    assert len(desk.history.trail().past) == LAST + 2


def test_a_day_is_one_of_the_educators_not_one_of_utc(desk: Desk) -> None:
    for name, days in (("eight", 0), ("half past ten", 0.6), ("past midnight", 0.7)):  # of UTC the last two are one day
        desk.save(name, day=days)
    for number in range(LAST + 5):
        desk.save(str(number), day=30)
    names = sorted(desk.history.states.names())
    states = [portfolios.understood(desk.history.states.read(name), desk.path).partner.name for name in names]
    assert states == ["", "past midnight", "0", *map(str, range(4, LAST + 5))]


def test_all_but_the_present_state_are_packed_and_those_of_an_earlier_lift_are_read_as_they_are(desk: Desk) -> None:
    for name in ("Ben", "Cy", "Di"):
        desk.save(name)
    past, now = desk.history.trail().past, desk.history.trail().now
    assert {path.name for path in desk.history.folder.iterdir()} == {*(f"{name}.gz" for name in past), now, TRAIL}
    for name in past:
        packed = desk.history.folder / f"{name}.gz"
        (desk.history.folder / name).write_bytes(gzip.decompress(packed.read_bytes()))
        packed.unlink()
    assert [desk.says for _ in range(4) if desk.go(forth=False)] == ["Cy", "Ben", ""]


def test_a_state_that_cannot_be_packed_stays_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        desk.history.folder.mkdir()
        whole = desk.history.states.keep(b"a state", 1, at())
        patch.setattr(files, "put", refusing(errno.ENOSPC))
        desk.history.states.pack(whole)
    assert (names_in(desk.history.folder), desk.history.states.read(whole)) == ([whole], b"a state")


def test_where_no_history_can_be_kept_a_save_is_a_save(desk: Desk) -> None:
    desk.history.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(NotSavedError):
        desk.save("Ben")
    assert desk.says == "Ben"


def test_the_states_are_their_owners_only(desk: Desk) -> None:
    desk.save("Ben")
    assert {oct(path.stat().st_mode & 0o777) for path in desk.history.folder.iterdir()} == {"0o600"}
    assert json.loads((desk.history.folder / "trail.json").read_bytes())["future"] == []


DOINGS = st.lists(st.sampled_from(["save", "back", "forth"]), max_size=25)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(DOINGS)
def test_it_is_a_line_of_states_on_which_one_goes_back_and_forth(
    tmp_path_factory: pytest.TempPathFactory, doings: list[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("line"))
    line, here = [""], 0
    for turn, doing in enumerate(doings):
        if doing == "save":
            desk.save(str(turn))
            line, here = [*line[: here + 1], str(turn)], here + 1
        elif doing == "back":
            assert desk.go(forth=False) is (here > 0)
            here = max(here - 1, 0)
        else:
            assert desk.go(forth=True) is (here < len(line) - 1)
            here = min(here + 1, len(line) - 1)
        assert desk.says == line[here]


@pytest.mark.slow
@settings(SOME, max_examples=8)
@given(COPIES)
def test_a_step_back_and_forth_gives_the_very_portfolio_whatever_it_says(
    tmp_path_factory: pytest.TempPathFactory, copies: Copies
) -> None:
    secrets = copies[0].educator.private.secrets  # they stay, whatever is stepped to
    states = [
        replaced(
            copy,
            modules=(),
            forgotten=copies[0].forgotten,
            educator=replaced(copy.educator, private=replaced(copy.educator.private, secrets=secrets)),
        )
        for copy in copies
    ]
    desk = Desk(tmp_path_factory.mktemp("states"))
    for state in states:
        desk.replace_by(state)
    kept = [replaced(desk.portfolio, revision=0)]
    while desk.go(forth=False):
        kept.insert(0, replaced(desk.portfolio, revision=0))
    saved = [replaced(state, revision=0) for state in states]
    assert kept[1:] == [one for one, before in zip(saved, [None, *saved], strict=False) if one != before]
    while desk.go(forth=True):
        pass
    assert replaced(desk.portfolio, revision=0) == saved[-1]


def test_where_a_state_cannot_be_written_a_save_is_a_save(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.save("Ben")
    opened, kept = os.open, {path.name for path in desk.history.folder.iterdir()}

    def full(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).parent == desk.history.folder and flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(NotSavedError, match="no space left on device"):
        desk.save("Cy")
    assert desk.says == "Cy"
    assert {path.name for path in desk.history.folder.iterdir()} == kept


def test_a_state_is_named_by_its_time_and_its_revision(desk: Desk) -> None:
    desk.path.write_text('format_version = 1\nid = "p-1"\n', encoding="utf-8")
    desk.save("Ben")
    names = sorted(desk.history.states.names())
    assert [name[:25] for name in names] == ["20260901T150100Z-00000000", "20260901T150100Z-00000001"]
