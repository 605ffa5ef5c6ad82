"""Memory of freed arrays: pages are asked for once, not once an array."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

PROGRAM = """
import resource
import numpy as np
{start}
def pages():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
def arrays():
    return [np.ones(100_000) for _ in range(4)]
arrays()
before = pages()
for _ in range(20):
    arrays()
print(pages() - before)
"""


def pages_of_arrays(start: str) -> int:
    """Count the pages asked for by 20 times four arrays of 195 pages, after the first four."""
    command = [sys.executable, "-c", PROGRAM.format(start=start)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other systems keep memory in their own way")
def test_arrays_after_the_first_need_no_new_pages() -> None:
    assert pages_of_arrays("import sitescore.core.checks") < 200
