"""One method on a plain table, as papers print it, and weights from one."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.analysis.plain_table import PlainTable, plain_table
from sitescore.catalog import table_methods, weighting_methods
from sitescore.core.checks import Floats, Integers
from sitescore.core.table_method import TableMethod
from sitescore.core.weighting import WeightingMethod
from sitescore.core.weighting.weighted import Weighted
from sitescore.results.score_table import ScoreTable


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
        measurements such as "entropy"; used as given
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
    chosen: TableMethod = _named("method", method, table_methods())
    keywords = _keywords(method, chosen.score, parameters)
    table = plain_table(measurements)
    headings = _by_criterion("directions", directions, table)
    shares = _shares(weights, table, headings) if isinstance(weights, str) else _by_criterion("weights", weights, table)
    result = chosen.score(table.numbers, shares, headings, **keywords)
    return ScoreTable(
        method=method,
        best=chosen.best,
        sites=table.sites,
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
        ``directions``; for methods from judgements what their pages say

    Returns
    -------
    (criteria,) weights that sum to 1

    Raises
    ------
    ValueError
        If there is no such method or an argument is wrong.

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
    chosen: WeightingMethod = _named("method", method, weighting_methods())
    keywords = _keywords(method, chosen.weigh, parameters)
    if chosen.takes == "measurements" and arguments:
        table = plain_table(arguments[0])
        if isinstance(keywords.get("directions"), Mapping):
            keywords["directions"] = _by_criterion("directions", keywords["directions"], table)
        arguments = (table.numbers, *arguments[1:])
    return chosen.weigh(*arguments, **keywords)


def _shares(name: str, table: PlainTable, directions: Floats | Integers) -> Floats:
    if _named("weights", name, weighting_methods()).takes != "measurements":
        raise ValueError(f"weights by {name!r} come from judgements: work them out with `weigh` first")
    return weigh(name, table.numbers, directions=directions)


def _by_criterion(argument: str, given: Any, table: PlainTable) -> Any:
    """Put what is given by criterion name into the order of the table."""
    if not isinstance(given, Mapping):
        return given
    missing = [name for name in table.criteria if name not in given]
    foreign = [name for name in given if name not in table.criteria]
    if missing or foreign:
        parts = [
            f"{word} {', '.join(map(repr, names))}" for word, names in (("no", missing), ("unknown", foreign)) if names
        ]
        raise ValueError(f"{argument} must name each criterion once, got {' and '.join(parts)}")
    return np.array([given[name] for name in table.criteria])


def _named(argument: str, name: str, known: Mapping[str, Any]) -> Any:
    if name in known:
        return known[name]
    near = get_close_matches(str(name), known, n=3) or list(known)
    raise ValueError(f"{argument} must be one that is listed, got {name!r}; perhaps {', '.join(near)}")


def _keywords(method: str, function: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    """Check parameters against the function's own, in either spelling of normalisation."""
    keywords = {name.replace("normalization", "normalisation"): part for name, part in given.items()}
    taken = [p.name for p in inspect.signature(function).parameters.values()]
    own = [name for name in taken if name not in ("measurements", "weights")]
    for name in keywords:
        if name not in taken:
            raise ValueError(f"{name} is no parameter of {method!r}; it takes {', '.join(own) or 'none'}")
    return keywords
