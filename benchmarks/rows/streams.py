"""A raw file of ten million sites: scores, the exact best hundred and a histogram, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.frame.files import made_once
from benchmarks.frame.row import AtMost, Contestant, Megabytes, Role, Row
from benchmarks.rows.commands import criteria_file

CRITERIA, TOP, BLOCK, BINS = 20, 100, 1 << 16, 10_000


@dataclass(frozen=True)
class Study:
    """A .npy file of float32 measurements in [0, 100), (sites, criteria), criteria, and their shares of 1."""

    path: Path
    criteria: Any
    weights: np.ndarray


def study(size: int, seed: int) -> Study:
    from sitescore import read_criteria

    path = made_once(f"grid_{size}_{seed}.npy", partial(_write, size=size, seed=seed))
    weights = np.arange(1, CRITERIA + 1)
    return Study(path, read_criteria(criteria_file(CRITERIA)), weights / weights.sum())


def _write(path: Path, *, size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    with path.open("wb") as file:
        head = {"descr": "<f4", "fortran_order": False, "shape": (size, CRITERIA)}
        np.lib.format.write_array_header_1_0(file, head)
        for start in range(0, size, BLOCK):
            (100 * rng.random((min(BLOCK, size - start), CRITERIA), dtype=np.float32)).tofile(file)


def ours(given: Study) -> np.ndarray:
    import sitescore as ss

    return ss.rank_table(given.path, given.criteria, top=TOP, memory="256M", quantiles=()).ranking.scores[:20]


def plain(given: Study) -> np.ndarray:
    """Score blocks of the mapped file; keep all scores and sort out the best of them."""
    table = np.load(given.path, mmap_mode="r")
    scores = np.empty(len(table))
    counts = np.zeros(BINS, dtype=np.int64)
    for start in range(0, len(table), BLOCK):
        part = slice(start, start + BLOCK)
        scores[part] = table[part].astype(np.float64) @ given.weights
        counts += np.histogram(scores[part], bins=BINS, range=(0, 100))[0]
    best = np.partition(scores, max(len(scores) - TOP, 0))[-TOP:]
    return np.sort(best)[::-1][:20]


def fromfile(given: Study) -> int:
    return np.fromfile(given.path, dtype=np.float32).size


def read(given: Study) -> int:
    return len(given.path.read_bytes())


def pieces(given: Study, *, size: int) -> None:
    """Read pieces of so many bytes, each into the place of the one before."""
    room = bytearray(size)
    with given.path.open("rb", buffering=0) as file:
        while file.readinto(room):
            pass


ROWS = (
    Row(
        work="raw float32 file: scores, best 100, histogram",
        setup=study,
        size=10**7,
        quick=10**6,
        contestants=(
            Contestant(name="ours", work=ours, role=Role.OURS),
            Contestant(name="numpy", work=plain, role=Role.PLAIN, agrees=1e-6, said="holds all scores"),
            Contestant(name="read", work=read, role=Role.LIMIT, said="the file, warm, at once"),
            Contestant(name="fromfile", work=fromfile, role=Role.LIMIT, said="the file, warm, into one array"),
            Contestant(
                name="pieces", work=partial(pieces, size=80 << 20), role=Role.LIMIT, said="of 80 MiB, in one place"
            ),
            Contestant(
                name="small pieces", work=partial(pieces, size=4 << 20), role=Role.LIMIT, said="of 4 MiB, in one place"
            ),
        ),
        goals=(AtMost(1.2, "read"), AtMost(1.2, "fromfile"), Megabytes(256)),
    ),
)
