"""Every command in every format and language, its help and its example; new commands are tested by being there."""

from __future__ import annotations

import csv
import io
import json

import click
import pytest

from sitescore.cli.main import program
from tests.cli.running import (
    ALL_COMMANDS,
    FORMATS,
    LANGUAGES,
    LEAVES,
    REPORTING,
    STUDYING,
    example,
    few_sites,
    once,
    run,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("few")


QUICK = {"report": ("--draws", "200"), "robustness": ("--draws", "300")}


def of_few(name, folder, form, language):
    """The outcome of a command's example on some of the bundled sites."""
    return once(*few_sites(example(REPORTING[name]), folder), *QUICK.get(name, ()), "-f", form, "--lang", language)


VARIANTS = [*((form, "en") for form in FORMATS), *(("table", language) for language in LANGUAGES[1:])]


@pytest.mark.parametrize(("form", "language"), VARIANTS)
@pytest.mark.parametrize("name", REPORTING)
def test_every_command_in_every_format_and_in_every_language(name, form, language, folder):
    """All bundled sites as in the example, some in the rest; every format and language is tried on the results."""
    as_it_stands = (form, language) == ("table", "en")
    found = once(*example(REPORTING[name])) if as_it_stands else of_few(name, folder, form, language)
    assert (found.status, found.out[-1:]) == (0, "\n"), found.err
    assert "Traceback" not in found.whole
    if form == "json":
        document = json.loads(found.out)
        assert document["command"] in (name, name.split()[0])
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(found.out, newline="")))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}
    elif form == "md":
        assert found.out.startswith("## ")


@pytest.mark.parametrize("name", LEAVES)
def test_help_has_an_example_that_runs(name, tmp_path, monkeypatch):
    found = run(*name.split(), "--help")
    assert (found.status, found.err) == (0, "")
    assert "Example:" in found.out
    assert found.out.startswith(f"Usage: sitescore {name}")
    monkeypatch.chdir(tmp_path)
    tried = (once if name in REPORTING else run)(*example(LEAVES[name]))
    assert tried.status == 0, tried.err
    assert "Traceback" not in tried.whole


@pytest.mark.parametrize(
    "words", [[], *([name] for name in ALL_COMMANDS)], ids=lambda words: " ".join(words) or "alone"
)
def test_help_of_the_program_and_of_every_word_in_it(words):
    """Groups as well: what stands under them is not to be guessed."""
    found = run(*words, "--help")
    assert found.status == 0
    assert "Example:  sitescore" in found.out
    assert max(map(len, found.out.splitlines())) <= 80


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_says_what_it_does(name):
    for parameter in LEAVES[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_the_program_lists_its_commands():
    text = run("--help").out
    for name in ALL_COMMANDS:
        assert f"  {name} " in text
    assert run("-h").out == text
    assert run("help").out == text
    assert run("--version").out.startswith("sitescore, version ")


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_help_shows_the_help_of_a_command(name):
    assert run("help", name).out == run(name, "--help").out
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert command.help


@pytest.mark.parametrize("name", STUDYING)
def test_every_study_takes_the_options_of_a_study(name):
    opts = {opt for parameter in STUDYING[name].params for opt in parameter.opts}
    assert opts >= {"-c", "-p", "--need", "--set", "-f", "-o", "--lang", "--no-color"}


@pytest.mark.parametrize("name", STUDYING)
def test_json_of_every_study_begins_with_what_it_was_computed_from(name, folder):
    arguments = [*few_sites(example(STUDYING[name]), folder), *QUICK.get(name, ())]
    document = json.loads(run(*arguments, "-f", "json", "--need", "grid_mw=90", "-p", "recycling").out)
    assert list(document)[:6] == ["command", "sitescore", "criteria", "sites_digest", "options", "warnings"]
    assert document["criteria"]["id"] == "tp3"
    digest = "judgements_digest" if "judgements_digest" in document else "sites_digest"
    assert len(document["criteria"]["digest"]) == len(document[digest]) == 64
    assert document["options"] == {"profile": "recycling", "needs": ["grid_mw=90"]}
    for warning in document["warnings"]:
        assert list(warning)[:2] == ["code", "kind"]
        assert "{" not in warning["message"]


@pytest.mark.parametrize("name", [name for name in REPORTING if name != "methods"])
def test_titles_are_in_the_language_asked_for(name, folder):
    finnish, swedish = (of_few(name, folder, "table", language).out for language in ("fi", "sv"))
    assert finnish != swedish
