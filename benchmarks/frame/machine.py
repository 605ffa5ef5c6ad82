"""The machine in the words that a reader of ratios needs; neither its name nor its folders."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def machine() -> str:
    """Say how many processors of which model there are, how much memory, and which system."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} × {_processor()}, {memory:.0f} GB, {platform.system()} {platform.machine()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "processor of unknown model"
