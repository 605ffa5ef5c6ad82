"""Large tables written by the kernel, against the way in which small ones are written."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.many_texts import ManyTexts
from sitescore.report import column_text, compiled_text
from sitescore.report.column_text import csv_of_columns
from sitescore.results.rows import rounded

TEXTS = st.one_of(
    st.sampled_from(["Kokkola", "", "=1+1", "a,b", 'say "so"', "two\nlines", "Ärla", "-", "a-b"]),
    st.text(max_size=5),
)
FIGURES = st.one_of(st.floats(-1e3, 1e3), st.just(np.nan), st.floats(allow_infinity=False))


@pytest.fixture
def eager(monkeypatch):
    """Let the kernel write tables of any size, a few rows at a time."""
    monkeypatch.setattr(compiled_text, "LEAST", 0)
    monkeypatch.setattr(compiled_text, "LEAST_ALONE", 0)
    monkeypatch.setattr(compiled_text, "AT_ONCE", 4)
    monkeypatch.setattr(column_text, "AT_ONCE", 3)


@pytest.mark.usefixtures("eager")
@given(st.lists(st.tuples(TEXTS, FIGURES), min_size=1, max_size=12), st.randoms())
def test_tables_are_written_as_small_ones_are(rows, random):
    texts, figures = [text for text, _ in rows], rounded(np.array([figure for _, figure in rows]))
    columns = {"rank": np.arange(1, len(rows) + 1), "site": texts, "score, of 100": figures, "worst": figures}
    columns |= {"best": figures, "name": texts, "all": figures, "alike": figures.copy(), "negated": -figures}
    columns |= {"known": np.full(len(rows), random.choice([1.0, 0.25, -0.0, np.nan])), "none": np.full(len(rows), 7)}
    columns |= {"zeros": np.array([random.choice([0.0, -0.0]) for _ in rows])}
    order = np.array(random.sample(range(len(rows)), len(rows)))
    found = "".join(csv_of_columns(columns, order))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled_text, "available", lambda *_, **__: False)
        assert found == "".join(csv_of_columns(columns, order))


@pytest.mark.usefixtures("eager")
def test_a_usual_table_is_written_by_the_kernel():
    columns = {"site": [f"s{n}" for n in range(9)], "score": np.arange(9) / 8}
    table = compiled_text.CompiledRows.of(columns, run="=")
    if table is None:
        pytest.skip("needs numba")
    assert "".join(table.written(np.array([8, 1]))) == "s8,1.0\ns1,0.125\n"


def is_for_the_kernel(texts):
    """Tell whether a column of texts, beside one of figures, is written by the kernel."""
    columns = {"site": texts, "score": np.arange(len(texts)) / 8}
    return compiled_text.CompiledRows.of(columns, run="=") is not None


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("text", ["=1", "a,b", '"', "x\r", "a\nb"])
def test_texts_that_need_care_are_not_for_the_kernel(text):
    for texts in (["a", text], [text, "a"], ["a", text, "b"]):
        assert not is_for_the_kernel(texts)
        assert "\n" in text or not is_for_the_kernel(ManyTexts("".join(f"{one}\n" for one in texts).encode()))


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("texts", [["a", "", "ä=", "b "], ["", ""]])
def test_usual_texts_are_for_the_kernel(texts):
    pytest.importorskip("numba")
    assert is_for_the_kernel(texts)
    assert is_for_the_kernel(ManyTexts("".join(f"{one}\n" for one in texts).encode()))


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("kind", [object, bool, "datetime64[D]", np.longdouble])
def test_what_is_no_usual_figure_is_not_for_the_kernel(kind):
    column = np.array([1, 0, 1]).astype(kind)
    assert compiled_text.CompiledRows.of({"a": column, "b": column.copy()}, run="=") is None


def test_small_tables_are_not_for_the_kernel():
    assert not is_for_the_kernel(["a", "b"])
