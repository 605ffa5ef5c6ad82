"""What an unknown cell and a cell that does not apply count as."""

from __future__ import annotations

import numpy as np

from sitescore.assembly.valuation import NEUTRAL, Valued
from sitescore.core.checks import Booleans, Floats, Integers

Filled = tuple[Floats, Floats, Floats]
"""Value, least and greatest, (sites,), without NaN."""


def filled(valued: Valued, policy: str, not_applicable: Booleans, na_policy: str) -> Filled:
    """Settle unknown cells by `policy`, and cells that do not apply by `na_policy`.

    Under ``range`` an unknown cell stands at the mean value of the other sites, 0.5 where
    none is known, held within what the cell can be, and keeps its bounds; under any other
    policy it has one value. Cells that do not apply and are to be dropped stay NaN: what
    they count as depends on their siblings.
    """
    unknown = np.isnan(valued.value)
    if not unknown.any() and not not_applicable.any():
        return valued.value, valued.least, valued.greatest
    unknown &= ~not_applicable
    value, least, greatest = valued.value.copy(), valued.least.copy(), valued.greatest.copy()
    given = valued.value[np.isfinite(valued.value)]
    mean = float(given.mean()) if given.size else NEUTRAL
    value[unknown] = stand_in(policy, mean, least, greatest)[unknown]
    if policy != "range":
        least[unknown] = greatest[unknown] = value[unknown]
    settled = {"drop": np.full_like(value, np.nan), "refuse": np.full_like(value, NEUTRAL), **_fixed(least, greatest)}
    for part in (value, least, greatest):
        part[not_applicable] = settled[na_policy][not_applicable]
    return value, least, greatest


def stand_in(policy: str, mean: float, least: Floats, greatest: Floats) -> Floats:
    """Give the value that each cell has if it is unknown, from its bounds and the mean of the known values."""
    held: dict[str, Floats] = {"range": np.clip(mean, least, greatest), "refuse": np.full_like(least, NEUTRAL)}
    return {**held, **_fixed(least, greatest)}[policy]


def _fixed(least: Floats, greatest: Floats) -> dict[str, Floats]:
    return {"worst": least.copy(), "best": greatest.copy(), "neutral": np.full_like(least, NEUTRAL)}


def shared_out(values: Floats, parents: Integers, local: Floats) -> Floats:
    """Give each cell that is dropped the value that leaves its factor as if the criterion were not there.

    That is the weighted mean of its siblings; where a whole factor does not apply, of the
    factor's siblings, and so on up.

    Parameters
    ----------
    values : (sites, criteria), NaN where a criterion is dropped for a site
    parents, local : (nodes,) the tree with the factors first, and its local weights

    Returns
    -------
    values without NaN; NaN stays only for a site to which nothing applies
    """
    if not np.isnan(values).any():
        return values
    factors = parents.size - values.shape[1]
    nodes = np.concatenate([np.full((values.shape[0], factors), np.nan), values], axis=1)
    means: dict[int, Floats] = {}
    for parent in _bottom_up(parents, factors):
        means[parent] = _mean(nodes, np.flatnonzero(parents == parent), local)
        if parent >= 0:
            nodes[:, parent] = means[parent]
    for parent in reversed(_bottom_up(parents, factors)):
        mean = means[parent] if parent < 0 else nodes[:, parent]
        for child in np.flatnonzero(parents == parent):
            nodes[:, child] = np.where(np.isnan(nodes[:, child]), mean, nodes[:, child])
    return nodes[:, factors:]


def _mean(nodes: Floats, children: Integers, local: Floats) -> Floats:
    part, share = nodes[:, children], np.broadcast_to(local[children], (nodes.shape[0], children.size))
    there = np.isfinite(part)
    share = np.where(there, share, 0.0)
    share = np.where(share.sum(axis=1, keepdims=True) > 0, share, there.astype(np.float64))
    total = share.sum(axis=1)
    weighted = (np.where(there, part, 0.0) * share).sum(axis=1)
    mean: Floats = np.divide(weighted, total, out=np.full(total.shape, np.nan), where=total > 0)
    return mean


def _bottom_up(parents: Integers, factors: int) -> list[int]:
    """Inner nodes, each after those below it; the root, -1, last."""

    def depth(node: int) -> int:
        return 0 if node < 0 else 1 + depth(int(parents[node]))

    return [*sorted(range(factors), key=depth, reverse=True), -1]
