"""Weights by the full consistency method."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.weighting.judgements import as_answers
from sitescore.core.weighting.weighted import Weighted, weighted


def fucom(priorities: ArrayLike) -> Weighted:
    """Full consistency method (FUCOM).

    The paper seeks the weights with the least deviation chi from two conditions: the ratio of
    neighbours in the ranking is their comparative priority, and the ratio of those two places
    apart is the product of the two between. The weights in proportion to 1 / priority meet both
    with chi = 0, and no others do; a numerical search only adds its own error.

    Parameters
    ----------
    priorities : (criteria,) at least 1, the most important criterion having 1: how many times
        the most important criterion is as important as this one

    Returns
    -------
    Weighted : details: ``order`` (criteria,), numbers of the criteria, the most important first;
        ``comparative`` (criteria - 1,), the priority of each over the next in that order

    Raises
    ------
    ValueError
        If a priority is wrong, or none is 1.

    References
    ----------
    Pamučar, Stević and Sremac (2018), "A New Model for Determining Weight Coefficients of
    Criteria in MCDM Models: Full Consistency Method (FUCOM)", *Symmetry* 10(9), 393.

    Examples
    --------
    >>> fucom([2, 1, 4]).weights.round(3)
    array([0.286, 0.571, 0.143])
    """
    given = as_answers("priorities", priorities, least=1)
    if given.min() != 1:
        at = int(np.argmin(given))
        raise ValueError(f"priorities must be 1 for the most important, got {given[at]:g} at index ({at},)")
    order = np.argsort(given, kind="stable")
    return weighted(1 / given, order=order, comparative=given[order][1:] / given[order][:-1])
