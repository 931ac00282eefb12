"""A page and the documents that it names, in one zip."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath

from lift_cli.cli.papers.paper import Paper
from lift_cli.cli.papers.showing import LARGEST, Source
from lift_cli.cli.session import Session
from lift_cli.document import Document
from lift_cli.errors import LiftError
from lift_cli.portfolio.model import FolderItem
from lift_cli.storage import folder
from lift_cli.text import as_a_file, harmless
from lift_cli.values import fixed

NAME, PAGE, FOLDER = "portfolio.zip", "portfolio.html", "folder"
"""The name of the zip, and of the page and the folder in it."""


@fixed
class Bundle:
    """A page, and what the documents beside it are called."""

    page: Document
    names: tuple[str, ...]


def with_files(session: Session, page: Paper, documents: Iterable[FolderItem]) -> Paper:
    """The page with its documents as one zip, in which they have the names that the page has for them."""
    contents, notes = {}, list(page.notes)
    for item in documents:
        try:
            contents[item.sha256] = folder.content(session.home.folder, item, LARGEST)
        except LiftError as error:
            notes.append(f"{item.name} is not in it: {getattr(error, 'reason', 'it cannot be read')}.")

    def make(source: Source) -> Bundle:
        named = {item.sha256: item.name for item in source.portfolio.folder if item.sha256 in contents}
        return Bundle(page.make(source), tuple(named[digest] for digest in contents))

    def render(bundle: Bundle) -> bytes:
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(PAGE, page.render(bundle.page))
            for name, data in zip(_apart(bundle.names), contents.values(), strict=True):
                archive.writestr(f"{FOLDER}/{name}", data)
        return written.getvalue()

    return replace(page, name=NAME, make=make, render=render, notes=tuple(notes))


def _apart(names: Iterable[str]) -> Iterator[str]:
    """Names that lead nowhere else and of which no two are one, also where case tells none apart."""
    used: set[str] = set()
    for name in names:
        plain = harmless(PurePosixPath(PureWindowsPath(name).name).name).strip(". ") or "document"
        stem, dot, ending = plain.rpartition(".") if "." in plain else (plain, "", "")
        numbered = (f"{stem}-{number}{dot}{ending}" for number in itertools.count(2))
        free = next(one for one in itertools.chain((plain,), numbered) if as_a_file(one) not in used)
        used.add(as_a_file(free))
        yield free
