"""Judgements by name: what each way of writing them gives its method, and how mistakes are said."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.weighting import WEIGHTING_METHODS
from sitescore.model.judged import named_methods, weigh_by_names
from sitescore.model.judgements import FORMS

NAMES = ("a", "b", "c")
SAME = {  # method: judgements by name, the arguments that they stand for
    "pairwise": ({"a / b": 2, "b / c": 3, "c/a": "1/6"}, ([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]],)),
    "best_worst": (
        {"best": "b", "worst": "c", "best_to_others": {"a": 2, "c": 8}, "others_to_worst": {"a": 3}},
        ([2, 1, 8], [3, 8, 1]),
    ),
    "swing": ({"c": 40, "a": 100, "b": 60}, ([100, 60, 40],)),
    "direct": ({"a": 5, "b": 3, "c": 0}, ([5, 3, 0],)),
    "rank_order": ({"order": ["b", "a = c"]}, ([2, 1, 2],)),
    "swara": ({"order": ["b", "a", "c"], "steps": [0.25, 1]}, ([1, 0, 2], [0.25, 1])),
    "fucom": ({"a": 2, "b": 1, "c": 4}, ([2, 1, 4],)),
    "lbwa": ({"levels": {"a": 1, "b": 1, "c": 2}, "points": {"a": 0, "b": 2, "c": 1}}, ([1, 1, 2], [0, 2, 1])),
    "macbeth": (
        {"a / b": "weak", "b / c": "very weak", "c": "moderate"},
        ([[0, 2, None, None], [None, 0, 1, None], [None, None, 0, 3], [None, None, None, 0]],),
    ),
    "rancom": ({"a / b": "more", "c / a": "less", "b / c": "equal"}, ([[0.5, 1, 1], [0, 0.5, 0.5], [0, 0.5, 0.5]],)),
}  # fmt: skip


@pytest.mark.parametrize("method", FORMS)
def test_names_stand_for_the_arguments_of_the_method(method):
    given, arguments = SAME[method]
    found, problems = weigh_by_names(method, given, NAMES, {})
    assert problems == []
    assert list(found.weights) == list(NAMES)
    np.testing.assert_allclose(
        list(found.weights.values()), WEIGHTING_METHODS[method].weigh(*arguments).weights, atol=1e-9
    )


@pytest.mark.parametrize("method", FORMS)
def test_the_order_of_the_siblings_does_not_matter(method):
    given = SAME[method][0]
    forwards, backwards = (weigh_by_names(method, given, names, {})[0].weights for names in (NAMES, NAMES[::-1]))
    assert forwards == pytest.approx(backwards, abs=1e-6)


def test_every_method_from_judgements_but_uta_can_be_written():
    asked = {name for name, method in WEIGHTING_METHODS.items() if method.takes == "judgements"}
    assert asked - FORMS.keys() == {"uta"}
    assert named_methods().keys() == WEIGHTING_METHODS.keys() - {"uta"}


WRONG = {  # method, judgements, path and words of the first problem
    "unknown_name": ("pairwise", {"a / b": 2, "b / d": 3}, ("b / d",), "'d' is not compared here"),
    "no_pair": ("pairwise", {"a": 2}, ("a",), "not a pair"),
    "with_itself": ("pairwise", {"a / a": 2}, ("a / a",), "compared with itself"),
    "nothing": ("pairwise", {"a / b": 0, "b / c": 2}, ("a / b",), "must be above 0, got 0"),
    "negative": ("pairwise", {"a / b": -3, "b / c": 2}, ("a / b",), "must be above 0"),
    "word": ("pairwise", {"a / b": "much", "b / c": 2}, ("a / b",), "must be a number, got 'much'"),
    "true": ("pairwise", {"a / b": True, "b / c": 2}, ("a / b",), "must be a number"),
    "twice": ("pairwise", {"a / b": 3, "b / a": 3, "b / c": 2}, ("b / a",), "judged twice, and differently"),
    "twice_written": ("pairwise", {"a / b": 3, "a/b": 2, "b / c": 2}, ("a/b",), "judged twice, and differently"),
    "not_linked": ("pairwise", {"a / b": 3}, (), "none that leads from a to c"),
    "missing": ("swing", {"a": 100, "b": 3}, (), "nothing is said of c"),
    "extra": ("swing", {"a": 100, "b": 3, "c": 1, "x": 2}, ("x",), "'x' is not compared"),
    "no_hundred": ("swing", {"a": 90, "b": 3, "c": 1}, (), "got 90 for a"),
    "below_nothing": ("direct", {"a": 9, "b": -3, "c": 1}, (), "got -3.0 for b"),
    "stands_twice": ("rank_order", {"order": ["a", "b = a", "c"]}, ("order", 1), "'a' stands twice"),
    "left_out": ("rank_order", {"order": ["a", "b"]}, ("order",), "nothing is said of c"),
    "no_list": ("rank_order", {"order": "a"}, ("order",), "must be a list"),
    "unknown_key": ("rank_order", {"ordr": ["a"]}, ("ordr",), "unknown key 'ordr'"),
    "ends_differ": (
        "best_worst",
        {"best": "a", "worst": "c", "best_to_others": {"b": 2, "c": 8}, "others_to_worst": {"a": 9, "b": 4}},
        ("others_to_worst", "a"), "judged twice, and differently",
    ),
    "best_unknown": (
        "best_worst", {"best": "x", "worst": "c", "best_to_others": {}, "others_to_worst": {}}, ("best",), "'x'",
    ),
    "table_missing": (
        "best_worst", {"best": "a", "worst": "c", "best_to_others": 3, "others_to_worst": {}},
        ("best_to_others",), "must be a table",
    ),
    "step_below": ("swara", {"order": ["a", "b", "c"], "steps": [-1, 2]}, ("steps", 0), "at least 0"),
    "too_few_steps": ("swara", {"order": ["a", "b", "c"], "steps": [1]}, (), "steps must have shape (2,)"),
    "no_category": ("macbeth", {"a / b": "huge"}, ("a / b",), "must be one of"),
    "both_ways": ("macbeth", {"a / b": "weak", "b / a": "weak"}, ("b / a",), "both ways round"),
    "conflict": (
        "macbeth", {"a / b": "weak", "b / c": "weak", "a / c": "very weak", "c": "weak"}, (), "a over b weak",
    ),
    "pair_left_out": ("rancom", {"a / b": "more", "a / c": "more"}, (), "nothing is said of b / c"),
    "no_preference": ("rancom", {"a / b": "most"}, ("a / b",), "more, equal or less"),
}  # fmt: skip


@pytest.mark.parametrize(("method", "given", "path", "words"), WRONG.values(), ids=WRONG.keys())
def test_mistakes_are_said_at_their_key_and_by_name(method, given, path, words):
    found, problems = weigh_by_names(method, given, NAMES, {})
    assert found is None
    assert problems[0][0] == path
    assert words in problems[0][1]


def test_the_worst_triad_and_the_change_that_helps_most():
    found, _ = weigh_by_names("pairwise", {"a / b": 3, "b / c": 3, "c / a": 2}, NAMES, {})
    assert found.consistency_ratio > 0.1
    worst = found.triads[0]
    assert (worst.names, worst.stated, worst.implied) == (NAMES, (3.0, 3.0, pytest.approx(0.5)), 9.0)
    assert worst.across == ("c", "a", pytest.approx(2))
    assert found.mending.consistency_ratio == pytest.approx(0, abs=1e-6)
    mended = {frozenset(key.split(" / ")): (key, times) for key, times in {"a / b": 3, "b / c": 3, "c / a": 2}.items()}
    del mended[frozenset((found.mending.first, found.mending.second))]
    again = dict(mended.values()) | {f"{found.mending.first} / {found.mending.second}": found.mending.proposed}
    assert weigh_by_names("pairwise", again, NAMES, {})[0].consistency_ratio == pytest.approx(0, abs=1e-6)


def test_best_worst_names_the_way_round_that_fits_least():
    given = {"best": "a", "worst": "c", "best_to_others": {"b": 2, "c": 9}, "others_to_worst": {"b": 3}}
    found, _ = weigh_by_names("best_worst", given, NAMES, {})
    assert found.triads[0].names == NAMES
    assert found.triads[0].stated == (2.0, 3.0, 9.0)
    assert found.triads[0].implied == 6.0
    assert found.consistency_ratio == pytest.approx((9 - 6) / (81 - 9))
