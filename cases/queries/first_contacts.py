"""How soon teams made first contact: days only, of nobody in particular."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Referral


@dataclass(frozen=True)
class FirstContact:
    """When one referral came to a team, and when its family was first contacted."""

    team: UUID
    received_on: date
    contacted_on: date | None


def first_contacts(
    *, viewer: Practitioner, teams: Iterable[UUID], since: date, until: date
) -> list[FirstContact]:
    """Return the days of the referrals received in a period; whoever shows a count of
    them suppresses it (R19)."""
    found = Referral.objects.filter(
        team__in=teams, received_at__date__range=(since, until)
    ).exclude(status=Referral.Status.DUPLICATE)
    rows = found.values_list("team", "received_at", "contacted_on")
    return [
        FirstContact(team, timezone.localdate(received), contacted)
        for team, received, contacted in rows
    ]
