"""The contract that every method on measurements keeps, by being in the table."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.classical import CLASSICAL_METHODS
from sitescore.core.outranking import OUTRANKING_METHODS

METHODS = {**CLASSICAL_METHODS, **OUTRANKING_METHODS}
every = pytest.mark.parametrize("name", METHODS)
SEEDS = range(6)


def table(seed, sites=7, criteria=4):
    """Measurements above 0 with ties, weights that sum to 1 and mixed directions."""
    rng = np.random.default_rng(seed)
    x = rng.integers(1, 40, (sites, criteria)) / 4.0
    w = rng.integers(1, 9, criteria).astype(float)
    d = np.where(rng.random(criteria) < 0.5, -1, 1)
    d[0] = 1
    return x, w / w.sum(), d


def run(name, *arguments, **parameters):
    return METHODS[name].score(*arguments, **parameters)


def places(name, result):
    return METHODS[name].places(result)


@every
@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_sites_and_criteria_does_not_matter(name, seed):
    x, w, d = table(seed)
    rng = np.random.default_rng(seed + 100)
    rows, columns = rng.permutation(x.shape[0]), rng.permutation(x.shape[1])
    whole = run(name, x, w, d)
    moved = run(name, x[rows][:, columns], w[columns], d[columns])
    assert_allclose(moved.scores, whole.scores[rows], rtol=1e-9, atol=1e-12)
    assert_array_equal(places(name, moved), places(name, whole)[rows])


@every
def test_axes_of_details_are_what_they_are_said_to_be(name):
    """Sites and criteria that change places do so in every table, along the axes of that name and no other."""
    x, w, d = table(0)
    places_of = {"site": [5, 2, 0, 6, 3, 1, 4], "criterion": [2, 0, 3, 1]}
    places_of["site_and_optimal"] = [*places_of["site"], 7]
    rows, columns = places_of["site"], places_of["criterion"]
    whole, moved = run(name, x, w, d), run(name, x[rows][:, columns], w[columns], d[columns])
    assert set(whole.axes) == set(whole.details)
    for step, before in whole.details.items():
        expected = before
        assert expected.ndim == len(whole.axes[step]), step
        for axis, kind in enumerate(whole.axes[step]):
            if kind != "other":
                expected = np.take(expected, places_of[kind], axis)
        assert_allclose(moved.details[step], expected, rtol=1e-9, atol=1e-12, err_msg=step)


@every
def test_batch_is_a_loop(name):
    tables = [table(seed)[0] for seed in SEEDS]
    weights = [table(seed)[1] for seed in SEEDS]
    d = table(0)[2]
    many = run(name, np.stack(tables), np.stack(weights), d).scores
    one_by_one = [run(name, x, w, d).scores for x, w in zip(tables, weights, strict=True)]
    assert_allclose(many, one_by_one, rtol=1e-9, atol=1e-12)
    same_table = run(name, tables[0], np.stack(weights), d).scores
    assert_allclose(same_table, [run(name, tables[0], w, d).scores for w in weights], rtol=1e-9, atol=1e-12)


@every
@pytest.mark.parametrize("seed", SEEDS)
def test_what_dominates_never_comes_behind(name, seed):
    if not METHODS[name].dominance:
        pytest.skip("not promised")
    x, w, d = table(seed)
    x[3] = x[2]
    x[3] += np.where(np.arange(d.size) == seed % d.size, 2.0, 0.25) * d
    x[3], x[2] = np.maximum(x[3], 0.1), np.maximum(x[2], 0.1)
    found = places(name, run(name, x, w, d))
    for better in range(len(x)):
        for worse in range(len(x)):
            if ((x[better] - x[worse]) * d >= 0).all():
                assert found[better] <= found[worse]


@every
@pytest.mark.parametrize("seed", SEEDS)
def test_units_do_not_matter(name, seed):
    if not METHODS[name].scale_free:
        pytest.skip("not promised")
    x, w, d = table(seed)
    units = 2.0 ** np.random.default_rng(seed).integers(-5, 6, x.shape[1])
    assert_array_equal(places(name, run(name, x * units, w, d)), places(name, run(name, x, w, d)))


@every
def test_identical_sites_are_equal(name):
    x, w, d = table(1)
    x[4] = x[1]
    result = run(name, x, w, d)
    assert result.scores[4] == pytest.approx(result.scores[1], abs=1e-12)
    alike = run(name, np.tile(x[:1], (3, 1)), w, d)
    assert_allclose(alike.scores, alike.scores[0], atol=1e-12)
    assert_array_equal(places(name, alike), [1, 1, 1])


@every
def test_one_site(name):
    x, w, d = table(2)
    result = run(name, x[:1], w, d)
    assert np.isfinite(result.scores).all()
    assert_array_equal(places(name, result), [1])


@every
@pytest.mark.parametrize("direction", [1, -1])
def test_a_column_without_spread_tells_nothing(name, direction):
    x, w, d = table(3)
    x[:, 1], d[1] = 5.0, direction
    assert np.isfinite(run(name, x, w, d).scores).all()
    assert np.isfinite(run(name, x[:, :2], w[:2], d[:2]).scores).all()


@every
@pytest.mark.parametrize("seed", SEEDS)
def test_a_criterion_without_weight_is_absent(name, seed):
    if not METHODS[name].absent:
        pytest.skip("not promised")
    x, w, d = table(seed)
    w[1] = 0.0
    w /= w.sum()
    keep = [0, 2, 3]
    assert_allclose(run(name, x, w, d).scores, run(name, x[:, keep], w[keep], d[keep]).scores, rtol=1e-9, atol=1e-12)


@every
@pytest.mark.parametrize("direction", [1, -1])
def test_all_of_one_direction(name, direction):
    x, w, d = table(4)
    assert np.isfinite(run(name, x, w, np.full(d.size, direction)).scores).all()


@every
def test_arguments_are_left_alone(name):
    x, w, d = table(5)
    before = x.copy(), w.copy(), d.copy()
    result = run(name, x, w, d)
    for argument, copy in zip((x, w, d), before, strict=True):
        assert_array_equal(argument, copy)
    for part in (result.scores, *result.details.values()):
        assert not part.flags.writeable


@every
def test_short_floats_stay_short(name):
    x, w, d = table(0)
    short = run(name, x.astype(np.float32), w.astype(np.float32), d)
    assert short.scores.dtype == np.float32
    assert_allclose(short.scores, run(name, x, w, d).scores, rtol=2e-3, atol=2e-4)


def spoilt(x, w, d, what):
    x, w, d = x.copy(), w.copy(), d.astype(float)
    spoil = {
        "nan": lambda: x.__setitem__((1, 1), np.nan),
        "inf": lambda: x.__setitem__((1, 1), np.inf),
        "huge": lambda: x.__setitem__((1, 1), 1e308),
        "negative weight": lambda: w.__setitem__(0, -0.1),
        "nan weight": lambda: w.__setitem__(0, np.nan),
        "no weight": lambda: w.fill(0.0),
        "weights without end": "weights must have a sum that can be held, got inf",
        "direction 0": lambda: d.__setitem__(0, 0),
        "direction 2": lambda: d.__setitem__(0, 2),
    }
    if what in spoil:
        spoil[what]()
        return x, w, d
    return {
        "short weights": (x, w[:-1], d),
        "long weights": (x, np.append(w, 0.1), d),
        "short directions": (x, w, d[:-1]),
        "empty": (x[:0], w, d),
        "no criteria": (x[:, :0], w[:0], d[:0]),
        "one axis": (x[0], w, d),
        "words": (x.astype(str), w, d),
        "weights without end": (x, np.full(len(w), 1e308), d),
        "objects": (np.array([[None, 1.0, 2.0, 3.0]], dtype=object), w, d),
    }[what]


BAD = {
    "nan": "measurements must be finite, got nan at index",
    "inf": "measurements must be finite, got inf at index",
    "huge": "measurements must lie within",
    "negative weight": "weights must not be negative, got -0.1 at index",
    "nan weight": "weights must be finite, got nan at index",
    "no weight": "weights must not all be 0",
    "direction 0": "directions must be 1 .* or -1 .*, got 0",
    "direction 2": "directions must be 1 .* or -1 .*, got 2",
    "short weights": "weights must have shape",
    "long weights": "weights must have shape",
    "short directions": "directions must have shape",
    "empty": "measurements must have shape",
    "no criteria": "measurements must have shape",
    "one axis": "measurements must have shape",
    "words": "measurements must be numbers",
    "objects": "measurements must be numbers",
}


@every
@pytest.mark.parametrize("what", BAD)
def test_bad_arguments_are_named(name, what):
    with pytest.raises(ValueError, match=BAD[what]):
        run(name, *spoilt(*table(0), what))


@pytest.mark.parametrize(
    ("name", "printed"), [("ram", "RAM"), ("lmaw", "LMAW"), ("cocoso", "CoCoSo"), ("probid", "PROBID")]
)
def test_weights_in_percent_are_refused_where_their_sum_changes_ranks(name, printed):
    x, w, d = table(0)
    with pytest.raises(ValueError, match=rf"weights must sum to about 1 for {printed}, got (100|99.9)"):
        run(name, x, 100 * w, d)
    assert np.isfinite(run(name, x, 1.4 * w, d).scores).all()


@every
@pytest.mark.parametrize("sign", ["zero", "negative"])
def test_measurements_that_a_method_cannot_take_are_refused_or_rated(name, sign):
    """No score is made from a division by 0: it is finite, or the method says what it cannot take."""
    x, w, d = table(0)
    x[2, 1] = 0.0 if sign == "zero" else -3.0
    try:
        scores = run(name, x, w, d).scores
    except ValueError as refused:
        message = str(refused)
    else:
        message = "measurements must" if np.isfinite(scores).all() else f"made {scores}"
    assert message.startswith("measurements must")
