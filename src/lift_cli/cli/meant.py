"""What newcomers type in place of a command, as the command that they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from lift_cli.cli.called import SAME, command_called
from lift_cli.cli.signs import plain

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

_TITLED = (
    *(["start", "module"], ["reflect"], ["check"], ["view"], ["modules", "show"]),
    *(["team", "new"], ["team", "accept"], ["team", "away"]),
)
"""The commands that take a module's title, a team's name or a person's."""

_TAKE_A_STEP = ("show", "answer", "done", "undone", "star", "unstar")

_NUMBERS = ("one", "two", "three", "four", "five", "1", "2", "3", "4", "5")
"""LIFT's own modules, as they are counted."""

_LISTED = ("idea", "bookmark", "folder", "hours", "plan", "star")
"""The lists that `show` is typed in front of."""

_SHOWN = ("modules", "standards", "plan")
"""The groups of which what is named alone is shown."""


def meant(typed: Sequence[str], commands: Container[str], within: Callable[[str], Sequence[str]]) -> list[str]:
    """The words of a call, changed where they stand for a command; `within` says the commands of a group.

    `help answer`, `module one`, `1.1.1.7`, `idea "text"`, `export pgp`, `export --docx`; whatever is a command stays.
    """
    match command_called(plain(list(typed)), commands):
        case [word] if word in _ALONE:
            return [_ALONE[word]]
        case ["help", *command] | [*command, "help"] if len(command) == 1 and command[0] in commands:
            return [*command, "--help"]
        case ["--show-completion" | "--install-completion" as option, *shell] if len(shell) <= 1:
            return [option[2:], *shell]
        case ["lift", *more]:
            return meant(more, commands, within)
        case [word, *more] if word in _NUMBERS:
            return _within_start([word, *more])
        case ["module", *more] | ["start", *more]:
            return _within_start(more)
        case ["check", "partner", *more]:
            return ["check-partner", *more]
        case ["share", "with", *who]:
            return ["with", *who]  # no command, and no folder either
        case [step, *more] if _STEP.fullmatch(step):
            is_said = more and not more[0].startswith("-")
            return _within_command(["answer" if is_said else "show", step, *more], within)
        case same:
            return _within_command(same, within)


def _within_start(words: list[str]) -> list[str]:
    """What follows `start`: the word `module`, be it misspelled or left out, and a module's title or a part of it."""
    if words and (words[0].startswith("-") or (words[0] == "module" and len(words) == 1)):
        return ["start", *words]
    named = words[1:] if words and _is_nearly(words[0], ("module",)) else words
    if len(named) > 1 and _STEP.fullmatch(named[1]) and not named[0].startswith("-"):
        named = named[1:]
    return _with_its_title(["start", "module", *named])


def _within_command(words: list[str], within: Callable[[str], Sequence[str]]) -> list[str]:
    """The words after a command, where they leave out what it would be told by."""
    match words:
        case [command, "step", step, *more] if command in _TAKE_A_STEP and _STEP.fullmatch(step):
            return _within_command([command, step, *more], within)
        case ["answer", step, *said] if _is_text(said) and not step.startswith("-"):
            return ["answer", step, "--text", *_in_one_piece(said)]
        case ["plan", "set", field, *said] if _is_text(said) and not field.startswith("-"):
            return ["plan", "set", field, "--text", *_in_one_piece(said)]
        case ["show", word] if word == "plan" or SAME.get(word, "").partition(" ")[0] in _LISTED:
            return SAME.get(word, word).split()
        case ["config", "editor", *command] if command:
            return ["config", "--editor", " ".join(command)]
        case [group, word, *more] if group in _SHOWN and _is_name(word, within(group)):
            is_said = group == "plan" and more and not more[0].startswith("-")
            return _within_command([group, "set" if is_said else "show", word, *more], within)
        case ["export", *options]:
            return ["export", *_of_export(options)]
        case [command, word, *more] if command in _ADDED and not word.startswith("-"):
            return [command, *_added(command, [word, *more], within(command))]
        case same:
            return _with_its_title(same)


def _is_text(said: Sequence[str]) -> bool:
    """Whether words are a text, and no option or the name of a file."""
    first = said[0] if said else "-"
    is_file = len(said) == 1 and len(first.split()) == 1 and ("." in first[1:-1] or "/" in first)
    return not (first.startswith("-") or is_file)


def _is_name(word: str, known: Sequence[str]) -> bool:
    """Whether a word is none of a group's commands, be it misspelled, and no option."""
    return not (word.startswith("-") or word in known or _is_nearly(word, known))


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
    if command == "hours":
        words = _of_hours(words)
        first = words[0]
    is_command = first in known or (first.islower() and " " not in first and _is_nearly(first, known))
    if is_command or not _ADDED[command](first):
        return words
    if command == "idea":  # words, typed without quotes
        return ["add", *_in_one_piece(words, "--")]
    if command == "hours":
        return ["add", first, *(_in_one_piece(words[1:]) if words[1:] else [])]
    return ["add", *words]


def _of_hours(words: list[str]) -> list[str]:
    """The time in one piece before what it was for: `1 hour reading`; a day in front of it comes last."""
    day = ["--date", words[0]] if words[0].lower() in ("today", "yesterday") and len(words) > 2 else []
    rest = words[len(day) // 2 :]
    if len(rest) > 2 and rest[0][:1].isdigit() and rest[1].lower().rstrip("s.") in ("minute", "min", "hour", "h", "hr"):
        rest = [" ".join(rest[:2]), *rest[2:]]
    return [*rest, *day]


def _is_nearly(word: str, known: Sequence[str]) -> bool:
    """Whether a word is one of these, misspelled."""
    from difflib import get_close_matches  # costs a millisecond that only such a call should pay

    return bool(get_close_matches(word.lower(), known, n=1, cutoff=0.7))
