"""Read a large wide text table column by column, as it would be read row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from sitescore.core.kept_memory import keep_freed_memory
from sitescore.errors import InputError, Problem
from sitescore.io.cells import doubtful_marks
from sitescore.io.column_body import joined
from sitescore.io.csv_blocks import csv_blocks
from sitescore.io.reading import Reading
from sitescore.io.row_blocks import PIECE
from sitescore.io.wide import roles, sites_of
from sitescore.model.site import SiteTable


def read_large(
    opened: Callable[[], BinaryIO], reading: Reading, *, size: int = PIECE
) -> tuple[SiteTable, list[Problem]] | None:
    """Make sites of a wide text table; None where reading it row by row might find something else.

    Parameters
    ----------
    opened : opens the file at its beginning
    reading : its name, and what is known of it
    size : bytes that are split at a time
    """
    keep_freed_memory(PIECE)  # pieces and columns of millions of sites come and go
    digest = hashlib.sha256()
    try:
        table, bodies = csv_blocks(opened, reading, size=size)
        known = roles(table, reading)
        if known is None or table.is_long:
            return None
        found = list(filter(len, bodies(tuple(known.criteria.values()), kept=True, told=digest.update)))
    except InputError:
        return None
    if not found:
        return None
    body = joined(found)
    if not reading.decimal and any(doubtful_marks(body.texts(at)) for at in known.beside):
        return None
    sites, problems = sites_of(table, body, known, reading, digest=digest.hexdigest())
    return sites, [*body.cells.problems, *problems]
