"""Measure how cost grows, and write docs/scale.md with its pictures.

python -m benchmarks.scale           everything
python -m benchmarks.scale pages     only what a page costs, in its place in that file
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sitescore
from benchmarks.frame.machine import machine
from benchmarks.scale.chart import chart
from benchmarks.scale.commands import run, seconds
from benchmarks.scale.curves import PICTURES, Picture, measured, study
from benchmarks.scale.pages import section, with_section

DOCS = Path(__file__).parents[2] / "docs"
STUDIES = {  # sites: what such a study is, commands that are asked of it
    16: ("the bundled sites", ("rank", "sensitivity", "robustness", "survey", "scenarios")),
    265: ("all sites of a country", ("rank", "sensitivity", "robustness", "survey", "scenarios")),
    2000: ("all plots of a country", ("rank", "sensitivity", "scenarios")),
    16_000: ("cells of 5 km", ("rank",)),
    100_000: ("cells of 2 km", ("rank",)),
    1_000_000: ("cells of 600 m", ("rank", "rank --memory 1G")),
}
CRITERIA = 25


def main() -> None:
    """Measure, draw, write."""
    file = DOCS / "scale.md"
    if sys.argv[1:] == ["pages"]:
        file.write_text(with_section(file.read_text(encoding="utf-8"), section()), encoding="utf-8")
        return
    parts = {"pictures": "\n".join(map(_drawn, PICTURES)), "rows": "\n".join(_studies()), "pages": section()}
    file.write_text(TEMPLATE.format(version=sitescore.__version__, machine=machine(), **parts), encoding="utf-8")


def _drawn(picture: Picture) -> str:
    curves = {}
    for curve in picture.curves:
        print(f"{picture.title}: {curve.name}", file=sys.stderr)
        curves[curve.name] = list(measured(curve)), curve.limit
    (DOCS / picture.file).write_text(chart(picture.title, picture.axis, curves), encoding="utf-8")
    ends = [
        f"| {name}{' (limit)' if limit else ''} | {points[-1][0]:,} | {seconds(points[-1][1])} | {_growth(points)} |"
        for name, (points, limit) in curves.items()
    ]
    head = f"| work | largest: {picture.axis} | CPU time | grows as |\n|---|---|---|---|"
    return f"## {picture.title}\n\n![{picture.title}]({picture.file})\n\n{head}\n" + "\n".join(ends) + "\n"


def _growth(points: list[tuple[int, float]]) -> str:
    """Give the power with which time grows from a tenth of the largest size on."""
    from math import log

    (low, first), (high, last) = min(points, key=lambda point: abs(log(point[0] * 10 / points[-1][0]))), points[-1]
    return f"size^{log(last / first) / log(high / low):.1f}" if high > low else "–"


def _studies() -> Iterator[str]:
    for sites, (kind, commands) in STUDIES.items():
        with tempfile.TemporaryDirectory() as folder:
            table, criteria = study(Path(folder), sites, CRITERIA)
            for command in commands:
                print(f"{sites} sites: {command}", file=sys.stderr)
                name, *options = command.split()
                arguments = [name, str(table), "-c", str(criteria), "-o", str(Path(folder) / "out.txt"), *options]
                took, peak = run(arguments)
                yield f"| {sites:,} | {kind} | `{command}` | {seconds(took)} | {peak:,.0f} MB |"


TEMPLATE = """# How cost grows

Measured by `make scale` with version {version} on {machine}: CPU time of one thread,
made-up uniform measurements; of the curves medians after a first call, which brings compiled code into the process.
Dashed curves are what no program for such work can do without on that machine.
Figures beside other programs are in [benchmarks/RESULTS.md](../benchmarks/RESULTS.md).

## What a study costs

So many sites and 25 criteria, from the files to the written result, in a process of its own.

| sites | such as | command | CPU time | memory, all in all |
|---|---|---|---|---|
{rows}

{pages}
{pictures}"""


if __name__ == "__main__":
    main()
