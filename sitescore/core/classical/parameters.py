"""Guards on the parameters of methods on measurements."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject


def as_share(name: str, value: float) -> float:
    """Return the parameter `name` as a number within [0, 1]."""
    number = as_number(name, value)
    reject(name, "must lie within [0, 1]", number, (number < 0) | (number > 1))
    return float(number)


def as_positive(name: str, value: float, *, up_to: float = np.inf) -> float:
    """Return the parameter `name` as a number above 0 and not above `up_to`."""
    number = as_number(name, value)
    rule = "must be above 0" if np.isinf(up_to) else f"must be above 0 and at most {up_to:g}"
    reject(name, rule, number, (number <= 0) | (number > up_to))
    return float(number)


def as_not_negative(name: str, value: float) -> float:
    """Return the parameter `name` as a number from 0."""
    number = as_number(name, value)
    reject(name, "must not be negative", number, number < 0)
    return float(number)


def per_criterion(name: str, values: ArrayLike, measurements: Floats) -> Floats:
    """Return the parameter `name`, (criteria,), in the precision of `measurements`."""
    given = as_floats(name, values)
    criteria = measurements.shape[-1]
    if given.shape != (criteria,):
        raise ValueError(f"{name} must have shape ({criteria},), one for each criterion, got {given.shape}")
    return given.astype(measurements.dtype)


def as_flag(name: str, value: object) -> bool:
    """Return the parameter `name`, True or False and nothing that counts as either."""
    if not isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} must be True or False, got {value!r}")
    return bool(value)


def as_number(name: str, value: float) -> Floats:
    """Return the parameter `name` as one finite number, an array without axes."""
    number = as_floats(name, value)
    if number.ndim:
        raise ValueError(f"{name} must be one number, got shape {number.shape}")
    return number
