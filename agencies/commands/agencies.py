"""What is said of an agency, and who has checked it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner
from cases.locks import AT_ONCE
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class AgencyWords:
    """What an agency is for, what it cannot do, and how it is reached."""

    mission: str
    priorities: str
    limits: str
    website: str
    email: str
    telephone: str


@transaction.atomic
def change_agency(*, agency: Agency, words: AgencyWords, by: Practitioner) -> Agency:
    """Change what is said of an agency; whoever changes it has checked it (P16)."""
    row = _held(agency, by)
    if any(getattr(row, name) != getattr(agency, name) for name in vars(words)):
        raise NotPossibleNow(AT_ONCE)
    for name, value in vars(words).items():
        setattr(row, name, value)
    return _verified(row, "changed", by)


@transaction.atomic
def verify_agency(*, agency: Agency, by: Practitioner) -> Agency:
    """Say that what is said of an agency is right today."""
    return _verified(_held(agency, by), "verified", by)


def _held(agency: Agency, by: Practitioner) -> Agency:
    row = Agency.objects.select_for_update().get(pk=agency.pk)
    access.check_can_keep_agency(by, row)
    if row.left_at:
        raise NotPossibleNow("This agency has left the partnership.")
    return row


def _verified(row: Agency, what: str, by: Practitioner) -> Agency:
    row.verified_at, row.verified_by = timezone.now(), by
    row.save()
    event = audit.AgencyEvent.AGENCY_CHANGED
    audit.record(event, by=by, target=row.pk, details={"what": what})
    return row
