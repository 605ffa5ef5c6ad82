"""When kernels are compiled, and what becomes of them where they cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from types import ModuleType

import pytest

from sitescore.core.compiled import kernel, sorted_sums


def double(x):
    return 2 * x


def triple(x):
    return 3 * x


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
    assert all(options["fastmath"] == {"reassoc", "nsz"} for options in asked[2:])
    assert kernel.finite_side_by_side(double) is double
    assert all(options["fastmath"] == {"reassoc", "nnan", "nsz"} for options in asked[4:])


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


@pytest.mark.parametrize(("ran", "size", "taken"), [(False, 99, False), (True, 99, True), (False, 100, True)])
def test_a_kernel_with_the_bits_of_numpy_is_taken_where_it_has_run(ran, size, taken, monkeypatch):
    pytest.importorskip("numba")
    monkeypatch.setattr(kernel, "has_run", lambda function: ran and function is sorted_sums.fill_first_above)
    found = kernel.with_the_same_bits("sorted_sums.fill_first_above", size, least=100)
    assert found is (sorted_sums.fill_first_above if taken else None)


@pytest.mark.parametrize(("started", "size", "taken"), [(False, 99, False), (True, 99, False), (True, 100, True)])
@pytest.mark.usefixtures("without_memory")
def test_a_kernel_may_be_taken_beside_others_that_have_run(started, size, taken):
    pytest.importorskip("numba")
    if started:
        kernel.available(1, least=1)
    found = kernel.with_the_same_bits("sorted_sums.fill_first_above", size, least=10**9, beside=100)
    assert (found is not None) is (taken or kernel.has_run(sorted_sums.fill_first_above))


@pytest.mark.parametrize("started", [False, True])
def test_a_small_problem_starts_no_kernel_and_takes_one_that_runs(started):
    pytest.importorskip("numba")
    code = f"""
import sys
import numpy as np
import sitescore as ss
from sitescore.core.outranking import preference_sums

few = np.arange(8.0).reshape(4, 2)
ask = lambda: ss.score_table(few, weights=[0.5, 0.5], directions=[1, 1], method="promethee_ii", functions="ushape", q=1)
before = ask().scores
assert "numba" not in sys.modules
if {started}:
    preference_sums.COMPILED_FROM = 1
    ask()
    preference_sums.COMPILED_FROM = 10**9
assert (preference_sums._kernel("fill_counts_above", 8) is not None) is {started}
assert np.array_equal(before, ask().scores)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


COMPILING = """
import sys
import numpy as np
from sitescore.core.compiled.kernel import has_run, kernel

def total(x):
    found = 0.0
    for entry in x:
        found += entry
    return found

def product(x, y):
    return np.dot(x, y)

kept, fresh = kernel(total), kernel(product)
assert not has_run(kept)
assert kept(np.ones(3)) == 3
assert has_run(kept)
print(*(name in sys.modules for name in ("numba.np.arraymath", "scipy.linalg")))
assert (fresh(np.eye(2), np.full((2, 2), 5.0)) == 5).all()
assert kept(np.ones(3, dtype=np.float32)) == 3
assert "scipy.linalg" in sys.modules
"""


@pytest.mark.skipif(find_spec("numba") is None, reason="needs numba")
def test_kept_code_is_loaded_without_what_compiles_and_others_are_still_compiled(tmp_path):
    script = tmp_path / "study.py"
    script.write_text(COMPILING, encoding="utf-8")
    loaded = []
    for _ in range(2):
        run = [sys.executable, str(script)]
        beside = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
        loaded.append(subprocess.run(run, check=True, capture_output=True, text=True, env=beside).stdout.split())
        kept = next((tmp_path / "__pycache__").glob("study.product*.nbi"))
        kept.unlink()  # is compiled again
    assert loaded == [["True", "True"], ["False", "False"]]


@pytest.mark.skipif(find_spec("numba") is None, reason="needs numba")
def test_kept_code_is_out_of_date_once_any_file_of_kernels_changes(monkeypatch):
    found = []
    for version in (1, 2, 2, 3):
        monkeypatch.setattr(kernel, "_stamp", lambda version=version: f"version {version}")
        compiled = kernel.kernel(triple)
        assert compiled(1.5) == 4.5
        found.append(sum(compiled.stats.cache_hits.values()))
    assert found == [0, 0, 1, 0]


@pytest.mark.skipif(find_spec("numba") is None, reason="needs numba")
def test_a_numba_that_keeps_code_otherwise_loads_it_in_its_own_way(monkeypatch):
    monkeypatch.setattr(kernel, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
    assert kernel.kernel(double)(4) == 8
