"""From options to a decision matrix, with every problem in every file in one error."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitescore.errors import InputError, Place, Problem, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.model.criteria import CriteriaSet
from sitescore.model.site import SiteTable
from sitescore.records import dataclass

if TYPE_CHECKING:
    from sitescore.io.reading import Reading


@dataclass(frozen=True, slots=True)
class Variations:
    """The same sites under the stated criteria, the first, and under every profile and scenario; titles by language."""

    criteria: CriteriaSet
    table: SiteTable
    matrices: Mapping[str, DecisionMatrix]
    titles: Mapping[str, Mapping[str, str]]

    @property
    def stated(self) -> DecisionMatrix:
        """Under the criteria as they are stated."""
        return self.matrices["stated"]


MARKS = {"comma": ",", "point": ".", "tab": "\t", "\\t": "\t", "semicolon": ";"}


def load(sites: str, options: Mapping[str, Any]) -> DecisionMatrix:
    """Read criteria and sites and put them together; say on standard error how the file was read."""
    matrix, problems = try_load(sites, options)
    if matrix is None or problems:
        raise InputError(problems)
    return matrix


def try_load(sites: str, options: Mapping[str, Any]) -> tuple[DecisionMatrix | None, list[Problem]]:
    """Read criteria and sites, and list every problem in either and between them."""
    from sitescore.assembly import try_assemble

    criteria, table, problems = try_parts(sites, options)
    if criteria is None or table is None:
        return None, problems
    matrix, found = try_assemble(table, criteria, options=recorded(options))
    return matrix, problems + found


def try_parts(sites: str, options: Mapping[str, Any]) -> tuple[CriteriaSet | None, SiteTable | None, list[Problem]]:
    """Read the criteria and the site table that the options describe, with every problem in either."""
    problems: list[Problem] = []
    criteria: CriteriaSet | None = None
    try:
        criteria = load_criteria(options)
    except InputError as error:
        problems += error.problems
    table, found = load_sites(sites, options, criteria.ignore_columns if criteria else ())
    return criteria, table, problems + found


def load_variations(sites: str, options: Mapping[str, Any]) -> Variations:
    """Read criteria and sites, and put them together under every profile and scenario."""
    from sitescore.assembly import assemble
    from sitescore.report.texts import LANGUAGES

    criteria, table, problems = try_parts(sites, options)
    if criteria is None or table is None or problems:
        raise InputError(problems)
    matrices = {"stated": assemble(table, criteria, options=recorded(options))}
    titles: dict[str, Mapping[str, str]] = {"stated": dict.fromkeys(LANGUAGES, "")}
    for name, variation in criteria.variations.items():
        if name != options["profile"]:
            varied = {**options, "profile": name}
            matrices[name] = assemble(table, load_criteria(varied), options=recorded(varied))
            titles[name] = variation.title.by_language()
    return Variations(criteria, table, matrices, titles)


def load_criteria(options: Mapping[str, Any]) -> CriteriaSet:
    """Read the criteria that the options name."""
    from sitescore.io.criteria_file import read_criteria
    from sitescore.io.settings import parse_needs

    return read_criteria(
        options["criteria"],
        profile=options["profile"],
        needs=parse_needs(options["needs"]),
        settings=options["settings"],
        as_of=options.get("as_of"),
    )


def load_sites(
    sites: str, options: Mapping[str, Any], ignored: tuple[str, ...] = ()
) -> tuple[SiteTable | None, list[Problem]]:
    """Read the site file that the options describe; a bundled one may be named without a path."""
    from sitescore.cli.quiet import without_panics
    from sitescore.io.column_files import is_columnar
    from sitescore.io.sites_file import try_sites

    try:
        reading = reading_of(sites, "sites", options, ignored)
    except InputError as error:
        return None, list(error.problems)
    with without_panics() if is_columnar(reading.file) else nullcontext():
        return try_sites(reading)


def reading_of(file: str, kind: str, options: Mapping[str, Any], ignored: tuple[str, ...] = ()) -> Reading:
    """Tell how to read a table of a `kind`, the folder of those that are bundled and may be named without a path."""
    from sitescore.io.bundled import bundled
    from sitescore.io.files import exists
    from sitescore.io.reading import Reading
    from sitescore.model.hints import did_you_mean

    named = "/" not in file and "\\" not in file and not Path(file).suffix and file != "-" and not exists(file)
    examples = {path.stem: path for path in sorted(bundled(kind).glob("*.csv"))}
    if named and file not in examples:
        hint = did_you_mean(file, examples)
        raise refusal("SC200", Place(file), "there is no such file, nor a bundled one of that name", hint)
    return Reading(
        file=str(examples[file]) if named else file,
        encoding=options.get("encoding"),
        delimiter=_mark(options.get("delimiter")),
        decimal=_mark(options.get("decimal")),
        ignored=(*(options.get("ignore_column") or ()), *ignored),
    )


def _mark(given: str | None) -> str | None:
    if given is None:
        return None
    mark = MARKS.get(given, given)
    if len(mark) != 1:
        raise click.BadParameter(f"a delimiter is one sign, or tab; got {given!r}")
    return mark


def recorded(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that change a result, for its provenance."""
    kept = {name: options.get(name) for name in ("profile", "needs", "settings", "as_of")}
    return {name: list(item) if isinstance(item, tuple) else item for name, item in kept.items() if item}
