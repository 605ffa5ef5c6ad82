"""Sensitivity of scores that are not linear in the weights: tried out by ranking again, and said to be found."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss
from sitescore.analysis.sensitivity import STRAY
from sitescore.analysis.sensitivity_numeric import numeric_answers
from sitescore.assembly import assemble
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.dominance import dominators
from sitescore.io.bundled import bundled
from sitescore.report.console import render_console
from sitescore.report.rendering import Rendering
from sitescore.report.views import document_of
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import DEEP, DEEP_SITES, flat, study, weight_settings

METHODS = ("topsis", "vikor", "harmonic", "minimum", "compensation", "owa", "choquet")
SMOOTH = tuple(name for name in METHODS if name != "minimum")
ROWS = [
    ["a", 0.9, 0.3, 0.6],
    ["b", 0.6, 0.55, 0.5],
    ["c", 0.2, 0.95, 0.4],
    ["d", 0.45, 0.5, 0.9],
    ["e", 0.3, 0.4, 0.35],
]
WEIGHTS = {"x": 3, "y": 2.1, "z": 1.7}


def by(folder, method, rows=ROWS):
    sites, text = flat("xyz", rows, weights=WEIGHTS)
    return study(folder, sites, text, settings=[f"method={method}"])


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """By method: the study and its answers, worked out once."""
    known = {}

    def of(method):
        if method not in known:
            matrix = by(tmp_path_factory.mktemp(method), method)
            known[method] = matrix, ss.sensitivity(matrix, top=2)
        return known[method]

    return of


def shown(found, language="en"):
    text = render_console(document_of(found, Viewing(words=Words(language))), Rendering(width=200))
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("method", SMOOTH)
def test_the_closest_rival_is_level_at_the_weights_moved(asked, tmp_path, method):
    """The study is written anew with these weights, read and ranked."""
    matrix, found = asked(method)
    assert found.moved.sum() == pytest.approx(0, abs=1e-12)
    assert np.abs(found.moved).sum() / 2 == pytest.approx(found.distances.min())
    sites, text = flat("xyz", ROWS, weights=WEIGHTS)
    settings = [f"method={method}", *weight_settings(matrix, matrix.weights + found.moved)]
    then = ss.rank(study(tmp_path, sites, text, settings=settings), draws=0)
    assert then.scores[found.rival] == pytest.approx(then.scores[found.leader], abs=1e-6)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("keep", ["winner", "top", "order"])
def test_intervals_end_where_ranks_change(asked, method, keep):
    matrix, found = asked(method)
    interval = found.stability[keep]
    count = {"winner": 1, "top": 2, "order": 5}[keep]
    now = ranks(matrix.scoring(matrix.values, matrix.weights))

    def kept(at, weight):
        rest = np.delete(matrix.weights, at)
        moved = np.insert(rest / rest.sum() * (1 - weight), at, weight)
        then = ranks(matrix.scoring.at_drawn(matrix.values, moved))
        return bool((then == now).all()) if keep == "order" else bool(((then <= count) == (now <= count)).all())

    for at in range(3):
        low, high = interval.low[at], interval.high[at]
        assert kept(at, low + 1e-7)
        assert kept(at, high - 1e-7)
        assert interval.low_in[at] < 0 or not kept(at, max(low - 1e-7, 0))
        assert interval.high_in[at] < 0 or not kept(at, min(high + 1e-7, 1))


@pytest.mark.parametrize("text", ["flat", "deep"])
def test_for_sums_the_search_finds_the_exact_answers(tmp_path, text):
    matrix = by(tmp_path, "weighted_sum") if text == "flat" else study(tmp_path, DEEP_SITES, DEEP)
    exact = ss.sensitivity(matrix)
    dominator = dominators(matrix.values[matrix.included]).sites[:, 0]
    found = numeric_answers(matrix, leader=exact.leader, top=exact.top, strays=STRAY, dominator=dominator)
    for name, interval in exact.stability.items():
        assert_allclose(found["stability"][name].low, interval.low, atol=1e-6)
        assert_allclose(found["stability"][name].high, interval.high, atol=1e-6)
    assert found["rival"] == exact.rival
    assert_allclose(found["distances"], exact.distances, rtol=1e-5, atol=1e-9)
    assert_allclose(found["radii"], exact.radii, atol=1e-6)
    assert found["top_radius"] == pytest.approx(exact.top_radius, abs=1e-6)
    for name, answer in exact.possible.items():
        assert (found["possible"][name].possible <= answer.possible).all()
    assert (found["regrets"] <= exact.regrets + 1e-12).all()
    assert_allclose(found["regrets"], exact.regrets, atol=0.05)


@pytest.mark.parametrize("method", SMOOTH)
def test_who_is_found_first_is_first_at_the_weights_given(asked, method):
    matrix, found = asked(method)
    for answer in found.possible.values():
        for site in np.flatnonzero(answer.possible):
            assert matrix.scoring.at_drawn(matrix.values, answer.weights[site]).argmax() == site
    assert found.possible["any"].possible[found.leader]
    assert not found.possible["any"].possible[4]  # b dominates e
    assert 1 in found.dominated.sites[4]


@pytest.mark.parametrize("method", METHODS)
def test_left_out_as_ranked_without(asked, tmp_path, method):
    _, found = asked(method)
    for out in found.left_out:
        if out.kind == "site":
            alone = ss.rank(by(tmp_path, method, [row for row in ROWS if row[0] != out.name]), draws=0)
        else:
            kept = [name for name in "xyz" if name != out.name]
            columns = [1 + "xyz".index(name) for name in kept]
            sites, text = flat(kept, [[row[0], *(row[at] for at in columns)] for row in ROWS], weights=WEIGHTS)
            alone = ss.rank(study(tmp_path, sites, text, settings=[f"method={method}"]), draws=0)
        assert found.ranking.sites[out.leader] == alone.sites[alone.order[0]]


def test_a_product_with_a_zero_is_searched(tmp_path):
    found = ss.sensitivity(by(tmp_path, "weighted_product", [[*ROWS[0][:3], 0.0], *ROWS[1:]]))
    assert found.numeric
    assert np.isfinite(found.distances[np.arange(5) != found.leader]).any()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("found numerically", "t most")),
        ("fi", ("numeerisesti haettu", "nintään")),
        ("sv", ("numeriskt", "ögst")),
    ],
)
def test_it_is_said_that_answers_were_found(asked, method, language, words):
    _, found = asked(method)
    text = shown(found, language)
    assert all(word in text for word in words)
    assert method in text
    assert Words(language)("sensitivity_searched", method=method, tried=found.searched.tried, seed=0) in text
    assert Words(language)("sensitivity_legend") not in text


def test_the_document_says_so_too_and_the_seed_makes_it_the_same(tmp_path):
    documents = [ss.sensitivity(by(tmp_path, "owa")).to_dict() for _ in range(2)]
    first, again = (json.dumps(document, sort_keys=True) for document in documents)
    assert first == again
    kept = {key: documents[0][key] for key in ("exact", "numeric", "seed", "cells")}
    assert kept == {"exact": False, "numeric": True, "seed": 0, "cells": None}
    assert documents[0]["weights_tried"] > 1000


@pytest.mark.parametrize("method", METHODS)
def test_one_site_and_two_alike(tmp_path, method):
    alone = ss.sensitivity(by(tmp_path, method, ROWS[:1]))
    assert (alone.rival, alone.radius, alone.top_radius) == (-1, np.inf, np.inf)
    assert "only site" in shown(alone)
    twins = ss.sensitivity(by(tmp_path, method, [ROWS[0], ["b", *ROWS[0][1:]]]))
    assert twins.distances.tolist() == [np.inf, 0]
    assert_array_equal(twins.moved, 0)
    assert "share the lead" in shown(twins)


@pytest.mark.parametrize("method", ["topsis", "owa"])
def test_the_bundled_sites(method):
    """The leader stays ahead just inside its radius in the worst directions found, and at the stated weights."""
    sites, criteria = bundled("sites") / "finland.csv", ss.read_criteria("tp3", settings=[f"method={method}"])
    matrix = assemble(ss.read_sites(sites), criteria)
    found = ss.sensitivity(matrix)
    values, rng = matrix.values[matrix.included], np.random.default_rng(1)
    erring = matrix.weights * (1 + 0.9 * found.radius * rng.choice([-1, 1], (500, matrix.weights.size)))
    scores = matrix.scoring.at_drawn(values, erring / erring.sum(axis=1, keepdims=True))
    assert (scores.argmax(axis=1) == found.leader).all()
    then = matrix.scoring.at_drawn(values, matrix.weights + found.moved)
    assert then[found.rival] >= then[found.leader] - 1e-9
