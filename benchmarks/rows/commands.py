"""Commands, each in a process of its own: what starting costs, and ranking a large file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.frame.files import made_once
from benchmarks.frame.row import AtMost, Contestant, Role, Row

CRITERIA = 25
LIBRARIES = "import numpy, pydantic, click, rich"


def nothing(size: int, seed: int) -> None:
    """Make no inputs: what is bundled is ranked."""


def run(_: None, *, arguments: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def rank_file(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "sitescore", "rank", str(path), "-c", str(criteria_file(CRITERIA)), "-f", "csv"]
        run(None, arguments=(*command, "-o", str(Path(folder) / "ranking.csv")))


def polars(path: Path) -> int:
    from polars import read_csv

    return read_csv(path).height


def pandas(path: Path) -> int:
    from pandas import read_csv

    return len(read_csv(path))


def site_file(size: int, seed: int) -> Path:
    """Return a wide file: an id, a name and figures of four decimals."""
    return made_once(f"sites_{size}_{seed}.csv", partial(_write_sites, size=size, seed=seed))


def criteria_file(count: int) -> Path:
    """Return a file of criteria whose values rise straight from 0 at 0 to 1 at 100, with weights 1, 2, 3 ..."""
    return made_once(f"criteria_{count}.toml", partial(_write_criteria, count=count))


def _write_sites(path: Path, *, size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pattern = ",".join(["%.4f"] * CRITERIA)
    with path.open("w", encoding="utf-8") as file:
        file.write(f"site,name,{','.join(f'c{at}' for at in range(CRITERIA))}\n")
        for site in range(size):
            file.write(f"s{site},Site {site},{pattern % tuple(rng.uniform(0, 100, CRITERIA))}\n")


def _write_criteria(path: Path, *, count: int) -> None:
    head = 'format = 1\nid = "benchmark"\ntitle = { en = "Benchmark" }\nmethod = "weighted_sum"\n'
    factor = '\n[factors.all]\ntitle = { en = "All" }\nweight = 1\n'
    body = "".join(
        f'\n[criteria.c{at}]\nfactor = "all"\ntitle = {{ en = "Criterion {at}" }}\nunit = "1"\nweight = {1 + at}\n'
        f'value = {{ kind = "linear", worst = 0, best = 100 }}\n'
        for at in range(count)
    )
    path.write_text(head + factor + body, encoding="utf-8")


def start_row(work: str, arguments: tuple[str, ...], most: float) -> Row:
    """Make the row of a command on what is bundled, beside a Python that does nothing."""

    def python(name: str, role: Role, *given: str, said: str = "") -> Contestant:
        return Contestant(name=name, work=partial(run, arguments=given), role=role, said=said)

    return Row(
        work=work,
        setup=nothing,
        size=20,
        quick=20,
        shape="command",
        contestants=(
            python("ours", Role.OURS, "-m", "sitescore", *arguments),
            python("python", Role.LIMIT, "-c", "pass", said="python -c pass"),
            python("imports", Role.LIMIT, "-c", LIBRARIES, said=LIBRARIES),
        ),
        goals=(AtMost(most, "python"),),
    )


def reader(name: str, work: Any) -> Contestant:
    """Make a contestant that reads the file and does nothing with it."""
    return Contestant(name=name, work=work, role=Role.LIMIT, environment="readers", said="reads the file only")


ROWS = (
    start_row("sitescore --help", ("--help",), 6),
    start_row("sitescore rank finland", ("rank", "finland"), 30),
    Row(
        work="sitescore rank of a CSV file",
        setup=site_file,
        size=10**6,
        quick=2000,
        shape=f"{{size}} × {CRITERIA}",
        contestants=(
            Contestant(name="ours", work=rank_file, role=Role.OURS),
            reader("polars", polars),
            reader("pandas", pandas),
        ),
        goals=(AtMost(2, "polars", "pandas"),),
    ),
)
