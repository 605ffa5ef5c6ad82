"""The file of results, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.frame.environments import Environment
from benchmarks.frame.machine import machine
from benchmarks.frame.rounds import Found
from benchmarks.frame.table import HEADINGS, LEGEND, Line, duration, two_figures


def write(path: Path, found: Sequence[Found], lines: Sequence[Line], environments: Mapping[str, Environment]) -> None:
    """Write the table, every contestant's figures, the notes, and what it was measured on."""
    _write_whole(path, text(found, lines, environments))


def text(found: Sequence[Found], lines: Sequence[Line], environments: Mapping[str, Environment]) -> str:
    """Return the whole file as Markdown."""
    unmet = sum(one.unmet for one in lines)
    parts = [
        "# Results of the benchmark",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}; [README.md](README.md) says how to read it.",
        f"Machine: {machine()}. Rounds: {_rounds(found)}.",
        _versions(environments),
        f"Rows that meet all their goals: {len(lines) - unmet} of {len(lines)}.",
        _markdown(HEADINGS, [["<br>".join(cell) for cell in one.cells] for one in lines]),
        LEGEND,
        "## Notes",
        "\n".join(f"- {one.cells[0][0]}: {note}" for one in lines for note in one.notes) or "None.",
        "## Every contestant",
        _markdown(("work", "contestant", "sites", "CPU time", "fastest to slowest round", "MB"), _cells(found)),
    ]
    return "\n\n".join(parts) + "\n"


def _rounds(found: Sequence[Found]) -> str:
    """Say how many rounds the rows took, of those of which anything could be run."""
    rounds = {max((len(cell.seconds) for cell in one.by_name.values()), default=0) for one in found} - {0}
    return " to ".join(str(number) for number in sorted({min(rounds, default=0), max(rounds, default=0)}))


def _versions(environments: Mapping[str, Environment]) -> str:
    rows = [
        [name, ", ".join(f"{part} {version}" for part, version in one.versions.items()) or one.problem]
        for name, one in environments.items()
    ]
    return _markdown(("environment", "versions"), rows)


def _cells(found: Sequence[Found]) -> list[list[str]]:
    rows = []
    for one in found:
        for name, cell in one.by_name.items():
            rounds = one.rounds(name)
            spread = f"{duration(min(rounds))} – {duration(max(rounds))}" if rounds else cell.problem
            figures = [duration(one.seconds(name)), spread, two_figures(one.megabytes(name))]
            rows.append([one.row.work, name, f"{cell.size:,}", *figures])
    return rows


def _markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |" for cells in lines)


def _write_whole(path: Path, content: str) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
