"""The methods from MABAC to TODIM against figures that papers print."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.classical import CLASSICAL_METHODS
from tests.core.published_m_to_z import (
    HEATING,
    HEATING_WAYS,
    INTENSITIES,
    INTENSITY_WAYS,
    INTENSITY_WEIGHTS,
    PUBLISHED,
    UNWEIGHTED,
)


def last_place(figures):
    """Half a unit in the last place that any of the figures is printed to."""
    return 0.51 * 10.0 ** -max(len(f"{figure!r}".partition(".")[2]) for figure in figures)


@pytest.mark.parametrize("source", PUBLISHED)
def test_published_scores(source):
    name, matrix, weights, directions, expected = PUBLISHED[source]
    scores = CLASSICAL_METHODS[name].score(matrix, weights, directions).scores
    assert_allclose(scores, expected, rtol=0, atol=max(last_place(expected), 5.1e-9))


def test_kracka_by_the_full_multiplicative_form_and_multimoora():
    """Products are of ratios, as printed: 3.4343, 148689.356, ...; ranks 5 1 3 6 4 2, 4 5 1 6 2 3, 5 1 3 6 4 2."""
    ratios = HEATING / np.sqrt((HEATING**2).sum(axis=0))
    products = CLASSICAL_METHODS["full_multiplicative"].score(ratios, UNWEIGHTED, HEATING_WAYS).scores
    assert_allclose(products, [3.4343, 148689.356, 120.3441, 0.7882, 16.2917, 252.9155], rtol=6.5e-5)
    vector = CLASSICAL_METHODS["full_multiplicative"].score(HEATING, UNWEIGHTED, HEATING_WAYS, normalisation="vector")
    assert_allclose(vector.scores, products, rtol=1e-12)
    method = CLASSICAL_METHODS["multimoora"]
    result = method.score(HEATING, UNWEIGHTED, HEATING_WAYS)
    assert_array_equal(result.details["ratio_ranks"], [5, 1, 3, 6, 4, 2])
    assert_array_equal(result.details["reference_ranks"], [4, 5, 1, 6, 2, 3])
    assert_array_equal(result.details["multiplicative_ranks"], [5, 1, 3, 6, 4, 2])
    assert_array_equal(method.places(result), [5, 1, 3, 6, 4, 2])


def test_sotoudeh_anvari_rescaled():
    """As the tests of JMcDM have it, testram.jl, to four places of rounded sums."""
    scores = CLASSICAL_METHODS["ram"].score(INTENSITIES, INTENSITY_WEIGHTS, INTENSITY_WAYS, rescaled=True).scores
    printed = [0.4613, 0.9826, 0.6413, 0.3733, 0.0, 0.1937, 1.0, 0.2495, 0.1319, 0.07724]
    assert_allclose(scores, printed, atol=1.1e-4)


def test_cables_lamata_verdegay():
    """Information Sciences 337-338, 1-10; scores as the authors corrected them, see the tests of pymcdm."""
    matrix = [[30, 0, 2, 3, 3, 2], [40, 9, 1, 3, 2, 2], [25, 0, 3, 1, 3, 2], [27, 0, 5, 3, 3, 1], [45, 15, 2, 2, 3, 4]]
    result = CLASSICAL_METHODS["rim"].score(
        matrix,
        [0.2262, 0.2143, 0.1786, 0.1429, 0.1190, 0.1190],
        [1, 1, -1, 1, 1, 1],
        bounds=[[23, 60], [0, 15], [0, 10], [1, 3], [1, 3], [1, 5]],
        reference=[[30, 35], [10, 15], [0, 0], [3, 3], [3, 3], [4, 5]],
    )
    assert_allclose(result.scores, [0.58663, 0.75584, 0.37163, 0.46658, 0.74015], atol=5.1e-6)
    assert_allclose(result.details["normalised"][2], [0.2857, 0, 0.7, 0, 1, 0.3333], atol=5.1e-5)
    assert_allclose(result.details["from_ideal"][0], 0.23129, atol=1.1e-5)


def test_zizovic_et_al():
    """Mathematics 8(6), 1015, as in the tests of pymcdm."""
    matrix = [[180, 10.5, 15.5, 160, 3.7], [165, 9.2, 16.5, 131, 5], [160, 8.8, 14, 125, 4.5]]
    matrix += [[170, 9.5, 16, 135, 3.4], [185, 10, 14.5, 143, 4.3], [167, 8.9, 15.1, 140, 4.1]]
    result = CLASSICAL_METHODS["rafsi"].score(
        matrix,
        [0.35, 0.25, 0.15, 0.15, 0.1],
        [1, 1, -1, -1, 1],
        ideal=[200, 12, 10, 100, 8],
        anti_ideal=[120, 6, 20, 200, 2],
    )
    assert_allclose(result.scores, [0.5081, 0.4522, 0.4381, 0.4560, 0.5299, 0.4373], atol=5.1e-5)
    assert_allclose(result.details["standardised"][0], [4.75, 4.75, 3.75, 4.0, 2.4167], atol=5.1e-5)


def test_todim_by_hand():
    """Shares .75 and .25 on the first criterion, none apart on the second: a gain of root .25, a loss of root 1."""
    result = CLASSICAL_METHODS["todim"].score([[3, 1], [1, 1]], [1, 1], [1, 1], theta=2)
    assert_allclose(result.details["dominance"], [0.5, -0.5])
    assert_array_equal(result.scores, [1, 0])
