"""Site ids given twice are found wherever they stand in a table read in blocks, and never where there are none."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitescore.errors import InputError
from sitescore.io.reading import Reading
from sitescore.io.repeated_sites import SeenHashes, hashes_of
from sitescore.io.sites_file import read_sites
from sitescore.io.table_blocks import frame_blocks, table_blocks

IDS = st.lists(st.text(max_size=4), max_size=40)


def written(folder, ids):
    file = folder / "sites.csv"
    file.write_text("\n".join(["site,port", *(f"{name},{at}" for at, name in enumerate(ids)), ""]), encoding="utf-8")
    return Reading(file=str(file))


def told(table):
    try:
        list(table)
    except InputError as error:
        return list(error.problems)
    return []


@settings(deadline=None)
@given(IDS, st.integers(1, 7))
def test_equal_texts_and_only_those_have_equal_hashes(texts, size):
    parts = [hashes_of(texts[at : at + size]) for at in range(0, len(texts), size)]
    whole = np.concatenate([np.zeros(0, np.uint64), *parts])
    assert len(set(zip(texts, whole.tolist(), strict=True))) == len(set(texts)) == len(set(whole.tolist()))


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 9), max_size=9)), st.integers(1, 12), st.randoms())
def test_what_is_kept_does_not_depend_on_the_order(blocks, most, rng):
    blocks = [np.array(block, dtype=np.uint64) for block in blocks]
    shuffled = rng.sample(blocks, len(blocks))
    expected = sorted(h for h, n in Counter(h for block in blocks for h in block.tolist()).items() if n > 1)
    found, start = [], 0
    while start < 2**64:
        one, two = SeenHashes(most=most, start=start), SeenHashes(most=most, start=start)
        for block, other in zip(blocks, shuffled, strict=True):
            one.add(block)
            two.add(other)
        assert one.end == two.end
        np.testing.assert_array_equal(one.repeated(), two.repeated())
        found += one.repeated().tolist()
        start = one.end
    assert found == expected


@pytest.mark.parametrize("most", [1 << 20, 5])
@pytest.mark.parametrize("size", [1, 40, 1 << 20])
def test_blocks_tell_of_ids_given_twice_as_the_whole_table_does(tmp_path, size, most):
    ids = [f"s{at}" for at in range(30)]
    ids[7], ids[29], ids[28], ids[12] = "s2", "s2", "ä 28", "ä 28"
    reading = written(tmp_path, ids)
    with pytest.raises(InputError) as whole:
        read_sites(reading.file)
    found = told(table_blocks(reading, size=size, most_hashes=most))
    assert sorted(map(str, found)) == sorted(map(str, whole.value.problems))
    assert [problem.place.line for problem in whole.value.problems] == [9, 30, 31]


def test_ids_that_share_a_hash_are_no_false_alarm(tmp_path, monkeypatch):
    reading = written(tmp_path, ["a", "b", "c", "b"])
    for name in ("sitescore.io.repeated_sites.hashes_of", "sitescore.io.table_blocks.hashes_of"):
        monkeypatch.setattr(name, lambda texts: np.zeros(len(texts), dtype=np.uint64))
    assert [problem.place.line for problem in told(table_blocks(reading, size=1))] == [5]
    assert not told(table_blocks(written(tmp_path, ["a", "b", "c"]), size=1))


def test_other_problems_are_told_along_with_them(tmp_path):
    reading = written(tmp_path, ["a", "b", "", "total", "a", "total"])
    codes = Counter(problem.code for problem in told(table_blocks(reading, size=1)))
    assert codes == {"SC214": 1, "SC220": 2, "SC215": 1}


def test_a_frame_is_looked_through_as_a_file_is():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"site": ["a", "b", "a"], "port": [1.0, 2.0, 3.0]})
    (problem,) = told(frame_blocks(frame, Reading(file="data frame"), size=1))
    assert (problem.code, problem.place.line) == ("SC215", 3)
    assert "data frame:1:1" in str(problem)
