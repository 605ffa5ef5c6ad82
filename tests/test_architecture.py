"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

import sitescore
from sitescore.catalog import scoring_methods, value_functions
from sitescore.cli.main import COMMANDS
from sitescore.core.scoring import SCORING_METHODS
from sitescore.core.values import VALUE_FUNCTIONS

ROOT = Path(sitescore.__file__).parent
TESTS = Path(__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
LONGEST_FILE, LONGEST_BODY = 300, 40
NO_TEST_OF_ITS_OWN = {
    "__init__",
    "checks",
    "frozen",
    "weigh",
    "table",
    "table_method",
}  # run by the contract tests and doctests
FAMILIES = {"classical", "outranking", "weighting", "agreement"}
TESTS_OF_METHODS = [path.read_text(encoding="utf-8") for path in (TESTS / "core").glob("*.py")]
CONTRACTS = {"values": "test_values_contract.py", "scoring": "test_scoring_contract.py"}

every_file = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))


@every_file
def test_rooms_stay_small(path):
    if "texts" in path.parts:
        pytest.skip("texts are data")
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@every_file
def test_functions_stay_short(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = node.end_lineno - body[0].lineno + 1 if body else 0
            assert length <= LONGEST_BODY, f"{node.name} is {length} lines long"


@every_file
def test_a_title_says_what_the_file_is(path):
    title = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    assert title.endswith((".", "?"))


@pytest.mark.parametrize(
    "path", [p for p in FILES if "core" in p.parts and p.stem not in NO_TEST_OF_ITS_OWN], ids=lambda p: p.stem
)
def test_every_file_of_the_core_has_its_test_file(path):
    """A file of its own; for methods, which keep the contract of their table, one of their family."""
    names = (f"test_{path.name}", f"test_{path.parent.name}_{path.name}")
    alone = any((TESTS / "core" / name).exists() for name in names)
    assert alone or (path.parent.name in FAMILIES and any(path.stem in text for text in TESTS_OF_METHODS))


@pytest.mark.parametrize("room", CONTRACTS)
def test_every_table_of_the_core_has_its_contract(room):
    assert (TESTS / "core" / CONTRACTS[room]).exists()


@pytest.mark.parametrize(
    "function",
    [method.score for method in scoring_methods().values()] + [f.apply for f in value_functions().values()],
    ids=lambda function: function.__name__,
)
def test_whatever_a_config_can_name_is_fully_documented(function):
    doc = inspect.getdoc(function)
    for heading in ("Parameters", "Returns", "Raises", "References", "Examples"):
        assert f"{heading}\n---" in doc, f"{function.__name__} lacks {heading}"


def test_plug_ins_are_found_besides_what_is_built_in():
    assert scoring_methods().keys() >= SCORING_METHODS.keys()
    assert value_functions().keys() >= VALUE_FUNCTIONS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_a_file_of_its_name(name):
    assert (ROOT / "cli" / f"{name}.py").exists()


HEAVY = ("numpy", "pydantic", "click", "rich", "scipy", "pandas", "polars", "numba", "jinja2", "asyncio")
COLD = tuple(module for module in HEAVY if module != "click")
UNUSED = ("scipy", "pandas", "polars", "numba", "jinja2", "asyncio", "numpy.ma", "sitescore.core.streaming")
OTHERS = ("sitescore.io.csv_columns", "sitescore.io.frame_sites", "sitescore.analysis.preferences")
METHODS = tuple(f"sitescore.core.{room}" for room in ("agreement", "classical", "outranking", "weighting"))
LIGHT = {  # name: arguments, what must not be imported by it; without arguments sitescore is imported only
    "import": (None, HEAVY),
    "help": (["--help"], COLD),
    "help_of_a_code": (["help", "SC208"], COLD),
    "help_of_a_command": (["rank", "--help"], COLD),
    "rank": (["rank", "finland"], (*UNUSED, *METHODS, *OTHERS)),
    "rank_as_json": (
        ["rank", "finland", "-f", "json"],
        ("scipy", "pandas", "polars", "numba", "rich", "jinja2", "asyncio"),
    ),
}


@pytest.mark.parametrize(("arguments", "heavy"), LIGHT.values(), ids=LIGHT.keys())
def test_nothing_is_imported_that_is_not_used(arguments, heavy):
    run = "" if arguments is None else f"from sitescore.cli.main import main; main({arguments!r})"
    code = f"""
import sys, sitescore
try:
    {run or "pass"}
except SystemExit:
    pass
print("imported:", *sorted(set({list(heavy)!r}) & set(sys.modules)))
"""
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    assert found.stdout.splitlines()[-1] == "imported:"


@pytest.mark.parametrize("name", [name for name in sitescore.__all__ if name != "__version__"])
def test_public_names_are_what_they_are_whatever_was_imported_before(name):
    """Importing a room must not put a module in the place of the function of the same name."""
    import_module(sitescore._HOMES[name])
    assert callable(getattr(sitescore, name))
    room = f"sitescore.{name}"
    assert find_spec(room) is None, f"{room} is a module and a public name"
