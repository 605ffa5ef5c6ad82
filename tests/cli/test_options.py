"""What each option changes, and that standard input, files and repeated runs give the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from sitescore.io.bundled import bundled
from tests.analysis.studies import TWO, TWO_SITES
from tests.cli.running import FORMATS, LANGUAGES, once, run

FINLAND = bundled("sites") / "finland.csv"
ANSI = "\x1b["


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "two.toml").write_text(TWO, encoding="utf-8")
    (tmp_path / "sites.csv").write_text(TWO_SITES, encoding="utf-8")
    return tmp_path


def ranked(*options):
    return json.loads(run("rank", "finland", "-f", "json", *options).out)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_holds_what_the_terminal_shows(folder, form, language):
    arguments = ("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", form, "--lang", language)
    shown = run(*arguments, env={"COLUMNS": "100"})
    written = run(*arguments, "-o", folder / "out", env={"FORCE_COLOR": "1"})
    assert (written.status, written.out) == (0, "")
    assert (folder / "out").read_bytes().decode("utf-8") == shown.out
    assert sorted(path.name for path in folder.iterdir()) == ["out", "sites.csv", "two.toml"]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "table"])
def test_the_ending_of_the_file_tells_the_form(folder, form):
    arguments = ("rank", folder / "sites.csv", "-c", folder / "two.toml")
    run(*arguments, "-o", folder / f"out.{form}")
    assert (folder / f"out.{form}").read_text(encoding="utf-8") == run(*arguments, "-f", form).out


def test_a_named_form_beats_the_ending(folder):
    run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "csv", "-o", folder / "out.json")
    assert (folder / "out.json").read_text(encoding="utf-8").startswith("rank,site,")


@pytest.mark.parametrize("ending", ["ods", "html"])
def test_a_form_that_is_not_written_here_is_not_written_under_its_name(folder, ending):
    """A text table called ranking.ods opens in nothing."""
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-o", folder / f"out.{ending}")
    assert found.status == 2
    assert not (folder / f"out.{ending}").exists()


def test_a_new_result_takes_the_place_of_the_old_with_usual_rights(folder):
    out = folder / "out.csv"
    out.write_text("old" * 1000, encoding="utf-8")
    run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-o", out)
    assert out.read_text(encoding="utf-8").startswith("rank,site,")
    assert out.stat().st_mode & 0o600 == 0o600


@pytest.mark.parametrize("word", ["rank", "validate", "compare"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_standard_input(folder, word, encoding):
    text = TWO_SITES.replace("North harbour", "Äänekoski")
    found = run(word, "-", "-c", folder / "two.toml", "-f", "csv", stdin=text.encode(encoding))
    (folder / "sites.csv").write_bytes(text.encode(encoding))
    assert found.status == 0
    assert found.out == run(word, folder / "sites.csv", "-c", folder / "two.toml", "-f", "csv").out


def test_standard_input_of_json_and_of_nothing(folder):
    rows = [dict(row) for row in csv.DictReader(io.StringIO(TWO_SITES))]
    found = run("rank", "-", "-c", folder / "two.toml", "-f", "csv", stdin=json.dumps(rows).encode())
    assert found.out == run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "csv").out
    found = run("rank", "-", "-c", folder / "two.toml")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("standard input: SC201")


def test_standard_input_has_the_digest_of_the_file():
    there = json.loads(run("rank", "-", "-f", "json", stdin=FINLAND.read_bytes()).out)
    assert there["sites_digest"] == ranked()["sites_digest"]


def test_interrupted():
    class Pressed(io.BytesIO):
        def read(self, *_):
            raise KeyboardInterrupt

    found = run("rank", "-", stdin=Pressed())
    assert (found.status, found.out) == (130, "")
    assert "Traceback" not in found.err


def test_bundled_sites_go_by_name_and_files_by_path(tmp_path, monkeypatch):
    by_name, by_path = once("rank", "finland", "-f", "csv").out, run("rank", FINLAND, "-f", "csv").out
    assert by_name == by_path
    monkeypatch.chdir(tmp_path)
    Path("finland").write_text("x", encoding="utf-8")
    assert run("rank", "finland").status == 2


@pytest.mark.parametrize(("top", "shown"), [("1", 1), ("3", 3), ("12", 12), ("99", 12), ("all", 12)])
def test_top(top, shown):
    text = run("rank", "finland", "--top", top).out
    assert len(re.findall(r"^ ?\d+ ", text, re.MULTILINE)) == shown
    assert ("--top 12 shows all" in " ".join(text.split())) is (shown < 12)
    assert run("rank", "finland", "--top", top, "-f", "csv").out == once("rank", "finland", "-f", "csv").out


def test_stoplight_shows_marks_that_need_no_colour():
    text = run("rank", "finland", "--stoplight", env={"COLUMNS": "120"}).out
    assert "5 ++" in text
    row = next(line for line in text.splitlines() if re.match(r" *1 +Kokkola", line))
    scores = ranked()["sites"][0]["factors"].values()
    grades = [("1 --", "2 -", "3 o", "4 +", "5 ++")[min(int(score // 20), 4)] for score in scores]
    assert re.sub(r"\s+", " ", " ".join(grades)) in re.sub(r"\s+", " ", row)


def test_need_and_set_change_the_study_and_are_recorded():
    changed = ranked("--need", "land_ha=4", "--need", "grid_mw=1,5", "--set", "criteria.zoning.weight=30")
    assert changed["excluded"] == []
    assert changed["options"] == {"needs": ["land_ha=4", "grid_mw=1,5"], "settings": ["criteria.zoning.weight=30"]}
    assert {site["site"] for site in changed["sites"]} > {site["site"] for site in ranked()["sites"]}


def test_the_date_of_a_study_is_recorded_and_handed_on(tmp_path):
    (tmp_path / "c.toml").write_text(TWO, encoding="utf-8")
    rows = "north,free_land,50,\nnorth,port_distance,40,\nnorth,port_distance,2,2030\nsouth,free_land,30,\n"
    text = f"site,criterion,value,available_from\n{rows}south,port_distance,90,\n"
    (tmp_path / "s.csv").write_text(text, encoding="utf-8")
    study = [tmp_path / "s.csv", "-c", tmp_path / "c.toml"]
    plain, dated = (json.loads(run("rank", *study, *more, "-f", "json").out) for more in ([], ["--as-of", "2029"]))
    assert plain["warnings"][0]["kind"] == "promised_in_full"
    assert dated["warnings"][0]["kind"] == "promised_in_part"
    assert "2030" in dated["warnings"][0]["message"]
    assert (plain["options"], dated["options"]) == ({}, {"as_of": "2029"})
    assert dated["sites"][0]["score"] < plain["sites"][0]["score"]
    assert "--as-of 2029" in run("rank", *study, "--as-of", "2029").err
    refused = run("rank", *study, "--as-of", "soon")
    assert (refused.status, "SC111" in refused.err) == (2, True)


def test_a_weight_of_nothing_takes_a_factor_out():
    changed = ranked("--set", "factors.regional_cooperation.weight=0")
    for site in changed["sites"]:
        assert site["contributions"]["joint_planning"] == 0
        assert sum(site["contributions"].values()) == pytest.approx(site["score"], abs=1e-7)


def test_set_gives_what_the_file_would(folder):
    by_option = run(
        "rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "csv", "--set", "criteria.free_land.weight=10"
    )
    (folder / "two.toml").write_text(TWO.replace("weight = 60", "weight = 10"), encoding="utf-8")
    assert by_option.out == run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "csv").out


@pytest.mark.parametrize("profile", ["battery_chemicals", "cell_plant", "recycling", "hydrogen_efuels", "port_bound"])
def test_profiles(profile):
    found = run("rank", "finland", "-p", profile)
    assert (found.status, f"Profile {profile}." in found.out) == (0, True)


def test_reading_options(folder):
    text = "site#free_land#port_distance#owner\na#50,5#2#Aino\n"
    (folder / "sites.csv").write_bytes(text.encode())
    arguments = ("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "json")
    found = run(*arguments, "--delimiter", "#", "--decimal", "comma", "--encoding", "utf-8", "--ignore-column", "owner")
    assert json.loads(found.out)["sites"][0]["contributions"]["free_land"] == pytest.approx(60 * (50.5 / 20 - 1) / 2)
    assert run(*arguments, "--delimiter", "#", "--ignore-column", "owner").out != ""
    assert run(*arguments, "--delimiter", "#").status == 2


COLOURS = {  # name: environment, options, coloured
    "a_pipe": ({}, [], False),
    "forced": ({"FORCE_COLOR": "1"}, [], True),
    "forced_and_forbidden": ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
    "forbidden_emptily": ({"FORCE_COLOR": "1", "NO_COLOR": ""}, [], True),
    "forced_and_declined": ({"FORCE_COLOR": "1"}, ["--no-color"], False),
    "dumb": ({"FORCE_COLOR": "1", "TERM": "dumb"}, [], False),
}


@pytest.mark.parametrize(("env", "options", "coloured"), COLOURS.values(), ids=COLOURS.keys())
def test_colours(env, options, coloured):
    assert (ANSI in run("rank", "reference_parks", *options, env=env).out) is coloured


@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_no_colours_in_what_programs_read(form):
    assert ANSI not in run("rank", "reference_parks", "-f", form, env={"FORCE_COLOR": "1"}).out


LOCALES = {  # name: environment, heading
    "none": ({}, "Site"),
    "finnish": ({"LANG": "fi_FI.UTF-8"}, "Kohde"),
    "swedish_in_finland": ({"LC_MESSAGES": "sv_FI", "LANG": "fi_FI.UTF-8"}, "Plats"),
    "all_beats_the_rest": ({"LC_ALL": "C", "LANG": "fi_FI.UTF-8"}, "Site"),
    "another": ({"LANG": "de_DE.UTF-8"}, "Site"),
}


@pytest.mark.parametrize(("env", "heading"), LOCALES.values(), ids=LOCALES.keys())
def test_the_language_comes_from_the_locale(env, heading):
    assert re.search(rf"^ *# +{heading} ", run("rank", "reference_parks", env=env).out, re.MULTILINE)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_programs_read_is_the_same_in_every_locale(form):
    texts = {run("rank", "finland", "-f", form, env=env).out for env, _ in LOCALES.values()}
    assert len(texts) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_files_give_the_same_bytes_twice(form):
    assert run("explain", "finland", "oulu", "-f", form).out == run("explain", "finland", "oulu", "-f", form).out


def test_results_and_remarks_do_not_mix():
    found = run("rank", "finland")
    assert found.err == "Next: sitescore explain finland kokkola_kip --vs gigavaasa\n"
    assert "Next" not in found.out
    assert run("rank", "finland", "-f", "json").err == ""


def test_the_next_step_runs(folder):
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml")
    words = found.err.strip().removeprefix("Next: sitescore ").split()
    assert words[0] == "explain"
    assert run(*words).status == 0, "the next step must name the criteria that were used"


def test_how_a_file_was_read_is_said_once(folder):
    (folder / "sites.csv").write_bytes("kohde;free_land;port_distance;huom\na;50,5;2;ä\n".encode("cp1252"))
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml")
    assert found.err.count("cp1252") == 1
    assert found.err.count("decimal comma") == 1
    assert "huom" in found.err
    assert "cp1252" not in found.out


@pytest.mark.parametrize(("language", "title"), [("en", "A siting"), ("fi", "Sijainti"), ("sv", "En plats")])
def test_init_starts_a_study_that_runs(tmp_path, monkeypatch, language, title):
    monkeypatch.chdir(tmp_path)
    assert run("init", "a/study", "--lang", language).status == 0
    assert Path("a/study/README.md").read_text(encoding="utf-8").startswith(f"# {title}")
    assert sorted(path.name for path in Path("a/study").iterdir()) == [
        "CRITERIA.md",
        "README.md",
        "criteria.toml",
        "sites.csv",
    ]
    monkeypatch.chdir(tmp_path / "a" / "study")
    for line in re.findall(r"^    sitescore (.*)$", Path("README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert run(*line.split()).status == 0, line
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    again = run("init", ".")
    assert (again.status, again.out, again.err.count(": SC231 ")) == (2, "", 4)
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_init_says_a_command_that_runs_where_the_folder_has_a_space(tmp_path):
    said = run("init", tmp_path / "Oma kansio", "--lang", "fi").err
    command = shlex.split(said.partition("sitescore ")[2])
    assert command[0] == "validate"
    assert run(*command).status == 0


def test_init_where_no_folder_can_be(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "study"):
        found = run("init", folder)
        assert (found.status, found.out) == (2, "")
        assert "SC230" in found.err


def test_validate_says_sound_and_unsound_by_its_status(folder):
    assert run("validate", folder / "sites.csv", "-c", folder / "two.toml").status == 0
    (folder / "sites.csv").write_text(TWO_SITES + "north,Again,50,2\n", encoding="utf-8")
    found = run("validate", folder / "sites.csv", "-c", folder / "two.toml", "-f", "csv")
    assert found.status == 1
    assert [row["code"] for row in csv.DictReader(io.StringIO(found.out))] == ["SC215"]


def test_validate_of_what_was_asked_wrongly_could_not_run():
    """No profile of that name: nothing was found in the data, the question was wrong."""
    assert run("validate", "finland", "-p", "nosuch").status == 2
    assert run("validate", "finland", "-c", "nosuch").status == 2


@pytest.mark.parametrize(
    ("given", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3"), ({"OMP_NUM_THREADS": "3"}, "None")]
)
def test_the_program_takes_one_thread_unless_told_otherwise(given, threads):
    """In a process of its own, as the settings are those of a process."""
    code = """
import os
from sitescore.cli.main import main
try:
    main()
except SystemExit:
    print(os.environ.get("OPENBLAS_NUM_THREADS"))
"""
    rest = {name: value for name, value in os.environ.items() if not name.endswith("_THREADS")}
    ran = subprocess.run(
        [sys.executable, "-c", code, "--version"], env=rest | given, check=True, capture_output=True, text=True
    )
    assert ran.stdout.splitlines()[-1] == threads


def test_ranking_does_not_search_installed_packages_for_plug_ins():
    code = """
import importlib.metadata, os, sys
def refuse(**given):
    raise AssertionError(given)
importlib.metadata.entry_points = refuse
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
from sitescore.cli.main import main
main(["rank", "finland", "-f", "json"])
"""
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert '"kokkola_kip"' in ran.stdout
