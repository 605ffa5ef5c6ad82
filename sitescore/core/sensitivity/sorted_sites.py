"""The order of the sites in each of many draws, by keys that sort several times faster than indices."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers

SITE_BITS, IN_CACHE = 10, 131_072
STEPS, WHOLE = 2.0 ** (32 - SITE_BITS) - 2, np.float32(2**23)
NO_SPAN, WIDEST = 1e-30, 3.4e38
"""Ranges of scores that single precision cannot part into steps, or not hold: their sites are not told apart here."""
RUN = 512
"""Keys that numpy sorts without parting them first, which takes several times as long where a processor is slow to
write some of a register. Short keys number twice as many sites at the most, so there are never more than two runs."""


def sorted_sites(scores: Floats) -> tuple[Integers, Booleans]:
    """Sort sites by falling score in every draw, and tell which neighbours tie.

    float32 scores are sorted as whole keys that hold the score above the site's number,
    which is several times faster than sorting indices and gives the same order. Up to 1,024
    sites the score is first cut to 22 bits of the range of some draws; sites that this
    makes alike are compared, and where they are more than two, their draws sorted again with all bits.

    Parameters
    ----------
    scores : (draws, sites), finite

    Returns
    -------
    order : (draws, sites), numbers of the sites, the best first; ties by number
    tied : (draws, sites - 1), whether a site has the score of the one before

    Examples
    --------
    >>> sorted_sites(np.array([[0.2, 0.5, 0.2]]))
    (array([[1, 0, 2]]), array([[False,  True]]))
    """
    if scores.dtype != np.float32:
        order = np.argsort(-scores, axis=1, kind="stable")
        ordered = np.take_along_axis(scores, order, axis=1)
        return order, ordered[:, 1:] == ordered[:, :-1]
    order = np.empty(scores.shape, dtype=np.min_scalar_type(scores.shape[1]))
    tied = np.empty((scores.shape[0], scores.shape[1] - 1), dtype=bool)
    step = max(1, IN_CACHE // scores.shape[1])
    for start in range(0, scores.shape[0], step):
        some = slice(start, start + step)
        sort = _sorted_by_short_keys if keys_are_short(scores) else _sorted_by_all_bits
        order[some], tied[some] = sort(scores[some])
    return order, tied


def keys_are_short(scores: Floats) -> bool:
    """Tell whether keys of 32 bits can number the sites of (draws, sites) scores."""
    return scores.dtype == np.float32 and scores.shape[1] <= 1 << SITE_BITS


def ranks_by_kernel(scores: Floats, halves: Integers) -> Booleans:
    """Count the ranks of the sites in every draw with a compiled kernel, and tell which draws that leaves out.

    Parameters
    ----------
    scores : (draws, sites), finite, in single precision, of as many sites as short keys can number
    halves : (ranks, sites), twice the counts, are added to

    Returns
    -------
    left : (draws,), where more than two neighbours are too close for short keys; nothing is added
    """
    from sitescore.core.compiled.short_keys import count_keys, fill_keys

    draws, sites = scores.shape
    left, step = np.empty(draws, dtype=bool), max(1, IN_CACHE // sites)
    runs = 1 if sites <= RUN else 2
    run = -(-sites // runs)
    room = np.empty((min(step, draws), runs * run), dtype=np.uint32)
    for start in range(0, draws, step):
        part = scores[start : start + step]
        keys = room[: len(part)]
        fill_keys(part, SITE_BITS, NO_SPAN, WIDEST, keys)
        keys.reshape(-1, run).sort(axis=1)
        count_keys(keys, run, part, SITE_BITS, halves, left[start : start + step])
    return left


def _sorted_by_short_keys(scores: Floats) -> tuple[Integers, Booleans]:
    keys = _short_keys(scores)
    keys.sort(axis=1)
    alike = (keys[:, 1:] ^ keys[:, :-1]) < 1 << SITE_BITS
    order = keys & np.uint32((1 << SITE_BITS) - 1)
    rows, at = np.nonzero(alike)
    if rows.size:
        _settle(order, alike, scores, rows, at)
    return order, alike


def _settle(order: Integers, alike: Booleans, scores: Floats, rows: Integers, at: Integers) -> None:
    """Order neighbours that short keys could not tell apart; rows where more than two are alike are sorted again."""
    again = np.unique(rows[1:][(rows[1:] == rows[:-1]) & (at[1:] == at[:-1] + 1)])
    by_two = ~np.isin(rows, again)
    rows, at = rows[by_two], at[by_two]
    one, other = order[rows, at], order[rows, at + 1]
    first, second = scores[rows, one], scores[rows, other]
    alike[rows, at] = first == second
    wrong = first < second
    order[rows[wrong], at[wrong]], order[rows[wrong], at[wrong] + 1] = other[wrong], one[wrong]
    if again.size:
        order[again], alike[again] = _sorted_by_all_bits(scores[again])


def _short_keys(scores: Floats) -> Integers:
    """Make 32-bit keys: 22 bits of how far the site is behind the best score here, then its number."""
    best = float(scores.max())
    span = best - float(scores.min())
    behind = best - scores if span <= WIDEST else np.zeros_like(scores)
    behind *= STEPS / span if span > NO_SPAN else 0
    behind += WHOLE  # float32 from here to the double of it are whole numbers, held by their last 23 bits
    keys: Integers = behind.view(np.uint32)
    keys <<= np.uint32(SITE_BITS)
    keys |= np.arange(scores.shape[1], dtype=np.uint32)
    return keys


def _sorted_by_all_bits(scores: Floats) -> tuple[Integers, Booleans]:
    bits = (-(scores + np.float32(0))).view(np.int32)
    ascending = np.where(bits < 0, ~bits, bits | np.int32(-(2**31))).view(np.uint32)
    keys = ascending.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.arange(scores.shape[1], dtype=np.uint64)
    keys.sort(axis=1)
    order = (keys & np.uint64(2**32 - 1)).astype(np.uint32)
    return order, (keys[:, 1:] ^ keys[:, :-1]) < np.uint64(2**32)
