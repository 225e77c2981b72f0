"""One line of the work list, whichever area of the work it comes from (P44)."""

from dataclasses import dataclass
from datetime import date, time

from django.utils import timezone

from cases.models import Case


@dataclass(frozen=True)
class WorkItem:
    """What waits for somebody: a day, a few words of ours, and where to do it.

    `words` say what kind of thing waits and never what it is about, so that they may
    stand on a screen that others pass; `done`, `move` and `hand_over` are addresses.
    """

    kind: str
    words: str
    url: str
    case: Case | None = None
    due_on: date | None = None
    about: str = ""
    begins: time | None = None
    done: str = ""
    move: str = ""
    hand_over: str = ""

    @property
    def is_overdue(self) -> bool:
        """Return whether its day has passed."""
        return self.due_on is not None and self.due_on < timezone.localdate()
