"""``[weighting]`` of a criteria file, as text."""

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
    parts = [f"[weighting]\nmethod = {_value(method)}\n"]
    for node, given in judgements.items():
        lines = [f"{_key(key)} = {_value(item)}\n" for key, item in given.items()]
        parts.append(f"[weighting.judgements.{node}]\n" + "".join(lines))
    return "\n".join(parts)


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else _value(name)


def _value(item: Any) -> str:
    if isinstance(item, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(part)}' for key, part in item.items())} }}"
    if isinstance(item, list | tuple):
        return f"[{', '.join(map(_value, item))}]"
    if isinstance(item, str):
        return json.dumps(item, ensure_ascii=False)
    return repr(int(item)) if float(item).is_integer() and abs(item) < 2**53 else repr(float(item))
