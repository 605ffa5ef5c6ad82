"""When kernels are compiled, and what becomes of them where they cannot be."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from sitescore.core.compiled import kernel


def double(x):
    return 2 * x


@pytest.fixture
def without_memory():
    """Forget before and after whether numba was found."""
    kernel._numba.cache_clear()
    yield
    kernel._numba.cache_clear()


@pytest.mark.usefixtures("without_memory")
def test_a_small_problem_does_not_even_look_for_numba():
    assert not kernel.available(99, least=100)
    assert kernel._numba.cache_info().misses == 0


@pytest.mark.usefixtures("without_memory")
def test_without_numba_nothing_is_compiled(monkeypatch):
    monkeypatch.setattr(kernel, "find_spec", lambda *_: None)
    assert not kernel.available(100, least=100)
    assert kernel.kernel(double) is double


@pytest.mark.usefixtures("without_memory")
def test_a_numba_that_refuses_the_numpy_installed_is_as_none(monkeypatch):
    monkeypatch.setattr(kernel, "find_spec", lambda *_: object())
    monkeypatch.setitem(sys.modules, "numba", None)
    assert not kernel.available(100, least=100)


@pytest.mark.usefixtures("without_memory")
def test_where_nothing_can_be_kept_a_kernel_is_compiled_for_the_process(monkeypatch):
    asked = []

    def njit(**options):
        asked.append(options)
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    stand_in = ModuleType("numba")
    stand_in.njit = njit
    monkeypatch.setattr(kernel, "find_spec", lambda *_: object())
    monkeypatch.setitem(sys.modules, "numba", stand_in)
    assert kernel.kernel(double) is double
    assert [options.get("cache", False) for options in asked] == [True, False]
    assert all(options["nogil"] and "fastmath" not in options for options in asked)
    assert kernel.side_by_side(double) is double
    assert all(options["fastmath"] == {"reassoc", "nnan", "nsz"} for options in asked[2:])


def test_scores_of_a_small_block_do_not_import_numba():
    code = """
import sys, numpy as np
from sitescore.core.block_scores import BlockScorer, Column
from sitescore.core.values import VALUE_FUNCTIONS
linear = Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": 0, "best": 1}, weight=1.0)
BlockScorer((linear,))(np.ones((10_000, 1)))
print("numba" in sys.modules)
"""
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "False"
