"""The criteria sets and example sites that come with the program."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def bundled(kind: str) -> Path:
    """Return the folder of bundled ``criteria`` or ``sites``: in the wheel, or in the checkout."""
    packaged = PACKAGE / "_data" / kind
    checkout = PACKAGE.parent / kind
    if not packaged.is_dir() and (PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    return packaged


def bundled_criteria() -> dict[str, Path]:
    """Return the files of the bundled criteria sets by name."""
    return {path.stem: path for path in sorted(bundled("criteria").glob("*.toml"))}
