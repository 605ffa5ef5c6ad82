"""Dataclasses with slots whose methods are written once for all of them, so that importing them costs little."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from inspect import Parameter, Signature
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414
else:

    def dataclass(cls: type | None = None, /, *, slots: bool = False, **options: bool) -> Any:
        """Make a dataclass, as `dataclasses.dataclass` does with ``frozen``, ``eq`` and ``kw_only``.

        The library compiles up to six methods anew for every class: for the classes of one
        command that takes longer than the command's arithmetic. Those with slots get methods
        written once, here; their fields, `replace`, `asdict` and matching are the library's.
        Those without go to the library. Not for `InitVar` and ``hash`` of single fields.

        Examples
        --------
        >>> @dataclass(frozen=True, slots=True)
        ... class Place:
        ...     name: str
        ...     score: float = 0.0
        >>> Place("Kokkola"), Place("Kokkola") == Place(name="Kokkola", score=0.0)
        (Place(name='Kokkola', score=0.0), True)
        """
        if cls is None:
            return partial(dataclass, slots=slots, **options)
        return (_with_slots if slots else dataclasses.dataclass)(cls, **options)


def _with_slots(cls: type, *, frozen: bool = False, eq: bool = True, kw_only: bool = False) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # the library would look for a signature
    heir = any(map(dataclasses.is_dataclass, cls.__bases__))  # of which the library asks to be as frozen as they are
    make = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only, frozen=frozen and heir)
    made: Any = make(cls)
    methods: dict[str, Any] = {"__init__": _init(made), "__repr__": _repr, "__signature__": SIGNATURE}
    if eq:
        methods |= _equality(made, frozen=frozen)
    if frozen:
        methods |= FROZEN
        made.__dataclass_params__.frozen = True
    for name, method in methods.items():
        if cls.__dict__.get(name) is None:
            setattr(made, name, method)
    finished: type = made
    return finished


def _init(made: type) -> Callable[..., None]:
    """Write what takes a value for each field, by position or by name, through the slots' own setters."""
    fields = [(field, _default(field)) for field in dataclasses.fields(made)]
    plan = [(field.name, getattr(made, field.name).__set__, fill) for field, fill in fields]
    order = [field.name for field, _ in fields if field.init and not field.kw_only]
    late = [field.name for field, fill in fields if field.init and not field.kw_only and not fill]
    if late != order[: len(late)]:
        raise TypeError(f"non-default argument {late[-1]!r} follows default argument")
    known = {field.name for field, _ in fields if field.init}
    asked = {field.name for field, fill in fields if field.init and not fill}
    follows = hasattr(made, "__post_init__")

    def __init__(self: Any, *args: object, **given: object) -> None:  # noqa: N807
        values = dict(zip(order, args, strict=False), **given)
        if len(values) < len(args) + len(given) or not asked <= values.keys() <= known:
            raise _misfit(made, args, given)
        for name, put, fill in plan:
            if name in values:
                put(self, values[name])
            elif fill:
                put(self, fill())
        if follows:
            self.__post_init__()

    __init__.__qualname__ = f"{made.__qualname__}.__init__"
    return __init__


def _default(field: dataclasses.Field[Any]) -> Callable[[], Any] | None:
    """Return what makes the value that a field has where none is given, None if one must be."""
    if field.default is not dataclasses.MISSING:
        return partial(_same, field.default)
    return None if field.default_factory is dataclasses.MISSING else field.default_factory


def _same(value: Any) -> Any:
    return value


def _misfit(made: type, args: tuple[object, ...], given: dict[str, object]) -> TypeError:
    """Say what is missing or too much among what a class was called with."""
    what = ""
    try:
        _signature(made).bind(*args, **given)
    except TypeError as error:
        what = str(error)
    return TypeError(f"{made.__qualname__}(): {what}")


def _signature(made: type) -> Signature:
    """Write what a class takes, its fields by name alone at the end."""
    taken = sorted((field for field in dataclasses.fields(made) if field.init), key=_by_name)
    return Signature([_parameter(field) for field in taken])


def _by_name(field: dataclasses.Field[Any]) -> bool:
    return field.kw_only is True


def _parameter(field: dataclasses.Field[Any]) -> Parameter:
    kind = Parameter.KEYWORD_ONLY if _by_name(field) else Parameter.POSITIONAL_OR_KEYWORD
    given = next((x for x in (field.default, field.default_factory) if x is not dataclasses.MISSING), Parameter.empty)
    return Parameter(field.name, kind, default=given, annotation=field.type)


class _Written:
    """The signature of a class whose `__init__` is written here, made when it is asked for."""

    def __get__(self, instance: object, made: type) -> Signature:
        if instance is not None or made.__init__.__code__.co_filename != __file__:  # type: ignore[misc]
            raise AttributeError("__signature__")
        return _signature(made)


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _equality(made: type, *, frozen: bool) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(made) if field.compare]
    compared = attrgetter(*names, *names[:1]) if names else type  # one more, so that one field makes a tuple too

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(compared(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot be changed")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: object, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):  # type: ignore[arg-type]
        object.__setattr__(self, field.name, value)


FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _restore}
SIGNATURE = _Written()
