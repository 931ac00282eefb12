"""What newcomers type, and what they get."""

from __future__ import annotations

import pytest

from lift_cli import __version__
from lift_cli.cli.app import COMMANDS, within
from lift_cli.cli.meant import meant
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, WHOLE
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("help", "--help"),
        ("version", "--version"),
        ("help answer", "answer --help"),
        ("answer help", "answer --help"),
        ("idea help", "idea --help"),
        ("lift status", "status"),
        ("lift lift help", "--help"),
        ("module", "start module"),
        ("module one", "start module one"),
        ("start two", "start module two"),
        ("start modul two", "start module two"),
        ("start module two", "start module two"),
        ("start --help", "start --help"),
        ("start module technology plan", "start module technology|plan"),
        ("start the learning team cycle", "start module the|learning team cycle"),
        ("module team cycle --with Ben", "start module team|--with|Ben|cycle"),
        ("start module guide --again Tall Pines", "start module guide|--again|Tall Pines"),
        ("start module action guide --again Tall Pines", "start module|action guide|--again|Tall Pines"),
        ("start module guide Pines --again", "start module guide|--again|Pines"),
        ("start module guide --again", "start module guide|--again"),
        ("reflect technology plan", "reflect|technology plan"),
        ("check technology plan", "check|technology plan"),
        ("check technology --json", "check technology --json"),
        ("modules show technology plan", "modules show|technology plan"),
        ("start module --again guide Pines", "start module --again|guide|Pines"),
        ("2.1.1.4", "show 2.1.1.4"),
        ("11@2.1.1 --history", "show 11@2.1.1 --history"),
        ("export pgp", "export --pgp"),
        ("export PGP --check", "export --pgp --check"),
        ("export --docx", "export --format docx"),
        ("export word", "export --format word"),
        ("export md -o pgp", "export --format md -o pgp"),
        ("export --format html -o html", "export --format html -o html"),
        ("idea could we open the lab? --private", "idea add|could we open the lab?|--private"),
        ("idea Listen", "idea add Listen"),
        ("idea Ask - and wait --private", "idea add|Ask - and wait|--private"),
        ("modules show technology plan --format html -o -", "modules show|technology plan|--format|html|-o|-"),
        ("idea add", "idea add"),
        ("idea lst", "idea lst"),
        ("idea remove 1", "idea remove 1"),
        ("bookmark example.org/page", "bookmark add example.org/page"),
        ("bookmark remov 1", "bookmark remov 1"),
        ("bookmark page", "bookmark page"),
        ("folder plan.docx --for 2.1", "folder add plan.docx --for 2.1"),
        ("hours 45 Reading", "hours add 45 Reading"),
        ("hours 1h30 Reading", "hours add 1h30 Reading"),
        ("hours renewal", "hours renewal"),
        ("hours lst", "hours lst"),
        ("students Mia", "students add Mia"),
        ("status", "status"),
        ("forget help me", "forget help me"),
        ("strat", "strat"),
    ],
)
def test_what_is_typed_stands_for_a_command(typed: str, command: str) -> None:
    words, *more = command.split("|")
    assert meant(typed.split(), COMMANDS, within) == [*words.split(), *more]


def test_help_and_version_are_answered(lift: Lift) -> None:
    assert lift("help") == lift("--help")
    assert lift("help", "answer") == lift("answer", "--help")
    assert lift("version") == Ran(0, f"lift {__version__}\n", "")


@pytest.mark.parametrize("word", ["quit", "exit"])
def test_who_looks_for_the_way_out_is_told_that_there_is_nothing_to_leave(lift: Lift, mine: Kept, word: str) -> None:
    mine.write(ANA)
    said = "Nothing is running, and everything is saved. To stop in the middle of a walk, type q there.\n"
    assert lift(word) == Ran(0, "", said)
    assert f"  {word} " not in lift("--help").out


def test_a_number_alone_shows_its_step(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("2.1.1.4") == lift("show", "2.1.1.4")
    assert lift("2.1.1.4").code == 0


def test_an_idea_needs_no_command_and_no_quotes(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("idea", "could", "we", "open", "the", "lab?") == Ran(0, "", "Kept as question.\n")
    assert mine.tables["ideas"] == [{"kind": "question", "text": "could we open the lab?", "at": NOW}]


def test_a_format_is_known_by_what_people_call_it(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    pages = [lift("export", *words, "-o", "-").out for words in (["--format", "markdown"], ["md"], ["--markdown"])]
    assert pages[0].startswith("# ")
    assert pages == [pages[0]] * 3


def test_module_starts_where_one_stands(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("module", typed="q\n") == lift("start", "module", typed="q\n")
