"""Hashes of texts are those of the definition, worked out in whole numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled.text_hashes import any_twice, put_hashes


def fnv_1a(text):
    value = 0xCBF29CE484222325
    for sign in text.encode():
        value = (value ^ sign) * 0x100000001B3 % 2**64
    return value


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=9), max_size=6))
def test_hashes_are_those_of_the_definition(texts):
    hashes = np.zeros(len(texts), dtype=np.uint64)
    signs = np.frombuffer("".join(f"{text}\n" for text in texts).encode(), dtype=np.uint8)
    assert put_hashes(signs, hashes) == len(texts)
    assert hashes.tolist() == [fnv_1a(text) for text in texts]


def test_published_values():
    """From the test vectors of the authors (http://www.isthe.com/chongo/src/fnv/test_fnv.c)."""
    hashes = np.zeros(3, dtype=np.uint64)
    put_hashes(np.frombuffer(b"\na\nfoobar\n", dtype=np.uint8), hashes)
    assert hashes.tolist() == [0xCBF29CE484222325, 0xAF63DC4C8601EC8C, 0x85944171F73967E8]


@given(st.lists(st.integers(0, 40) | st.integers(0, 2**64 - 1), max_size=12), st.integers(0, 3))
def test_numbers_that_are_there_twice_are_found(numbers, room):
    """0 and 1 are not told apart: what is found so is looked at again by who asks."""
    slots = np.zeros(2 << (len(numbers).bit_length() + room), dtype=np.uint64)
    expected = len({max(number, 1) for number in numbers}) < len(numbers)
    assert any_twice(np.array(numbers, dtype=np.uint64), slots) is expected
