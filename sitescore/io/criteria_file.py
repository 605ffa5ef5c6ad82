"""Read a criteria file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io import positions
from sitescore.io.bundled import bundled_criteria
from sitescore.io.files import read_bytes
from sitescore.io.json_text import parse_json
from sitescore.io.nesting import check_depth, parse_toml
from sitescore.io.problems import Places, problems_of
from sitescore.io.settings import apply_settings
from sitescore.io.spreadsheet import ENDINGS
from sitescore.model.criteria import CriteriaSet
from sitescore.model.hints import did_you_mean
from sitescore.model.variation import varied
from sitescore.plugins import extended
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True)
class CriteriaFormat:
    """A text format: how to parse it, and how to find places in it."""

    parse: Callable[[str], Any]
    positions: Callable[[str], Mapping[positions.Path, positions.Position]]


CRITERIA_FORMATS: Mapping[str, CriteriaFormat] = MappingProxyType(
    {
        ".toml": CriteriaFormat(parse_toml, positions.toml_positions),
        ".json": CriteriaFormat(parse_json, positions.json_positions),
    }
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A criteria file's document, the set that it describes, and the setting for each path that one changed."""

    document: dict[str, Any]
    criteria: CriteriaSet
    origins: Mapping[positions.Path, str]


def read_criteria(
    name: str | Path = "tp3",
    *,
    profile: str | None = None,
    needs: Mapping[str, float] | None = None,
    settings: Sequence[str] = (),
    as_of: str | None = None,
) -> CriteriaSet:
    """Read and check a criteria file.

    Parameters
    ----------
    name : a bundled set's name (``tp3``), or a file if it has a ``/`` or an ending
    profile : id of one of the set's profiles
    needs : amounts by need, over the profile's and the set's own
    settings : ``PATH=VALUE`` changes, as ``criteria.grid_capacity.weight=30``
    as_of : date of the study, ``2029``, ``2029-06`` or ``2029-06-30``: later figures are not used, and
        promised ones count as the file's [time] says

    Returns
    -------
    The criteria set, varied as asked.

    Raises
    ------
    InputError
        With every problem in the file, each at its line and column.

    Examples
    --------
    >>> read_criteria("tp3").factors["permitting"].title.fi
    'Luvitus'
    """
    path = criteria_path(name)
    data = read_bytes(path)
    file = str(name) if str(path) == str(name) else path.name
    parsed = parsed_criteria(data, path.suffix.lower(), file, settings=settings)
    criteria = parsed.criteria
    if lost := _lost_settings(criteria, parsed.origins):
        raise InputError(lost)
    judged = criteria.with_digest(hashlib.sha256(data).hexdigest()).as_judged()
    return varied(judged, profile=profile, needs=needs, as_of=as_of)


def parsed_criteria(data: bytes, suffix: str, file: str, *, settings: Sequence[str] = ()) -> Parsed:
    """Parse and check a criteria file as it is stated, without what its judgements come to.

    Parameters
    ----------
    data : the file
    suffix : ending of its name, which tells the format
    file : what to call it in problems
    settings : ``PATH=VALUE`` changes

    Raises
    ------
    InputError
        With every problem in the file.
    """
    document, positions_of = _document(data, suffix, file)
    document, origins = apply_settings(document, settings)
    try:
        return Parsed(document, CriteriaSet.model_validate(document), origins)
    except ValidationError as error:
        raise InputError(problems_of(error, CriteriaSet, Places(file, positions_of(), origins))) from None


def _lost_settings(criteria: CriteriaSet, origins: Mapping[positions.Path, str]) -> list[Problem]:
    """List settings of weights that [weighting] replaces."""
    replaced = {name for found in criteria.weighings.values() for name in found.weights}
    replaced |= {name for names in criteria.weighed_by_values.values() for name in names}
    return [
        Problem("SC111", Place(setting), f"the weight of {path[1]} comes from [weighting]", "change its judgements")
        for path, setting in origins.items()
        if len(path) == 3 and path[2] == "weight" and path[1] in replaced
    ]


def criteria_path(name: str | Path) -> Path:
    """Find the file of a criteria set: bundled by its name, otherwise a path."""
    text = str(name)
    if "/" in text or "\\" in text or Path(text).suffix:
        return Path(text)
    known = bundled_criteria()
    if text not in known:
        hint = did_you_mean(text, known) or "a file needs a / or an ending"
        raise refusal("SC110", Place(f"--criteria {text}"), f"no bundled criteria set {text!r}", hint)
    return known[text]


def _document(
    data: bytes, suffix: str, file: str
) -> tuple[dict[str, Any], Callable[[], Mapping[positions.Path, positions.Position]]]:
    """Parse a file; where its entries stand is worked out when asked, since mostly nobody asks."""
    if suffix in ENDINGS:
        from sitescore.io.criteria_sheets import read_criteria_sheets

        sheets, cells = read_criteria_sheets(data, file)
        return sheets, lambda: cells
    formats = extended("sitescore.criteria_formats", CRITERIA_FORMATS)
    if suffix not in formats:
        raise refusal(
            "SC100",
            Place(file),
            f"criteria are not read from {suffix or 'a file without an ending'}",
            f"use one of {', '.join((*formats, *ENDINGS))}",
        )
    try:
        text = data.decode("utf-8-sig")
        document = formats[suffix].parse(text)
        check_depth(document)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            [Problem("SC100", Place(file, line), "a criteria file must be UTF-8 text", "save it as UTF-8")]
        ) from None
    except (ValueError, RecursionError) as error:
        raise InputError([_syntax_problem(error, file, text)]) from None
    if not isinstance(document, dict):
        raise InputError(
            [Problem("SC100", Place(file, 1, 1), "a criteria file is a table of settings", "see `sitescore init`")]
        )
    return document, partial(formats[suffix].positions, text)


def _syntax_problem(error: Exception, file: str, text: str) -> Problem:
    message = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
    if match := re.search(r"\(?at line (\d+),? column (\d+)\)?|line (\d+) column (\d+)(?: \(char \d+\))?", message):
        line, column = (int(n) for n in match.groups() if n)
        return Problem(
            "SC100",
            Place(file, line, column),
            f"the text cannot be read: {message.replace(match.group(), '').strip(' :')}",
        )
    last = text.count("\n") + 1 if "at end of document" in message else None
    return Problem("SC100", Place(file, last), f"the text cannot be read: {message}")
