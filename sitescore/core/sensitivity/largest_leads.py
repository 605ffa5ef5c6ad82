"""The linear program behind potential optimality, for many sites at once."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats, Integers
from sitescore.core.sensitivity.weight_bounds import Bounds

TOGETHER, PIVOTS = 64, 400
ZERO = 1e-11


def largest_leads(leads: Floats, bounds: Bounds) -> tuple[Floats, Floats]:
    """Maximise each site's least weighted lead over its rivals.

    The program is a game of weights against a mix of rivals, solved by the simplex method,
    the same step for many sites at a time. The step is the plain one, which may go round
    where much is tied, and ends after 400: check what a result is worth.

    Parameters
    ----------
    leads : (sites, rivals, criteria) in [-1, 1]
    bounds : from `as_bounds`

    Returns
    -------
    weights : (sites, criteria) allowed weights
    shares : (sites, rivals) of the mix of rivals that keeps the lead least, not negative, summing to 1

    References
    ----------
    Dantzig (1951), "A Proof of the Equivalence of the Programming Problem and the Game
    Problem", in *Activity Analysis of Production and Allocation*, 330-335; bounds on weights
    are rows of the program that no lead depends on.

    Examples
    --------
    >>> from sitescore.core.sensitivity.weight_bounds import as_bounds
    >>> weights, shares = largest_leads(np.array([[[0.4, -0.2], [-0.2, 0.4]]]), as_bounds(None, None, criteria=2))
    >>> weights.round(9), shares.round(9)
    (array([[0.5, 0.5]]), array([[0.5, 0.5]]))
    """
    blocks = [_solved(leads[start : start + TOGETHER], bounds) for start in range(0, len(leads), TOGETHER)]
    weights, shares = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    return weights, shares


def _solved(leads: Floats, bounds: Bounds) -> tuple[Floats, Floats]:
    sites, rivals, criteria = leads.shape
    low, room = bounds[0], bounds[1] - bounds[0]
    spare = max(1 - float(low.sum()), 0.0)
    payoff = spare * leads + (leads @ low)[..., None]
    scale = np.abs(payoff).max(axis=(1, 2), keepdims=True)
    capped = np.flatnonzero(room < spare)
    table = np.empty((sites, criteria + 1, rivals + capped.size + 1))
    # Payoffs from 1 to 3: their game is worth more than 0, and starts from a corner of its own.
    table[:, :-1, :rivals] = (payoff / np.where(scale > 0, scale, 1) + 2).transpose(0, 2, 1)
    table[:, :-1, rivals:-1] = room[capped] / (spare or 1.0) - np.eye(criteria)[:, capped]
    table[:, :-1, -1] = 1.0
    table[:, -1] = np.where(np.arange(table.shape[2]) < rivals, -1.0, 0.0)
    prices, taken = _simplex(table)
    return _allowed(low + spare * _shared(prices), bounds), _shared(taken[:, :rivals])


def _shared(parts: Floats) -> Floats:
    """Scale rows to a sum of 1; even where all are 0."""
    whole = parts.sum(axis=1, keepdims=True)
    return np.asarray(np.where(whole > 0, parts / np.where(whole > 0, whole, 1.0), 1 / parts.shape[1]))


def _allowed(weights: Floats, bounds: Bounds) -> Floats:
    """Keep weights between the bounds, summing to 1, by sharing out what clipping leaves."""
    weights = np.clip(weights, *bounds)
    short = 1 - weights.sum(axis=1, keepdims=True)
    room = np.where(short > 0, bounds[1] - weights, weights - bounds[0])
    return np.asarray(weights + short * _shared(room))


def _simplex(table: Floats) -> tuple[Floats, Floats]:
    """Maximise the sum of what the columns before the last take of each row's 1, for each of many tables.

    Parameters
    ----------
    table : (tables, rows + 1, columns + 1); the last row is what each column gains, negated

    Returns
    -------
    prices of the rows, (tables, rows), and what each column takes, (tables, columns); none negative
    """
    tables, rows, columns = table.shape[0], table.shape[1] - 1, table.shape[2] - 1
    labels = np.tile(np.arange(columns + rows), (tables, 1))
    prices, taken = np.zeros((2, tables, columns + rows))
    left = np.arange(tables)
    for pivot in range(PIVOTS + 1):
        entering = table[:, -1, :-1].argmin(axis=1)
        done = (table[np.arange(left.size), -1, entering] >= -ZERO) | (pivot == PIVOTS)
        if done.any():
            prices[left[done][:, None], labels[done, :columns]] = table[done, -1, :-1]
            taken[left[done][:, None], labels[done, columns:]] = table[done, :-1, -1]
            table, labels, left, entering = table[~done], labels[~done], left[~done], entering[~done]
        if not left.size:
            break
        leaving = _pivoted(table, entering)
        each = np.arange(left.size)
        swapped = labels[each, entering], labels[each, columns + leaving]
        labels[each, columns + leaving], labels[each, entering] = swapped
    return np.maximum(prices[:, columns:], 0.0), np.maximum(taken[:, :columns], 0.0)


def _pivoted(table: Floats, entering: Integers) -> Integers:
    """Let a column of each table enter, in place; give the row that leaves."""
    each = np.arange(len(table))
    column = table[each, :, entering]
    usable = column[:, :-1] > ZERO
    ratio = np.divide(table[:, :-1, -1], column[:, :-1], out=np.full(usable.shape, np.inf), where=usable)
    leaving: Integers = ratio.argmin(axis=1)
    step = column[each, leaving]
    row = table[each, leaving] / step[:, None]
    table -= column[:, :, None] * row[:, None, :]
    table[each, leaving] = row
    table[each, :, entering] = -column / step[:, None]
    table[each, leaving, entering] = 1 / step
    return leaving
