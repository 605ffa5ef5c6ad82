"""Input files that several cells read, made once a run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".inputs"


def made_once(name: str, write: Callable[[Path], None]) -> Path:
    """Return the path of an input file, written by `write` if no cell of this run has done so."""
    path = FOLDER / name
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        part = path.with_name(f"part_{os.getpid()}_{name}")
        write(part)
        part.replace(path)
    return path


def remove() -> None:
    """Remove all input files."""
    shutil.rmtree(FOLDER, ignore_errors=True)
