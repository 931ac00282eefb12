"""What comes from outside, checked by pydantic: the tables of a file as a record, or every field that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from functools import cache, partial, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, ForwardRef, TypeVar, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)
from pydantic_core import PydanticCustomError

from lift_cli.content.fields import TWICE, Fault
from lift_cli.values import UNKNOWN_KEYS, Limits, TwiceError, Value, fields_of, key_of, types_of

AnyValue = TypeVar("AnyValue", bound=Value)


def checked(cls: type[AnyValue], tables: Mapping[str, Any], *, every: bool = False) -> AnyValue:
    """The record that a file's tables make; raises pydantic's ValidationError.

    That names `every` field at fault, or of each list only the first: of a hostile file there may be millions.
    """
    record: AnyValue = _adapter(cls, every=every).validate_python(tables)
    return record


def faults_of(error: ValidationError) -> list[Fault]:
    """Every fault, but for a list that counts as too short only because what is in it is at fault."""
    told = error.errors(include_url=False, include_context=False)
    faults = [Fault(one["loc"], one["type"], one["msg"], one["input"]) for one in told]

    def holds_another(place: tuple[int | str, ...]) -> bool:
        return any(len(one.place) > len(place) and one.place[: len(place)] == place for one in faults)

    return [fault for fault in faults if fault.code != "too_short" or not holds_another(fault.place)]


def _made_adapter(cls: type[Any], *, every: bool) -> TypeAdapter[Any]:
    return TypeAdapter(_made_of(cls, _model(cls, every=every)))


def _made_model(cls: type[Value], *, every: bool) -> type[BaseModel]:
    """A model with the fields of a class of records, and what it says of unknown keys."""
    hints = types_of(cls)
    fields: dict[str, Any] = {}
    for one in fields_of(cls):
        if one.name != UNKNOWN_KEYS:
            words: dict[str, Any] = {"alias": key_of(one)} if key_of(one) != one.name else {}
            if one.default_factory is not MISSING:
                words["default_factory"] = one.default_factory
            elif one.default is not MISSING:
                words["default"] = one.default
            fields[one.name] = (_checked_type(hints[one.name], cls, every=every), Field(**words))
    config = ConfigDict(extra=cls.UNKNOWN, populate_by_name=cls.UNKNOWN == "allow")
    model: type[BaseModel] = create_model(cls.__name__, __config__=config, **fields)
    return model


_adapter: Callable[..., TypeAdapter[Any]] = cache(_made_adapter)
_model: Callable[..., type[BaseModel]] = cache(_made_model)


def _checked_type(hint: Any, within: type[Value], *, every: bool) -> Any:
    """The type of a field as pydantic takes it: our markers as its own, a record as the model of its class."""
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Value):
        return _made_of(hint, ForwardRef(hint.__name__) if hint is within else _model(hint, every=every))
    if origin is Annotated:
        markers = (Field(**one.words) if isinstance(one, Limits) else AfterValidator(one) for one in inner[1:])
        return Annotated[(_checked_type(inner[0], within, every=every), *markers)]
    if origin in (Union, UnionType):
        return reduce(or_, (_checked_type(one, within, every=every) for one in inner))
    if origin in (tuple, dict):
        several = origin[tuple(one if one is ... else _checked_type(one, within, every=every) for one in inner)]
        return several if every else Annotated[(several, _first_fault(several))]
    return hint


class _FirstFault(FailFast):
    """The marker of pydantic, such that it may stand in a union, which hashes what it is of."""

    __hash__ = object.__hash__


def _first_fault(several: Any) -> Any:
    """What makes a tuple or a table of texts end with the first fault in it."""
    if get_origin(several) is tuple:
        return _FirstFault()

    def up_to_it(given: Any) -> Any:
        for pair in given.items() if isinstance(given, dict) else ():
            try:
                adapter.validate_python(dict([pair]))
            except ValidationError:
                return dict([pair])
        return given

    adapter: TypeAdapter[Any] = TypeAdapter(several)
    return BeforeValidator(up_to_it)


def _made_of(cls: type[Value], model: Any) -> Any:
    return Annotated[model, AfterValidator(partial(_record, cls))]


def _record(cls: type[AnyValue], model: BaseModel) -> AnyValue:
    """The record of what was checked; raises ValueError where its fields do not go together."""
    record = cls.__new__(cls)
    if cls.UNKNOWN == "allow":
        record.__dict__[UNKNOWN_KEYS] = model.__pydantic_extra__
    record.__dict__.update(model.__dict__)
    try:
        record.check_whole()
    except TwiceError as error:
        raise PydanticCustomError(TWICE, "{said}", {"said": str(error)}) from error
    return record
