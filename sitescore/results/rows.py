"""Shared by the results: plain numbers, JSON envelopes, data frames."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from sitescore.codes import NOTICES
from sitescore.errors import Notice, SitescoreError
from sitescore.matrix import DecisionMatrix, Exclusion
from sitescore.version import __version__

Row = dict[str, Any]

DECIMALS = 9


def plain(number: float) -> float | None:
    """Return a number for output: None for NaN, and the last bits, which machines differ in, rounded away."""
    return None if math.isnan(number) else round(float(number), DECIMALS) + 0.0


def envelope(command: str, matrix: DecisionMatrix, notices: Iterable[Notice]) -> Row:
    """Return what every JSON document begins with."""
    origin = matrix.provenance
    weighting = {"weighting": origin.weighting} if origin.weighting else {}
    return {
        "command": command,
        "sitescore": __version__,
        "criteria": {"id": origin.criteria_id, "digest": origin.criteria_digest, **weighting},
        "sites_digest": origin.sites_digest,
        "options": dict(origin.options),
        "warnings": [
            {"code": NOTICES[notice.kind], "kind": notice.kind, **_rounded(notice.facts)} for notice in notices
        ],
    }


def bare_envelope(command: str) -> Row:
    """Return what a JSON document begins with where there is no matrix."""
    unknown: Row = {"criteria": {"id": None, "digest": None}, "sites_digest": None, "options": {}, "warnings": []}
    return {"command": command, "sitescore": __version__, **unknown}


def _rounded(item: Any) -> Any:
    """Round every number in a notice's facts, as everything that leaves the program is."""
    if isinstance(item, Mapping):
        return {key: _rounded(part) for key, part in item.items()}
    if isinstance(item, list | tuple):
        return [_rounded(part) for part in item]
    return plain(item) if isinstance(item, float) else item


def column(name: str, kind: str, taken: Iterable[str]) -> str:
    """Return what a column that the study names is called, so that it is none of those that every row has.

    Examples
    --------
    >>> column("energy", "factor", ("site", "score")), column("site", "factor", ("site", "score"))
    ('energy', 'factor_site')
    """
    return f"{kind}_{name}" if name in taken else name


def exclusion_row(exclusion: Exclusion) -> Row:
    """Return one exclusion as plain data."""
    ends = {"low": exclusion.low, "high": exclusion.high}
    return {
        "site": exclusion.site,
        "criterion": exclusion.criterion,
        "reason": exclusion.condition,
        "measurement": plain(exclusion.measurement),
        **{name: plain(end) if math.isfinite(end) else None for name, end in ends.items()},
        "not_applicable": exclusion.not_applicable,
    }


def to_frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return `rows` as a pandas data frame, or a polars one where pandas is not installed."""
    if find_spec("pandas"):
        import pandas as pd

        return pd.DataFrame(list(rows))
    if find_spec("polars"):
        import polars as pl

        return pl.DataFrame(list(rows), infer_schema_length=None)
    raise SitescoreError("to_frame needs pandas or polars: pip install 'sitescore[pandas]'")
