"""What every chart keeps to: sound XML, three languages, harmless names, finite numbers, the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

import sitescore as ss
from sitescore.io.bundled import bundled
from sitescore.report.charts.contributions import contributions_chart
from sitescore.report.charts.site_map import map_chart
from sitescore.report.charts.svg import element, escaped, length
from sitescore.report.charts.theme import COLOURS, DARK, HATCHES, LIGHT, STYLE, with_plain_colours, without_style
from sitescore.report.plots import PLOTS
from sitescore.report.texts import LANGUAGES
from tests.analysis.studies import flat, study
from tests.report.charts import HOSTILE, SVG, charts, finland, grown, parsed, renamed

CHARTS = charts(finland())
ELEMENTS = {"svg", "title", "desc", "style", "defs", "pattern", "path", "text", "rect", "circle", "g"}
NEEDS = re.compile(r'(?:url\(#|aria-labelledby=")([^)"]+)')


def small(folder, *rows):
    return study(folder, *flat("xy", [list(row) for row in rows]))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_is_an_image_with_a_name_and_a_description(name, lang):
    root = parsed(CHARTS[name](lang=lang))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("width") == "100%"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert all((child.text or "").strip() for child in list(root)[:2])


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_input_gives_the_same_bytes(name):
    assert CHARTS[name](lang="fi") == CHARTS[name](lang="fi")


def test_two_runs_give_the_same_bytes():
    again = charts(finland())
    assert {name: chart(lang="sv") for name, chart in again.items()} == {
        name: chart(lang="sv") for name, chart in CHARTS.items()
    }


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [320, 360, 720, 1200])
def test_everything_lies_on_the_sheet(name, width):
    root = parsed(CHARTS[name](width=width))
    _, _, wide, high = map(float, root.get("viewBox").split())
    assert wide == width
    drawn = [child for child in root if child.tag != f"{SVG}svg"]
    for part in (inner for child in drawn for inner in child.iter()):
        left, top = (float(part.get(key, 0)) for key in ("x", "y"))
        right, bottom = left + float(part.get("width", "0").strip("%")), top + float(part.get("height", 0))
        assert -0.01 <= left <= right <= wide + 0.01, part.attrib
        assert -0.01 <= top <= bottom <= high + 0.01, part.attrib


@pytest.mark.parametrize("name", CHARTS)
def test_ids_begin_with_the_prefix_and_are_there(name):
    svg = CHARTS[name](prefix="fig7")
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(found.startswith("fig7-") for found in ids)
    assert {part for found in NEEDS.findall(svg) for part in found.split()} <= set(ids)


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_runs_or_loads_anything(name):
    svg = CHARTS[name]()
    assert not re.search(r"<script|<foreignObject|<image|\son\w+=|href|url\((?!#)|@import", svg)
    assert not re.search(r"\b(nan|NaN|inf|Infinity|None)\b", svg)


def test_hostile_names_are_text():
    for name, chart in charts(renamed(finland(), HOSTILE)).items():
        svg = chart(lang="fi")
        root = parsed(svg)
        assert "<script" not in svg, name
        assert "\u202e" not in svg
        assert {part.tag.removeprefix(SVG) for part in root.iter()} <= ELEMENTS


def test_a_long_name_is_shortened_and_told_in_full():
    ranking = ss.rank(renamed(finland(), "Sijaintipaikka " * 20), draws=0)
    root = parsed(contributions_chart(ranking))
    labels = [text for text in root.iter(f"{SVG}text") if "".join(text.itertext()).endswith("…")]
    assert labels
    assert all(ranking.names[0].strip()[:60] in (label.findtext(f"{SVG}title") or "") for label in labels)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_have_the_language_s_decimal_mark(lang):
    ranking = ss.rank(finland(), draws=0)
    texts = [text.text for text in parsed(contributions_chart(ranking, lang=lang)).iter(f"{SVG}text")]
    score = f"{ranking.scores[ranking.order[0]]:.1f}"
    assert (score if lang == "en" else score.replace(".", ",")) in texts


def test_one_site_two_alike_and_none(tmp_path):
    one = small(tmp_path, ("a", 0.4, 0.6))
    alike = small(tmp_path, ("a", 0.4, 0.6), ("b", 0.4, 0.6))
    for matrix in (one, alike):
        for name, chart in charts(matrix).items():
            assert parsed(chart()).tag == f"{SVG}svg", name
    nobody = ss.rank(study(tmp_path, "site,free_land,port_distance\na,5,2\n"))
    assert not nobody.sites
    for chart in PLOTS[type(nobody)](nobody).values():
        assert parsed(chart()).tag == f"{SVG}svg"


def test_charts_of_scores_that_are_no_sums():
    criteria = ss.read_criteria("tp3", settings=["method=topsis"])
    matrix = ss.assemble(ss.read_sites(bundled("sites") / "reference_parks.csv"), criteria)
    for name, chart in charts(matrix).items():
        assert parsed(chart(lang="sv")).tag == f"{SVG}svg", name


@pytest.mark.parametrize("count", [31, 2000])
def test_many_sites_are_thirty_and_the_rest_in_sum(count):
    ranking = ss.rank(grown(count), draws=0)
    for name, chart in PLOTS[type(ranking)](ranking).items():
        svg = chart()
        assert parsed(svg).tag == f"{SVG}svg"
        assert len(svg) < 500_000
        if name == "contributions":
            assert f"The best 30 of {count} are drawn." in svg
            assert sum(int(found) for found in re.findall(r" to [\d.]+: (\d+)<", svg)) == count


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_nothing_is_drawn_from_what_is_no_number(wrong):
    with pytest.raises(ValueError, match="finite"):
        length(wrong)
    with pytest.raises(ValueError, match="finite"):
        element("path", d=f"M0 {wrong:.2f}")
    ranking = ss.rank(finland(), draws=0)
    scores = ranking.scores.copy()
    scores[0] = wrong
    with pytest.raises(ValueError, match=r"finite|NaN|infinity|nan|range"):
        contributions_chart(replace(ranking, scores=scores))


def test_without_places_there_is_no_map_and_it_says_so():
    ranking = ss.rank(replace(finland(), coordinates=None), draws=0)
    svg = map_chart(ranking)
    assert "gives no coordinates" in svg
    assert not list(parsed(svg).iter(f"{SVG}circle"))


def test_attributes_and_words_are_escaped():
    assert element("a", title='<"&') == '<a title="&lt;&quot;&amp;"/>'
    assert escaped("a\x01b\ufffe") == "a\ufffdb\ufffd"


def test_every_class_has_a_rule_and_every_property_both_themes():
    classes = {
        part for chart in CHARTS.values() for given in re.findall(r'class="([^"]*)"', chart()) for part in given.split()
    }
    assert {name for name in classes if f".{name}" not in STYLE} == set()
    assert LIGHT.keys() == DARK.keys()
    assert set(re.findall(r"var\(--sc-(\w+)\)", STYLE)) <= LIGHT.keys()
    assert "var(" not in with_plain_colours(STYLE)
    assert "--sc" not in with_plain_colours(STYLE)


def test_colours_and_hatches_do_not_repeat_together():
    assert np.gcd(len(COLOURS), len(HATCHES)) == 1


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


def contrast(one, other):
    """Of two colours, by WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_its_ground(theme):
    for ink in ("ink", "faint"):
        for ground in ("paper", "sea", "land"):
            assert contrast(theme[ink], theme[ground]) >= 4.5
    assert all(contrast(theme["ink"], theme[shade]) >= 4.5 for shade in ("h1", "h2"))
    assert all(contrast(theme["paper"], theme[shade]) >= 4 for shade in ("h3", "h4", "h5"))
    assert contrast("#ffffff", COLOURS[0]) >= 4.5
    assert all(contrast("#000000", colour) >= 4.5 for colour in COLOURS[1:])


def test_a_page_can_carry_the_style_once():
    svg = CHARTS["ranking-contributions"]()
    assert svg.count("<style>") == 1
    assert "<style>" not in without_style(svg)
