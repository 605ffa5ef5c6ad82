"""Measure how cost grows, and write docs/scale.md with its pictures.

python -m benchmarks.scale
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sitescore
from benchmarks.frame.machine import machine
from benchmarks.scale.chart import chart
from benchmarks.scale.curves import PICTURES, Picture, measured, study

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
    pages = [_drawn(picture) for picture in PICTURES]
    rows = list(_studies())
    text = TEMPLATE.format(
        version=sitescore.__version__, machine=machine(), pictures="\n".join(pages), rows="\n".join(rows)
    )
    (DOCS / "scale.md").write_text(text, encoding="utf-8")


def _drawn(picture: Picture) -> str:
    curves = {}
    for curve in picture.curves:
        print(f"{picture.title}: {curve.name}", file=sys.stderr)
        curves[curve.name] = list(measured(curve)), curve.limit
    (DOCS / picture.file).write_text(chart(picture.title, picture.axis, curves), encoding="utf-8")
    ends = [
        f"| {name}{' (limit)' if limit else ''} | {points[-1][0]:,} | {_figure(points[-1][1])} | {_growth(points)} |"
        for name, (points, limit) in curves.items()
    ]
    head = f"| work | largest: {picture.axis} | CPU time | grows as |\n|---|---|---|---|"
    return f"## {picture.title}\n\n![{picture.title}]({picture.file})\n\n{head}\n" + "\n".join(ends) + "\n"


def _growth(points: list[tuple[int, float]]) -> str:
    """Give the power with which time grows from a tenth of the largest size on."""
    from math import log

    (low, first), (high, last) = min(points, key=lambda point: abs(log(point[0] * 10 / points[-1][0]))), points[-1]
    return f"size^{log(last / first) / log(high / low):.1f}" if high > low else "–"


def _figure(seconds: float) -> str:
    number, unit = (seconds, "s") if seconds >= 1 else (seconds * 1e3, "ms")
    return f"{number:.0f} {unit}" if number >= 10 else f"{number:.2g} {unit}"


def _studies() -> Iterator[str]:
    for sites, (kind, commands) in STUDIES.items():
        with tempfile.TemporaryDirectory() as folder:
            table, criteria = study(Path(folder), sites, CRITERIA)
            for command in commands:
                print(f"{sites} sites: {command}", file=sys.stderr)
                name, *options = command.split()
                arguments = [name, str(table), "-c", str(criteria), "-o", str(Path(folder) / "out.txt"), *options]
                took, peak = _run(arguments)
                yield f"| {sites:,} | {kind} | `{command}` | {_figure(took)} | {peak:,.0f} MB |"


def _run(arguments: list[str]) -> tuple[float, float]:
    """Run a command in a process of its own; return seconds of CPU and the peak of memory in MB.

    The peak is that of the program itself: what getrusage tells starts at the peak of the parent.
    """
    child = "from pathlib import Path\nfrom sitescore.cli.main import main\nimport sys\ntry:\n    main()\nfinally:\n"
    child += "    peak = Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]\n"
    child += "    print(peak, file=sys.stderr)\n"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", child, *arguments], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return took, int(done.stderr.split()[-1]) / 1e3


TEMPLATE = """# How cost grows

Measured by `make scale` with version {version} on {machine}: CPU time of one thread,
medians, made-up uniform measurements. Dashed curves are what no program for such work can do without on that machine.
Figures beside other programs are in [benchmarks/RESULTS.md](../benchmarks/RESULTS.md).

## What a study costs

So many sites and 25 criteria, from the files to the written result, in a process of its own.

| sites | such as | command | CPU time | memory, all in all |
|---|---|---|---|---|
{rows}

{pictures}"""


if __name__ == "__main__":
    main()
