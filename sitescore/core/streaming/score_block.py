"""A block of rows to what is kept of its scores: pure, so that blocks can be scored anywhere and in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.streaming.best_rows import WINDOW, BestRows
from sitescore.core.streaming.partial import BINS, Cells, Partial, bins_of, exact_total
from sitescore.core.streaming.rules import Rules

CHUNK = 1 << 20
"""Cells at a time, so that what is worked out from them stays small."""


def score_block(rules: Rules, cells: Floats, *, first: int = 0, carried: Sequence[NDArray[Any]] = ()) -> Partial:
    """Score a block of rows.

    Parameters
    ----------
    rules : how cells become scores
    cells : (rows, criteria), NaN where unknown; one row or more
    first : number of the first row in the whole table
    carried : arrays of ``rows`` first entries, kept of the best rows after their cells

    Returns
    -------
    What merges with the parts of the other blocks.

    Raises
    ------
    ValueError
        If there are no rows.

    Examples
    --------
    >>> weights = np.array([0.25, 0.75])
    >>> rules = Rules(values=(np.positive, np.positive), divisors=np.ones(2), stand_ins=np.array([np.nan, 0.5]),
    ...               screens=(), score=np.matmul, weights=weights, top=1, slack=0.0,
    ...               quick=lambda cells: np.where(np.isnan(cells), [np.nan, 0.5], cells) @ weights)
    >>> found = score_block(rules, np.array([[1.0, 0.5], [0.0, np.nan]]))
    >>> found.best.scores, found.best.rows, found.unknown.count
    (array([0.625]), array([0]), array([0, 1]))
    """
    result: Partial | None = None
    for part in chunks(cells):
        rows = np.arange(first + part.start, first + part.stop)
        bar = result.best.bar if result else -np.inf
        found = _chunk(rules, cells[part], rows, [entry[part] for entry in carried], bar)
        result = result.merged(found) if result else found
    if result is None:
        raise ValueError(f"cells must have shape (rows, criteria) with a row or more, got {cells.shape}")
    return result


def chunks(cells: Floats) -> list[slice]:
    """Cut a block into stretches of rows that are worked on together."""
    rows = max(1, CHUNK // max(1, cells.shape[1]))
    return [slice(start, min(start + rows, len(cells))) for start in range(0, len(cells), rows)]


def counted_scores(rules: Rules, cells: Floats) -> Floats:
    """Score a chunk of rows as `score_block` does, and leave out those that have no score or are excluded."""
    cells, _ = rules.workable(cells)
    scores, _, _ = rules.scores(cells)
    out: Booleans = np.isnan(scores)
    for screen in rules.screens:
        out |= rules.excluded_by(screen, cells)
    return scores[~out]


def _chunk(rules: Rules, cells: Floats, rows: Integers, carried: Sequence[NDArray[Any]], bar: float) -> Partial:
    cells, slack = rules.workable(cells)
    scores, odd, unsound = rules.scores(cells)
    unknown = np.isnan(cells[odd])
    outs = [rules.excluded_by(screen, cells) for screen in rules.screens]
    excluded = np.logical_or.reduce(outs) if outs else np.zeros(len(rows), dtype=bool)
    here = _counting(scores, excluded if outs else None)
    counted = scores if here is None else scores[here]
    near = _near_the_best(counted, rules.top, slack, bar)
    near = near if here is None else here[near]
    exact, _ = rules.careful(cells[near])
    return Partial(
        rows=len(rows),
        excluded=int(excluded.sum()),
        knocked_out=np.array([out.sum() for out in outs], dtype=np.int64),
        doubtful=np.array([unknown[:, screen.criterion].sum() for screen in rules.screens], dtype=np.int64),
        unknown=Cells.where(unknown, rows[odd]),
        unsound=Cells.where(unsound, rows[odd]),
        least=float(counted.min(initial=np.inf)),
        greatest=float(counted.max(initial=-np.inf)),
        total=exact_total(counted),
        slack=slack,
        histogram=np.bincount(bins_of(counted), minlength=BINS),
        best=BestRows.among(rules.top, exact, rows[near], [part[near] for part in (cells, *carried)]),
    )


def _counting(scores: Floats, excluded: Booleans | None) -> Integers | None:
    """Rows that have a score and are not excluded; None where that is all of them."""
    if excluded is None and not np.isnan(scores.sum()):
        return None
    unscored = np.isnan(scores)
    return np.flatnonzero(~(unscored if excluded is None else unscored | excluded))


def _near_the_best(scores: Floats, top: int, slack: float, bar: float) -> Integers:
    """Rows whose exact score may be among the best, or tie with the last of them, going by scores that are off."""
    near = np.flatnonzero(scores >= bar - slack - WINDOW)
    if near.size > 2 * top:
        least = np.float64(np.partition(scores[near], near.size - top)[near.size - top]) - 2 * slack
        near = near[scores[near] >= least - WINDOW]
    return near
