"""The parts of the page that are sentences and tables of the views, in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sitescore.patterns import pattern
from sitescore.report.charts.site_map import map_chart
from sitescore.report.charts.svg import escaped
from sitescore.report.charts.theme import without_style
from sitescore.report.document import Block, Document, Heading, Line
from sitescore.report.page.blocks import render_blocks, shown
from sitescore.report.page.tongues import tenths
from sitescore.report.texts.page import GLOSSARY
from sitescore.report.views.leading import leading_view
from sitescore.report.views.method_comparison import method_comparison_view
from sitescore.report.views.robustness import robustness_view
from sitescore.report.views.scenarios import scenarios_view
from sitescore.report.views.sensitivity import sensitivity_view
from sitescore.report.views.survey import survey_view
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from sitescore.results.findings import Findings, Skipped
from sitescore.version import __version__

VIEWED: Mapping[str, Any] = {
    "leading": leading_view,
    "robustness": robustness_view,
    "sensitivity": sensitivity_view,
    "survey": survey_view,
    "scenarios": scenarios_view,
    "methods": method_comparison_view,
}
"""Parts of the section on how sure the ranking is, in their order there."""
COMMANDS = {
    "sensitivity": "sitescore sensitivity",
    "robustness": "sitescore robustness",
    "survey": "sitescore survey",
    "methods": "sitescore compare --methods all",
    "scenarios": "sitescore scenarios",
    "improve": "sitescore improve",
    "leading": "sitescore report",
}
"""That give what is left out of a page."""
OF_ANY = ("scenarios", "improve")
"""Parts whose commands take as many sites as there are."""
MARK = pattern(
    r'<g data-site="([^"]*)"[^<>]*><(?:circle cx="(\S+)" cy="(\S+)" r="(\S+)" class="sc-v(\d) sc-outline"'
    r'|path d="M(\S+) (\S+)l8 8m0-8l-8 8" class="sc-bar")><title>[^<]*</title></(?:circle|path)></g>'
)
"""A site on the map: its id, and where the dot or the cross is that stands for it."""
ROWS, FEW = 6, 20
"""Rows of each table in it where there are more than a few sites; the command of the same name shows all."""


def map_piece(found: Findings, words: Words) -> str:
    """Draw the sites where they lie; the page's program draws the marks and says who each is."""
    chart = map_chart(found.ranking, lang=words.language, prefix="map")
    number = {escaped(site): at for at, site in enumerate(found.matrix.sites)}

    def short(mark: re.Match[str]) -> str:
        """Write a mark as a form feed, the site, its place, and radius and class of a dot, x and 0 for a cross."""
        site, x, y, radius, score, left, top = mark.groups()
        place = (x, y, radius, score) if x else (left, top, "x", "0")
        return "\f" + " ".join([str(number[site]), *map(tenths, place[:2]), *place[2:]])

    return MARK.sub(short, f'<figure tabindex="0">{without_style(chart)}</figure>')


def ranking_piece(found: Findings, words: Words) -> str:
    """Say what the columns mean, and what was found wrong with the data."""
    ranking, surety = found.ranking, found.ranking.surety
    blocks: list[Block] = [Line(words("known_legend"), tone="faint")]
    if found.matrix.blank(found.matrix.included).any():
        blocks.insert(0, Line(words("factor_blank"), tone="faint"))
    if surety:
        error = words.number(50 * float((surety.first_high - surety.first_low).max()))
        facts = {"draws": words.figure(surety.draws), "seed": surety.seed, "error": error}
        blocks.insert(0, Line(words("surety_legend", **facts), tone="faint"))
        if found.leading is None:
            blocks.insert(1, Line(words("page_own_draws"), tone="faint"))
    if ranking.evidence is not None and ranking.evidence.graded:
        weak = words("weak_legend", grades=words.weak_grades(found.matrix))
        blocks += [Line(words("page_evidence_legend"), tone="faint"), Line(weak, tone="faint")]
    if ranking.notices:
        blocks.append(Heading(words("data_check"), level=2))
        blocks += [Line(words.notice(notice, found.matrix), mark="!") for notice in ranking.notices]
    return render_blocks(Document(blocks))


def sure_piece(found: Findings, words: Words) -> str:
    """Lay out every analysis of how sure the ranking is, each to be opened, and say which were left out."""
    viewing = Viewing(words=words)
    parts = [_opened(name, found, viewing) for name in VIEWED if getattr(found, name) is not None]
    return "".join(parts) + "".join(f'<p class="faint">{shown(_why(out, words))}</p>' for out in found.skipped)


def origin_piece(found: Findings, words: Words) -> str:
    """Say what the page was computed from, so that it can be computed again."""
    origin, ranking = found.matrix.provenance, found.ranking
    lines = [
        words("page_origin_made", version=__version__),
        words("page_origin_criteria", name=origin.criteria_id, digest=origin.criteria_digest),
        words("page_origin_sites", digest=origin.sites_digest),
        words("page_origin_method", method=ranking.method),
    ]
    if found.matrix.needs:
        needs = "; ".join(f"{name} {words.figure(amount)}" for name, amount in found.matrix.needs.items())
        lines.append(words("page_origin_needs", needs=needs))
    if found.matrix.trust.as_of:
        lines.append(words("page_origin_as_of", date=found.matrix.trust.as_of))
    if origin.options:
        lines.append(words("page_origin_options", options=_options(origin.options)))
    for name, drawn in (("page_ranking", ranking.surety), ("page_part_robustness", found.robustness)):
        if drawn is not None:
            facts = {"draws": words.figure(drawn.draws), "seed": drawn.seed}
            lines.append(words("page_origin_draws", part=words(name), **facts))
    return render_blocks(Document([Line(line, mark="-") for line in lines]))


def glossary_piece(found: Findings, words: Words) -> str:
    """Explain the words that the page uses."""
    facts = {"word_grade": {"grades": words.grades(found.matrix)}}
    pairs = (words(key, **facts.get(key, {})).partition(": ") for key in GLOSSARY)
    return "<dl>" + "".join(f"<dt>{shown(name)}</dt><dd>{shown(meaning)}</dd>" for name, _, meaning in pairs) + "</dl>"


def _opened(name: str, found: Findings, viewing: Viewing) -> str:
    words = viewing.words
    document: Document = VIEWED[name](getattr(found, name), viewing)
    most = None if len(found.matrix.sites) <= FEW or name == "leading" else ROWS

    def more(count: int) -> str:
        return words("and_more", count=words.figure(count))

    body = render_blocks(Document(document.blocks[1:]), most=most, more=more)
    opened = " open" if name == "leading" else ""
    return f"<details{opened}><summary>{shown(words(f'page_part_{name}'))}</summary>{body}</details>"


def _why(out: Skipped, words: Words) -> str:
    keys = {"many": "page_many", "few": "page_few", "sums": "page_sums", "none": "page_nothing"}
    key = "page_many_one" if out.why == "many" and out.part in OF_ANY else keys[out.why]
    facts = {"limit": words.figure(out.limit), "sites": words.figure(out.sites), "command": COMMANDS[out.part]}
    return words(key, part=words(f"page_part_{out.part}"), **facts)


def _options(options: Mapping[str, object]) -> str:
    return "; ".join(
        f"{name} {', '.join(map(str, item)) if isinstance(item, list) else item}" for name, item in options.items()
    )
