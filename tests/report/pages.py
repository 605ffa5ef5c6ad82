"""Studies as pages, and what stands in them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from sitescore.analysis.findings import gather
from sitescore.report.page.study import study_page
from sitescore.report.wording import Words
from tests.analysis.studies import study


def made_up(folder, sites: int, criteria: int, *, seed: int = 1, factors: int = 4, decimals: int = 1):
    """A study of random measurements: a tree of weights, knock-outs, unknown cells, cells that do not apply."""
    rng = np.random.default_rng(seed)
    lines = [
        "format = 1",
        'id = "made_up"',
        'title = { en = "Made up", fi = "Keksitty", sv = "Påhittad" }',
        'missing = "range"',
    ]
    for at in range(factors):
        lines += [
            f"[factors.f{at}]",
            f'title = "Factor {at}"',
            f"weight = {1 + at}",
            f"weight_range = [{0.5 + at}, {2 + at}]",
        ]
    for at in range(criteria):
        lines += [f"[criteria.c{at}]", f'title = "Criterion {at}"', f'factor = "f{at % factors}"', 'unit = "km"',
                  f"weight = {1 + at % 3}", 'value = { kind = "linear", worst = 0, best = 100 }',
                  'controllable = "site"']  # fmt: skip
    lines.append('knock_out = "< 5"')
    rows = ["site,name,latitude,longitude," + ",".join(f"c{at}" for at in range(criteria))]
    for site in range(sites):
        cells = [str(round(value, decimals)) for value in rng.uniform(0, 100, criteria)]
        for at in np.flatnonzero(rng.random(criteria) < 0.05):
            cells[at] = "n/a" if rng.random() < 0.3 else ""
        place = f"{rng.uniform(60, 66):.3f},{rng.uniform(21, 29):.3f}"
        rows.append(f"s{site},Site {site},{place}," + ",".join(cells))
    return study(folder, "\n".join(rows) + "\n", "\n".join(lines) + "\n")


@cache
def found_in(sites: int = 20, criteria: int = 8, decimals: int = 1):
    with TemporaryDirectory() as folder:
        matrix = made_up(Path(folder), sites, criteria, decimals=decimals)
    regions = tuple("" if at == 0 else f"Region {at % 4}" for at in range(sites))
    places = {"country": ("FI",) * sites, "region": regions}
    return gather({"stated": matrix}, {"stated": {}}, draws=200, places=places)


@cache
def page_of(sites: int = 20, criteria: int = 8, language: str = "en") -> str:
    return study_page(found_in(sites, criteria), Words(language))


def embedded(page: str, name: str):
    return json.loads(re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)[1])


BLANK = (
    'format = 1\nid = "blank"\ntitle = { en = "Blank" }\nmissing = "neutral"\n'
    + "".join(f'[factors.f{at}]\ntitle = "Factor {at}"\n' for at in range(2))
    + "".join(
        f'[criteria.c{at}]\ntitle = "Criterion {at}"\nfactor = "f{at // 2}"\nunit = "km"\nweight = {weight}\n'
        'value = { kind = "linear", worst = 0, best = 100 }\n'
        for at, weight in enumerate((1, 1, 1, 0))
    )
)
"""Two factors, of the second of which one criterion has no weight."""


def blank_study(folder):
    """Site a knows of the second factor only what has no weight, b and c all."""
    rows = ["site,name,c0,c1,c2,c3", "a,A,90,80,,70", "b,B,50,40,30,20", "c,C,10,20,60,40"]
    return study(folder, "\n".join(rows) + "\n", BLANK)
