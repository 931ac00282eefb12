"""A framework of standards as data: what a goal or a piece of evidence can name."""

from typing import Annotated

from lift_cli.content.pack import Address, Content, Provenance, Slug, Text, Words, check_unique
from lift_cli.content.plan_form import Reference
from lift_cli.values import Limits, frozen

Code = Annotated[str, Limits(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=40)]


@frozen
class OtherName(Content):
    """An earlier or later name of an entry, and when it was called so."""

    title: Words
    when: Words


@frozen
class FrameworkEntry(Content):
    """One standard; `code` is permanent, and unique in the framework."""

    code: Code
    title: Words
    provenance: Provenance
    group: Words | None = None  # a heading over several entries
    text: Words | None = None  # left out where only the title is known
    points: tuple[Words, ...] = ()  # its parts
    source: Address | None = None  # where it is, if not where the framework is
    doubt: Words | None = None
    also: tuple[OtherName, ...] = ()


@frozen
class Framework(Content):
    """A framework of standards in one edition."""

    format_version: int
    id: Slug
    title: Words
    publisher: Words
    edition: Words
    source: Address
    summary: Text
    doubts: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()  # what goes with it
    entries: Annotated[tuple[FrameworkEntry, ...], Limits(min_length=1)]

    def check_whole(self) -> None:
        """Raise ValueError unless it names each code once."""
        check_unique("entry", [entry.code for entry in self.entries])
