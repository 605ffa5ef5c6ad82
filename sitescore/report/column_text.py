"""Tables given by columns as text: numbers as Python writes them, many at a time where polars is installed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np

from sitescore.core.checks import Integers
from sitescore.patterns import pattern
from sitescore.report.compiled_text import CompiledRows
from sitescore.results.rows import chosen

MANY = 50_000
"""Rows for which it pays to import polars."""
AT_ONCE = 1 << 16
"""Entries of a JSON list that are written at a time."""
_SLOT = pattern(r'"\\u0000"')
_TINY, _HUGE = 1e-4, 1e15
"""Between which Python and polars write numbers alike."""
_RUN = "=+-@\t\r"
_RUNS, _QUOTED = f"^[{re.escape(_RUN)}]", r'[",\n]'
_STRANGE = rf"{_RUNS}|{_QUOTED}|\r"
"""What begins like a formula, what is set in quotation marks, and what versions of Python quote differently."""
_ESCAPED = r'[\x00-\x1f"\\]'
"""What JSON does not write as it is."""

Columns = Mapping[str, Sequence[str] | np.ndarray]


def csv_of_columns(columns: Columns, order: Integers) -> Iterator[str]:
    r"""Write columns as CSV with decimal points, as `csv.writer` does, some rows at a time; NaN is empty.

    A text that a spreadsheet would run is set in quotes.

    Parameters
    ----------
    columns : by name
    order : (rows,) numbers of the entries in the order in which they are written

    Examples
    --------
    >>> "".join(csv_of_columns({"site": ["a", "=b"], "score": np.array([0.00001, np.nan])}, np.array([1, 0])))
    "site,score\n'=b,\na,1e-05\n"
    """
    yield _written_rows([columns])
    compiled = CompiledRows.of(columns, run=_RUN) if order.size else None
    if compiled is not None:
        yield from compiled.written(order)
        return
    ready = _for_polars_to_write(columns) if _for_polars(order.size) else None
    for start in range(0, order.size, AT_ONCE):
        part = order[start : start + AT_ONCE]
        if ready is not None:
            yield ready[part].write_csv(quote_style="never", include_header=False)
            continue
        texts = ([*map(harmless, chosen(column, part))] if not isinstance(column, np.ndarray)
                 else number_texts(column[part]) for column in columns.values())  # fmt: skip
        yield _written_rows(zip(*texts, strict=True))


def json_of_columns(entries: Callable[[Integers], Mapping[str, Any]], order: Integers, *, depth: int) -> Iterator[str]:
    """Write a list of entries as `json.dumps` does with two spaces, some at a time.

    Parameters
    ----------
    entries : gives some entries by their numbers, nested as JSON is, a column in place of each figure
    order : numbers of the entries, one or more
    depth : levels that the list is within
    """
    indent = "  " * (depth + 1)
    for start in range(0, order.size, AT_ONCE):
        columns: list[Sequence[str] | np.ndarray] = []
        form = json.dumps(_form(entries(order[start : start + AT_ONCE]), columns), ensure_ascii=False, indent=2)
        between = _SLOT.split(form.replace("\n", "\n" + indent))
        write = _filled_by_polars if _for_polars(order.size) and columns else _filled
        yield ("[\n" if not start else ",\n") + indent + write(between, columns, ",\n" + indent)
    yield "\n" + "  " * depth + "]"


def _form(table: Any, columns: list[Sequence[str] | np.ndarray]) -> Any:
    """Put a slot in place of each column of a nested table, and add the column to `columns`."""
    if isinstance(table, Mapping):
        return {name: _form(part, columns) for name, part in table.items()}
    if isinstance(table, list):
        return [_form(part, columns) for part in table]
    if table is None:
        return None
    columns.append(table)
    return "\0"


def _filled(between: Sequence[str], columns: Sequence[Sequence[str] | np.ndarray], join: str) -> str:
    """Write an entry for each row of the columns: what stands between them, and their cells as JSON."""
    written = [
        [text or "null" for text in number_texts(column)] if isinstance(column, np.ndarray) else _quoted(column)
        for column in columns
    ]
    form = "%s".join(part.replace("%", "%%") for part in between)
    return join.join(map(form.__mod__, zip(*written, strict=True)))


def _filled_by_polars(between: Sequence[str], columns: Sequence[Sequence[str] | np.ndarray], join: str) -> str:
    import polars as pl

    parts: list[Any] = [pl.lit(between[0])]
    for column, after in zip(columns, between[1:], strict=True):
        if isinstance(column, np.ndarray):
            parts += [_series(column, missing="null"), pl.lit(after)]
        else:
            texts = pl.Series(column, dtype=pl.String)
            plain = not texts.str.contains(_ESCAPED).any()
            quoted = ['"', texts, '"'] if plain else [pl.Series(_quoted(column), dtype=pl.String)]
            parts += [*(pl.lit(part) if isinstance(part, str) else part for part in quoted), pl.lit(after)]
    return str(pl.select(pl.concat_str(parts).str.join(join)).item())


def _quoted(texts: Iterable[str]) -> list[str]:
    return [json.dumps(text, ensure_ascii=False) for text in texts]


def number_texts(numbers: np.ndarray) -> list[str]:
    """Write numbers as Python does, each as short as it can be; NaN is empty.

    Examples
    --------
    >>> number_texts(np.array([0.1, 100.0, np.nan])), number_texts(np.array([3, 10]))
    (['0.1', '100.0', ''], ['3', '10'])
    """
    return ["" if text == "nan" else text for text in map(repr, numbers.tolist())]


def harmless(text: str) -> str:
    """Keep a text that begins like a formula from being run by a spreadsheet."""
    return f"'{text}" if text[:1] in tuple(_RUN) else text


def _for_polars(rows: int) -> bool:
    return rows >= MANY and find_spec("polars") is not None


def _for_polars_to_write(columns: Columns) -> Any:
    """Make a frame to be written as it is; None for a carriage return, which versions of Python quote differently."""
    import polars as pl

    series = []
    for name, column in columns.items():
        if isinstance(column, np.ndarray):
            series.append(_series(column).alias(name))
            continue
        texts = pl.Series(list(column), dtype=pl.String)
        if texts.str.contains(_STRANGE).any():
            if texts.str.contains("\r", literal=True).any():
                return None
            texts = texts.to_frame("text").select(_written()).to_series()
        series.append(texts.alias(name))
    return pl.DataFrame(series)


def _written_rows(rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _written() -> Any:
    """Keep a column ``text`` from being run, and quote those texts that need it."""
    import polars as pl

    text = pl.col("text")
    kept = pl.when(text.str.contains(_RUNS)).then("'" + text).otherwise(text)
    quoted = '"' + kept.str.replace_all('"', '""', literal=True) + '"'
    return pl.when(text.str.contains(_QUOTED)).then(quoted).otherwise(kept)


def _series(numbers: np.ndarray, *, missing: str | None = None) -> Any:
    """Make a series that is written as Python would write its numbers; of texts where `missing` is one."""
    import polars as pl

    series = pl.Series(numbers, nan_to_null=True)
    size = np.abs(numbers) if numbers.dtype.kind == "f" else np.zeros(0)
    strange = np.flatnonzero((size < _TINY) | (size >= _HUGE))
    strange = strange[size[strange] > 0]
    if missing is not None or strange.size:
        series = series.cast(pl.String)
    if strange.size:
        series = series.scatter(strange, [repr(number) for number in numbers[strange].tolist()])
    return series if missing is None else series.fill_null(missing)
