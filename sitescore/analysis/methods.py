"""What a criteria file may name: read off the tables and the functions' own signatures."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from sitescore.catalog import scoring_methods, value_functions
from sitescore.core.scoring import CRITERIA
from sitescore.results.catalogue import Catalogue, Entry


def methods() -> Catalogue:
    """List value functions, scoring methods and weighting methods, plug-ins included."""
    from sitescore.model.judged import named_methods

    found: list[tuple[str, str, Callable[..., Any]]] = [
        ("value function", name, function.apply) for name, function in value_functions().items()
    ]
    found += [("scoring method", name, method.score) for name, method in scoring_methods().items()]
    found += [("weighting method", name, method.weigh) for name, method in named_methods().items()]
    return Catalogue(
        entries=tuple(
            Entry(kind=kind, name=name, parameters=_parameters(function), summary=_summary(function))
            for kind, name, function in found
        )
    )


def _parameters(function: Callable[..., Any]) -> str:
    given = inspect.signature(function).parameters.values()
    by_keyword = [p for p in given if p.kind is p.KEYWORD_ONLY and p.name != CRITERIA]
    return ", ".join(p.name if p.default is p.empty else f"[{p.name}]" for p in by_keyword)


def _summary(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").partition("\n")[0]
