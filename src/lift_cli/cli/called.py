"""What people call the commands, and what they look for that lift has no command for."""

from __future__ import annotations

from collections.abc import Container, Mapping

_SAME = {
    "start module": "next continue resume go walk work begin",
    "status": "home where today progress where-am-i dashboard summary",
    "quit": "q stop close bye save --quit --exit",
    "--help": "? /? /help -help --h -? man commands",
    "--version": "-version -v about",
    "export --pgp": "pgp --pgp worksheet",
    "show --comments": "comments feedback",
    "plan show goals": "goals goal",
    "config": "settings preferences options",
    "tour": "demo example examples",
    "idea": "ideas",
    "bookmark": "bookmarks links",
    "folder": "documents files",
    "hours": "time",
    "students": "student",
    "star": "stars",
    "standards": "framework frameworks standard",
    "profile": "certificate me",
    "hours renewal": "renewal",
}
"""Commands, and the words that stand for them alone."""

_WITH_WORDS = {
    "answer": "edit write rewrite change",
    "show": "step read see",
    "done": "tick check-off complete finished",
    "undone": "untick uncheck",
    "plan set goals --text": "goal goals",
    "profile --name": "name",
    "profile --role": "role",
    "profile --school": "school",
    "idea add --kind question": "question",
    "standards show": "standard framework",
    "modules show": "steps",
}
"""Commands, and the words that stand for them once something follows."""

SAME: Mapping[str, str] = {word: command for command, words in _SAME.items() for word in words.split()}
WITH_WORDS: Mapping[str, str] = {word: command for command, words in _WITH_WORDS.items() for word in words.split()}

_INSTEAD = {
    "`lift export` writes the file for your partner; `lift export --summary` writes one without your words.": (
        "send email mail submit publish"
    ),
    "`lift idea`, `lift bookmark`, `lift folder` and `lift hours` list what you keep, and `remove` after them takes "
    "one out. `lift undo` takes back what you did last.": "delete remove clear reset erase rm",
    "`lift check` says what is missing in your module; `lift reflect` is its closing walk.": "finish end closing",
    "`lift check-partner FILE` checks what your partner sent you, and recognizes it; `lift status` says who waits for "
    "whom.": "review thanks recognize approve",
    "`lift profile --partner Ben` says who your partner is; `lift check-partner FILE` checks the file that they sent "
    "you.": "partner buddy pair",
    "`lift view` shows your portfolio as a page; `lift export --format pdf` writes it, and docx and html do, too.": (
        "open print page portfolio booklet html docx word pdf"
    ),
    "There is no account and no network: all of it is on this computer. `lift` says where you are.": (
        "login logout signin signup register account password user"
    ),
    "`lift share FOLDER` shares a folder that others can open; `lift share --help` says how.": (
        "sync cloud upload download backup with"
    ),
    "Download the newest folder of lift and install it as you did the first; `lift version` says which you have.": (
        "update upgrade install uninstall"
    ),
    "`lift modules` lists the modules; `lift modules show two` lists the steps of one.": (
        "list questions steps lesson lessons course activity section"
    ),
    "In a walk `<` goes back and `>` skips. `lift undo` takes your last change back.": "back previous skip forward",
    "`lift start module` begins or goes on; `lift idea` and `lift bookmark` show what you keep beside it.": (
        "new create add init"
    ),
    "Name the step, such as `lift answer 1.1.1.5`. `lift show` shows what you wrote.": "edit write rewrite change tick",
    "Name the step, such as `lift show 1.1.1.5`. `lift modules` lists the modules.": "step read see",
    "`lift profile` shows who you are.": "name role school district",
    "`lift` says where you are and what to type next.": "hello hi hey now what",
}
INSTEAD: Mapping[str, str] = {word: hint for hint, words in _INSTEAD.items() for word in words.split()}
"""What to type in the place of a word that stands for more than one thing, or for nothing that lift does."""


def instead_of(word: str) -> str:
    """What to type in the place of a word that is no command; empty where nobody knows."""
    if word.endswith(".toml"):
        taken = "receive" if word.startswith(("review", "together")) else "check-partner"
        return f"`lift {taken} {word}`, if a partner sent it to you. More: `lift {taken} --help`."
    return INSTEAD.get(word.lower(), "")


def command_called(words: list[str], commands: Container[str]) -> list[str]:
    """The words of a call with its first as the command has it: in small letters, with its dash, by its own name."""
    if not words or words[0] in commands:
        return words
    first, *more = words
    word = first.lower().replace("_", "-")
    word = "check-partner" if word == "checkpartner" else word
    if word in commands:
        return [word, *more]
    is_said = bool(more) and not more[0].startswith("-")
    stands_for = (WITH_WORDS if is_said else SAME).get(word)
    if stands_for is None:
        return [word, *more] if first.isalpha() else words
    command = stands_for.split()
    return [*command, " ".join(more)] if is_said and command[-1].startswith("--") else [*command, *more]
