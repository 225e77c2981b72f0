"""Better, no change, worse, or not yet known: from two numbers of one rater."""

from collections.abc import Sequence

from cases.models import GoalProgress

Verdict = GoalProgress.Progress


TWO = 2
"""How many numbers make a change."""


def verdict_of(scores: Sequence[int | None]) -> Verdict:
    """Return what became of it between the first number and the last.

    With one number, or none, it is not yet known: never taken for no change.
    """
    numbers = [score for score in scores if score is not None]
    if len(numbers) < TWO:
        return Verdict.NOT_YET_KNOWN
    change = numbers[-1] - numbers[0]
    if change == 0:
        return Verdict.NO_CHANGE
    return Verdict.BETTER if change > 0 else Verdict.WORSE
