"""What is in a list, as it is typed to take an entry out: its first words where no other begins so, else its number."""

from __future__ import annotations

from lift_cli.completion.asked import Asked
from lift_cli.completion.known import Known

TYPE_CHECKING = False  # typing itself would cost more than the answer
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FIRST_WORDS = 50
"""Characters of an entry that are typed at most."""


def entries(part: str, words: str, beside: str) -> Callable[[Asked, Known], Iterable[tuple[str, str]]]:
    """The entries of a part by one field, with another beside it."""

    def offer(asked: Asked, known: Known) -> Iterator[tuple[str, str]]:
        records = known.records(part)
        field = beside if beside == "url" and asked.word.lower().startswith("http") else words
        said = [str(one.get(field, "")) for one in records]
        for number, (value, record) in enumerate(zip(_typed(said), records, strict=True), 1):
            by_number = asked.word[:1].isdigit() or not value
            help_ = said[number - 1] if by_number else str(record.get(beside, ""))
            yield (str(number) if by_number else value), help_

    return offer


def students(_: Asked, known: Known) -> Iterable[tuple[str, str]]:
    """The names on the educator's own list."""
    return ((name, "") for name in known.students)


def _typed(said: list[str]) -> Iterator[str]:
    """The first words of each, where no other entry begins so; else nothing."""
    lines = [one.strip().partition("\n")[0] for one in said]
    for line in lines:
        first = line if len(line) <= FIRST_WORDS else line[:FIRST_WORDS].rpartition(" ")[0]
        is_own = sum(other.lower().startswith(first.lower()) for other in said) == 1
        yield first if is_own and first.isprintable() else ""


OFFERS = {
    "lift idea remove WHICH": entries("ideas", "text", beside="kind"),
    "lift bookmark remove WHICH": entries("bookmarks", "title", beside="url"),
    "lift folder remove WHICH": entries("folder", "name", beside="caption"),
    "lift hours remove WHICH": entries("hours", "what", beside="date"),
    "lift hours renewal remove WHICH": entries("earned", "what", beside="date"),
    "lift students remove WHICH": students,
}
"""What offers the entries of each list."""
