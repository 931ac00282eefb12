"""Finding a part of a page by its heading."""

from __future__ import annotations

from lift_cli.document import Block, Document, Heading


def under(document: Document, title: str) -> list[Block]:
    """The blocks below the heading of that title, up to the next heading of its level or above."""
    (start,) = (n for n, block in enumerate(document.blocks) if isinstance(block, Heading) and block.text == title)
    heading = document.blocks[start]
    assert isinstance(heading, Heading)
    found: list[Block] = []
    for block in document.blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= heading.level:
            break
        found.append(block)
    return found


def headings(document: Document, level: int = 2) -> list[str]:
    """The titles of that level, in order."""
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]
