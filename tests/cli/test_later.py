"""Modules that are imported when something of them is called."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sitescore.cli.later import import_later

MODULE = """
NAMES = ["a", "b"]

def double(x, *, times=1):
    return 2 * x * times
"""


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """Return the names of a module and of a package that can be imported, neither of which is."""
    (tmp_path / "slow_one.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "slow_room").mkdir()
    (tmp_path / "slow_room" / "__init__.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "slow_room" / "inner.py").write_text("DEEP = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield ["slow_one", "slow_room"]
    for name in [name for name in sys.modules if name.startswith("slow_")]:
        del sys.modules[name]


def taken(module, name):
    """Import a name from a module."""
    found = {}
    exec(f"from {module} import {name}", found)
    return found[name]


def _is_there(name):
    """Tell whether the module itself was imported: its names are in it."""
    return "NAMES" in vars(sys.modules[name])


@pytest.mark.parametrize("at", [0, 1])
def test_naming_a_function_imports_nothing_and_calling_it_does(slow, at):
    name = slow[at]
    import_later(name, "double")
    double = taken(name, "double")
    assert not _is_there(name)
    assert double(3, times=5) == 30
    assert _is_there(name)
    assert double(4) == 8


@pytest.mark.parametrize("at", [0, 1])
def test_any_other_name_imports_it(slow, at):
    name = slow[at]
    import_later(name, "double")
    assert taken(name, "NAMES") == ["a", "b"]
    assert _is_there(name)
    with pytest.raises(ImportError, match="nothing_such"):
        taken(name, "nothing_such")


def test_what_is_in_a_package_is_found_behind_its_stand_in(slow):
    import_later(slow[1], "double")
    assert taken("slow_room.inner", "DEEP") == 1
    assert sys.modules["slow_room"].double(1) == 2


def test_it_is_found_through_the_package_that_it_is_in(slow):
    exec(f"import {slow[1]}", {})
    import_later("slow_room.inner", "nothing_of_it_is_called")
    found = {}
    exec("import slow_room.inner\nroom = slow_room.inner", found)
    assert "DEEP" not in vars(found["room"])
    assert found["room"].DEEP == 1
    exec("import slow_room.inner\nroom = slow_room.inner", found)
    assert "DEEP" in vars(found["room"])


@pytest.mark.usefixtures("slow")
def test_what_is_imported_already_or_is_nowhere_is_left_alone():
    exec("import slow_one", {})
    before = sys.modules["slow_one"]
    import_later("slow_one", "double")
    import_later("slow_nowhere", "double")
    assert sys.modules["slow_one"] is before
    assert "slow_nowhere" not in sys.modules


def test_ranking_does_not_import_what_searches_packages_and_a_search_still_finds_them():
    code = """
import sys
from sitescore.cli.main import main
sys.argv = ["sitescore", "rank", "finland"]
try:
    main()
except SystemExit:
    pass
print("zipfile" in sys.modules, "email" in sys.modules)
from importlib.metadata import version, entry_points
print(version("click") == sys.modules["importlib.metadata"].version("click"), len(entry_points()) > 0)
print("email" in sys.modules)
"""
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    assert found.stdout.split()[-5:] == ["False", "False", "True", "True", "True"]
