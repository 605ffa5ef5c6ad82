"""Which sites can be first: the Pareto front, and at some weights."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.frame.row import AtMost, Contestant, FasterThan, Role, Row

CRITERIA, PROGRAMS = 20, 20


def uniform(size: int, seed: int) -> np.ndarray:
    """Draw values (sites, criteria) in [0, 1], of which nearly all are in the front."""
    return np.random.default_rng(seed).random((size, CRITERIA))


def correlated(size: int, seed: int) -> np.ndarray:
    """Draw values of which about 2 % are in the front, since good sites are good at all criteria."""
    rng = np.random.default_rng(seed)
    return 0.95 * rng.random((size, 1)) + 0.05 * rng.random((size, CRITERIA))


def front(values: np.ndarray) -> np.ndarray:
    from sitescore.core.sensitivity.dominance import pareto_front

    return pareto_front(values)


def sorted_filter(values: np.ndarray) -> np.ndarray:
    """Compare each site, by falling sum, with the front so far; no two of these sites are alike."""
    kept = np.empty_like(values)
    result = np.zeros(len(values), dtype=bool)
    count = 0
    for site in np.argsort(-values.sum(axis=1)):
        if not (kept[:count] >= values[site]).all(axis=1).any():
            kept[count] = values[site]
            result[site] = True
            count += 1
    return result


def by_paretoset(values: np.ndarray) -> np.ndarray:
    from paretoset import paretoset

    return paretoset(values, sense=["max"] * CRITERIA)


def possible(values: np.ndarray) -> np.ndarray:
    """Tell of all sites whether they can be first, and give the answer of the first of them."""
    from sitescore.core.sensitivity.potential_optimality import potential_optimality

    found = potential_optimality(values, rng=np.random.default_rng(1))
    return (found.possible | found.shared)[:PROGRAMS]


def by_linprog(values: np.ndarray) -> np.ndarray:
    """Solve the program of some sites, each with all others as constraints."""
    from scipy.optimize import linprog

    sites, criteria = values.shape
    objective = np.append(np.zeros(criteria), -1.0)
    leads = []
    for site in range(min(sites, PROGRAMS)):
        rivals = np.delete(values, site, axis=0) - values[site]
        found = linprog(
            objective,
            A_ub=np.column_stack([rivals, np.ones(sites - 1)]),
            b_ub=np.zeros(sites - 1),
            A_eq=np.append(np.ones(criteria), 0.0)[None],
            b_eq=[1.0],
            bounds=[(0, None)] * criteria + [(None, None)],
            method="highs",
        )
        leads.append(-found.fun)
    return np.array(leads) >= -1e-9


def front_row(work: str, setup: Any, goal: AtMost | FasterThan) -> Row:
    """Make the row of the Pareto front of some kind of values; paretoset compiles itself for seconds."""
    needed = isinstance(goal, FasterThan)
    return Row(
        work=work,
        setup=setup,
        size=10**4,
        quick=2000,
        contestants=(
            Contestant(name="ours", work=front, role=Role.OURS),
            Contestant(name="sorted filter", work=sorted_filter, role=Role.PLAIN, agrees=0),
            Contestant(
                name="paretoset", work=by_paretoset, role=Role.PEER, environment="paretoset", agrees=0, quick=needed
            ),
        ),
        goals=(goal,),
    )


ROWS = (
    Row(
        work="who can be first at some weights",
        setup=uniform,
        size=1000,
        quick=200,
        contestants=(
            Contestant(name="ours", work=possible, role=Role.OURS),
            Contestant(
                name="linprog",
                work=by_linprog,
                role=Role.PEER,
                stands_for=lambda size, _: size / PROGRAMS,
                agrees=0,
                said=f"scipy's linprog for {PROGRAMS} of the sites, times sites / {PROGRAMS}",
            ),
        ),
        goals=(FasterThan(5, "linprog"),),
    ),
    front_row("Pareto front, uniform", uniform, FasterThan(20, "paretoset")),
    front_row("Pareto front, correlated", correlated, AtMost(1.2, "sorted filter")),
    Row(
        work="Pareto front, few sites",
        setup=correlated,
        size=10,
        quick=10,
        tiny=10,
        contestants=(
            Contestant(name="ours", work=front, role=Role.OURS),
            Contestant(name="sorted filter", work=sorted_filter, role=Role.PLAIN, agrees=0),
        ),
        goals=(AtMost(1.2, "sorted filter"),),
    ),
)
