"""Ranks from scenario to scenario: a slope graph."""

from __future__ import annotations

from sitescore.records import dataclass
from sitescore.report.charts.label_places import spread
from sitescore.report.charts.lanes import MOST_SITES, NARROW, about_site
from sitescore.report.charts.lettering import SIZE, shortened, text_width
from sitescore.report.charts.lines import dot_class, line
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import MARGIN, SMALL, Sheet
from sitescore.report.charts.svg import element, written
from sitescore.report.wording import Words
from sitescore.results.scenarios import Scenarios

ROW = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where scenarios and ranks are; excluded sites stand at ``floor``, names down to ``lowest``."""

    across: Scale
    down: Scale
    floor: float
    lowest: float

    def spot(self, scenario: int, rank: int) -> tuple[float, float]:
        return self.across(scenario), self.down(rank) if rank else self.floor


def scenarios_chart(found: Scenarios, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw a line a site through its ranks; above 30 sites those with the least regret.

    Parameters
    ----------
    found : from `scenarios`
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words = Words(lang)
    sheet = Sheet(title=words("chart_scenarios"), words=words, width=width, prefix=prefix)
    sites = [int(at) for at in found.order[:MOST_SITES]]
    titles = [title[lang] or words("stated_col") for title in found.titles]
    if sites:
        plot = _plot(sheet, found, sites, titles)
        for row, at in enumerate(sites):
            sheet.add(_line(sheet, found, at, row, plot))
        _names(sheet, found, sites, plot)
        sheet.bottom = plot.lowest + ROW / 2
    if (found.ranks[sites] == 0).any():
        sheet.note(words("chart_scenarios_excluded"))
    if len(found.matrix.sites) > MOST_SITES:
        sheet.note(words("chart_scenarios_shown", shown=MOST_SITES, sites=len(found.matrix.sites)))
    return sheet.finished(words("scenarios_title", title=found.matrix.titles[lang]))


def _plot(sheet: Sheet, found: Scenarios, sites: list[int], titles: list[str]) -> _Plot:
    """Write the scenarios' names over their columns, by number where they are too long."""
    wide = 0.2 * sheet.width if sheet.width >= NARROW else 0.3 * sheet.width
    ends = MARGIN + wide + 8, sheet.width - MARGIN - (wide + 8 if sheet.width >= NARROW else 12)
    across = Scale(0, max(len(titles) - 1, 1), *ends)
    room = (ends[1] - ends[0]) / max(len(titles) - 1, 1) - 8
    numbered = any(text_width(title, SMALL) > room for title in titles)
    if numbered:
        sheet.note("; ".join(f"{at + 1} {title}" for at, title in enumerate(titles)))
    top = sheet.bottom + 28
    for at, title in enumerate(titles):
        x = across(at)
        sheet.add(element("path", d=f"M{x:.2f} {top - 8:.2f}V{top + ROW * len(sites):.2f}", class_="sc-grid"))
        head = written(
            str(at + 1) if numbered else title, x, top - 14, class_="sc-small sc-faint", anchor="middle", full=title
        )
        sheet.add(head)
    last = max(int(found.ranks[sites].max()), 2)
    floor = top + ROW * len(sites) + (ROW if (found.ranks[sites] == 0).any() else 0)
    named = [0, -1] if sheet.width >= NARROW else [0]
    most_out = int((found.ranks[sites][:, named] == 0).sum(axis=0).max())
    lowest = floor + 14 * max(most_out - 1, 0)
    return _Plot(across=across, down=Scale(1, last, top, top + ROW * (len(sites) - 1)), floor=floor, lowest=lowest)


def _line(sheet: Sheet, found: Scenarios, at: int, row: int, plot: _Plot) -> str:
    """Draw one site's line; where it is excluded a cross stands below and the line is broken."""
    words, ranks = sheet.words, found.ranks[at].tolist()
    titles = [title[words.language] or words("stated_col") for title in found.titles]
    told = ", ".join(f"{title} {rank or '×'}" for title, rank in zip(titles, ranks, strict=True))
    path, pen = "", "M"
    for scenario, rank in enumerate(ranks):
        x, y = plot.spot(scenario, rank)
        path += f"{pen}{x:.2f} {y:.2f}" if rank else ""
        pen = "L" if rank else "M"
    marks = [_mark(plot.spot(scenario, rank), excluded=not rank, row=row) for scenario, rank in enumerate(ranks)]
    drawn = line(row, path, f"{found.matrix.names[at]}: {told}") if path else ""
    return about_site(found.matrix.sites[at], row, drawn, *marks)


def _mark(spot: tuple[float, float], *, excluded: bool, row: int) -> str:
    x, y = spot
    if excluded:
        return element("path", d=f"M{x - 3:.2f} {y - 3:.2f}l6 6m0-6l-6 6", class_="sc-axis")
    return element("circle", cx=x, cy=y, r=4, class_=f"{dot_class(row)} sc-edge")


def _names(sheet: Sheet, found: Scenarios, sites: list[int], plot: _Plot) -> None:
    """Write ranks and names beside the first scenario, and the last where there is room; crowded ones move apart."""
    sides = [(0, MARGIN), (len(found.names) - 1, plot.across.end + 10)]
    room = plot.across.start - MARGIN - 10
    for scenario, left in sides if sheet.width >= NARROW else sides[:1]:
        heights = [plot.spot(scenario, int(found.ranks[at, scenario]))[1] for at in sites]
        for at, y in zip(sites, spread(heights, 14, plot.down.start, plot.lowest), strict=True):
            rank = int(found.ranks[at, scenario])
            full = f"{rank or '×'}{'.' if rank else ''} {found.matrix.names[at]}"
            sheet.add(written(shortened(full, room, SIZE), left, y + 4, full=full))
