"""What every row of the benchmark keeps: it is sound, and plain numpy gives its answers at a small size."""

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from benchmarks.frame import files
from benchmarks.frame.environments import ENVIRONMENTS
from benchmarks.frame.row import OURS, AtMost, FasterThan, Role, SameAs
from benchmarks.rows import GROUPS

ROWS = {f"{group}: {row.work}": row for group in GROUPS for row in import_module(f"benchmarks.rows.{group}").ROWS}
COMPARED = {
    f"{name}: {one.name}": (row, one)
    for name, row in ROWS.items()
    for one in row.contestants
    if one.environment == OURS and one.agrees is not None
}


def test_every_file_of_rows_is_listed():
    folder = Path(import_module("benchmarks.rows").__file__).parent
    assert sorted(GROUPS) == sorted(path.stem for path in folder.glob("[!_]*.py"))


def test_no_two_rows_of_a_group_are_called_alike():
    assert len(ROWS) == sum(len(import_module(f"benchmarks.rows.{group}").ROWS) for group in GROUPS)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_rows_are_sound(row):
    names = [one.name for one in row.contestants]
    assert len(set(names)) == len(names)
    assert [one.role for one in row.contestants].index(Role.OURS) == 0
    assert {one.environment for one in row.contestants} <= {OURS, *ENVIRONMENTS}
    assert 0 < row.tiny <= row.quick <= row.size
    assert {part for goal in row.goals for part in _named(goal)} <= {one.name for one in row.contestants if one.quick}


@pytest.mark.parametrize(("row", "one"), COMPARED.values(), ids=COMPARED.keys())
def test_plain_numpy_does_the_same_work(row, one, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    ours = row.contestants[0]
    mine, other = (part.work((part.setup or row.setup)(row.tiny, 2)) for part in (ours, one))
    np.testing.assert_allclose(mine, other, rtol=0, atol=one.agrees)


def _named(goal):
    match goal:
        case AtMost():
            return list(goal.names)
        case FasterThan(_, name) | SameAs(_, name):
            return [name]
        case _:
            return []
