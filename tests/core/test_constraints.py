"""Linear constraints on weights: points, conflicts and implied equalities, by hand and by brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.optimize import linprog

from sitescore.core.sampling.constraints import Constraints, conflicting, feasible_point, implied_equalities


def constraints(*rows, criteria=3):
    """Rows (name, coefficients, "<=" or "==", bound)."""
    return Constraints(
        matrix=np.array([row[1] for row in rows], dtype=float).reshape(-1, criteria),
        bounds=np.array([row[3] for row in rows], dtype=float),
        names=tuple(row[0] for row in rows),
        equal=np.array([row[2] == "==" for row in rows], dtype=bool),
    )


ORDER = (("1 over 2", [-1, 1, 0], "<=", 0), ("2 over 3", [0, -1, 1], "<=", 0))
CASES = {  # rows, tight rows, weights that can only be 0
    "nothing_known": ((), [], [0, 0, 0]),
    "order": (ORDER, [0, 0], [0, 0, 0]),
    "circle": ((*ORDER, ("3 over 1", [1, 0, -1], "<=", 0)), [1, 1, 1], [0, 0, 0]),
    "all_on_the_first": ((("all", [-1, 0, 0], "<=", -1),), [1], [0, 1, 1]),
    "settled": ((("half", [1, 0, 0], "==", 0.5),), [1], [0, 0, 0]),
    "no_room_in_one_of_two": (
        (("low", [-1, 0, 0], "<=", -0.5), ("high", [1, 0, 0], "<=", 0.5), ("2 over 3", [0, -1, 1], "<=", 0)),
        [1, 1, 0],
        [0, 0, 0],
    ),
    # hitandrun tests/degenerate.R: both are one point, (1/3, 1/3, 1/3) and (1/2, 0, 1/2)
    "hitandrun_explicitly_degenerate": ((("a", [-1, 1, 0], "==", 0), ("b", [0, 1, -1], "==", 0)), [1, 1], [0, 0, 0]),
    "hitandrun_implicitly_degenerate": ((("a", [-1, 1, 1], "<=", 0), ("b", [1, 0, -1], "<=", 0)), [1, 1], [0, 1, 0]),
    "empty_row": ((("nothing", [0, 0, 0], "<=", 0),), [1], [0, 0, 0]),
    "loose_row": ((("nothing", [0, 0, 0], "<=", 2),), [0], [0, 0, 0]),
}


@pytest.mark.parametrize(("rows", "tight", "zero"), CASES.values(), ids=CASES.keys())
def test_by_hand(rows, tight, zero):
    c = constraints(*rows)
    assert conflicting(c) == ()
    found = implied_equalities(c)
    assert_array_equal(found[0], np.array(tight, dtype=bool))
    assert_array_equal(found[1], np.array(zero, dtype=bool))
    point = feasible_point(c)
    assert point.sum() == pytest.approx(1, abs=1e-12)
    assert_allclose(c.matrix[found[0]] @ point, c.bounds[found[0]], atol=1e-7)
    assert (c.matrix[~found[0]] @ point < c.bounds[~found[0]] - 1e-6).all()
    assert (point[~found[1]] > 1e-6).all()
    assert (point[found[1]] == 0).all()


CONFLICTS = {
    "bounds": (
        (*ORDER, ("low", [-1, 0, 0], "<=", -0.6), ("high", [1, 0, 0], "<=", 0.5)),
        ("low", "high"),
    ),
    "order_and_bound": ((*ORDER, ("third", [0, 0, -1], "<=", -0.4)), ("1 over 2", "2 over 3", "third")),
    "sum": ((("first", [-1, 0, 0], "<=", -0.5), ("second", [0, -1, 0], "<=", -0.6)), ("first", "second")),
    "alone": ((*ORDER, ("more than all", [-1, 0, 0], "<=", -1.1)), ("more than all",)),
    "negative": ((("below 0", [0, 1, 0], "<=", -0.1),), ("below 0",)),
    "equalities": ((("a", [1, 0, 0], "==", 0.4), ("b", [1, 0, 0], "==", 0.5), *ORDER), ("a", "b")),
    "equality_and_bound": ((("a", [1, -1, 0], "==", 0.5), ("b", [0, -1, 0], "<=", -0.3)), ("a", "b")),
    "nothing_below_zero": ((("0 below -1", [0, 0, 0], "<=", -1),), ("0 below -1",)),
    "latest_of_two": (
        (("low", [-1, 0, 0], "<=", -0.6), ("high", [1, 0, 0], "<=", 0.5), ("b", [0, 1, 0], "<=", -1)),
        ("b",),
    ),
}


@pytest.mark.parametrize(("rows", "names"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_conflicts_by_hand(rows, names):
    c = constraints(*rows)
    assert conflicting(c) == names
    for find in (feasible_point, implied_equalities):
        with pytest.raises(ValueError, match=f"constraints must hold together, these do not: {', '.join(names)}$"):
            find(c)


def holds(rows):
    c = constraints(*rows)
    loose = ~c.equal
    solved = linprog(
        np.zeros(3), c.matrix[loose], c.bounds[loose],
        np.vstack([np.ones(3), c.matrix[~loose]]), np.append(1, c.bounds[~loose]),
    )  # fmt: skip
    return solved.status == 0


coefficient = st.integers(-3, 3)
row = st.tuples(st.tuples(coefficient, coefficient, coefficient), st.sampled_from(["<=", "<=", "=="]), coefficient)


@given(st.lists(row, max_size=5))
def test_a_conflict_is_one_and_irreducible(drawn):
    rows = [(str(at), list(a), kind, b / 2) for at, (a, kind, b) in enumerate(drawn)]
    named = [rows[int(name)] for name in conflicting(constraints(*rows))]
    assert bool(named) != holds(rows)
    if named:
        assert not holds(named)
        assert all(holds(part) for part in combinations(named, len(named) - 1))


@given(st.lists(row, max_size=4))
def test_implied_equalities_against_one_program_a_row(drawn):
    rows = [(str(at), list(a), kind, b / 2) for at, (a, kind, b) in enumerate(drawn)]
    if not holds(rows):
        return
    c = constraints(*rows)
    tight, zero = implied_equalities(c)
    loose = ~c.equal
    for a, b, found in zip(
        [*c.matrix, *-np.eye(3)], [*c.bounds, 0, 0, 0], [*tight, *zero], strict=True
    ):  # the most room there is
        least = linprog(
            a, c.matrix[loose], c.bounds[loose],
            np.vstack([np.ones(3), c.matrix[~loose]]), np.append(1, c.bounds[~loose]),
        ).fun  # fmt: skip
        assert found == (b - least < 1e-7)


def test_records_are_read_only_copies():
    matrix = np.eye(2)
    c = Constraints(matrix=matrix, bounds=np.ones(2), names=("a", "b"))
    matrix[:] = 5
    assert c.matrix.tolist() == np.eye(2).tolist()
    assert c.equal.tolist() == [False, False]
    with pytest.raises(ValueError, match="read-only"):
        c.matrix[0, 0] = 2


BAD = {
    "names": ({"names": ("a",)}, r"names must have shape \(2,\), got \(1,\)"),
    "bounds": ({"bounds": np.ones(3)}, r"bounds must have shape \(2,\), got \(3,\)"),
    "equal": ({"equal": np.ones(3, dtype=bool)}, r"equal must have shape \(2,\), got \(3,\)"),
    "matrix": ({"matrix": np.ones(2)}, "matrix must have shape"),
    "no_criteria": ({"matrix": np.ones((2, 0))}, "matrix must have shape"),
    "missing": ({"bounds": np.array([1, np.nan])}, "bounds must be finite"),
}


@pytest.mark.parametrize(("changed", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(changed, message):
    with pytest.raises(ValueError, match=message):
        Constraints(**{"matrix": np.eye(2), "bounds": np.ones(2), "names": ("a", "b")} | changed)
