"""One method on a plain table, as papers print it, and weights from one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.analysis.plain_table import PlainTable, plain_table
from sitescore.catalog import table_methods, weighting_methods
from sitescore.core.checks import Floats, Integers
from sitescore.core.weighting.weighted import Weighted
from sitescore.results.score_table import ScoreTable
from sitescore.spelling import nearest

OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ahp": "pairwise",
        "bwm": "best_worst",
        "cv": "coefficient_of_variation",
        "electre_tri_b": "electre_tri",
        "moora_ratio": "moora",
        "sprobid": "probid_simple",
        "std": "standard_deviation",
    }
)
"""Usual short names of what is listed under another."""


def score_table(
    measurements: Any,
    *,
    weights: ArrayLike | Mapping[str, float] | str,
    directions: ArrayLike | Mapping[str, int],
    method: str = "wsm",
    **parameters: Any,
) -> ScoreTable:
    """Score a plain table by any method that the field uses, right to its paper.

    Parameters
    ----------
    measurements : (sites, criteria) as printed: an array, or a pandas, polars or pyarrow
        table whose columns are the criteria. Never changed. Nothing may be missing.
    weights : (criteria,), or by criterion name, or the name of a way to weigh from the
        measurements such as "entropy"; used as given. A pandas series with labels is by name:
        its order does not matter
    directions : (criteria,), or by criterion name: 1 where more is better, -1 where less is
    method : as listed by ``sitescore methods``
    **parameters : the method's own, such as ``v=0.5`` for "vikor"; the paper's if left out

    Returns
    -------
    ScoreTable : ``scores`` as in the paper, ``ranks`` with 1 for the best in any case,
        ``details`` with the paper's tables by name

    Raises
    ------
    ValueError
        If an argument is wrong, naming it and the first entry at fault, or if the method
        cannot rate these measurements. No score is ever made from a figure that is missing
        or not finite.

    Examples
    --------
    >>> found = score_table([[3, 100], [5, 200], [4, 100]], weights=[0.5, 0.5], directions=[1, -1], method="wsm")
    >>> found.scores.round(2), found.ranks
    (array([0.5 , 0.5 , 0.75]), array([2, 2, 1]))
    """
    known = table_methods()
    method = _named("method", method, known)
    chosen = known[method]
    keywords = _keywords(method, chosen.score, parameters)
    table = plain_table(measurements)
    headings = _by_criterion("directions", directions, table)
    shares = _shares(weights, table, headings) if isinstance(weights, str) else _by_criterion("weights", weights, table)
    result = chosen.score(table.numbers, shares, headings, **keywords)
    return ScoreTable(
        method=method,
        best=chosen.best,
        named=table.sites,
        criteria=table.criteria,
        scores=result.scores,
        ranks=chosen.places(result),
        details=result.details,
        axes=result.axes,
    )


def weigh(method: str, *arguments: Any, **parameters: Any) -> Floats:
    """Find the criteria's weights by any method that the field uses; `weighing` gives the steps too.

    Parameters
    ----------
    method : as listed by ``sitescore methods``
    *arguments, **parameters : for methods from data the measurements, (sites, criteria), and
        ``directions``, by name or in order as in `score_table`; for methods from judgements
        what their pages say

    Returns
    -------
    (criteria,) weights that sum to 1

    Raises
    ------
    ValueError
        If there is no such method, or an argument is wrong, missing, given twice or too many.

    Examples
    --------
    >>> weigh("equal", [[3, 100], [5, 200]], directions=[1, -1])
    array([0.5, 0.5])
    """
    return weighing(method, *arguments, **parameters).weights


def weighing(method: str, *arguments: Any, **parameters: Any) -> Weighted:
    """Find weights as `weigh` does, with the tables and consistency figures behind them in ``details``.

    Examples
    --------
    >>> weighing("equal", [[3, 100], [5, 200]]).details
    {}
    """
    known = weighting_methods()
    chosen = known[_named("method", method, known)]
    given = _arguments(method, chosen.weigh, arguments, parameters)
    if "measurements" in given:
        table = plain_table(given["measurements"])
        given["measurements"] = table.numbers
        if "directions" in given:
            given["directions"] = _by_criterion("directions", given["directions"], table)
    return chosen.weigh(**given)


def _shares(name: str, table: PlainTable, directions: Floats | Integers) -> Floats:
    known = weighting_methods()
    if known[_named("weights", name, known)].takes != "measurements":
        raise ValueError(f"weights by {name!r} come from judgements: work them out with `weigh` first")
    return weigh(name, table.numbers, directions=directions)


def _by_criterion(argument: str, given: Any, table: PlainTable) -> Any:
    """Put what is given by criterion name into the order of the table."""
    labels = _labels(given, table)
    if labels is None:
        return given
    missing = [name for name in table.criteria if name not in labels]
    foreign = [name for name in labels if name not in table.criteria]
    repeated = [name for name in table.criteria if labels.count(name) > 1]
    if missing or foreign or repeated:
        faults = {"no": missing, "unknown": foreign, "repeated": repeated}
        parts = [f"{word} {', '.join(map(repr, names))}" for word, names in faults.items() if names]
        raise ValueError(f"{argument} must name each criterion once, got {' and '.join(parts)}")
    figures = list(given.values()) if isinstance(given, Mapping) else given.to_numpy()
    return np.array([figures[labels.index(name)] for name in table.criteria])


def _labels(given: Any, table: PlainTable) -> list[str] | None:
    """Return the names that a mapping or a pandas series gives its figures; None for figures in order.

    The numbers from 0 that pandas gives where nobody names anything are names only where the
    criteria are called so.
    """
    if isinstance(given, Mapping):
        return [str(name) for name in given]
    index = getattr(given, "index", None)
    if index is None or callable(index) or getattr(given, "ndim", None) != 1:
        return None
    labels = [str(name) for name in index]
    unnamed = list(index) == list(range(len(labels))) and set(labels) != set(table.criteria)
    return None if unnamed else labels


def _named(argument: str, name: str, known: Mapping[str, Any]) -> str:
    """Find the listed name that is meant, however it is cased and joined, or by another usual name."""
    plain = str(name).casefold().replace("-", "_").replace(" ", "_")
    meant = OTHER_NAMES.get(plain, plain)
    if meant in known:
        return meant
    near = nearest(plain, known, most=3) or list(known)
    raise ValueError(f"{argument} must be one that is listed, got {name!r}; perhaps {', '.join(near)}")


def _keywords(method: str, function: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    """Check parameters against the function's own, in either spelling of normalisation."""
    if not given:
        return {}
    if {"normalisation", "normalization"} <= given.keys():
        raise ValueError("normalisation must be given once, got normalization too")
    keywords = {name.replace("normalization", "normalisation"): part for name, part in given.items()}
    taken = [p.name for p in inspect.signature(function).parameters.values()]
    own = [name for name in taken if name not in ("measurements", "weights")]
    for name in keywords:
        if name not in taken:
            raise ValueError(f"{name} is no parameter of {method!r}; it takes {', '.join(own) or 'none'}")
    return keywords


def _arguments(
    method: str, function: Callable[..., Any], given: tuple[Any, ...], parameters: dict[str, Any]
) -> dict[str, Any]:
    """Name every argument; refuse one that is missing, given twice or too many."""
    keywords = _keywords(method, function, parameters)
    taken = inspect.signature(function).parameters.values()
    in_order = [part.name for part in taken if part.kind is part.POSITIONAL_OR_KEYWORD]
    if len(given) > len(in_order):
        raise ValueError(f"{method!r} takes {', '.join(in_order)} in this order, got {len(given)} arguments")
    for name in in_order[: len(given)]:
        if name in keywords:
            raise ValueError(f"{name} must be given once, got it by place and by name")
    named = dict(zip(in_order, given, strict=False)) | keywords
    for part in taken:
        if part.default is part.empty and part.name not in named:
            raise ValueError(f"{part.name} must be given for {method!r}")
    return named
