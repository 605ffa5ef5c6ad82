"""Memory that kernels ask for before they need it."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.compiled import ahead, kernel


def test_without_numba_nothing_is_asked_for(monkeypatch):
    monkeypatch.setattr(kernel, "_numba", lambda: None)
    assert kernel.instruction(without=ahead._not_fetched)(lambda: None) is ahead._not_fetched
    ahead._not_fetched(np.zeros(1), 9)


@pytest.mark.parametrize(("kind", "lines"), [("f4", 2), ("f8", 3)])
def test_every_line_of_so_many_entries_is_asked_for(kind, lines, monkeypatch):
    asked = []
    monkeypatch.setattr(ahead, "fetch", lambda entries, at: asked.append(at * entries.itemsize))
    plain = getattr(ahead.fetch_ahead, "py_func", ahead.fetch_ahead)
    plain(np.zeros(100, dtype=kind), 40, 20)
    start = 40 * np.dtype(kind).itemsize + ahead.AHEAD
    assert asked == [start + ahead.LINE * line for line in range(lines)]


@pytest.mark.parametrize("kind", ["f4", "f8"])
def test_the_processor_is_asked_and_nothing_else_happens(kind):
    numba = pytest.importorskip("numba")

    @numba.njit
    def look(entries):
        ahead.fetch_ahead(entries, 0, entries.size)
        return entries.sum()

    for size in (0, 1, 5000):
        assert look(np.ones(size, dtype=kind)) == size
    (code,) = look.inspect_llvm().values()
    assert "call void @llvm.prefetch" in code
