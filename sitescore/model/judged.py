"""What the judgements of a criteria file come to, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitescore.catalog import weighting_methods
from sitescore.core.weighting import WeightingMethod
from sitescore.model.criterion import Criterion, Factor
from sitescore.model.hints import did_you_mean
from sitescore.model.judgements import FORMS
from sitescore.model.judgements.form import in_names
from sitescore.model.parameters import Located, parsed_parameters, type_problems
from sitescore.model.weighing import weighing
from sitescore.model.weighting import TOP, Weighting, siblings
from sitescore.weighings import Weighing

OF_THE_FORM = frozenset({"up_to"})
"""Parameters of weighting methods that judgements by name fill in."""


def named_methods() -> dict[str, WeightingMethod]:
    """Weighting methods that a criteria file may name: those from values, and those asked among siblings."""
    return {
        name: method for name, method in weighting_methods().items() if name in FORMS or method.takes == "measurements"
    }


def judged(
    weighting: Weighting, factors: Mapping[str, Factor], criteria: Mapping[str, Criterion]
) -> tuple[dict[str, Weighing], list[Located]]:
    """Work out the weights that the judgements give, by node, and list all that is wrong with them."""
    known = named_methods()
    if weighting.method not in known:
        hint = did_you_mean(weighting.method, known) or f"there are {', '.join(known)}"
        return {}, [(("method",), f"no weighting method {weighting.method!r} for criteria files", hint)]
    tree = siblings(factors, criteria)
    problems = type_problems(known[weighting.method].weigh, weighting.parameters, told=OF_THE_FORM)
    problems += _misplaced(weighting, tree)
    if TOP in factors:
        problems.append(((), f"a factor called {TOP!r} cannot be told from the top", "give it another id"))
    if problems:
        return {}, problems
    found: dict[str, Weighing] = {}
    for node, given in weighting.judgements.items():
        result, wrong = weigh_by_names(weighting.method, given, tree[node], weighting.parameters)
        problems += [(("judgements", node, *path), message, hint) for path, message, hint in wrong]
        if result is not None:
            found[node] = result
    return found, problems


def weigh_by_names(
    method: str, given: Mapping[str, Any], names: Sequence[str], parameters: Mapping[str, Any]
) -> tuple[Weighing | None, list[Located]]:
    """Weigh siblings by one node's judgements, or say what is wrong with these."""
    answers = FORMS[method].read(given, names)
    if answers.problems:
        return None, answers.problems
    function = weighting_methods()[method].weigh
    keywords = parsed_parameters(function, parameters, told=OF_THE_FORM) if parameters else {}
    try:
        result = function(*answers.arguments, **keywords, **answers.keywords)
    except ValueError as error:
        return None, [((), in_names(str(error), names), "")]
    return weighing(method, names, answers.arguments, result, keywords), []


def _misplaced(weighting: Weighting, tree: Mapping[str, Sequence[str]]) -> list[Located]:
    """List nodes that are named and are not there, and what the kind of method does not take."""
    places: list[tuple[tuple[str | int, ...], str]] = [(("judgements", node), node) for node in weighting.judgements]
    places += [(("nodes", at), node) for at, node in enumerate(weighting.nodes)]
    found: list[Located] = [
        (path, f"no factor {node!r}", did_you_mean(node, tree)) for path, node in places if node not in tree
    ]
    if weighting.from_values and weighting.judgements:
        found.append((("judgements",), f"{weighting.method} weighs by the sites' values and takes no judgements", ""))
    if not weighting.from_values and weighting.nodes:
        hint = "the nodes are those in [weighting.judgements]"
        found.append((("nodes",), f"{weighting.method} weighs by judgements", hint))
    if not weighting.from_values and not weighting.judgements:
        hint = f"write [weighting.judgements.{TOP}] with {FORMS[weighting.method].example}"
        found.append((("method",), f"{weighting.method} needs judgements", hint))
    return found
