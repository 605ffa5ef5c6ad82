"""Which ranks each site takes over everything not known, and how often it is first."""

from __future__ import annotations

from sitescore.report.charts.lanes import Lanes, about_site
from sitescore.report.charts.ranked import label, rank_ticks, say_left_out, shown_sites
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import Sheet
from sitescore.report.charts.svg import element, lying, rectangle, titled, written
from sitescore.report.views.ranking import verdict
from sitescore.report.wording import Words
from sitescore.results.ranking import Ranking, Surety
from sitescore.results.robustness import Robustness

ROOM_FOR_SHARE = 128.0
BAR = 40.0


def rank_intervals_chart(found: Ranking | Robustness, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw a dot at each site's rank, a bar over the ranks of 90 % of the draws, and its share of first ranks.

    Parameters
    ----------
    found : a ranking with draws, or a robustness analysis; of a ranking without draws that is all that is said
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words = Words(lang)
    ranking = found if isinstance(found, Ranking) else found.ranking
    drawn = found.surety if isinstance(found, Ranking) else found
    sheet = Sheet(title=words("chart_rank_intervals"), words=words, width=width, prefix=prefix)
    if drawn is None or not ranking.sites:
        sheet.note(words("chart_no_draws"))
        return sheet.finished(verdict(ranking, words))
    _rows(sheet, ranking, drawn)
    sheet.note(words("chart_rank_intervals_legend", draws=words.figure(drawn.draws), seed=drawn.seed))
    say_left_out(sheet, ranking)
    return sheet.finished(verdict(ranking, words))


def _rows(sheet: Sheet, ranking: Ranking, drawn: Surety | Robustness) -> None:
    sites, top = shown_sites(ranking), sheet.bottom + 16
    lanes = Lanes(sheet=sheet, labels=[label(ranking, at) for at in sites], top=top, ends=ROOM_FOR_SHARE)
    last = max(int(drawn.rank_high[sites].max()), int(ranking.ranks[sites].max()), 2)
    scale = Scale(1, last, lanes.left + 8, lanes.right - 8)
    share = Scale(0, 1, lanes.right + 10, lanes.right + 10 + BAR)
    sheet.add(written(sheet.words("first_share"), share.start, top - 5, class_="sc-faint sc-small"))
    rows = []
    for row, at in enumerate(sites):
        y = lanes.middle(row)
        rows.append(
            about_site(
                ranking.sites[at],
                row,
                _interval(sheet, ranking, drawn, scale, at, y),
                _share(sheet, drawn, share, at, y),
            )
        )
    sheet.bottom = lanes.bottom
    sheet.axis(scale, top, label=sheet.words("rank_axis"), ticks=rank_ticks(scale))
    lanes.draw()
    sheet.add(*rows)


def _interval(sheet: Sheet, ranking: Ranking, drawn: Surety | Robustness, scale: Scale, at: int, y: float) -> str:
    low, high = int(drawn.rank_low[at]), int(drawn.rank_high[at])
    said = sheet.words("chart_ranks_of", site=ranking.names[at], rank=int(ranking.ranks[at]), low=low, high=high)
    bar = rectangle(lying(scale(low) - 4, scale(high) + 4, y, 10), titled(said), rx=5, class_="sc-range")
    return bar + element("circle", titled(said), cx=scale(int(ranking.ranks[at])), cy=y, r=4.5, class_="sc-ring")


def _share(sheet: Sheet, drawn: Surety | Robustness, scale: Scale, at: int, y: float) -> str:
    words = sheet.words
    first, low, high = (float(part[at]) for part in (drawn.first, drawn.first_low, drawn.first_high))
    texts = words.barred(high - low, first, low, high)
    said = titled(f"{words('first_share')} {texts[0]} ({texts[1]}–{texts[2]})")
    bar = rectangle(lying(scale(0), scale(first), y, 10), said, class_="sc-mark")
    whisker = element("path", d=f"M{scale(low):.2f} {y:.2f}H{scale(high):.2f}", class_="sc-bar")
    return bar + whisker + written(texts[0], scale.end + 8, y + 4, class_="sc-small")
