"""Every command with every scoring method: a result, or the refusal that names the method; no additive figures."""

from __future__ import annotations

import json

import pytest

from sitescore.core.scoring import SCORING_METHODS
from tests.cli.running import FEW, REPORTING, STUDYING, example, few_sites, run

NEED_SUMS = ("improve", "survey", "weights best-for", "weights equivalent")
ADDITIVE = [name for name, method in SCORING_METHODS.items() if method.additive]
OTHERS = [name for name in SCORING_METHODS if name not in ADDITIVE]
SUMS_ONLY = {"points", "usual_points", "weight_at_tie", "weights_moved_to_tie", "effective"}
QUICK = {"report": ["--draws", "100"], "robustness": ["--draws", "300"]}


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


KINDS = {(SCORING_METHODS[name].separable, SCORING_METHODS[name].linear is None): name for name in reversed(OTHERS)}
"""One method of each kind that is no sum: what commands do hangs on the kind, not on the method."""
AS_TEXT = [
    *((command, method) for command in NEED_SUMS for method in OTHERS),
    *((command, method) for command in STUDYING if command not in (*NEED_SUMS, *QUICK) for method in KINDS.values()),
    *((command, method) for command in QUICK for method in OTHERS[-1:]),
    *((command, "spotis") for command in STUDYING),
]
"""In words for a method of each kind, of the long ones for one that is no sum; as JSON for each below.

The weighted sum is what every command does unless told otherwise, and is tried with it elsewhere.
"""


@pytest.mark.parametrize(("command", "method"), AS_TEXT)
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


AS_JSON = [(command, method) for command in WORKING for method in (KINDS.values() if command == "report" else OTHERS)]
"""A report is made of the answers of the other commands."""


@pytest.mark.parametrize(("command", "method"), AS_JSON)
def test_no_additive_figure_for_a_method_that_is_no_sum(command, method, folder):
    found = ask(command, method, folder, "-f", "json")
    assert found.status == 0, found.err
    document = json.loads(found.out)
    for part in (document, document.get("rank") or {}):
        part.pop("study", None)  # what was ranked, with the points of value functions
    figures = {key for key, _ in keys_and_numbers(document)}
    stated = {"points"} if command in ("weights show", "report") else set()  # weights on their own scale there
    moved = {"weights_moved_to_tie"} if command in ("sensitivity", "report") else set()
    assert not (figures & SUMS_ONLY) - stated - moved
    ranked = document["sites"] if command == "rank" else []
    assert all(site["contributions"] is None for site in ranked)


@pytest.mark.parametrize("method", SCORING_METHODS)
def test_scores_are_the_same_wherever_they_are_shown(method, folder):
    def document(*words):
        few = few_sites([words[0], "finland", *words[1:]], folder)
        return json.loads(run(*few, "--set", f"method={method}", "-f", "json").out)

    ranked = {site["site"]: site["score"] for site in document("rank")["sites"]}
    compared = {site["site"]: site["score"] for site in document("compare", *FEW)["sites"]}
    assert {site: compared[site] for site in ranked} == pytest.approx(ranked)
    assert {site: document("explain", site)["score"] for site in FEW} == pytest.approx(compared)
    scenarios = document("scenarios")["scores"]
    assert {site: scenarios[site]["stated"] for site in ranked} == pytest.approx(ranked)
    first, second = list(ranked)[:2]
    difference = document("explain", first, "--vs", second)["difference"]
    assert difference == pytest.approx(ranked[first] - ranked[second], abs=1e-6)


NAMING = (
    "rank {f}",
    "explain {f} oulu",
    "explain {f} raahe",
    "explain {f} oulu --vs kokkola_kip",
    "compare {f}",
    "weights show {f}",
)


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("method", ["topsis", "weighted_product"])
@pytest.mark.parametrize("words", NAMING)
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
