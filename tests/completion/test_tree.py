"""The commands that Tab knows are those that there are, each with what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lift_cli.cli.app import COMMANDS
from lift_cli.completion import tree
from lift_cli.completion.values import OFFERS
from tests.cli.every_command import commands

FREE = {
    *("WORDS", "TEXT", "WHAT", "URL", "CLIENT", "MINUTES", "AMOUNT", "HOURS", "NUMBER", "ADDRESS", "TAG", "[-]"),
    *("DAY", "DATE", "YYYY-MM-DD", "SCHOOL", "DISTRICT", "PARTNER", "ENDORSEMENT", "COMMAND", "[WORDS]", "WHICH"),
    *("NAME", "[NAME]", "CERTIFICATE", "FORMAT", "WHO"),
}
"""What a person types in words of their own, or what only some commands know values for, which have rows of theirs."""


def written() -> Iterator[str]:
    """The lines of the file, made of the commands themselves."""
    alone = [*dict.fromkeys(("lift", *(f"lift {words}" for words in COMMANDS)))]
    there: dict[str, Any] = {}
    for typed, command in commands():  # a group that ran before names those of the list, too, and not what they take
        if typed in alone or typed not in there:
            there[typed] = command
    order = {typed: place for place, typed in enumerate(alone)}
    lines = {typed: COMMANDS.get(typed.removeprefix("lift "), ("", ""))[1] for typed in there}
    for typed in sorted(there, key=lambda each: order.get(each, order.get(each.rpartition(" ")[0], 0))):
        command = there[typed]
        context = command.make_context(typed, [], resilient_parsing=True, help_option_names=["-h", "--help"])
        yield f"{typed}\t{lines[typed] or command.get_short_help_str(70)}"
        for option in (one for one in command.get_params(context) if one.param_type_name == "option"):
            value = "" if option.is_flag else option.make_metavar(context)
            opts = ["--help", "-h"] if "--help" in option.opts else option.opts
            for names in (opts, option.secondary_opts):
                if names:
                    yield f"\t{' '.join(sorted(names, key=len, reverse=True))}\t{value}\t{_first_sentence(option)}"
        for argument in (one for one in command.params if one.param_type_name == "argument"):
            more = argument.nargs == -1
            yield f"\t\t{argument.metavar.removesuffix('...')}\t{'...' if more else ''}"


def _first_sentence(option: Any) -> str:
    return str(option.help or "").partition(". ")[0].rstrip(".").replace("\n", " ")


def test_the_file_that_is_shipped_names_every_command_with_all_it_takes(request: pytest.FixtureRequest) -> None:
    text = "".join(f"{line}\n" for line in written())
    shipped = Path(tree.FILE)
    if request.config.getoption("--update-golden"):
        shipped.write_text(text, "utf-8", newline="\n")
    assert shipped.read_text("utf-8") == text


def test_whatever_takes_a_value_that_nobody_knows_by_heart_has_a_row() -> None:
    for typed, command in tree.read_tree().items():
        values = [(name, value) for name, (value, _) in command.options.items() if value]
        for name, value in (*values, *((value, value) for value, _ in command.arguments)):
            assert value in FREE or value in OFFERS or f"{typed} {name}" in OFFERS, (typed, name, value)


def test_every_row_is_of_a_command_that_is_there() -> None:
    known = tree.read_tree()
    taken = {
        f"{typed} {name}"
        for typed, command in known.items()
        for name in (
            *(name for name, (value, _) in command.options.items() if value),
            *(a for a, _ in command.arguments),
        )
    }
    words = {value for command in known.values() for value, _ in command.options.values()}
    words |= {value for command in known.values() for value, _ in command.arguments}
    assert {row for row in OFFERS if row.startswith("lift ")} <= taken
    assert {row for row in OFFERS if not row.startswith("lift ")} <= words
