"""Weights of several people made one, and how far apart the people are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject, require_one_of
from sitescore.core.weighting.weighted import Weighted, weighted

KINDS = ("mean", "geometric")


def combine(weights: ArrayLike, *, kind: str = "mean", importance: ArrayLike | None = None) -> Weighted:
    """Combine the weights of several people.

    How far two people are apart is half the sum of the differences of their weights: the share of
    the weight that one would have to move to agree with the other, from 0 to 1.

    Parameters
    ----------
    weights : (people, criteria) not negative, each row in any unit, such as points
    kind : ``mean``, the arithmetic mean of weights that sum to 1, or ``geometric``, which keeps
        ratios of weights and leaves a criterion out that somebody gives no weight
    importance : (people,) how much each counts, not negative; None for all the same

    Returns
    -------
    Weighted : details:

        - ``distances`` (people, people), how far each two are apart
        - ``deviations`` (people,), how far each is from the combined weights
        - ``furthest``, number of the person furthest from them, the first of several
        - ``consensus``, 1 less the mean distance of two people: 1 when all agree, 0 when no two
          give weight to the same criterion; 1 for one person

    Raises
    ------
    ValueError
        If an argument is wrong, somebody gives no weight at all, or no criterion has weight from
        everybody and the mean is geometric.

    References
    ----------
    Forman and Peniwati (1998), "Aggregating individual judgments and priorities with the Analytic
    Hierarchy Process", *European Journal of Operational Research* 108(1), 165-169; Herrera-Viedma,
    Cabrerizo, Kacprzyk and Pedrycz (2014), "A review of soft consensus models in a fuzzy
    environment", *Information Fusion* 17, 4-13, for consensus as mean similarity over pairs.

    Examples
    --------
    >>> found = combine([[60, 40], [50, 50], [10, 90]])
    >>> found.weights, int(found.details["furthest"]), found.details["consensus"].round(3)
    (array([0.4, 0.6]), 2, np.float64(0.667))
    """
    require_one_of("kind", kind, KINDS)
    shares = _as_shares(weights)
    people = len(shares)
    say = _as_importance(importance, people)
    if kind == "mean":
        together = say @ shares
    else:
        heard = shares[say > 0]
        some = (heard > 0).all(axis=0)
        if not some.any():
            raise ValueError(
                "weights must leave a criterion with weight from everybody for the geometric mean, got none"
            )
        together = np.where(some, np.exp(say[say > 0] @ np.log(np.where(some, heard, 1.0))), 0.0)
        together = together / together.sum()
    distances = np.stack([_apart(shares, person) for person in shares])
    deviations = _apart(shares, together)
    return weighted(
        together,
        distances=distances,
        deviations=deviations,
        furthest=np.argmax(np.round(deviations, 12)),
        consensus=1 - distances.sum() / max(people * (people - 1), 1),
    )


def _apart(shares: Floats, other: Floats) -> Floats:
    return np.asarray(np.abs(shares - other).sum(axis=1) / 2)


def _as_shares(weights: ArrayLike) -> Floats:
    """Weights of people, (people, criteria), each row summing to 1."""
    given = as_floats("weights", weights).astype(np.float64)
    if given.ndim != 2 or given.size == 0:
        raise ValueError(f"weights must have shape (people, criteria), at least one of each, got {given.shape}")
    reject("weights", "must not be negative", given, given < 0)
    largest = given.max(axis=1)
    reject("weights", "must not all be 0 for a person", largest, largest == 0)
    shares = given / largest[:, None]
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _as_importance(importance: ArrayLike | None, people: int) -> Floats:
    """How much each person counts, (people,), summing to 1."""
    given = np.ones(people) if importance is None else as_floats("importance", importance).astype(np.float64)
    if given.shape != (people,):
        raise ValueError(f"importance must have shape ({people},), one for each person, got {given.shape}")
    reject("importance", "must not be negative", given, given < 0)
    reject("importance", "must not all be 0", given, np.full(people, given.max() == 0))
    scaled = given / given.max()
    return np.asarray(scaled / scaled.sum())
