"""What the README says can be done, done."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from sitescore.cli.main import COMMANDS
from tests.cli.running import LEAVES, few_sites, has_option, run

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
SAID = sorted(set(re.findall(r"`(?:uvx --from \. )?sitescore ([^`]+)`", TEXT)))
FEWER = {
    "audit SITES --rank-reversal": ("--trials", "2"),
    "report SITES -o study.html": ("--draws", "200"),
    "robustness SITES": ("--draws", "1000"),
}
"""Of what is drawn, where that takes longest."""


def test_pythons_example_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(compile(code, "README.md", "exec"), names)
    assert sorted(names["found"].ranks) == [1, 2, 3]
    ranking = names["ranking"]
    assert ranking.ranks.min() == 1
    assert not ranking.scores.flags.writeable


def test_the_study_of_the_readme_runs_as_it_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [line.partition("#")[0].strip() for line in SHELL if line.startswith("sitescore ")]
    assert len(lines) >= 3
    for line in lines:
        found = run(*shlex.split(line)[1:])
        assert found.status == 0, (line, found.err)


@pytest.mark.parametrize("line", SAID)
def test_commands_in_the_text_run(line, tmp_path, monkeypatch):
    """SITES, SITE, FILE and single letters stand for what a reader has, as do two runs kept and a large table."""
    monkeypatch.chdir(tmp_path)
    sites = few_sites(["finland"], tmp_path)[0]
    stand_ins = {"SITES": sites, "SITE": "oulu", "A": "oulu", "B": "raahe", "C": "gigavaasa", "CODE": "SC208",
                 "FILE": "sites.json", "DIR": "folder", "BIG.csv": "big.csv"}  # fmt: skip
    if "diff" in line:
        for name, options in (("before.json", ()), ("after.json", ("-p", "cell_plant"))):
            assert run("rank", sites, "-o", name, *options).status == 0
    if "BIG.csv" in line:
        (tmp_path / "big.csv").write_text("site,free_land\na,50\nb,60\n", encoding="utf-8")
    words = [stand_ins.get(word, word) for word in shlex.split(line)]
    assert words[0] in COMMANDS
    found = run(*words, *FEWER.get(line, ()))
    assert found.status == 0, found.err


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", "\n".join(SHELL), re.MULTILINE))
def test_targets_exist(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT)) - {"--from"}))
def test_options_exist(option):
    assert any(has_option(command, option) for command in LEAVES.values())


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("help",)])
def test_the_readme_names_every_command(command):
    assert f"sitescore {command}" in TEXT
