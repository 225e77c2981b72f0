"""How far a number that rests on few may be off: 95 % intervals, by SciPy."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.counting import mean

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Interval:
    """A value with the range that goes with it; all three in the unit of the value."""

    value: float
    low: float
    high: float

    def overlaps(self, other: "Interval") -> bool:
        """Return whether the two ranges have a point in common."""
        return self.low <= other.high and other.low <= self.high


def proportion(part: int, whole: int) -> Interval:
    """Return part of whole as a share from 0 to 1, with Wilson's score interval.

    E. B. Wilson, "Probable inference" (Journal of the American Statistical
    Association, 1927); `scipy.stats.binomtest(…).proportion_ci(method="wilson")`.
    Raise ValueError where there is no whole, or the part is more than it.
    """
    from scipy.stats import binomtest

    found = binomtest(part, whole).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(part / whole, float(found.low), float(found.high))


def mean_of(values: Sequence[float]) -> Interval:
    """Return the mean of two values or more, with Student's t interval.

    `scipy.stats.t.interval` with n - 1 degrees of freedom and the standard error of
    the mean. Values that are all the same have a range without width. Raise
    ValueError for fewer than two.
    """
    from scipy.stats import sem, t

    if len(values) < 2:
        raise ValueError("A range needs two values or more.")
    middle, error = mean(values), float(sem(values))
    if error == 0:
        return Interval(middle, middle, middle)
    low, high = t.interval(CONFIDENCE, len(values) - 1, loc=middle, scale=error)
    return Interval(middle, float(low), float(high))
