"""What became of a team's referrals in twelve months: the promise, sources, bounces (T1, T2)."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Referral
from cases.queries.colleagues import AnswerTimes, answer_times
from cases.queries.referrals import TO_CONTACT, TO_TELL
from cases.referring import promised
from information_sharing import access

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Share:
    """How many of all, in words, as a number and in per cent."""

    label: str
    number: int
    of: int

    @property
    def percent(self) -> int | None:
        """Return the share of all, rounded."""
        return round(100 * self.number / self.of) if self.of else None


@dataclass(frozen=True)
class Figures:
    """What a team looks at: its own referrals of the last twelve months."""

    team: Team
    received: int
    sources: tuple[Share, ...]
    in_time: Share
    late_now: int
    told_in_time: Share
    to_tell: int
    not_permitted: int
    outcomes: tuple[Share, ...]
    declined: tuple[tuple[str, int], ...]
    bounced_to: int
    bounced_on: int
    duplicates: int
    answers: AnswerTimes


def figures_of(*, viewer: Practitioner, team: Team) -> Figures:
    """Return the figures of a team of hers; small numbers stay, it is their own work."""
    access.check_can_keep(viewer, team)
    since = timezone.now() - YEAR
    rows = access.referrals_held(viewer).filter(team=team, received_at__gte=since)
    counts = _counts(rows)
    received = counts["received"]
    return Figures(
        team=team,
        received=received,
        sources=_shares(rows, "source", Referral.Source, received),
        in_time=Share("in time", counts["in_time"], counts["judged"]),
        late_now=counts["late_now"],
        told_in_time=_told_in_time(team, rows),
        to_tell=counts["to_tell"],
        not_permitted=counts["not_permitted"],
        outcomes=_shares(rows, "status", Referral.Status, received),
        declined=_declined(rows),
        bounced_to=counts["bounced_to"],
        bounced_on=counts["bounced_on"],
        duplicates=counts["duplicates"],
        answers=answer_times(viewer=viewer, team=team),
    )


def _counts(rows) -> dict[str, int]:
    waits = Q(status__in=TO_CONTACT)
    late = waits & Q(contact_by__lt=timezone.localdate())
    spoken = Q(contacted_on__isnull=False)
    numbers = {
        "received": Q(),
        "judged": spoken | late,
        "in_time": Q(contacted_on__lte=F("contact_by")),
        "late_now": late,
        "to_tell": Q(status__in=TO_TELL),
        "not_permitted": ~Q(not_permitted_to_tell=""),
        "bounced_to": Q(passed_from__isnull=False),
        "bounced_on": Q(passed_to__isnull=False),
        "duplicates": Q(duplicate_of__isnull=False),
    }
    said = {
        name: Count("pk", filter=which, distinct=True)
        for name, which in numbers.items()
    }
    counts: dict[str, int] = rows.order_by().aggregate(**said)
    return counts


def _shares(rows, field: str, words, of: int) -> tuple[Share, ...]:
    found = Counter(rows.order_by().values_list(field, flat=True))
    return tuple(
        Share(label, found[value], of) for value, label in words.choices if found[value]
    )


def _declined(rows) -> tuple[tuple[str, int], ...]:
    found = Counter(rows.order_by().values_list("declined_for", flat=True))
    words = Referral.Declined.choices
    return tuple((label, found[value]) for value, label in words if found[value])


def _told_in_time(team: Team, rows) -> Share:
    """Return how many of those told were told within the promise, once it was decided."""
    told = rows.filter(told_at__isnull=False, decided_at__isnull=False).order_by()
    in_time = sum(
        timezone.localdate(at) <= promised(team, timezone.localdate(decided))
        for at, decided in told.values_list("told_at", "decided_at")
    )
    return Share("told in time", in_time, told.count())
