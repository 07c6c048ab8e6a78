"""Records as JSON objects and back: one generic converter for every type of the model.

`to_record` writes the codebook's field names (`from`, not `from_`), lists for tuples, and for a null entry None;
`from_record` reads what `to_record` wrote and raises RecordError for what the codebook does not allow.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from communique.errors import RecordError
from communique.model.deal import Deal
from communique.model.document import Document
from communique.model.entity import Entity
from communique.model.event import Conflict, Event, Value
from communique.model.report import Attribute, Report, Withheld

T = TypeVar("T")
Builder = Callable[[Any], Any]

Record = Document | Entity | Report | Attribute | Withheld | Event | Conflict | Deal

TYPES: dict[str, type[Any]] = {
    "document": Document,
    "entity": Entity,
    "report": Report,
    "attribute": Attribute,
    "withheld": Withheld,
    "event": Event,
    "conflict": Conflict,
    "deal": Deal,
}
NAMES = {type_: name for name, type_ in TYPES.items()}
BARE = frozenset({str, int, float, bool, type(None)})  # what stands in JSON as it is


def plain(value: Any) -> Any:
    """A value of the model as JSON would hold it."""
    type_: Any = type(value)
    if type_ in BARE:
        return value
    if held := _held(type_):
        told = ((key, getattr(value, name), omitted) for name, key, omitted in held)
        return {key: v if type(v) in BARE else plain(v) for key, v, omitted in told if v is not None or not omitted}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


@cache
def _held(type_: Any) -> tuple[tuple[str, str, bool], ...]:
    """Of each field of a type of the model: its name here, its name in JSON, whether it is left out where null."""
    if not dataclasses.is_dataclass(type_):
        return ()
    return tuple((f.name, f.name.rstrip("_"), bool(f.metadata.get("omitted"))) for f in dataclasses.fields(type_))


def to_record(value: Record) -> dict[str, Any]:
    """A record as a JSON object; `record` names its kind."""
    out = {"record": NAMES[type(value)], **plain(value)}
    out.update(out.pop("fields", {}))  # an event's merged fields stand beside its type
    return out


@cache
def _builder(hint: Any) -> Builder | None:
    """What turns a JSON value into a value of that type, made once a type; None where it is taken as it is."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        inner = [a for a in args if a is not type(None)]
        return _builder(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        return _tuple_of(_builder(args[0]))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _object_of(hint)
    return _checked(hint) if hint in (str, bool) else None


def _tuple_of(inner: Builder | None) -> Builder:
    def built(value: Any) -> Any:
        if not isinstance(value, list):
            raise RecordError(f"a list was expected where {value!r} stands")
        return tuple(value) if inner is None else tuple(None if v is None else inner(v) for v in value)

    return built


def _object_of(type_: type[Any]) -> Builder:
    def built(value: Any) -> Any:
        if not isinstance(value, dict):
            raise RecordError(f"an object was expected where {value!r} stands")
        return build(type_, value)

    return built


def _checked(type_: type[Any]) -> Builder:
    def built(value: Any) -> Any:
        if not isinstance(value, type_):
            raise RecordError(f"{type_.__name__} was expected where {value!r} stands")
        return value

    return built


@cache
def _fields(type_: Any) -> tuple[tuple[str, str, Builder | None], ...]:
    """Of each field: its name here, its name in JSON, what builds it."""
    hints = typing.get_type_hints(type_)
    return tuple((name, name.rstrip("_"), _builder(hint)) for name, hint in hints.items())


def build(type_: type[T], data: dict[str, Any]) -> T:
    """An instance of a type of the model from a JSON object; keys that the type does not know are ignored."""
    hashable: Any = type_
    given = {}
    for name, key, builder in _fields(hashable):
        if key in data:
            value = data[key]
            given[name] = value if builder is None or value is None else builder(value)
    try:
        return type_(**given)
    except TypeError as error:
        raise RecordError(f"a {type_.__name__.lower()} lacks a field: {error}") from error


def from_record(data: dict[str, Any]) -> Record:
    """The typed record of a JSON object that `to_record` wrote."""
    type_ = TYPES.get(str(data.get("record")))
    if type_ is None:
        raise RecordError(f"no kind of record is called {data.get('record')!r}")
    if type_ is Event:
        own = {f.name for f in dataclasses.fields(Event)} | {"record"}
        fields = {k: tuple(build(Value, v) for v in vs) for k, vs in data.items() if k not in own}
        data = {**{k: v for k, v in data.items() if k in own}, "fields": fields}
    made: Record = build(type_, data)
    return made
