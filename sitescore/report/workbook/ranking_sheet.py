"""The sheet of the ranking: sites in order, and a chart of what their scores are made of."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from sitescore.report.views.ranking import verdict
from sitescore.report.workbook.book import Book, safe
from sitescore.report.workbook.layout import HEAD, Layout
from sitescore.results.rows import plain

FIRST_FACTOR = 3
CHARTED = 40
"""Sites that a chart shows."""


def write_ranking(book: Book, sheet: Any, layout: Layout) -> None:
    """Write the sites, the best first, whose order follows by formula."""
    words, ranking = layout.words, layout.ranking
    book.text(sheet, 0, 0, layout.matrix.titles[words.language], "title")
    book.text(sheet, 1, 0, words("verdict_written", verdict=verdict(ranking, words)))
    book.text(sheet, 2, 0, words("ranking_is_live" if layout.live else "ranking_is_given"), "faint")
    titles = [layout.matrix.title(name, words.language) for name in layout.top]
    heads = ["#", words("name"), words("score"), *titles, words("known"), words("rank_written")]
    book.header(sheet, HEAD - 1, heads)
    helper = len(heads)
    for place, at in enumerate(ranking.order):
        _write_site(book, sheet, layout, place, int(at))
    sheet.set_row(HEAD - 1, 45)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, helper - 1, 12)
    sheet.set_column(helper, helper, 6, None, {"hidden": True})
    sheet.freeze_panes(HEAD, FIRST_FACTOR - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD - 1)
    if layout.sites:
        bar = {"type": "data_bar", "bar_color": "#9CC5E8", "min_type": "num", "max_type": "num",
               "min_value": 0, "max_value": 100, "bar_solid": True}  # fmt: skip
        sheet.conditional_format(HEAD, FIRST_FACTOR - 1, layout.last, FIRST_FACTOR - 1, bar)
        sheet.insert_chart(HEAD - 1, helper + 1, _chart(book, layout))


def _write_site(book: Book, sheet: Any, layout: Layout, place: int, at: int) -> None:
    """Write one place of the order: all figures are looked up by it on the sheet of values."""
    ranking, columns, row = layout.ranking, layout.summary, HEAD + place
    values, helper = layout.sheet("values"), FIRST_FACTOR + len(layout.top) + 2
    found_at = f"${xl_col_to_name(helper)}{row + 1}"
    match = f"=MATCH({place + 1},{values}!{layout.down(columns['place'])},0)"
    book.formula(sheet, (row, helper), match, at + 1, "faint")

    def look_up(column: int, source: int, found: Any, style: str) -> None:
        book.formula(sheet, (row, column), f"=INDEX({values}!{layout.down(source)},{found_at})", found, style)

    kind = "points" if layout.live else "points_given"
    look_up(0, columns["rank"], ranking.ranks[at], "whole")
    look_up(1, 1, safe(ranking.names[at]), "plain")
    look_up(2, columns["score"], plain(ranking.scores[at]), kind)
    for number, points in enumerate(layout.parts[at]):
        look_up(FIRST_FACTOR + number, layout.after_criteria + number, points, kind)
    look_up(helper - 2, columns["known"], ranking.coverage[at], "share")
    look_up(helper - 1, columns["rank_written"], ranking.ranks[at], "whole_given")


def _chart(book: Book, layout: Layout) -> Any:
    """Draw contributions by factor, stacked to the score, or scores that are no sums; the best site at the top."""
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    name, last = layout.sheet_name("ranking"), min(layout.last, HEAD + CHARTED - 1)
    columns = range(FIRST_FACTOR, FIRST_FACTOR + len(layout.top)) if layout.live else (FIRST_FACTOR - 1,)
    for column in columns:
        chart.add_series(
            {
                "name": [name, HEAD - 1, column],
                "categories": [name, HEAD, 1, last, 1],
                "values": [name, HEAD, column, last, column],
                "gap": 40,
            }
        )
    title = layout.words("chart_title" if layout.live else "chart_of_scores")
    chart.set_title({"name": title, "overlay": False})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": 100, "num_format": "0"})
    chart.set_legend({"position": "bottom" if layout.live else "none"})
    chart.set_size({"width": 760, "height": 180 + 24 * (last - HEAD + 1)})
    return chart
