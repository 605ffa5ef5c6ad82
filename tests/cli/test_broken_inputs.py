"""What people really hand in: each is refused in one clear message with its place, and nothing is written."""

from __future__ import annotations

import json
import os
import random
import shlex
from pathlib import Path

import pytest

from sitescore.codes import EXPLANATIONS
from tests.analysis.studies import TWO, TWO_SITES
from tests.cli.running import run

HEAD = "site,name,free_land,port_distance\n"
ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")

SITES = {  # name: text or bytes of sites.csv, code, place behind the file's name, words of the message
    "no_site_column": ("area,free_land,port_distance\na,1,2\n", "SC210", ":1:1", "site"),
    "unknown_criterion": ("site,free_land,port_distance,harbour\na,50,2,1\n", "SC301", ":1:4", "harbour"),
    "misspelt_criterion": ("site,free_lnd,port_distance\na,50,2\n", "SC301", ":1:2", "did you mean 'free_land'?"),
    "duplicate_site": (HEAD + "a,A,50,2\nb,B,50,3\na,C,40,2\n", "SC215", ":4:1", "2:1"),
    "duplicate_column": ("site,free_land,free_land\na,50,2\n", "SC211", ":1:3", "free_land"),
    "text_in_numbers": (HEAD + "a,A,50,2\nb,B,plenty,3\n", "SC305", ":3:3", "plenty"),
    "about": (HEAD + "a,A,ca 50,2\n", "SC305", ":2:3", "50"),
    "nan": (HEAD + "a,A,nan,2\n", "SC206", ":2:3", "nan"),
    "infinity": (HEAD + "a,A,50,-inf\n", "SC206", ":2:4", "inf"),
    "too_large": (HEAD + "a,A,1e999,2\n", "SC206", ":2:3", "1e999"),
    "largest_float": (HEAD + "a,A,1e308,2\nb,B,50,-1e308\n", "SC206", ":2:3", "too large"),
    "largest_spread": (HEAD + "a,A,1e308±1e308,2\n", "SC206", ":2:3", "too large"),
    "largest_range": (HEAD + "a,A,50,2\nb,B,50,-1e300..1e308\n", "SC206", ":3:4", "too large"),
    "largest_in_a_unit": (HEAD + "a,A,50,1e308 m\n", "SC206", ":2:4", "too large"),
    "spreadsheet_error": (HEAD + "a,A,#DIV/0!,2\n", "SC207", ":2:3", "#DIV/0!"),
    "two_ways_to_read": (HEAD + 'a,A,"1,234",2\nb,B,0.5,3\n', "SC208", ":2:3", "1,234"),
    "range_downwards": (HEAD + "a,A,50..20,2\n", "SC209", ":2:3", "50..20"),
    "row_of_200_cells": (HEAD + "a,A,50,2\nb," + ",".join("1" * 200) + "\n", "SC212", ":3", "201"),
    "empty_file": ("", "SC201", "", "empty"),
    "blank_file": ("\n\n  \n", "SC201", "", "empty"),
    "header_only": (HEAD, "SC201", "", "no site"),
    "one_column": ("site\na\n", "SC204", ":1", "one column"),
    "image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10", "SC203", "", "binary"),
    "every_byte": (bytes(range(256)) * 4, "SC203", "", "binary"),
    "workbook": (b"PK\x03\x04" + b"\0" * 60, "SC203", "", "Excel"),
    "nameless_site": (HEAD + ",A,50,2\n", "SC214", ":2:1", "no site"),
    "open_quotation_mark": (HEAD + 'a,"A,50,2\nb,B,50,3\n', "SC205", ":2", "quotation"),
    "wrong_unit": ("site,free_land [km],port_distance\na,50,2\n", "SC303", ":2:2", "'km'"),
    "nothing_applies": (HEAD + "a,A,n/a,n/a\n", "SC307", "", "a"),
}  # fmt: skip

CIRCLE = 'title = "S"\nparent = "b"\n[factors.b]\ntitle = "B"\nparent = "site"'

CRITERIA = {  # name: what to replace in the criteria, by what, code, words of the message
    "negative_weight": ("weight = 60", "weight = -60", "SC103", "at least 0"),
    "huge_weight": ("weight = 60", "weight = 1e308", "SC103", "at most"),
    "infinite_weight": ("weight = 60", "weight = inf", "SC103", "criteria.free_land.weight"),
    "nan_weight": ("weight = 60", "weight = nan", "SC103", "criteria.free_land.weight"),
    "text_for_weight": ("weight = 60", 'weight = "60"', "SC103", "number"),
    "zero_weights": ("weight = 60", "weight = 0", "SC104", "all weights"),
    "circle": ('title = "The site"', CIRCLE, "SC104", "circle"),
    "own_parent": ('title = "The site"', 'title = "S"\nparent = "site"', "SC104", "circle"),
    "lost_factor": ('factor = "site"', 'factor = "sight"', "SC104", "did you mean 'site'?"),
    "lost_need": ('relative_to = "land_ha"', 'relative_to = "land"', "SC104", "land_ha"),
    "need_of_nothing": ("land_ha = 20", "land_ha = 0", "SC104", "above 0"),
    "unknown_key": ("unit = ", "unti = ", "SC101", "did you mean 'unit'?"),
    "missing_key": ('id = "two"', "", "SC102", "lacks 'id'"),
    "unknown_function": ("piecewise_linear", "piecewise", "SC104", "value function"),
    "points_downwards": ("[[1, 0], [3, 1]]", "[[3, 0], [1, 1]]", "SC104", "increasing"),
    "value_over_one": ("[[1, 0], [3, 1]]", "[[1, 0], [3, 1.5]]", "SC104", "[0, 1]"),
    "unknown_method": ('id = "two"', 'id = "two"\nmethod = "topsy"', "SC104", "topsis"),
    "not_toml": ('id = "two"', 'id = "two', "SC100", ""),
    "refused_missing": ('missing = "range"', 'missing = "refuse"', "SC306", "free_land"),
    "bad_condition": ('"< 1"', '"smaller than 1"', "SC103", "knock_out"),
    "nested_too_deeply": ('id = "two"', "id = " + "[" * 3000, "SC100", ""),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "two.toml").write_text(TWO, encoding="utf-8")
    (tmp_path / "sites.csv").write_text(TWO_SITES, encoding="utf-8")
    return tmp_path


def listing(folder):
    return sorted((path.relative_to(folder), path.is_file() and path.read_bytes()) for path in folder.rglob("*"))


def refused(folder, *arguments, code, words="", place="", stdin=b""):
    """Run with text and JSON; the same problem stands in both, with its place, and nothing else happens."""
    before = listing(folder)
    found = run(*arguments, "-o", folder / "out.txt", stdin=stdin)
    assert (found.status, found.out) == (2, "")
    assert f"{code} " in found.err
    assert words in found.err
    assert f"{place}: {code}" in found.err
    assert "Traceback" not in found.err
    as_json = run(*arguments, "-f", "json", stdin=stdin)
    assert (as_json.status, as_json.out) == (2, "")
    errors = json.loads(as_json.err)["errors"]
    assert errors
    for error in errors:
        assert list(error) == ["code", "file", "line", "column", "sheet", "cell", "message", "hint"]
        assert error["code"] in EXPLANATIONS
        assert error["message"]
        assert f"{error['message']}\n" in found.err
    assert code in {error["code"] for error in errors}
    assert listing(folder) == before
    return errors


@pytest.mark.parametrize(("content", "code", "place", "words"), SITES.values(), ids=SITES.keys())
def test_broken_site_files(folder, content, code, place, words):
    file = folder / "sites.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(folder, "rank", file, "-c", folder / "two.toml", code=code, words=words, place=f"sites.csv{place}")
    checked = run("validate", file, "-c", folder / "two.toml")
    assert checked.status == 1
    assert f"{code} " in " ".join(checked.out.split())
    as_json = json.loads(run("validate", file, "-c", folder / "two.toml", "-f", "json").out)
    assert as_json["ok"] is False
    assert code in {error["code"] for error in as_json["errors"]}


@pytest.mark.parametrize(("old", "new", "code", "words"), CRITERIA.values(), ids=CRITERIA.keys())
def test_broken_criteria_files(folder, old, new, code, words):
    text = TWO.replace(old, new).replace("weight = 40", "weight = 0" if new == "weight = 0" else "weight = 40")
    assert text != TWO
    (folder / "two.toml").write_text(text, encoding="utf-8")
    (folder / "sites.csv").write_text(HEAD + "a,A,,2\n", encoding="utf-8")
    found = refused(folder, "rank", folder / "sites.csv", "-c", folder / "two.toml", code=code, words=words)
    first = next(error for error in found if error["code"] == code)
    if code in ("SC101", "SC103") or (code == "SC100" and "[[[" not in new):
        line = text[: text.index(new)].count("\n") + 1
        assert first["line"] == line
        assert first["file"].endswith("two.toml")
    assert run("validate", folder / "sites.csv", "-c", folder / "two.toml").status == 1


def test_every_problem_in_both_files_at_once(folder):
    (folder / "two.toml").write_text(
        TWO.replace("weight = 60", "weight = -1").replace("unit =", "unti ="), encoding="utf-8"
    )
    (folder / "sites.csv").write_text(HEAD + "a,A,nan,2\na,B,inf,2\n", encoding="utf-8")
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "json")
    codes = [error["code"] for error in json.loads(found.err)["errors"]]
    assert sorted(codes) == ["SC101", "SC101", "SC103", "SC206", "SC206", "SC215"]
    places = [(e["file"], e["line"], e["column"]) for e in json.loads(found.err)["errors"]]
    assert places == sorted(places)


def test_many_problems_are_counted_and_not_all_shown(folder):
    (folder / "sites.csv").write_text(HEAD + "".join(f"s{n},S,nan,2\n" for n in range(300)), encoding="utf-8")
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml")
    assert len(found.err.splitlines()) < 120
    assert "300 problems" in found.err
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "json")
    assert len(json.loads(found.err)["errors"]) == 300


def test_the_wrong_encoding(folder):
    (folder / "sites.csv").write_bytes((HEAD + "a,Jyväskylä,50,2\n").encode("cp1252"))
    refused(
        folder, "rank", folder / "sites.csv", "-c", folder / "two.toml", "--encoding", "utf-8", code="SC202", place=":2"
    )
    assert run("rank", folder / "sites.csv", "-c", folder / "two.toml").status == 0


FINE = {  # odd, and not broken
    "one_site": HEAD + "a,A,50,2\n",
    "identical_sites": HEAD + "".join(f"s{n},S,50,2\n" for n in range(9)),
    "all_unknown": HEAD + "a,A,,\nb,B,?,ei tiedossa\n",
    "all_excluded": HEAD + "a,A,1,2\nb,B,2,3\n",
    "smallest_float": HEAD + "a,A,1e-320,2\nb,B,50,5e-324\n",
    "no_newline_at_the_end": HEAD + "a,A,50,2",
    "windows_newlines": (HEAD + "a,A,50,2\n").replace("\n", "\r\n"),
    "old_mac_newlines": (HEAD + "a,A,50,2\n").replace("\n", "\r"),
    "byte_order_mark": "\ufeff" + HEAD + "a,A,50,2\n",
    "empty_rows": HEAD + "\n,,,\na,A,50,2\n\n",
    "short_row": HEAD + "a,A\n",
    "finnish": "kohde;nimi;free_land;port_distance\na;Äänekoski;50,5;2\n",
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE.keys())
def test_odd_inputs_are_ranked(folder, text):
    (folder / "sites.csv").write_bytes(text.encode())
    for word in ("rank", "validate", "weights show", "compare", "explain"):
        for form in ("table", "json"):
            site = ["a" if "\na" in text.replace("\r", "\n") else "s0"] if word == "explain" else []
            found = run(*word.split(), folder / "sites.csv", *site, "-c", folder / "two.toml", "-f", form)
            assert (found.status, "Traceback" in found.whole) == (0, False), found.err
            assert "NaN" not in found.out
            assert "nan" not in found.out
            assert "Infinity" not in found.out
            assert "inf" not in found.out.replace("inf.", "").split()


def test_a_measurement_too_large_in_its_unit(folder):
    text = TWO.replace('unit = "km"', 'unit = "m"')
    (folder / "two.toml").write_text(text, encoding="utf-8")
    (folder / "sites.csv").write_text(HEAD + "a,A,50,1e308 km\nb,B,50,2 km\n", encoding="utf-8")
    for word in ("rank", "compare", "validate"):
        found = run(word, folder / "sites.csv", "-c", folder / "two.toml", "-f", "json")
        assert found.status in (0, 1, 2)
        json.loads(found.out or found.err)


UNOPENED = {  # name: argument, words
    "missing": ("{folder}/site.csv", "did you mean {folder}/sites.csv?"),
    "missing_folder": ("{folder}/nowhere/sites.csv", "check the name"),
    "a_folder": ("{folder}", "folder"),
    "endless_name": ("{folder}/" + "x" * 300 + ".csv", "cannot be read"),
    "file_as_folder": ("{folder}/sites.csv/sites.csv", ""),
}


@pytest.mark.parametrize(("file", "words"), UNOPENED.values(), ids=UNOPENED.keys())
def test_what_cannot_be_opened(folder, file, words):
    file, words = file.format(folder=folder), words.format(folder=folder)
    refused(folder, "rank", file, "-c", folder / "two.toml", code="SC200", words=words)
    assert run("validate", file, "-c", folder / "two.toml").status == 2
    assert run("rank", "finland", "-c", file if "." in Path(file).name else f"{file}/").status == 2


def test_an_endless_name_without_an_ending():
    found = run("rank", "x" * 300)
    assert (found.status, found.out) == (2, "")
    assert "SC2" in found.err


def test_what_cannot_be_read(folder):
    """The memory of a process is a file that opens and cannot be read, for root as well."""
    if not Path("/proc/self/mem").exists():
        pytest.skip("only where there is /proc")
    (folder / "closed.csv").symlink_to("/proc/self/mem")
    found = run("rank", folder / "closed.csv", "-c", folder / "two.toml")
    assert (found.status, found.out) == (2, "")
    assert "SC200" in found.err


@ROOT
def test_what_may_not_be_read(folder):
    (folder / "sites.csv").chmod(0)
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml")
    assert (found.status, "SC200" in found.err) == (2, True)


UNWRITABLE = {
    "missing_folder": "{folder}/nowhere/out.json",
    "a_folder": "{folder}/there",
    "file_as_folder": "{folder}/sites.csv/out.json",
    "a_place_for_no_files": "/proc/out.json",
    "endless_name": "{folder}/" + "x" * 300,
}


@pytest.mark.parametrize("output", UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_what_cannot_be_written(folder, output):
    (folder / "there").mkdir()
    before = listing(folder)
    found = run(
        "rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "json", "-o", output.format(folder=folder)
    )
    assert (found.status, found.out) == (2, "")
    assert json.loads(found.err)["errors"][0]["code"] == "SC230"
    assert listing(folder) == before
    assert run("schema", "-o", output.format(folder=folder)).status == 2


@ROOT
def test_what_may_not_be_written(folder):
    (folder / "there").mkdir(mode=0o500)
    found = run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-o", folder / "there" / "out.csv")
    assert (found.status, "SC230" in found.err) == (2, True)


def test_a_failed_run_leaves_an_older_result_alone(folder):
    (folder / "out.json").write_text("old", encoding="utf-8")
    (folder / "sites.csv").write_text(HEAD + "a,A,nan,2\n", encoding="utf-8")
    assert run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-o", folder / "out.json").status == 2
    assert (folder / "out.json").read_text(encoding="utf-8") == "old"


USAGE = {
    "unknown_command": (["ranck", "finland"], "Did you mean 'rank'?"),
    "nothing_like_a_command": (["xyzzy"], "No such command 'xyzzy'"),
    "no_sites": (["rank"], "SITES"),
    "unknown_option": (["rank", "finland", "--stopligth"], "--stoplight"),
    "unknown_format": (["rank", "finland", "-f", "xml"], "xml"),
    "top_of_nothing": (["rank", "finland", "--top", "0"], "0"),
    "top_of_words": (["rank", "finland", "--top", "few"], "few"),
    "unknown_code": (["help", "SC20"], "Did you mean 'SC2"),
    "unknown_profile": (["rank", "finland", "-p", "cell_plnt"], "did you mean 'cell_plant'?"),
    "unknown_need": (["rank", "finland", "--need", "grid=3"], "grid_mw"),
    "need_without_number": (["rank", "finland", "--need", "grid_mw=much"], "SC111"),
    "need_of_nan": (["rank", "finland", "--need", "grid_mw=nan"], "SC111"),
    "need_of_infinity": (["rank", "finland", "--need", "grid_mw=inf"], "SC111"),
    "need_below_nothing": (["rank", "finland", "--need", "grid_mw=-1"], "grid_mw"),
    "need_of_nothing": (["rank", "finland", "--need", "grid_mw=0"], "above 0"),
    "setting_without_value": (["rank", "finland", "--set", "criteria.zoning"], "PATH=VALUE"),
    "setting_nowhere": (["rank", "finland", "--set", "criteria.zonning.weight=3"], "did you mean 'zoning'?"),
    "setting_of_an_unknown_key": (["rank", "finland", "--set", "criteria.zoning.wait=3"], "weight"),
    "setting_below_zero": (
        ["rank", "finland", "--set", "criteria.zoning.weight=-3"],
        "--set criteria.zoning.weight=-3",
    ),
    "setting_of_nan": (["rank", "finland", "--set", "criteria.zoning.weight=nan"], "finite"),
    "setting_of_a_word": (["rank", "finland", "--set", "criteria.zoning.weight=heavy"], "number"),
    "setting_too_deep": (["rank", "finland", "--set", "id=" + "[" * 5000], "SC1"),
    "setting_of_nothing": (["rank", "finland", "--set", "=3"], "SC111"),
    "unknown_criteria": (["rank", "finland", "-c", "tp33"], "did you mean 'tp3'?"),
    "unknown_criteria_file": (["rank", "finland", "-c", "./tp3.tml"], "SC200"),
    "unknown_site": (["explain", "finland", "oulo"], "did you mean 'oulu'?"),
    "unknown_rival": (["explain", "finland", "oulu", "--vs", "vaasa"], "did you mean 'gigavaasa'?"),
    "against_itself": (["explain", "finland", "oulu", "--vs", "Oulu"], "SC503"),
    "unknown_sites": (["compare", "finland", "oulu", "raahee"], "did you mean 'raahe'?"),
    "unknown_file": (["rank", "finlnd"], "did you mean"),
    "unknown_encoding": (["rank", "finland", "--encoding", "utf-88"], "SC202"),
    "encoding_that_never_is": (["rank", "finland", "--encoding", "undefined"], "SC202"),
    "encoding_not_of_text": (["rank", "finland", "--encoding", "base64"], "SC202"),
    "long_delimiter": (["rank", "finland", "--delimiter", ";;"], "delimiter"),
    "quotation_mark_as_delimiter": (["rank", "finland", "--delimiter", '"'], ""),
    "newline_as_delimiter": (["rank", "finland", "--delimiter", "\n"], ""),
    "letter_as_delimiter": (["rank", "finland", "--delimiter", "a"], ""),
}


@pytest.mark.parametrize(("arguments", "words"), USAGE.values(), ids=USAGE.keys())
def test_what_is_asked_wrongly(arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = run(*arguments)
    assert (found.status, found.out) == (2, "")
    assert words in " ".join(found.err.split())
    assert found.err.strip()
    assert "Traceback" not in found.err


@pytest.mark.parametrize("name", ["top_of_nothing", "unknown_option", "no_sites", "unknown_profile", "long_delimiter"])
def test_errors_are_json_where_json_was_asked_for(name):
    arguments, _ = USAGE[name]
    found = run(*arguments, "-f", "json")
    assert (found.status, found.out) == (2, "")
    assert json.loads(found.err)["errors"][0]["message"]


@pytest.mark.parametrize("asked", [["--format=json"], ["-fjson"], ["--format", "json"]], ids=" ".join)
def test_every_way_to_ask_for_json(asked):
    found = run("rank", "finland", "-p", "none", *asked)
    assert json.loads(found.err)["errors"][0]["code"] == "SC110"


def test_errors_are_text_where_json_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("rank", "finland", "-p", "json").err.startswith("--profile json: SC110")


def test_no_traceback_in_stray_bytes(folder):
    """Little damages to a good pair of files: refused or ranked, never a crash."""
    rng = random.Random(20250625)
    pieces = [
        '"',
        ",",
        ";",
        "\n",
        "\t",
        "..",
        "±",
        "nan",
        "1e999",
        "\0",
        "[",
        "]",
        "=",
        "-",
        "é",
        "\u202e",
        "#",
        "{",
        " ",
    ]
    for which in ("sites.csv", "two.toml"):
        good = TWO_SITES if which == "sites.csv" else TWO
        other = folder / ("two.toml" if which == "sites.csv" else "sites.csv")
        other.write_text(TWO if which == "sites.csv" else TWO_SITES, encoding="utf-8")
        for _ in range(60):
            text = good
            for _ in range(rng.randint(1, 3)):
                at, cut = rng.randrange(len(text)), rng.randint(0, 4)
                text = text[:at] + rng.choice(pieces) * rng.randint(0, 2) + text[at + cut :]
            (folder / which).write_bytes(text.encode())
            found = run("rank", folder / "sites.csv", "-c", folder / "two.toml", "-f", "json")
            assert found.status in (0, 2), text
            json.loads(found.out if found.status == 0 else found.err.partition("{")[1] + found.err.partition("{")[2])


def test_one_error_and_the_next_command_can_be_used_as_they_are_printed(tmp_path):
    file = tmp_path / "Tontit 2026!.csv"
    file.write_text("site,zoning\na,2\nb,nine\n", encoding="utf-8")
    assert "errors: 1." in run("validate", file).out + run("validate", file).err
    file.write_text("site,zoning\na,2\nb,3\n", encoding="utf-8")
    assert shlex.split(run("validate", file).whole.splitlines()[-1].partition("Next: ")[2]) == [
        "sitescore", "rank", str(file)
    ]  # fmt: skip
