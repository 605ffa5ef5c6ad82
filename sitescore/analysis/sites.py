"""Find a site by what a person calls it, and a criterion by its id."""

from __future__ import annotations

from difflib import get_close_matches

from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.model.hints import did_you_mean


def site_number(matrix: DecisionMatrix, name: str) -> int:
    """Return the number of the site of that id or name; upper and lower case count alike.

    Raises
    ------
    InputError
        If there is none, or a name that two sites have.
    """
    if name in matrix.sites:
        return matrix.sites.index(name)
    wanted = name.strip().casefold()
    known = [*matrix.sites, *matrix.names]
    found = {at % len(matrix.sites) for at, label in enumerate(known) if label.casefold() == wanted}
    if len(found) == 1:
        return found.pop()
    if found:
        ids = ", ".join(matrix.sites[at] for at in sorted(found))
        raise refusal("SC501", Place(name), "several sites have this name", f"give an id: {ids}")
    close = get_close_matches(wanted, [label.casefold() for label in known], n=1, cutoff=0.5)
    match = next((label for label in known if close and label.casefold() == close[0]), None)
    few = len(matrix.sites) <= 20
    hint = f"did you mean {match!r}?" if match else f"there are {', '.join(matrix.sites)}" if few else "see `rank`"
    raise refusal("SC501", Place(name), "there is no such site", hint)


def criterion_number(matrix: DecisionMatrix, name: str, place: Place) -> int:
    """Return the number of the criterion of that id.

    Raises
    ------
    InputError
        If there is none; `place` says where it was asked for.
    """
    if name not in matrix.criteria:
        raise refusal("SC110", place, f"no criterion {name!r}", did_you_mean(name, matrix.criteria))
    return matrix.criteria.index(name)
