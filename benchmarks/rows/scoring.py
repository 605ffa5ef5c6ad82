"""Methods on a table of measurements: score and rank a million sites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.frame.row import AtMost, Contestant, FasterThan, Megabytes, Role, Row

CRITERIA = 20
FAST = "numba, started before" if find_spec("numba") else "without numba"
SWAPS = 1
"""Among a million sites, neighbours whose scores differ in their last bits only may change places."""


@dataclass(frozen=True)
class Table:
    """Measurements (sites, criteria), shares of 1, and directions, half of them -1."""

    measurements: np.ndarray
    weights: np.ndarray
    directions: np.ndarray


def table(size: int, seed: int) -> Table:
    """Draw measurements within [1, 100), which every method takes."""
    rng = np.random.default_rng(seed)
    directions = np.where(np.arange(CRITERIA) % 2, -1, 1)
    return Table(rng.uniform(1, 100, (size, CRITERIA)), rng.dirichlet(np.ones(CRITERIA)), directions)


def started(size: int, seed: int, *, make: Callable[[int, int], Table] = table) -> Table:
    """Make the table, and start numba where it is installed and the table is large enough for it."""
    from sitescore.core.classical import CLASSICAL_METHODS
    from sitescore.core.classical.blocks import COMPILED_FROM

    if size * CRITERIA >= COMPILED_FROM:
        least = make(-(-COMPILED_FROM // CRITERIA), seed)
        for method in ("topsis", "vikor"):
            CLASSICAL_METHODS[method].score(least.measurements, least.weights, least.directions)
    return make(size, seed)


def without_numba(size: int, seed: int) -> Table:
    """Make the table for a process in which no table is large enough for numba."""
    from sitescore.core.classical import blocks

    blocks.COMPILED_FROM = 1 << 62
    return table(size, seed)


def ours(given: Table, *, method: str, **parameters: str) -> np.ndarray:
    import sitescore as ss

    found = ss.score_table(
        given.measurements, weights=given.weights, directions=given.directions, method=method, **parameters
    )
    return found.ranks


def ranks(scores: np.ndarray) -> np.ndarray:
    """Rank the highest first; no two of these scores are alike."""
    found = np.empty(scores.size, dtype=np.int64)
    found[np.argsort(-scores)] = np.arange(1, scores.size + 1)
    return found


def single(size: int, seed: int) -> Table:
    """Make the table in single precision."""
    given = table(size, seed)
    return replace(given, measurements=given.measurements.astype(np.float32))


def scores_alone(given: Table, *, method: str) -> np.ndarray:
    from sitescore.core.classical import CLASSICAL_METHODS

    return CLASSICAL_METHODS[method].score(given.measurements, given.weights, given.directions).scores


def plain_wsm(given: Table) -> np.ndarray:
    x = given.measurements
    low, high = x.min(axis=0), x.max(axis=0)
    best = np.where(given.directions > 0, low, high)
    return ranks(((x - best) / ((high - low) * given.directions)) @ given.weights)


def plain_topsis(given: Table) -> np.ndarray:
    x = given.measurements
    weighted = x * (given.weights / np.sqrt(np.einsum("ij,ij->j", x, x)))
    low, high = weighted.min(axis=0), weighted.max(axis=0)
    up = given.directions > 0
    near = np.sqrt(((weighted - np.where(up, high, low)) ** 2).sum(axis=1))
    far = np.sqrt(((weighted - np.where(up, low, high)) ** 2).sum(axis=1))
    return ranks(far / (near + far))


def plain_vikor(given: Table) -> np.ndarray:
    x = given.measurements
    low, high = x.min(axis=0), x.max(axis=0)
    best = np.where(given.directions > 0, high, low)
    regrets = (best - x) * (given.weights / ((high - low) * given.directions))
    s, r = regrets.sum(axis=1), regrets.max(axis=1)
    return ranks(-0.5 * ((s - s.min()) / np.ptp(s) + (r - r.min()) / np.ptp(r)))


def plain_spotis(given: Table) -> np.ndarray:
    x = given.measurements
    low, high = x.min(axis=0), x.max(axis=0)
    ideal = np.where(given.directions > 0, high, low)
    return ranks(-(np.abs(x - ideal) @ (given.weights / (high - low))))


def read(given: Table) -> float:
    return float(given.measurements.sum())


def by_pymcdm(given: Table, *, method: str, validation: bool) -> np.ndarray:
    from pymcdm import methods, normalizations

    chosen = {
        "wsm": lambda: methods.WSM(normalizations.minmax_normalization),
        "topsis": lambda: methods.TOPSIS(normalizations.vector_normalization),
        "vikor": methods.VIKOR,
        "spotis": lambda: methods.SPOTIS(methods.SPOTIS.make_bounds(given.measurements)),
    }[method]()
    return chosen.rank(chosen(given.measurements, given.weights, given.directions, validation=validation))


def for_skcriteria(size: int, seed: int) -> Any:
    import skcriteria

    given = table(size, seed)
    return skcriteria.mkdm(given.measurements, given.directions.tolist(), weights=given.weights)


def by_skcriteria(problem: Any, *, method: str) -> np.ndarray:
    from skcriteria.agg import simple, spotis, topsis, vikor
    from skcriteria.preprocessing import invert_objectives, scalers

    if method == "wsm":
        problem = scalers.MinMaxScaler("matrix").transform(invert_objectives.NegateMinimize().transform(problem))
    if method == "topsis":
        problem = scalers.VectorScaler("matrix").transform(problem)
    deciders = {
        "wsm": simple.WeightedSumModel,
        "topsis": topsis.TOPSIS,
        "vikor": vikor.VIKOR,
        "spotis": spotis.SPOTIS,
    }
    return deciders[method]().evaluate(problem).rank_


def by_pydecision(given: Table, *, method: str) -> np.ndarray:
    from pyDecision import algorithm

    kinds = np.where(given.directions > 0, "max", "min").tolist()
    x, w = given.measurements, given.weights
    if method == "wsm":
        return ranks(algorithm.saw_method(x, kinds, w, graph=False, verbose=False)[:, -1])
    if method == "topsis":
        return ranks(algorithm.topsis_method(x, w, kinds, graph=False, verbose=False))
    if method == "vikor":
        return ranks(
            -algorithm.vikor_method(x, w, kinds, strategy_coefficient=0.5, graph=False, verbose=False)[2][:, 1]
        )
    low, high = x.min(axis=0).tolist(), x.max(axis=0).tolist()
    return ranks(-algorithm.spotis_method(x, kinds, w, low, high, graph=False, verbose=False))


def row(method: str, plain: Callable[[Table], np.ndarray]) -> Row:
    """Make the row of a method: peers answer with the same ranks, or are said not to."""

    def peer(name: str, work: Callable[..., np.ndarray], environment: str = "", **more: Any) -> Contestant:
        return Contestant(name=name, work=work, role=Role.PEER, environment=environment or name, **more)

    return Row(
        work=f"{method}, score and rank",
        setup=table,
        size=10**6,
        quick=10**5,
        contestants=(
            Contestant(name="ours", work=partial(ours, method=method), role=Role.OURS, setup=started, said=FAST),
            Contestant(name="numpy", work=plain, role=Role.PLAIN, agrees=SWAPS),
            Contestant(name="read", work=read, role=Role.LIMIT),
            peer("pymcdm", partial(by_pymcdm, method=method, validation=False), said="validation off", agrees=SWAPS),
            peer(
                "pymcdm checked",
                partial(by_pymcdm, method=method, validation=True),
                "pymcdm",
                agrees=SWAPS,
                quick=False,
            ),
            peer("scikit-criteria", partial(by_skcriteria, method=method), setup=for_skcriteria, agrees=SWAPS),
            peer("pyDecision", partial(by_pydecision, method=method), quick=False),
        ),
        goals=(
            AtMost(1.3, "numpy"),
            FasterThan(10, "pymcdm"),
            FasterThan(10, "scikit-criteria"),
            Megabytes(60),
        ),
    )


def numpy_row(method: str, plain: Callable[[Table], np.ndarray]) -> Row:
    """Make the row of a method where numba is not installed."""
    return Row(
        work=f"{method}, score and rank, without numba",
        setup=table,
        size=10**6,
        quick=10**5,
        contestants=(
            Contestant(name="ours", work=partial(ours, method=method), role=Role.OURS, setup=without_numba),
            Contestant(name="numpy", work=plain, role=Role.PLAIN, agrees=SWAPS),
            Contestant(name="read", work=read, role=Role.LIMIT),
        ),
        goals=(AtMost(1.3, "numpy"), Megabytes(60)),
    )


PLAIN = {"wsm": plain_wsm, "topsis": plain_topsis, "vikor": plain_vikor, "spotis": plain_spotis}

ROWS = (
    *(row(method, plain) for method, plain in PLAIN.items()),
    *(numpy_row(method, plain) for method, plain in PLAIN.items()),
    Row(
        work="topsis, scores alone, float32",
        setup=single,
        size=10**6,
        quick=10**5,
        contestants=(
            Contestant(
                name="ours",
                work=partial(scores_alone, method="topsis"),
                role=Role.OURS,
                setup=partial(started, make=single),
                said=FAST,
            ),
            Contestant(name="read", work=read, role=Role.LIMIT),
        ),
        goals=(AtMost(4, "read"),),
    ),
)
