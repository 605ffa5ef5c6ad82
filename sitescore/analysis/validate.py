"""Is the data sound."""

from __future__ import annotations

from collections.abc import Sequence

from sitescore.analysis.data_check import data_notices
from sitescore.analysis.trust import trust_notices
from sitescore.errors import InputError, Problem
from sitescore.matrix import DecisionMatrix
from sitescore.results.validation import Validation


def validate(file: str, matrix: DecisionMatrix | None, problems: Sequence[Problem]) -> Validation:
    """Gather what reading and assembling found, and what the data check says.

    Parameters
    ----------
    file : name of the site file
    matrix : None where the files could not be put together
    problems : everything that is wrong
    """
    notices = () if matrix is None else (*matrix.notices, *data_notices(matrix), *trust_notices(matrix))
    ordered = InputError(problems).problems
    return Validation(file=file, matrix=None if ordered else matrix, problems=ordered, notices=notices)
