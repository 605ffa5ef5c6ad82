"""How far a ranking can be trusted: draws of weights, and exact answers at 1,000 and 100,000 sites."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from benchmarks.frame.row import AtMost, Contestant, FasterThan, Megabytes, Role, Row, SameAs
from benchmarks.rows.scoring import FAST

CRITERIA, DRAWS, MANY, BLOCK, FIRST = 20, 10_000, 100_000, 1000, 10


@dataclass(frozen=True)
class Study:
    """Values (sites, criteria) in [0, 1], more is better, and shares of 1."""

    values: np.ndarray
    weights: np.ndarray


def study(size: int, seed: int) -> Study:
    rng = np.random.default_rng(seed)
    return Study(rng.random((size, CRITERIA)), rng.dirichlet(np.full(CRITERIA, 5.0)))


def drawn(size: int, seed: int, *, draws: int = DRAWS) -> Study:
    """Give many weight vectors, (draws, criteria), in place of one."""
    rng = np.random.default_rng(seed)
    return Study(rng.random((size, CRITERIA)), rng.dirichlet(np.ones(CRITERIA), draws))


def started(size: int, seed: int) -> Study:
    """Give many more, and start numba where it is installed."""
    from sitescore.core.sensitivity.smaa import COMPILED_FROM, RankCounts

    for ranks in (None, FIRST):
        RankCounts(size, altogether=COMPILED_FROM, ranks=ranks).add(np.zeros((1, size), dtype=np.float32))
    return drawn(size, seed, draws=MANY)


def acceptability(given: Study, *, ranks: int | None = None, executor: Executor | None = None) -> np.ndarray:
    from sitescore.core.sensitivity.rank_acceptability import count_ranks

    values = given.values.astype(np.float32)
    return count_ranks(values, given.weights, ranks=ranks, executor=executor).acceptability


def acceptability_in_two_threads(given: Study) -> np.ndarray:
    with ThreadPoolExecutor(2) as executor:
        return acceptability(given, executor=executor)


def plain_acceptability(given: Study) -> np.ndarray:
    sites = len(given.values)
    counts = np.zeros(sites * sites, dtype=np.int64)
    for scores in _scores(given):
        cells = np.argsort(-scores, axis=1) * sites + np.arange(sites)
        counts += np.bincount(cells.ravel(), minlength=sites * sites)
    return counts.reshape(sites, sites) / len(given.weights)


def product_and_sort_draws(given: Study) -> None:
    for scores in _scores(given):
        scores.sort(axis=1)


def _scores(given: Study) -> Iterator[np.ndarray]:
    columns, weights = given.values.T.astype(np.float32), given.weights.astype(np.float32)
    return (weights[start : start + BLOCK] @ columns for start in range(0, len(weights), BLOCK))


def pysensmcda_acceptability(given: Study) -> np.ndarray:
    from pysensmcda.smaa import rank_acceptability, simulate

    kinds = np.ones(CRITERIA, dtype=int)
    return rank_acceptability(simulate(_product, given.values, kinds, weights=given.weights, store="accumulate"))


def _product(values: np.ndarray, weights: np.ndarray, types: np.ndarray) -> np.ndarray:
    """Score as a plain product, the cheapest method that pysensmcda can be given."""
    del types
    return values @ weights


def panel(given: Study) -> None:
    from sitescore.core.sensitivity.leader_panel import leader_panel

    leader_panel(given.values, np.full(CRITERIA, -1), given.weights)


def product_and_sort(given: Study) -> np.ndarray:
    return np.sort(given.values @ given.weights)[:0]


def intervals(given: Study, *, keep: str | int) -> np.ndarray:
    from sitescore.core.sensitivity.weight_stability import weight_stability

    return weight_stability(given.values, given.weights, keep=keep)


def plain_intervals(given: Study, *, keep: str | int) -> np.ndarray:
    """Where the lines of neighbours, or of the winner and each other, cross first on either side."""
    v, w = given.values, given.weights
    scores = v @ w
    order = np.argsort(-scores)
    ahead, behind = (order[:-1], order[1:]) if keep == "order" else (order[:1], order[1:])
    gaps = scores[ahead] - scores[behind]
    slopes = (v - scores[:, None]) / (1 - w)
    with np.errstate(divide="ignore"):
        moves = -gaps[:, None] / (slopes[ahead] - slopes[behind])
    low = np.where(moves < 0, moves, -np.inf).max(axis=0)
    high = np.where(moves > 0, moves, np.inf).min(axis=0)
    return np.stack([np.maximum(w + low, 0), np.minimum(w + high, 1)], axis=1)


def order_and_leaders(given: Study) -> np.ndarray:
    """Intervals that keep the order, and who leads from where at every weight."""
    from sitescore.core.sensitivity.upper_envelope import leaders_by_weight

    leaders = leaders_by_weight(given.values, np.full(CRITERIA, -1), given.weights)
    starts = [np.column_stack([part.starts, part.sites]) for part in leaders]
    return np.concatenate([intervals(given, keep="order"), *starts])


def plain_order_and_leaders(given: Study) -> np.ndarray:
    """From leader to leader: the line that next crosses that of the leader."""
    v, w = given.values, given.weights
    at_none = ((v @ w)[:, None] - w * v) / (1 - w)
    starts = []
    for start, end in zip(at_none.T, v.T, strict=True):
        slope, weight = end - start, 0.0
        leader = int(start.argmax())
        while leader >= 0:
            starts.append((weight, leader))
            steeper = np.flatnonzero(slope > slope[leader])
            crossings = (start[leader] - start[steeper]) / (slope[steeper] - slope[leader])
            next_one = crossings.argmin() if crossings.size else 0
            weight = crossings[next_one] if crossings.size else np.inf
            leader = int(steeper[next_one]) if weight < 1 else -1
    return np.concatenate([plain_intervals(given, keep="order"), np.array(starts)])


def sort_columns(given: Study) -> None:
    np.sort(np.vstack([given.values.T, given.values @ given.weights]), axis=1)


def variance_shares(given: Study) -> np.ndarray:
    from sitescore.core.sensitivity.variance_shares import additive_shares

    return additive_shares(given.weights, np.full(CRITERIA, 1 / 12))


def closed_form(given: Study) -> np.ndarray:
    return given.weights**2 / (given.weights**2).sum()


def salib_shares(given: Study) -> np.ndarray:
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sampling

    names = [f"x{at}" for at in range(CRITERIA)]
    problem = {"num_vars": CRITERIA, "names": names, "bounds": [[0, 1]] * CRITERIA}
    draws = sampling.sample(problem, 4096, calc_second_order=False, seed=1)
    return analysis.analyze(problem, draws @ given.weights, calc_second_order=False, num_resamples=10, seed=1)["S1"]


def ours(work: Any) -> Contestant:
    """Make our contestant."""
    return Contestant(name="ours", work=work, role=Role.OURS)


def weight_row(work: str, mine: Any, plain: Any, most: float) -> Row:
    """Make the row of what one weight alone can change."""
    return Row(
        work=work,
        setup=study,
        size=10**5,
        quick=10**4,
        contestants=(
            ours(mine),
            Contestant(name="numpy", work=plain, role=Role.PLAIN, agrees=1e-7),
            Contestant(name="sort", work=sort_columns, role=Role.LIMIT, said="sorts the 20 columns and the scores"),
        ),
        goals=(AtMost(most, "sort"),),
    )


PRODUCT_AND_SORT = Contestant(
    name="product, sort", work=product_and_sort_draws, role=Role.LIMIT, said="of all scores, in float32"
)

ROWS = (
    Row(
        work="rank acceptability, 10⁴ draws",
        setup=drawn,
        size=1000,
        quick=1000,
        contestants=(
            ours(acceptability),
            Contestant(name="numpy", work=plain_acceptability, role=Role.PLAIN, agrees=1e-3),
            PRODUCT_AND_SORT,
            Contestant(
                name="pysensmcda",
                work=pysensmcda_acceptability,
                role=Role.PEER,
                environment="pysensmcda",
                agrees=1e-3,
                said="scores by a plain product",
            ),
        ),
        goals=(AtMost(6, "product, sort"), Megabytes(60), FasterThan(4, "pysensmcda")),
    ),
    Row(
        work="rank acceptability, 10⁵ draws",
        setup=partial(drawn, draws=MANY),
        size=1000,
        quick=100,
        contestants=(
            Contestant(name="ours", work=acceptability, role=Role.OURS, setup=started, said=FAST),
            PRODUCT_AND_SORT,
        ),
        goals=(AtMost(4, "product, sort"), Megabytes(60)),
    ),
    Row(
        work="rank acceptability, 10⁵ draws, ranks 1 to 10",
        setup=partial(drawn, draws=MANY),
        size=1000,
        quick=100,
        contestants=(
            Contestant(name="ours", work=partial(acceptability, ranks=FIRST), role=Role.OURS, setup=started, said=FAST),
            PRODUCT_AND_SORT,
        ),
        goals=(AtMost(1, "product, sort"), Megabytes(60)),
    ),
    Row(
        work="rank acceptability, 10⁵ draws, in two threads",
        setup=started,
        size=1000,
        quick=100,
        wall=True,
        contestants=(
            Contestant(name="ours", work=acceptability_in_two_threads, role=Role.OURS, said=FAST),
            Contestant(name="one thread", work=acceptability, role=Role.PEER, agrees=0, said=FAST),
        ),
        goals=(FasterThan(1.7, "one thread"),),
    ),
    Row(
        work="exact panel: rival, radii, intervals, cells",
        setup=study,
        size=1000,
        quick=1000,
        contestants=(
            ours(panel),
            Contestant(name="product, sort", work=product_and_sort, role=Role.LIMIT, said="of one weight vector"),
        ),
        goals=(AtMost(20, "product, sort"),),
    ),
    weight_row("weight intervals of the winner", partial(intervals, keep=1), partial(plain_intervals, keep=1), 1.5),
    weight_row("weight intervals of the order, who leads where", order_and_leaders, plain_order_and_leaders, 18),
    Row(
        work="variance and Shapley shares, additive",
        setup=study,
        size=1000,
        quick=1000,
        shape="20 criteria",
        contestants=(
            ours(variance_shares),
            Contestant(name="closed form", work=closed_form, role=Role.PLAIN, agrees=1e-9),
            Contestant(
                name="SALib",
                work=salib_shares,
                role=Role.PEER,
                environment="SALib",
                agrees=0.05,
                said="Sobol with n = 4096, an estimate",
            ),
        ),
        goals=(SameAs(1e-9, "closed form"), FasterThan(100, "SALib")),
    ),
)
