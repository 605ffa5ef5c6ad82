"""Read a run: the document that `rank -f json` wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.io.files import read_bytes
from sitescore.io.json_text import parse_json
from sitescore.io.positions import json_positions
from sitescore.io.problems import Places, problems_of
from sitescore.model.documents.rank import RankDocument

AGAIN = "write it anew with `sitescore rank SITES -f json -o FILE`"


def read_run(file: str | Path) -> RankDocument:
    """Read and check a document of `rank`.

    Parameters
    ----------
    file : written by ``sitescore rank … -f json -o FILE``

    Raises
    ------
    InputError
        With everything in which the file is not such a document, each at its line and column.
    """
    name = str(file)
    text, document = _parsed(read_bytes(file), name)
    command = document.get("command") if isinstance(document, dict) else None
    if command != "rank":
        what = f"of `{command}`" if isinstance(command, str) else "of another kind"
        raise refusal("SC242", Place(name, 1, 1), f"this is a document {what}, not of `rank`", AGAIN)
    if document.get("study") is None:
        what = "it does not hold what was ranked: it is of an earlier version, or of more than 20,000 sites"
        raise refusal("SC242", Place(name, 1, 1), what, AGAIN)
    places = Places(name, json_positions(text), {})
    try:
        run = RankDocument.model_validate(document)
    except ValidationError as error:
        found = {problem.place: problem for problem in reversed(problems_of(error, RankDocument, places))}
        raise InputError(replace(problem, code="SC242", hint=AGAIN) for problem in found.values()) from None
    _check_sites(run, places)
    return run


def read_runs(*files: str | Path) -> list[RankDocument]:
    """Read several runs, and tell every problem in any of them."""
    runs: list[RankDocument] = []
    problems: list[Problem] = []
    for file in files:
        try:
            runs.append(read_run(file))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return runs


def _parsed(data: bytes, name: str) -> tuple[str, Any]:
    try:
        text = data.decode("utf-8-sig")
        return text, parse_json(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refusal("SC242", Place(name, line), "a run must be UTF-8 text", AGAIN) from None
    except json.JSONDecodeError as error:
        raise refusal(
            "SC242", Place(name, error.lineno, error.colno), f"this is not JSON: {error.msg}", AGAIN
        ) from None
    except (ValueError, RecursionError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise refusal("SC242", Place(name, 1), f"the JSON cannot be read: {what}", AGAIN) from None


def _check_sites(run: RankDocument, places: Places) -> None:
    """Refuse sites that stand twice, or are ranked and not in the study."""
    measured = [row.site for row in run.studied.sites]
    wrong = []
    for base, sites in ((("study", "sites"), measured), (("sites",), [row.site for row in run.sites])):
        seen: set[str] = set()
        for at, site in enumerate(sites):
            if site in seen:
                wrong.append(((*base, at, "site"), f"the site {site!r} stands twice"))
            seen.add(site)
    known = set(measured)
    wrong += [
        (("sites", at, "site"), f"the site {row.site!r} is ranked and not in the study")
        for at, row in enumerate(run.sites)
        if row.site not in known
    ]
    if wrong:
        raise InputError(Problem("SC242", places.of_value(path), what, AGAIN) for path, what in wrong)
