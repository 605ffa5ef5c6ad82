"""Where the uncertainty of the ranks comes from."""

from __future__ import annotations

from sitescore.report.charts.lanes import Lanes
from sitescore.report.charts.ranked import say_about_draws
from sitescore.report.charts.scales import Scale
from sitescore.report.charts.sheet import Sheet
from sitescore.report.charts.svg import element, lying, rectangle, titled, written
from sitescore.report.wording import Words
from sitescore.results.robustness import Robustness, Share

ROOM_FOR_FIGURE = 104.0


def uncertainty_shares_chart(found: Robustness, *, lang: str = "en", width: int = 720, prefix: str = "c") -> str:
    """Draw the share of the ranks' uncertainty by source, with 95 % error bars.

    Parameters
    ----------
    found : from `robustness`
    lang, width, prefix : as in `contributions_chart`

    Returns
    -------
    An SVG element
    """
    words = Words(lang)
    sheet = Sheet(title=words("chart_uncertainty"), words=words, width=width, prefix=prefix)
    if not found.shares:
        sheet.note(words("chart_uncertainty_none"))
        return sheet.finished(words("chart_uncertainty_none"))
    parts = sorted(found.shares.items(), key=lambda item: -item[1].fair)
    lanes = Lanes(sheet=sheet, labels=[words(f"group_{group}") for group, _ in parts], top=sheet.bottom + 4,
                  ends=ROOM_FOR_FIGURE)  # fmt: skip
    most = max([1.0, *(share.fair + share.fair_error for _, share in parts)])
    least = min([0.0, *(share.fair - share.fair_error for _, share in parts)])
    scale = Scale(100 * least, 100 * most, lanes.left + 4, lanes.right - 4)
    sheet.bottom = lanes.bottom
    sheet.axis(scale, lanes.top, label=words("chart_uncertainty_axis"))
    lanes.draw()
    sheet.add(*(_bar(sheet, group, share, scale, lanes.middle(row)) for row, (group, share) in enumerate(parts)))
    sheet.note(words("chart_uncertainty_legend"))
    say_about_draws(sheet, found)
    return sheet.finished(words("chart_uncertainty_legend"))


def _bar(sheet: Sheet, group: str, share: Share, scale: Scale, y: float) -> str:
    words, fair, error = sheet.words, 100 * share.fair, 100 * share.fair_error
    about = words("chart_uncertainty_about", alone=words.percent(share.alone), total=words.percent(share.total))
    bar = rectangle(lying(scale(0), scale(fair), y, 12), titled(about), class_="sc-mark")
    ends = scale(fair - error), scale(fair + error)
    whisker = element("path", d=f"M{ends[0]:.2f} {y - 4:.2f}v8m0-4H{ends[1]:.2f}m0-4v8", class_="sc-bar")
    figures = words.barred(2 * share.fair_error, share.fair, share.fair_error)
    text = written(f"{figures[0]} ±{figures[1]}", sheet.width - 8, y + 4, class_="sc-small", anchor="end")
    return element("g", bar, whisker, text, data_source=group)
