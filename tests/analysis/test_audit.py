"""Every finding of the audit in a study made for it, and none in one that is sound."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.analysis.trust import evidence_classes, newest_date, stale_cells
from sitescore.core.dates import period
from sitescore.io.bundled import bundled
from sitescore.report.views.audit import finding_rows
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.audit import SEVERITIES
from sitescore.results.evidence import UNGRADED, classes_of
from tests.analysis.studies import criteria, flat
from tests.cli.running import run

KNOCK_OUT = "value = { kind = 'linear', worst = 0, best = 1 }\nknock_out = '< 0.5'\n"
LEVELS = "value = { kind = 'levels', levels = { none = 0, full = 1 } }\n"
HEAD = "site,criterion,value,low,high,source,date,quality,available_from,used\n"


def table(columns, rows, *, quality="A", date="2025", more=""):
    """A long table with every cell sourced, dated and graded."""
    lines = [
        f"{row[0]},{name},{cell},,,register,{date},{quality},,\n"
        for row in rows
        for name, cell in zip(columns, row[1:], strict=True)
        if cell != ""
    ]
    return HEAD + "".join(lines) + more


def audited(folder, sites, columns, *, text="", weights=None, settings=(), as_of=None, **extra):
    path = folder / "sites.csv"
    path.write_text(sites, encoding="utf-8")
    _, whole = flat(columns, [], weights=weights, **extra)
    head, mark, rest = whole.partition("[criteria.")
    return ss.audit(
        ss.assemble(ss.read_sites(path), criteria(folder, head + text + mark + rest, settings=settings, as_of=as_of))
    )


def kinds(found):
    return {finding.kind: finding for finding in found.findings}


SOUND = [["a", 0.1, 0.7], ["b", 0.5, 0.2], ["c", 0.9, 0.6], ["d", 0.3, 0.9], ["e", 0.6, 0.4]]


def test_a_sound_study_has_no_findings(tmp_path):
    found = audited(tmp_path, table("xy", SOUND), "xy")
    assert found.findings == ()
    assert found.to_rows() == []
    assert "Nothing was found" in run("audit", tmp_path / "sites.csv", "-c", tmp_path / "criteria.toml").out


FOUND = {  # columns, rows, more criteria text: kind, severity, criteria, sites, figures
    "no_data": ("xy", [[*row[:2], ""] for row in SOUND], {}, "serious", ["y"], [], []),
    "thin_criteria": (
        "xyz", [[*row, 0.1 * n if n < 3 else ""] for n, row in enumerate(SOUND)], {}, "check", ["z"], [], [0.6],
    ),
    "low_coverage_sites": (
        "xyz", [*([*row, 0.15 * n] for n, row in enumerate(SOUND)), ["f", 0.2, "", ""]], {}, "serious", [], ["f"],
        [1 / 3],
    ),
    "all_alike": ("xyz", [[*row, 0.4] for row in SOUND], {}, "check", ["z"], [], []),
    "little_spread": ("xyz", [[*row, 0.4 + n / 100] for n, row in enumerate(SOUND)], {}, "check", ["z"], [], [0.04]),
    "at_zero": (
        "xyz", [[*row, max(0, n - 2) / 2] for n, row in enumerate(SOUND)], {}, "note", ["z"], [], [0.6],
    ),
    "at_one": ("xyz", [[*row, min(1, n / 2)] for n, row in enumerate(SOUND)], {}, "note", ["z"], [], [0.6]),
    "redundant": ("xyz", [[*row, row[1] + 0.02] for row in SOUND], {}, "check", ["x", "z"], [], []),
    "opposed": ("xyz", [[*row, 1 - row[1]] for row in SOUND], {}, "check", ["x", "z"], [], []),
    "open_knock_outs": (
        "xy", [["f", "", 0.2], *([row[0], row[1] / 2 + 0.5, row[2]] for row in SOUND)], {"x": KNOCK_OUT}, "serious",
        ["x"], [], [1.0],
    ),
    "moves_more": (
        "xyz", [[row[0], row[1] / 5, row[2] / 5, n % 2] for n, row in enumerate(SOUND)], {}, "check", ["z"], [], None,
    ),
    "pulls_against": (
        "xyz", [[row[0], n / 4, 0.25 * n, 1 - n / 5] for n, row in enumerate(SOUND)], {}, "check", ["z"], [], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FOUND)
def test_what_criteria_do(tmp_path, kind):
    columns, rows, extra, severity, names, sites, figures = FOUND[kind]
    found = kinds(audited(tmp_path, table(columns, rows), columns, **extra))
    assert kind in found
    finding = found[kind]
    assert (finding.severity, list(finding.criteria), list(finding.sites)) == (severity, names, sites)
    if figures is not None:
        assert finding.figures == pytest.approx(figures)


def test_effective_weights_are_shares_of_the_variance(tmp_path):
    found = audited(tmp_path, table("xy", SOUND), "xy", weights={"x": 3, "y": 1})
    parts = np.array([row[1:] for row in SOUND], dtype=float) * [0.75, 0.25]
    together = np.cov(parts.T)
    assert_allclose(found.effective, together.sum(axis=0) / together.sum())


def test_outliers_are_named_where_there_are_figures_enough(tmp_path):
    rows = [[f"s{n}", n / 10, 1 + n / 8] for n in range(9)]
    far = [*rows, ["far", 0.45, 90]]
    wide = {"y": "value = { kind = 'linear', worst = 0, best = 100 }\n"}
    finding = kinds(audited(tmp_path, table("xy", far), "xy", **wide))["outliers"]
    assert (finding.criteria, finding.sites, finding.facts["known"]) == (("y",), ("far",), 10)
    few = [rows[0], rows[1], rows[2], rows[3], rows[4], far[-1]]
    assert "outliers" not in kinds(audited(tmp_path, table("xy", few), "xy", **wide))
    grades = [*([f"s{n}", n / 10, 1] for n in range(9)), ["far", 0.45, 3]]
    assert "outliers" not in kinds(audited(tmp_path, table("xy", grades), "xy", **wide))


def test_a_factor_that_pulls_against_itself(tmp_path):
    text = "[factors.f]\ntitle = 'F'\n"
    under = dict.fromkeys("xy", "factor = 'f'\nvalue = { kind = 'linear', worst = 0, best = 1 }\n")
    rows = [["a", 0, 0.9], ["b", 0.3, 0.6], ["c", 0.5, 0.7], ["d", 0.7, 0.2], ["e", 1, 0.3]]
    found = audited(tmp_path, table("xy", rows), "xy", text=text, **under)
    assert kinds(found)["against_itself"].criteria == ("f",)
    alpha, count = found.alphas["f"]
    assert (alpha < 0, count) == (True, 5)
    few = audited(tmp_path, table("xy", rows[:4]), "xy", text=text, **under)
    assert np.isnan(few.alphas["f"][0])


SECOND = {  # other source's value, low, high: is it a conflict, severity
    "the_same": ("0.5,,", None),
    "far_away": ("0.9,,", "serious"),
    "near": ("0.51,,", "check"),
    "its_range_reaches": ("0.9,0.5,1", None),
    "its_range_does_not": ("0.9,0.6,1", "serious"),
    "a_bound_that_fits": (",0.4,", None),
    "a_bound_that_does_not": (",0.7,", "note"),
    "says_nothing": (",,", None),
}


@pytest.mark.parametrize(("other", "severity"), SECOND.values(), ids=SECOND.keys())
def test_conflicts_of_sources(tmp_path, other, severity):
    more = f"b,x,{other},newspaper,2025,C,,no\n"
    found = kinds(audited(tmp_path, table("xy", SOUND, more=more), "xy"))
    assert found.get("conflict", None) is None if severity is None else found["conflict"].severity == severity
    if severity == "serious":
        finding = found["conflict"]
        assert (finding.sites, finding.criteria) == (("b",), ("x",))
        assert finding.facts["points"] == pytest.approx(100 * 0.5 * 0.4)
        assert (finding.facts["source"], finding.facts["second_source"]) == ("register", "newspaper")


def test_conflicts_of_words_and_with_what_is_unknown(tmp_path):
    rows = [["a", "full", 0.1], ["b", "none", ""], ["c", "full", 0.6]]
    more = "a,x,none,,,web,2025,C,,no\nb,x,None,,,web,2025,C,,no\nb,y,0.4,,,web,2025,C,,no\n"
    found = audited(tmp_path, table("xy", rows, more=more), "xy", x=LEVELS)
    assert [(f.kind, f.sites) for f in found.findings if f.kind in ("conflict", "only_second")] == [
        ("conflict", ("a",)),
        ("only_second", ("b",)),
    ]


def test_weak_undated_and_unsourced_figures(tmp_path):
    more = "a,y,0.2,,,,,C,,\nb,y,0.5,,,web,,D,,\nc,y,0.9,,,web,2024,,,\nd,y,0.1,,,web,2024,B,,\n"
    rows = table("x", [row[:2] for row in SOUND], more=more)
    found = kinds(audited(tmp_path, rows, "xy"))
    assert found["weak_criteria"].figures == pytest.approx((0.75,))
    assert {name: found[name].facts["count"] for name in ("no_source", "no_date", "no_grade")} == {
        "no_source": 1,
        "no_date": 2,
        "no_grade": 1,
    }
    lenient = [f"grades.{grade}.{setting}" for grade in "CD" for setting in ("weak=false", "title=fine")]
    strong = kinds(audited(tmp_path, rows, "xy", settings=lenient))
    assert "weak_criteria" not in strong


def test_dates_that_cannot_be_read(tmp_path):
    dates = ["2024", "kevät 2024", "30.6.2024", "2023-13", "6.2024"]
    more = "".join(f"{site},y,0.2,,,web,{date},B,,\n" for site, date in zip("abcde", dates, strict=True))
    found = kinds(audited(tmp_path, table("x", [row[:2] for row in SOUND], more=more), "xy"))
    assert found["unread_date"].facts == {"count": 2, "cells": [["b", "y", "kevät 2024"], ["d", "y", "2023-13"]]}
    assert (found["unread_date"].sites, found["unread_date"].weight) == (("b", "d"), pytest.approx(0.5 * 2 / 5))
    assert "unread_date" not in kinds(audited(tmp_path, table("xy", SOUND), "xy"))


def test_weak_sites(tmp_path):
    rows = table("xy", SOUND[1:]) + "a,x,0.2,,,web,2025,D,,\na,y,0.5,,,web,2025,C,,\n"
    finding = kinds(audited(tmp_path, rows, "xy"))["weak_sites"]
    assert (finding.sites, finding.figures) == (("a",), (1.0,))


def test_old_figures_by_the_newest_date_or_the_date_of_the_study(tmp_path):
    rows = table("xy", SOUND[:4], date="2020") + "e,x,0.6,,,web,2024-06,A,,\ne,y,0.3,,,web,2021,A,,\n"
    text = "[time]\nstale_after = 3\n"
    found = audited(tmp_path, rows, "xy", text=text)
    assert found.as_of == "2024-06"
    assert (kinds(found)["stale"].figures, kinds(found)["stale"].facts["count"]) == ((4.0, 4.0), 8)
    assert kinds(audited(tmp_path, rows, "xy", text=text, as_of="2025"))["stale"].facts["count"] == 9
    assert "stale" not in kinds(audited(tmp_path, rows, "xy"))


def test_a_figure_is_not_old_on_the_very_day(tmp_path):
    found = audited(tmp_path, table("xy", SOUND, date="2024-05-31"), "xy", text="[time]\nstale_after = 2\n")
    assert stale_cells(found.matrix, period("2026-05-31").last) == {}
    assert len(stale_cells(found.matrix, period("2026-06-01").last)) == 10
    assert newest_date(found.matrix) == "2024-05-31"


def test_promises_are_noted(tmp_path):
    found = audited(tmp_path, table("xy", SOUND, more="f,x,0.4,,,letter,2025,D,2030,\nf,y,0.4,,,web,2025,A,,\n"), "xy")
    assert kinds(found)["promised"].facts["cells"] == [["f", "x", "2030"]]


def test_a_wide_file_is_ungraded_and_validate_says_so(tmp_path):
    sites, text = flat("xy", SOUND)
    (tmp_path / "s.csv").write_text(sites, encoding="utf-8")
    matrix = ss.assemble(ss.read_sites(tmp_path / "s.csv"), criteria(tmp_path, text))
    assert (evidence_classes(matrix) == classes_of(matrix.trust).index(UNGRADED)).all()
    said = run("validate", tmp_path / "s.csv", "-c", tmp_path / "criteria.toml").out
    assert "10 figures have no quality grade" in " ".join(said.split())
    ranked = run("rank", tmp_path / "s.csv", "-c", tmp_path / "criteria.toml").out
    assert "Weak" not in ranked


def test_findings_stand_in_order_of_importance():
    found = ss.audit(ss.assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3")))
    severities = [SEVERITIES.index(finding.severity) for finding in found.findings]
    assert severities == sorted(severities)
    listed = [finding.kind for finding in found.findings]
    assert [kind for n, kind in enumerate(listed) if kind not in listed[:n]] == [
        kind for n, kind in enumerate(listed) if n == 0 or kind != listed[n - 1]
    ]


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_every_finding_has_its_sentences(tmp_path, language):
    """Each kind once: no fact is left unfilled, and what to do is said."""
    for columns, rows, extra, *_ in FOUND.values():
        found = audited(tmp_path, table(columns, rows), columns, **extra)
        for row in finding_rows(found, Viewing(words=Words(language))):
            assert row["message"]
            assert row["advice"]
            assert "{" not in row["message"] + row["advice"]


def test_json_has_figures_and_sentences(tmp_path):
    sites = table("xy", SOUND, more="b,x,,0.7,,newspaper,2025,C,,no\n")
    audited(tmp_path, sites, "xy")
    document = json.loads(run("audit", tmp_path / "sites.csv", "-c", tmp_path / "criteria.toml", "-f", "json").out)
    (finding,) = document["findings"]
    assert finding["facts"]["high"] is None
    assert "newspaper" in finding["message"]
    assert document["correlations"][0]["sites"] == 5
    assert document["as_of"] == "2025"
