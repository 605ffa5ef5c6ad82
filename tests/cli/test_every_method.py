"""Every command with every scoring method: a result, or the refusal that names the method; no additive figures."""

from __future__ import annotations

import json

import pytest

from sitescore.core.scoring import SCORING_METHODS
from tests.cli.running import REPORTING, STUDYING, example, few_sites, run

NEED_SUMS = ("sensitivity", "improve", "survey", "weights best-for", "weights equivalent")
ADDITIVE = [name for name, method in SCORING_METHODS.items() if method.additive]
OTHERS = [name for name in SCORING_METHODS if name not in ADDITIVE]
QUICK = {"robustness": ["--draws", "300"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("methods")


def ask(command, method, folder, *more):
    arguments = few_sites(example(REPORTING[command]), folder)
    return run(*arguments, "--set", f"method={method}", *QUICK.get(command, []), *more)


def keys_and_numbers(item, under=""):
    """Every figure of a document with its key."""
    if isinstance(item, dict):
        for key, part in item.items():
            yield from keys_and_numbers(part, key)
    elif isinstance(item, list):
        for part in item:
            yield from keys_and_numbers(part, under)
    elif isinstance(item, int | float) and not isinstance(item, bool):
        yield under, item


@pytest.mark.parametrize("method", SCORING_METHODS)
@pytest.mark.parametrize("command", STUDYING)
def test_a_result_or_a_clear_refusal(command, method, folder):
    found = ask(command, method, folder)
    assert "Traceback" not in found.whole
    if command in NEED_SUMS and method not in ADDITIVE:
        assert (found.status, found.out) == (2, "")
        assert "SC504" in found.err
        assert method in found.err
    else:
        assert found.status == 0, found.err
        assert found.out.strip()


WORKING = [name for name in STUDYING if name not in NEED_SUMS]


@pytest.mark.parametrize("method", OTHERS)
@pytest.mark.parametrize("command", WORKING)
def test_no_additive_figure_for_a_method_that_is_no_sum(command, method, folder):
    document = json.loads(ask(command, method, folder, "-f", "json").out)
    figures = {key for key, _ in keys_and_numbers(document)}
    assert not figures & {"points", "usual_points", "contributions", "weight_at_tie", "effective", "effective_weight"}
    for site in document.get("sites", []):
        assert site.get("contributions") is None if isinstance(site, dict) else True


@pytest.mark.parametrize("method", SCORING_METHODS)
def test_scores_are_the_same_wherever_they_are_shown(method, folder):
    ranked = {site["site"]: site for site in json.loads(ask("rank", method, folder, "-f", "json").out)["sites"]}
    compared = json.loads(ask("compare", method, folder, "-f", "json").out)["sites"]
    for site in compared:
        if site["site"] in ranked:
            assert site["score"] == pytest.approx(ranked[site["site"]]["score"])
    explained = json.loads(ask("explain", method, folder, "-f", "json").out)
    one = explained.get("site", explained.get("leader"))
    if "score" in explained and one in ranked:
        assert explained["score"] == pytest.approx(ranked[one]["score"])
    scenarios = json.loads(ask("scenarios", method, folder, "-f", "json").out)["scores"]
    assert {site: scores["stated"] for site, scores in scenarios.items() if scores["stated"] is not None} == (
        pytest.approx({site: row["score"] for site, row in ranked.items()})
    )


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("method", ["topsis", "weighted_product"])
@pytest.mark.parametrize("words", ["rank {f}", "explain {f} oulu", "explain {f} raahe", "explain {f} oulu --vs kokkola_kip",
                                   "compare {f}", "weights show {f}"])  # fmt: skip
def test_texts_name_the_method(words, method, language, folder):
    few_sites(["finland"], folder)
    arguments = words.format(f=folder / "few.csv").split()
    found = run(*arguments, "--set", f"method={method}", "--lang", language)
    assert found.status == 0, found.err
    assert method in found.out


def test_preferences_on_weights_work_with_a_method_that_is_no_sum(folder):
    found = ask("robustness", "vikor", folder, "--prefer", "zoning >= prework", "-f", "json")
    assert found.status == 0, found.err
    assert sum(site["first"] for site in json.loads(found.out)["sites"]) == pytest.approx(100, abs=1e-6)


def test_interactions_stand_drawn_weights(folder):
    parameter = "method_parameters.interactions.zoning.prework=0.02"
    found = ask("robustness", "choquet", folder, "--set", parameter, "--weights", "uniform")
    assert found.status == 0, found.err
