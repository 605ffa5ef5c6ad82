"""What the axes of the methods' tables are, by the plain name that a table has in every method's ``details``.

"site" and "criterion" are those of the measurements, "site_and_optimal" the sites and then a
row for the best that could be, "other" anything else, such as profiles.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Axes = tuple[str, ...]

_NAMES: Mapping[Axes, str] = {
    (): "advantage anti_ideal_sum ideal_sum stability",
    ("site",): """
        P Q R S ascending backward benefits compromise costs descending dominance euclidean forward from_anti_ideal
        from_average from_ideal from_nothing gain inputs ka kb kc kernel less logarithms loss more multiplicative_ranks
        negative negative_flow optimistic outputs pessimistic positive positive_flow product ratio ratio_ranks
        reference_ranks roots significance sum sums taxicab to_expected to_ideal utility_from_anti_ideal
        utility_to_ideal
    """,
    ("criterion",): "anti_ideal average border ideal reference theoretical",
    ("site", "criterion"): """
        above_average below_average coefficients criterion_net_flows distances gains gaps losses normalised
        powers proximity ratings shares standardised values weighted
    """,
    ("site", "site"): "concordance credibility discordance outranking preorder relation strong weak",
    ("site", "other"): "majority over_profiles under_profiles vetoed",
    ("other", "criterion"): "ideals profiles",
    ("site_and_optimal",): "optimality",
}

AXES: Mapping[str, Axes] = MappingProxyType({name: axes for axes, names in _NAMES.items() for name in names.split()})
"""Axes by name; a method whose table of that name has others says so where it makes its `Scored`."""
