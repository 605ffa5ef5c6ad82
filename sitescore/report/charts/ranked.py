"""What charts of a ranking share: which sites are drawn, and what is said of the others."""

from __future__ import annotations

from sitescore.report.charts.lanes import MOST_SITES
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import Sheet
from sitescore.results.ranking import Ranking
from sitescore.results.robustness import Robustness


def shown_sites(ranking: Ranking) -> list[int]:
    """Return the numbers of the sites to draw, the best first."""
    return [int(at) for at in ranking.order[:MOST_SITES]]


def label(ranking: Ranking, at: int) -> str:
    """Name a site behind its rank."""
    return f"{ranking.ranks[at]}. {ranking.names[at]}"


def rank_ticks(scale: Scale) -> list[float]:
    """Return the ranks to mark: the first, and round ones."""
    return [
        1.0,
        *(tick for tick in scale.ticks(max(2, int((scale.end - scale.start) / 26))) if tick > 1 and tick.is_integer()),
    ]


def say_left_out(sheet: Sheet, ranking: Ranking) -> None:
    """Say how many ranked sites are not drawn, and how many are excluded."""
    ranked = len(ranking.sites)
    if ranked > MOST_SITES:
        sheet.note(sheet.words("chart_shown", shown=MOST_SITES, ranked=ranked))
    say_excluded(sheet, ranking)


def say_excluded(sheet: Sheet, ranking: Ranking) -> None:
    """Say how many sites knock-outs exclude."""
    excluded = len({exclusion.site for exclusion in ranking.matrix.excluded})
    if excluded:
        sheet.note(sheet.words("chart_excluded", count=excluded))


def robust_order(found: Robustness) -> list[int]:
    """Return the numbers of the sites to draw, the best expected rank first."""
    return [int(at) for at in found.order[:MOST_SITES]]


def say_about_draws(sheet: Sheet, found: Robustness) -> None:
    """Say how many draws, with what seed, and which sites are left out."""
    sheet.note(sheet.words("chart_draws", draws=sheet.words.figure(found.draws), seed=found.seed))
    say_left_out(sheet, found.ranking)
