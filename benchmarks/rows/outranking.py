"""PROMETHEE II and ELECTRE: methods that compare every pair of sites."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from benchmarks.frame.row import AtMost, Contestant, FasterThan, Megabytes, Role, Row, by_pairs
from benchmarks.rows.scoring import FAST, Table, table

Q, P, S, V = 5.0, 30.0, 15.0, 80.0
FUNCTIONS: Mapping[str, Mapping[str, float]] = {
    "usual": {},
    "ushape": {"q": Q},
    "vshape": {"p": P},
    "level": {"q": Q, "p": P},
    "linear": {"q": Q, "p": P},
    "gaussian": {"s": S},
}
LEAST_COMPILED = 4000
MOST_SORTS = {"linear": 10, "gaussian": 16}
AT_PYMCDM = {"usual": "usual", "ushape": "ushape", "vshape": "vshape", "level": "level", "linear": "vshape_2"}


def flows(given: Table, *, functions: tuple[str, ...]) -> np.ndarray:
    """Net flows with one function for all criteria, for each function in turn."""
    return np.stack([_scores(given, "promethee_ii", functions=name, **FUNCTIONS[name]) for name in functions])


def mixed_flows(given: Table) -> np.ndarray:
    """Net flows with all six functions, criterion by criterion."""
    functions = [list(FUNCTIONS)[at % len(FUNCTIONS)] for at in range(given.weights.size)]
    return _scores(given, "promethee_ii", functions=functions, q=Q, p=P, s=S)


def electre_i(given: Table) -> np.ndarray:
    return _scores(given, "electre_i", concordance_threshold=0.65, discordance_threshold=0.35)


def started(size: int, seed: int) -> Table:
    """Make the table, and start numba where it is installed and the table is large enough for it."""
    small = table(min(size, LEAST_COMPILED), seed)
    electre_i(small)
    electre_iii(small)
    return table(size, seed)


def electre_iii(given: Table) -> np.ndarray:
    from sitescore.core.outranking.electre_credibility import credibility

    gains = given.measurements * given.directions
    levels = tuple(np.full((1, 1, gains.shape[1]), level) for level in (Q, P, V))
    return credibility(gains, gains, given.weights, levels).sum(axis=1)


def _scores(given: Table, method: str, **parameters: Any) -> np.ndarray:
    import sitescore as ss

    shares, directions = given.weights, given.directions
    return ss.score_table(given.measurements, weights=shares, directions=directions, method=method, **parameters).scores


def pymcdm_flows(given: Table) -> np.ndarray:
    from pymcdm.methods import PROMETHEE_II

    def once(name: str) -> np.ndarray:
        limits = {limit: [size] * given.weights.size for limit, size in FUNCTIONS[name].items()}
        method = PROMETHEE_II(AT_PYMCDM[name], **limits)
        return method(given.measurements, given.weights, given.directions, validation=False)

    return np.stack([once(name) for name in AT_PYMCDM])


def pydecision_flows(given: Table) -> np.ndarray:
    from pyDecision.algorithm import promethee_ii

    gains, criteria = given.measurements * given.directions, given.weights.size
    limits = [[limit] * criteria for limit in (Q, S, P)]
    found = promethee_ii(gains, given.weights, *limits, ["t6"] * criteria, sort=False, graph=False, verbose=False)
    return found[None, :, 1]


def plain_flows(given: Table) -> np.ndarray:
    """The definition with whole tables of pairs, criterion by criterion."""
    x, sites = given.measurements * given.directions, len(given.measurements)
    net = np.zeros((1, sites))
    for column, weight in zip(x.T, given.weights, strict=True):
        ahead = np.maximum(column[:, None] - column, 0)
        preferred = 1 - np.exp(ahead**2 / (-2 * S**2))
        net += weight * (preferred.sum(axis=1) - preferred.sum(axis=0)) / (sites - 1)
    return net


def sort_columns(given: Table) -> np.ndarray:
    return np.sort(given.measurements.T, axis=1)[:0]


def for_skcriteria(size: int, seed: int) -> Any:
    import skcriteria

    given = table(size, seed)
    return skcriteria.mkdm(given.measurements, given.directions.tolist(), weights=given.weights)


def skcriteria_electre_i(problem: Any) -> np.ndarray:
    from skcriteria.agg.electre import ELECTRE1

    outranking = ELECTRE1(p=0.65, q=0.35).evaluate(problem).e_.outrank
    return outranking.sum(axis=1) - outranking.sum(axis=0)


def skcriteria_indices(given: Table) -> np.ndarray:
    from skcriteria.agg.electre import concordance, discordance

    against = discordance(given.measurements, given.directions)
    return concordance(given.measurements, given.directions, given.weights) * (1 - against)


def plain_electre_i(given: Table) -> np.ndarray:
    gains = given.measurements * given.directions
    behind = gains[None] - gains[:, None]
    outranking = ((behind <= 0) @ given.weights >= 0.65) & (behind.max(axis=2) <= 0.35 * np.ptp(gains, axis=0).max())
    np.fill_diagonal(outranking, val=False)
    return outranking.sum(axis=1) - outranking.sum(axis=0)


def plain_electre_iii(given: Table) -> np.ndarray:
    gains = given.measurements * given.directions
    behind = gains[None] - gains[:, None]
    concordance = np.clip((P - behind) / (P - Q), 0, 1) @ given.weights
    accepted, room = np.clip((V - behind) / (V - P), 0, 1), (1 - concordance)[..., None]
    factors = np.divide(accepted, room, out=np.ones_like(accepted), where=accepted < room)
    return (concordance * factors.prod(axis=2)).sum(axis=1)


def pairs(name: str, work: Any, role: Role, size: int | None = None, **more: Any) -> Contestant:
    """Make a contestant that takes every pair of sites, and at most `size` of them."""
    return Contestant(name=name, work=work, role=role, size=size, stands_for=by_pairs, **more)


def sparse_flows(given: Table) -> np.ndarray:
    """Net flows with a Gaussian threshold that reaches over the next thirty sites or so."""
    return _scores(given, "promethee_ii", functions="gaussian", s=0.004)[None]


def in_turn(work: str, *, size: int, least: float, **more: Any) -> Row:
    """Make the row of five preference functions at a size where pymcdm compares every pair; `more` is about ours."""
    return Row(
        work=work,
        setup=table,
        size=size,
        quick=1000,
        contestants=(
            Contestant(name="ours", work=partial(flows, functions=tuple(AT_PYMCDM)), role=Role.OURS, **more),
            pairs("pymcdm", pymcdm_flows, Role.PEER, environment="pymcdm", agrees=1e-9, said="validation off"),
        ),
        goals=(FasterThan(least, "pymcdm"),),
    )


def counted(size: int, seed: int) -> Table:
    """Make the table, and start numba where it is installed, as any larger table before this one does."""
    from sitescore.core.outranking.preference_sums import COMPILED_FROM

    one = table(COMPILED_FROM, seed)
    flows(Table(one.measurements[:, :1], np.ones(1), np.ones(1)), functions=("linear",))
    return table(size, seed)


def sorting(name: str, work: Any, *, most: float = 45) -> Row:
    """Make the row of one preference function at sizes where tables of pairs do not fit."""
    return Row(
        work=f"promethee_ii {name}",
        setup=table,
        size=10**5,
        quick=2000,
        contestants=(
            Contestant(name="ours", work=work, role=Role.OURS, setup=counted, said=FAST),
            Contestant(name="sort", work=sort_columns, role=Role.LIMIT, said="sorts the 20 columns"),
        ),
        goals=(AtMost(most, "sort"),),
    )


ROWS = (
    in_turn("promethee_ii, 5 functions in turn", size=1000, least=50),
    in_turn("promethee_ii, 5 functions in turn, more sites", size=3000, least=500, setup=counted, said=FAST),
    Row(
        work="promethee_ii gaussian, few sites",
        setup=table,
        size=1000,
        quick=1000,
        contestants=(
            Contestant(name="ours", work=partial(flows, functions=("gaussian",)), role=Role.OURS),
            pairs("numpy", plain_flows, Role.PLAIN, agrees=1e-9),
            pairs("pyDecision", pydecision_flows, Role.PEER, 100, environment="pyDecision"),
        ),
        goals=(FasterThan(50, "pyDecision"),),
    ),
    *(sorting(name, partial(flows, functions=(name,)), most=MOST_SORTS.get(name, 45)) for name in FUNCTIONS),
    sorting("gaussian, few neighbours in reach", sparse_flows),
    Row(
        work="promethee_ii, 6 functions mixed",
        setup=table,
        size=10**6,
        quick=2000,
        contestants=(
            Contestant(name="ours", work=mixed_flows, role=Role.OURS, setup=counted, said=FAST),
            Contestant(name="sort", work=sort_columns, role=Role.LIMIT, said="sorts the 20 columns"),
        ),
        goals=(Megabytes(150),),
    ),
    Row(
        work="electre_i",
        setup=table,
        size=10**4,
        quick=500,
        contestants=(
            pairs("ours", electre_i, Role.OURS, setup=started, said=FAST),
            pairs("numpy", plain_electre_i, Role.PLAIN, 1000, agrees=0, said="tables sites × sites × criteria"),
            pairs(
                "scikit-criteria",
                skcriteria_electre_i,
                Role.PEER,
                2000,
                setup=for_skcriteria,
                environment="scikit-criteria",
            ),
        ),
        goals=(FasterThan(20, "scikit-criteria"), Megabytes(400)),
    ),
    Row(
        work="electre_iii, concordance and veto",
        setup=table,
        size=10**4,
        quick=500,
        contestants=(
            pairs(
                "ours",
                electre_iii,
                Role.OURS,
                setup=started,
                said=f"{FAST}; no table of concordances",
            ),
            pairs("numpy", plain_electre_iii, Role.PLAIN, 1000, agrees=1e-8, said="tables sites × sites × criteria"),
            pairs(
                "scikit-criteria",
                skcriteria_indices,
                Role.PEER,
                10_000,
                environment="scikit-criteria",
                said="has no ELECTRE III: its concordance and discordance of ELECTRE I, and their product",
            ),
        ),
        goals=(FasterThan(20, "scikit-criteria"), Megabytes(1600)),
    ),
)
