"""Fuzz the readers for a while: ``python -m tests.fuzz --seconds 600 [TARGET …]``, or ``make fuzz TIME=600``.

Each target has a process of its own; where an input ends it, another goes on. Where atheris is installed half
of them are guided by coverage, else all inputs are drawn by hypothesis. What is found, the smallest
input of each kind, is kept in build/fuzz/TARGET; the exit status says whether there is any.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import TARGETS

KEPT = Path("build") / "fuzz"
PATIENCE = 300
"""Seconds that a process may take longer than asked."""
LEAST = 5
"""Seconds for which another process is not started."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=int, default=120, help="for all targets together")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}")
    asked = parser.parse_args()
    if strange := [name for name in asked.targets if name not in TARGETS]:
        parser.error(f"no target {strange[0]}; there are {', '.join(TARGETS)}")
    names = asked.targets or list(TARGETS)
    ways = ("drawn", "guided") if find_spec("atheris") else ("drawn",)
    share = max(1, asked.seconds // (len(names) * len(ways)))
    found = [_fuzz(name, way, share) for name in names for way in ways]
    return int(any(found))


def _fuzz(name: str, way: str, seconds: int) -> bool:
    """Fuzz a target for a while; tell whether anything was found."""
    folder = KEPT / name
    (folder / "work").mkdir(parents=True, exist_ok=True)
    before, count, until = set(folder.iterdir()), 0, time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        count += _run(name, way, max(1, round(left)), folder)
        if left < LEAST:
            break
    new = sorted(path.name for path in set(folder.iterdir()) - before)
    print(f"{name:15} {way:7} {count:>10} inputs {' '.join(new)}", flush=True)
    return bool(new)


def _run(name: str, way: str, seconds: int, folder: Path) -> int:
    """Fuzz in a process until the time is over or an input ends it, which is kept; count the inputs."""
    command = [sys.executable, "-m", "tests.fuzz.worker", name, way, str(seconds), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + PATIENCE, check=False)
        ended, said, why = str(done.returncode), done.stdout, done.stderr
    except subprocess.TimeoutExpired as error:
        ended, said, why = "never", (error.stdout or b"").decode(), ""
    if ended != "0":
        for current in (folder / "work").glob("input.*"):
            number = len(list(folder.glob(f"ended_{ended}_{way}_*.txt"))) + 1
            kept = folder / f"ended_{ended}_{way}_{number}{current.suffix}"
            current.rename(kept)
            kept.with_suffix(".txt").write_text(why, encoding="utf-8")
    counted = [line for line in said.splitlines() if line.isdecimal()]
    return int(counted[-1]) if counted else 0


if __name__ == "__main__":
    sys.exit(main())
