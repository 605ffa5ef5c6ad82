"""Tables in blocks on the command line: the same ranking, every format and language, what does not go together."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest

from sitescore.cli.progress import counting
from tests.analysis.studies import TWO, TWO_SITES
from tests.cli.running import FORMATS, LANGUAGES, run

READING = ["read_as", "decimal_comma", "columns_ignored", "short_rows", "bare_rows", "matched_by_title"]
ROWS = [line.split(",") for line in TWO_SITES.splitlines()[1:]]


@pytest.fixture
def folder(tmp_path):
    text = TWO.replace("factors.site", "factors.place").replace('factor = "site"', 'factor = "place"')
    (tmp_path / "two.toml").write_text(text, encoding="utf-8")
    (tmp_path / "sites.csv").write_text(TWO_SITES, encoding="utf-8")
    np.save(tmp_path / "grid.npy", np.array([[float(cell) for cell in row[2:]] for row in ROWS]))
    return tmp_path


def ranked(folder, *arguments):
    found = run("rank", *arguments, "-c", folder / "two.toml", "-f", "json")
    assert (found.status, found.err) == (0, "")
    return json.loads(found.out)


def test_a_text_table_in_blocks_is_ranked_as_the_whole(folder):
    whole = ranked(folder, folder / "sites.csv", "--draws", 0)
    found = ranked(folder, folder / "sites.csv", "--memory", "200M")
    apart = {"row": None, "weak_evidence": None, "evidence": None}  # blocks do not tell what scores rest on
    assert [{**site, **apart} for site in found["sites"]] == [{**site, **apart} for site in whole["sites"]]
    assert [site["row"] for site in found["sites"]] == [0, 1]
    table = found["table"]
    assert (table["rows"], table["scored"], table["excluded"]) == (3, 2, 1)
    assert table["excluded_by"] == [{"criterion": "free_land", "reason": "< 1", "rows": 1}]
    assert sum(table["histogram"]["counts"]) == 2
    assert "excluded" not in found
    scores = [site["score"] for site in whole["sites"]]
    assert (table["least"], table["mean"], table["greatest"]) == pytest.approx(
        (min(scores), sum(scores) / 2, max(scores)), abs=1e-9
    )
    assert {at["share"]: at["score"] for at in table["quantiles"]}[0.5] == pytest.approx(sum(scores) / 2, abs=1e-9)


def test_a_grid_is_ranked_by_row_number_and_top_limits_what_is_listed(folder):
    whole = ranked(folder, folder / "sites.csv", "--draws", 0)
    found = ranked(folder, folder / "grid.npy", "--top", 1)
    assert [site["site"] for site in found["sites"]] == ["0"]
    assert found["sites"][0]["score"] == whole["sites"][0]["score"]


def test_columns_are_named_in_any_order(folder):
    plain = ranked(folder, folder / "grid.npy")
    np.save(folder / "grid.npy", np.load(folder / "grid.npy")[:, ::-1])
    turned = ranked(folder, folder / "grid.npy", "--columns", "port_distance,free_land")
    assert turned == plain


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_and_language_lists_the_best(folder, form, language):
    arguments = ("rank", folder / "grid.npy", "-c", folder / "two.toml", "-f", form, "--lang", language)
    found, again = run(*arguments), run(*arguments)
    assert (found.status, found.err) == (0, "")
    assert found.out == again.out
    assert "0" in found.out


def test_csv_has_a_line_for_each_listed_row(folder):
    found = run("rank", folder / "sites.csv", "--memory", "1G", "-c", folder / "two.toml", "-f", "csv")
    lines = list(csv.DictReader(io.StringIO(found.out)))
    assert [(line["row"], line["rank"], line["site"]) for line in lines] == [("0", "1", "north"), ("1", "2", "south")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("sites.csv", "--memory", "1G", "--draws", "10"),
        ("sites.csv", "--memory", "1G", "--top", "all"),
        ("sites.csv", "--columns", "free_land,port_distance"),
        ("sites.csv", "--memory", "1G", "--columns", "free_land,port_distance"),
        ("grid.npy", "--memory", "1M"),
        ("grid.npy", "--memory", "plenty"),
        ("grid.npy", "--columns", "free_land"),
        ("grid.npy", "--set", "method=topsis"),
        ("missing.npy",),
    ],
)
def test_what_does_not_go_together_is_refused(folder, arguments):
    found = run("rank", folder / arguments[0], *arguments[1:], "-c", folder / "two.toml", "-o", folder / "out.csv")
    assert (found.status, found.out) == (2, "")
    assert found.err
    assert not (folder / "out.csv").exists()


def test_standard_input_cannot_be_read_in_blocks(folder):
    found = run("rank", "-", "--memory", "1G", "-c", folder / "two.toml", stdin=TWO_SITES.encode())
    assert found.status == 2
    assert "standard input" in found.err


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shown"), [(Terminal, 9, True), (Terminal, 0, False), (io.StringIO, 9, False)]
)
def test_progress_shows_on_a_terminal_past_a_second(monkeypatch, stream, seconds, shown):
    clock = iter(np.arange(100.0) * seconds)
    monkeypatch.setattr("sitescore.cli.progress.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("sys.stderr", err := stream())
    with counting(lambda rows: f"{rows} rows") as told:
        told(5)
        told(7)
    assert ("12 rows" in err.getvalue()) == shown
    assert err.getvalue() == "" or err.getvalue().endswith("\r")


def test_blocks_say_how_they_were_read_as_the_whole_table_does(tmp_path):
    header = "kohde;Työvoimareservi (työttömyysaste);Huom.;population_change"
    (tmp_path / "sites.csv").write_text(f"{header}\na;6,5;x;1\nb;7,5\nc\n", encoding="utf-8")
    kinds = []
    for arguments in ([], ["--memory", "200M"]):
        found = run("rank", tmp_path / "sites.csv", "-c", "tp3", "-f", "json", *arguments)
        told = {warning["kind"]: warning for warning in json.loads(found.out)["warnings"]}
        kinds.append([told.get(name) for name in READING])
    assert kinds[0] == kinds[1]
    assert all(kinds[0])
