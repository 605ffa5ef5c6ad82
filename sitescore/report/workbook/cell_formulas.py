"""Formulas of a value: from its measurement, or what stands in for it."""

from __future__ import annotations

from sitescore.report.workbook.layout import HEAD, Layout, applying
from sitescore.report.workbook.value_formulas import FORMULAS


def number(figure: float) -> str:
    """Write a number as formulas do, so that it is read back to the same bits."""
    return repr(float(figure)).upper()


def value_formula(layout: Layout, row: int, at: int) -> str | None:
    """Write the value of a ranked site, by number, on the criterion in a column; None where it stays as it is."""
    name = layout.criteria[at]
    table = layout.table_of(name)
    if table is None or not layout.live:
        return None
    matrix, site, criterion = layout.matrix, int(layout.matrix.included[row]), int(layout.numbers[at])
    measured = f"{layout.sheet('measurements')}!{layout.value_column(at)}{HEAD + row + 1}"
    divided = matrix.scales[name].need and matrix.scales[name].turning_points is not None
    need = f"/{layout.sheet('criteria')}!$E${layout.first_row_of(name) + 1}" if divided else ""
    value = FORMULAS[matrix.scales[name].kind].write(f"{measured}{need}", layout.cells_of(name, table))
    as_written = number(matrix.values[site, criterion])
    if not matrix.applicable[site, criterion]:
        stand_in = _siblings_mean(layout, row, name) if matrix.dropped[site, criterion] else as_written
        return f'=IF({measured}="{layout.words("na_cell")}",{stand_in},{value})'
    empty = "NA()" if matrix.known[site, criterion] else as_written
    return f'=IF({measured}="",{empty},{value})'


def _siblings_mean(layout: Layout, row: int, name: str) -> str:
    """Write the weighted mean of what stands beside a criterion that does not apply, or beside what is above it."""
    matrix, site = layout.matrix, int(layout.matrix.included[row])
    as_written = number(matrix.values[site, matrix.criteria.index(name)])
    node: str | None = name
    while node is not None:
        parent = matrix.nodes[node].parent
        beside = [other for other in layout.nodes if matrix.nodes[other].parent == parent and other != node]
        if there := applying(layout, site, beside):
            weights = [layout.fixed_run(layout.spans[other]) for other in there]
            values = [layout.run(layout.spans[other], HEAD + row) for other in there]
            sums = "+".join(f"SUMPRODUCT({w},{v})" for w, v in zip(weights, values, strict=True))
            weight = "+".join(f"SUM({w})" for w in weights)
            return f"IF({weight}=0,{as_written},({sums})/({weight}))"
        node = parent
    return as_written
