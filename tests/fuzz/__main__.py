"""Fuzz the readers for a while: ``python -m tests.fuzz --seconds 600 [TARGET …]``, or ``make fuzz TIME=600``.

Each target has a process of its own, which an input may end. Where atheris is installed half
of them are guided by coverage, else all inputs are drawn by hypothesis. What is found, the smallest
input of each kind, is kept in build/fuzz/TARGET; the exit status says whether there is any.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import TARGETS

KEPT = Path("build") / "fuzz"
PATIENCE = 300
"""Seconds that a process may take longer than asked."""


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
    work = folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    command = [sys.executable, "-m", "tests.fuzz.worker", name, way, str(seconds), str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + PATIENCE, check=False)
        ended, said = done.returncode, done.stdout
    except subprocess.TimeoutExpired as error:
        ended, said = "no end", (error.stdout or b"").decode()
    if ended:
        for current in work.glob("input.*"):
            current.rename(folder / f"ended_{str(ended).replace(' ', '_')}_{way}{current.suffix}")
    new = sorted(path.name for path in set(folder.iterdir()) - before)
    counted = said.splitlines()[-1] if said else "?"
    print(f"{name:15} {way:7} {counted:>10} inputs {' '.join(new)}", flush=True)
    return bool(new)


if __name__ == "__main__":
    sys.exit(main())
