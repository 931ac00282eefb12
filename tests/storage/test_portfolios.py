"""The portfolio file: begun, read, and changed so that no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lift_cli.errors import LiftError, NewerFormatError, NoPortfolioError, NotSavedError, UnreadableFileError
from lift_cli.portfolio import changes
from lift_cli.portfolio.model import Answer, Circle, Educator, Hours, Idea, IdeaKind, Partner, Portfolio
from lift_cli.storage import files, portfolios
from lift_cli.storage.validation import checked
from tests.conftest import NOW
from tests.storage.disk import mode_of, names_in

Change = Callable[[Portfolio], Portfolio]


def answering(step: str, text: str) -> Change:
    return lambda portfolio: changes.answer(portfolio, step, text, NOW)


def answers(portfolio: Portfolio) -> dict[str, str]:
    return {answer.step: answer.text for answer in portfolio.answers}


def test_a_first_portfolio_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "home" / "portfolio.toml"
    first = portfolios.begin(path, Portfolio(id="ana"))

    assert first == Portfolio(id="ana", revision=1)
    assert path.read_bytes() == b'format_version = 1\nid = "ana"\nrevision = 1\n'
    assert (mode_of(path), mode_of(path.parent)) == (0o600, 0o700)
    assert names_in(path.parent) == [".portfolio.toml.lock", "portfolio.toml"]


def test_beginning_twice_keeps_what_another_window_began(begun: Path) -> None:
    portfolios.update(begun, answering("s", "words"))
    before = begun.read_bytes()

    assert portfolios.begin(begun, Portfolio(id="another")) == portfolios.load(begun)
    assert portfolios.load(begun).id == "ana"
    assert begun.read_bytes() == before


def test_beginning_at_a_link_to_nothing_yet_writes_where_it_leads(tmp_path: Path) -> None:
    link, cloud = tmp_path / "desk" / "portfolio.toml", tmp_path / "cloud" / "portfolio.toml"
    link.symlink_to(cloud)
    portfolios.begin(link, Portfolio(id="ana"))

    assert link.readlink() == cloud
    assert portfolios.load(cloud) == Portfolio(id="ana", revision=1)


@pytest.mark.parametrize(
    "call", [portfolios.load, lambda path: portfolios.update(path, answering("s", "words"))], ids=["load", "update"]
)
def test_without_a_portfolio_the_educator_is_told_how_to_start(
    tmp_path: Path, call: Callable[[Path], Portfolio]
) -> None:
    with pytest.raises(NoPortfolioError) as told:
        call(tmp_path / "home" / "portfolio.toml")

    assert (told.value.message, told.value.hint) == (
        "could not find a portfolio at ~/home/portfolio.toml: you have not started one",
        "`lift start module` starts one; `lift tour` shows you an example first.",
    )
    assert names_in(tmp_path) == ["desk"]


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as told:
        portfolios.load(tmp_path)

    assert told.value.message == f"could not read {tmp_path}: that is a folder"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(LiftError):
        portfolios.load(tmp_path / ("n" * 300))


def test_a_change_is_saved_and_the_saves_are_counted(begun: Path) -> None:
    saved = [portfolios.update(begun, answering("s", f"version {n}")) for n in range(3)]

    assert [portfolio.revision for portfolio in saved] == [2, 3, 4]
    assert portfolios.load(begun) == saved[-1]
    assert [earlier.text for earlier in saved[-1].answers[0].earlier] == ["version 0", "version 1"]


def test_the_file_is_readable_prose(begun: Path) -> None:
    portfolios.update(begun, answering("lift/two/a/b/c", 'First line.\n\nShe said "yes" \\ no.\n'))

    assert begun.read_text(encoding="utf-8") == (
        'format_version = 1\nid = "ana"\nrevision = 2\n\n'
        '[[answers]]\nstep = "lift/two/a/b/c"\n'
        'text = """\nFirst line.\n\nShe said \\"yes\\" \\\\ no."""\n'
        "at = 2026-05-03 20:15:00+00:00\n"
    )


def test_a_change_that_says_nothing_new_writes_nothing(begun: Path) -> None:
    portfolios.update(begun, answering("s", "words"))
    before, at = begun.read_bytes(), begun.stat()

    assert portfolios.update(begun, answering("s", "words")).revision == 2
    after = begun.stat()
    assert begun.read_bytes() == before
    assert (after.st_mtime_ns, after.st_ino) == (at.st_mtime_ns, at.st_ino)


def test_a_change_that_fails_changes_nothing(begun: Path) -> None:
    def fail(_: Portfolio) -> Portfolio:
        raise KeyError("no such step")

    before = begun.read_bytes()
    with pytest.raises(KeyError):
        portfolios.update(begun, fail)

    assert begun.read_bytes() == before
    assert portfolios.update(begun, answering("s", "words")).revision == 2


def test_a_change_is_made_on_what_the_file_says_now(begun: Path) -> None:
    loaded_long_ago = portfolios.load(begun)
    portfolios.update(begun, answering("theirs", "from another window"))
    portfolios.update(begun, answering("ours", "from this one"))

    assert loaded_long_ago.answers == ()
    assert answers(portfolios.load(begun)) == {"theirs": "from another window", "ours": "from this one"}


def test_a_program_that_takes_no_lock_makes_us_change_again(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, seen = files.replace, list[int]()

    def editor_saves_first(path: Path, data: bytes, expected: bytes | None = None) -> bool:
        if len(seen) == 1:
            path.write_bytes(path.read_bytes() + b'[partner]\nname = "Ben"\n')
        return replace(path, data, expected=expected)

    def change(portfolio: Portfolio) -> Portfolio:
        seen.append(portfolio.revision)
        return answering("s", "words")(portfolio)

    monkeypatch.setattr(files, "replace", editor_saves_first)
    saved = portfolios.update(begun, change)

    assert seen == [1, 1]
    assert saved == portfolios.load(begun)
    assert (answers(saved), saved.partner, saved.revision) == ({"s": "words"}, Partner(name="Ben"), 2)


def test_a_program_that_never_stops_writing_is_told_of(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, theirs = files.replace, list[bytes]()

    def editor_saves_first(path: Path, data: bytes, expected: bytes | None = None) -> bool:
        theirs.append(path.read_bytes() + b"\n")
        path.write_bytes(theirs[-1])
        return replace(path, data, expected=expected)

    monkeypatch.setattr(files, "replace", editor_saves_first)
    with pytest.raises(NotSavedError) as told:
        portfolios.update(begun, answering("s", "words"))

    assert told.value.message == "could not save ~/home/portfolio.toml: another program keeps changing it"
    assert begun.read_bytes() == theirs[-1]


def test_a_portfolio_taken_away_in_between_is_told(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = files.replace

    def thief_comes_first(path: Path, data: bytes, expected: bytes | None = None) -> bool:
        path.unlink()
        return replace(path, data, expected=expected)

    monkeypatch.setattr(files, "replace", thief_comes_first)
    with pytest.raises(NoPortfolioError):
        portfolios.update(begun, answering("s", "words"))

    assert not begun.exists()


def test_a_newer_format_is_refused_and_left_as_it_is(begun: Path) -> None:
    begun.write_bytes(b'format_version = 2\nid = "ana"\n')
    with pytest.raises(NewerFormatError) as told:
        portfolios.update(begun, answering("s", "words"))

    assert (told.value.message, told.value.hint) == (
        "could not read ~/home/portfolio.toml: it was written by a newer lift (format_version 2; known here: 1)",
        "Update lift: `pip install --upgrade lift-cli`.",
    )
    assert begun.read_bytes() == b'format_version = 2\nid = "ana"\n'


def test_a_link_stays_a_link_through_a_save(begun: Path, tmp_path: Path) -> None:
    link = tmp_path / "desk" / "portfolio.toml"
    link.symlink_to(begun)
    portfolios.update(link, answering("s", "words"))

    assert link.readlink() == begun
    assert answers(portfolios.load(begun)) == {"s": "words"}


def test_every_part_is_read_back_as_it_was_saved(begun: Path) -> None:
    whole = Portfolio(
        id="ana",
        revision=2,
        educator=Educator(name="Ana Reyes", role="teacher"),
        partner=Partner(name="Ben"),
        circle=Circle(why="because", at=NOW, earlier=(Circle(why="perhaps", at=NOW),)),
        answers=(Answer(step="s", text="words", at=NOW),),
        ideas=(Idea(kind=IdeaKind.QUESTION, text="why?", at=datetime(2026, 1, 1, tzinfo=UTC), private=True),),
        hours=(checked(Hours, {"date": NOW.date(), "minutes": 30, "what": "talk", "with": "Ben"}),),
    )
    saved = portfolios.update(begun, lambda _: replace(whole, revision=1))

    assert saved == portfolios.load(begun) == replace(whole, revision=2)
