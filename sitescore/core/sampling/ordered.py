"""Random weights in a stated order: exact, by way of the corners of the set they form."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats
from sitescore.core.sampling.simplex import stick_breaking, uniform_weights


def order_vertices(order: ArrayLike) -> Floats:
    """Give the corners of the weights that fall, or stay level, along a complete order.

    Parameters
    ----------
    order : (criteria,) the criteria's numbers from the heaviest to the lightest

    Returns
    -------
    (criteria, criteria) : row k shares the weight equally among the first k + 1 of the
        order. The mean of the rows are the rank-order centroid weights.

    Raises
    ------
    ValueError
        If `order` does not name each criterion once.

    References
    ----------
    Barron and Barrett (1996), "Decision Quality Using Ranked Attribute Weights",
    *Management Science* 42(11), 1515-1523.

    Examples
    --------
    >>> order_vertices([1, 0])  # the second criterion weighs at least as much as the first
    array([[0. , 1. ],
           [0.5, 0.5]])
    """
    places = _as_order(order)
    return ratio_chain_vertices(np.ones(places.size - 1), order=places)


def ratio_chain_vertices(ratios: ArrayLike, *, order: ArrayLike | None = None) -> Floats:
    """Give the corners of the weights where each is at least so many times the next.

    The corners of ``w_i >= ratio_i * w_(i+1)``: along the first k of the order all hold with
    equality, and the rest has no weight.

    Parameters
    ----------
    ratios : (criteria - 1,), 0 or more; 1 for "at least as heavy", 0 for no demand
    order : (criteria,) the criteria's numbers from the first of the chain to the last; as
        they stand where not given

    Returns
    -------
    (criteria, criteria) : one corner a row, each summing to 1

    Raises
    ------
    ValueError
        If a ratio is negative or not finite, or `order` does not name each criterion once.

    References
    ----------
    Salo and Hämäläinen (2001), "Preference Ratios in Multiattribute Evaluation (PRIME)",
    *IEEE Transactions on Systems, Man, and Cybernetics A* 31(6), 533-545: weights bounded
    by ratios.

    Examples
    --------
    >>> ratio_chain_vertices([2.0, 1.0])
    array([[1.        , 0.        , 0.        ],
           [0.66666667, 0.33333333, 0.        ],
           [0.5       , 0.25      , 0.25      ]])
    """
    chain = as_floats("ratios", ratios)
    if chain.ndim != 1:
        raise ValueError(f"ratios must have shape (criteria - 1,), got {chain.shape}")
    if (chain < 0).any():
        raise ValueError(f"ratios must not be negative, got {chain.min()}")
    places = _as_order(np.arange(chain.size + 1) if order is None else order)
    if places.size != chain.size + 1:
        raise ValueError(f"order must name {chain.size + 1} criteria, got {places.size}")
    vertices = np.zeros((places.size, places.size))
    vertices[0, 0] = 1.0
    for k, ratio in enumerate(chain, start=1):
        last = vertices[k - 1, k - 1] if ratio > 0 else 1.0
        vertices[k, :k] = ratio * vertices[k - 1, :k] / (ratio + last)
        vertices[k, k] = last / (ratio + last)
    result = np.empty_like(vertices)
    result[:, places] = vertices
    return result


def vertex_weights(vertices: ArrayLike, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw uniformly from a simplex given by its corners.

    Parameters
    ----------
    vertices : (corners, criteria), one corner a row, none in the span of the others
    draws : 0 or more
    rng : source of randomness

    Returns
    -------
    (draws, criteria) : weights; sums as those of the corners

    Raises
    ------
    ValueError
        If the corners are not those of a simplex.

    References
    ----------
    Devroye (1986), *Non-Uniform Random Variate Generation*, ch. XI: points
    uniform in a simplex are mixtures of its corners with Dirichlet shares.

    Examples
    --------
    >>> w = vertex_weights(order_vertices([0, 1]), 100_000, rng=np.random.default_rng(1))
    >>> w.mean(axis=0).round(2)  # the rank-order centroid
    array([0.75, 0.25])
    """
    corners = _as_simplex(vertices)
    return np.asarray(uniform_weights(len(corners), draws, rng=rng) @ corners)


def vertex_weights_at(vertices: ArrayLike, uniforms: ArrayLike) -> Floats:
    """Turn uniform numbers into weights that are uniform in a simplex given by its corners.

    Parameters
    ----------
    vertices : (corners, criteria), as for `vertex_weights`
    uniforms : (..., corners - 1) in [0, 1), as from ``sobol_replicates``

    Returns
    -------
    (..., criteria) : weights

    Raises
    ------
    ValueError
        If the corners are not those of a simplex, or a number is outside [0, 1).

    Examples
    --------
    >>> vertex_weights_at(order_vertices([0, 1]), [[0.0], [0.5]])
    array([[0.5 , 0.5 ],
           [0.75, 0.25]])
    """
    corners = _as_simplex(vertices)
    shares = stick_breaking(uniforms)
    if shares.shape[-1] != len(corners):
        raise ValueError(f"uniforms must have shape (..., {len(corners) - 1}), got {np.shape(uniforms)}")
    return np.asarray(shares @ corners)


def _as_order(order: ArrayLike) -> Integers:
    places: Integers = np.asarray(order)
    if places.ndim != 1 or places.size == 0 or places.dtype.kind not in "iu":
        raise ValueError(f"order must be integers of shape (criteria,), got {places.dtype} {places.shape}")
    if (np.sort(places) != np.arange(places.size)).any():
        raise ValueError(f"order must name each criterion once, got {places.tolist()}")
    return places


def _as_simplex(vertices: ArrayLike) -> Floats:
    corners = as_floats("vertices", vertices)
    if corners.ndim != 2 or 0 in corners.shape:
        raise ValueError(f"vertices must have shape (corners, criteria), got {corners.shape}")
    edges = np.diff(corners, axis=0)
    length = np.abs(edges).max(axis=1, initial=0.0)
    # each edge at its own length, so that short ones count as edges too
    edges = edges / np.where(length > 0, length, 1.0)[:, None]
    if len(edges) and np.linalg.matrix_rank(edges) < len(edges):
        raise ValueError(f"vertices must be corners of a simplex, got {len(corners)} that lie in fewer dimensions")
    return corners
