"""One cell of the benchmark, a contestant at a row, in a process of its own.

    python -m benchmarks.frame.cell REQUEST

REQUEST is a JSON file of a `Request`; the figures are written beside it. Only the standard
library and numpy are used here, since it also runs in the environments of peers.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.frame.row import Contestant, Row

ENOUGH_SECONDS, MOST_CALLS = 0.3, 200
SEED = 1
SHARE_OF_MEMORY = 0.5


@dataclass(frozen=True, kw_only=True)
class Request:
    """Which cell to run: the module of rows, the row's place in it, the contestant, the size, where to write."""

    module: str
    row: int
    contestant: str
    size: int
    figures: str
    answer: str

    def run(self) -> None:
        """Run the cell and write its figures, and its answer where it is to be compared.

        It gets half of the machine's memory, so that a cell out of its depth fails and no other suffers.
        """
        most = int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * SHARE_OF_MEMORY)
        with contextlib.suppress(ValueError, OSError):  # where the system has no such limit
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
        row: Row = import_module(self.module).ROWS[self.row]
        chosen = row.contestant(self.contestant)
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # noqa: PTH123 - no file
            seconds, megabytes, answer = measured(row, chosen, self.size)
        if answer is not None:
            np.save(self.answer, np.asarray(answer, dtype=np.float64))
        Path(self.figures).write_text(json.dumps({"seconds": seconds, "megabytes": megabytes}), encoding="utf-8")

    def write(self, path: Path) -> None:
        """Write the request for the process that is to run it."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def measured(row: Row, chosen: Contestant, size: int) -> tuple[float, float, Any]:
    """Return the median seconds of a call, the peak of memory beyond the inputs in MB, and the answer.

    What is imported at the first call is imported at a tiny one before. Fast work is called
    until its times add up.
    """
    setup = chosen.setup or row.setup
    chosen.work(setup(row.tiny, SEED))
    inputs = setup(size, SEED)
    peak = peak_from_here()
    times: list[float] = []
    answer, clock = None, time.perf_counter if row.wall else cpu_seconds
    while not times or (sum(times) < ENOUGH_SECONDS and len(times) < MOST_CALLS):
        answer = None
        start = clock()
        answer = chosen.work(inputs)
        times.append(clock() - start)
    return float(np.median(times)), peak(), answer


def cpu_seconds() -> float:
    """User and system time of this process, all its threads and the processes that it has waited for."""
    return time.process_time() + _seconds_of_children()


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_from_here() -> Callable[[], float]:
    """Start to watch memory; the result tells by how many MB it has been above the state now at its peak.

    Of work in processes that are started from here, all their memory is told; it is NaN where they
    held less than this process does, which hides it. Where the system cannot forget an earlier
    peak of this process, only what goes beyond that one is seen.
    """
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, idle = _peak(), _seconds_of_children()

    def above() -> float:
        if _seconds_of_children() == idle:
            return (_peak() - before) / 1e6
        children = _bytes(resource.RUSAGE_CHILDREN)
        return children / 1e6 if children > before else float("nan")

    return above


def _peak() -> int:
    """Bytes of this process at its peak since that was last forgotten."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return _bytes(resource.RUSAGE_SELF)


def _bytes(whose: int) -> int:
    """Largest resident memory as the system counts it: in bytes on macOS, else in KiB."""
    return resource.getrusage(whose).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    Request(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))).run()
