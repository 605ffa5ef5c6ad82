"""What only a process of its own can show: pipes, terminals, locales, and large files."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.cli.running import NOT_INHERITED, run

PROGRAM = [sys.executable, "-m", "sitescore"]
CLEAN = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}


def started(*arguments, env=None, **more):
    return subprocess.run(
        [*PROGRAM, *arguments], check=False, capture_output=True, env={**CLEAN, **(env or {})}, **more
    )


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_closed_pipe_is_quiet(form):
    """The reader goes away before the first byte: no word of it, and no failure."""
    reading, writing = os.pipe()
    os.close(reading)
    found = subprocess.run(
        [*PROGRAM, "compare", "reference_parks", "-f", form],
        check=False,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=CLEAN,
    )
    os.close(writing)
    assert b"Traceback" not in found.stderr
    assert b"rror" not in found.stderr
    assert b"Exception" not in found.stderr
    assert found.returncode == 0


def test_a_pipe_into_head():
    line = f"{sys.executable} -m sitescore compare finland -f json | head -1"
    found = subprocess.run(line, shell=True, check=False, capture_output=True, env=CLEAN)
    assert (found.stdout, found.stderr) == (b"{\n", b"")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_same_bytes_in_two_locales(form):
    words = ("rank", "finland", "--draws", "0", "-f", form)
    here = started(*words, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    there = started(*words, env={"LC_ALL": "fi_FI.UTF-8", "LANG": "fi_FI.UTF-8"})
    assert (here.returncode, there.returncode) == (0, 0)
    assert here.stdout == there.stdout


def test_an_ascii_terminal():
    found = started(
        "rank", "finland", "--draws", "0", "--lang", "fi", env={"PYTHONIOENCODING": "ascii", "COLUMNS": "100"}
    )
    assert found.returncode == 0
    assert found.stdout.isascii()
    assert b"Jyvaskyla" in found.stdout
    assert not re.search(rb"\w\?|\?\w", found.stdout)  # a letter that could not be written
    assert started("rank", "äöü", env={"PYTHONIOENCODING": "ascii"}).returncode == 2


TERMINALS = {"plain": ({}, True), "no_colour": ({"NO_COLOR": "1"}, False), "dumb": ({"TERM": "dumb"}, False)}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("env", "coloured"), TERMINALS.values(), ids=TERMINALS.keys())
def test_a_terminal_has_colours_unless_it_declines(env, coloured):
    import pty

    outside, inside = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "rank", "reference_parks", "--draws", "0"], stdout=inside, stderr=subprocess.DEVNULL,
        env={**CLEAN, "TERM": "xterm-256color", "COLUMNS": "70", **env},
    ) as process:  # fmt: skip
        os.close(inside)
        text = b""
        try:
            while part := os.read(outside, 65536):
                text += part
        except OSError:
            pass
    os.close(outside)
    assert process.returncode == 0
    assert (b"\x1b[" in text) is coloured
    assert b"Traceback" not in text


@pytest.mark.slow
def test_a_hundred_thousand_sites_are_ranked_and_twenty_shown(tmp_path):
    from tests.analysis.studies import TWO

    (tmp_path / "two.toml").write_text(TWO, encoding="utf-8")
    rows = (f"s{n},{30 + n % 97}.5,{n % 89}" for n in range(100_000))
    (tmp_path / "many.csv").write_text("site,free_land,port_distance\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = run("rank", tmp_path / "many.csv", "-c", tmp_path / "two.toml")
    assert found.status == 0, found.err
    assert (
        len(
            [
                line
                for line in found.out.splitlines()
                if line.split()[1:2] and line.split()[1].startswith("s") and line.split()[1][1:].isdigit()
            ]
        )
        == 20
    )
    assert "--top 100000 shows all" in " ".join(found.out.split()).replace("100,000", "100000")
