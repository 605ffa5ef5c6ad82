"""A command in a process of its own, with what it took."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> tuple[float, float]:
    """Run a command; return seconds of CPU and the peak of memory in MB.

    The peak is that of the program itself: what getrusage tells starts at the peak of the parent.
    """
    child = "from pathlib import Path\nfrom sitescore.cli.main import main\nimport sys\ntry:\n    main()\nfinally:\n"
    child += "    peak = Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0]\n"
    child += "    print(peak, file=sys.stderr)\n"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", child, *arguments], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return took, int(done.stderr.split()[-1]) / 1e3


def seconds(took: float) -> str:
    """Write seconds with a unit.

    Examples
    --------
    >>> seconds(0.0123), seconds(2.34), seconds(61.2)
    ('12 ms', '2.3 s', '61 s')
    """
    number, unit = (took, "s") if took >= 1 else (took * 1e3, "ms")
    return f"{number:.0f} {unit}" if number >= 10 else f"{number:.2g} {unit}"
