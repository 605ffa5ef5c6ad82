"""Settings given for one run: ``--set PATH=VALUE`` and ``--need NAME=NUMBER``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.errors import InputError, Place, Problem
from sitescore.io.cells import CellError, read_number
from sitescore.io.positions import Path
from sitescore.model.hints import did_you_mean

MAY_BE_MADE = ("method_parameters", "weighting", "time", "grades")
"""Tables that a setting makes where the file has none."""


def apply_settings(document: Mapping[str, Any], settings: Sequence[str]) -> tuple[dict[str, Any], dict[Path, str]]:
    """Change a criteria document by ``PATH=VALUE`` settings.

    Returns
    -------
    The changed document, and for each path that was set, the setting as it was written.
    """
    result: dict[str, Any] = _copy(document)
    origins: dict[Path, str] = {}
    problems = []
    for setting in settings:
        name, equals, text = setting.partition("=")
        path = tuple(part.strip() for part in name.split("."))
        place = Place(f"--set {setting}")
        if not equals or not all(path):
            problems.append(Problem("SC111", place, "a setting is PATH=VALUE", "as criteria.grid_capacity.weight=30"))
            continue
        at: Any = result
        for depth, part in enumerate(path[:-1]):
            if isinstance(at, dict) and path[0] in MAY_BE_MADE:
                at.setdefault(part, {})
            if not isinstance(at, dict) or not isinstance(at.get(part), dict):
                known = list(at) if isinstance(at, dict) else []
                what = f"there is no table {'.'.join(path[: depth + 1])!r} in the criteria"
                problems.append(Problem("SC111", place, what, did_you_mean(part, known)))
                break
            at = at[part]
        else:
            try:
                at[path[-1]] = _value(text.strip())
            except RecursionError:
                problems.append(
                    Problem("SC111", place, "the value is nested too deeply", "write it in a criteria file")
                )
            origins[path] = f"--set {setting}"
    if problems:
        raise InputError(problems)
    return result, origins


def parse_needs(needs: Sequence[str]) -> dict[str, float]:
    """Read ``NAME=NUMBER`` settings of what the project needs."""
    return parse_numbers("--need", needs)


def parse_numbers(option: str, given: Sequence[str]) -> dict[str, float]:
    """Read an option's ``NAME=NUMBER`` settings; a decimal comma will do."""
    result, problems = {}, []
    for setting in given:
        name, equals, text = setting.partition("=")
        try:
            if not equals:
                raise ValueError
            result[name.strip()] = read_number(text.strip(), decimal="," if "," in text else ".")
        except (CellError, ValueError):
            problems.append(Problem("SC111", Place(f"{option} {setting}"), "this is not NAME=NUMBER", "as grid_mw=300"))
    if problems:
        raise InputError(problems)
    return result


def _copy(item: Any) -> Any:
    return {key: _copy(part) for key, part in item.items()} if isinstance(item, Mapping) else item


def _value(text: str) -> Any:
    """Read a value as TOML; a word that is no TOML is itself."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
