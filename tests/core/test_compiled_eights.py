"""Eight signs as one number against Python's texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled import eights

pytest.importorskip("numba")

EIGHTS = st.binary(min_size=8, max_size=8)
NUMBERS = st.one_of(st.integers(0, 10**8 - 1), st.integers(0, 8).map(lambda n: 10**n - 1), st.sampled_from([10**7]))


def number(signs):
    return np.uint64(int.from_bytes(signs, "little"))


def signs(found):
    return int(found).to_bytes(8, "little")


@given(st.binary(min_size=8, max_size=20), st.data())
def test_eight_signs_are_taken_and_put(text, data):
    at = data.draw(st.integers(0, len(text) - 8))
    eight = eights.eight_at(np.frombuffer(text, dtype=np.uint8), np.uint64(at))
    assert signs(eight) == text[at : at + 8]
    out = np.zeros(len(text), dtype=np.uint8)
    eights.put_eight(out, np.uint64(at), np.uint64(eight))
    assert out.tobytes() == bytes(at) + text[at : at + 8] + bytes(len(text) - at - 8)


@given(st.lists(st.binary(max_size=20), max_size=6))
def test_texts_are_copied_one_behind_the_other(texts):
    source = np.frombuffer(b"".join(texts), dtype=np.uint8)
    out = np.zeros(source.size, dtype=np.uint8)
    at = 0
    for text in texts:
        at = eights.copied(source, np.uint64(at), np.uint64(at + len(text)), out, np.uint64(at))
    assert out.tobytes() == b"".join(texts)


@given(EIGHTS, st.integers(0, 255))
def test_the_first_of_a_sign(text, wanted):
    place = text.find(wanted)
    expected = 0 if place < 0 else (1 << 8 * (place + 1)) - 1
    assert int(eights.up_to_first(number(text), number(bytes([wanted] * 8)))) == expected


@given(EIGHTS)
def test_signs_that_are_no_digits(text):
    expected = bytes(0 if chr(sign) in "0123456789" else 128 for sign in text)
    assert signs(eights.no_digits(number(text))) == expected


@given(EIGHTS)
def test_counts(text):
    assert eights.counted(number(text)) == sum(sign & 1 for sign in text)


@given(NUMBERS)
def test_digits_and_numbers(whole):
    text = f"{whole:08}"
    digits = np.uint64(eights.digits_of(np.uint64(whole)))
    assert signs(digits) == bytes(map(int, text))
    assert eights.number_of(digits) == whole
    assert eights.leading_zeros(digits) == min(8 - len(text.lstrip("0")), 7)
    assert eights.up_to_last(digits) == len(text.rstrip("0"))


def test_every_four_digits_there_are():
    for upper in range(10**4):
        whole = upper * 10**4 + (10**4 - 1 - upper)
        assert signs(eights.digits_of(np.uint64(whole))) == bytes(map(int, f"{whole:08}"))
