"""Speed of the sensitivity panel and of rank acceptability, as ratios within one run.

    python benchmarks/how_sure.py

1,000 sites x 20 criteria, uniform values. CPU time, medians of interleaved repeats, one BLAS thread.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
import time
import tracemalloc

import numpy as np

from sitescore.core.sensitivity.cell_threshold import cell_thresholds
from sitescore.core.sensitivity.closest_rival import closest_rival
from sitescore.core.sensitivity.smaa import RankCounts
from sitescore.core.sensitivity.tolerance_radius import tolerance_radii
from sitescore.core.sensitivity.weight_stability import stability

SITES, CRITERIA, WEIGHTS, BLOCK, REPEATS = 1000, 20, 10_000, 1000, 9


def median_cpu(tasks: dict, repeats: int, inner: int = 1) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    for _ in range(repeats):
        for name, task in tasks.items():
            start = time.process_time()
            for _ in range(inner):
                task()
            times[name].append((time.process_time() - start) / inner)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    rng = np.random.default_rng(1)
    values = rng.random((SITES, CRITERIA))
    weights = np.full(CRITERIA, 1 / CRITERIA)
    leader = int(np.argmax(values @ weights))
    root = np.full(CRITERIA, -1)
    gap = float(np.diff(np.sort(values @ weights)[-2:])[0])

    def panel() -> None:
        closest_rival(values, weights, leader=leader)
        tolerance_radii(values, weights, leader=leader)
        stability(values, root, weights, keep=1)
        cell_thresholds(values[leader], weights, -gap)

    found = median_cpu({"product and sort": lambda: np.sort(values @ weights), "panel": panel}, REPEATS, 20)
    ratio = found["panel"] / found["product and sort"]
    print(f"exact panel: {found['panel'] * 1e3:.2f} ms, {ratio:.0f} x product and sort")

    some = rng.dirichlet(np.ones(CRITERIA), WEIGHTS).astype(np.float32)
    columns = values.T.astype(np.float32)
    blocks = [some[start : start + BLOCK] for start in range(0, WEIGHTS, BLOCK)]

    def sorting() -> None:
        for block in blocks:
            np.sort(block @ columns, axis=1)

    def counting() -> RankCounts:
        counts = RankCounts(SITES)
        for block in blocks:
            counts.add(block @ columns)
        return counts

    found = median_cpu({"product and sort": sorting, "acceptability": counting}, 5)
    tracemalloc.start()
    counting()
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    ratio = found["acceptability"] / found["product and sort"]
    took = found["acceptability"] * 1e3
    print(f"rank acceptability: {took:.0f} ms, {ratio:.1f} x product and sort, {peak:.0f} MB extra")


if __name__ == "__main__":
    main()
