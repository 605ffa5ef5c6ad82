"""Rank acceptability by pysensmcda, to compare with: run by `how_sure.py` in an environment of its own.

Prints as JSON the median CPU seconds, the peak memory and the share of first places of each site.
"""

from __future__ import annotations

import json
import resource
import statistics
import time

import numpy as np

SITES, CRITERIA, WEIGHTS, REPEATS = 1000, 20, 10_000, 3


def case() -> tuple[np.ndarray, np.ndarray]:
    """Values (sites, criteria) and weight vectors (draws, criteria), the same for both."""
    rng = np.random.default_rng(1)
    return rng.random((SITES, CRITERIA)), rng.dirichlet(np.ones(CRITERIA), WEIGHTS)


def weighted_sum(values: np.ndarray, weights: np.ndarray, types: np.ndarray) -> np.ndarray:
    """Score as a plain product, the cheapest method that pysensmcda can be given."""
    del types
    return values @ weights


def main() -> None:
    from pysensmcda.smaa import rank_acceptability, simulate

    values, weights = case()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        found = rank_acceptability(
            simulate(weighted_sum, values, np.ones(CRITERIA, int), weights=weights, store="accumulate")
        )
        times.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": statistics.median(times), "peak": peak, "first": found[:, 0].tolist()}))


if __name__ == "__main__":
    main()
