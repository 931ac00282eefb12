"""Frozen values whose fields say what a file may hold there; how they come of a file's tables and go back (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, dataclass_transform, get_args, get_origin

Class = TypeVar("Class")
AnyValue = TypeVar("AnyValue", bound="Value")
Turn = Callable[[Any], Any]

UNKNOWN_KEYS = "rest"
"""The field in which a record keeps the keys that it does not know."""

TYPES = "__annotations__"

KEY = "key"
"""What the metadata of a field call its key in a file, where that is not its name."""


class TwiceError(ValueError):
    """An id that stands twice, where each may stand once."""


class Limits:
    """What a number, a text or a list may be, in pydantic's words: `ge gt le min_length max_length pattern`."""

    def __init__(self, **words: Any) -> None:
        self.words = words

    def __call__(self, number: Any) -> Any:
        """The number; raises ValueError for one outside the limits."""
        words = self.words
        if number < words.get("ge", number) or number > words.get("le", number) or not number > words.get("gt", -1):
            raise ValueError("the number is outside its limits")
        return number


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def fixed(cls: type[Class]) -> type[Class]:
    """Make what `dataclass(frozen=True)` makes, out of methods that all such classes share.

    Methods of its own would be compiled when the file is imported: 1 ms for each class instead of 0.1.
    """
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)
    made.__init__, made.__eq__, made.__hash__, made.__repr__ = _set_up, _equal, _hash, _repr
    made.__setattr__, made.__delattr__ = _refuse, _refuse
    made.__defaults__ = {one.name: one.default for one in fields(made) if one.default is not MISSING}
    return cls


def _set_up(self: Any, *given: Any, **named: Any) -> None:
    own = self.__dataclass_fields__
    state = {**self.__defaults__, **dict(zip(own, given, strict=False)), **named}
    if len(given) > len(own) or state.keys() != own.keys() or not named.keys().isdisjoint(list(own)[: len(given)]):
        raise TypeError(f"{type(self).__name__} takes {', '.join(own)}; given: {given}, {', '.join(named)}")
    self.__dict__.update(state)


def _held(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in value.__dataclass_fields__)


def _equal(self: Any, other: object) -> bool:
    return type(self) is type(other) and _held(self) == _held(other)


def _hash(self: Any) -> int:
    return hash(_held(self))


def _repr(self: Any) -> str:
    said = (f"{name}={value!r}" for name, value in zip(self.__dataclass_fields__, _held(self), strict=True))
    return f"{type(self).__qualname__}({', '.join(said)})"


def _refuse(self: Any, name: str, _: object = None) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__name__}")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(cls: type[Class]) -> type[Class]:
    """Make a standard dataclass that is frozen, by keyword only, and has the methods of `Value`.

    Methods of its own would be compiled when the file is imported: 0.7 ms for each class instead of 0.2.
    """
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)


class Value:
    """What dataclasses marked `frozen` have in common."""

    UNKNOWN: ClassVar[Literal["allow", "ignore", "forbid"]] = "ignore"
    """What a key that the class does not know is to a reader of files."""

    def __init__(self, **given: Any) -> None:
        """Make a value of the fields that are given; raises TypeError for one that is missing or unknown."""
        shape = _shape(type(self))
        if not given.keys() <= shape.names or not shape.required <= given.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join(shape.names)}; given: {', '.join(given)}")
        state = shape.blank() | given
        for name, settle in shape.settle:
            state[name] = settle(state[name])
        self.__dict__.update(state)

    def check_whole(self) -> None:
        """Raise ValueError where fields that are good by themselves do not go together; asked of what is read."""

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self.__dict__ == other.__dict__)

    def __hash__(self) -> int:
        return hash(tuple(value for name, value in self.__dict__.items() if name != UNKNOWN_KEYS))

    def __repr__(self) -> str:
        said = {name: value for name, value in self.__dict__.items() if name != UNKNOWN_KEYS}
        said |= self.__dict__.get(UNKNOWN_KEYS, {})
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said.items())})"


class _Shape:
    """What is worked out once of a class: its fields, and how each is settled and read."""

    def __init__(self, cls: type[Value]) -> None:
        own, types = fields_of(cls), types_of(cls)
        self.names = {one.name: None for one in own}.keys()
        self.required = {one.name for one in own if one.default is MISSING and one.default_factory is MISSING}
        self.__defaults__ = {one.name: one.default for one in own}
        self._factories = [(one.name, one.default_factory) for one in own if one.default_factory is not MISSING]
        self.settle = [(name, turn) for name in self.names if (turn := _settled(types[name]))]
        self.by_key = {key_of(one): (one.name, _read(types[one.name])) for one in own if one.name != UNKNOWN_KEYS}
        blank = self.blank()
        self.written = [(name, key, blank[name]) for key, (name, _) in self.by_key.items()]

    def blank(self) -> dict[str, Any]:
        """Each field's default, in the order of the fields; MISSING where there is none."""
        state = self.__defaults__.copy()
        for name, make in self._factories:
            state[name] = make()
        return state


_shape: Callable[[Any], _Shape] = cache(_Shape)


def fields_of(cls: type[Value]) -> tuple[Field[Any], ...]:
    """The fields of a class, those for unknown keys included."""
    return fields(cls)  # type: ignore[arg-type] # each class below `Value` is a dataclass


def types_of(cls: type[Value]) -> dict[str, Any]:
    """The type of each field with its markers.

    Files of records have no `from __future__ import annotations`: it keeps types as texts, and to read those back
    costs each command 4 ms. Only a type that names its own class is such a text.
    """
    types = {name: hint for base in reversed(cls.__mro__) for name, hint in base.__dict__.get(TYPES, {}).items()}
    own = {one.name: types[one.name] for one in fields_of(cls)}
    if any(isinstance(hint, str) for hint in own.values()):
        from typing import get_type_hints

        return get_type_hints(cls, include_extras=True)
    return own


def key_of(one: Field[Any]) -> str:
    """The key of a field in a file."""
    return str(one.metadata.get(KEY, one.name))


def _settled(hint: Any) -> Turn | None:
    """How what is given for a field becomes what a file may hold: a normalised text, a number in its limits, a tuple.

    Times are as they are given: a value to be shown has those of the educator's zone.
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated and inner[0] in (str, int, float):
        return _chained([one for one in inner[1:] if inner[0] is not str or not isinstance(one, Limits)])
    if origin is Annotated:
        return _settled(inner[0])
    return _turned(hint, _settled) if origin else hint if _is_enum(hint) else None


def _chained(turns: list[Turn]) -> Turn | None:
    """One after the other."""
    if len(turns) < 2:
        return turns[0] if turns else None

    def chained(value: Any) -> Any:
        for turn in turns:
            value = turn(value)
        return value

    return chained


def _read(hint: Any) -> Turn | None:
    """How a field's value is made from what stands in the tables of a file that is known to be good."""
    if get_origin(hint) is Annotated:
        return _read(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Value):
        return partial(built, hint)
    return {one.value: one for one in hint}.__getitem__ if _is_enum(hint) else _turned(hint, _read)


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def _turned(hint: Any, turn_of: Callable[[Any], Turn | None]) -> Turn | None:
    """The turn of what stands in a union with None, a tuple or a dict."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (turn,) = {turn_of(one) for one in inner if one is not NoneType}
        return None if turn is None else (lambda value: None if value is None else turn(value))
    if origin is tuple:
        each = turn_of(inner[0]) if inner[1:] == (...,) else None
        return tuple if each is None else (lambda values: tuple(map(each, values)))
    if origin is dict:
        one, other = (turn_of(part) or _same for part in inner)
        if one is other is _same:
            return None
        return lambda values: {one(key): other(value) for key, value in values.items()}
    return None


def _same(value: Any) -> Any:
    return value


def built(cls: type[AnyValue], tables: Mapping[str, Any]) -> AnyValue:
    """The value of a file's tables that are known to be good: nothing is checked, nothing is normalised."""
    shape = _shape(cls)
    state, by_key = shape.blank(), shape.by_key
    unknown: dict[str, Any] = {}
    for key, value in tables.items():
        if (known := by_key.get(key)) is None:
            unknown[key] = value
        else:
            (name, read) = known
            state[name] = value if read is None else read(value)
    if unknown and UNKNOWN_KEYS in state:
        state[UNKNOWN_KEYS] = unknown
    new = cls.__new__(cls)
    new.__dict__.update(state)
    return new


def with_each(value: AnyValue, turn: Turn) -> AnyValue:
    """The value with each field as `turn` gives it, to be shown and never saved: nothing is settled again."""
    new = value.__new__(type(value))
    new.__dict__.update({name: turn(held) for name, held in value.__dict__.items()})
    return new


def tables_of(record: Value, leave_out: Literal["defaults", "none", "nothing"]) -> dict[str, Any]:
    """A value as the tables of a file, unknown keys last; what says nothing is left out, as `leave_out` has it."""
    tables = {key: _plain(value, leave_out) for key, value in fields_said(record, leave_out)}
    tables.update(record.__dict__.get(UNKNOWN_KEYS, {}))
    return tables


def fields_said(record: Value, leave_out: Literal["defaults", "none", "nothing"]) -> Iterator[tuple[str, Any]]:
    """The value of each field that the record knows by its key in a file, but for what says nothing."""
    state = record.__dict__
    for name, key, default in _shape(type(record)).written:
        value = state[name]
        if not ((value is None and leave_out == "none") or (leave_out == "defaults" and value == default)):
            yield key, value


def _plain(value: Any, leave_out: Literal["defaults", "none", "nothing"]) -> Any:
    if isinstance(value, Value):
        return tables_of(value, leave_out)
    return tuple(_plain(item, leave_out) for item in value) if isinstance(value, tuple) else value
