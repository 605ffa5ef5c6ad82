"""Refusals of the arithmetic, which knows numbers only, told in the names of a study."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitescore.patterns import pattern

_CELL = pattern(r"at index \((\d+), (\d+)\)")
_SITE = pattern(r"(?:for site|at index) \((\d+),\)")
_OF_SITES = ("measurements ", "values ", "scores ")
"""What begins so is told of a table of sites; numbers in other arguments, such as weights, count other things."""


def in_names(reason: ValueError, *, sites: Sequence[str], criteria: Sequence[str]) -> str:
    """Put the names of a site and a criterion in the place of their numbers in `reason`.

    Parameters
    ----------
    reason : what a method on (sites, criteria) raised
    sites, criteria : names in the order of that table

    Examples
    --------
    >>> reason = ValueError("measurements must be above 0 for WPM, got 0.0 at index (1, 0)")
    >>> in_names(reason, sites=["oulu", "raahe"], criteria=["rail", "port"])
    'measurements must be above 0 for WPM, got 0.0 for raahe on rail'
    """

    def cell(found: re.Match[str]) -> str:
        site, criterion = int(found[1]), int(found[2])
        known = site < len(sites) and criterion < len(criteria)
        return f"for {sites[site]} on {criteria[criterion]}" if known else found[0]

    def site(found: re.Match[str]) -> str:
        return f"for {sites[int(found[1])]}" if int(found[1]) < len(sites) else found[0]

    told = str(reason)
    return _SITE.sub(site, _CELL.sub(cell, told)) if told.startswith(_OF_SITES) else told
