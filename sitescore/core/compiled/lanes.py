"""Rows of a table read past their end, so that the processor takes whole lots of figures at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sitescore.core.checks import Floats
from sitescore.core.frozen import sealed

ENTRIES = 2**17
"""Entries copied at a time where a table does not lie in memory row by row, few enough to stay near the processor."""


def up_to_lane(criteria: int, lane: int) -> int:
    """Figures that `criteria` of them take where they fill whole lots of `lane`.

    >>> up_to_lane(20, 8)
    24
    """
    return -(-criteria // lane) * lane


def rows_in_lanes(table: Floats, width: int, dtype: np.dtype[np.floating]) -> Iterator[tuple[slice, Floats, int]]:
    """Cut a table into stretches of rows, of each of which `width` figures can be read.

    What is read past the end of a row belongs to the next or is 0; it must not count.

    Parameters
    ----------
    table : (sites, criteria) numbers in any order of memory
    width : figures to be read of each row, at least the criteria
    dtype : precision in which they are read

    Yields
    ------
    sites : which these are
    entries : their figures, one after the other, which cannot be written to
    step : how much after that of the site before a site's first figure stands

    Examples
    --------
    >>> for sites, entries, step in rows_in_lanes(np.arange(6.0).reshape(3, 2), 4, np.dtype(float)):
    ...     print(sites, entries, step)
    slice(0, 2, None) [0. 1. 2. 3. 4. 5.] 2
    slice(2, 3, None) [4. 5. 0. 0.] 4
    """
    sites, criteria = table.shape
    as_it_is = table.flags.c_contiguous and table.dtype == dtype
    stretch = max(1, sites if as_it_is else ENTRIES // criteria)
    short = -(-(width - criteria) // criteria)
    for start in range(0, sites, stretch):
        rows = sealed(np.ascontiguousarray(table[start : start + stretch], dtype=dtype))
        end, middle = start + len(rows), start + max(0, len(rows) - short)
        if middle > start:
            yield slice(start, middle), rows.ravel(), criteria
        if middle < end:
            last = np.pad(rows[middle - start :], ((0, 0), (0, width - criteria)))
            yield slice(middle, end), sealed(last).ravel(), width
