"""Weights from judgements on the command line: what is printed, what is refused."""

from __future__ import annotations

import json
import tomllib

import pytest

from sitescore.io.bundled import bundled
from sitescore.io.judgement_columns import ASKED
from tests.cli.running import LANGUAGES, run

EXAMPLES = {asked: f"tp3_{asked.replace('-', '_')}" for asked in ASKED}
BROKEN = {  # text or bytes of the table, code, words
    "empty": ("", "SC201", "first, second, times"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10", "SC203", "binary"),
    "workbook": (b"PK\x03\x04" + b"\0" * 60, "SC203", "Excel"),
    "wrong_column": ("first;second;time\npermitting;zoning;2\n", "SC221", "'time'"),
    "words_for_numbers": ("first;second;times\npermitting;energy_adequacy;three\n", "SC222", "got 'three'"),
    "unknown_criterion": ("first;second;times\npermiting;energy_adequacy;3\n", "SC222", "did you mean 'permitting'?"),
    "not_siblings": ("first;second;times\npermitting;zoning;3\n", "SC222", "only siblings"),
    "nothing": ("first;second;times\npermitting;energy_adequacy;0\n", "SC222", "above 0"),
    "not_linked": ("first;second;times\npermitting;energy_adequacy;3\n", "SC222", "must link all"),
    "sites": ("site,free_land\na,3\n", "SC221", "first, second, times"),
    "open_quotation_mark": ('first;second;times\n"permitting;energy_adequacy;3\n', "SC205", "quotation"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_tables(tmp_path, content, code, words):
    file = tmp_path / "judged.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = run("weights", "pairwise", file)
    assert (found.status, found.out, "Traceback" in found.err) == (2, "", False)
    assert f"{code} " in found.err
    assert words in found.err
    said = run("weights", "pairwise", file, "-f", "json").err
    errors = json.loads(said[said.index("{") :])["errors"]
    assert code in {error["code"] for error in errors}
    assert run("weights", "group", file, file).status == 2


USAGE = {
    "no_file": (["pairwise", "nowhere.csv"], "SC200"),
    "unknown_example": (["pairwise", "tp3_pairwize"], "did you mean 'tp3_pairwise'?"),
    "another_table": (["pairwise", "tp3_swing"], "lacks first, second, times"),
    "people": (["swing", "tp3_group"], "weights group"),
    "alone": (["group", "tp3_swing"], "fewer than two people"),
    "nobody": (["group"], "Missing argument"),
    "no_sites": (["group", "tp3_group", "--sites", "finlnd"], "did you mean"),
    "no_form": (["show", "-f", "toml"], "toml"),
}


@pytest.mark.parametrize(("arguments", "words"), USAGE.values(), ids=USAGE.keys())
def test_what_is_asked_wrongly(arguments, words):
    found = run("weights", *arguments)
    assert (found.status, found.out, "Traceback" in found.err) == (2, "", False)
    assert words in found.err


@pytest.mark.parametrize("asked", ASKED)
def test_the_printed_toml_is_toml(asked):
    found = run("weights", asked, EXAMPLES[asked], "-f", "toml")
    assert found.status == 0
    assert tomllib.loads(found.out)["weighting"]["method"] == ASKED[asked].method


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_contradicts_itself_and_what_would_mend_it(language):
    titles = {"en": "Services and safety", "fi": "Palvelut ja turvallisuus", "sv": "Tjänster och säkerhet"}
    out = " ".join(run("weights", "pairwise", EXAMPLES["pairwise"], "--lang", language).out.split())
    assert titles[language] in out
    assert {"en": "What would help most", "fi": "Eniten auttaisi", "sv": "Mest skulle hjälpa"}[language] in out


def test_standard_input():
    data = (bundled("judgements") / "tp3_swing.csv").read_bytes()
    found = run("weights", "swing", "-", stdin=data)
    assert found.status == 0
    assert "Energy adequacy" in found.out


def test_a_criteria_file_with_judgements_from_paste_to_rank(tmp_path):
    toml = run("weights", "pairwise", "tp3_pairwise", "-f", "toml").out
    text = (bundled("criteria") / "tp3.toml").read_text(encoding="utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(f"{text}\n{toml}", encoding="utf-8")
    shown = json.loads(run("weights", "show", "-c", file, "-f", "json").out)
    judged = json.loads(run("weights", "pairwise", "tp3_pairwise", "-f", "json").out)
    assert shown["weighings"] == judged["weighings"]
    assert shown["criteria"]["weighting"] == "pairwise"
    assert {row["source"] for row in shown["nodes"]} == {"pairwise", "stated"}
    assert [warning["code"] for warning in shown["warnings"]] == ["SC415"]
    ranked = " ".join(run("rank", "finland", "-c", file).out.split())
    assert "contradict each other" in ranked
    assert "consistency ratio" in ranked
    table = run("weights", "show", "-c", file).out
    assert "What would help most" in table
    assert "From" in table.splitlines()[1]


@pytest.mark.parametrize("method", ["entropy", "critic", "standard_deviation"])
def test_a_method_from_values_for_one_run(method):
    found = json.loads(run("rank", "finland", "--set", f"weighting.method={method}", "-f", "json").out)
    assert found["criteria"]["weighting"] == method
    (warning,) = [warning for warning in found["warnings"] if warning["code"] == "SC416"]
    assert method in warning["message"]
    assert run("rank", "finland", "--set", f"weighting.method={method}", "-p", "recycling").status == 0


def test_a_method_that_the_values_stop_says_so():
    found = run("rank", "finland", "--set", "weighting.method=merec")
    assert (found.status, "SC308" in found.err, "Traceback" in found.err) == (2, True, False)
