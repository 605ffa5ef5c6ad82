"""The contract that every weighting method on measurements keeps, by being in the table, and published weights."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.weighting import WEIGHTING_METHODS

ON_MEASUREMENTS = [name for name, method in WEIGHTING_METHODS.items() if method.takes == "measurements"]
FROM_DATA = [name for name in ON_MEASUREMENTS if name != "equal"]
every = pytest.mark.parametrize("name", ON_MEASUREMENTS)
from_data = pytest.mark.parametrize("name", FROM_DATA)
seeds = pytest.mark.parametrize("seed", range(6))
PUBLISHED = json.loads((Path(__file__).parent / "published_weights.json").read_text())


def table(seed, sites=7, criteria=4):
    """Measurements above 0 with ties, and mixed directions."""
    rng = np.random.default_rng(seed)
    d = np.where(rng.random(criteria) < 0.5, -1, 1)
    return rng.integers(1, 40, (sites, criteria)) / 4.0, d


def run(name, *arguments, **parameters):
    return WEIGHTING_METHODS[name].weigh(*arguments, **parameters)


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["method"])
def test_published_weights_are_met(case):
    given = [case["table"]]
    if WEIGHTING_METHODS[case["method"]].takes == "measurements":
        given.append(case["directions"])
    found = run(case["method"], *given, **case["parameters"]).weights
    assert_allclose(found, case["weights"], rtol=0, atol=case["tolerance"])


@every
@seeds
def test_weights_are_shares_of_one(name, seed):
    result = run(name, *table(seed))
    assert result.weights.shape == (4,)
    assert (result.weights > 0).all()
    assert result.weights.sum() == pytest.approx(1, abs=1e-12)
    assert all(np.isfinite(part).all() for part in result.details.values())


@every
@seeds
def test_order_of_sites_and_criteria_does_not_matter(name, seed):
    x, d = table(seed)
    rng = np.random.default_rng(seed + 100)
    rows, columns = rng.permutation(len(x)), rng.permutation(len(d))
    moved = run(name, x[rows][:, columns], d[columns]).weights
    assert_allclose(moved, run(name, x, d).weights[columns], rtol=1e-9, atol=1e-12)


@every
@seeds
def test_units_do_not_matter_where_promised(name, seed):
    x, d = table(seed)
    units = np.array([1000.0, 0.3, 1.0, 7.0])
    same = np.allclose(run(name, x * units, d).weights, run(name, x, d).weights, rtol=1e-9, atol=1e-12)
    assert same == WEIGHTING_METHODS[name].scale_free


@from_data
@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("level", [5.0, 0.1, 1e-7])
def test_a_criterion_on_which_all_sites_are_alike_weighs_nothing(name, direction, level):
    x, d = table(3)
    with_it = run(name, np.insert(x, 1, level, axis=1), np.insert(d, 1, direction)).weights
    assert with_it[1] == 0
    if name != "merec":
        assert_allclose(np.delete(with_it, 1), run(name, x, d).weights, rtol=1e-9)


@pytest.mark.parametrize("name", [name for name in FROM_DATA if name != "merec"])
def test_a_criterion_of_nothing_but_zeros_weighs_nothing(name):
    x, d = table(3)
    assert run(name, np.insert(x, 1, 0.0, axis=1), np.insert(d, 1, 1)).weights[1] == 0


@from_data
def test_the_only_criterion_on_which_sites_differ_takes_all(name):
    x, d = table(3)
    x[:, 1:] = 2.0
    assert_array_equal(run(name, x, d).weights, [1, 0, 0, 0])
    assert_array_equal(run(name, x[:, :1], d[:1]).weights, [1])


@every
@pytest.mark.parametrize("alike", [1, 3])
def test_sites_without_differences_are_an_error_or_equal_weights(name, alike):
    x, d = table(3)
    same = np.tile(x[:1], (alike, 1))
    if name == "equal":
        assert_array_equal(run(name, same, d).weights, [0.25] * 4)
        return
    with pytest.raises(ValueError, match="measurements must differ between sites"):
        run(name, same, d)


@from_data
def test_two_sites_will_do(name):
    x, d = table(3, sites=2)
    assert run(name, x, d).weights.sum() == pytest.approx(1)


@from_data
def test_criteria_that_say_the_same_weigh_the_same(name):
    x, d = table(2)
    x[:, 1], d[1] = x[:, 0], d[0]
    found = run(name, x, d).weights
    assert found[1] == pytest.approx(found[0], rel=1e-9)
    alone = run(name, x[:, :2], d[:2]).weights
    assert_allclose(alone, [0.5, 0.5], rtol=1e-9)


@every
def test_more_is_better_where_no_direction_is_given(name):
    x, _ = table(5)
    assert_array_equal(run(name, x).weights, run(name, x, [1, 1, 1, 1]).weights)


@every
def test_arguments_are_left_alone(name):
    x, d = table(5)
    before = x.copy(), d.copy()
    result = run(name, x, d)
    assert_array_equal(x, before[0])
    assert_array_equal(d, before[1])
    for part in (result.weights, *result.details.values()):
        assert not part.flags.writeable


@every
def test_whole_numbers_and_short_floats_are_taken(name):
    x, d = table(1)
    whole = np.ceil(x).astype(int)
    assert_allclose(run(name, whole, d).weights, run(name, whole.astype(float), d).weights, rtol=1e-12)
    assert_allclose(run(name, x.astype(np.float32), d).weights, run(name, x, d).weights, rtol=1e-5)


@every
@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda x, d: (np.where(x == x[1, 1], np.nan, x), d), "measurements must be finite, got nan at index"),
        (lambda x, d: (np.where(x == x[1, 1], np.inf, x), d), "measurements must be finite, got inf at index"),
        (lambda x, d: (x * 1e200, d), "measurements must lie within"),
        (lambda x, d: (x[0], d), "measurements must have shape"),
        (lambda x, d: (x[:0], d), "measurements must have shape"),
        (lambda x, d: (x[:, :0], d[:0]), "measurements must have shape"),
        (lambda x, d: (x[None], d), "measurements must have shape"),
        (lambda x, d: (x.astype(str), d), "measurements must be numbers"),
        (lambda x, d: (x, d[:-1]), "directions must have shape"),
        (lambda x, d: (x, d * 2), "directions must be 1 .* or -1"),
        (lambda x, d: (x, d * np.nan), "directions must be finite"),
    ],
)
def test_bad_arguments_are_named(name, spoil, message):
    with pytest.raises(ValueError, match=message):
        run(name, *spoil(*table(0)))


@every
@pytest.mark.parametrize("entry", [0.0, -3.0])
@pytest.mark.parametrize("direction", [1, -1])
def test_measurements_that_a_method_cannot_take_are_refused(name, entry, direction):
    x, d = table(0)
    x[2, 1], d[1] = entry, direction
    try:
        message = f"sum of weights {run(name, x, d).weights.sum():.6f}"
    except ValueError as refused:
        message = str(refused)
    rule = r"measurements must (be above 0|not be negative) for .*, got .* at index \(2, 1\)"
    assert re.fullmatch(rf"sum of weights 1.000000|{rule}", message)


@pytest.mark.parametrize("name", ["critic", "lopcow", "standard_deviation", "variance", "coefficient_of_variation"])
@pytest.mark.parametrize("ddof", [-1, 7, 0.5, np.nan])
def test_degrees_of_freedom_are_checked(name, ddof):
    with pytest.raises(ValueError, match="ddof must be a whole number"):
        run(name, *table(0), ddof=ddof)
