"""The door to the page: each format's suffix and the function that renders a Document as bytes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec

from lift_cli.document import Document
from lift_cli.errors import BadValueError, OtherEndingError, UnknownNameError
from lift_cli.values import fixed


@fixed
class Format:
    """A format to write a page in; its file is imported when it is used."""

    suffix: str
    file: str
    needs: str = ""  # what an extra installs
    shows_documents: bool = False  # whether it has room for what is in the documents of the folder

    def check(self) -> None:
        """Raise BadValueError where the extra that writes this format is not installed."""
        if self.needs and find_spec(self.needs) is None:
            extra = f"[{self.file}]"
            adds = f'`pip install "lift-cli{extra}"` adds it (in lift\'s own folder: `pip install ".{extra}"`).'
            without = "Without it, Word can save what --format docx writes as a PDF."
            raise BadValueError(
                f"write a {self.file.upper()}",
                "the program part that writes PDF files is not installed",
                f"{adds} {without}",
            )

    @property
    def render(self) -> Callable[[Document], bytes]:
        """The function that renders a Document."""
        function: Callable[[Document], bytes] = import_module(f"lift_cli.exporters.{self.file}").render
        return function


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "html", shows_documents=True),
    "markdown": Format(".md", "markdown"),
    "docx": Format(".docx", "docx", shows_documents=True),
    "pdf": Format(".pdf", "pdf", needs="typst", shows_documents=True),
}


ALSO_CALLED = {"word": "docx", "doc": "docx", "md": "markdown", "htm": "html"}
"""What people call a format."""


def format_named(name: str) -> Format:
    """The format of a name; raises UnknownNameError, or BadValueError where what writes it is not installed."""
    found = _called(name)
    found.check()
    return found


def _called(name: str) -> Format:
    word = name.strip().lower().removeprefix(".")
    found = FORMATS.get(ALSO_CALLED.get(word, word))
    if found is None:
        raise UnknownNameError("format", name, (), f"The formats are {', '.join(f'`{word}`' for word in FORMATS)}.")
    return found


ENDINGS: Mapping[str, str] = {
    **{form.suffix: name for name, form in FORMATS.items()},
    ".htm": "html",
    ".markdown": "markdown",
}
"""How the names of files end, and the format that says."""

OTHER_ENDINGS = (".toml", ".csv", ".xlsx", ".json", ".jsonl", ".zip")
"""And of what lift writes besides."""


def ending_of(name: str) -> str:
    """The ending of a file's name where it says a format; empty where it says none."""
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    return ending if ending in (*ENDINGS, *OTHER_ENDINGS) else ""


def format_for(file: str, named: str | None, otherwise: str = "html") -> Format:
    """The format of a file to write: the one that is named, else what the file's ending says.

    Raises what `format_named` does, and OtherEndingError where the ending says another, or no page at all.
    """
    ending = ending_of(file)
    chosen = _called(named or ENDINGS.get(ending, otherwise))
    if ending and FORMATS.get(ENDINGS.get(ending, "")) is not chosen:
        wanted = f"--format {named}" if named else "a page"
        raise OtherEndingError(
            file, ending, wanted, (chosen.suffix,) if named else tuple(f.suffix for f in FORMATS.values())
        )
    chosen.check()
    return chosen


def check_ending(file: str, wanted: str, *right: str) -> None:
    """Raise OtherEndingError where a file's ending says another format than the one that it will have."""
    ending = ending_of(file)
    if ending and ending not in right:
        raise OtherEndingError(file, ending, wanted, right)
