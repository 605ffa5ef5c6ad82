"""What knowing a cell is worth, against simulation, closed forms and bounds."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

import sitescore as ss
from sitescore.analysis.uncertainty import Unknowns
from sitescore.analysis.uncertainty import study as unknown
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis.studies import flat, study

DRAWS = 200_000


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))


def simulated(matrix, cell, base, *, missing="others"):
    """Gain and share of switches, in points, by drawing the measurement of one cell in a loop-free Monte Carlo."""
    rng = np.random.default_rng(7)
    at = cell.site, cell.criterion
    scale = matrix.scales[matrix.criteria[cell.criterion]]
    if not cell.known:
        low, high = matrix.lowest[at], matrix.highest[at]
        others = matrix.values[matrix.known[:, cell.criterion] & matrix.applicable[:, cell.criterion], cell.criterion]
        drawn = rng.uniform(low, high, DRAWS)
        if missing == "others" and others.size:
            drawn = np.clip(rng.choice(others, DRAWS), low, high)
    else:
        low, high = matrix.measured_low[at], matrix.measured_high[at]
        kind = matrix.cell_kinds[at]
        if kind == 1:
            measured = rng.uniform(low, high, DRAWS)
        elif kind == 2:
            measured = rng.triangular(low, matrix.measurements[at], high, DRAWS) if high > low else np.full(DRAWS, low)
        else:
            measured = rng.normal(matrix.measurements[at], matrix.measured_spread[at], DRAWS)
        drawn = scale.apply(measured / scale.divisor)
    row = int(np.flatnonzero(matrix.included == cell.site)[0])
    scores = np.tile(base, (DRAWS, 1))
    scores[:, row] += matrix.weights[cell.criterion] * (drawn - drawn.mean())
    gains = 100 * (scores.max(axis=1) - scores[:, np.argmax(base)])
    return gains.mean(), gains.std() / math.sqrt(DRAWS)


ROWS = "site,criterion,value,low,high\n"
RACE = (
    ROWS + "a,x,0.6,,\na,y,,0.3,0.7\na,z,0.5,,\nb,x,0.5,0.1,0.9\nb,y,0.55,,\nc,x,0.2,,\n"
    "c,y,0.8,0.6,0.95\nc,z,0.45,,\nd,x,0.1,,\nd,y,0.2,,\nd,z,0.7,,\n"
)


@pytest.mark.parametrize("missing", ["others", "range"])
def test_worth_of_every_cell_as_simulated(tmp_path, missing):
    """b's z is unknown; x, y and z weigh 3, 2 and 2."""
    matrix = study(tmp_path, RACE, flat("xyz", [], weights={"x": 3, "y": 2, "z": 2})[1])
    found = ss.survey(matrix, missing=missing)
    assert len(found.cells) == 4
    base = expected_values(matrix, missing) @ matrix.weights
    for cell in found.cells:
        gain, error = simulated(matrix, cell, base, missing=missing)
        assert cell.worth == pytest.approx(gain, abs=5 * error + 0.01), (cell.site, cell.criterion)
    assert max(cell.worth for cell in found.cells) > 0.5


def expected_values(matrix, missing):
    """Values with the mean of each open cell."""
    values = matrix.values.copy()
    for (site, column), kind in np.ndenumerate(matrix.cell_kinds):
        if not matrix.known[site, column]:
            known = matrix.values[matrix.known[:, column], column]
            values[site, column] = known.mean() if missing == "others" else 0.5
        elif kind == 1:
            values[site, column] = (matrix.measured_low[site, column] + matrix.measured_high[site, column]) / 2
        elif kind == 2:
            ends = matrix.measured_low[site, column] + matrix.measured_high[site, column]
            values[site, column] = (ends + matrix.measurements[site, column]) / 3
    return values


def test_everything_is_worth_at_least_a_part(finland, tmp_path):
    for matrix in (finland, study(tmp_path, RACE, flat("xyz", [])[1])):
        found = ss.survey(matrix)
        assert (found.sites <= found.evpi + 1e-5).all()
        assert (found.criteria <= found.evpi + 1e-5).all()
        for cell in found.cells:
            assert 0 <= cell.chance <= 1
            row = int(np.flatnonzero(matrix.included == cell.site)[0])
            assert cell.worth <= found.sites[row] + 1e-5
            assert cell.worth <= found.criteria[cell.criterion] + 1e-5


@pytest.mark.parametrize("missing", ["others", "range"])
def test_sites_criteria_and_everything_as_drawn(finland, tmp_path, missing):
    """All sites tiled over draws of all open cells, once for each site and criterion."""
    for matrix in (finland, study(tmp_path, RACE, flat("xyz", [])[1])):
        found = ss.survey(matrix, missing=missing)
        subject = unknown(matrix, Unknowns(weights="stated", missing=missing, curve=1.0))
        rng = np.random.default_rng(5)
        drawn = {group: subject.draw(group, 20_000, rng=rng) for group in ("data", "missing")}
        means = {group: part.mean(axis=0) for group, part in drawn.items()}
        cells = {"data": subject.uncertain, "missing": subject.missing}

        def gain(of, at, cells=cells, drawn=drawn, means=means, subject=subject):
            parts = {name: np.where(getattr(cells[name], of) == at, drawn[name], means[name]) for name in cells}
            scores = 100 * subject.scores(parts)
            gains = scores.max(axis=1) - scores[:, scores.mean(axis=0).argmax()]
            return pytest.approx(gains.mean(), abs=5 * gains.std() / math.sqrt(20_000) + 0.01)

        assert [found.sites[at] == gain("rows", at) for at in range(found.sites.size)].count(False) == 0
        assert [found.criteria[at] == gain("columns", at) for at in range(found.criteria.size)].count(False) == 0
        everything = 100 * subject.scores(drawn)
        gains = everything.max(axis=1) - everything[:, everything.mean(axis=0).argmax()]
        assert found.evpi == pytest.approx(gains.mean(), abs=5 * gains.std() / math.sqrt(20_000) + 0.01)


def test_two_sites_and_one_range_by_hand(tmp_path):
    """b is even on 0 to 1 at half the weight; a is sure at 0.6: the gain is the mean of max(0, (x - 0.6) / 2)."""
    text = flat("xy", [])[1]
    matrix = study(tmp_path, ROWS + "a,x,0.6,,\na,y,0.5,,\nb,x,,0,1\nb,y,0.5,,\n", text)
    (cell,) = ss.survey(matrix).cells
    assert cell.worth == pytest.approx(100 * 0.5 * 0.4**2 / 2, abs=1e-3)
    assert cell.chance == pytest.approx(0.4, abs=1e-3)
    assert cell.known


def test_unit_normal_loss(tmp_path):
    """Raiffa and Schlaifer (1961): two choices, one normal: s L(d / s), L(z) = phi(z) - z (1 - Phi(z))."""
    matrix = study(tmp_path, *flat("xy", [["a", 0.55, 0.5], ["b", 0.5, 0.5]]))
    kinds, spread = np.zeros((2, 2), dtype=int), np.full((2, 2), np.nan)
    kinds[1, 0], spread[1, 0] = 3, 0.05
    ends = {"lowest": matrix.values - 0.4 * (kinds > 0), "highest": matrix.values + 0.4 * (kinds > 0)}
    matrix = replace(matrix, cell_kinds=kinds, measured_spread=spread, **ends)
    (cell,) = ss.survey(matrix).cells
    s, d = 0.025, 0.025
    loss = stats.norm.pdf(d / s) - d / s * stats.norm.sf(d / s)
    assert cell.worth == pytest.approx(100 * s * loss, rel=0.005)


def test_costs_reorder(tmp_path):
    matrix = study(tmp_path, RACE, flat("xyz", [])[1])
    plain, dear = ss.survey(matrix), ss.survey(matrix, costs={"x": 1000, "y": 1})
    first = matrix.criteria[plain.cells[0].criterion]
    assert [c.worth / (c.cost or 1) for c in dear.cells] == sorted(
        (c.worth / (c.cost or 1) for c in dear.cells), reverse=True
    )
    assert {c.cost for c in dear.cells} == {1000, 1, None}
    assert first in matrix.criteria


def test_cells_that_may_exclude(finland):
    found = ss.survey(finland)
    doubtful = {(e.site, e.criterion) for e in finland.doubtful}
    marked = {(finland.sites[c.site], finland.criteria[c.criterion]) for c in found.cells if c.may_exclude}
    included = {finland.sites[at] for at in finland.included}
    assert marked <= doubtful
    assert marked >= {(s, c) for s, c in doubtful if s in included and (s, c) in marked}


def test_nothing_open_one_site_and_two_equal(tmp_path):
    closed = ss.survey(study(tmp_path, *flat("xy", [["a", 0.3, 0.5], ["b", 0.3, 0.5]])))
    assert (closed.cells, closed.evpi) == ((), 0)
    alone = ss.survey(study(tmp_path, *flat("xy", [["a", "", 0.5]])))
    assert [c.worth for c in alone.cells] == [0]
    assert alone.evpi == pytest.approx(0, abs=1e-9)


def test_refused(finland, tmp_path):
    with pytest.raises(ss.InputError, match="SC110"):
        ss.survey(finland, costs={"zonig": 1})
    with pytest.raises(ss.InputError, match="SC503"):
        ss.survey(study(tmp_path, needs={"land_ha": 1000}))
