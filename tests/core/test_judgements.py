"""What every weighting method on judgements promises, by being in the table."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.weighting import WEIGHTING_METHODS
from sitescore.core.weighting.judgements import as_answers, as_order, require_same_length

SAATY = np.array([[1, 2, 5, 3], [1 / 2, 1, 3, 4], [1 / 5, 1 / 3, 1, 1 / 2], [1 / 3, 1 / 4, 2, 1]])
MOVE = np.array([2, 0, 3, 1])


def each(answers):
    """Answers, one for each criterion, in the order of `MOVE`."""
    return np.asarray(answers)[MOVE]


def columns(table):
    return np.asarray(table)[:, MOVE]


def named(order):
    """Numbers of criteria as they are after `MOVE`."""
    return np.argsort(MOVE)[np.asarray(order)]


def square(matrix):
    return np.asarray(matrix)[np.ix_(MOVE, MOVE)]


def square_but_last(matrix):
    """All but no swing, which stays last."""
    return np.asarray(matrix)[np.ix_([*MOVE, 4], [*MOVE, 4])]


N = np.nan
WORDS = [[0, 2, 5, 4, 6], [N, 0, 3, 1, 5], [N, N, 0, N, 2], [N, N, 2, 0, 3], [N, N, N, N, 0]]

JUDGEMENTS = {  # name: arguments for four criteria, how each argument moves with them
    "direct": (([30, 40, 10, 20],), (each,)),
    "swing": (([100, 40, 10, 0],), (each,)),
    "rank_order": (([1, 2, 2, 4],), (each,)),
    "pairwise": ((SAATY,), (square,)),
    "best_worst": (([2, 1, 8, 3], [4, 8, 1, 2]), (each, each)),
    "swara": (([2, 0, 1, 3], [0.1, 0.3, 0.0]), (named, np.asarray)),
    "fucom": (([2, 1, 4, 2.5],), (each,)),
    "macbeth": ((WORDS,), (square_but_last,)),
    "uta": (
        ([[9, 1, 5, 3], [7, 8, 2, 4], [6, 2, 9, 1], [3, 5, 4, 9], [1, 3, 1, 2]], [1, 2, 3, 4, 5]),
        (columns, np.asarray),
    ),
    "lbwa": (([1, 2, 1, 3], [0, 1, 2, 0]), (each, each)),
}

every = pytest.mark.parametrize("name", JUDGEMENTS)


def test_every_method_on_judgements_is_held_to_this():
    in_table = {name for name, method in WEIGHTING_METHODS.items() if method.takes == "judgements"}
    assert JUDGEMENTS.keys() == in_table - {"rancom"}


@every
def test_weights_sum_to_1_and_nothing_can_be_written_to(name):
    arguments, _ = JUDGEMENTS[name]
    found = WEIGHTING_METHODS[name].weigh(*arguments)
    assert found.weights.shape == (4,)
    assert (found.weights >= 0).all()
    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    for part in (found.weights, *found.details.values()):
        assert not part.flags.writeable
        assert np.isfinite(part).all()


@every
def test_weights_follow_their_criteria(name):
    arguments, moves = JUDGEMENTS[name]
    moved = [move(argument) for move, argument in zip(moves, arguments, strict=True)]
    weigh = WEIGHTING_METHODS[name].weigh
    assert_allclose(weigh(*moved).weights, weigh(*arguments).weights[MOVE], atol=1e-7)


@every
def test_arguments_are_left_alone(name):
    arguments = [np.array(argument, dtype=float) for argument in JUDGEMENTS[name][0]]
    before = [argument.copy() for argument in arguments]
    WEIGHTING_METHODS[name].weigh(*arguments)
    for argument, copy in zip(arguments, before, strict=True):
        assert_array_equal(argument, copy)


@every
@pytest.mark.parametrize("bad", [np.inf, -1.0, 1e300], ids=str)
def test_bad_answers_are_named(name, bad):
    arguments = [np.array(argument, dtype=float) for argument in JUDGEMENTS[name][0]]
    for at, parameter in enumerate(list(inspect.signature(WEIGHTING_METHODS[name].weigh).parameters)[: len(arguments)]):
        if parameter == "measurements" and bad == -1:
            continue
        spoilt = [argument.copy() for argument in arguments]
        spoilt[at].flat[1] = bad
        with pytest.raises(ValueError, match=rf"^{parameter} must .*, got .* at index"):
            WEIGHTING_METHODS[name].weigh(*spoilt)


@every
@pytest.mark.parametrize("bad", ["words", [], 3.0, [["a"]]], ids=str)
def test_what_is_no_table_of_numbers_is_named(name, bad):
    arguments, _ = JUDGEMENTS[name]
    parameter = next(iter(inspect.signature(WEIGHTING_METHODS[name].weigh).parameters))
    with pytest.raises(ValueError, match=f"^{parameter} must"):
        WEIGHTING_METHODS[name].weigh(bad, *arguments[1:])


@every
def test_methods_are_fully_documented(name):
    doc = inspect.getdoc(WEIGHTING_METHODS[name].weigh)
    for heading in ("Parameters", "Returns", "Raises", "References", "Examples"):
        assert f"{heading}\n---" in doc


def test_guards_name_the_first_at_fault():
    with pytest.raises(ValueError, match=r"points must be finite, got nan at index \(1,\)"):
        as_answers("points", [1, np.nan])
    with pytest.raises(ValueError, match=r"points must lie within 1 and 1e\+09, got 0.0 at index \(1,\)"):
        as_answers("points", [1, 0], least=1)
    with pytest.raises(ValueError, match=r"order must be numbers of criteria from 0 to 1, got 2.0 at index \(1,\)"):
        as_order("order", [0, 2])
    with pytest.raises(ValueError, match=r"order must name each criterion once, got 1.0 at index \(2,\)"):
        as_order("order", [0, 1, 1])
    with pytest.raises(ValueError, match="a must be as many as b, 3, got 2"):
        require_same_length("a", np.zeros(2), "b", np.zeros(3))
