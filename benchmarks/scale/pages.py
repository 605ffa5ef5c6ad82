"""What the page of a study costs, by its sites: time, memory, and bytes to send."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.scale.commands import run, seconds
from benchmarks.scale.curves import study

SITES = (50, 500, 2000, 5000, 16_000)
CRITERIA = 25
HEADING = "## What a page costs"
TEMPLATE = """{heading}

`report SITES -o study.html` of so many sites and {criteria} criteria, whose figures the sites decide, each site with
a place on the map: everything that is asked, plans for the best, and the page written.

| sites | CPU time | memory, all in all | page |
|---|---|---|---|
{rows}
"""


def section(sites: Sequence[int] = SITES) -> str:
    """Measure pages, and give the part of the text that tells of them."""
    return TEMPLATE.format(heading=HEADING, criteria=CRITERIA, rows="\n".join(_rows(sites)))


def with_section(text: str, new: str) -> str:
    """Put the part that tells of pages in the place of the one that a text has.

    Examples
    --------
    >>> with_section("# A\\n\\n## What a page costs\\n\\nold\\n\\n## B\\n", "## What a page costs\\n\\nnew\\n")
    '# A\\n\\n## What a page costs\\n\\nnew\\n\\n## B\\n'
    """
    before, _, rest = text.partition(HEADING)
    after = rest.partition("\n## ")[2]
    return f"{before}{new}\n## {after}"


def _rows(sites: Sequence[int]) -> Iterator[str]:
    for count in sites:
        print(f"{count} sites: report", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            table, criteria = study(Path(folder), count, CRITERIA, placed=True)
            page = Path(folder) / "study.html"
            took, peak = run(["report", str(table), "-c", str(criteria), "-o", str(page)])
            size = page.stat().st_size / 1e3
        yield f"| {count:,} | {seconds(took)} | {peak:,.0f} MB | {size:,.0f} kB |"
