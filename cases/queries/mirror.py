"""How two agencies answer each other's referrals: the threshold mirror (U8).

Counted by agency, of nobody in particular, over half years that are over: what two
periods share could otherwise be subtracted. Small numbers are hidden, and what would
give them away (R19).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from agencies.models import Agency, Practitioner
from cases.models import Referral
from evaluation.outcomes_report import threshold
from evaluation.suppression import Count, suppress_row
from information_sharing import access

ACCEPTED = "Accepted"
HOW_MANY = 4


@dataclass(frozen=True)
class Half:
    """Half a year that is over."""

    starts_on: date
    ends_on: date

    @property
    def key(self) -> str:
        """Return how it is named in an address."""
        return f"{self.starts_on:%Y}-{1 if self.starts_on.month == 1 else 2}"

    @property
    def label(self) -> str:
        """Return it in words."""
        return f"{self.starts_on:%B} to {self.ends_on:%B %Y}"


@dataclass(frozen=True)
class Direction:
    """What one agency answered to the referrals of the other."""

    sent_by: Agency
    answered_by: Agency
    rows: tuple[tuple[str, Count], ...]
    total: Count

    @property
    def hides(self) -> bool:
        """Return whether a number here is too small to be shown."""
        return self.total is None or any(number is None for _, number in self.rows)


def halves() -> list[Half]:
    """Return the half years that are over, the last first."""
    today = timezone.localdate()
    year, second = today.year, today.month > 6
    found = []
    for _ in range(HOW_MANY):
        year, second = (year, False) if second else (year - 1, True)
        first, last = (7, date(year, 12, 31)) if second else (1, date(year, 6, 30))
        found.append(Half(date(year, first, 1), last))
    return found


def mirror(
    *, viewer: Practitioner, one: Agency, other: Agency, half: Half
) -> tuple[Direction, Direction]:
    """Return both directions of a pair, side by side."""
    access.check_can_see_mirror(viewer, one, other)
    return _direction(one, other, half), _direction(other, one, half)


def _direction(sent_by: Agency, answered_by: Agency, half: Half) -> Direction:
    rows = _decided(sent_by, answered_by, half)
    found = Counter(reason for _, reason in rows.values_list("pk", "declined_for"))
    labels = {"": ACCEPTED, **dict(Referral.Declined.choices)}
    counts = {label: found[value] for value, label in labels.items()}
    shown, total = suppress_row(counts, threshold=threshold())
    return Direction(sent_by, answered_by, tuple(shown.items()), total)


def _decided(sent_by: Agency, answered_by: Agency, half: Half) -> QuerySet[Referral]:
    """Return what was accepted or declined then; each referral once.

    Whoever referred counts for the agency in which she worked on that day.
    """
    days = (half.starts_on, half.ends_on)
    there = Q(referrer__memberships__team__agency=sent_by)
    begun = Q(referrer__memberships__starts_on__lte=F("decided_at__date"))
    going = Q(referrer__memberships__ends_on__isnull=True)
    going |= Q(referrer__memberships__ends_on__gte=F("received_at__date"))
    answered = Q(declined_for__gt="") | Q(moves__after=Referral.Status.ACCEPTED)
    rows = Referral.objects.filter(
        answered, there & begun & going, team__agency=answered_by
    )
    return rows.filter(decided_at__date__range=days).order_by().distinct()
