"""The page as PDF: one sheet about one site, the same bytes twice, clear words where it cannot be."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from sitescore import assemble, read_criteria, read_sites
from sitescore.analysis.findings import gather
from sitescore.errors import InputError
from sitescore.io.bundled import bundled
from sitescore.report.page.printing import NAMED, browser, printed
from sitescore.report.page.study import study_page
from sitescore.report.texts import LANGUAGES
from sitescore.report.wording import Words
from tests.cli.running import few_sites, run
from tests.report.browsers import needs_printing, pages_in
from tests.report.pages import found_in

prints = [*needs_printing]


@cache
def sheet(site: int, language: str, *, sites: int = 20, criteria: int = 8) -> bytes:
    found = found_in(sites, criteria)
    return printed(study_page(found, Words(language), site=found.matrix.sites[site]))


@cache
def finland():
    matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    return gather({"stated": matrix}, {"stated": {}}, draws=200)


@pytest.mark.slow
class TestPrinted:
    pytestmark = prints

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("site", [0, 13])
    def test_a_page_about_one_site_is_one_sheet(self, site, language):
        assert pages_in(sheet(site, language)) == 1

    def test_even_with_more_criteria_than_a_sheet_has_lines(self):
        assert pages_in(sheet(0, "fi", sites=5, criteria=90)) == 1

    def test_an_excluded_site_too(self):
        matrix = found_in(20, 8).matrix
        assert pages_in(sheet(matrix.sites.index(matrix.excluded[0].site), "sv")) == 1

    @pytest.mark.parametrize("language", ["fi", "sv"])
    @pytest.mark.parametrize("site", ["keltakallio", "hillonlahti", "jyvaskyla"])
    def test_so_are_the_fullest_of_the_bundled_sites(self, site, language):
        """36 criteria, knock-outs that are not known, plans for three ranks."""
        assert pages_in(printed(study_page(finland(), Words(language), site=site))) == 1

    def test_the_same_page_gives_the_same_bytes(self):
        found = found_in(20, 8)
        assert printed(study_page(found, Words("en"), site=found.matrix.sites[0])) == sheet(0, "en")

    def test_a_whole_study_is_many_pages_of_a4(self, tmp_path):
        file = tmp_path / "study.pdf"
        sites = few_sites(["finland"], tmp_path)[0]
        assert run("report", sites, "--draws", "100", "-o", file).status == 0
        pdf = file.read_bytes()
        assert 5 < pages_in(pdf) < 30
        assert b"/MediaBox [0 0 59" in pdf
        assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def program(folder, text):
    file = folder / "browser"
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("does", "code", "told"),
    [
        ("exit 0", "SC441", "said nothing"),
        ("echo out of memory >&2; exit 3", "SC441", "out of memory"),
        (
            'for flag; do case $flag in --print-to-pdf=*) printf "%%PDF-1.4 half" > "${flag#*=}";; esac; done',
            "SC441",
            "",
        ),
        ("sleep 60 & sleep 60", "SC441", "within 0.5 seconds"),
    ],
)
def test_a_browser_that_prints_nothing_is_told(tmp_path, monkeypatch, does, code, told):
    monkeypatch.setenv(NAMED, program(tmp_path, does))
    with pytest.raises(InputError) as caught:
        printed("<p>", patience=0.5 if "sleep" in does else 20)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert told in problem.message


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
def test_what_a_browser_counts_by_chance_is_counted_from_one(tmp_path, monkeypatch):
    """Chromium names elements by a count that differs by one or two now and then."""
    pdf = "%PDF-1.4 /ID (node0000115{}) /CreationDate (D:2026110112{}0000+00'00') (node0000116{}) (node0000115{}) %%EOF"
    prints = 'for flag; do case $flag in --print-to-pdf=*) printf "%s" "{}" > "${{flag#*=}}";; esac; done'
    found = []
    for first, hour, second in [(2, "08", 9), (1, "23", 8)]:
        named = program(tmp_path, prints.format(pdf.format(first, hour, second, first)))
        monkeypatch.setenv(NAMED, named)
        found.append(printed("<p>"))
    assert found[0] == found[1]
    assert found[0].count(b"(node00000001)") == 2
    assert found[0].count(b"(node00000002)") == 1


@pytest.mark.parametrize("named", ["/no/such/browser", None])
def test_without_a_browser_it_is_said_before_all_the_work_what_to_install(tmp_path, monkeypatch, named):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sitescore.report.page.printing.ELSEWHERE", ())
    monkeypatch.setenv(NAMED, named) if named else monkeypatch.delenv(NAMED, raising=False)
    found = run("report", "finland", "-o", tmp_path / "study.pdf")
    assert found.status == 2
    assert "SC440" in found.err
    assert "install" in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_program_told_to_end_takes_its_browser_with_it(tmp_path):
    own, scratch = tmp_path / "browser.pid", tmp_path / "scratch"
    scratch.mkdir()
    environment = {**os.environ, NAMED: program(tmp_path, f"echo $$ > {own}; sleep 600"), "TMPDIR": str(scratch)}
    command = [sys.executable, "-m", "sitescore", "report", *few_sites(["finland"], tmp_path), "--draws", "100"]
    started = subprocess.Popen([*command, "-o", tmp_path / "study.pdf"], env=environment)
    wait_for(lambda: own.is_file() and own.read_text().strip())
    started.terminate()
    assert started.wait(60) == 143
    wait_for(lambda: not Path(f"/proc/{own.read_text().strip()}").exists())
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "study.pdf").exists()


def wait_for(done):
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("waited for a minute")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_the_named_browser_goes_before_others(tmp_path, monkeypatch):
    monkeypatch.setenv(NAMED, program(tmp_path, "exit 0"))
    assert browser() == str(tmp_path / "browser")
