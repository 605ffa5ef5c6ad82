"""From numbers to pixels, and the round numbers that mark a scale."""

from __future__ import annotations

import math

from sitescore.records import dataclass

STEPS = (1.0, 2.0, 5.0, 10.0)
SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from numbers (`low` to `high`) to pixels (`start` to `end`).

    Examples
    --------
    >>> scale = Scale(0, 100, 20, 220)
    >>> scale(50)
    120.0
    >>> scale.ticks(5)
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, number: float) -> float:
        """Return where `number` stands; in the middle where the scale has no length."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (number - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def step(self) -> float:
        """Distance between marks a good finger's width apart."""
        return nice_step(self.high - self.low, max(2, int(abs(self.end - self.start) / 70)))

    def ticks(self, most: int | None = None) -> list[float]:
        """List round numbers within the scale, at most about `most`, or as many as there is room for."""
        step = self.step if most is None else nice_step(self.high - self.low, most)
        first, last = math.ceil(self.low / step - SLACK), math.floor(self.high / step + SLACK)
        return [float(f"{at * step:.12g}") for at in range(first, last + 1)]

    @property
    def digits(self) -> int:
        """Decimals that marks need."""
        return max(0, -math.floor(math.log10(self.step) + SLACK))


def nice_step(span: float, most: int) -> float:
    """Return the least of 1, 2 or 5 times a power of ten that divides `span` into at most `most` parts.

    Examples
    --------
    >>> nice_step(68, 5), nice_step(0.3, 4), nice_step(0, 4)
    (20.0, 0.1, 1.0)
    """
    if span <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(span / most))
    return next(float(f"{size * step:.12g}") for step in STEPS if span / (size * step) <= most + SLACK)


def rounded_out(low: float, high: float, most: int = 5) -> tuple[float, float]:
    """Widen a range to round numbers.

    Raises
    ------
    ValueError
        If an end is not finite.

    Examples
    --------
    >>> rounded_out(3, 68)
    (0.0, 80.0)
    """
    if not math.isfinite(high - low):
        raise ValueError(f"the ends of a scale must be finite, got {low} and {high}")
    step = nice_step(high - low, most)
    return math.floor(low / step + SLACK) * step, math.ceil(high / step - SLACK) * step
