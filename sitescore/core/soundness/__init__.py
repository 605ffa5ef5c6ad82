"""Are criteria and data sound: shapes of distributions, correlation of two criteria, consistency of several."""

from __future__ import annotations
