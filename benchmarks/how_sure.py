"""Speed of the sensitivity panel and of rank acceptability, as ratios within one run.

    python benchmarks/how_sure.py

1,000 sites x 20 criteria, uniform values. CPU time, medians of interleaved repeats, one BLAS thread.
pysensmcda is installed into a temporary environment and does the same work there.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pysensmcda_acceptability as other
from pysensmcda_acceptability import CRITERIA, SITES, WEIGHTS, case

from sitescore.core.sensitivity.leader_panel import leader_panel
from sitescore.core.sensitivity.smaa import RankCounts

BLOCK, REPEATS = 1000, 9


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


def panel_of_one(values: np.ndarray) -> None:
    weights = np.full(CRITERIA, 1 / CRITERIA)
    root = np.full(CRITERIA, -1)

    def panel() -> None:
        leader_panel(values, root, weights)

    found = median_cpu({"product and sort": lambda: np.sort(values @ weights), "panel": panel}, REPEATS, 20)
    ratio = found["panel"] / found["product and sort"]
    print(f"exact panel: {found['panel'] * 1e3:.2f} ms, {ratio:.0f} x product and sort")


def acceptability(values: np.ndarray, weights: np.ndarray) -> None:
    columns, some = values.T.astype(np.float32), weights.astype(np.float32)
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
    first = counting().acceptability[:, 0]
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    took = found["acceptability"]
    ratio = took / found["product and sort"]
    print(f"rank acceptability: {took * 1e3:.0f} ms, {ratio:.1f} x product and sort, {peak:.0f} MB extra")
    compare(took, first)


def compare(took: float, first: np.ndarray) -> None:
    try:
        theirs = by_pysensmcda()
    except subprocess.CalledProcessError as failure:
        print(f"pysensmcda cannot be compared with: {failure.stderr.splitlines()[-1:] or failure}")
        return
    apart = np.abs(first - theirs["first"]).max()
    print(
        f"pysensmcda: {theirs['seconds'] * 1e3:.0f} ms for the same, {theirs['seconds'] / took:.1f} x ours, "
        f"{theirs['peak']:.0f} MB in all; first places at most {apart:.4f} apart"
    )


def by_pysensmcda() -> dict:
    """Install and run it in an environment that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pysensmcda"]
        for command in ([sys.executable, "-m", "venv", folder], pip, [python, other.__file__]):
            ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


def main() -> None:
    values, weights = case()
    panel_of_one(values)
    acceptability(values, weights)


if __name__ == "__main__":
    main()
