"""A place of a form, in Word or as a PDF, where a person would write, with the words that say what belongs there."""

from __future__ import annotations

from lift_cli.values import fixed


@fixed
class Place:
    """A place: the words that say what belongs there, the best first, and what else stands around it.

    `row` is what stands at the left in a table, `above` what stands over it there, `line` counts lines and rows of
    tables, `nth` is which of the empty rows below a header it is in, and one that `may_be` is a place only where its
    label says so; one that `leads` does so only where that is no title of what follows; one that is `brief` has room
    for a number and for no sentence.
    """

    labels: tuple[str, ...]
    entry: str
    heading: str
    row: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    line: int = 0
    nth: int = 0
    may_be: bool = False
    holds: str = ""
    leads: bool = False
    brief: bool = False

    @property
    def is_box(self) -> bool:
        """Whether it is ticked, and not written in."""
        return self.entry == "check"

    @property
    def is_date(self) -> bool:
        """Whether it takes a day alone."""
        return self.entry == "date"

    @property
    def label(self) -> str:
        """The words that it is told by."""
        return self.labels[0]
