"""From pydantic's errors to ours, each at its line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sitescore.errors import Place, Problem
from sitescore.io.positions import Path, Position, Spot
from sitescore.model.hints import did_you_mean
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Where the keys and values of a document stand: in its file, or in a setting of the command line."""

    file: str
    positions: Mapping[Path, Position]
    settings: Mapping[Path, str]

    def of_key(self, path: Path) -> Place:
        """Find the place of a key, or of the nearest thing around it."""
        return self._nearest(path, lambda position: position.key)

    def of_value(self, path: Path) -> Place:
        """Find the place of a value, or the key of the nearest thing around it."""
        exact = self.positions.get(path)
        return self._nearest(path, lambda position: position.value if position is exact else position.key)

    def _nearest(self, path: Path, spot: Callable[[Position], Spot]) -> Place:
        for setting, written in self.settings.items():
            below, beside = setting[: len(path)] == path, len(path) > 1 and setting[:-1] == path[:-1]
            if below or beside or path[: len(setting)] == setting:
                return Place(written)
        for length in range(len(path), -1, -1):
            if found := self.positions.get(path[:length]):
                return Place(self.file, *spot(found), sheet=found.sheet)
        return Place(self.file, 1, 1)


_RULES = {
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "string_type": "must be a text in quotation marks",
    "literal_error": "must be {expected}",
    "too_short": "must not be empty",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "string_pattern_mismatch": "must be written with a-z, 0-9 and _, a letter first",
}


def problems_of(error: ValidationError, model: type[BaseModel], places: Places) -> list[Problem]:
    """Turn every error into a problem at the place of the offending key or value."""
    return [problem for item in error.errors(include_url=False) for problem in _problems(item, model, places)]


def _problems(item: Any, model: type[BaseModel], places: Places) -> Iterator[Problem]:
    path = tuple(part for part in item["loc"] if part != "[key]")
    name = ".".join(map(str, path)) or "the file"
    if item["type"] == "problems":
        for inner, message, hint in item["ctx"]["problems"]:
            whole = (*path, *inner)
            shown = ".".join(map(str, whole))
            code = "SC113" if whole[:1] == ("weighting",) else "SC104"
            yield Problem(code, places.of_value(whole), f"{shown}: {message}" if shown else message, hint)
    elif item["type"] == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        yield Problem(
            "SC101",
            places.of_key(path),
            f"unknown key {path[-1]!r} in {'.'.join(map(str, path[:-1])) or 'the file'}",
            did_you_mean(str(path[-1]), known) or f"there are {', '.join(known)}",
        )
    elif item["type"] == "missing":
        yield Problem(
            "SC102",
            places.of_key(path[:-1]),
            f"{'.'.join(map(str, path[:-1])) or 'the file'} lacks {path[-1]!r}",
            f"write {path[-1]} = …",
        )
    else:
        rule = _RULES.get(item["type"], "").format(**item.get("ctx", {})) or item["msg"].removeprefix("Value error, ")
        got = "" if item["type"] in ("value_error", "too_short") else f", got {item['input']!r:.60}"
        yield Problem("SC103", places.of_value(path), f"{name}: {rule}{got}")


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Names of the fields of the model that stands at `path` below `model`."""
    at: Any = model
    for part in path:
        if get_origin(at) in (dict, list, tuple):
            at = get_args(at)[-1]
        elif isinstance(at, type) and issubclass(at, BaseModel) and part in at.model_fields:
            at = at.model_fields[str(part)].annotation
        else:
            return []
        if get_origin(at) in (Union, UnionType):
            at = next(kind for kind in get_args(at) if kind is not type(None))
    return list(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else []
