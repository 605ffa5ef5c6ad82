"""What starting costs, as ratios within one run: help, and ranking the bundled sites.

    python benchmarks/startup.py

Prints CPU time (user and system, medians of interleaved repeats) of each command, and its
ratio to bare Python and to importing the libraries that a ranking needs.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

REPEATS = 15
SITES = Path(__file__).parent.parent / "sites" / "finland.csv"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "import numpy, pydantic, click, rich": ["-c", "import numpy, pydantic, click, rich"],
    "sitescore --help": ["-m", "sitescore", "--help"],
    "sitescore rank, 16 sites": ["-m", "sitescore", "rank", str(SITES)],
    "sitescore rank, 25 sites": ["-m", "sitescore", "rank", "{many}"],
}


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one run of this Python with `arguments`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def twenty_five_sites(folder: Path) -> Path:
    """The bundled sites, and nine of them again under other names."""
    header, *rows = SITES.read_text(encoding="utf-8").splitlines()
    first = list(dict.fromkeys(row.split(",")[0] for row in rows))[:9]
    copies = [f"copy_of_{row}" for row in rows if row.split(",")[0] in first]
    path = folder / "many.csv"
    path.write_text("\n".join([header, *rows, *copies]) + "\n", encoding="utf-8")
    return path


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        many = str(twenty_five_sites(Path(folder)))
        commands = {name: [a.replace("{many}", many) for a in args] for name, args in COMMANDS.items()}
        for arguments in commands.values():
            cpu_seconds(arguments)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(REPEATS):
            for name, arguments in commands.items():
                times[name].append(cpu_seconds(arguments))
    median = {name: statistics.median(taken) for name, taken in times.items()}
    bare, libraries = median["python -c pass"], median["import numpy, pydantic, click, rich"]
    print(f"{'CPU time, median of ' + str(REPEATS):<38}{'ms':>8}{'/ bare':>9}{'/ libraries':>13}")
    for name, taken in median.items():
        print(f"{name:<38}{taken * 1000:>8.0f}{taken / bare:>9.1f}{taken / libraries:>13.2f}")


if __name__ == "__main__":
    main()
