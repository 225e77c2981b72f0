"""What is rated, and when in the work it was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.models import Goal, Person, Review
from evaluation.models import Stage
from information_sharing.categories import Category

Scores = Mapping[str, int | str | None]
"""By rater: a score, or why there is none; with neither the rater is left out."""


def stage_of(review: Review | None) -> Stage:
    """Return when in the work it is: a review that ends it is the end."""
    if review is None:
        return Stage.BASELINE
    return Stage.REVIEW if review.next_review_on else Stage.CLOSING


@dataclass(frozen=True)
class Moment:
    """At the beginning, at one review, or at the end; and on which day it was said."""

    stage: str
    on: date
    review: Review | None = None


@dataclass(frozen=True)
class Rated:
    """What each said of one goal, or of one outcome of one child."""

    scores: Scores
    goal: Goal | None = None
    person: Person | None = None
    outcome: str = ""

    @property
    def category(self) -> str:
        """Return the kind of information: the goal's own, or that of the plan."""
        return self.goal.category if self.goal else Category.PLAN

    @property
    def about(self) -> Person | None:
        """Return whom it is about; nobody: a goal of the whole family."""
        return self.goal.person if self.goal else self.person
