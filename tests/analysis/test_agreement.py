"""Agreement and consensus by name."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import sitescore as ss
from sitescore.core.agreement import AGREEMENT_MEASURES, CONSENSUS_METHODS


@pytest.mark.parametrize("measure", AGREEMENT_MEASURES)
def test_full_agreement_is_one_and_names_are_those_of_the_table(measure):
    assert float(ss.agreement([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], measure=measure)) == pytest.approx(1)
    first, second = [1, 2, 3, 4, 5], [2, 1, 5, 3, 4]
    assert ss.agreement(first, second, measure=measure) == AGREEMENT_MEASURES[measure](first, second)


def test_the_usual_measure_is_kendalls_with_ties():
    first, second = np.array([1, 2, 2, 4, 5]), np.array([2, 1, 3, 3, 5])
    assert float(ss.agreement(first, second)) == pytest.approx(stats.kendalltau(first, second).statistic)


@pytest.mark.parametrize("method", CONSENSUS_METHODS)
def test_what_all_say_is_the_consensus(method):
    assert ss.consensus([[2, 1, 3]] * 3, method=method).tolist() == [2, 1, 3]


def test_names_that_there_are_not():
    with pytest.raises(ValueError, match="measure must be one of kendall_tau_b"):
        ss.agreement([1, 2], [1, 2], measure="tau")
    with pytest.raises(ValueError, match="method must be one of borda"):
        ss.consensus([[1, 2]], method="bordo")
