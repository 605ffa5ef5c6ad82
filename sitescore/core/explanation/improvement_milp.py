"""Which stretch of each lever's way to stop on, as a mixed-integer program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers
from sitescore.core.explanation.levers import Stretch, Way, is_plain
from sitescore.records import dataclass

COST_SCALE = 1e3
"""The dearest item costs this much to the solver, whose own tolerances are absolute."""

NODE_LIMIT = 500
"""Nodes of the search tree, where it is also to be chosen which gaps to close."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """What the program settled on."""

    stretches: tuple[Stretch | None, ...]
    """(levers,) the stretch to stop on; None where the lever stays."""
    closed: Booleans
    """(gaps,) those counted as closed."""
    integers: Floats
    """(columns,) 0 or 1 for each yes-or-no choice, to forbid it if it proves short by a rounding."""
    proven: bool
    """Whether no choice is cheaper."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Columns:
    """Columns of the program: a yes or no for each stretch, then a share for each of its bits."""

    lever: Integers
    """(stretches,) number of the lever."""
    stretch: Integers
    """(bits,) number of the stretch."""
    values: Floats
    """(stretches + bits,) value gained."""
    costs: Floats
    """(stretches + bits,)"""
    settled: Booleans
    """(stretches,) where there is nothing to choose."""


def choose(
    routes: Sequence[Way],
    weights: Floats,
    gaps: Floats,
    *,
    max_changes: int | None = None,
    at_least: int | None = None,
    forbidden: Sequence[Floats] = (),
) -> Choice | None:
    """Choose for each lever the stretch on which the cheapest plan stops.

    Every stretch has a yes or no, at most one per lever, and its bits are shares no greater
    than that. Bits need no order: on one stretch the first are the best.

    Parameters
    ----------
    routes : (levers,)
    weights : (gaps, levers), not negative
    gaps : (gaps,) scores to gain, above 0
    max_changes : levers moved at most
    at_least : gaps to be closed at least, any of them, by a search with a limit; None for all
    forbidden : choices not to be made again

    Returns
    -------
    The choice, to the solver's tolerances; the caller fills the stretches and so settles the
        exact amounts; None if there is no such choice, or none was found within the limit

    References
    ----------
    Vielma, Ahmed and Nemhauser (2010), "Mixed-integer models for nonseparable piecewise-linear
    optimization", *Operations Research* 58(2), 303-315, the multiple choice model.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    columns = _columns(routes, free=max_changes is None)
    stretches, own = columns.lever.size, columns.values.size
    extra = gaps.size if at_least is not None else 0
    cost = np.concatenate([columns.costs, np.zeros(extra)])
    integral = (np.arange(cost.size) < stretches) | (np.arange(cost.size) >= own)
    matrix, low, high = _rows(columns, weights, gaps, max_changes, at_least)
    matrix += [np.where(integral, 2 * made - 1, 0.0)[None] for made in forbidden]
    low.append(np.full(len(forbidden), -np.inf))
    high.append(np.array([made.sum() - 1 for made in forbidden]))
    floor = np.concatenate([columns.settled, np.zeros(cost.size - stretches)])
    # presolve takes more time here than it saves
    solved = milp(
        _scaled(cost),
        integrality=integral.astype(np.int8),
        bounds=Bounds(floor, np.ones(cost.size)),
        constraints=LinearConstraint(_stacked(matrix), np.concatenate(low), np.concatenate(high)),
        options={"mip_rel_gap": 0.0, "presolve": False} | ({} if at_least is None else {"node_limit": NODE_LIMIT}),
    )
    if solved.x is None:
        return None
    made = np.where(integral, np.round(solved.x), 0.0)
    flat = [stretch for way in routes for stretch in way]
    taken = {int(columns.lever[at]): flat[at] for at in np.flatnonzero(made[:stretches])}
    return Choice(
        stretches=tuple(taken.get(at) for at in range(len(routes))),
        closed=made[own:] > 0 if extra else np.ones(gaps.size, dtype=np.bool_),
        integers=made,
        proven=solved.status == 0,
    )


def fill_all(stretches: Sequence[Stretch | None], weights: Floats, gaps: Floats) -> Floats | None:
    """Go along the chosen stretches as cheaply as closes every gap, by linear programming.

    Returns
    -------
    (levers,) value gained; None where the stretches do not close the gaps
    """
    from scipy.optimize import linprog

    columns = _columns([(one,) if one else () for one in stretches], free=True)
    entered = columns.lever.size
    lever = columns.lever[columns.stretch]
    entry = np.zeros(len(stretches))
    entry[columns.lever] = columns.values[:entered]
    bits = columns.values[entered:]
    cost = columns.costs[entered:]
    need = gaps - weights @ entry
    if not bits.size:
        return entry if (need <= 0).all() else None
    scale = np.maximum(gaps, np.finfo(np.float64).tiny)
    solved = linprog(
        _scaled(cost),
        A_ub=-(weights[:, lever] * bits) / scale[:, None],
        b_ub=-need / scale,
        bounds=(0, 1),
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if solved.x is None or solved.status != 0:
        return None
    return np.asarray(entry + np.bincount(lever, solved.x * bits, minlength=entry.size))


def _scaled(cost: Floats) -> Floats:
    """Bring the dearest item to `COST_SCALE`; costs that are all 0 stay."""
    dearest = float(cost.max(initial=0.0))
    return cost * (COST_SCALE / dearest) if dearest > 0 else cost


def _columns(routes: Sequence[Way], *, free: bool) -> _Columns:
    flat = [(at, stretch) for at, way in enumerate(routes) for stretch in way]
    bits = [np.diff(one.values) for _, one in flat]
    return _Columns(
        lever=np.array([at for at, _ in flat], dtype=np.intp),
        stretch=np.repeat(np.arange(len(flat)), [bit.size for bit in bits]),
        values=np.concatenate([[one.values[0] for _, one in flat], *bits]),
        costs=np.concatenate([[one.costs[0] for _, one in flat], *(np.diff(one.costs) for _, one in flat)]),
        settled=np.array([free and is_plain(routes[at]) for at, _ in flat], dtype=np.bool_),
    )


def _rows(
    columns: _Columns, weights: Floats, gaps: Floats, max_changes: int | None, at_least: int | None
) -> tuple[list[Any], list[Floats], list[Floats]]:
    """Write the constraints as blocks of a matrix with their lower and upper ends."""
    from scipy.sparse import coo_array

    stretches, bits = columns.lever.size, columns.stretch.size
    extra = gaps.size if at_least is not None else 0
    width = stretches + bits + extra
    lever = np.concatenate([columns.lever, columns.lever[columns.stretch]])
    closing = np.hstack([weights[:, lever] * columns.values / gaps[:, None], -np.eye(gaps.size)[:, :extra]])
    number = np.arange(bits)
    sign = np.repeat([1.0, -1.0], bits)
    within = coo_array(
        (sign, (np.tile(number, 2), np.concatenate([stretches + number, columns.stretch]))), (bits, width)
    )
    one = coo_array((np.ones(stretches), (columns.lever, np.arange(stretches))), (weights.shape[1], width))
    blocks = [closing, within, one]
    low = [np.full(gaps.size, 0.0 if extra else 1.0), np.full(bits, -np.inf), np.full(weights.shape[1], -np.inf)]
    high = [np.full(gaps.size, np.inf), np.zeros(bits), np.ones(weights.shape[1])]
    if max_changes is not None:
        blocks.append((np.arange(width) < stretches).astype(float)[None])
        low.append(np.array([-np.inf]))
        high.append(np.array([float(max_changes)]))
    if at_least is not None:
        blocks.append((np.arange(width) >= stretches + bits).astype(float)[None])
        low.append(np.array([float(at_least)]))
        high.append(np.array([np.inf]))
    return blocks, low, high


def _stacked(blocks: Sequence[Any]) -> Any:
    from scipy.sparse import csr_array, vstack

    return vstack([csr_array(block) for block in blocks], format="csr")
