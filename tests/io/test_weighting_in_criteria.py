"""``[weighting]`` in criteria files: what the weights become, and each mistake at its key."""

from __future__ import annotations

import pytest

import sitescore as ss
from sitescore.assembly import without_sites
from tests.io.helpers import criteria_of, criteria_problems, text_at

TREE = """\
format = 1
id = "tree"
title = "Tree"
missing = "range"
[factors.x]
title = "X"
weight = 2
weight_range = [1, 4]
[factors.y]
title = "Y"
weight = 4
[criteria.a]
factor = "x"
title = "A"
weight = 30
value = { kind = "linear", worst = 0, best = 1 }
[criteria.b]
factor = "x"
title = "B"
weight = 70
value = { kind = "linear", worst = 0, best = 1 }
[criteria.c]
factor = "y"
title = "C"
value = { kind = "linear", worst = 0, best = 1 }
[profiles.p]
title = "P"
weights = { x = 6 }
[weighting]
method = "pairwise"
[weighting.judgements.factors]
"x / y" = 2
"""


def weights(criteria):
    return {name: entry.weight for name, entry in (*criteria.factors.items(), *criteria.criteria.items())}


def test_judged_siblings_keep_their_sum_and_ranges_their_proportion(tmp_path):
    criteria = criteria_of(tmp_path, TREE)
    assert weights(criteria) == pytest.approx({"x": 4, "y": 2, "a": 30, "b": 70, "c": 1})
    assert criteria.factors["x"].weight_range == pytest.approx((2, 8))
    assert [criteria.origin(name) for name in ("x", "y", "a")] == ["pairwise", "pairwise", "stated"]


def test_a_profile_speaks_after_the_judgements(tmp_path):
    criteria = criteria_of(tmp_path, TREE, profile="p")
    assert weights(criteria)["x"] == 6
    assert weights(criteria)["y"] == pytest.approx(2)
    assert [criteria.origin(name) for name in ("x", "y")] == ["profile", "pairwise"]


def test_under_a_factor(tmp_path):
    criteria = criteria_of(tmp_path, TREE + '[weighting.judgements.x]\n"a / b" = "1/4"\n')
    assert weights(criteria)["a"] == pytest.approx(20)
    assert weights(criteria)["b"] == pytest.approx(80)


def test_the_matrix_knows_where_weights_are_from(tmp_path):
    matrix = without_sites(criteria_of(tmp_path, TREE))
    assert matrix.provenance.weighting == "pairwise"
    assert {name: node.origin for name, node in matrix.nodes.items()}["x"] == "pairwise"
    assert matrix.weighings["factors"].weights == pytest.approx({"x": 2 / 3, "y": 1 / 3})
    document = ss.weights_table(matrix).to_dict()
    assert document["criteria"]["weighting"] == "pairwise"
    assert document["weighings"][0]["consistency_ratio"] == 0
    assert [row["source"] for row in document["nodes"]] == ["pairwise", "stated", "stated", "pairwise", "stated"]


def test_a_method_and_its_parameters_by_setting(tmp_path):
    settings = ["weighting.method=rank_order", "weighting.kind=reciprocal"]
    text = TREE.replace('"x / y" = 2', 'order = ["y", "x"]')
    assert weights(criteria_of(tmp_path, text, settings=settings))["y"] == pytest.approx(4)


JUDGED = '[weighting.judgements.factors]\n"x / y" = 2'
BROKEN = {  # name: old, new, what stands at the place, words
    "unknown_method": ('method = "pairwise"', 'method = "pairwize"', '"pairwize"', "did you mean 'pairwise'?"),
    "uta": ('method = "pairwise"', 'method = "uta"', '"uta"', "for criteria files"),
    "unknown_node": ("judgements.factors", "judgements.z", "z]", "no factor 'z'"),
    "a_criterion_as_node": ("judgements.factors", "judgements.a", "a]", "no factor 'a'"),
    "unknown_name": ('"x / y"', '"x / yy"', "2", "did you mean 'y'?"),
    "not_among_siblings": ('"x / y"', '"x / a"', "2", "'a' is not compared here"),
    "nothing": ('"x / y" = 2', '"x / y" = 0', "0", "above 0"),
    "twice": ('"x / y" = 2', '"x / y" = 2\n"y / x" = 2', "2", "judged twice"),
    "unknown_parameter": ('method = "pairwise"', 'method = "pairwise"\nderivatoin = 3', "3", "unknown parameter"),
    "wrong_parameter": ('method = "pairwise"', 'method = "pairwise"\nderivation = "x"', "factors]", "derivation must"),
    "no_judgements": (JUDGED, "", '"pairwise"', "needs judgements"),
    "judgements_for_values": ('method = "pairwise"', 'method = "critic"', "judgements", "takes no judgements"),
    "nodes_for_judgements": ('method = "pairwise"', 'method = "pairwise"\nnodes = ["x"]', '["x"]', "judgements"),
    "judgements_no_table": (JUDGED, "judgements = 3", "3", "must be a table"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "there", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_weightings(tmp_path, old, new, there, words):
    assert old in TREE
    text = TREE.replace(old, new)
    (problem,) = criteria_problems(tmp_path, text)
    assert problem.code == ("SC103" if there == "3" and "judgements" in new else "SC113")
    assert text_at(text, problem.place).startswith(there)
    assert words in f"{problem.message} {problem.hint}"


def test_a_factor_that_is_called_as_the_top_is(tmp_path):
    text = TREE.replace("factors.y", "factors.factors").replace('factor = "y"', 'factor = "factors"')
    (problem,) = criteria_problems(tmp_path, text)
    assert (problem.code, "cannot be told from the top" in problem.message) == ("SC113", True)


def test_every_problem_of_every_node_at_once(tmp_path):
    text = TREE + '[weighting.judgements.x]\n"a / q" = 2\n"a / b" = 0\n'
    found = criteria_problems(tmp_path, text.replace('"x / y" = 2', '"x / y" = -2'))
    assert [(p.place.line, p.place.column) for p in found] == [(32, 11), (34, 11), (35, 11)]


def test_a_weight_set_by_hand_is_not_silently_lost(tmp_path):
    (problem,) = criteria_problems(tmp_path, TREE, settings=["factors.y.weight=3"])
    assert (problem.code, str(problem.place)) == ("SC111", "--set factors.y.weight=3")
    assert weights(criteria_of(tmp_path, TREE, settings=["criteria.a.weight=70"]))["a"] == 70


def test_contradictions_are_a_notice_with_the_worst_triad(tmp_path):
    text = TREE.replace("[criteria.a]", '[factors.z]\ntitle = "Z"\n[criteria.z1]\nfactor = "z"\ntitle = "Z1"\n'
                        'value = { kind = "linear", worst = 0, best = 1 }\n[criteria.a]')  # fmt: skip
    text = text.replace('"x / y" = 2', '"x / y" = 3\n"y / z" = 3\n"z / x" = 2')
    (notice,) = without_sites(criteria_of(tmp_path, text)).notices
    assert notice.kind == "inconsistent_triad"
    names = [notice.facts[name] for name in ("first", "second", "third", "upper", "lower")]
    assert (notice.facts["node"], sorted(names[:3])) == ("factors", ["x", "y", "z"])
    assert notice.facts["ratio"] > 0.1
