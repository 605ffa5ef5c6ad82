"""Keys and values of TOML, and ``[weighting]`` of a criteria file, as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def weighting_toml(method: str, judgements: Mapping[str, Mapping[str, Any]]) -> str:
    """Write judgements by node as a criteria file has them.

    Examples
    --------
    >>> print(weighting_toml("pairwise", {"factors": {"a / b": 3.0}}), end="")
    [weighting]
    method = "pairwise"
    <BLANKLINE>
    [weighting.judgements.factors]
    "a / b" = 3
    """
    parts = [f"[weighting]\nmethod = {toml_value(method)}\n"]
    for node, given in judgements.items():
        lines = [f"{toml_key(key)} = {toml_value(item)}\n" for key, item in given.items()]
        parts.append(f"[weighting.judgements.{node}]\n" + "".join(lines))
    return "\n".join(parts)


def toml_key(name: str) -> str:
    """Write a key, in quotation marks where it needs them.

    Examples
    --------
    >>> toml_key("grid_mw"), toml_key("a / b")
    ('grid_mw', '"a / b"')
    """
    return name if name.isascii() and name.replace("_", "").isalnum() else toml_value(name)


def toml_value(item: Any) -> str:
    """Write a value on one line: a text, a number, true or false, or a list or table of such.

    Raises
    ------
    TypeError
        If it is anything else.

    Examples
    --------
    >>> toml_value({"kind": "linear", "worst": 9.0, "best": 0.5})
    '{ kind = "linear", worst = 9, best = 0.5 }'
    """
    if isinstance(item, Mapping):
        return f"{{ {', '.join(f'{toml_key(key)} = {toml_value(part)}' for key, part in item.items())} }}"
    if isinstance(item, list | tuple):
        return f"[{', '.join(map(toml_value, item))}]"
    if isinstance(item, str):
        return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(item, bool):
        return str(item).lower()
    if not isinstance(item, int | float):
        raise TypeError(f"{item} is no value of TOML")
    return repr(int(item)) if _is_whole(item) else repr(float(item))


def _is_whole(number: float) -> bool:
    return isinstance(number, int) or (number.is_integer() and abs(number) < 2**53)
