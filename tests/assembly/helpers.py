"""Assemble a small set of criteria with a small table of sites."""

from __future__ import annotations

import pytest

from sitescore.assembly import assemble
from sitescore.errors import InputError
from tests.io.helpers import criteria_of, sites_of

HEAD = 'format = 1\nid = "small"\ntitle = "Small"\nmissing = "range"\n'


def criterion(name, *lines, value='{ kind = "linear", worst = 0, best = 10 }'):
    """One criterion of a criteria file."""
    return "\n".join([f"[criteria.{name}]", f'title = "{name}"', f"value = {value}", *lines, ""])


def factor(name, *lines):
    """One factor of a criteria file."""
    return "\n".join([f"[factors.{name}]", f'title = "{name}"', *lines, ""])


def assembled(folder, criteria, sites, **variation):
    """The matrix of sites, as CSV text, under criteria, as the parts of a TOML text."""
    text = "".join(criteria)
    text = text if text.startswith("format") else HEAD + text
    return assemble(sites_of(folder, sites), criteria_of(folder, text, **variation))


def misfits(folder, criteria, sites, **variation):
    """What keeps sites and criteria from being assembled: code, line and column."""
    with pytest.raises(InputError) as caught:
        assembled(folder, criteria, sites, **variation)
    return caught.value.problems
