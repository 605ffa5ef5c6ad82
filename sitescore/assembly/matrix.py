"""Put sites and criteria together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

import numpy as np

from sitescore.assembly.knock_outs import screened
from sitescore.assembly.matching import as_titled, matched
from sitescore.assembly.measurements import Measured, measured, nothing_measured
from sitescore.assembly.missing import Filled, filled, shared_out
from sitescore.assembly.row_problems import FIND_OUT, no_column
from sitescore.assembly.scales import nodes_of, scale_of, trust_of
from sitescore.assembly.second_figures import second_figures
from sitescore.assembly.timeline import Dated, as_of_date, dated_notices, undated
from sitescore.assembly.told_beside import with_evidence
from sitescore.assembly.tree import tree
from sitescore.assembly.valuation import Rule, valued, valued_later
from sitescore.assembly.weight_notices import scale_notices, weight_notices
from sitescore.assembly.weights_from_values import weights_from_values
from sitescore.core.beside import beside
from sitescore.core.checks import Floats
from sitescore.core.waiting_values import WaitingValues
from sitescore.errors import InputError, Notice, Place, Problem
from sitescore.evidence import SecondFigure
from sitescore.io.coordinates import LATITUDE, LONGITUDE
from sitescore.io.sites_file import read_sites
from sitescore.matrix import VALUES, DecisionMatrix, Exclusion, Provenance
from sitescore.model.criteria import CriteriaSet
from sitescore.model.criterion import ValueSpec
from sitescore.model.site import SiteTable
from sitescore.records import dataclass
from sitescore.weighings import Weighing

MANY = 100_000
"""Sites from which on plain figures are not valued before values are asked for."""


def assemble(sites: Any, criteria: CriteriaSet, *, options: Mapping[str, object] | None = None) -> DecisionMatrix:
    """Put sites and criteria together into a decision matrix.

    Parameters
    ----------
    sites : from `read_sites`, or anything that it reads
    criteria : from `read_criteria`
    options : kept in the matrix's provenance

    Raises
    ------
    InputError
        With everything in which the files do not fit each other: unknown criteria, units
        that cannot be converted, words where numbers belong, cells that must not be empty.

    Examples
    --------
    >>> from sitescore import read_criteria, read_sites
    >>> from sitescore.io.bundled import bundled
    >>> matrix = assemble(read_sites(bundled("sites") / "finland.csv"), read_criteria("tp3"))
    >>> matrix.values.shape
    (16, 36)
    """
    table = sites if isinstance(sites, SiteTable) else read_sites(sites, ignore_columns=criteria.ignore_columns)
    matrix, problems = try_assemble(table, criteria, options=options)
    if matrix is None or problems:
        raise InputError(problems)
    return matrix


def try_assemble(
    sites: SiteTable, criteria: CriteriaSet, *, options: Mapping[str, object] | None = None
) -> tuple[DecisionMatrix | None, list[Problem]]:
    """Assemble, and list every problem instead of raising."""
    sites, beside, said = with_evidence(sites, criteria)
    columns, problems, notices = matched(sites, criteria)
    problems, notices = [*beside, *problems], [*notices, *said]
    if not sites.sites:
        return None, problems
    work = _Work(sites, criteria, columns, problems)
    for name in criteria.criteria:
        work.take(name)
    work.settle()
    work.check_something_applies()
    work.weigh_by_values()
    if work.problems:
        return None, work.problems
    matrix = work.matrix([*sites.notices, *notices, *work.notices()], options or {})
    return matrix, []


def without_sites(criteria: CriteriaSet, *, options: Mapping[str, object] | None = None) -> DecisionMatrix:
    """Make a matrix of criteria with no sites, for questions about the criteria alone."""
    unmeasured = criteria.model_copy(update={"missing": "range"})
    nobody = SiteTable(file="", digest="", sites=(), names=(), columns={}, about={}, headers={})
    work = _Work(nobody, unmeasured, {}, [])
    for name in criteria.criteria:
        work.take(name)
    work.settle()
    notices = weight_notices(criteria, not_from_values=criteria.weighed_by_values)
    return work.matrix(notices, options or {})


@dataclass(slots=True)
class _Work:
    """Columns gathered so far."""

    sites: SiteTable
    criteria: CriteriaSet
    columns: Mapping[str, str]
    problems: list[Problem]
    measured: dict[str, Measured] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    filled: dict[str, Filled] = field(default_factory=dict)
    excluded: list[Exclusion] = field(default_factory=list)
    doubtful: list[Exclusion] = field(default_factory=list)
    dated: dict[str, Dated] = field(default_factory=dict)
    second: list[SecondFigure] = field(default_factory=list)
    weighings: dict[str, Weighing] = field(default_factory=dict)
    unweighed: list[str] = field(default_factory=list)
    stacks: dict[str, Any] = field(default_factory=dict)
    waiting: WaitingValues | None = None

    def take(self, name: str) -> None:
        """Measure and screen one criterion."""
        dated = self._dated(name)
        if dated is None:
            return
        measurements = dated.measured
        self.problems += self._refused(name, measurements)
        self.measured[name] = measurements
        self.dated[name] = dated
        out, perhaps = screened(self.criteria, name, dated.to_screen, self.sites.sites)
        self.excluded += out
        self.doubtful += perhaps

    def settle(self) -> None:
        """Value and fill what is measured; of many sites whose figures are all plain, later and only if need be."""
        if self._may_wait():
            found = {name: valued_later(self.measured[name], *self._scale(name)) for name in self.criteria.criteria}
            self.rules = {name: rule for name, (rule, _) in found.items()}
            self.waiting = WaitingValues([column for _, column in found.values()])
            return
        rows = np.empty((len(self.measured), len(self.sites)))  # takes memory only where it is written
        for row, (name, dated) in zip(rows, self.dated.items(), strict=True):
            criterion = self.criteria.criteria[name]
            found_here = dated.revalued(valued(dated.measured, *self._scale(name), into=row))
            policy = self.criteria.policy(name)
            self.rules[name] = found_here
            self.filled[name] = filled(found_here, policy, dated.measured.not_applicable, criterion.not_applicable)

    def _may_wait(self) -> bool:
        plain = [dated.measured.plain and not dated.part_values for dated in self.dated.values()]
        every = len(plain) == len(self.criteria.criteria) and all(plain)
        return every and len(self.sites) >= MANY and not self.criteria.weighed_by_values

    def _scale(self, name: str) -> tuple[ValueSpec, float]:
        criterion = self.criteria.criteria[name]
        return criterion.value, self.criteria.needs.get(criterion.relative_to or "", 1.0)

    def _dated(self, name: str) -> Dated | None:
        """Measure one criterion as of the study's date, and what other sources say; None where that cannot be."""
        if name not in self.columns:
            return undated(nothing_measured(len(self.sites)))
        header, criterion = self.columns[name], self.criteria.criteria[name]
        columns = (self.sites.columns[header], *self.sites.earlier.get(header, ()))
        layers = [measured(as_titled(column, header, name, criterion), name, criterion) for column in columns]
        number = list(self.criteria.criteria).index(name)
        second, problems = second_figures(self.sites.second.get(header, ()), number, name, self.criteria)
        self.second += second
        self.problems += problems
        found = [problem for _, problems in layers for problem in problems]
        dated = undated(layers[0][0])
        if not found:
            dated, found = as_of_date([layer for layer, _ in layers], columns, name, self.criteria)
        self.problems += found
        return None if found else dated

    def _refused(self, name: str, measurements: Measured) -> list[Problem]:
        if measurements.plain:
            return []
        criterion = self.criteria.criteria[name]
        found = []
        if self.criteria.policy(name) == "refuse" and name not in self.columns:
            return [no_column(self.sites.file, name)]
        if self.criteria.policy(name) == "refuse":
            unknown = ~measurements.known & measurements.applicable
            found += [(row, "is not known", FIND_OUT) for row in np.flatnonzero(unknown)]
        if criterion.not_applicable == "refuse":
            found += [(row, "does not apply, which this criterion refuses", "set not_applicable = …")
                      for row in np.flatnonzero(measurements.not_applicable)]  # fmt: skip
        column = self.sites.columns[self.columns[name]] if name in self.columns else None
        return [
            Problem("SC306", column.place(int(row)) if column else Place(self.sites.file),
                    f"{name} of {self.sites.sites[int(row)]} {what}", hint)
            for row, what, hint in found
        ]  # fmt: skip

    def check_something_applies(self) -> None:
        """Refuse a site to which no criterion applies."""
        if len(self.filled) == len(self.criteria.criteria):
            empty = np.logical_and.reduce([np.isnan(value) for value, _, _ in self.filled.values()])
            self.problems += [
                Problem(
                    "SC307",
                    Place(self.sites.file),
                    f"no criterion applies to {self.sites.sites[int(row)]}",
                    "leave it out",
                )
                for row in np.flatnonzero(empty)
            ]

    def weigh_by_values(self) -> None:
        """Replace weights by those that the values of the sites left give, where the criteria ask for it."""
        if self.problems or not self.criteria.weighed_by_values:
            return
        out = {exclusion.site for exclusion in self.excluded}
        left = np.array([site not in out for site in self.sites.sites])
        found = weights_from_values(self.criteria, self._stacked()["values"][left])
        self.criteria, self.weighings, self.unweighed = found.criteria, found.weighings, found.unweighed
        self.problems += found.problems

    def notices(self) -> list[Notice]:
        """Say what the scales and the weights depend on."""
        weights = weight_notices(self.criteria, from_values=self.weighings, not_from_values=self.unweighed)
        observed = [name for name, rule in self.rules.items() if rule.observed]
        return [
            *scale_notices(observed, [name for name in self.criteria.criteria if name not in self.columns]),
            *dated_notices(self.dated, self.sites.sites, self.criteria),
            *weights,
        ]

    def matrix(self, notices: list[Notice], options: Mapping[str, object]) -> DecisionMatrix:
        """Stack the columns."""
        names = tuple(self.criteria.criteria)
        return DecisionMatrix(
            sites=self.sites.sites,
            names=self.sites.names,
            criteria=names,
            factors=tuple(self.criteria.factors),
            nodes=nodes_of(self.criteria),
            scales={name: scale_of(self.criteria, name, self.rules[name]) for name in names},
            **self._stacked(),
            measurements=self._column("number"),
            measured_low=self._column("low"),
            measured_high=self._column("high"),
            measured_spread=self._column("spread"),
            cell_kinds=self._column("kinds"),
            known=beside([self.measured[n].known if self.measured[n].plain
                          else self.measured[n].known | self.measured[n].not_applicable for n in names]),
            applicable=beside([self.measured[n].applicable for n in names]),
            dropped=beside([np.isnan(self.filled[n][0]) if n in self.filled else self.measured[n].not_applicable
                            for n in names]),
            words={(row, j): word for j, n in enumerate(names) for row, word in self.measured[n].words.items()},
            evidence={(row, j): item for j, n in enumerate(names) for row, item in self.measured[n].evidence.items()},
            needs=self.criteria.needs,
            excluded=tuple(self.excluded),
            doubtful=tuple(self.doubtful),
            notices=tuple(notices),
            titles=self.criteria.title.by_language(),
            scoring=self.criteria.scoring,
            provenance=Provenance(criteria_id=self.criteria.id, criteria_digest=self.criteria.digest,
                                  sites_digest=self.sites.digest, options=options,
                                  weighting=self.criteria.weighting.method if self.criteria.weighting else ""),
            weighings={**self.criteria.weighings, **self.weighings},
            coordinates=self.sites.coordinates,
            about={name: texts for name, texts in self.sites.about.items() if name not in (LATITUDE, LONGITUDE)},
            trust=trust_of(self.criteria, self.dated, self.second),
            waiting=self.waiting,
        )  # fmt: skip

    def _column(self, name: str) -> Any:
        """Stack one part of all measurements, (sites, criteria)."""
        if name in self.stacks:
            return self.stacks[name]
        parts = [self.measured[criterion] for criterion in self.criteria.criteria]
        alike = name in ("low", "high") and all(getattr(part, name) is part.number for part in parts)
        self.stacks[name] = self._column("number") if alike else beside([getattr(part, name) for part in parts])
        return self.stacks[name]

    def _stacked(self) -> dict[str, Any]:
        """Values and their bounds, with what does not apply shared out over its siblings; None where they wait."""
        if self.waiting is not None:
            return dict.fromkeys(VALUES)
        parents, local = tree(self.criteria)
        stacked: dict[str, Floats] = {}
        for part, label in enumerate(("values", "lowest", "highest")):
            columns = [self.filled[name][part] for name in self.criteria.criteria]
            alike = part and all(
                one is self.filled[name][0] for one, name in zip(columns, self.criteria.criteria, strict=True)
            )
            stacked[label] = stacked["values"] if alike else shared_out(beside(columns), parents, local)
        return stacked
