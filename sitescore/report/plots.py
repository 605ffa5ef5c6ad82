"""Which charts belong to which result, as files. To add one: a chart in `report/charts/`, then a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from sitescore.report.charts.acceptability import acceptability_chart
from sitescore.report.charts.contributions import contributions_chart
from sitescore.report.charts.distribution import distribution_chart
from sitescore.report.charts.profile import profile_chart
from sitescore.report.charts.rank_intervals import rank_intervals_chart
from sitescore.report.charts.scenarios import scenarios_chart
from sitescore.report.charts.site_map import map_chart
from sitescore.report.charts.stability import stability_chart
from sitescore.report.charts.svg import element
from sitescore.report.charts.theme import ROOT, STYLE, with_plain_colours
from sitescore.report.charts.tornado import tornado_chart
from sitescore.report.charts.uncertainty_shares import uncertainty_shares_chart
from sitescore.report.charts.value_function import value_function_chart
from sitescore.report.charts.weight_lines import weight_lines_chart
from sitescore.report.document import Picture
from sitescore.report.views.ranking import verdict
from sitescore.report.wording import Words
from sitescore.results.effects import Effects, Lead
from sitescore.results.explanation import Difference, Explanation
from sitescore.results.ranking import Ranking
from sitescore.results.robustness import Robustness
from sitescore.results.scenarios import Scenarios
from sitescore.results.sensitivity import Sensitivity

Chart = Callable[..., str]
PIXELS = 2
"""Of a PNG for one of the chart."""
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _of_ranking(ranking: Ranking) -> dict[str, Chart]:
    return {
        "contributions": partial(contributions_chart, ranking),
        "rank_intervals": partial(rank_intervals_chart, ranking),
        "scores": partial(distribution_chart, ranking),
        "map": partial(map_chart, ranking),
    }


def _of_sensitivity(found: Sensitivity) -> dict[str, Chart]:
    lines = {f"weight_{name}": partial(weight_lines_chart, found, name) for name in found.ranking.matrix.top_factors}
    return {"tornado": partial(tornado_chart, found), "stability": partial(stability_chart, found), **lines}


def _of_robustness(found: Robustness) -> dict[str, Chart]:
    return {
        "acceptability": partial(acceptability_chart, found),
        "rank_intervals": partial(rank_intervals_chart, found),
        "uncertainty": partial(uncertainty_shares_chart, found),
    }


def _of_scenarios(found: Scenarios) -> dict[str, Chart]:
    return {"scenarios": partial(scenarios_chart, found)}


def _of_explanation(found: Explanation | Effects | Difference | Lead) -> dict[str, Chart]:
    matrix = found.ranking.matrix
    curves = {f"value_{name}": partial(value_function_chart, matrix, name) for name in matrix.criteria}
    return {"profile": partial(profile_chart, found), **curves}


PLOTS: Mapping[type, Callable[[Any], dict[str, Chart]]] = MappingProxyType(
    {
        Ranking: _of_ranking,
        Sensitivity: _of_sensitivity,
        Robustness: _of_robustness,
        Scenarios: _of_scenarios,
        Explanation: _of_explanation,
        Effects: _of_explanation,
        Difference: _of_explanation,
        Lead: _of_explanation,
    }
)


def plots(result: Any, lang: str) -> dict[str, str]:
    """Draw every chart of a result.

    Parameters
    ----------
    result : of a type in ``PLOTS``
    lang : "en", "fi" or "sv"

    Returns
    -------
    SVG documents by the chart's name
    """
    return {name: HEADER + chart(lang=lang) + "\n" for name, chart in PLOTS[type(result)](result).items()}


def png_available() -> bool:
    """Tell whether the package that draws PNG is installed, and finds a type face: without one text is left out."""
    return find_spec("resvg_py") is not None and as_png(_letter("A")) != as_png(_letter(" "))


def _letter(letter: str) -> str:
    text = element("text", letter, x=2, y=12)
    return element(
        "svg", element("style", STYLE), text, xmlns="http://www.w3.org/2000/svg", class_=ROOT, width=16, height=16
    )


def as_png(svg: str) -> bytes:
    """Turn a chart into a PNG of twice its size, in the light colours on white, with the machine's own type faces."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=with_plain_colours(svg), zoom=PIXELS, background="#ffffff"))


def ranking_picture(ranking: Ranking, words: Words) -> Picture | None:
    """Draw the ranking as PNG, its verdict in words beside it; nothing where no PNG can be drawn."""
    if not png_available():
        return None
    return Picture(as_png(contributions_chart(ranking, lang=words.language)), verdict(ranking, words))


def plot_files(result: Any, lang: str, *, png: bool) -> dict[str, bytes]:
    """Return the files of a result's charts by name: SVG, and `png` as well."""
    drawn = plots(result, lang)
    files = {f"{_file_name(name)}.svg": svg.encode("utf-8") for name, svg in drawn.items()}
    if png:
        files |= {f"{_file_name(name)}.png": as_png(svg) for name, svg in drawn.items()}
    return files


def told(words: Words, folder: str, count: int, *, png: bool) -> str:
    """Say where the files are, and what PNG would need where there is none."""
    return words("plots_written" if png else "plots_written_svg", folder=folder, count=count)


def _file_name(name: str) -> str:
    """Keep a criterion's id from being read as a path.

    Examples
    --------
    >>> _file_name("value_port distance/km")
    'value_port_distance_km'
    """
    return "".join(letter if letter.isalnum() or letter in "_-" else "_" for letter in name)
