"""Studies to draw, every chart of them, and the way back from a drawing to numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import numpy as np

import sitescore as ss
from sitescore.analysis.scenarios import scenarios
from sitescore.io.bundled import bundled
from sitescore.matrix import DecisionMatrix
from sitescore.report.plots import PLOTS
from sitescore.report.texts import LANGUAGES

SVG = "{http://www.w3.org/2000/svg}"
FEW = ("value_zoning", "value_permit_months", "value_port_distance", "value_x")
HOSTILE = '</title><script>alert("1")</script>&\x00\ufffe\u202e Äänekoski ' + "x" * 200


@cache
def finland() -> DecisionMatrix:
    """The bundled sites with made-up places in Finland, one of them not told."""
    matrix = ss.assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
    rng = np.random.default_rng(7)
    places = np.stack([rng.uniform(60, 69, len(matrix.sites)), rng.uniform(21, 30, len(matrix.sites))], axis=1)
    places[3] = np.nan
    return replace(matrix, coordinates=places)


def renamed(matrix: DecisionMatrix, name: str) -> DecisionMatrix:
    return replace(matrix, names=tuple(f"{name} {at}" for at in range(len(matrix.sites))))


def grown(count: int) -> DecisionMatrix:
    """Made-up sites, as many as asked for, by drawing cells of the bundled ones."""
    matrix, rng = finland(), np.random.default_rng(count)
    pick = rng.integers(0, len(matrix.sites), (count, len(matrix.criteria)))
    cells = ("values", "lowest", "highest", "measurements", "measured_low", "measured_high", "measured_spread",
             "cell_kinds", "known", "applicable", "dropped")  # fmt: skip
    return replace(
        matrix,
        sites=tuple(f"s{at}" for at in range(count)),
        names=tuple(f"Kohde {at}" for at in range(count)),
        excluded=(),
        doubtful=(),
        words={},
        evidence={},
        coordinates=np.stack([rng.uniform(60, 69, count), rng.uniform(21, 30, count)], axis=1),
        **{name: np.take_along_axis(getattr(matrix, name), pick, axis=0) for name in cells},
    )


def results(matrix: DecisionMatrix, *, draws: int = 200) -> dict[str, object]:
    """One result of every kind that has charts, whatever the matrix has to offer."""
    titles = dict.fromkeys(LANGUAGES, "")
    found: dict[str, object] = {
        "ranking": ss.rank(matrix, draws=draws),
        "ranking_without_draws": ss.rank(matrix, draws=0),
        "robustness": ss.robustness(matrix, draws=draws),
        "sensitivity": ss.sensitivity(matrix),
        "scenarios": scenarios({"stated": matrix, "same": matrix}, {"stated": titles, "same": titles}),
        "explanation": ss.explain(matrix, matrix.sites[0]),
    }
    if len(matrix.sites) > 1:
        found["difference"] = ss.explain(matrix, matrix.sites[0], versus=matrix.sites[1])
    return found


def charts(matrix: DecisionMatrix) -> dict[str, Callable[..., str]]:
    """Every chart of every result of `matrix`, by the result's name and its own; of the value functions a few."""
    return {
        f"{kind}-{name}": chart
        for kind, result in results(matrix).items()
        for name, chart in PLOTS[type(result)](result).items()
        if not name.startswith("value_") or name in FEW
    }


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def by_site(root: ET.Element) -> dict[str, ET.Element]:
    """The group of each site that is drawn."""
    return {group.get("data-site", ""): group for group in root.iter(f"{SVG}g") if group.get("data-site")}


def number(element: ET.Element | None, name: str) -> float:
    assert element is not None
    return float(element.get(name, "nan"))


def axis(root: ET.Element) -> Callable[[float], float]:
    """From pixels to numbers, by the marks of the horizontal axis: grid lines and the figures under them."""
    lines = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("class") == "sc-grid"]
    pixels = [float(d[1:].split()[0]) for d in lines if "V" in d]
    faint = [text for text in root.iter(f"{SVG}text") if text.get("class") == "sc-faint sc-small"]
    texts = [text.text or "" for text in faint if text.get("text-anchor") == "middle"]
    figures = [float(text.replace("−", "-").replace(",", "")) for text in texts if _is_figure(text)][: len(pixels)]
    slope, start = np.polyfit(pixels, figures, 1)
    return lambda x: float(start + slope * x)


def _is_figure(text: str) -> bool:
    return bool(text) and text.replace("−", "").replace(",", "").replace(".", "").isdigit()
