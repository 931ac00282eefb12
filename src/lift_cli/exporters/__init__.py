"""The door to the page: each format's suffix and the function that renders a Document as bytes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from lift_cli.pages.document import Document


@dataclass(frozen=True)
class Format:
    """A format to write a page in; its file is imported when it is used."""

    suffix: str
    file: str

    @property
    def render(self) -> Callable[[Document], bytes]:
        """The function that renders a Document."""
        function: Callable[[Document], bytes] = import_module(f"lift_cli.exporters.{self.file}").render
        return function


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", "html"),
    "markdown": Format(".md", "markdown"),
    "docx": Format(".docx", "docx"),
    "pdf": Format(".pdf", "pdf"),
}
