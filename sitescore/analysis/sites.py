"""Find a site by what a person calls it, and a criterion by its id; refuse too few or too many sites."""

from __future__ import annotations

from sitescore.errors import Place, refusal
from sitescore.matrix import DecisionMatrix
from sitescore.model.hints import did_you_mean
from sitescore.spelling import nearest


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
    close = nearest(wanted, [label.casefold() for label in known], cutoff=0.5)
    match = next((label for label in known if close and label.casefold() == close[0]), None)
    few = len(matrix.sites) <= 20
    hint = f"did you mean {match!r}?" if match else f"there are {', '.join(matrix.sites)}" if few else "see `rank`"
    raise refusal("SC501", Place(name), "there is no such site", hint)


def require_sites(
    matrix: DecisionMatrix, place: Place, *, subject: str = "", least: int = 1, most: int | None = None
) -> None:
    """Refuse a question that the ranked sites are too few or too many for.

    Parameters
    ----------
    matrix : from `assemble`
    place : where it was asked
    subject : what the refusal of a count begins with, such as "methods are compared on"
    least, most : how many sites it takes

    Raises
    ------
    InputError
        If fewer or more are left to rank.
    """
    count = len(matrix.included)
    if count < least:
        what = "no site is left to rank" if least == 1 else f"{subject} two sites or more, {count} are left to rank"
        raise refusal("SC503", place, what, "see `rank` for the reasons")
    if most is not None and count > most:
        raise refusal(
            "SC503", place, f"{subject} up to {most} sites, there are {count}", "choose the best of them first"
        )


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
