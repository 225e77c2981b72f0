"""What speaks for somebody as lead professional: a short list, never added up.

The words are ours; the points are those that were agreed nationally (practice.md 3.1).
"""

from dataclasses import dataclass
from typing import Any

OVER_CAP = "OVER_CAP"
"""Beside the scores: why somebody is asked who has a full load already."""
SCORES = ((0, "No"), (1, "In part"), (2, "Yes"))
CRITERIA = {
    "NEEDS": "Their work fits what the child needs most",
    "TRUST": "The family trusts them",
    "KNOWS": "They know the family already",
    "SKILLS": "They can hold a plan together across services",
    "STATUTORY": "The law gives them a part that must lead",
    "AVAILABLE": "They are near, and have the time",
    "LANGUAGE": "They share the family's language, or reach it well",
}


@dataclass(frozen=True)
class Scored:
    """One point in words, and how far it holds."""

    words: str
    answer: str


def in_words(criteria: dict[str, Any]) -> list[Scored]:
    """Return the points that were answered, in the order in which they are asked."""
    said = dict(SCORES)
    return [
        Scored(words, said[criteria[code]])
        for code, words in CRITERIA.items()
        if criteria.get(code) in said
    ]
