"""What is asked for at the cursor: of which command, after which words, an option or the value of which one."""

from __future__ import annotations

from lift_cli.completion.tree import Tree


class Asked:
    """A place on the line: the command there, what was given before it, and the word that is begun."""

    def __init__(self, tree: Tree, environ: dict[str, str]) -> None:
        self.tree = tree
        self.environ = environ
        self.command = "lift"
        self.given: list[str] = []  # the arguments of the command
        self.options: dict[str, str] = {}  # what was given for those that take a value; else nothing
        self.option = ""  # whose value is asked for
        self.word = ""
        self.word_before = ""  # what stands before the value in the same word, such as `--format=`

    @property
    def value(self) -> str:
        """The word by which the help calls what is asked for, such as `STEP`; none where nothing fits."""
        here = self.tree[self.command]
        return here.options[self.option][0] if self.option else here.argument(len(self.given))


IN_FULL = {"module": ["start", "module"], "help": []}
"""What is typed in place of a command, and what it stands for."""


def asked_by(words: list[str], word: str, tree: Tree, environ: dict[str, str]) -> Asked | None:
    """What is asked for by the words after `lift` and the one that is begun; None where nothing can stand there."""
    asked = Asked(tree, environ)
    words = [*IN_FULL.get(words[0], words[:1]), *words[1:]] if words else words
    if words[:1] == ["start"] and words[1:2] not in ([], ["module"]) and not words[1].startswith("-"):
        words = ["start", "module", *words[1:]]
    only_arguments = False
    for one in words:
        options = tree[asked.command].options
        if asked.option:
            asked.options[asked.option], asked.option = one, ""
        elif one == "--" and not only_arguments:
            only_arguments = True
        elif one.startswith("-") and one != "-" and not only_arguments:
            name, equals, value = one.partition("=")
            if options.get(name, ("", ""))[0] and not equals:
                asked.option = name
            else:
                asked.options[name] = value
        elif f"{asked.command} {one}" in tree and not asked.given:
            asked.command = f"{asked.command} {one}"
        else:
            asked.given.append(one)
    asked.word = word
    name, equals, value = word.partition("=")
    if not asked.option and equals and tree[asked.command].options.get(name, ("", ""))[0]:
        asked.option, asked.word_before, asked.word = name, f"{name}=", value
    if asked.command == "lift" and asked.given:
        return None  # an unknown command, or a step's number alone
    return asked
