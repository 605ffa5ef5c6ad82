"""From sites and criteria to a decision matrix: units, needs, missing data, knock-outs, value functions."""

from __future__ import annotations

from sitescore.assembly.matrix import assemble, try_assemble, without_sites

__all__ = ["assemble", "try_assemble", "without_sites"]
