"""What is measured: curves of work against size, each beside the curve of what limits it."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import sitescore as ss
from sitescore.analysis.robustness import robustness
from sitescore.analysis.sensitivity import sensitivity
from sitescore.core.sensitivity.dominance import pareto_front
from sitescore.core.sensitivity.smaa import RankCounts
from sitescore.core.sensitivity.weight_stability import weight_stability
from sitescore.matrix import DecisionMatrix

LONG, AFRESH, SHORT = 20.0, 5.0, 0.2
"""Seconds after which a curve ends, up to which a first call does not count, and for which a point is repeated."""
CRITERIA = 20
Work = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Work of one kind at growing sizes; a limit is what no program for such work can do without."""

    name: str
    work: Callable[[int], Work]
    sizes: tuple[int, ...]
    limit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Curves that belong beside each other."""

    file: str
    title: str
    axis: str
    curves: tuple[Curve, ...]


def measured(curve: Curve) -> Iterator[tuple[int, float]]:
    """Give size and seconds of one thread, until a point takes too long.

    The first call brings what the work needs into the process, such as compiled kernels.
    """
    for size in curve.sizes:
        work = curve.work(size)
        first = _once(work)
        taken = [_once(work) if first <= AFRESH else first]
        while sum(taken) < SHORT and len(taken) < 200:
            taken.append(_once(work))
        yield size, statistics.median(taken)
        if first > LONG:
            return


def _once(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def table(sites: int, criteria: int = CRITERIA) -> np.ndarray:
    """Make uniform measurements."""
    return np.random.default_rng(sites).random((sites, criteria))


def _weights(criteria: int = CRITERIA) -> np.ndarray:
    return np.full(criteria, 1 / criteria)


def _scored(sites: int, *, method: str, criteria: int = CRITERIA) -> Work:
    numbers, directions = table(sites, criteria), np.ones(criteria)
    return partial(ss.score_table, numbers, weights=_weights(criteria), directions=directions, method=method)


def study(folder: Path, sites: int, criteria: int = CRITERIA, *, placed: bool = False) -> tuple[Path, Path]:
    """Write a made-up study: a wide site file, and its criteria with ranges of weights.

    One that is `placed` tells where sites lie, and that they decide on every figure.
    """
    names = [f"c{at}" for at in range(criteria)]
    entries = "".join(
        f'[criteria.{name}]\nfactor = "f{at % 5}"\ntitle = "{name}"\nunit = "1"\nweight = 2\nweight_range = [1, 3]\n'
        'value = { kind = "linear", worst = 0, best = 1 }\n' + 'controllable = "site"\n' * placed
        for at, name in enumerate(names)
    )
    factors = "".join(f'[factors.f{at}]\ntitle = "F{at}"\nweight = 1\n' for at in range(min(5, criteria)))
    head = 'format = 1\nid = "made_up"\ntitle = "Made up"\nmissing = "range"\n'
    (folder / "criteria.toml").write_text(head + factors + entries, encoding="utf-8")
    where = np.random.default_rng(0).uniform([60, 21], [66, 29], (sites, 2)) if placed else np.empty((sites, 0))
    rows = [",".join(["site", *(["latitude", "longitude"] if placed else []), *names])]
    cells = np.hstack([where, table(sites, criteria)])
    rows += [f"s{at}," + ",".join(f"{cell:.4f}" for cell in row) for at, row in enumerate(cells)]
    (folder / "sites.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder / "sites.csv", folder / "criteria.toml"


def _matrix(sites: int, criteria: int = CRITERIA) -> DecisionMatrix:
    with tempfile.TemporaryDirectory() as folder:
        numbers, rules = study(Path(folder), sites, criteria)
        return ss.assemble(ss.read_sites(numbers), ss.read_criteria(rules))


def _asked(sites: int, *, question: Callable[[DecisionMatrix], object], criteria: int = CRITERIA) -> Work:
    return partial(question, _matrix(sites, criteria))


def _with_criteria(criteria: int, *, work: Callable[..., Work], sites: int = 1000, **options: Any) -> Work:
    return work(sites, criteria=criteria, **options)


def _sorted(sites: int) -> Work:
    return partial(np.sort, table(sites).T.copy(), axis=1)


def _in_blocks(sites: int) -> Work:
    with tempfile.TemporaryDirectory() as folder:
        criteria = ss.read_criteria(study(Path(folder), 2)[1])
    return partial(ss.rank_table, table(sites), criteria)


def _fronts(sites: int) -> Work:
    return partial(pareto_front, table(sites))


def _intervals(sites: int) -> Work:
    return partial(weight_stability, table(sites), _weights())


def _read(sites: int, criteria: int = CRITERIA) -> Work:
    return table(sites, criteria).max


def _drawn(draws: int) -> Work:
    columns, weights = table(1000).T.astype(np.float32), np.random.default_rng(0).dirichlet(np.ones(CRITERIA), 1000)
    weights = weights.astype(np.float32)

    def work() -> None:
        counts = RankCounts(1000)
        for start in range(0, draws, 1000):
            counts.add(weights[: min(1000, draws - start)] @ columns)

    return work


def _product_sorted(draws: int) -> Work:
    columns, weights = table(1000).T.astype(np.float32), np.full((1000, CRITERIA), 0.05, dtype=np.float32)

    def work() -> None:
        for start in range(0, draws, 1000):
            np.sort(weights[: min(1000, draws - start)] @ columns, axis=1)

    return work


THOUSANDS = (100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
SITES = Picture(
    file="scale-sites.svg",
    title="Sites, 20 criteria",
    axis="sites",
    curves=(
        Curve(name="reading the numbers", work=_read, sizes=THOUSANDS, limit=True),
        Curve(name="sorting each criterion", work=_sorted, sizes=THOUSANDS, limit=True),
        Curve(name="score_table wsm", work=partial(_scored, method="wsm"), sizes=THOUSANDS),
        Curve(name="score_table topsis", work=partial(_scored, method="topsis"), sizes=THOUSANDS),
        Curve(name="score_table promethee_ii", work=partial(_scored, method="promethee_ii"), sizes=THOUSANDS),
        Curve(name="weight_stability", work=_intervals, sizes=THOUSANDS),
        Curve(name="rank_table, in blocks", work=_in_blocks, sizes=THOUSANDS),
    ),
)
PAIRS = Picture(
    file="scale-questions.svg",
    title="Sites, 20 criteria: questions that compare sites",
    axis="sites",
    curves=(
        Curve(name="reading the numbers", work=_read, sizes=THOUSANDS, limit=True),
        Curve(name="rank with draws", work=partial(_asked, question=ss.rank), sizes=(10, 30, 100, 300, 1000, 2000)),
        Curve(
            name="sensitivity", work=partial(_asked, question=sensitivity), sizes=(10, 30, 100, 300, 1000, 2000, 5000)
        ),
        Curve(name="pareto_front", work=_fronts, sizes=(100, 300, 1000, 3000, 10_000, 30_000)),
        Curve(name="score_table electre_iii", work=partial(_scored, method="electre_iii"), sizes=(30, 100, 300, 1000)),
    ),
)
COLUMNS = Picture(
    file="scale-criteria.svg",
    title="Criteria, 1,000 sites",
    axis="criteria",
    curves=(
        Curve(
            name="reading the numbers",
            work=partial(_with_criteria, work=_read),
            sizes=(5, 10, 20, 40, 80, 160),
            limit=True,
        ),
        Curve(
            name="score_table topsis",
            work=partial(_with_criteria, work=_scored, method="topsis"),
            sizes=(5, 10, 20, 40, 80, 160),
        ),
        Curve(
            name="rank with draws",
            work=partial(_with_criteria, work=_asked, question=ss.rank),
            sizes=(5, 10, 20, 40, 80),
        ),
        Curve(
            name="sensitivity",
            work=partial(_with_criteria, work=_asked, question=sensitivity),
            sizes=(5, 10, 20, 40, 80),
        ),
    ),
)
DRAWS = Picture(
    file="scale-draws.svg",
    title="Draws, 20 criteria",
    axis="draws",
    curves=(
        Curve(
            name="product and sort, 1,000 sites", work=_product_sorted, sizes=(1000, 3000, 10_000, 30_000), limit=True
        ),
        Curve(name="rank acceptability, 1,000 sites", work=_drawn, sizes=(1000, 3000, 10_000, 30_000)),
        Curve(
            name="robustness, 50 sites",
            work=lambda draws: partial(robustness, _matrix(50), draws=draws),
            sizes=(1000, 3000, 10_000, 30_000, 100_000),
        ),
    ),
)
PICTURES = (SITES, PAIRS, COLUMNS, DRAWS)
