"""Check a configuration's parameters against the function that will take them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_type_hints

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from sitescore.core.scoring import CRITERIA

Located = tuple[tuple[str | int, ...], str, str]
"""Path within the checked table, what is wrong, and a hint."""


@cache
def schema_of(
    function: Callable[..., Any], *, infinite: bool = False, told: frozenset[str] = frozenset()
) -> type[BaseModel]:
    """Build a model of the function's keyword-only parameters, so that each is declared once.

    With `infinite` numbers need not be finite, and the function's own rules say which may not.
    `told` are arguments that are not parameters.
    """
    hints = get_type_hints(function)
    fields: dict[str, Any] = {
        name: (hints[name], ... if p.default is p.empty else p.default)
        for name, p in inspect.signature(function).parameters.items()
        if p.kind is p.KEYWORD_ONLY and name not in (CRITERIA, *told)
    }
    config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=infinite)
    return create_model(function.__name__, __config__=config, **fields)


def parsed_parameters(
    function: Callable[..., Any],
    parameters: Mapping[str, Any],
    *,
    infinite: bool = False,
    told: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Give sound `parameters` in the types of the function's signature."""
    return dict(schema_of(function, infinite=infinite, told=told)(**_tuples(parameters)))


def type_problems(
    function: Callable[..., Any],
    parameters: Mapping[str, Any],
    *,
    infinite: bool = False,
    told: frozenset[str] = frozenset(),
) -> list[Located]:
    """List parameters that the function does not have, or that are of the wrong type."""
    model = schema_of(function, infinite=infinite, told=told)
    try:
        model(**_tuples(parameters))
    except ValidationError as error:
        known = ", ".join(model.model_fields) or "none"
        return [(item["loc"], *_said(item, known)) for item in error.errors(include_url=False)]
    return []


def parameter_problems(
    function: Callable[..., Any],
    parameters: Mapping[str, Any],
    *trial: Any,
    infinite: bool = False,
    told: Mapping[str, Any] = MappingProxyType({}),
) -> list[Located]:
    """List what is wrong with `parameters`, having tried them on an empty array or on `trial`.

    Types come from the signature; the function's own rules (order, ranges) speak when it
    is called on no data at all. So a bad configuration fails on reading, with its place
    in the file, and no rule is written twice. `told` are arguments that are not parameters.
    """
    if problems := type_problems(function, parameters, infinite=infinite):
        return problems
    parsed = parsed_parameters(function, parameters, infinite=infinite)
    try:
        function(*(trial or (np.empty(0),)), **parsed, **told)
    except ValueError as error:
        return [((), str(error), "")]
    return []


def _said(item: Any, known: str) -> tuple[str, str]:
    name = str(item["loc"][0])
    if item["type"] == "extra_forbidden":
        return f"unknown parameter {name!r}", f"the parameters are {known}"
    if item["type"] == "missing":
        return f"the parameter {name!r} is missing", f"the parameters are {known}"
    return f"{name}: {item['msg'][:1].lower()}{item['msg'][1:]}, got {item['input']!r:.40}", ""


def _tuples(item: Any) -> Any:
    """Turn lists into tuples, which strict types tell apart."""
    if isinstance(item, list | tuple):
        return tuple(_tuples(part) for part in item)
    return {key: _tuples(part) for key, part in item.items()} if isinstance(item, Mapping) else item
