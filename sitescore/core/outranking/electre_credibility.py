"""Credibility of ELECTRE III and TRI: how far it may be said that one is at least as good as another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.compiled.kernel import available
from sitescore.core.outranking.electre_tables import noise, tiles

COMPILED_FROM = 1 << 26
"""Comparisons, pairs by criteria, from which numba, where installed, makes them."""

Levels = tuple[Floats, Floats, Floats]


def credibility(these: Floats, those: Floats, weights: Floats, levels: Levels) -> tuple[Floats, Floats]:
    """Concordance and credibility of "one of `these` is at least as good as one of `those`".

    On a criterion, concordance is 1 up to `q` behind, 0 from `p` behind, and linear between;
    discordance is 0 up to `p` behind, 1 from `v` behind, and linear between. Credibility is the
    weighted concordance C, times (1 - d) / (1 - C) for each criterion whose discordance d
    exceeds it. Where `q` equals `p`, just as far behind is still concordant; where `p` equals
    `v`, it is not yet discordant.

    Parameters
    ----------
    these : (rows, criteria), more is better
    those : (columns, criteria)
    weights : (criteria,), not all 0; a criterion of weight 0 has no say, nor a veto
    levels : q <= p <= v, each (rows, 1, criteria) or (1, columns, criteria)

    Returns
    -------
    concordance, credibility : (rows, columns) in [0, 1]

    References
    ----------
    Roy (1978), "ELECTRE III: un algorithme de classements fondé sur une représentation floue
    des préférences en présence de critères multiples", *Cahiers du CERO* 20(1), 3-24.

    Examples
    --------
    >>> q, p, v = (np.full((1, 1, 2), level) for level in (1.0, 3.0, 7.0))
    >>> credibility(np.array([[5.0, 0.0]]), np.array([[4.0, 6.0]]), np.array([0.6, 0.4]), (q, p, v))
    (array([[0.6]]), array([[0.375]]))
    """
    concordant = np.zeros((these.shape[0], those.shape[0]))
    credible = np.empty_like(concordant)
    shares = weights / weights.sum()
    by_row = all(level.shape[1] == 1 for level in levels)
    if by_row and available(concordant.size * shares.size, least=COMPILED_FROM):
        from sitescore.core.compiled.pair_tables import fill_credibility

        of_rows = np.stack([np.broadcast_to(level[:, 0], these.shape) for level in levels])
        found = np.zeros((2, *concordant.shape))
        fill_credibility(these, np.ascontiguousarray(those.T), shares, of_rows, noise(these), found)
        return found[0], found[1]
    for rows in tiles(*concordant.shape):
        for share, behind, (q, p, _) in _columns(these, those, shares, levels, rows):
            fallen = _falling(behind, q, p)
            fallen *= share
            concordant[rows] += fallen
        np.minimum(concordant[rows], 1, out=concordant[rows])
        credible[rows] = concordant[rows]
        with np.errstate(divide="ignore"):
            per_room = 1 / (1 - concordant[rows])
        for _, behind, (_, p, v) in _columns(these, those, shares, levels, rows):
            if not np.isinf(v).all():
                credible[rows] *= _accepted(_falling(behind, p, v), per_room)
    return concordant, credible


def _columns(
    these: Floats, those: Floats, shares: Floats, levels: Levels, rows: slice
) -> Iterator[tuple[float, Floats, Levels]]:
    """Go through the criteria that count: share, how far `rows` of `these` are behind `those`, and levels."""
    for j in np.flatnonzero(shares):
        q, p, v = (level[rows if level.shape[0] > 1 else slice(None), :, j] for level in levels)
        yield float(shares[j]), np.ascontiguousarray(those[:, j]) - these[rows, j, None], (q, p, v)


def _falling(behind: Floats, start: Floats, end: Floats) -> Floats:
    """Fall from 1 at `start` to 0 at `end`: a step just after both where they are equal, never where `end` is inf."""
    full = behind <= start * (1 + noise(behind))
    width = end - start
    if not width.any():
        return full.astype(np.float64)
    steep = np.divide(1, width, out=np.full_like(width, np.inf), where=width > 0)
    with np.errstate(invalid="ignore", over="ignore"):
        fallen = behind - start
        fallen *= steep
    np.subtract(1, fallen, out=fallen)
    np.fmax(fallen, full, out=fallen)
    return np.fmin(fallen, 1, out=fallen)


def _accepted(accepted: Floats, per_room: Floats) -> Floats:
    """Give `accepted` as a share of the room, 1 where it is no less or there is none."""
    with np.errstate(invalid="ignore"):
        accepted *= per_room
    return np.fmin(accepted, 1, out=accepted)
