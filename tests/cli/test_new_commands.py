"""Questions about robustness on the command line: forms, languages, seeds, small studies and mistakes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from tests.analysis.studies import TWO, TWO_SITES
from tests.cli.running import FORMATS, LANGUAGES, few_sites, once, run

COMMANDS = {
    "sensitivity": ("sensitivity", "finland"),
    "robustness": ("robustness", "finland", "--draws", "300"),
    "improve": ("improve", "finland", "harjavalta", "--to-rank", "2", "--plans", "2"),
    "survey": ("survey", "finland"),
    "scenarios": ("scenarios", "finland"),
    "equivalent": ("weights", "equivalent", "finland", "fairway_depth=1", "--site", "oulu"),
    "best-for": ("weights", "best-for", "finland", "oulu", "--within", "50"),
}
SEEDED = {name: COMMANDS[name] for name in ("robustness", "improve")}
SMALL = {
    "sensitivity": (),
    "robustness": ("--draws", "200"),
    "improve": ("south",),
    "survey": (),
    "scenarios": (),
    "equivalent": ("port_distance=-1",),
    "best-for": ("south",),
}
every_command = pytest.mark.parametrize("name", COMMANDS)
ALONE = "\n".join([TWO_SITES.splitlines()[0], "south,South field,30,40"]) + "\n"
TWINS = ALONE + "west,West field,30,40\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "two.toml").write_text(TWO, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """The words of a command with five of the bundled sites in the place of all."""
    here = tmp_path_factory.mktemp("few")
    return lambda words: few_sites(list(words), here)


def small(name, folder, sites, *more):
    (folder / "sites.csv").write_text(sites, encoding="utf-8")
    words = ("weights", name) if name in ("equivalent", "best-for") else (name,)
    return run(*words, folder / "sites.csv", *SMALL[name], "-c", folder / "two.toml", *more)


@every_command
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_in_every_language(folder, few, name, form, language):
    """Some of the bundled sites as a table and as JSON in English; a small study in all else, which is quicker."""
    if language == "en" and form in ("table", "json"):
        found = run(*few(COMMANDS[name]), "-f", form, "--lang", language)
    else:
        found = small(name, folder, TWO_SITES, "-f", form, "--lang", language)
    assert (found.status, found.out[-1:]) == (0, "\n"), found.err
    assert "Traceback" not in found.whole
    if form == "json":
        json.loads(found.out, parse_constant=pytest.fail)
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(found.out)))
        assert rows
        assert {len(row) for row in rows} == {len(rows[0])}
    elif language != "en":
        assert found.out != small(name, folder, TWO_SITES, "-f", form, "--lang", "en").out
    assert max(map(len, found.out.splitlines())) <= 80 or form != "table"


@pytest.mark.parametrize("name", SEEDED)
@pytest.mark.parametrize("form", ["json", "table"])
def test_seeds(few, name, form):
    one, two, other = (run(*few(SEEDED[name]), "--seed", seed, "-f", form).out for seed in (7, 7, 8))
    assert one == two
    assert one != other


@every_command
def test_twice_the_same_bytes(folder, name):
    assert small(name, folder, TWO_SITES, "-f", "json").out == small(name, folder, TWO_SITES, "-f", "json").out


@every_command
@pytest.mark.parametrize("sites", [ALONE, TWINS], ids=["one_site", "two_equal_sites"])
@pytest.mark.parametrize("form", ["table", "json"])
def test_one_site_and_two_equal_sites(name, folder, sites, form):
    found = small(name, folder, sites, "-f", form)
    assert found.status == 0, found.err
    assert "Traceback" not in found.whole
    assert "nan" not in found.out.split()
    if form == "json":
        json.loads(found.out, parse_constant=pytest.fail)


@every_command
def test_all_excluded(name, folder):
    found = small(name, folder, TWO_SITES, "--need", "land_ha=1000")
    if name in ("scenarios", "improve"):
        assert found.status == 0, found.err
    else:
        assert (found.status, found.out) == (2, "")
        assert "SC50" in found.err
    assert "Traceback" not in found.whole


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("robustness", "finland", "--draws", "5"), "--draws"),
        (("robustness", "finland", "--weights", "evenly"), "evenly"),
        (("robustness", "finland", "--weights", "0%"), "SC111"),
        (("robustness", "finland", "--weights", "150%"), "SC111"),
        (("robustness", "finland", "--weights", "nan"), "SC111"),
        (("robustness", "finland", "--curve", "0.5"), "--curve"),
        (("sensitivity", "finland", "--top", "0"), "--top"),
        (("improve", "finland", "nowhere"), "SC501"),
        (("improve", "finland", "oulu", "--beat", "oulu"), "SC503"),
        (("improve", "finland", "oulu", "--beat", "raahe", "--to-rank", "1"), "SC111"),
        (("improve", "finland", "oulu", "--cost", "zonig=1"), "SC110"),
        (("survey", "finland", "--cost", "zonig=1"), "SC110"),
        (("weights", "equivalent", "finland", "zonig=1"), "SC110"),
        (("weights", "equivalent", "finland", "zoning"), "zoning"),
        (("weights", "best-for", "finland", "raahe"), "SC502"),
        (("weights", "best-for", "finland", "nowhere"), "SC501"),
        (("weights", "best-for", "finland", "oulu", "--within", "0"), "--within"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
def test_mistakes(words, says):
    found = run(*words)
    assert (found.status, found.out) == (2, "")
    assert says in found.err
    assert "Traceback" not in found.err


def test_a_cost_below_zero_is_a_mistake_and_not_a_crash():
    found = run("improve", "finland", "oulu", "--cost", "zoning=-1")
    assert (found.status, found.out) == (2, "")


@pytest.mark.parametrize(("asked", "taken"), [("10000", "10,240 draws"), ("1024", "1,024 draws")])
def test_weights_alone_over_few_criteria_are_drawn_without_a_word(folder, asked, taken):
    """Warnings are errors here; what is drawn is said, as it may be a little more than was asked for."""
    only_weights = ("--weights", "uniform", "--curve", "1", "--missing", "fixed", "--no-data")
    found = small("robustness", folder, TWO_SITES, *only_weights, "--draws", asked)
    assert (found.status, found.err) == (0, "")
    assert taken in found.out


def test_settings_of_robustness_are_recorded(few):
    words = ("robustness", "finland", "--draws", "200", "--weights", "25%", "--no-data", "--curve", "1", "--top", "2")
    found = json.loads(run(*few(words), "--missing", "fixed", "--pairwise", "-f", "json").out)
    assert (found["draws"], found["top"], found["varied"]["weights"]) == (200, 2, 0.25)
    assert found["varied"]["groups"] == ["weights"]
    wins = found["pairwise"]
    assert wins["oulu"]["gigavaasa"] + wins["gigavaasa"]["oulu"] == pytest.approx(100)


def test_scenarios_are_what_rank_says_of_each_profile():
    found = json.loads(once("scenarios", "finland", "-f", "json").out)
    for name in ("stated", "cell_plant", "port_bound"):
        words = () if name == "stated" else ("--profile", name)
        ranked = json.loads(run("rank", "finland", "-f", "json", *words).out)
        ranks = {row["site"]: row["rank"] for row in ranked["sites"]}
        assert {row["site"]: row[name] for row in found["sites"] if row[name]} == ranks


@pytest.mark.parametrize("name", ["sensitivity", "improve", "best-for"])
def test_solvers_print_nothing_on_standard_output(few, name):
    """A compiled solver writes past Python, which only a process of its own shows."""
    words = [sys.executable, "-m", "sitescore", *few(COMMANDS[name]), "-f", "json"]
    found = subprocess.run(words, capture_output=True, check=True)
    assert json.loads(found.stdout)
    assert b"HiGHS" not in found.stdout + found.stderr


def test_a_leader_ahead_on_everything_is_answered(folder):
    from tests.core.test_closest_rival import ending

    with ending():
        found = small("sensitivity", folder, "site,free_land,port_distance\nnorth,50,2\nsouth,30,40\n")
    assert found.status == 0
