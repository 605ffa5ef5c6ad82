"""Names that would be markup, formulas or marks elsewhere, in every format and language."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from sitescore.report.document import Column, Document, Heading, Line, Table
from sitescore.report.formats import REPORTS
from sitescore.report.markdown import escaped, render_markdown
from sitescore.report.rendering import PLAIN, Rendering
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import TWO
from tests.analysis.test_results import RESULTS
from tests.cli.running import FORMATS, LANGUAGES, run

NAMES = {
    "pipe": "a | b",
    "tag": "<script>alert(1)</script>",
    "link": "[x](http://evil)",
    "image": "![x](http://evil/x.png)",
    "formula": "=cmd()",
    "plus": "+1+1",
    "minus": "-1-1",
    "at": "@SUM(A1)",
    "tab_formula": "\t=1",
    "right_to_left": "abc\u200f\u202edef",
    "rich": "[red]x[/x]",
    "code": "`rm`",
    "entity": "&lt;b&gt;",
    "heading": "# big",
    "stars": "**b** _i_ ~~s~~",
    "quote": 'say "hi"',
    "comma": "a, b; c",
    "newline": "two\nlines",
    "carriage_return": "two\r\nlines",
    "long": "x" * 300,
    "braces": "{leader} {0} %s %(x)s",
    "wide": "两个城市",
}
WORDS = ("rank", "explain", "explain vs", "compare", "validate", "weights show")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "two.toml").write_text(TWO, encoding="utf-8")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["site", "name", "free_land", "port_distance"])
    writer.writerows([f"s{n}", name, 50 - n, n] for n, name in enumerate(NAMES.values()))
    (folder / "sites.csv").write_bytes(out.getvalue().encode())
    return folder


def called(folder, word, *options, encoding="utf-8"):
    file, criteria = folder / "sites.csv", folder / "two.toml"
    more = {"explain": ["s1"], "explain vs": ["s0", "--vs", "s2"], "compare": [f"s{n}" for n in range(len(NAMES))]}
    return run(*word.removesuffix(" vs").split(), file, *more.get(word, []), "-c", criteria, *options,
               encoding=encoding)  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("word", WORDS)
def test_no_name_breaks_a_report(hostile, word, form):
    for language in LANGUAGES:
        found = called(hostile, word, "-f", form, "--lang", language)
        assert found.status == 0, found.err
        assert found.out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("name", RESULTS)
def test_every_result_in_every_format_and_language(name, form, language):
    words = Words(language)
    text = "".join(REPORTS[form](RESULTS[name], Viewing(words=words), Rendering(words=words)))
    assert text.endswith("\n")
    assert "{" not in text or form == "json"
    if form == "json":
        json.loads(text)
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len(rows) == 1 + len(RESULTS[name].to_rows())
        assert {len(row) for row in rows} == {len(rows[0])}


def test_json_keeps_names_as_they_are(hostile):
    sites = json.loads(called(hostile, "rank", "-f", "json").out)["sites"]
    assert {site["name"] for site in sites} == {name.strip() for name in NAMES.values()}


def test_csv_runs_no_formula_and_loses_no_name(hostile):
    rows = list(csv.DictReader(io.StringIO(called(hostile, "rank", "-f", "csv").out, newline="")))
    names = {row["name"] for row in rows}
    assert not [name for name in names if name[:1] in "=+-@\t\r"]
    assert {name.removeprefix("'") for name in names} == {name.strip() for name in NAMES.values()}
    assert {len(row) for row in rows} == {len(rows[0])}


def test_markdown_tables_keep_their_columns(hostile):
    text = called(hostile, "rank", "-f", "md").out
    table = [line for line in text.split("\n") if line.startswith("|")]
    assert len(table) == len(NAMES) + 2
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table}) == 1
    assert "\r" not in text


def test_markdown_has_no_markup_from_names(hostile):
    for word in WORDS[:4]:
        text = called(hostile, word, "-f", "md").out
        assert not re.search(r"(?<!\\)<script", text)
        assert not re.search(r"(?<!\\)\]\(", text)
        assert not re.search(r"^#+ big", text, re.MULTILINE)
        assert "&lt;b&gt;" not in text.replace("&amp;lt;", "")


def test_markdown_of_numbers_and_lists():
    blocks = [Heading("A #1"), Line("x", mark="!"), Line("y", mark="-"),
              Table([Column("a"), Column("b", numeric=True)], [["  in", "1"]])]  # fmt: skip
    text = render_markdown(Document(blocks), Rendering())
    assert text.startswith("## A \\#1\n")
    assert "| --- | ---: |" in text
    assert "| &nbsp;&nbsp;in | 1 |" in text
    assert "\n- x\n- y\n" in text


@pytest.mark.parametrize("text", [*NAMES.values(), "a\\|b", "\\"])
def test_escaping_twice_never_frees_a_sign(text):
    assert not re.search(r"(?<!\\)(\\\\)*[|<>`*\[\]]", re.sub(r"\\.", "", escaped(text)))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("word", WORDS)
def test_poor_terminals_get_poor_signs_and_no_crash(hostile, word, encoding):
    for form in FORMATS:
        for language in LANGUAGES:
            found = called(hostile, word, "-f", form, "--lang", language, encoding=encoding)
            assert found.status == 0
            assert found.out


def test_what_programs_read_keeps_its_letters_on_poor_terminals():
    """JSON and CSV must not lose letters where the terminal is poor: escapes or UTF-8, not another name."""
    names = {site["name"] for site in json.loads(run("rank", "finland", "-f", "json", encoding="ascii").out)["sites"]}
    assert "Jyväskylä" in names


def test_plain_signs_are_ascii():
    assert "".join(map(str, PLAIN.values())).isascii()
