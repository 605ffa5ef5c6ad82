"""A library that is imported when something of it is called, whoever imports it before."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


def import_later(name: str, *functions: str) -> None:
    """Put a stand-in for a module that is not imported yet, for those who import its `functions` and seldom call them.

    Calling one of them, or asking for anything else, imports the module in its place.

    Examples
    --------
    >>> import_later("this", "d")  # a module that prints a poem
    >>> from this import d
    >>> del sys.modules["this"]
    """
    if name in sys.modules or (spec := find_spec(name)) is None:
        return
    stand_in = module_from_spec(spec)

    def found(attribute: str) -> Any:
        if attribute == "__path__":  # asked of every module that something is imported from
            raise AttributeError(attribute)
        return getattr(_in_place_of(stand_in), attribute)

    stand_in.__dict__.update({function: _calling(stand_in, function) for function in functions})
    stand_in.__dict__["__getattr__"] = found
    sys.modules[name] = stand_in
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(import_module(parent), child, stand_in)


def _in_place_of(stand_in: ModuleType) -> ModuleType:
    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        sys.modules.pop(name, None)
    return import_module(name)


def _calling(stand_in: ModuleType, function: str) -> Callable[..., Any]:
    def call(*args: Any, **given: Any) -> Any:
        return getattr(_in_place_of(stand_in), function)(*args, **given)

    return call
