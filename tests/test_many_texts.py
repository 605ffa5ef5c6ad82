"""Very many texts behave as a tuple of them does."""

from __future__ import annotations

from operator import add

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.io.site_rows import are_distinct
from sitescore.many_texts import ManyTexts, below, fixed, joined
from sitescore.results.rows import FEW, chosen

TEXTS = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=4), max_size=9)


def many(texts):
    return ManyTexts("".join(f"{text}\n" for text in texts).encode())


@given(TEXTS, st.data())
def test_they_are_those_that_a_tuple_has(texts, data):
    found, plain = many(texts), tuple(texts)
    assert len(found) == len(plain)
    assert [found[at] for at in range(-len(plain), len(plain))] == [plain[at] for at in range(-len(plain), len(plain))]
    first, last, step = (data.draw(st.none() | st.integers(-10, 10).filter(bool)) for _ in range(3))
    assert tuple(found[first:last:step]) == plain[first:last:step]
    assert tuple(found) == plain
    assert tuple(reversed(found)) == plain[::-1]
    assert found == plain
    assert plain == found
    assert hash(found) == hash(plain)
    assert found == many(texts)
    assert found != (*plain, "x")
    assert found != [*plain]
    assert add(found, ("x",)) == (*plain, "x")
    assert add(("x",), found) == ("x", *plain)
    wanted = data.draw(st.text(max_size=3) | st.sampled_from(["", "\n", "\udcff", *texts]))
    assert (wanted in found) is (wanted in plain)
    assert found.count(wanted) == plain.count(wanted)
    if wanted in plain:
        assert found.index(wanted) == plain.index(wanted)
    else:
        with pytest.raises(ValueError):  # noqa: PT011 - as tuples say it
            found.index(wanted)


def test_numbers_beyond_them_are_refused():
    for at in (2, -3):
        with pytest.raises(IndexError):
            _ = many("ab")[at]
    assert 1 not in many("ab")
    assert many("ab")[np.int64(1)] == "b"


@given(TEXTS)
def test_they_are_put_below_each_other_alike(texts):
    assert joined(many(texts)) == joined(texts) == "".join(f"{text}\n" for text in texts)
    assert below([many(texts), many(["x"])]) == (*texts, "x")
    assert isinstance(below([many(texts), many(["x"])]), ManyTexts)
    assert list(below([many(texts), ["x"]])) == [*texts, "x"]
    assert fixed(many(texts)) == fixed(texts) == tuple(texts)


@given(TEXTS)
def test_whether_any_two_are_alike_is_told_alike(texts):
    assert are_distinct(many(texts)) is are_distinct(texts) is (len(set(texts)) == len(texts) and "" not in texts)


def test_they_are_chosen_by_number():
    texts = [f"s{n}" for n in range(FEW + 2)]
    for numbers in (np.arange(0), np.array([3]), np.array([5, 0]), np.arange(FEW + 2)[::-1]):
        assert tuple(chosen(many(texts), numbers)) == tuple(chosen(texts, numbers))
    assert chosen(many(texts), slice(None)) == tuple(texts)


def test_they_say_what_they_are():
    assert repr(many("ab")) == "<2 texts: 'a', 'b'>"
    assert repr(many("abcd")) == "<4 texts: 'a', 'b', 'c', …>"
