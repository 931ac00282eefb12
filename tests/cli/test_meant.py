"""What newcomers type, and what they get."""

from __future__ import annotations

import pytest

from lift_cli import __version__
from lift_cli.cli.app import COMMANDS, within
from lift_cli.cli.called import INSTEAD, SAME, WITH_WORDS
from lift_cli.cli.meant import meant
from lift_cli.cli.terminal.hints import commands_of, runs_as_it_stands
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
        ("hours 45 minutes reading aloud", "hours add|45 minutes|reading aloud"),
        ("hours 1 hour reading --date 2026-04-20", "hours add|1 hour|reading|--date|2026-04-20"),
        ("hours yesterday 45 reading", "hours add 45 reading --date yesterday"),
        ("2.1.1.4 What do you think?", "answer 2.1.1.4 --text|What do you think?"),
        ("answer 2.1.1.4 We ask --with Ben", "answer 2.1.1.4 --text|We ask|--with|Ben"),
        ("answer step 2.1.1.4 Words", "answer 2.1.1.4 --text Words"),
        ("answer 2.1.1.4 notes.txt", "answer 2.1.1.4 notes.txt"),
        ("answer 2.1.1.4 Listening.", "answer 2.1.1.4 --text Listening."),
        ("answer 2.1.1.4 -", "answer 2.1.1.4 -"),
        ("answer 2.1.1.4 --file a.txt", "answer 2.1.1.4 --file a.txt"),
        ("edit 2.1.1.4", "answer 2.1.1.4"),
        ("step 2.1.1.4", "show 2.1.1.4"),
        ("next", "start module"),
        ("one", "start module one"),
        ("1", "start module 1"),
        ("2 2.1", "start module 2.1"),
        ("module two 2.1.1.5", "start module 2.1.1.5"),
        ("two --again", "start module two --again"),
        ("EXPORT --check", "export --check"),
        ("Export PGP", "export --pgp"),
        ("LIFT Status", "status"),
        ("Check_Partner a.toml", "check-partner a.toml"),
        ("checkpartner a.toml", "check-partner a.toml"),
        ("check partner a.toml", "check-partner a.toml"),
        ("--pgp", "export --pgp"),
        ("pgp --check", "export --pgp --check"),
        ("\u2013pgp", "export --pgp"),
        ("export \u2013pgp", "export --pgp"),
        ("export \u2014pgp \u2013o plan.html", "export --pgp -o plan.html"),
        ("export \u2014-format=docx", "export --format=docx"),
        ("idea Wait \u2013 and ask", "idea add|Wait \u2013 and ask"),
        ("idea \u201cOpen the lab\u201d --private", "idea add|Open the lab|--private"),
        ("idea \u201eAsk\u201c", "idea add Ask"),
        ("answer 2.1.1.4 \u2018We ask\u2019", "answer 2.1.1.4 --text|We ask"),
        (
            "done 2.1.1.3 --note \u201cWe agree on most\u201d --minutes 5",
            "done 2.1.1.3 --note|We agree on most|--minutes|5",
        ),
        ("idea \u201cOpen the lab", "idea add|\u201cOpen the lab"),
        ("goals", "plan show goals"),
        ("goal Wait longer", "plan set goals --text|Wait longer"),
        ("plan goals", "plan show goals"),
        ("plan goals Wait longer", "plan set goals --text|Wait longer"),
        ("plan set goals/1/focus Waiting time", "plan set goals/1/focus --text|Waiting time"),
        ("plan set --form plan goals --text Words", "plan set --form plan goals --text Words"),
        ("answer --text Words 2.1.1.4", "answer --text Words 2.1.1.4"),
        ("plan wlak", "plan wlak"),
        ("modules one", "modules show one"),
        ("modules nw pack", "modules nw pack"),
        ("standards ccdei 1", "standards show ccdei 1"),
        ("ideas", "idea"),
        ("show ideas", "idea"),
        ("show plan", "plan"),
        ("show goals", "plan show goals"),
        ("name Ana Reyes", "profile --name|Ana Reyes"),
        ("config editor code --wait", "config --editor|code --wait"),
        ("team new Grade 4 --members Ben", "team new|Grade 4|--members|Ben"),
        ("save", "quit"),
        ("q", "quit"),
        ("?", "--help"),
        ("-help", "--help"),
        ("share with ben", "with ben"),
        ("delete 1", "delete 1"),
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


@pytest.mark.parametrize("word", INSTEAD)
def test_a_word_that_is_no_command_gets_what_to_type_and_a_command_that_runs(lift: Lift, mine: Kept, word: str) -> None:
    mine.write(WHOLE)
    ran = lift(word)
    assert ran == Ran(2, "", f"Error: No such command '{word}'.\n\nHint: {INSTEAD[word]}\n")
    runs = [one for one in commands_of(INSTEAD[word]) if runs_as_it_stands(one)]
    assert {0, 3} & {lift(*command.split()[1:]).code for command in runs}


def test_no_word_is_said_to_be_two_things() -> None:
    assert {*SAME, *WITH_WORDS, *INSTEAD} & {*COMMANDS} == set()
    assert {*SAME} & {*INSTEAD} == set()
    for command in {*SAME.values(), *WITH_WORDS.values()} - {"quit", "--help", "--version"}:
        assert command.split()[0] in COMMANDS


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        (
            "review-ana.toml",
            "`lift receive review-ana.toml`, if a partner sent it to you. More: `lift receive --help`.",
        ),
        (
            "portfolio.toml",
            "`lift check-partner portfolio.toml`, if a partner sent it to you. More: `lift check-partner --help`.",
        ),
    ],
)
def test_a_file_alone_gets_the_command_that_takes_it(lift: Lift, file: str, hint: str) -> None:
    assert lift(file) == Ran(2, "", f"Error: No such command '{file}'.\n\nHint: {hint}\n")


def test_a_text_that_was_quoted_for_the_shell_keeps_its_quotes_and_dashes(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("idea", "\u201cWait\u201d she said")
    lift("idea", "add", "\u2013 and then")
    assert [one["text"] for one in mine.tables["ideas"]] == ["\u201cWait\u201d she said", "\u2013 and then"]
