"""Every command with its options and arguments, read from the file that is shipped: typer itself would cost more."""

from __future__ import annotations

import os

FILE = os.path.join(os.path.dirname(__file__), "commands.txt")


class Command:
    """A command: its line of help, what it takes after its name, and its options with the word for their value."""

    def __init__(self, help_: str) -> None:
        self.help = help_
        self.options: dict[str, tuple[str, str]] = {}  # by each name: the word for its value, if it takes one, and help
        self.arguments: list[tuple[str, bool]] = []  # the word for each, and whether more can follow

    def argument(self, place: int) -> str:
        """The word for the argument at a place, from 0."""
        if place < len(self.arguments):
            return self.arguments[place][0]
        return self.arguments[-1][0] if self.arguments and self.arguments[-1][1] else ""


Tree = dict[str, Command]
"""The commands by what is typed for them, the groups among them."""


def read_tree() -> Tree:
    """The commands as they are shipped: a line for each, then one for each option, and for each argument, set in."""
    tree: Tree = {}
    command = Command("")
    with open(FILE, encoding="utf-8") as file:
        for line in file:
            names, value, help_ = line.rstrip("\n").rsplit("\t", 2) if line.startswith("\t") else ("", "", "")
            if not line.startswith("\t"):
                typed, _, help_ = line.rstrip("\n").partition("\t")
                command = tree[typed] = Command(help_)
            elif names.strip():
                command.options |= dict.fromkeys(names.split(), (value, help_))
            else:
                command.arguments.append((value, help_ == "..."))
    return tree
