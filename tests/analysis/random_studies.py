"""Random small studies with every kind of cell, and the way back into their files."""

from __future__ import annotations

import numpy as np

import sitescore as ss
from tests.analysis.studies import criteria, sites_in

CURVES = {
    "plain": "value = { kind = 'linear', worst = 0, best = 10 }",
    "falling": "value = { kind = 'linear', worst = 10, best = 0 }",
    "bent": "value = { kind = 'piecewise_linear', points = [[0, 0], [3, 0.7], [6, 0.7], [10, 1]] }",
    "peaked": "value = { kind = 'band', zero_below = 0, one_from = 4, one_to = 6, zero_above = 10 }",
    "needed": "relative_to = 'need'\nvalue = { kind = 'piecewise_linear', points = [[0, 0], [1, 0.6], [3.3, 1]] }",
    "observed": "value = { kind = 'linear', range = 'observed', direction = 'max' }",
}
KNOCK_OUTS = ("< 4", "<= 3", "> 8", ">= 9")
HEAD = 'format = 1\nid = "random"\ntitle = "Random"\nmissing = "range"\n[needs]\nneed = 3\n'


class Study:
    """One random study; cells are texts, changed by numbers of site and criterion."""

    def __init__(self, folder, seed, *, curves=tuple(CURVES), knock_outs=0.4, odd=0.35, bounds=True):
        self.folder, rng = folder, np.random.default_rng(seed)
        sites, columns = int(rng.integers(2, 6)), int(rng.integers(2, 5))
        self.names = [f"c{at}" for at in range(columns)]
        text = HEAD + "".join(f'[factors.f{at}]\ntitle = "F{at}"\nweight = {at + 1}\n' for at in range(2))
        for at, name in enumerate(self.names):
            curve = str(rng.choice(curves))
            bound = str(rng.choice(KNOCK_OUTS)) if rng.random() < knock_outs else ""
            bound = "< 0.7" if bound and curve == "needed" else bound
            text += (
                f'[criteria.{name}]\nfactor = "f{at % 2}"\ntitle = "{name.upper()}"\nweight = {rng.integers(1, 6)}\n'
                f"{CURVES[curve]}\ncontrollable = 'site'\n" + (f'knock_out = "{bound}"\n' if bound else "")
            )
        self.cells = [[_cell(rng, odd, bounds) for _ in self.names] for _ in range(sites)]
        for row in self.cells:
            row[0] = row[0].replace("n/a", "")
        self.cells[0] = [f"{rng.integers(0, 101) / 10}" for _ in self.names]
        self.criteria = criteria(folder, text)

    def matrix(self, changes=(), without=None):
        """Put the study together, with cells changed or a site left out."""
        cells = [row.copy() for row in self.cells]
        for (site, criterion), figure in dict(changes).items():
            cells[site][criterion] = repr(float(figure))
        lines = [",".join([f"s{at}", *row]) for at, row in enumerate(cells) if at != without]
        sites = sites_in(self.folder, "\n".join([",".join(["site", *self.names]), *lines]) + "\n")
        return ss.assemble(sites, self.criteria)


def _cell(rng, odd, bounds):
    if rng.random() >= odd:
        return f"{rng.integers(0, 101) / 10}"
    low = int(rng.integers(0, 8))
    kinds = ["", "", "n/a", f"{low}..{low + 2}", *([f"≤ {low + 1}", f"≥ {low}"] if bounds else [])]
    return str(rng.choice(kinds))


def scores(matrix):
    """Scores of the ranked sites by id, the best first."""
    found = ss.rank(matrix, draws=0)
    return {found.sites[at]: float(found.scores[at]) for at in found.order}
