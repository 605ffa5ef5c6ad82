"""Whole outputs, reviewed as a diff: ``make golden`` rewrites them, and the screen in the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import run

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "golden"
README = ROOT / "README.md"
SCREEN = re.compile(r"(?P<fence>```text\n)\$ make rank\n(?P<screen>.*?)```\n", re.DOTALL)

OUTPUTS = {
    "rank.txt": ["rank", "finland"],
    "rank_fi.txt": ["rank", "finland", "--lang", "fi"],
    "rank_sv_stoplight.txt": ["rank", "finland", "--lang", "sv", "--stoplight"],
    "rank.json": ["rank", "finland", "-f", "json"],
    "rank.csv": ["rank", "finland", "-f", "csv"],
    "rank.md": ["rank", "reference_parks", "-f", "md"],
    "explain.txt": ["explain", "finland", "oulu"],
    "explain_vs.txt": ["explain", "finland", "kokkola_kip", "--vs", "gigavaasa"],
    "compare.txt": ["compare", "finland", "kokkola_kip", "harjavalta", "raahe"],
    "weights.txt": ["weights", "show", "finland"],
    "weights_pairwise.txt": ["weights", "pairwise", "tp3_pairwise"],
    "weights_pairwise_fi.txt": ["weights", "pairwise", "tp3_pairwise", "--lang", "fi"],
    "weights_pairwise.toml": ["weights", "pairwise", "tp3_pairwise", "-f", "toml"],
    "weights_group.txt": ["weights", "group", "tp3_group", "--sites", "finland"],
    "validate.txt": ["validate", "finland"],
    "validate_fi.txt": ["validate", "reference_parks", "--lang", "fi"],
    "audit.txt": ["audit", "finland"],
    "methods.txt": ["methods"],
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_whole_outputs(name, request):
    found = run(*OUTPUTS[name])
    assert found.status == 0, found.err
    file = FOLDER / name
    if request.config.getoption("--update-golden"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(found.out, encoding="utf-8", newline="\n")
    assert found.out == file.read_text(encoding="utf-8"), "if this is meant, run: make golden"


def test_nothing_golden_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == OUTPUTS.keys()


def test_the_screen_in_the_readme(request, monkeypatch):
    """What ``make rank`` prints: the sites as a path, from the checkout."""
    monkeypatch.chdir(ROOT)
    screen = run("rank", "sites/finland.csv").out
    text = README.read_text(encoding="utf-8")
    match = SCREEN.search(text)
    assert match is not None
    if request.config.getoption("--update-golden") and match["screen"] != screen:
        README.write_text(text[: match.start("screen")] + screen + text[match.end("screen") :], encoding="utf-8")
        return
    assert match["screen"] == screen, "if this is meant, run: make golden"
