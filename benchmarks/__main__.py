"""Run the benchmark.

python -m benchmarks [--quick] [GROUP ...]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from rich.console import Console

from benchmarks.frame import files, results
from benchmarks.frame.environments import Environment, ready
from benchmarks.frame.rounds import FULL, QUICK, Effort, Found, run
from benchmarks.frame.row import Row
from benchmarks.frame.table import WIDTH, line, on_terminal
from benchmarks.rows import GROUPS

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    """Run the groups that are asked for; all of them, in full, give the file of results."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="small sizes, one round")
    options.add_argument("--rounds", type=int, metavar="N", help="fresh processes of each contestant, at least 1")
    options.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; all if left out")
    given = options.parse_args()
    if unknown := set(given.groups) - set(GROUPS):
        options.error(f"no such group: {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    if given.rounds is not None and given.rounds < 1:
        options.error(f"--rounds must be at least 1, got {given.rounds}")
    effort = QUICK if given.quick else FULL
    if given.rounds is not None:
        effort = replace(effort, rounds=given.rounds, most_rounds=given.rounds)
    modules = [f"benchmarks.rows.{group}" for group in given.groups or GROUPS]
    environments = _environments([row for module in modules for row in import_module(module).ROWS])
    found = _found(modules, environments, effort)
    lines = [line(one) for one in found]
    on_terminal(lines, Console(width=WIDTH))
    if given.quick:
        print("Sizes are small and the slowest peers left out: goals are judged by `make bench`.")
    elif not given.groups:
        results.write(RESULTS, found, lines, environments)


def _environments(rows: list[Row]) -> dict[str, Environment]:
    """Install what the rows need, and ours."""
    names = {one.environment for row in rows for one in row.contestants}
    return {name: ready(name) for name in sorted(names)}


def _found(modules: list[str], environments: dict[str, Environment], effort: Effort) -> list[Found]:
    found = []
    try:
        for module in modules:
            for place, row in enumerate(import_module(module).ROWS):
                print(f"{row.work} ...", file=sys.stderr)
                found.append(run(module, row, place, environments, effort))
    finally:
        files.remove()
    return found


if __name__ == "__main__":
    main()
