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


def credibility(these: Floats, those: Floats, weights: Floats, levels: Levels) -> Floats:
    """Credibility of "one of `these` is at least as good as one of `those`", (rows, columns) in [0, 1].

    As `concordance_and_credibility` has it, with which it shares its parameters, in half the memory.

    Examples
    --------
    >>> q, p, v = (np.full((1, 1, 2), level) for level in (1.0, 3.0, 7.0))
    >>> credibility(np.array([[5.0, 0.0]]), np.array([[4.0, 6.0]]), np.array([0.6, 0.4]), (q, p, v))
    array([[0.375]])
    """
    found = np.zeros((these.shape[0], those.shape[0]))
    _fill(these, those, weights, levels, (found, found))
    return found


def concordance_and_credibility(these: Floats, those: Floats, weights: Floats, levels: Levels) -> tuple[Floats, Floats]:
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
    >>> concordance_and_credibility(np.array([[5.0, 0.0]]), np.array([[4.0, 6.0]]), np.array([0.6, 0.4]), (q, p, v))
    (array([[0.6]]), array([[0.375]]))
    """
    found = np.zeros((2, these.shape[0], those.shape[0]))
    concordant, credible = found
    _fill(these, those, weights, levels, (concordant, credible))
    return concordant, credible


def _fill(these: Floats, those: Floats, weights: Floats, levels: Levels, out: tuple[Floats, Floats]) -> None:
    """Work out concordance and credibility; they may be one table of zeros, in which credibility then stays."""
    concordant, credible = out
    counts = np.flatnonzero(weights)
    these, those, shares = these[:, counts], np.ascontiguousarray(those[:, counts].T), weights[counts] / weights.sum()
    q, p, v = (level[..., counts] for level in levels)
    grants, accepts = _lines(q, p, shares), _lines(p, v, 1.0)
    by_row = q.shape[1] == p.shape[1] == v.shape[1] == 1
    if by_row and available(concordant.size * shares.size, least=COMPILED_FROM):
        from sitescore.core.compiled.pair_tables import fill_credibility

        fill_credibility(those, _of_rows(these, grants, shares), _of_rows(these, accepts, 1.0), concordant, credible)
        return
    for rows in tiles(*concordant.shape):
        for behind, line, top in _columns(these[rows], those, grants, rows, shares):
            concordant[rows] += _falling(behind, line, top)
        np.minimum(concordant[rows], 1, out=concordant[rows])
        with np.errstate(divide="ignore"):
            per_room = 1 / (1 - concordant[rows])
        credible[rows] = concordant[rows]
        for behind, line, _ in _columns(these[rows], those, accepts, rows, shares):
            if line[1].any():  # else all is accepted
                credible[rows] *= _accepted(_falling(behind, line, 1.0), per_room)


def _of_rows(these: Floats, lines: Floats, tops: Floats | float) -> Floats:
    """Put what a row's comparisons need side by side, (rows, criteria, 4)."""
    heights, slopes = lines[:, :, 0]
    return np.stack(np.broadcast_arrays(these, heights, slopes, tops), axis=-1)


def _lines(begins: Floats, ends: Floats, tops: Floats | float) -> Floats:
    """Give heights and slopes of lines that fall from `tops` to 0; edges and inf where only noise is between."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        width = ends - begins
        slopes = tops / width
        straight = (width > noise(begins) * begins) & (slopes < np.inf)
        heights = np.where(straight, tops + begins * slopes, begins * (1 + noise(begins)))
    return np.stack([heights, np.where(straight, slopes, np.inf)])


def _columns(
    these: Floats, those: Floats, lines: Floats, rows: slice, shares: Floats
) -> Iterator[tuple[Floats, Floats, float]]:
    """Go through the criteria: how far `these` are behind `those`, the lines of `rows`, and shares."""
    for j, share in enumerate(shares.tolist()):
        yield those[j] - these[:, j, None], lines[:, rows if lines.shape[1] > 1 else slice(None), :, j], share


def _falling(behind: Floats, line: Floats, top: float) -> Floats:
    """Fall from `top` along a line of so much height where a site is not behind, or at an edge, just after it."""
    heights, slopes = line
    edges = np.isinf(slopes)
    fallen = behind * np.where(edges, 0, slopes)
    np.subtract(np.where(edges, top, heights), fallen, out=fallen)
    if edges.any():
        fallen[edges & (behind > heights)] = 0
    np.fmax(fallen, 0, out=fallen)
    return np.fmin(fallen, top, out=fallen)


def _accepted(accepted: Floats, per_room: Floats) -> Floats:
    """Give `accepted` as a share of the room, 1 where it is no less or there is none."""
    with np.errstate(invalid="ignore"):
        accepted *= per_room
    return np.fmin(accepted, 1, out=accepted)
