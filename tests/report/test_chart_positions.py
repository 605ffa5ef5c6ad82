"""Figures read back from where they are drawn, against the results they were drawn from."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.scenarios import scenarios
from sitescore.core.hierarchy import global_weights
from sitescore.report.charts.acceptability import acceptability_chart
from sitescore.report.charts.contributions import contributions_chart
from sitescore.report.charts.distribution import distribution_chart
from sitescore.report.charts.geography import frame_around
from sitescore.report.charts.profile import profile_chart
from sitescore.report.charts.rank_intervals import rank_intervals_chart
from sitescore.report.charts.scenarios import scenarios_chart
from sitescore.report.charts.site_map import map_chart
from sitescore.report.charts.stability import stability_chart
from sitescore.report.charts.tornado import tornado_chart
from sitescore.report.charts.uncertainty_shares import uncertainty_shares_chart
from sitescore.report.charts.value_function import value_function_chart
from sitescore.report.charts.weight_lines import weight_lines_chart
from sitescore.report.texts import LANGUAGES
from tests.analysis.studies import flat, study
from tests.report.charts import SVG, axis, by_site, finland, number, parsed
from tests.report.pages import made_up

PIXEL = 0.02
"""Coordinates are written to a hundredth."""
wide = pytest.mark.parametrize("width", [360, 720])


@cache
def found(kind):
    matrix = finland()
    return {
        "ranking": lambda: ss.rank(matrix, draws=500),
        "robustness": lambda: ss.robustness(matrix, draws=500),
        "sensitivity": lambda: ss.sensitivity(matrix),
    }[kind]()


def ends(rectangle):
    left = number(rectangle, "x")
    return left, left + number(rectangle, "width")


def of_class(part, name):
    return [inner for inner in part.iter() if name in inner.get("class", "").split()]


@wide
def test_bars_are_as_long_as_contributions_and_end_at_the_score(width):
    ranking = found("ranking")
    root = parsed(contributions_chart(ranking, width=width))
    points, matrix = axis(root), ranking.matrix
    groups = by_site(root)
    assert list(groups) == [ranking.sites[at] for at in ranking.order]
    for at, site in enumerate(ranking.sites):
        bars = [ends(bar) for bar in of_class(groups[site], "sc-edge")]
        lengths = [points(end) - points(start) for start, end in bars]
        under = [
            sum(
                ranking.contributions[at, c]
                for c, name in enumerate(matrix.criteria)
                if matrix.nodes[name].parent == top
            )
            for top in matrix.top_factors
        ]
        assert lengths == pytest.approx(under, abs=0.02)
        assert points(bars[-1][1]) == pytest.approx(ranking.scores[at], abs=0.02)


@wide
def test_rank_intervals_cover_their_ranks(width):
    ranking = found("ranking")
    root = parsed(rank_intervals_chart(ranking, width=width))
    rank_at, groups = axis(root), by_site(root)
    for at, site in enumerate(ranking.sites):
        start, end = ends(of_class(groups[site], "sc-range")[0])
        dot = number(of_class(groups[site], "sc-ring")[0], "cx")
        surety = ranking.surety
        drawn = [rank_at(x) for x in (start + 4, dot, end - 4)]
        assert drawn == pytest.approx([surety.rank_low[at], ranking.ranks[at], surety.rank_high[at]], abs=0.02)
        share = of_class(groups[site], "sc-mark")[0]
        assert number(share, "width") == pytest.approx(40 * surety.first[at], abs=PIXEL)


def test_every_cell_of_the_heat_map_tells_its_share_and_bar():
    robust = found("robustness")
    groups = by_site(parsed(acceptability_chart(robust)))
    assert list(groups) == [robust.ranking.sites[at] for at in robust.order]
    for at, site in enumerate(robust.ranking.sites):
        told = [title.text for title in groups[site].iter(f"{SVG}title")]
        assert len(told) == robust.acceptability.shape[1]
        for rank, text in enumerate(told):
            share, low, high = (float(figure) for figure in re.findall(r"([\d.]+)\u00a0%", text))
            assert f"rank {rank + 1}:" in text
            parts = (robust.acceptability, robust.acceptability_low, robust.acceptability_high)
            exact = [100 * part[at, rank] for part in parts]
            assert [share, low, high] == pytest.approx(exact, abs=0.5001)


@wide
def test_stability_intervals_stand_at_their_weights(width):
    found_ = found("sensitivity")
    root = parsed(stability_chart(found_, width=width))
    weight = axis(root)
    groups = {part.get("data-node"): part for part in root.iter(f"{SVG}g") if part.get("data-node")}
    assert set(groups) == set(found_.nodes)
    for at, name in enumerate(found_.nodes):
        bars = [bar for bar in groups[name] if bar.tag == f"{SVG}rect"]
        drawn = [[weight(x) for x in ends(bar)] for bar in bars]
        exact = [[100 * found_.stability[kind].low[at], 100 * found_.stability[kind].high[at]]
                 for kind in ("winner", "top", "order")]  # fmt: skip
        assert np.array(drawn) == pytest.approx(np.array(exact), abs=0.02)
        stated = float(of_class(groups[name], "sc-bar")[0].get("d")[1:].split()[0])
        assert weight(stated) == pytest.approx(100 * found_.ranking.matrix.local[at], abs=0.02)


@wide
def test_the_tornado_ends_at_the_leads(width):
    found_ = found("sensitivity")
    root = parsed(tornado_chart(found_, width=width))
    lead = axis(root)
    groups = [part for part in root.iter(f"{SVG}g") if part.get("data-node")]
    swings = np.ptp(found_.lines.leads, axis=1)
    widest = [found_.nodes[at] for at in np.argsort(-swings, kind="stable")[: len(groups)]]
    assert [group.get("data-node") for group in groups] == widest
    second = np.sort(found_.ranking.scores)[-2]
    now = found_.ranking.scores.max() - second
    for group in groups:
        at = found_.nodes.index(group.get("data-node"))
        for bar, exact in zip(of_class(group, "sc-edge"), found_.lines.leads[at], strict=True):
            drawn = sorted(lead(x) for x in ends(bar))
            assert drawn == pytest.approx(sorted([now, exact]), abs=0.02)


@pytest.mark.parametrize("node", ["services_and_safety", "skilled_workforce"])
def test_leads_change_hands_where_lines_cross(node):
    found_ = found("sensitivity")
    root = parsed(weight_lines_chart(found_, node))
    at, weight = found_.nodes.index(node), axis(root)
    rings = [number(ring, "cx") for ring in of_class(root, "sc-ring")]
    assert [weight(x) / 100 for x in rings] == pytest.approx(list(found_.leaders[at].starts[1:]), abs=2e-4)
    lines = {site: re.findall(r"[\d.]+", group.find(f"{SVG}path").get("d")) for site, group in by_site(root).items()}
    for ring, site in zip(of_class(root, "sc-ring"), found_.leaders[at].sites[1:], strict=True):
        x0, y0, x1, y1 = map(float, lines[found_.ranking.sites[int(site)]])
        on_line = y0 + (number(ring, "cx") - x0) / (x1 - x0) * (y1 - y0)
        assert number(ring, "cy") == pytest.approx(on_line, abs=0.05)


@pytest.mark.parametrize("node", ["energy_adequacy", "zoning", "port_distance"])
@pytest.mark.parametrize("weight", [0.0, 0.3, 1.0])
def test_lines_are_scores_with_the_weight_moved(node, weight):
    """Against scores by weights that were multiplied down the tree anew."""
    matrix, found_ = finland(), found("sensitivity")
    at, local = found_.nodes.index(node), matrix.local.copy()
    siblings = np.flatnonzero(matrix.parents == matrix.parents[at])
    local[siblings] *= (1 - weight) / (1 - local[at])
    local[at] = weight
    weights = global_weights(matrix.parents, local)[len(matrix.factors) :]
    drawn = found_.lines.at(at, scores=found_.ranking.scores, local=float(matrix.local[at]), weight=weight)
    assert drawn == pytest.approx(100 * matrix.values[matrix.included] @ weights, abs=1e-9)


def test_leads_are_those_at_the_ends_of_the_ranges():
    found_, at = found("sensitivity"), 2
    lines, ranking = found_.lines, found_.ranking
    for end in (0, 1):
        local = float(ranking.matrix.local[at])
        scores = lines.at(at, scores=ranking.scores, local=local, weight=float(lines.ends[at, end]))
        others = np.delete(scores, found_.leader)
        assert lines.leads[at, end] == pytest.approx(scores[found_.leader] - others.max(), abs=1e-9)
    assert lines.ends[at] == pytest.approx([0.5 / 6, 2 / 6])


def sites_of_finland():
    from sitescore.io.bundled import bundled

    return ss.read_sites(bundled("sites") / "finland.csv")


@wide
def test_profiles_stand_at_their_values(width):
    matrix = finland()
    explained = ss.explain(matrix, "oulu")
    root = parsed(profile_chart(explained, width=width))
    value = axis(root)
    groups = {part.get("data-criterion"): part for part in root.iter(f"{SVG}g") if part.get("data-criterion")}
    assert set(groups) == set(matrix.criteria)
    for at, name in enumerate(matrix.criteria):
        dot = groups[name].find(f"{SVG}circle")
        assert value(number(dot, "cx")) == pytest.approx(matrix.values[explained.site, at], abs=0.003)
        assert ("sc-ring" in dot.get("class")) == (not matrix.known[explained.site, at])
        median = float(of_class(groups[name], "sc-bar")[0].get("d")[1:].split()[0])
        assert value(median) == pytest.approx(np.median(matrix.values[matrix.included, at]), abs=0.003)


def test_sites_stand_on_the_curve(tmp_path):
    rows = [["a", 0.0, 1.0], ["b", 0.25, 0.5], ["c", 1.0, 0.0]]
    matrix = study(tmp_path, *flat("xy", rows))
    root = parsed(value_function_chart(matrix, "x"))
    measurement = axis(root)
    dots = of_class(root, "sc-ring")
    assert [measurement(number(dot, "cx")) for dot in dots] == pytest.approx([0.0, 0.25, 1.0], abs=0.001)
    heights = [number(dot, "cy") for dot in dots]
    assert (heights[0] - heights[1]) / (heights[0] - heights[2]) == pytest.approx(0.25, abs=0.001)
    assert "3 of 3 sites are known" in "".join(root.itertext())


def test_words_are_rows_with_their_sites(tmp_path):
    levels = "value = { kind = 'levels', levels = { none = 0, some = 0.4, full = 1 } }\n"
    matrix = study(tmp_path, *flat("xy", [["a", "full", 1], ["b", "some", 0], ["c", "full", 0.5]], x=levels))
    root = parsed(value_function_chart(matrix, "x"))
    value = axis(root)
    bars = of_class(root, "sc-mark")
    assert [value(ends(bar)[1]) for bar in bars] == pytest.approx([0, 0.4, 1], abs=0.002)
    assert "a and c" in bars[2].findtext(f"{SVG}title")


@wide
def test_slopes_go_through_the_ranks(width):
    base, nothing = finland(), dict.fromkeys(LANGUAGES, "")
    cells = ss.assemble(sites_of_finland(), ss.read_criteria("tp3", profile="cell_plant"))
    result = scenarios({"stated": base, "cells": cells}, {"stated": nothing, "cells": {**nothing, "en": "Cells"}})
    root = parsed(scenarios_chart(result, width=width))
    drawn = {site: of_class(group, "sc-edge") for site, group in by_site(root).items()}
    spots = [
        (rank, number(dot, "cy"))
        for at, site in enumerate(base.sites)
        for rank, dot in zip([r for r in result.ranks[at] if r], drawn[site], strict=True)
    ]
    ranks, heights = map(np.array, zip(*spots, strict=True))
    slope, start = np.polyfit(ranks, heights, 1)
    assert heights == pytest.approx(start + slope * ranks, abs=PIXEL)
    assert slope > 0
    crosses = [len(of_class(by_site(root)[site], "sc-axis")) for site in base.sites]
    assert crosses == list((result.ranks == 0).sum(axis=1))


def test_uncertainty_bars_and_whiskers():
    robust = found("robustness")
    root = parsed(uncertainty_shares_chart(robust))
    per_cent = axis(root)
    groups = {part.get("data-source"): part for part in root.iter(f"{SVG}g") if part.get("data-source")}
    assert groups.keys() == robust.shares.keys()
    for name, share in robust.shares.items():
        start, end = ends(groups[name].find(f"{SVG}rect"))
        assert per_cent(end) - per_cent(start) == pytest.approx(abs(100 * share.fair), abs=0.02)
        left, right = re.match(r"M([\d.-]+) .*H([\d.-]+)m", of_class(groups[name], "sc-bar")[0].get("d")).groups()
        assert per_cent(float(right)) - per_cent(float(left)) == pytest.approx(200 * share.fair_error, abs=0.03)


def test_every_site_is_on_the_map_where_it_lies():
    ranking = found("ranking")
    matrix = ranking.matrix
    root = parsed(map_chart(ranking))
    groups = by_site(root)
    told = np.isfinite(matrix.coordinates).all(axis=1)
    assert groups.keys() == {site for site, there in zip(matrix.sites, told, strict=True) if there}
    latitude, longitude = matrix.coordinates.T
    frame = frame_around(latitude[told], longitude[told], 704)
    x, y = frame(latitude, longitude)
    for site in ranking.sites:
        at = matrix.sites.index(site)
        if told[at]:
            dot = groups[site].find(f"{SVG}circle")
            assert (number(dot, "cx"), number(dot, "cy")) == pytest.approx((x[at], y[at]), abs=PIXEL)
            assert 0 <= x[at] <= frame.width
            assert 0 <= y[at] <= frame.height


def places_of(path, mark):
    """Follow a path that goes from place to place by whole pixels, and makes a mark that ends where it began."""
    steps = re.findall(rf"m(-?\d+) (-?\d+){re.escape(mark)}", path)
    assert "".join(f"m{x} {y}{mark}" for x, y in steps) == path
    return {tuple(place) for place in np.cumsum(np.array(steps, dtype=int), axis=0).tolist()}


def test_crowded_maps_have_a_dot_or_a_cross_where_each_site_lies(tmp_path):
    matrix = made_up(tmp_path, 400, 6)
    ranking = ss.rank(matrix, draws=0)
    root = parsed(map_chart(ranking, prefix="m"))
    latitude, longitude = matrix.coordinates.T
    pixels = np.rint(np.stack(frame_around(latitude, longitude, 704)(latitude, longitude), axis=1)).astype(int)
    at_site = {site: at for at, site in enumerate(matrix.sites)}
    best, rest = np.split(ranking.order, [30])
    assert set(by_site(root)) == {ranking.sites[at] for at in best}
    dots = [path.get("d") for path in root.iter(f"{SVG}path") if "-dots" in path.get("id", "")]
    drawn = [place for path in dots for place in places_of(path, "h0")]
    assert set(drawn) == {tuple(pixels[at_site[ranking.sites[at]]]) for at in rest}
    assert len(dots) == len({use.get("href") for use in root.iter(f"{SVG}use")}) > 2
    (crosses,) = (path.get("d") for path in root.iter(f"{SVG}path") if path.get("class") == "sc-ghost")
    out = {tuple(pixels[at_site[exclusion.site]]) for exclusion in matrix.excluded}
    assert places_of(crosses, "m-3-3l6 6m0-6l-6 6m3-3") == out


def test_the_histogram_counts_every_site():
    ranking = found("ranking")
    root = parsed(distribution_chart(ranking))
    score = axis(root)
    bars = [(ends(bar), int(bar.findtext(f"{SVG}title").rpartition(" ")[2])) for bar in of_class(root, "sc-mark")]
    assert sum(count for _, count in bars) == len(ranking.sites)
    for (start, end), count in bars:
        low, high = score(start), score(end)
        inside = ((ranking.scores > low - 0.03) & (ranking.scores < high + 0.03)).sum()
        assert inside >= count
