"""The chart of how cost grows shows what was measured."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.scale.chart import chart
from benchmarks.scale.curves import PICTURES, Curve, measured
from benchmarks.scale.pages import HEADING, section, with_section

POINTS = {"ours <1>": ([(10, 0.01), (100, 0.1), (1000, 1.0)], False), "limit": ([(10, 0.001), (1000, 0.01)], True)}
SVG = "{http://www.w3.org/2000/svg}"


def test_equal_steps_of_powers_are_equal_steps_of_the_curve():
    drawn = ET.fromstring(chart("Title", "sites", POINTS))
    ours, limit = drawn.findall(f"{SVG}polyline")
    places = [tuple(map(float, place.split(","))) for place in ours.get("points").split()]
    across, up = ([b[at] - a[at] for a, b in itertools.pairwise(places)] for at in (0, 1))
    assert across == pytest.approx([across[0]] * 2, abs=0.2)
    assert up == pytest.approx([up[0]] * 2, abs=0.2)
    assert across[0] > 0 > up[0]
    assert (ours.get("stroke-dasharray"), limit.get("stroke-dasharray")) == (None, "5 4")
    assert {text.text for text in drawn.iter(f"{SVG}text")} >= {"Title", "sites", "ours <1>", "limit", "1,000", "1 s"}


def test_labels_of_curves_that_meet_do_not_cover_each_other():
    drawn = ET.fromstring(chart("T", "n", {name: ([(1, 1.0), (10, 2.0)], False) for name in "abcdef"}))
    places = sorted(float(text.get("y")) for text in drawn.iter(f"{SVG}text") if text.text in set("abcdef"))
    assert min(b - a for a, b in itertools.pairwise(places)) >= 12


def test_a_curve_ends_after_a_point_that_takes_too_long(monkeypatch):
    monkeypatch.setattr("benchmarks.scale.curves.LONG", 0.0)
    monkeypatch.setattr("benchmarks.scale.curves.SHORT", 0.0)
    curve = Curve(name="c", work=lambda size: lambda: sum(range(1000 * size)), sizes=(100, 200, 300))
    assert [size for size, _ in measured(curve)] == [100]


@pytest.mark.parametrize(("taken", "counts"), [((3.0, 1.0), 1.0), ((9.0, 1.0), 9.0)])
def test_a_first_call_does_not_count_unless_it_takes_long(taken, counts, monkeypatch):
    calls = iter(taken)
    monkeypatch.setattr("benchmarks.scale.curves._once", lambda _: next(calls))
    assert list(measured(Curve(name="c", work=lambda _: lambda: None, sizes=(7,)))) == [(7, counts)]


def test_what_pages_cost_is_put_in_the_place_of_what_they_did():
    docs = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
    once = with_section(docs, section((3,)))
    assert once.count(HEADING) == 1
    assert "\n| 3 | " in once
    assert with_section(once, section((4,))).count("\n## ") == docs.count("\n## ")


@pytest.mark.parametrize("curve", [c for p in PICTURES for c in p.curves], ids=lambda curve: curve.name)
def test_every_curve_can_be_measured_at_its_smallest(curve):
    curve.work(curve.sizes[0])()
