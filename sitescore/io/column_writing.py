"""Tables as Parquet and Feather files, with polars."""

from __future__ import annotations

import io
from typing import Any

from sitescore.results.rows import to_frame


def as_parquet(columns: Any) -> bytes:
    """Write rows, or columns by name, as a Parquet file."""
    out = io.BytesIO()
    to_frame(columns, "polars").write_parquet(out)
    return out.getvalue()


def as_feather(columns: Any) -> bytes:
    """Write rows, or columns by name, as a Feather (Arrow) file."""
    out = io.BytesIO()
    to_frame(columns, "polars").write_ipc(out)
    return out.getvalue()
