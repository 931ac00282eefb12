"""What was kept beside the answers: documents, ideas, bookmarks, time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import day, purpose
from lift_cli.document import Block, Evidence, Heading, Items, Table
from lift_cli.pages.figures.journey import goals_by_label
from lift_cli.pages.filed import NOTHING, Filed
from lift_cli.portfolio.model import Bookmark, FolderItem, Portfolio
from lift_cli.portfolio.time_given import time_given, total_minutes
from lift_cli.text import length_of_time, quantity, size


def documents(shown: Portfolio, catalog: Catalog, filed: Mapping[str, Filed]) -> Iterator[Block]:
    """Each document with its caption; of a picture and a text also what is in it."""
    if shown.folder:
        yield Heading("LIFT Folder", aside=quantity(len(shown.folder), "document"))
        for item in shown.folder:
            yield _document(shown, item, catalog, filed.get(item.sha256 or "", NOTHING))


def _document(shown: Portfolio, item: FolderItem, catalog: Catalog, inside: Filed) -> Evidence:
    named = item.name if item.caption not in ("", item.name) else ""
    kept = "a link" if item.url else size(item.bytes) if item.bytes is not None else ""
    pieces = [piece for piece in shown.plan.evidence if piece.mark == item.mark]
    goals = [label for label, goal in goals_by_label(shown) if any(goal.id in piece.goals for piece in pieces)]
    filed = " · ".join(word for word in (*goals, purpose(catalog, item.serves), day(item.at)) if word)
    shows = (piece.text for piece in pieces)
    about = (*shows, ", ".join(word for word in (named, kept) if word), filed, inside.note)
    told = tuple(word for word in about if word)
    return Evidence(item.caption or item.name, told, item.url or "", inside.picture, inside.text)


def ideas(shown: Portfolio) -> Iterator[Block]:
    """The ideas and questions; a private one, where it is shown, says that it is."""
    told = tuple(
        f"{idea.kind.value.title()}{' (private)' if idea.private else ''}: {idea.text}" for idea in shown.ideas
    )
    if told:
        yield Heading("LIFT Ideas and Questions")
        yield Items(told)


def bookmarks(shown: Portfolio, catalog: Catalog) -> Iterator[Block]:
    """What was bookmarked, with its note."""
    if shown.bookmarks:
        yield Heading("LIFT Bookmarks")
        for one in shown.bookmarks:
            yield _bookmark(one, catalog)


def _bookmark(one: Bookmark, catalog: Catalog) -> Evidence:
    about = tuple(word for word in (one.note, purpose(catalog, one.serves)) if word)
    return Evidence(one.title or "Without a title", about, one.url)


def time_spent(shown: Portfolio) -> Iterator[Block]:
    """Every entry of time, in the order of the days."""
    entries = sorted(time_given(shown), key=lambda entry: entry.date)
    if entries:
        yield Heading(f"Time spent: {length_of_time(total_minutes(shown))}")
        yield Table(("Day", "Minutes", "What"), tuple((day(e.date), str(e.minutes), e.what) for e in entries))
