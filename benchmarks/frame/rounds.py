"""Rounds over the contestants of a row, interleaved, each cell in a fresh process."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from benchmarks.frame.cell import Request
from benchmarks.frame.environments import Environment, last_line
from benchmarks.frame.row import Contestant, Row

ROOT = Path(__file__).parents[2]
ONE_THREAD = {
    f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "NUMEXPR", "NUMBA", "VECLIB_MAXIMUM")
} | {"POLARS_MAX_THREADS": "1", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Effort:
    """How long to measure.

    Attributes
    ----------
    rounds : fresh processes of each contestant, at least
    most_rounds : where it is more, rounds go on up to so many while a row has taken less than `row_seconds`
    patience : CPU seconds of a contestant, after which it is not run again
    limit : seconds until a cell is given up
    quick : take the rows' quick sizes and contestants
    """

    rounds: int
    patience: float
    limit: float
    most_rounds: int = 0
    row_seconds: float = 0
    quick: bool = False


FULL = Effort(rounds=3, most_rounds=9, row_seconds=15, patience=10, limit=300)
QUICK = Effort(rounds=1, patience=0, limit=60, quick=True)


@dataclass
class Measured:
    """What was measured of one contestant; a `problem` where it could not be run."""

    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    apart: float | None = None
    size: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Found:
    """A row with what was measured of its contestants."""

    row: Row
    size: int
    by_name: Mapping[str, Measured]

    @property
    def ours(self) -> Contestant:
        """Return the first contestant, which is ours."""
        return self.row.contestants[0]

    def rounds(self, name: str) -> list[float]:
        """Return the CPU seconds of that contestant's rounds, of the work of the row; none where it was not run."""
        cell = self.by_name[name]
        times = self.row.contestant(name).stands_for(self.size, cell.size)
        return [taken * times for taken in cell.seconds]

    def seconds(self, name: str) -> float:
        """Return the median of that contestant's rounds; NaN where it was not run."""
        return median(self.rounds(name))

    def ratio(self, name: str) -> float:
        """Return how many times our time that contestant takes."""
        return self.seconds(name) / self.seconds(self.ours.name)

    def megabytes(self, name: str) -> float:
        """Return the median peak of memory beyond the inputs."""
        return median(self.by_name[name].megabytes)


def median(figures: Sequence[float]) -> float:
    """Return the median; NaN where there is nothing."""
    return statistics.median(figures) if figures else float("nan")


def run(module: str, row: Row, place: int, environments: Mapping[str, Environment], effort: Effort) -> Found:
    """Run all contestants of a row, in rounds, and compare their answers with ours."""
    size = row.quick if effort.quick else row.size
    if effort.quick:
        row = replace(row, contestants=tuple(one for one in row.contestants if one.quick))
    found = {one.name: Measured(size=min(one.size or size, size)) for one in row.contestants}
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        for number in range(max(effort.rounds, effort.most_rounds)):
            if number >= effort.rounds and time.monotonic() - begun > effort.row_seconds:
                break
            for one in row.contestants:
                cell = found[one.name]
                if cell.problem or (sum(cell.seconds) > effort.patience and cell.seconds):
                    continue
                request = Request(
                    module=module,
                    row=place,
                    contestant=one.name,
                    size=cell.size,
                    figures=str(Path(folder) / "figures.json"),
                    answer=str(_answer(folder, one)),
                )
                _run_cell(request, environments[one.environment], Path(folder), cell, effort)
        for one in row.contestants[1:]:
            cell = found[one.name]
            if one.agrees is not None and not cell.problem and cell.size == size:
                cell.apart = _apart(_answer(folder, row.contestants[0]), _answer(folder, one))
    return Found(row, size, found)


def _run_cell(request: Request, environment: Environment, folder: Path, cell: Measured, effort: Effort) -> None:
    """Run one cell in a process of its own; add its figures, or why there are none."""
    if environment.problem:
        cell.problem = environment.problem
        return
    asked = folder / "request.json"
    request.write(asked)
    command = [environment.python, "-m", "benchmarks.frame.cell", str(asked)]
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | ONE_THREAD
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, cwd=ROOT, env=variables, timeout=effort.limit
        )
    except subprocess.TimeoutExpired:
        cell.problem = f"not done after {effort.limit:g} s"
    except subprocess.CalledProcessError as failure:
        cell.problem = f"cannot be run: {last_line(failure.stderr)}"
    else:
        figures = json.loads(Path(request.figures).read_text(encoding="utf-8"))
        cell.seconds.append(figures["seconds"])
        cell.megabytes.append(figures["megabytes"])


def _answer(folder: str, one: Contestant) -> Path:
    return Path(folder) / f"{one.name.replace('/', '_')}.npy"


def _apart(ours: Path, theirs: Path) -> float:
    """Return the largest difference between two answers; inf where they have not one shape."""
    if not ours.exists() or not theirs.exists():
        return float("inf")
    mine, other = np.load(ours), np.load(theirs)
    return float(np.abs(mine - other).max(initial=0)) if mine.shape == other.shape else float("inf")
