"""What an indicator is: a name, a plain definition, and one function that counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from evaluation.counting import Period
from evaluation.scope import Whose


class Unit(NamedTuple):
    """One thing that counts: in the denominator, and in the numerator when it hits."""

    centre: UUID
    hit: bool
    case: UUID | None = None
    day: date | None = None
    group: str = ""


def counts_yet(by: date, *, hit: bool) -> bool:
    """Return whether something with a day can be judged: done, or its day is over."""
    return hit or by < timezone.localdate()


class Counts(StrEnum):
    """What of a period an indicator looks at."""

    STATE = "STATE"
    FLOW = "FLOW"


COUNTS_WORDS = {
    Counts.STATE: "how things stood on the last day of the period",
    Counts.FLOW: "what fell in the period, quarter by quarter",
}
LEVELS = ("centre", "agency", "area", "authority")
EVERY_LEVEL = LEVELS
WITHOUT_AGENCY = ("centre", "area", "authority")
RECORD = "The records of families in Team Around"


@dataclass(frozen=True)
class Indicator:
    """One figure, defined so that everybody who reads it reads the same."""

    code: str
    name: str
    definition: str
    numerator: str
    denominator: str
    unit: str
    counts: Counts
    units: Callable[[Whose, Period], Iterable[Unit]]
    source: str = RECORD
    version: int = 1
    levels: tuple[str, ...] = EVERY_LEVEL
    lower_is_better: bool = False
    supplied: str = ""
    inside: str = ""
    """The indicator whose numerator or denominator holds all that counts here."""
    by_agency: bool = False

    @property
    def period(self) -> str:
        """Return what of the period it looks at, in words."""
        return COUNTS_WORDS[self.counts]
