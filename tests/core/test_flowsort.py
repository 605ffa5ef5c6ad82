"""FlowSort: flows of another implementation, the definition by PROMETHEE II, and the order of classes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.flowsort import flowsort
from sitescore.core.outranking.promethee_ii import promethee_ii

LIMITS = np.array([[100.0], [75], [50], [25], [0]]) * np.ones(5)
SITES = [[20, 40, 60, 60, 60], [10, 10, 10, 10, 10], [25, 25, 50, 75, 75]]


@pytest.mark.parametrize(
    ("flow", "classes", "sites", "profiles"),
    [
        (
            "positive",
            [3, 4, 3],
            [0.48, 0.2, 0.4],
            [[1, 0.8, 0.48, 0.24, 0], [1, 0.8, 0.6, 0.4, 0], [1, 0.72, 0.48, 0.2, 0]],
        ),
        (
            "negative",
            [3, 4, 2],
            [0.52, 0.8, 0.4],
            [[0, 0.2, 0.52, 0.76, 1], [0, 0.2, 0.4, 0.6, 1], [0, 0.2, 0.48, 0.72, 1]],
        ),
    ],
)
def test_limiting_profiles(flow, classes, sites, profiles):
    """Flows and classes of github.com/WAndraszyk/Construct-your-own-PROMETHEE-with-Python-for-MCDA.

    Its unit_tests/sorting/test_FlowSortII.py gives the flows of three sites among five limits
    after Nemery and Lamboray (2008), and the classes, which it counts from the worst. The
    measurements, which it leaves out, are the ones that have these flows.
    """
    result = flowsort(SITES, np.ones(5), np.ones(5), profiles=LIMITS, flow=flow)
    assert_array_equal(result.classes, classes)
    assert_allclose(result.site_flows, sites, atol=1e-12)
    assert_allclose(result.profile_flows, profiles, atol=1e-12)


def random_case(seed, sites=25, profiles=4):
    rng = np.random.default_rng(seed)
    d = np.array([1.0, -1.0, 1.0])
    heights = np.sort(rng.random((profiles, 3)), axis=0)[::-1]
    given = {"functions": ["usual", "linear", "gaussian"], "q": 0.05, "p": 0.4, "s": 0.2}
    return rng.random((sites, 3)), rng.random(3), d, {"profiles": heights * d + (d < 0), **given}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["limiting", "central"])
@pytest.mark.parametrize("flow", ["net", "positive", "negative"])
def test_flows_are_those_of_promethee_among_the_profiles_and_the_site(seed, kind, flow):
    x, w, d, given = random_case(seed)
    result = flowsort(x, w, d, kind=kind, flow=flow, **given)
    profiles = given.pop("profiles")
    for i, site in enumerate(x):
        whole = promethee_ii(np.vstack([profiles, site]), w, d, **given)
        flows = whole.scores if flow == "net" else whole.details[f"{flow}_flow"]
        assert_allclose(result.profile_flows[i], flows[:-1], atol=1e-14)
        assert result.site_flows[i] == pytest.approx(flows[-1], abs=1e-14)
        better = -flows if flow == "negative" else flows
        if kind == "central":
            assert result.classes[i] == 1 + np.abs(better[:-1] - better[-1]).argmin()
        else:
            assert result.classes[i] == np.clip((better[:-1] > better[-1]).sum(), 1, len(profiles) - 1)


@pytest.mark.parametrize("kind", ["limiting", "central"])
def test_what_dominates_never_comes_into_a_worse_class(kind):
    x, w, d, given = random_case(7, sites=200)
    better = x + 0.1 * d
    found = flowsort(np.stack([x, better]), w, d, kind=kind, **given).classes
    assert (found[1] <= found[0]).all()
    assert (found[1] < found[0]).any()


def test_a_limit_falls_into_the_class_below_and_a_centre_into_its_own():
    profiles = np.array([[3.0], [2.0], [1.0], [0.0]])
    for flow in ("net", "positive", "negative"):
        assert_array_equal(flowsort(profiles, [1], [1], profiles=profiles, flow=flow).classes, [1, 2, 3, 3])
    assert_array_equal(flowsort(profiles, [1], [1], profiles=profiles, kind="central").classes, [1, 2, 3, 4])


def test_sites_beyond_the_outer_limits_are_in_the_outer_classes():
    found = flowsort([[9.0], [-9.0]], [1], [1], profiles=[[3], [2], [1]], functions="vshape", p=1)
    assert_array_equal(found.classes, [1, 2])


def test_a_batch_is_a_loop():
    cases = [random_case(seed) for seed in range(3)]
    d, given = cases[0][2:]
    many = flowsort(np.stack([c[0] for c in cases]), np.stack([c[1] for c in cases]), d, **given)
    one_table = flowsort(cases[0][0], np.stack([c[1] for c in cases]), d, **given)
    for i, (x, w, *_) in enumerate(cases):
        assert_array_equal(many.classes[i], flowsort(x, w, d, **given).classes)
        assert_array_equal(one_table.classes[i], flowsort(cases[0][0], w, d, **given).classes)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"profiles": [[1, 1]]}, "profiles must have shape \\(2 or more, 2\\), got \\(1, 2\\)"),
        ({"profiles": [[1], [0]]}, "profiles must have shape"),
        ({"profiles": [[2, np.nan], [1, 1]]}, "profiles must be finite, got nan at index \\(0, 1\\)"),
        ({"profiles": [[3, 3], [2, 2], [2, 2]]}, "profiles must be in order, .* at index \\(1,\\)"),
        ({"profiles": [[3, 3], [2, 4]]}, "profiles must be in order, .* at index \\(0,\\)"),
        ({"kind": "outer"}, "kind must be limiting or central, got 'outer'"),
        ({"flow": "gross"}, "flow must be net or positive or negative, got 'gross'"),
        ({"functions": "vshape"}, "p must be given for vshape"),
    ],
)
def test_bad_arguments_are_named(changed, message):
    with pytest.raises(ValueError, match=message):
        flowsort([[1, 2]], [1, 1], [1, 1], **{"profiles": [[3, 3], [0, 0]], **changed})


def test_profiles_in_either_order():
    limits = [[10, 0], [6, 4], [3, 7], [0, 10]]
    sites = [[9, 1], [4, 4.5], [1, 9]]
    for kind in ("limiting", "central"):
        down, up = (flowsort(sites, [1, 1], [1, -1], profiles=p, kind=kind) for p in (limits, limits[::-1]))
        assert_array_equal(up.classes, down.classes)
        assert_array_equal(up.profile_flows, down.profile_flows)
