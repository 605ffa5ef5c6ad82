"""Table by table: what methods that compare every pair need to run over leading axes, in tiles of pairs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, as_floats, reject, require_unmasked

PAIRS = 1 << 16
"""Pairs worked on at a time, few enough to stay close to the processor."""

BYTES, ROOM = 80, 8 * 10**9
"""Memory that ELECTRE takes at most for each pair, and in all: 10,000 sites."""

_NOISE = 1e-9


def each_table(
    gains: Floats, weights: Floats, answer: Callable[[Floats, Floats], Mapping[str, Floats | Booleans]]
) -> dict[str, Any]:
    """Ask `answer` for each table of (..., sites, criteria) and its weights, and stack what it finds by name.

    Tables and weights reach `answer` in double precision; what it finds comes back in the
    precision of `gains`, but for what is true or false.

    Raises
    ------
    ValueError
        If the leading axes do not fit together, or leave no table at all.

    Examples
    --------
    >>> each_table(np.ones((2, 3, 1)), np.ones(1), lambda x, w: {"sums": x @ w})["sums"].shape
    (2, 3)
    """
    try:
        lead = np.broadcast_shapes(gains.shape[:-2], weights.shape[:-1])
    except ValueError:
        raise ValueError(
            f"weights must fit the leading axes of measurements, {gains.shape[:-2]}, got {weights.shape[:-1]}"
        ) from None
    if 0 in lead:
        raise ValueError(f"measurements and weights must hold at least one table, got leading axes {lead}")
    tables = np.broadcast_to(gains, lead + gains.shape[-2:]).astype(np.float64)
    every = np.broadcast_to(weights, lead + weights.shape[-1:]).astype(np.float64)
    found = [answer(tables[at], every[at]) for at in np.ndindex(*lead)]
    return {
        name: _stacked([part[name] for part in found], gains.dtype).reshape(lead + found[0][name].shape)
        for name in found[0]
    }


def of_each_table(gains: Floats, weights: Floats, answer: Callable[[Floats, Floats], Floats]) -> Floats:
    """Ask `answer` for each table as `each_table` does, for one array each.

    Examples
    --------
    >>> of_each_table(np.ones((2, 3, 1)), np.ones(1), lambda x, w: x @ w).shape
    (2, 3)
    """
    return np.asarray(each_table(gains, weights, lambda x, w: {"found": answer(x, w)})["found"])


def _stacked(tables: Sequence[Floats | Booleans], precision: np.dtype[Any]) -> Floats | Booleans:
    """Stack tables in one precision; one alone, which may be as large as memory allows, is not copied."""
    dtype = tables[0].dtype if tables[0].dtype == bool else precision
    if len(tables) == 1:
        return tables[0].astype(dtype, casting="same_kind", copy=False)
    return np.stack(tables, dtype=dtype, casting="same_kind")


def require_room(measurements: Floats) -> None:
    """Refuse (..., sites, criteria) measurements of so many sites that tables of all pairs would not fit in memory.

    Raises
    ------
    ValueError
        If tables of pairs would take more than `ROOM` bytes, naming what they would take.
    """
    sites, tables = measurements.shape[-2], math.prod(measurements.shape[:-2])
    needed = BYTES * tables * sites**2
    if needed > ROOM:
        raise ValueError(
            f"measurements must be of fewer sites, since a figure for every pair is held: {tables} x {sites} x {sites} "
            f"pairs take about {needed / 1e9:,.0f} GB of memory, the most is {ROOM / 1e9:.0f} GB. "
            "Screen out sites first, or use promethee_ii, which takes any number"
        )


def noise(array: Floats) -> float:
    """Give the difference that counts as none between sums of shares in the precision of `array`."""
    return max(_NOISE, 8 * float(np.finfo(array.dtype).eps))


def decimals(array: Floats) -> int:
    """Give the decimals to which sums of shares in the precision of `array` are more than noise."""
    return round(-math.log10(noise(array)))


def tiles(rows: int, columns: int) -> Iterator[slice]:
    """Cut `rows` into runs of about `PAIRS` pairs with `columns`, so that no table is held once for each criterion."""
    step = max(1, PAIRS // columns)
    for start in range(0, rows, step):
        yield slice(start, min(start + step, rows))


def unlimited(name: str, given: ArrayLike | None) -> Floats:
    """Return the argument `name` as floats from 0 up to and including inf, which stands for no limit, as None does.

    Raises
    ------
    ValueError
        If an entry is negative or not a number.

    Examples
    --------
    >>> unlimited("v", [4, None])
    array([ 4., inf])
    """
    require_unmasked(name, given)
    entries = np.asarray(given, dtype=object)
    none = [entry is None or (np.isscalar(entry) and entry == np.inf) for entry in entries.flat]
    endless = np.array(none, dtype=bool).reshape(entries.shape)
    limits = as_floats(name, np.where(endless, 0, entries).tolist()).astype(np.float64)
    reject(name, "must not be negative", limits, limits < 0)
    return np.where(endless, np.inf, limits)
