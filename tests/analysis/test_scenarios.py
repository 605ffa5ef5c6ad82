"""Ranks side by side, against each profile ranked alone."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis.studies import study

FINLAND = bundled("sites") / "finland.csv"
NAMES = ("battery_chemicals", "cell_plant", "recycling", "hydrogen_efuels", "port_bound")


@pytest.fixture(scope="module")
def matrices():
    return {
        name or "stated": assemble(ss.read_sites(FINLAND), ss.read_criteria("tp3", profile=name))
        for name in (None, *NAMES)
    }


@pytest.fixture(scope="module")
def found(matrices):
    return ss.scenarios(matrices, {name: {"en": name, "fi": name, "sv": name} for name in matrices})


def test_ranks_and_scores_are_those_of_each_profile(found, matrices):
    assert found.names == ("stated", *NAMES)
    for number, matrix in enumerate(matrices.values()):
        ranking = ss.rank(matrix, draws=0)
        for at, site in enumerate(matrix.sites):
            if site in ranking.sites:
                here = ranking.sites.index(site)
                assert found.ranks[at, number] == ranking.ranks[here]
                assert found.scores[at, number] == ranking.scores[here]
            else:
                assert found.ranks[at, number] == 0
                assert np.isnan(found.scores[at, number])


def test_regret(found):
    everywhere = np.isfinite(found.scores).all(axis=1)
    assert_array_equal(np.isfinite(found.regret), everywhere)
    best = np.nanmax(found.scores, axis=0)
    assert_allclose(found.regret[everywhere], (best - found.scores[everywhere]).max(axis=1))


def test_order(found):
    out = (found.ranks == 0).sum(axis=1)[found.order]
    assert (np.diff(out) >= 0).all()
    regrets = found.regret[found.order]
    assert (np.diff(regrets[np.isfinite(regrets)]) >= 0).all()
    assert [row["site"] for row in found.to_rows()] == [found.matrix.sites[at] for at in found.order]


def test_json(found):
    document = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert document["scenarios"] == list(found.names)
    assert len(document["sites"]) == len(found.matrix.sites)


def test_nobody_left_in_a_scenario(tmp_path):
    stated, none = study(tmp_path), study(tmp_path, needs={"land_ha": 1000})
    found = ss.scenarios({"stated": stated, "none": none}, {"stated": {}, "none": {}})
    assert not found.ranks[:, 1].any()
    assert np.isnan(found.regret).all()
    assert json.dumps(found.to_dict(), allow_nan=False)
