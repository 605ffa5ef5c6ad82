"""`sitescore diff` on the command line: what it reads, says and refuses."""

from __future__ import annotations

import json

import pytest

from tests.analysis.studies import TWO, TWO_SITES
from tests.cli.running import FORMATS, LANGUAGES, run


@pytest.fixture
def runs(tmp_path):
    """Two runs in which two sites change places, and one enters that was excluded."""
    (tmp_path / "two.toml").write_text(TWO, encoding="utf-8")
    later = TWO_SITES.replace("30,40", "75,1").replace("12,5", "44,5")
    for name, text, more in (("before", TWO_SITES, ()), ("after", later, ("--draws", "0", "--need", "land_ha=21"))):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        words = ("rank", tmp_path / f"{name}.csv", "-c", tmp_path / "two.toml", "-o", tmp_path / f"{name}.json")
        assert run(*words, *more).status == 0
    return tmp_path


def told(folder, *more):
    return run("diff", folder / "before.json", folder / "after.json", *more)


def test_what_a_person_is_told(runs):
    text = " ".join(told(runs).out.split())
    assert "South field passed North harbour" in text
    assert "most by Data (+" in text
    assert "there most on Free land / need" in text
    assert "East yard entered at rank 3: it was excluded (Free land / need < 1)." in text
    assert "needs: – → land_ha=21" in text
    assert "draws: 4096 → 0" in text
    assert "South field leads instead of North harbour; 2 of 2 sites changed rank." in text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_in_every_language(runs, form, language):
    found = told(runs, "-f", form, "--lang", language)
    assert (found.status, found.err) == (0, "")
    assert found.out == told(runs, "-f", form, "--lang", language).out
    if language != "en" and form in ("table", "md"):
        assert found.out != told(runs, "-f", form).out


def test_parts_of_the_document_add_up(runs):
    found = json.loads(told(runs, "-f", "json").out)
    assert found["parts"] == ["data", "value_functions", "membership"]
    for row in found["sites"]:
        assert sum(row["parts"].values()) == pytest.approx(row["change"], abs=1e-8)
        assert row["score_after"] - row["score_before"] == pytest.approx(row["change"], abs=1e-8)
        for part, points in row["parts"].items():
            assert sum(parts[part] for parts in row["by_criterion"].values()) == pytest.approx(points, abs=1e-8)


def test_exit_status_on_change(runs):
    assert told(runs, "--fail-on", "change").status == 1
    assert told(runs).status == 0
    same = run("diff", runs / "before.json", runs / "before.json", "--fail-on", "change")
    assert same.status == 0
    assert "The two runs are alike." in same.out


def edited(folder, change):
    document = json.loads((folder / "before.json").read_text(encoding="utf-8"))
    change(document)
    (folder / "edited.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    return run("diff", folder / "edited.json", folder / "after.json", "-f", "json")


@pytest.mark.parametrize(
    ("change", "code", "says", "placed"),
    [
        (lambda d: d.pop("study"), "SC242", "does not hold what was ranked", True),
        (lambda d: d.update(command="explain"), "SC242", "of `explain`, not of `rank`", True),
        (lambda d: d.pop("command"), "SC242", "of another kind", True),
        (lambda d: d.update(extra=1), "SC242", "unknown key 'extra'", True),
        (lambda d: d["sites"][0].pop("score"), "SC242", "sites.0 lacks 'score'", True),
        (lambda d: d["sites"][0].update(score=float("nan")), "SC242", "finite number", True),
        (lambda d: d["sites"][0].update(score="much"), "SC242", "sites.0.score", True),
        (lambda d: d["sites"].append(d["sites"][0]), "SC242", "stands twice", True),
        (lambda d: d["study"]["sites"].pop(0), "SC242", "not in the study", True),
        (lambda d: d["study"]["sites"].append(d["study"]["sites"][0]), "SC242", "stands twice", True),
        (lambda d: d["study"]["sites"][0]["cells"].update(free_land=[]), "SC242", "free_land", True),
        (lambda d: d["study"]["criteria"].update(method="best"), "SC242", "no scoring method 'best'", True),
        (lambda d: d["study"]["criteria"]["criteria"]["free_land"].update(factor="sea"), "SC242", "sea", True),
        (lambda d: d["sites"][0].update(score=1.0), "SC243", "by the study in it", False),
    ],
)
def test_documents_that_are_no_runs(runs, change, code, says, placed):
    found = edited(runs, change)
    assert (found.status, found.out) == (2, "")
    (problem, *more) = json.loads(found.err)["errors"]
    assert not more
    assert problem["code"] == code
    assert says in problem["message"]
    assert problem["file"].endswith("edited.json")
    assert (problem["line"] is not None) == placed


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"site,a\nx,1\n", ":1:1: SC242 this is not JSON"),
        (b'{"command": "rank",\n "a": }', ":2:7: SC242 this is not JSON"),
        (b"", "SC242"),
        (b"[]", "of another kind"),
        (b"3", "of another kind"),
        (b'{"command": "rank", "command": "rank"}', "stands twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe{", "UTF-8"),
    ],
)
def test_files_that_are_no_runs(runs, text, says):
    (runs / "edited.json").write_bytes(text)
    found = run("diff", runs / "edited.json", runs / "missing.json")
    assert (found.status, found.out) == (2, "")
    assert says in found.err
    assert "missing.json: SC200" in found.err
    assert "Traceback" not in found.err
