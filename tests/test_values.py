"""What the classes marked `frozen` and `fixed` promise, whatever their fields are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import pytest

from lift_cli.portfolio.record import Record
from lift_cli.values import KEY, Limits, Value, built, fixed, frozen, tables_of


class Colour(StrEnum):
    RED = "red"


@frozen
class Leaf(Record):
    name: Annotated[str, str.strip]
    size: Annotated[int, Limits(ge=1, le=9)] | None = None


@frozen
class Tree(Record):
    id: str
    serves: str = field(default="", metadata={KEY: "for"})
    colour: Colour = Colour.RED
    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    names: tuple[Annotated[str, str.strip], ...] = ()
    words: dict[str, Annotated[str, str.strip]] = field(default_factory=dict)


@frozen
class Guest(Value):
    name: str = ""


TABLES: dict[str, Any] = {
    "id": "oak",
    "for": "shade",
    "leaf": {"name": "a", "x": 1},
    "leaves": [{"name": "b", "size": 2}],
    "names": ["c"],
    "words": {"d": "e"},
    "y": [2],
}
TREE = Tree(
    id="oak",
    serves="shade",
    leaf=Leaf(name="a", rest={"x": 1}),
    leaves=(Leaf(name="b", size=2),),
    names=("c",),
    words={"d": "e"},
    rest={"y": [2]},
)


def test_a_value_is_built_of_the_tables_of_a_file_and_written_as_them() -> None:
    assert built(Tree, TABLES) == TREE
    assert tables_of(TREE, "defaults") == {**TABLES, "leaves": ({"name": "b", "size": 2},), "names": ("c",)}
    assert list(tables_of(TREE, "defaults")) == list(TABLES)


def test_what_says_nothing_is_left_out_of_the_tables_or_not() -> None:
    leaf = Leaf(name="a")
    assert tables_of(leaf, "defaults") == tables_of(leaf, "none") == {"name": "a"}
    assert tables_of(leaf, "nothing") == {"name": "a", "size": None}
    assert tables_of(Tree(id="oak"), "none").keys() == {"id", "for", "colour", "leaves", "names", "words"}


def test_a_key_that_a_guest_does_not_know_is_ignored() -> None:
    assert built(Guest, {"name": "Ben", "mood": "fine"}) == Guest(name="Ben")


def test_a_key_that_is_called_like_the_field_of_unknown_keys_is_one_of_them() -> None:
    assert tables_of(built(Leaf, {"name": "a", "rest": 1}), "defaults") == {"name": "a", "rest": 1}


def test_unknown_keys_are_kept_by_a_change_and_seen_by_comparing() -> None:
    assert replace(TREE, id="elm").rest == {"y": [2]}
    assert replace(TREE, rest={}) != TREE
    assert hash(replace(Leaf(name="a"), rest={"y": [2]})) == hash(Leaf(name="a"))
    assert Leaf(name="a") != Guest(name="a")


def test_what_is_given_is_made_what_a_file_may_hold() -> None:
    listed: Any = ["c ", " d"]
    assert Tree(id="oak", names=listed, words={"a": " b"}) == Tree(id="oak", names=("c", "d"), words={"a": "b"})
    coloured: Any = "red"
    assert Tree(id="oak", colour=coloured).colour is Colour.RED
    assert replace(Leaf(name="a"), name=" b ").name == "b"


@pytest.mark.parametrize("size", [0, 10])
def test_a_number_outside_of_its_limits_is_refused(size: int) -> None:
    assert Leaf(name="a", size=None).size is None
    with pytest.raises(ValueError, match="the number is outside its limits"):
        Leaf(name="a", size=size)


def test_a_number_that_is_none_is_within_no_limits() -> None:
    with pytest.raises(ValueError, match="outside its limits"):
        Limits(gt=0, le=1000)(float("nan"))


@pytest.mark.parametrize("fields", [{}, {"name": "a", "colour": "red"}])
def test_a_field_that_is_missing_or_unknown_is_told(fields: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Leaf takes rest, name, size; given:"):
        Leaf(**fields)


def test_a_value_never_changes() -> None:
    leaf: Any = Leaf(name="a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        leaf.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del leaf.name


def test_a_value_shows_its_fields_and_the_keys_it_does_not_know() -> None:
    assert repr(Leaf(name="a", rest={"x": 1})) == "Leaf(name='a', size=None, x=1)"


def test_a_time_is_as_it_is_given_so_that_it_can_be_shown_where_the_educator_is() -> None:
    from lift_cli.portfolio.record import Earlier

    at = datetime(2026, 5, 3, 20, 15, 7, 5, tzinfo=UTC).astimezone()
    assert Earlier(text="a", at=at).at is at


def absolute(number: int) -> int:
    """A function, which as a default must not become a method."""
    return abs(number)


def marked(mark: Callable[[type], Any]) -> tuple[Any, Any]:
    """Two classes of one mark, the one below the other."""

    @mark
    class Sum:
        one: int
        other: str = "b"
        turn: Callable[[int], int] = absolute

    @mark
    class More(Sum):
        last: int = 0

    return Sum, More


TWINS = list(zip(marked(fixed), marked(dataclass(frozen=True)), strict=True))


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((1,), {}),
        ((), {"one": 1}),
        ((1, "c"), {"turn": str}),
        ((), {}),
        ((1, 2, 3, 4, 5), {}),
        ((1,), {"one": 2}),
        ((1,), {"none": 2}),
    ],
)
@pytest.mark.parametrize("twins", TWINS, ids=["alone", "below another"])
def test_what_is_fixed_is_as_a_frozen_dataclass(
    twins: tuple[Any, Any], given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    def told(cls: Any) -> object:
        """All that can be asked of an instance."""
        try:
            made = cls(*given, **named)
        except TypeError:
            return "refused"
        with pytest.raises(FrozenInstanceError):
            made.one = 2
        with pytest.raises(FrozenInstanceError):
            del made.one
        same, changed = cls(*given, **named), replace(made, one=9)
        values = [getattr(made, one.name) for one in fields(made)]
        asked = (made == same, hash(made) == hash(same), made == changed, changed.one, made.turn(-1), made == values)
        return repr(made), values, asked, cls.__match_args__

    ours, theirs = map(told, twins)
    assert ours == theirs
