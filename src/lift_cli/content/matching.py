"""A document that was written elsewhere, put to the steps that its passages answer: sure, doubtful, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from lift_cli.content.in_booklets import in_booklet
from lift_cli.content.in_tables import in_table
from lift_cli.content.matcher import Matcher
from lift_cli.content.module import Module
from lift_cli.content.passage import Passage
from lift_cli.content.titles import Titles
from lift_cli.content.wordings import Wordings
from lift_cli.manuscript import Manuscript, Piece


def matched(
    manuscript: Manuscript,
    modules: Iterable[Module],
    is_known: Callable[[Piece], bool],
    others: Iterable[Module] = (),
) -> tuple[Passage, ...]:
    """The passages of a document in their order, put to steps of these modules.

    What stands under the heading of one of the `others` is of no step. `is_known` says of a line on a page that lift
    wrote whether it is lift's own, or in the portfolio already.
    """
    meant = tuple(modules)
    ids = frozenset(module.id for module in meant)
    runs = {module.id_of_run(1) for module in meant}  # an earlier run has the same title
    elsewhere = tuple(other for other in others if other.id_of_run(1) not in runs)
    matcher = Matcher(*_index(meant, elsewhere), ids)
    if manuscript.is_ours:
        return tuple(in_booklet(matcher, manuscript.pieces, is_known))
    return tuple(_in_any(matcher, manuscript.pieces))


@lru_cache(maxsize=8)
def _index(modules: tuple[Module, ...], others: tuple[Module, ...]) -> tuple[Wordings, Titles]:
    return Wordings(modules), Titles((*modules, *others))


def _in_any(matcher: Matcher, pieces: Iterable[Piece]) -> Iterator[Passage]:
    """The passages of a document that somebody else's program wrote."""
    for table, group in groupby(pieces, key=lambda piece: piece.cell.table if piece.cell else None):
        members = list(group)
        yield from matcher.lines(members) if table is None else in_table(matcher, members)
    yield from matcher.ended()
