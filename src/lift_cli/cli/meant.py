"""What newcomers type in place of a command, as the command that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise

_STEP = re.compile(r"[0-9]{1,3}(?:@[0-9]{1,2})?(?:\.[0-9]{1,3}){1,3}")
FORMATS = ("html", "markdown", "md", "docx", "word", "pdf")
_WITH_WORDS = ("-o", "--output", "--format", "--form", "--year", "--template")

_ALONE = {"help": "--help", "version": "--version"}

_ADDED: dict[str, Callable[[str], bool]] = {
    "idea": bool,
    "bookmark": lambda word: "." in word,
    "folder": lambda word: "." in word or "/" in word,
    "hours": lambda word: word[:1].isdigit(),
    "students": bool,
}
"""The lists that what is typed after their name is added to, where it can be an entry."""

_TITLED = (["start", "module"], ["reflect"], ["check"], ["modules", "show"], ["view"])
"""The commands that take a module's title."""


def meant(typed: Sequence[str], commands: Container[str], within: Callable[[str], Sequence[str]]) -> list[str]:
    """The words of a call, changed where they stand for a command; `within` says the commands of a group.

    `help answer`, `module one`, `1.1.1.7`, `idea "text"`, `export pgp`, `export --docx`; whatever is a command stays.
    """
    match list(typed):
        case [word] if word in _ALONE:
            return [_ALONE[word]]
        case ["help", *command] | [*command, "help"] if len(command) == 1 and command[0] in commands:
            return [*command, "--help"]
        case ["--show-completion" | "--install-completion" as option, *shell] if len(shell) <= 1:
            return [option[2:], *shell]
        case ["lift", *more]:
            return meant(more, commands, within)
        case ["module", *more]:
            return meant(["start", "module", *more], commands, within)
        case ["start", word, *more] if not word.startswith("-") and word != "module":
            named = more if _is_nearly(word, ("module",)) else [word, *more]
            return meant(["start", "module", *named], commands, within)
        case [step, *more] if _STEP.fullmatch(step):
            return ["show", step, *more]
        case ["export", *options]:
            return ["export", *_of_export(options)]
        case [command, word, *more] if command in _ADDED and not word.startswith("-"):
            return [command, *_added(command, [word, *more], within(command))]
        case same:
            return _with_its_title(same)


def _with_its_title(words: list[str]) -> list[str]:
    """A module's title in one piece after the commands that take one, though the shell was given no quotes."""
    for command in _TITLED:
        said = words[len(command) :]
        if words[: len(command)] == command and said and not said[0].startswith("-"):
            return [*command, *(_of_start(said) if command[0] == "start" else _in_one_piece(said))]
    return words


def _in_one_piece(words: list[str], option: str = "-") -> list[str]:
    """The words before the first option as one, though the shell was given no quotes."""
    end = next((place for place, word in enumerate(words) if word.startswith(option)), len(words))
    return [" ".join(words[:end]), *words[end:]]


def _of_start(words: list[str]) -> list[str]:
    """The title, and what a new run is called or the rest of a title, each in one piece."""
    options: list[str] = []
    early: list[str] = []
    late: list[str] = []
    for before, word in pairwise(words):
        if word.startswith("-") or before == "--with":
            options.append(word)
        else:
            (late if "--again" in options else early).append(word)
    title, called = (words[:1] + early, late) if late else (words[:1], early)
    return [" ".join(title), *options, *([" ".join(called)] if called else [])]


def _of_export(options: list[str]) -> list[str]:
    """`pgp` and the formats as options, with or without their dashes; what follows an option that takes words stays."""
    found: list[str] = []
    for before, word in zip(["", *options], options, strict=False):
        name = word.removeprefix("--").lower()
        if before in _WITH_WORDS or name not in (*FORMATS, "pgp"):
            found.append(word)
        else:
            found += ["--pgp"] if name == "pgp" else ["--format", name]
    return found


def _added(command: str, words: list[str], known: Sequence[str]) -> list[str]:
    """What follows the name of a list: a command of it, though it may be misspelled, or else an entry."""
    first = words[0]
    is_command = first in known or (first.islower() and " " not in first and _is_nearly(first, known))
    if is_command or not _ADDED[command](first):
        return words
    return ["add", *(_in_one_piece(words, "--") if command == "idea" else words)]  # words, typed without quotes


def _is_nearly(word: str, known: Sequence[str]) -> bool:
    """Whether a word is one of these, misspelled."""
    from difflib import get_close_matches  # costs a millisecond that only such a call should pay

    return bool(get_close_matches(word.lower(), known, n=1, cutoff=0.7))
