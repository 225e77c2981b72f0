"""Birth dates of which not every part is certain (practice notes 1.7).

Three letters say how good day, month and year are: A accurate, E estimated, U unknown.
What is unknown is kept as 1, so that the date still sorts and still gives an age.
"""

from dataclasses import dataclass
from datetime import date

ACCURATE, ESTIMATED, UNKNOWN = "A", "E", "U"
EXACT = "AAA"


@dataclass(frozen=True)
class PartialDate:
    """A date and how good each part of it is."""

    on: date
    accuracy: str = EXACT

    def __str__(self) -> str:
        return in_words(self.on, self.accuracy)

    @property
    def parts(self) -> list[int | None]:
        """Return day, month and year, nothing for what is not known."""
        whole = (self.on.day, self.on.month, self.on.year)
        marks = zip(whole, self.accuracy, strict=True)
        return [None if mark == UNKNOWN else part for part, mark in marks]

    @property
    def estimated(self) -> list[str]:
        """Return which parts are estimated, by their place."""
        return [str(n) for n, mark in enumerate(self.accuracy) if mark == ESTIMATED]

    @property
    def without_estimates(self) -> "PartialDate":
        """Return the same date, with what is estimated as if it were known."""
        return PartialDate(self.on, self.accuracy.replace(ESTIMATED, ACCURATE))

    def with_estimated(self, places: list[str]) -> "PartialDate":
        """Return the same date, with these known parts as estimates."""
        marks = [
            ESTIMATED if str(n) in places and mark != UNKNOWN else mark
            for n, mark in enumerate(self.accuracy)
        ]
        return PartialDate(self.on, "".join(marks))


def in_words(on: date | None, accuracy: str = EXACT) -> str:
    """Return '3 March 2024', 'March 2024', 'about 2024' or 'not known'."""
    if on is None or accuracy[2] == UNKNOWN:
        return "not known"
    day, month = accuracy[0], accuracy[1]
    words = [f"{on.year}"]
    if month != UNKNOWN:
        words.insert(0, f"{on:%B}")
        if day != UNKNOWN:
            words.insert(0, f"{on.day}")
    about = ["about"] if ESTIMATED in accuracy else []
    return " ".join(about + words)
