"""The frame of the benchmark, on rows that are done at once; how fast they are is not tested."""

import io
import sys
import time

import numpy as np
import pytest
from rich.console import Console

from benchmarks.frame import environments, files, results
from benchmarks.frame.cell import cpu_seconds
from benchmarks.frame.environments import Environment
from benchmarks.frame.judged import faults, met, remarks
from benchmarks.frame.rounds import Effort, Found, Measured, run
from benchmarks.frame.row import AtMost, Contestant, FasterThan, Megabytes, Role, Row, SameAs, by_pairs
from benchmarks.frame.table import WIDTH, line, on_terminal, power
from tests.benchmarks import toy_rows

HERE = {
    "ours": Environment(sys.executable, {"Python": "3"}),
    "nowhere": Environment("", problem="cannot be installed: no such package"),
}


@pytest.fixture(scope="module")
def found():
    """The toy rows, each cell run twice in a process of its own."""
    effort = Effort(rounds=2, patience=60, limit=300)
    return [run("tests.benchmarks.toy_rows", row, place, HERE, effort) for place, row in enumerate(toy_rows.ROWS)]


def judged(*goals, ours=1.0, other=2.0, megabytes=10.0, apart=0.1):
    """A row whose figures are given, judged by its goals."""
    contestants = (
        Contestant(name="ours", work=len, role=Role.OURS),
        Contestant(name="other", work=len, role=Role.PEER, size=50, stands_for=by_pairs),
    )
    row = Row(work="toy", setup=range, size=100, quick=100, contestants=contestants, goals=goals)
    cells = {
        "ours": Measured([ours], [megabytes], size=100),
        "other": Measured([] if other is None else [other], [0.0], apart, 50),
    }
    toy = Found(row, 100, cells)
    return [met(goal, toy) for goal in goals]


def test_each_contestant_runs_once_a_round_and_those_that_fail_once(found):
    rounds = {name: len(cell.seconds) for name, cell in found[0].by_name.items()}
    assert rounds == {"ours": 2, "same": 2, "near": 2, "wrong": 2, "failing": 0, "missing": 0, "small": 2}


@pytest.mark.parametrize(("seconds", "rounds"), [(0, 1), (300, 3)])
def test_a_row_that_is_done_soon_has_more_rounds(seconds, rounds):
    effort = Effort(rounds=1, most_rounds=3, row_seconds=seconds, patience=60, limit=300, quick=True)
    soon = run("tests.benchmarks.toy_rows", toy_rows.ROWS[0], 0, HERE, effort)
    assert len(soon.by_name["ours"].seconds) == rounds


def test_answers_are_compared_with_ours(found):
    apart = {name: cell.apart for name, cell in found[0].by_name.items() if cell.apart is not None}
    assert apart == {"same": 0.0, "near": 0.5, "wrong": 2.0}


def test_what_fails_or_answers_otherwise_is_said_without_folders(found):
    assert faults(found[0]) == [
        "wrong answers otherwise: 2 apart, 1 allowed",
        "failing cannot be run: RuntimeError: cannot add 20 numbers of …",
        "missing cannot be installed: no such package",
    ]


def test_what_runs_at_another_size_is_said(found):
    assert remarks(found[0]) == ["near: a rough one", "small: run at 10 sites, times 100"]


def test_goals_that_cannot_be_measured_are_not_met(found):
    assert line(found[0]).cells[-1] == ["✓ ±1 near", "✗ ±1 wrong", "✗ failing ≥1e-09×", "✓ ≤1e+09× same"]


def test_processor_time_of_processes_that_work_starts_is_counted(found):
    assert found[2].seconds("ours") >= 0.3


def test_waiting_is_no_processor_time():
    start = cpu_seconds()
    time.sleep(0.2)
    assert cpu_seconds() - start < 0.2


def test_memory_that_work_holds_is_its_peak(found):
    assert 39 <= found[3].megabytes("ours") < 60
    assert found[0].megabytes("ours") < 20
    assert line(found[3]).unmet


@pytest.mark.parametrize(
    ("goal", "figures", "expected"),
    [
        (FasterThan(8, "other"), {}, True),  # 2 s at half the sites stand for 8 s
        (FasterThan(8.1, "other"), {}, False),
        (FasterThan(1, "other"), {"other": None}, False),
        (AtMost(0.125, "other"), {}, True),
        (AtMost(0.12, "other"), {}, False),
        (AtMost(100, "other"), {"other": None}, False),
        (AtMost(0.12, "other", "ours"), {}, False),
        (AtMost(1, "other", "ours"), {}, True),
        (Megabytes(10), {}, True),
        (Megabytes(9), {}, False),
        (SameAs(0.1, "other"), {}, True),
        (SameAs(0.05, "other"), {}, False),
        (SameAs(1, "other"), {"apart": None}, False),
        (SameAs(1, "other"), {"apart": float("nan")}, False),
    ],
)
def test_goals_are_judged_by_ratios_at_the_size_of_the_row(goal, figures, expected):
    assert judged(goal, **figures) == [expected]


def test_a_cell_that_wants_most_of_the_memory_is_given_up_and_said(found):
    assert "Unable to allocate" in found[1].by_name["ours"].problem


def test_quick_rounds_take_the_quick_size_and_contestants():
    effort = Effort(rounds=1, patience=0, limit=300, quick=True)
    quick = run("tests.benchmarks.toy_rows", toy_rows.ROWS[0], 0, HERE, effort)
    assert quick.size == 100
    assert quick.by_name["ours"].size == 100
    assert "small" not in quick.by_name


def test_a_cell_that_takes_too_long_is_given_up_and_said():
    row = toy_rows.ROWS[2]
    late = run("tests.benchmarks.toy_rows", row, 2, HERE, Effort(rounds=2, patience=60, limit=0.2))
    assert late.by_name["ours"].problem == "not done after 0.2 s"


def test_the_table_fits_its_width_and_holds_every_peer(found):
    console = Console(width=WIDTH, file=io.StringIO())
    on_terminal([line(one) for one in found], console)
    printed = console.file.getvalue()
    assert max(map(len, printed.splitlines())) <= WIDTH
    assert all(name in printed for name in ("near", "wrong", "– failing", "– missing", "✗", "✓"))


def test_the_file_of_results_holds_the_table_every_contestant_and_no_folder(found):
    written = results.text(found, [line(one) for one in found], HERE)
    assert "| nowhere | cannot be installed: no such package |" in written
    assert "Rounds: 2." in written
    assert "| total | small | 10 |" in written
    assert "| total | failing | 1,000 | – | cannot be run: RuntimeError: cannot add 20 numbers of … | – |" in written
    assert "Rows that meet all their goals: 2 of 4." in written
    assert str(environments.FOLDER) not in written
    assert "/some/folder" not in written


@pytest.mark.parametrize(("rounds", "said"), [([3, 9, 5], "3 to 9"), ([3], "3"), ([0], "0"), ([], "0")])
def test_rounds_are_said_from_the_fewest_to_the_most(rounds, said):
    row = toy_rows.ROWS[0]
    found = [Found(row, 1, {"ours": Measured([1.0] * number, [1.0] * number)}) for number in rounds]
    assert results._rounds(found) == said
    assert results._rounds([*found, Found(row, 1, {})]) == said


def test_the_file_of_results_is_written_whole_or_not_at_all(tmp_path, found):
    path = tmp_path / "RESULTS.md"
    results.write(path, found, [line(one) for one in found], HERE)
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        results.write(path, found, [line(one) for one in found], {"\ud800": HERE["ours"]})
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["RESULTS.md"]


def test_an_environment_that_cannot_be_made_is_a_reason_and_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(environments, "FOLDER", tmp_path / "file")
    monkeypatch.setitem(environments.ENVIRONMENTS, "toy", ("no-such-package==0",))
    broken = environments.ready("toy")
    assert broken.problem.startswith("cannot be installed: ")
    assert str(tmp_path) not in broken.problem


def test_our_environment_is_this_one():
    assert environments.ready("ours").versions["numpy"] == np.__version__


def test_input_files_are_made_once_and_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "FOLDER", tmp_path / "inputs")
    made = []

    def write(path):
        made.append(path)
        path.write_text("figures", encoding="utf-8")

    first, second = files.made_once("a.csv", write), files.made_once("a.csv", write)
    assert first == second
    assert first.read_text(encoding="utf-8") == "figures"
    assert len(made) == 1
    files.remove()
    assert not first.exists()


@pytest.mark.parametrize(("size", "text"), [(1000, "10³"), (20_000, "2·10⁴"), (1500, "1,500"), (7, "7")])
def test_sizes_are_written_as_powers_of_ten(size, text):
    assert power(size) == text
