"""The sample journey of two invented educators, as data: what they write, and the commands they type."""

from lift_cli.content.pack import Content, Slug, Words
from lift_cli.values import frozen


@frozen
class TourPerson(Content):
    """One of the two."""

    id: Slug
    name: Words
    role: Words
    school: Words
    district: Words


@frozen
class TourAnswer(Content):
    """What is written at a prompt."""

    step: Words
    text: Words


@frozen
class TourRating(Content):
    """What is chosen on a scale."""

    step: Words
    value: int


@frozen
class TourDiscussion(Content):
    """How a discussion went."""

    step: Words
    minutes: int
    note: Words


@frozen
class TourScene(Content):
    """One command; `{name}` stands for a sample text, `first` and `last` say how much of its output is shown."""

    who: Slug
    say: Words
    command: tuple[Words, ...]
    walk: tuple[int, int] | None = None  # the steps answered from standard input, from and up to (0 = to the end)
    reflect: bool = False  # the closing is answered from standard input
    first: int = 99
    last: int = 0


@frozen
class Tour(Content):
    """The whole script."""

    format_version: int
    module: Words
    people: tuple[TourPerson, ...]
    answers: tuple[TourAnswer, ...]
    ratings: tuple[TourRating, ...]
    discussions: tuple[TourDiscussion, ...]
    texts: dict[str, str]
    scenes: tuple[TourScene, ...]
