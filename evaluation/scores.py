"""Scores of 1 to 5, worked out from groups of answers that may be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median, pstdev
from typing import Protocol

HIGHEST = 5


class Answers(Protocol):
    """How a group of five or more answered one item, each value with its number."""

    @property
    def counts(self) -> dict[int, int]:
        """Return how many gave each value."""

    @property
    def is_reversed(self) -> bool:
        """Return whether agreeing says something bad."""


@dataclass(frozen=True)
class Score:
    """Mean, median and spread; 5 is always the good end."""

    n: int
    mean: float
    median: float
    spread: float


def score(groups: Iterable[Answers]) -> Score | None:
    """Return the score of these answers together, reversed ones turned; None of none."""
    values = list(turned(groups).elements())
    if not values:
        return None
    return Score(len(values), fmean(values), float(median(values)), pstdev(values))


def turned(groups: Iterable[Answers]) -> Counter[int]:
    """Return how often each value stands, with reversed items turned round."""
    found: Counter[int] = Counter()
    for group in groups:
        for value, number in group.counts.items():
            found[HIGHEST + 1 - value if group.is_reversed else value] += number
    return found
