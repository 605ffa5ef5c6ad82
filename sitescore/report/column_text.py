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

MANY = 50_000
"""Rows for which it pays to import polars."""
AT_ONCE = 1 << 16
"""Entries of a JSON list that are written at a time."""
_SLOT = re.compile(r'"\\u0000"')
_TINY, _HUGE = 1e-4, 1e15
"""Between which Python and polars write numbers alike."""
_RUN, _QUOTED = "=+-@\t\r", '",\r'

Columns = Mapping[str, Sequence[str] | np.ndarray]


def csv_of_columns(columns: Columns) -> str:
    r"""Write columns as CSV with decimal points, as `csv.writer` does; NaN is empty.

    A text that a spreadsheet would run is set in quotes.

    Examples
    --------
    >>> csv_of_columns({"site": ["a", "=b"], "score": np.array([0.00001, np.nan])})
    "site,score\na,1e-05\n'=b,\n"
    """
    rows = len(next(iter(columns.values())))
    texts = (column for column in columns.values() if not isinstance(column, np.ndarray))
    if rows >= MANY and find_spec("polars") and all(map(_is_plain, texts)):
        return _by_polars(columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*map(_texts, columns.values()), strict=True))
    return out.getvalue()


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
        table = entries(order[start : start + AT_ONCE])
        columns: list[list[str]] = []
        form = json.dumps(_form(table, columns), ensure_ascii=False, indent=2).replace("%", "%%")
        form = _SLOT.sub("%s", form).replace("\n", "\n" + indent)
        written = map(form.__mod__, zip(*columns, strict=True))
        yield ("[\n" if not start else ",\n") + indent + (",\n" + indent).join(written)
    yield "\n" + "  " * depth + "]"


def _form(table: Any, columns: list[list[str]]) -> Any:
    """Put a slot in place of each column of a nested table, and add what goes into it to `columns`."""
    if isinstance(table, Mapping):
        return {name: _form(part, columns) for name, part in table.items()}
    if isinstance(table, list):
        return [_form(part, columns) for part in table]
    if table is None:
        return None
    if isinstance(table, np.ndarray):
        columns.append([text or "null" for text in number_texts(table)])
    else:
        columns.append([json.dumps(text, ensure_ascii=False) for text in table])
    return "\0"


def number_texts(numbers: np.ndarray) -> list[str]:
    """Write numbers as Python does, each as short as it can be; NaN is empty.

    Examples
    --------
    >>> number_texts(np.array([0.1, 100.0, np.nan])), number_texts(np.array([3, 10]))
    (['0.1', '100.0', ''], ['3', '10'])
    """
    if numbers.size >= MANY and find_spec("polars"):
        texts: list[str] = _series(numbers, as_text=True).to_list()
        return texts
    return ["" if text == "nan" else text for text in map(repr, numbers.tolist())]


def _texts(column: Sequence[str] | np.ndarray) -> Iterable[str]:
    return number_texts(column) if isinstance(column, np.ndarray) else map(harmless, column)


def harmless(text: str) -> str:
    """Keep a text that begins like a formula from being run by a spreadsheet."""
    return f"'{text}" if text[:1] in tuple(_RUN) else text


def _is_plain(texts: Sequence[str]) -> bool:
    """Tell whether no text needs quotation marks or may be run."""
    joined = "\n" + "\n".join(texts)
    signs = any(sign in joined for sign in _QUOTED) or any("\n" + sign in joined for sign in _RUN)
    return not signs and joined.count("\n") == len(texts)


def _by_polars(columns: Columns) -> str:
    import polars as pl

    series = [
        _series(column).alias(name) if isinstance(column, np.ndarray) else pl.Series(name, column, dtype=pl.String)
        for name, column in columns.items()
    ]
    return str(pl.DataFrame(series).write_csv(quote_style="never"))


def _series(numbers: np.ndarray, *, as_text: bool = False) -> Any:
    """Make a series that is written as Python would write its numbers."""
    import polars as pl

    series = pl.Series(numbers, nan_to_null=True)
    size = np.abs(numbers)
    strange = np.flatnonzero((numbers.dtype.kind == "f") & (((size > 0) & (size < _TINY)) | (size >= _HUGE)))
    if as_text or strange.size:
        series = series.cast(pl.String)
    if strange.size:
        series = series.scatter(strange, [repr(number) for number in numbers[strange].tolist()])
    return series.fill_null("") if as_text else series
