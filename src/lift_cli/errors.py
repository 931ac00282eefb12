"""What can go wrong: facts in, one sentence and a hint out, and the exit codes."""

from __future__ import annotations

from collections.abc import Sequence

COULD_NOT, NOT_UNDERSTOOD, NOT_MET, INTERRUPTED = 1, 2, 3, 130
"""The exit codes; 0 is done."""


class LiftError(Exception):
    """A failure that the educator reads in one line, with a hint how to correct it."""

    exit_code = COULD_NOT

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotUnderstoodError(LiftError):
    """A command, an option or an argument is unknown, or missing."""

    exit_code = NOT_UNDERSTOOD


class NoPortfolioError(LiftError):
    """There is no portfolio yet."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"could not find a portfolio at {place}: you have not started one",
            "`lift start module` starts one; `lift tour` shows you an example first.",
        )


class BrokenFileError(LiftError):
    """A file is there, but what it holds cannot be used."""

    def __init__(self, place: str, reason: str, hint: str) -> None:
        self.reason = reason
        super().__init__(f"could not read {place}: {reason}", hint)


class OtherFileError(BrokenFileError):
    """What is there is empty or another kind of file: no place in it could be mended."""


class UnreadableFileError(LiftError):
    """A file cannot be opened or read at all."""

    def __init__(
        self,
        place: str,
        reason: str,
        hint: str = "Check the name; `ls` (on Windows `dir`) lists the files in this folder.",
    ) -> None:
        super().__init__(f"could not read {place}: {reason}", hint)
        self.reason = reason


class MissingFileError(UnreadableFileError):
    """There is no file of that name."""


class NotSavedError(LiftError):
    """A file could not be written; what was there before is whole."""

    def __init__(self, place: str, reason: str, kept: str | None = None) -> None:
        super().__init__(
            f"could not save {place}: {reason}",
            "The file was not changed; nothing was lost."
            + (f" Your text is kept in {kept}." if kept else "")
            + " Fix that, then type the command again.",
        )


class NotPrintedError(LiftError):
    """What a command prints could not be written where its output goes."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"could not print the output: {reason}", "What was saved before that is saved.")


class NewerFormatError(LiftError):
    """A file was written by a later lift."""

    def __init__(self, place: str, found: int, known: int) -> None:
        self.reason = f"it was written by a newer lift (format_version {found}; known here: {known})"
        super().__init__(
            f"could not read {place}: {self.reason}",
            "Update lift: `pip install --upgrade lift-cli`.",
        )


class ExistsError(LiftError):
    """A file is already there and replacing it was not agreed to."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"could not write {place}: a file with that name already exists",
            "`--force` replaces it; `-o FILE` writes to another file.",
        )


class FolderThereError(LiftError):
    """A folder stands where a file should be written."""

    def __init__(self, place: str) -> None:
        super().__init__(f"could not write {place}: that is a folder", "Name a file inside it with `-o FILE`.")


class OwnPortfolioError(LiftError):
    """Writing to this place would replace the portfolio itself."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"could not write {place}: that is your own portfolio",
            "Write to another file with `-o FILE`, or go to another folder first.",
        )


class PortfolioThereError(LiftError):
    """Writing to this place would replace a portfolio with what is only made of one."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"could not write {place}: a portfolio itself is there, with all its words",
            "Write to another file with `-o FILE`, or give the portfolio another name first.",
        )


class OtherEndingError(NotUnderstoodError):
    """The ending of a file that shall be written says one format, and what else was typed another."""

    def __init__(self, place: str, ending: str, wanted: str, right: Sequence[str]) -> None:
        fits = " or ".join(filter(None, (", ".join(right[:-1]), right[-1])))
        super().__init__(
            f"could not write {place}: its ending {ending} does not go with {wanted}",
            f"Give it the ending {fits}, or change what you ask for.",
        )


class UnknownNameError(LiftError):
    """A name fits nothing, or more than one thing."""

    def __init__(self, noun: str, name: str, closest: Sequence[str], listing: str) -> None:
        meant = f"Did you mean {' or '.join(f'`{word}`' for word in closest)}? " if closest else ""
        super().__init__(f"could not find the {noun} {name!r}", f"{meant}{listing}")


class AmbiguousNameError(LiftError):
    """A name fits several things."""

    def __init__(self, noun: str, name: str, fits: Sequence[str]) -> None:
        super().__init__(
            f"could not tell which {noun} {name!r} means",
            f"It fits {', '.join(f'`{word}`' for word in fits)}; type one of these.",
        )


class WrongKindError(LiftError):
    """The step is of a kind that this command does not serve."""

    def __init__(self, doing: str, step: str, what: str, command: str) -> None:
        super().__init__(f"could not {doing} {step}: that one is {what}", f"Type `{command}`.")


class BadValueError(LiftError):
    """A value that was typed cannot be taken."""

    def __init__(self, doing: str, reason: str, hint: str) -> None:
        super().__init__(f"could not {doing}: {reason}", hint)


class RefusedLineError(BadValueError):
    """A line of a walk that cannot be taken, in the language of the walk."""

    def __init__(self, message: str, hint: str = "") -> None:
        LiftError.__init__(self, message, hint)


class NotTextError(LiftError):
    """Bytes that are not UTF-8 cannot be kept as text."""

    def __init__(self, place: str, kept: str | None = None) -> None:
        super().__init__(
            f"could not read the text you typed at {place}: lift does not know these characters",
            (f"What you typed is kept in {kept}. " if kept else "")
            + "Type it again, or save your text as plain text in Unicode first. Nothing was changed.",
        )


class OtherPackError(LiftError):
    """Two packs claim the same id."""

    def __init__(self, name: str, first: str, second: str) -> None:
        super().__init__(f"{first} and {second} have the same id `{name}`")


class TwoStandInsError(LiftError):
    """Two modules stand in for the same one."""

    def __init__(self, name: str, first: str, second: str) -> None:
        super().__init__(f"{first} replaces {name} already, and {second} would, too")
