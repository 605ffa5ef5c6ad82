"""What a check of the data found."""

from __future__ import annotations

from typing import Any

import numpy as np

from sitescore.core.checks import Floats
from sitescore.errors import Notice, Problem
from sitescore.evidence import GRADES
from sitescore.matrix import DecisionMatrix
from sitescore.records import dataclass
from sitescore.results import rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Validation:
    """Problems, and where there are none the matrix with what is known in it."""

    file: str
    problems: tuple[Problem, ...]
    matrix: DecisionMatrix | None
    notices: tuple[Notice, ...]

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.problems

    def to_rows(self) -> list[rows.Row]:
        """One row a problem; without problems one a criterion: cells known and not, grades, ends of the scale."""
        if self.matrix is None or self.problems:
            return [problem.to_dict() for problem in self.problems]
        matrix = self.matrix
        measured = matrix.known & matrix.applicable
        grades = [[item.quality for (_, c), item in matrix.evidence.items() if c == at and item.quality]
                  for at in range(len(matrix.criteria))]  # fmt: skip
        return [
            {
                "criterion": name,
                "known": int(measured[:, at].sum()),
                "unknown": int((~matrix.known[:, at]).sum()),
                "not_applicable": int((~matrix.applicable[:, at]).sum()),
                **{f"grade_{grade}": grades[at].count(grade) for grade in GRADES},
                "at_zero": int((measured[:, at] & (matrix.values[:, at] == 0)).sum()),
                "at_one": int((measured[:, at] & (matrix.values[:, at] == 1)).sum()),
            }
            for at, name in enumerate(matrix.criteria)
        ]

    @property
    def coverage(self) -> Floats:
        """Share of the weight that rests on data, (sites,)."""
        return np.empty(0) if self.matrix is None else np.asarray(self.matrix.known @ self.matrix.weights)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        head = rows.envelope("validate", self.matrix, self.notices) if self.matrix else rows.bare_envelope("validate")
        sites = self.matrix.sites if self.matrix else ()
        return {
            **head,
            "ok": self.sound,
            "errors": [problem.to_dict() for problem in self.problems],
            "criteria_coverage": self.to_rows() if self.sound else [],
            "sites": [{"site": s, "coverage": rows.plain(x)} for s, x in zip(sites, self.coverage, strict=True)],
        }

    def to_frame(self, like: Any = None) -> Any:
        """Rows as a data frame of the library that `like` names or is of; see `rows.to_frame`."""
        return rows.to_frame(self.to_rows(), like)
