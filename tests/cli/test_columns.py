"""Columnar files and folders on the command line, and site files in other forms."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.running import run

polars = pytest.importorskip("polars")

READING = [["rank", "NAME"], ["rank", "NAME", "--memory", "500M"], ["convert", "NAME", "a.csv"]]


@pytest.mark.parametrize("form", ["parquet", "feather"])
def test_rankings_as_columns(tmp_path, form):
    file = tmp_path / f"ranking.{form}"
    assert run("rank", "finland", "-o", file).whole == ""
    frame = (polars.read_parquet if form == "parquet" else polars.read_ipc)(file)
    rows = list(csv.DictReader(io.StringIO(run("rank", "finland", "-f", "csv").out)))
    assert frame["site"].to_list() == [row["site"] for row in rows]
    for name in frame.columns[3:]:
        assert [repr(number) for number in frame[name].to_list()] == [row[name] for row in rows]
    first = file.read_bytes()
    run("rank", "finland", "-f", form, "-o", file)
    assert file.read_bytes() == first


def test_columns_are_not_for_a_terminal(monkeypatch):
    monkeypatch.setattr("tests.cli.running.Stream.isatty", lambda _: True)
    found = run("rank", "finland", "-f", "parquet")
    assert (found.status, found.out) == (2, "")
    assert "-o FILE" in found.err


def test_every_form_of_the_sites_is_ranked_alike(tmp_path):
    wanted = run("rank", "finland", "-f", "csv").out
    for ending in ("parquet", "feather", "arrow", "json", "tsv", "csv"):
        file = tmp_path / f"sites.{ending}"
        assert run("convert", "finland", file).whole == ""
        assert run("rank", file, "-f", "csv").out == wanted


def test_a_folder_is_ranked_as_its_parts_together(tmp_path):
    whole = tmp_path / "whole.parquet"
    run("convert", "finland", whole)
    frame = polars.read_parquet(whole)
    for (country,), part in frame.group_by(frame["site"].str.slice(0, 1), maintain_order=True):
        folder = tmp_path / "sites" / f"letter={country}"
        folder.mkdir(parents=True)
        part.write_parquet(folder / "part.parquet")
    found = run("rank", tmp_path / "sites", "-f", "csv", "--ignore-column", "letter")
    ranks = [(row["rank"], row["site"]) for row in csv.DictReader(io.StringIO(found.out))]
    wanted = run("rank", whole, "-f", "csv").out
    assert ranks == [(row["rank"], row["site"]) for row in csv.DictReader(io.StringIO(wanted))]


def test_standard_input_is_converted(tmp_path):
    found = run("convert", "-", tmp_path / "sites.json", stdin=b"kohde;port\na;1,5\n")
    assert found.status == 0
    assert "decimal comma" in found.err
    assert (tmp_path / "sites.json").read_text() == '[\n{"kohde": "a", "port": 1.5}\n]\n'


def test_nothing_is_written_where_the_file_is_wrong(tmp_path):
    found = run("convert", "-", tmp_path / "sites.json", stdin=b"site,port\na,nan\n")
    assert (found.status, list(tmp_path.iterdir())) == (2, [])
    assert "standard input:2:2: SC206" in found.err


@pytest.mark.parametrize(
    "command", [["rank", "NAME"], ["rank", "NAME", "--memory", "500M"], ["convert", "NAME", "a.csv"]]
)
def test_names_that_are_too_long_for_a_file(command):
    found = run(*[word.replace("NAME", "a" * 300 + ".csv") for word in command])
    assert found.status == 2
    assert "SC200 the file cannot be read: File name too long" in found.err


def test_folders_without_tables(tmp_path):
    for command in (
        ["rank", tmp_path],
        ["rank", tmp_path, "--memory", "500M"],
        ["convert", tmp_path, tmp_path / "a.csv"],
    ):
        found = run(*command)
        assert found.status == 2
        assert "SC200 this is a folder, and it holds no Parquet files" in found.err
