"""Environments in which peers run, one each, so that none holds another to an old numpy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.frame.row import OURS

FOLDER = Path(__file__).parents[1] / ".peers"

ENVIRONMENTS: dict[str, tuple[str, ...]] = {
    "pymcdm": ("pymcdm==1.4.0",),
    "scikit-criteria": ("scikit-criteria==0.10",),
    "pyDecision": ("pyDecision==5.1.8",),
    "pysensmcda": ("pysensmcda==2.0.0",),
    "SALib": ("SALib==1.6.0",),
    "paretoset": ("paretoset==1.2.5", "numba==0.68.1"),
    "readers": ("pandas==3.1.1", "polars==2.1.0"),
}

VERSIONS = """
import json, platform, sys
from importlib.metadata import version
print(json.dumps({"Python": platform.python_version()} | {name: version(name) for name in sys.argv[1:]}))
"""


@dataclass(frozen=True)
class Environment:
    """An environment as it is found: its Python, or the reason why it cannot be used, and versions."""

    python: str
    versions: dict[str, str] = field(default_factory=dict)
    problem: str = ""


def ready(name: str) -> Environment:
    """Return the environment of that name, installed if it is not yet there.

    A failure is no error: it is told in the table at the rows where the peer is missed.
    """
    if name == OURS:
        extra = ["numba"] if find_spec("numba") else []
        return Environment(sys.executable, _versions(sys.executable, ["sitescore", "numpy", "scipy", *extra]))
    folder, wanted = FOLDER / name, ENVIRONMENTS[name]
    python, stamp = str(folder / "bin" / "python"), folder / "installed"
    try:
        if not stamp.exists() or stamp.read_text(encoding="utf-8").split() != list(wanted):
            print(f"installing {', '.join(wanted)} ...", file=sys.stderr)
            _run([sys.executable, "-m", "venv", "--clear", str(folder)])
            _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted])
            stamp.write_text("\n".join(wanted), encoding="utf-8")
        return Environment(python, _versions(python, [*(part.split("==")[0] for part in wanted), "numpy"]))
    except (OSError, subprocess.CalledProcessError) as failure:
        return Environment(python, problem=f"cannot be installed: {last_line(getattr(failure, 'stderr', failure))}")


def last_line(text: object) -> str:
    """Give the last line of what a failed process wrote, without addresses or folders, cut to a line's length."""
    lines = [line.strip() for line in str(text or "").splitlines() if line.strip()] or ["no reason given"]
    return re.sub(r"\S*(?:://|/|\\)\S*", "…", lines[-1])[:120]


def _versions(python: str, names: list[str]) -> dict[str, str]:
    found: dict[str, str] = json.loads(_run([python, "-c", VERSIONS, *names]))
    return found


def _run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
