"""A Document as a tagged PDF that a screen reader can read (PDF/UA-1), set by Typst."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files

from lift_cli.document import Cover, Document, Evidence, Figure, Heading, Table
from lift_cli.exporters.columns import shares
from lift_cli.exporters.vector import as_svg
from lift_cli.text import harmless

SIGNATURE = b"%PDF-"
"""How every PDF begins."""


def render(document: Document) -> bytes:
    """The document as a PDF.

    A sign that is in no font of this machine is shown as a box, and the file is tagged, but not PDF/UA then.
    """
    import typst

    made = {
        "title": _line(document.title),
        "language": document.language.partition("-")[0],
        "day": document.day and [document.day.year, document.day.month, document.day.day],
        "has-cover": any(isinstance(block, Cover) for block in document.blocks),
        "has-contents": any(isinstance(block, Heading) for block in document.blocks),
        "blocks": list(_blocks(document)),
    }
    page, inputs = files(__package__).joinpath("page.typ").read_bytes(), {"document": json.dumps(made)}
    with contextlib.suppress(typst.TypstError):  # a sign that is in no font; the standard forbids a page with it
        return typst.compile(page, format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    return typst.compile(page, format="pdf", sys_inputs=inputs)


def is_accessible(data: bytes) -> bool:
    """Whether a PDF that lift made keeps PDF/UA, as its metadata say."""
    return b"pdfuaid:part" in data


def _blocks(document: Document) -> Iterator[dict[str, object]]:
    """The blocks as data; no heading is more than one level below the one before, as the standard has it."""
    level = 1
    for block in document.blocks:
        told: dict[str, object] = {"kind": type(block).__name__}
        match block:
            case Figure(title, said):
                told |= {"title": _plain(title), "said": _plain(said), "svg": as_svg(block)}
            case Evidence():
                told |= {name: _plain(value) for name, value in asdict(block).items() if name != "picture"}
                told["picture"] = list(block.picture)
            case _:
                told |= {name: _plain(value) for name, value in asdict(block).items()}
        if isinstance(block, Heading):
            told["level"] = level = min(block.level, level + 1)
        if isinstance(block, Table):
            told["shares"] = shares(block)
        yield told


def _plain(value: object) -> object:
    """A value with every text in it harmless."""
    if isinstance(value, str):
        return harmless(value)
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _line(text: str) -> str:
    return " ".join(harmless(text).split())
