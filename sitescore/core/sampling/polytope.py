"""Random weights that meet linear constraints: hit-and-run along the edges of the set they form."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.sampling.constraints import Constraints, interior, linear_program
from sitescore.core.sampling.convergence import effective_draws, split_r_hat
from sitescore.records import dataclass

STEPS_A_DIMENSION = 4
"""Steps between draws that are kept, by dimension: draws are then about independent."""
DRAWS_LEFT_OUT = 12
"""Kept draws of each chain before the first that counts."""
LEAST_CHAINS, LEAST_KEPT = 4, 4
LONG = 100
"""Kept draws that a chain has at least where there are enough, so that R-hat can be near 1."""
TINY = 1e-12
ACTIVE = 1e-8

_Move = tuple[Integers, int, Floats]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PolytopeDraws:
    """Weights drawn by Markov chains, and what they are worth.

    ``weights`` is (draws, criteria). ``r_hat`` and ``effective``, both (criteria,), are the
    split R-hat, at most 1.01 where the chains have mixed, and how many independent draws
    would give as good a mean.
    """

    weights: Floats
    r_hat: Floats
    effective: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Body:
    """The set of weights: rows that have room, and the directions that keep to the others."""

    rows: Floats
    limits: Floats
    point: Floats
    basis: Floats
    positive: Booleans


def polytope_weights(
    constraints: Constraints, draws: int, *, rng: np.random.Generator, chains: int = 64
) -> PolytopeDraws:
    """Draw weights uniformly from those that meet linear constraints.

    Chains walk inside the set. A step goes to a uniform point on the line through the
    set in the direction of one of its edges, taken at random from the edges at corners that are
    furthest from each side. Along an edge few sides are in the way, so steps are long and
    what shape the set has hardly matters: in 19 dimensions 40 to 160 steps forget the start,
    where random directions in coordinates that make the set round take 120 to 600.

    Parameters
    ----------
    constraints : on the weights; equalities, and sets of any dimension down to one point,
        are as good as others
    draws : 1 or more
    rng : source of randomness
    chains : walking at once, 1 or more; fewer, down to 4, where a chain would keep less than 100 draws

    Returns
    -------
    Weights, uniform in the dimensions the set has, each row summing to 1, with R-hat and
    effective draws.

    Raises
    ------
    ValueError
        If no weights meet all constraints; names some that cannot hold together.

    References
    ----------
    Smith (1984), "Efficient Monte Carlo Procedures for Generating Points Uniformly
    Distributed over Bounded Regions", *Operations Research* 32(6), 1296-1308; for weights,
    Tervonen et al. (2013), "Hit-And-Run Enables Efficient Weight Generation for Simulation-
    Based Multiple Criteria Decision Analysis", *European Journal of Operational Research*
    224(3), 552-559.

    Examples
    --------
    >>> order = Constraints(matrix=np.array([[-1.0, 1.0]]), bounds=np.array([0.0]), names=("first over second",))
    >>> drawn = polytope_weights(order, 20_000, rng=np.random.default_rng(1))
    >>> drawn.weights.mean(axis=0).round(2), drawn.r_hat.round(2)
    (array([0.75, 0.25]), array([1., 1.]))
    """
    if draws < 1 or chains < 1:
        raise ValueError(f"draws and chains must be 1 or more, got {draws} and {chains}")
    body = _body(constraints)
    criteria, dimension = body.basis.shape
    if dimension == 0:
        alike = np.ones(criteria)
        return PolytopeDraws(weights=np.tile(body.point, (draws, 1)), r_hat=alike, effective=alike * draws)
    corners = _corners(body, rng=rng)
    walkers = min(chains, max(draws // LONG, LEAST_CHAINS))
    start = _starts(body, corners, walkers, rng=rng)
    kept = _walk(body, start, _edges(body, corners), max(-(-draws // walkers), LEAST_KEPT), rng=rng)
    by_chain = kept.transpose(1, 0, 2)
    return PolytopeDraws(
        weights=kept.reshape(-1, criteria)[:draws],
        r_hat=split_r_hat(by_chain),
        effective=np.minimum(effective_draws(by_chain), draws),
    )


def _body(constraints: Constraints) -> _Body:
    point, room = interior(constraints)
    criteria = point.size
    rows = np.vstack([-np.eye(criteria), constraints.matrix])
    limits = np.concatenate([np.zeros(criteria), constraints.bounds])
    scale = np.maximum(np.abs(rows).max(axis=1), TINY)
    rows, limits = rows / scale[:, None], limits / scale
    tied = np.vstack([np.ones(criteria), rows[~room]])
    _, size, axes = np.linalg.svd(tied)
    rank = int((size > ACTIVE).sum())
    # onto the tied rows exactly, where the linear program is right to its tolerance only
    point = point - np.linalg.pinv(tied, rcond=ACTIVE) @ (tied @ point - np.append(1.0, limits[~room]))
    return _Body(rows=rows[room], limits=limits[room], point=point, basis=axes[rank:].T, positive=room[:criteria])


def _corners(body: _Body, *, rng: np.random.Generator) -> Floats:
    """Find the corner furthest from each side, (corners, criteria)."""
    dimension = body.basis.shape[1]
    rows, limits = body.rows @ body.basis, body.limits - body.rows @ body.point
    found = []
    for row in rows:
        cost = row + 1e-6 * rng.standard_normal(dimension)  # so that of many corners as far it is any one
        solved = linear_program(cost, rows, limits, np.zeros((0, dimension)), [(-2.0, 2.0)] * dimension)
        if solved.status == 0:
            found.append(solved.x)
    corners = np.array(found)
    _, first = np.unique(corners.round(9), axis=0, return_index=True)
    return np.asarray(body.point + corners[first] @ body.basis.T)


def _edges(body: _Body, corners: Floats) -> Floats:
    """Find the directions of the edges that meet in the corners, (edges, criteria), and of some in doubtful ones."""
    from scipy.linalg import qr

    dimension = body.basis.shape[1]
    sides = body.rows @ body.basis
    edges = [np.zeros((0, dimension))]
    for corner in corners:
        active = sides[body.limits - body.rows @ corner < ACTIVE]
        _, triangle, pivots = qr(active.T, mode="economic", pivoting=True)
        if len(active) >= dimension and abs(triangle[dimension - 1, dimension - 1]) > ACTIVE:
            edges.append(np.linalg.inv(active[pivots[:dimension]]).T)
    directions = np.concatenate(edges)
    if np.linalg.matrix_rank(directions) < dimension:
        directions = np.concatenate([directions, np.eye(dimension)])
    moves = directions @ body.basis.T
    at = np.arange(len(moves)), np.abs(moves).argmax(axis=1)
    moves = moves / moves[at][:, None]
    _, first = np.unique(moves.round(9), axis=0, return_index=True)
    return np.asarray(moves[first])


def _starts(body: _Body, corners: Floats, chains: int, *, rng: np.random.Generator) -> Floats:
    """Mix the corners at random, and a little of all of them into each, (chains, criteria)."""
    shares = rng.dirichlet(np.ones(len(corners)), chains)
    mixed = 0.9 * shares @ corners + 0.1 * corners.mean(axis=0)
    return np.asarray(body.point + (mixed - body.point) @ body.basis @ body.basis.T)


def _walk(body: _Body, start: Floats, edges: Floats, kept: int, *, rng: np.random.Generator) -> Floats:
    """Walk all chains at once, along one direction at a time, and give (kept, chains, criteria)."""
    chains, criteria = start.shape
    slack = np.maximum(body.limits[:, None] - body.rows @ start.T, 0.0)
    moves = _moves(edges @ body.rows.T)
    steps = STEPS_A_DIMENSION * body.basis.shape[1]
    weights = int(body.positive.sum())
    result = np.zeros((kept, chains, criteria))
    for draw in range(-DRAWS_LEFT_OUT, kept):
        for which, uniforms in zip(rng.integers(len(edges), size=steps), rng.random((steps, chains)), strict=True):
            _step(slack, moves[which], uniforms)
        if draw >= 0:
            result[draw][:, body.positive] = slack[:weights].T
    return np.asarray(result / result.sum(axis=-1, keepdims=True))


def _moves(rates: Floats) -> list[_Move]:
    """Give for each direction the rows that change, first the rising ones; how many rise; and how fast each falls."""
    moves = []
    for rate in rates:
        rises, falls = np.flatnonzero(rate < -TINY), np.flatnonzero(rate > TINY)
        rows = np.concatenate([rises, falls])
        moves.append((rows, rises.size, rate[rows, None]))
    return moves


def _step(slack: Floats, move: _Move, uniforms: Floats) -> None:
    """Move each chain to a uniform point between where the first falling row and the first rising one is 0."""
    rows, rising, rate = move
    until = slack[rows] / rate
    back, forward = until[:rising].max(axis=0), until[rising:].min(axis=0)
    slack[rows] = np.maximum((until - (back + (forward - back) * uniforms)) * rate, 0.0)
