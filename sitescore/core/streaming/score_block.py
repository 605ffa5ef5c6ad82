"""A block of rows to what is kept of its scores: pure, so that blocks can be scored anywhere and in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.streaming.best_rows import WINDOW, BestRows
from sitescore.core.streaming.exact_sums import sum_of_shares
from sitescore.core.streaming.partial import BINS, Cells, Partial, histogram_of
from sitescore.core.streaming.rules import Rules

CHUNK = 1 << 22
"""Cells at a time, so that what is worked out from them stays small."""
EDGE = 1e-6
"""How far below the edge of its bin a score may be, whose bin is told in single precision."""


Ends = tuple[Floats, Floats]


def score_block(
    rules: Rules, cells: Floats, *, first: int = 0, carried: Sequence[NDArray[Any]] = (), ends: Ends | None = None
) -> Partial:
    """Score a block of rows.

    Parameters
    ----------
    rules : how cells become scores
    cells : (rows, criteria), NaN where unknown; one row or more
    first : number of the first row in the whole table
    carried : arrays of ``rows`` first entries, kept of the best rows after their cells
    ends : (rows, criteria) what cells could be at least and at most, -inf and inf where not known;
        left out where none has a range

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
    ...               quick=lambda x: (np.where(np.isnan(x), [np.nan, 0.5], x) @ weights, np.zeros(2, bool)))
    >>> found = score_block(rules, np.array([[1.0, 0.5], [0.0, np.nan]]))
    >>> found.best.scores, found.best.rows, found.unknown.count
    (array([0.625]), array([0]), array([0, 1]))
    """
    if not len(cells):
        raise ValueError(f"cells must have shape (rows, criteria) with a row or more, got {cells.shape}")
    parts: list[Partial] = []
    near, off = np.zeros(0, dtype=np.intp), np.zeros(0)
    counts = np.zeros(BINS, dtype=np.intp)
    for part in chunks(cells):
        within = None if ends is None else (ends[0][part], ends[1][part])
        scores, counting, found = _chunk(rules, cells[part], first + part.start, within)
        parts.append(found)
        counts += found.histogram
        bar = _bar_of(counts, rules.top) - 2 * found.slack - WINDOW
        hopeful = np.flatnonzero(scores >= bar)
        kept = off >= bar
        near = np.concatenate([near[kept], part.start + (hopeful if counting is None else counting[hopeful])])
        off = np.concatenate([off[kept], scores[hopeful]])
    if off.size > rules.top:
        near = near[off >= np.partition(off, off.size - rules.top)[off.size - rules.top] - 2 * found.slack - WINDOW]
    exact, _ = rules.careful(cells[near])
    best = BestRows.among(rules.top, exact, first + near, [part[near] for part in (cells, *carried)])
    return replace(reduce(Partial.merged, parts), best=best)


def chunks(cells: Floats) -> list[slice]:
    """Cut a block into stretches of rows, a power of two but for the last, that are worked on together."""
    rows = 1 << max(0, (CHUNK // cells.shape[1]).bit_length() - 1)
    return [slice(start, min(start + rows, len(cells))) for start in range(0, len(cells), rows)]


def counted_scores(rules: Rules, cells: Floats) -> Floats:
    """Score a chunk of rows as `score_block` does, and leave out those that have no score or are excluded."""
    cells, _ = rules.workable(cells)
    scores, _, _ = rules.scores(cells)
    out: Booleans = np.isnan(scores)
    for screen in rules.screens:
        out |= screen.excludes(cells)
    return scores[~out]


def _chunk(rules: Rules, cells: Floats, first: int, ends: Ends | None) -> tuple[Floats, Integers | None, Partial]:
    """Score a chunk: scores that count, rows they stand in (None for all), and what is kept but the best rows."""
    cells, slack = rules.workable(cells)
    scores, odd, unsound = rules.scores(cells)
    unknown = np.isnan(cells[odd])
    outs = [screen.excludes(cells) for screen in rules.screens]
    if ends is None:
        doubts = [unknown[:, screen.criterion] for screen in rules.screens]
    else:
        doubts = [screen.possibly(*ends) & ~out for screen, out in zip(rules.screens, outs, strict=True)]
    excluded = np.logical_or.reduce(outs) if outs else np.zeros(len(scores), dtype=bool)
    all_count = not outs and not np.isnan(scores[odd]).any()
    counting = None if all_count else np.flatnonzero(~(excluded | np.isnan(scores)))
    counted = scores if counting is None else scores[counting]
    return (
        counted,
        counting,
        Partial(
            rows=len(scores),
            excluded=int(np.count_nonzero(excluded)),
            knocked_out=np.array([out.sum() for out in outs], dtype=np.int64),
            doubtful=np.array([doubt.sum() for doubt in doubts], dtype=np.int64),
            unknown=Cells.where(unknown, first + odd),
            unsound=Cells.where(unsound, first + odd),
            least=float(counted.min(initial=np.inf)),
            greatest=float(counted.max(initial=-np.inf)),
            total=sum_of_shares(counted),
            histogram=histogram_of(counted),
            single=scores.dtype == np.float32,
            slack=slack,
            best=BestRows.none(rules.top),
        ),
    )


def _bar_of(counts: Integers, top: int) -> float:
    """Say from a histogram what score `top` scores reach at least; -inf where there are not so many."""
    reaching = np.cumsum(counts[::-1])
    if reaching[-1] < top:
        return -np.inf
    return (BINS - 1 - int(np.searchsorted(reaching, top))) / BINS - EDGE
