"""A template workbook: a sheet of sites to fill in, the criteria to read, and instructions."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from sitescore.io.template import ABOUT
from sitescore.model.criteria import CriteriaSet
from sitescore.report.wording import Words
from sitescore.report.workbook.book import Book, safe, written
from sitescore.report.workbook.cell_formulas import number
from sitescore.report.workbook.criteria_sheet import write_criteria
from sitescore.report.workbook.layout import Layout
from sitescore.report.workbook.weight_sheet import write_weights
from sitescore.results.ranking import Ranking

TITLES, HEADER, UNITS, FIRST = 2, 3, 4, 5
LAST = 1000
"""Rows that lists and checks are laid on."""
LONGEST_PROMPT = 255
"""Signs that the message of a checked cell can hold."""
LONGEST_TITLE = 32
STEPS = ("how_to_sites", "how_to_cells", "how_to_unknown", "how_to_warnings", "how_to_header", "how_to_weights")


def site_workbook(criteria: CriteriaSet, ranking: Ranking, words: Words, *, file: str, criteria_file: str) -> bytes:
    """Write a workbook to fill in, which `read_sites` reads as it is.

    Parameters
    ----------
    criteria : whose columns it has
    ranking : of no sites by the same criteria
    words : the language of titles, help and instructions
    file, criteria_file : what the instructions call the workbook and the criteria
    """
    layout = Layout(ranking, words, template=True)
    out = BytesIO()
    with written(out, title=layout.matrix.titles[words.language]) as book:
        names = ("sites", "weights", "criteria", "instructions")
        sites, weights, about, instructions = (book.workbook.add_worksheet(layout.sheet_name(name)) for name in names)
        _write_sites(book, sites, layout, criteria)
        write_weights(book, weights, layout)
        write_criteria(book, about, layout)
        _write_instructions(book, instructions, layout, (file, criteria_file))
    return out.getvalue()


def _write_sites(book: Book, sheet: Any, layout: Layout, criteria: CriteriaSet) -> None:
    """Write titles, ids, units and one row to fill in; the row of ids is the table's header."""
    words, about = layout.words, ABOUT[layout.words.language]
    book.text(sheet, 0, 0, layout.matrix.titles[words.language], "title")
    book.text(sheet, 1, 0, words("template_sites"), "faint")
    book.header(sheet, HEADER, list(about))
    book.header(sheet, TITLES, [""] * len(about))
    book.header(sheet, UNITS, [words("unit_row"), *[""] * (len(about) - 1)])
    for at, name in enumerate(layout.criteria, start=len(about)):
        _write_column(book, sheet, layout, at, name)
        sheet.write_comment(TITLES, at, safe(_help(layout, criteria, name)), {"author": "sitescore", "x_scale": 3})
    book.text(sheet, FIRST, 0, "my_site")
    book.text(sheet, FIRST, 1, "My site")
    sheet.set_row(TITLES, 60)
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, len(about) - 1, 13)
    sheet.freeze_panes(FIRST, 2)
    sheet.set_landscape()
    sheet.repeat_rows(TITLES, UNITS)
    sheet.repeat_columns(0, 1)


def _write_column(book: Book, sheet: Any, layout: Layout, at: int, name: str) -> None:
    """Write a criterion's heads, and lay its list or check on the cells below."""
    matrix, words = layout.matrix, layout.words
    book.text(sheet, TITLES, at, matrix.title(name, words.language), "head")
    book.text(sheet, HEADER, at, name, "head")
    book.text(sheet, UNITS, at, matrix.scales[name].unit, "head")
    sheet.set_column(at, at, 14, book.formats["input"])
    check = _list_of_levels(layout, name) or _outer_points(layout, at, name) or {"validate": "any"}
    prompt = {
        "input_title": _cut(matrix.title(name, words.language), LONGEST_TITLE),
        "input_message": _cut(_hint(layout, name), LONGEST_PROMPT),
    }
    if prompt["input_message"] or check["validate"] != "any":
        told = {"error_title": _cut(words("look_again"), LONGEST_TITLE), "error_type": "warning"}
        sheet.data_validation(FIRST, at, LAST, at, {**check, **prompt, **told})


def _list_of_levels(layout: Layout, name: str) -> dict[str, Any] | None:
    """Offer the words of a criterion measured in levels, from the sheet of criteria."""
    table = layout.table_of(name)
    if table is None or layout.matrix.scales[name].levels is None:
        return None
    source = layout.cells_of(name, table).run(0, 0, len(table[0]) - 1)
    return {"validate": "list", "source": f"={source}", "error_message": layout.words("not_a_level")}


def _outer_points(layout: Layout, at: int, name: str) -> dict[str, Any] | None:
    """Ask to look again at a number beyond the outer turning points of its value function; texts pass."""
    scale, words = layout.matrix.scales[name], layout.words
    if not scale.turning_points or scale.settled is None:
        return None
    low, high = (end(scale.turning_points) * scale.divisor for end in (min, max))
    cell = f"{xl_col_to_name(at)}{FIRST + 1}"
    told = words("outside_points", low=words.about(low), high=words.about(high), unit=words.unit(scale.unit).strip())
    formula = f"=OR(ISTEXT({cell}),AND({cell}>={number(low)},{cell}<={number(high)}))"
    return {"validate": "custom", "value": formula, "error_message": _cut(told, LONGEST_PROMPT)}


def _hint(layout: Layout, name: str) -> str:
    """Say in short what to write: words, or the unit; what it is divided by; what excludes."""
    scale, words = layout.matrix.scales[name], layout.words
    parts = [words("levels_are", levels=", ".join(scale.levels))] if scale.levels else []
    parts += [words("unit_is", unit=words.unit(scale.unit).strip() or scale.unit)] if scale.unit else []
    parts += [words("divided_by_need", need=scale.need)] if scale.need else []
    if scale.knock_out:
        condition = f"{scale.knock_out.operator} {words.figure(scale.knock_out.bound)}"
        parts.append(words("excluded_where", condition=condition))
    return " ".join(parts)


def _help(layout: Layout, criteria: CriteriaSet, name: str) -> str:
    """Say what is measured and how, as the criteria file describes it."""
    described = criteria.criteria[name].description
    parts = [described.by_language()[layout.words.language]] if described else []
    return "\n".join([*parts, _hint(layout, name)]) or layout.matrix.title(name, layout.words.language)


def _write_instructions(book: Book, sheet: Any, layout: Layout, files: tuple[str, str]) -> None:
    words, (file, criteria_file) = layout.words, files
    book.text(sheet, 0, 0, words("sheet_instructions"), "title")
    for row, step in enumerate(STEPS, start=2):
        book.text(sheet, row, 0, words(step), "wrapped")
    book.text(sheet, 3 + len(STEPS), 0, words("how_to_run"))
    for row, command in enumerate(("validate", "rank"), start=4 + len(STEPS)):
        book.text(sheet, row, 0, f"    sitescore {command} {file} -c {criteria_file}")
    sheet.set_column(0, 0, 120)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cut(text: str, longest: int) -> str:
    shown = safe(text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
