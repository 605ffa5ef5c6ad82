"""Scores of studies by each method: as asked of the method itself, in rankings, draws and explanations."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.analysis.uncertainty import Unknowns, study
from sitescore.assembly import assemble
from sitescore.core.scoring import SCORING_METHODS
from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from tests.analysis.studies import flat
from tests.analysis.studies import study as small

OTHERS = [name for name, method in SCORING_METHODS.items() if not method.additive]
EXTRA = {"choquet": ["method_parameters.interactions.zoning.prework=0.02"], "owa": ["method_parameters.orness=0.2"]}


def finland(method, *settings):
    chosen = [f"method={method}", *EXTRA.get(method, []), *settings]
    return assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3", settings=chosen))


@pytest.mark.parametrize("name", SCORING_METHODS)
def test_a_ranking_is_what_the_method_says(name):
    matrix = finland(name)
    ranking = ss.rank(matrix, draws=0)
    expected = 100 * SCORING_METHODS[name].score(
        matrix.values[matrix.included], matrix.weights, **matrix.scoring.parameters
    )
    assert_allclose(ranking.scores, expected)
    assert ranking.method == name
    assert (ranking.contributions is None) is not SCORING_METHODS[name].additive


@pytest.mark.parametrize("name", OTHERS)
def test_bounds_of_scores_stand_only_where_scores_stand_alone(name):
    ranking = ss.rank(finland(name), draws=0)
    if SCORING_METHODS[name].separable:
        assert (ranking.worst <= ranking.scores + 1e-9).all()
        assert (ranking.scores <= ranking.best + 1e-9).all()
    else:
        assert np.isnan([ranking.worst, ranking.best]).all()
        assert "relative_scores" in {notice.kind for notice in ranking.notices}
        if not SCORING_METHODS[name].separable_with:
            return
        fixed = ss.rank(finland(name, "method_parameters.ideal=fixed"), draws=0)
        assert (fixed.worst < fixed.best).all()
        assert "relative_scores" not in {notice.kind for notice in fixed.notices}


@pytest.mark.parametrize("name", [*OTHERS, "spotis"])
@pytest.mark.parametrize("curve", [1.0, 1.25])
def test_draws_are_scored_by_the_method_one_at_a_time(name, curve):
    """Every draw's values are put together by hand and scored alone."""
    matrix = finland(name)
    subject = study(matrix, Unknowns(curve=curve))
    rng = np.random.default_rng(5)
    parts = {group: subject.draw(group, 7, rng=rng) for group in subject.groups}
    found = subject.scores(parts)
    assert not matrix.dropped[matrix.included].any()
    for draw in range(7):
        values = subject.values.copy()
        for cells, group in ((subject.uncertain, "data"), (subject.missing, "missing")):
            values[cells.rows, cells.columns] = parts[group][draw]
        if curve != 1:
            values = values ** parts["curves"][draw]
        assert_allclose(found[draw], matrix.scoring.at_drawn(values, parts["weights"][draw]), atol=1e-12)


@pytest.mark.parametrize("name", OTHERS)
def test_where_only_weights_vary(name):
    matrix = finland(name)
    subject = study(matrix, Unknowns(weights="uniform", data=False, missing="fixed", curve=1.0))
    weights = subject.draw("weights", 5, rng=np.random.default_rng(0))
    expected = [matrix.scoring.at_drawn(subject.values, row) for row in weights]
    assert_allclose(subject.scores({"weights": weights}), expected, atol=1e-12)


@pytest.mark.parametrize("name", OTHERS)
def test_an_effect_is_found_again_by_changing_the_value(name):
    matrix = finland(name)
    found = ss.explain(matrix, "oulu")
    at, own = matrix.sites.index("oulu"), list(matrix.included).index(matrix.sites.index("oulu"))
    values = matrix.values[matrix.included].copy()
    assert found.score == pytest.approx(ss.rank(matrix, draws=0).scores[own])
    criterion = int(np.argmax(np.abs(found.effects)))
    values[own, criterion] = np.median(matrix.values[matrix.included, criterion])
    again = 100 * matrix.scoring(values, matrix.weights)[own]
    assert found.effects[criterion] == pytest.approx(found.score - again)
    assert_allclose(found.effects[matrix.values[at] == found.medians], 0, atol=1e-9)


@pytest.mark.parametrize("name", OTHERS)
def test_a_lead_is_the_same_whoever_is_named_first(name):
    matrix = finland(name)
    there, back = (ss.explain(matrix, a, versus=b) for a, b in (("oulu", "kokkola_kip"), ("kokkola_kip", "oulu")))
    assert (there.leader, there.rival) == (back.leader, back.rival)
    assert there.gap == pytest.approx(back.gap)
    assert there.gap >= 0
    alike = matrix.values[there.leader] == matrix.values[there.rival]
    assert_allclose(there.effects[alike], 0, atol=1e-9)


@pytest.mark.parametrize("name", OTHERS)
def test_an_excluded_site_is_explained_as_if_it_were_ranked(name):
    matrix = finland(name)
    found, company = ss.explain(matrix, "raahe"), [*matrix.included, matrix.sites.index("raahe")]
    assert found.rank is None
    assert found.score == pytest.approx(100 * matrix.scoring(matrix.values[company], matrix.weights)[-1])
    (compared,) = ss.compare(matrix, ["raahe"]).scores
    assert compared == pytest.approx(found.score)


@pytest.mark.parametrize("name", OTHERS)
def test_a_single_site_and_none(tmp_path, name):
    sites, text = flat("xy", [["a", 0.5, 0.7]])
    one = small(tmp_path, sites, text, settings=[f"method={name}"])
    assert ss.rank(one).ranks.tolist() == [1]
    assert np.isfinite(ss.explain(one, "a").effects).all()
    nobody = small(tmp_path, sites, text, settings=[f"method={name}", 'criteria.x.knock_out="< 1"'])
    assert ss.rank(nobody).scores.size == 0
    assert np.isfinite(ss.explain(nobody, "a").effects).all()


QUESTIONS = {
    "improve": lambda matrix: ss.improve(matrix, "oulu"),
    "survey": ss.survey,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_that_are_exact_for_sums_only_are_refused(question):
    with pytest.raises(InputError, match=f"SC504 {question} answers for scores that are sums .* topsis scores are not"):
        QUESTIONS[question](finland("topsis"))
    QUESTIONS[question](finland("spotis"))


def test_equal_methods_give_equal_answers():
    """The power mean with exponent 1 is the weighted sum, draws and all."""
    sums, means = ss.rank(finland("weighted_sum")), ss.rank(finland("compensation", "method_parameters.r=1.0"))
    assert_allclose(sums.scores, means.scores)
    assert_allclose(sums.best, means.best)
    assert_allclose(sums.surety.first, means.surety.first)
