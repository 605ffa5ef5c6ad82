"""What is known of weights, as linear constraints: whether it can hold together, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Any

import numpy as np

from sitescore.core.checks import Booleans, Floats, as_floats
from sitescore.core.frozen import read_only
from sitescore.records import dataclass

TOLERANCE = 1e-9
"""Of the linear programs, on rows scaled to a largest entry of 1; what differs by less does not differ."""
LARGEST = (None, 1e8, 1e6, 1e4)
"""How far up weights may be scaled, to tell a little slack from none; the next where rounding defeats one."""
MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Constraints:
    """Linear constraints on weights, which besides are not negative and sum to 1.

    Row i reads ``matrix[i] @ weights <= bounds[i]``, or ``==`` where ``equal[i]``. The arrays
    are read-only, with shapes (constraints, criteria) and (constraints,); there may be no row.

    Raises
    ------
    ValueError
        If the shapes do not fit, or an entry is not finite.
    """

    matrix: Floats
    bounds: Floats
    names: tuple[str, ...]
    equal: Booleans = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __post_init__(self) -> None:
        matrix, bounds = as_floats("matrix", self.matrix), as_floats("bounds", self.bounds)
        if matrix.ndim != 2 or matrix.shape[1] == 0:
            raise ValueError(f"matrix must have shape (constraints, criteria), got {matrix.shape}")
        equal = np.asarray(self.equal, dtype=bool)
        equal = equal if equal.size else np.zeros(len(matrix), dtype=bool)
        for name, shape in (("bounds", bounds.shape), ("names", (len(self.names),)), ("equal", equal.shape)):
            if shape != (len(matrix),):
                raise ValueError(f"{name} must have shape ({len(matrix)},), got {shape}")
        for name, array in (("matrix", matrix), ("bounds", bounds), ("equal", equal)):
            object.__setattr__(self, name, read_only(array))


def feasible_point(constraints: Constraints) -> Floats:
    """Find weights that meet all constraints, with room in each that leaves any.

    Parameters
    ----------
    constraints : on the weights

    Returns
    -------
    (criteria,) : weights in the relative interior of all that meet them. Room of less than
        1e-8, in the worst case 1e-4, of a row's largest entry may count as none.

    Raises
    ------
    ValueError
        If none do; names constraints that cannot hold together.

    References
    ----------
    Freund, Roundy and Todd (1985), "Identifying the Set of Always-Active Constraints in a
    System of Linear Inequalities by a Single Linear Program", MIT Sloan working paper 1674-85.

    Examples
    --------
    >>> half = Constraints(matrix=np.array([[1.0, 0.0]]), bounds=np.array([0.0]), names=("no first",))
    >>> feasible_point(half)
    array([0., 1.])
    """
    return interior(constraints)[0]


def implied_equalities(constraints: Constraints) -> tuple[Booleans, Booleans]:
    """Tell which constraints leave no room, and which weights can only be 0.

    Parameters
    ----------
    constraints : on the weights

    Returns
    -------
    tight : (constraints,) true where it holds with equality for all weights that meet all
        constraints; so wherever it is an equality itself
    zero : (criteria,) true where the weight is 0 for all of them

    Raises
    ------
    ValueError
        If no weights meet all; names constraints that cannot hold together.

    References
    ----------
    As `feasible_point`.

    Examples
    --------
    >>> implied_equalities(Constraints(  # w1 <= w2 and w2 <= w1
    ...     matrix=np.array([[1.0, -1.0], [-1.0, 1.0]]), bounds=np.zeros(2), names=("a", "b")))
    (array([ True,  True]), array([False, False]))
    """
    room = interior(constraints)[1]
    criteria = constraints.matrix.shape[1]
    return ~room[criteria:], ~room[:criteria]


def conflicting(constraints: Constraints) -> tuple[str, ...]:
    """Name constraints that cannot hold together, none of which could be left out.

    One after the other is left out for good if the rest still cannot hold, first to last. So
    where there are several such sets it is the one of the latest constraints, and there
    may be another with fewer.

    Parameters
    ----------
    constraints : on the weights

    Returns
    -------
    Their names as they stand; empty where all can hold together, to within 1e-9.

    References
    ----------
    Chinneck and Dravnieks (1991), "Locating Minimal Infeasible Constraint Sets in Linear
    Programs", *ORSA Journal on Computing* 3(2), 157-168: the deletion filter.

    Examples
    --------
    >>> conflicting(Constraints(
    ...     matrix=np.array([[-1.0, 0.0], [1.0, -1.0], [0.0, -1.0]]), bounds=np.array([-0.7, 0.0, -0.1]),
    ...     names=("first at least 70 %", "second at least as the first", "second at least 10 %")))
    ('first at least 70 %', 'second at least as the first')
    """
    kept = np.ones(len(constraints.names), dtype=bool)
    if _can_hold(constraints, kept):
        return ()
    for row in range(kept.size):
        kept[row] = False
        kept[row] = _can_hold(constraints, kept)
    return tuple(name for name, needed in zip(constraints.names, kept, strict=True) if needed)


def interior(constraints: Constraints) -> tuple[Floats, Booleans]:
    """Find a point in the relative interior, and which rows have room, the weights' own first.

    One linear program: scale the weights up until each slack that can be positive is 1, or
    the scale is as large as it may be. Returns (criteria,) and (criteria + constraints,);
    raises ValueError where no weights meet all constraints.
    """
    if names := conflicting(constraints):
        raise ValueError(f"constraints must hold together, these do not: {', '.join(names)}")
    matrix, bounds = _scaled(constraints)
    criteria, loose = matrix.shape[1], ~constraints.equal
    rows = np.vstack([-np.eye(criteria), matrix[loose]])
    limits = np.concatenate([np.zeros(criteria), bounds[loose]])
    slacks = len(rows)
    tied = np.hstack([np.vstack([np.ones(criteria), matrix[~loose]]), -np.append(1.0, bounds[~loose])[:, None]])
    for largest in LARGEST:
        solved = linear_program(
            np.concatenate([np.zeros(criteria + 1), -np.ones(slacks)]),
            np.hstack([rows, -limits[:, None], np.eye(slacks)]),
            np.zeros(slacks),
            np.hstack([tied, np.zeros((len(tied), slacks))]),
            [(0, None)] * criteria + [(1, largest)] + [(0, 1)] * slacks,
        )
        if solved.status == 0:
            break
    else:
        raise ValueError("constraints must not be so near to a conflict that rounding decides")
    slack = solved.x[criteria + 1 :]
    room = np.zeros(criteria + loose.size, dtype=bool)
    room[np.concatenate([np.ones(criteria, dtype=bool), loose])] = slack > 0.5
    point = np.where(room[:criteria], solved.x[:criteria], 0.0)
    return point / point.sum(), room


def linear_program(
    cost: Floats, rows: Floats, limits: Floats, equal: Floats, within: Sequence[tuple[float, float | None]]
) -> Any:
    """Minimise ``cost @ x`` for ``rows @ x <= limits``, ``equal @ x = 0`` and x within; return what scipy does."""
    from scipy.optimize import linprog

    options = {
        "primal_feasibility_tolerance": TOLERANCE,
        "dual_feasibility_tolerance": TOLERANCE,
        "maxiter": MOST_STEPS,
    }
    return linprog(cost, rows, limits, equal, np.zeros(len(equal)), within, method="highs-ds", options=options)


def _scaled(constraints: Constraints) -> tuple[Floats, Floats]:
    largest = np.maximum(np.abs(constraints.matrix).max(axis=1), np.abs(constraints.bounds))
    scale = np.where(largest > 0, largest, 1.0)
    return constraints.matrix / scale[:, None], constraints.bounds / scale


def _can_hold(constraints: Constraints, kept: Booleans) -> bool:
    matrix, bounds = _scaled(constraints)
    loose, tied = kept & ~constraints.equal, kept & constraints.equal
    criteria = matrix.shape[1]
    equal = np.vstack([np.ones(criteria), matrix[tied]])
    solved = linear_program(
        np.zeros(criteria + 1),
        np.hstack([matrix[loose], np.zeros((int(loose.sum()), 1))]),
        bounds[loose],
        np.hstack([equal, -np.append(1.0, bounds[tied])[:, None]]),
        [(0, None)] * criteria + [(1, 1)],
    )
    return bool(solved.status != 2)
