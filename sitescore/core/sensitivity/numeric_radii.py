"""By how much all weights may be wrong at once, for scores of any form: the least found to end a lead."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_weights
from sitescore.core.ranking import best
from sitescore.core.sensitivity.line_search import LEVEL, Score, first_crossings, local_leads
from sitescore.core.sensitivity.nearest_ties import CLOSE, STEPS, Paths, nearest_ties

DRAWS = 512


def numeric_radii(score: Score, weights: ArrayLike, *, leader: int, rng: np.random.Generator) -> Floats:
    """Search for the least share by which all weights must err at once for each rival to draw level.

    Every weight errs by the same share, up or down. Tried are random signs, and those of
    the leads by criterion at the stated weights and at the tie found last. Weights are
    scaled back to their sum.

    Parameters
    ----------
    score : scores at weights
    weights : (criteria,), not negative, summing to 1
    leader : number of the site that leads
    rng : draws the random signs

    Returns
    -------
    (sites,) : shares from 0 (they tie) to 1, at least those of `tolerance_radii` and equal
        to them where scores are additive; inf where none was found, and for the leader

    Raises
    ------
    ValueError
        If the weights have a wrong shape, range or sum.

    References
    ----------
    The question is that of Wendell (1985), *Management Science* 31(5), 564-578.

    Examples
    --------
    >>> values = np.array([[0.9, 0.5], [0.5, 0.7]])
    >>> rng = np.random.default_rng(0)
    >>> numeric_radii(lambda w: w @ values.T, [0.5, 0.5], leader=0, rng=rng).round(6)
    array([     inf, 0.333333])
    """
    w = as_weights(weights, criteria=np.size(weights))
    paths = Paths(lambda signs, part: _erring(w, signs, part), lambda signs: np.ones(len(signs)), _worst)
    return nearest_ties(score, w, paths, _random_signs(w.size, rng), leader=leader).cost


def numeric_top_radius(score: Score, weights: ArrayLike, *, top: int, rng: np.random.Generator) -> float:
    """Search for the least share by which all weights must err at once for the set of the `top` best to change.

    Parameters
    ----------
    score, weights, rng : as for `numeric_radii`
    top : how many sites are in the set

    Returns
    -------
    The share, at least that of `top_radius`; inf where no change was found

    Examples
    --------
    >>> values = np.array([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]])
    >>> numeric_top_radius(lambda w: w @ values.T, [0.5, 0.5], top=2, rng=np.random.default_rng(0))
    inf
    """
    w = as_weights(weights, criteria=np.size(weights))
    now = score(w[None])[0]
    close = best(now, top + CLOSE)
    inside, near = close[:top], close[top:]
    if not near.size or not inside.size:
        return np.inf
    if now[inside[-1]] - now[near[0]] <= LEVEL:
        return 0.0
    first, second = (part.ravel() for part in np.meshgrid(inside, near, indexing="ij"))
    leads = local_leads(score, np.broadcast_to(w, (first.size, w.size)), first, second)
    signs = np.unique(np.concatenate([_worst(leads), _random_signs(w.size, rng)]), axis=0)
    outside = np.setdiff1d(np.arange(now.size), inside)

    def measure(rows: Integers, share: Floats) -> Floats:
        scores = score(_erring(w, signs[rows], share))
        return np.asarray(scores[:, inside].min(axis=1) - scores[:, outside].max(axis=1) - LEVEL)

    return float(first_crossings(measure, len(signs), steps=STEPS).min())


def _erring(weights: Floats, signs: Floats, share: Floats) -> Floats:
    """Weights that all err by a share, up where the sign is 1 and down where it is -1, scaled to their sum."""
    erring = weights * (1 + share[:, None] * signs)
    total = erring.sum(axis=1, keepdims=True)
    return np.where(total > 0, erring / np.where(total > 0, total, 1.0), weights)


def _worst(leads: Floats) -> Floats:
    """Too high where the leader is ahead, too low elsewhere."""
    return np.where(leads > 0, -1.0, 1.0)


def _random_signs(criteria: int, rng: np.random.Generator) -> Floats:
    return rng.choice([-1.0, 1.0], (DRAWS, criteria))
