"""Each question's limit of sites: that many are answered, one more is refused, and the excluded do not count."""

from __future__ import annotations

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.compare_methods import compare_methods
from sitescore.analysis.rank_reversal import rank_reversal
from sitescore.analysis.steps import steps
from tests.analysis.studies import flat, study

ADMITTED = "value = { kind = 'linear', worst = 0, best = 1 }\nknock_out = '< 0.1'\n"
QUESTIONS = {  # name: how to ask, limit
    "sensitivity": (ss.sensitivity, 5000),
    "robustness": (lambda matrix: ss.robustness(matrix, draws=1), 2000),
    "methods": (lambda matrix: compare_methods(matrix, methods=("moora",)), 2000),
    "steps": (lambda matrix: steps(matrix, "s0", method="moora"), 2000),
    "rank_reversal": (lambda matrix: rank_reversal(matrix, methods=("moora",), trials=1), 200),
}


def sites(folder, count, *, excluded=0):
    """A study of that many sites, and some that a knock-out excludes."""
    figures = np.random.default_rng(count).uniform(0.2, 1, (count + excluded, 2)).round(4)
    figures[count:, 0] = 0.05
    return study(folder, *flat("xy", [[f"s{at}", *row] for at, row in enumerate(figures.tolist())], x=ADMITTED))


@pytest.mark.parametrize(("ask", "most"), QUESTIONS.values(), ids=QUESTIONS.keys())
def test_as_many_as_the_limit_are_answered(tmp_path, ask, most):
    matrix = sites(tmp_path, most, excluded=1)
    assert len(matrix.sites) == most + 1
    assert ask(matrix) is not None


@pytest.mark.parametrize(("ask", "most"), QUESTIONS.values(), ids=QUESTIONS.keys())
def test_one_more_is_refused_with_both_numbers(tmp_path, ask, most):
    with pytest.raises(ss.InputError, match=rf"SC503.* up to {most} sites, there are {most + 1}"):
        ask(sites(tmp_path, most + 1))
