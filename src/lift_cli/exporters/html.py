"""A Document as one HTML page that needs nothing from elsewhere; Jinja escapes every text."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader

from lift_cli.document import Document
from lift_cli.exporters.bars import svg
from lift_cli.text import harmless


def render(document: Document) -> bytes:
    """The document as a UTF-8 page."""
    environment = Environment(
        loader=PackageLoader("lift_cli", "exporters"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = harmless
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["bars"] = svg
    environment.filters["pictured"] = lambda blocks: any(getattr(block, "drawn_as", "") for block in blocks)
    return environment.get_template("page.html.jinja").render(document=document).encode("utf-8")
