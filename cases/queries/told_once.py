"""How often the family had to tell its story again: asked of them at each review."""

from dataclasses import dataclass
from datetime import date

from agencies.models import Practitioner
from cases.models import Case, Review
from config.dates import plural
from information_sharing import access


@dataclass(frozen=True)
class ToldOnce:
    """What the family said at each review, newest first, and the trend in a sentence."""

    trend: str
    answers: tuple[tuple[date, str], ...]


def told_once(*, viewer: Practitioner, case: Case) -> ToldOnce | None:
    """Return how often the family had to repeat itself, or None if never asked."""
    reviews = access.facts_of(viewer, Review, case).exclude(times_repeated=None)
    said = list(reviews.values_list("held_on", "times_repeated"))
    if not said:
        return None
    answers = tuple((held_on, _times(number)) for held_on, number in said)
    return ToldOnce(_trend([number for _, number in said]), answers)


def _times(number: int) -> str:
    return plural(number, "time") if number else "not once"


def _trend(numbers: list[int]) -> str:
    """Say how the last answer compares with the one before it."""
    again = f"had to tell its story again {_times(numbers[0])}"
    none = "did not have to tell its story again"
    now = f"Last time the family {again if numbers[0] else none}"
    if len(numbers) == 1:
        return f"{now}. It was asked once so far."
    before = numbers[1]
    if numbers[0] == before:
        return f"{now}, as often as the time before."
    word = "less" if numbers[0] < before else "more"
    return f"{now}: {word} than the time before ({_times(before)})."
