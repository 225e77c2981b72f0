"""Money with an end, and what falls when it ends (P33)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from agencies.models import Centre, Funded, FundingStream, Practitioner, Service, Team
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

CHANGED = audit.AgencyEvent.CENTRE_CHANGED


@dataclass(frozen=True)
class StreamWords:
    """A stream of money: who gives it, how many pounds a year, from when until when."""

    name: str
    funder: str
    pounds_a_year: Decimal | None
    starts_on: date
    ends_on: date | None
    words: str = ""


@transaction.atomic
def add_stream(
    *, centre: Centre, stream: StreamWords, by: Practitioner
) -> FundingStream:
    """Enter a stream of money of a centre."""
    access.check_can_keep_centre(by, centre)
    row: FundingStream = centre.funding.create(recorded_by=by, **vars(stream))
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "money"})
    return row


@transaction.atomic
def change_stream(
    *, stream: FundingStream, words: StreamWords, by: Practitioner
) -> FundingStream:
    """Say otherwise what is known of a stream: often the day on which it ends."""
    _check_runs(by, stream)
    for name, value in vars(words).items():
        setattr(stream, name, value)
    stream.save(update_fields=[*vars(words)])
    audit.record(CHANGED, by=by, target=stream.pk, details={"what": "money changed"})
    return stream


@transaction.atomic
def end_stream(*, stream: FundingStream, by: Practitioner) -> FundingStream:
    """Say that a stream pays no more."""
    _check_runs(by, stream)
    stream.ended_at, stream.ended_by = timezone.now(), by
    stream.save(update_fields=["ended_at", "ended_by"])
    audit.record(CHANGED, by=by, target=stream.pk, details={"what": "money ended"})
    return stream


@dataclass(frozen=True)
class Pays:
    """What a stream pays for: a service, or a post in a team with its share of full time."""

    service: Service | None = None
    post: str = ""
    team: Team | None = None
    full_time_equivalent: Decimal | None = None


@transaction.atomic
def add_funded(*, stream: FundingStream, pays: Pays, by: Practitioner) -> Funded:
    """Say what a stream pays for."""
    _check_runs(by, stream)
    if (pays.service is None) == (not pays.post):
        raise NotPossibleNow("Choose a service or write a post, one of the two.")
    row: Funded = stream.pays_for.create(recorded_by=by, **vars(pays))
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "money pays for"})
    return row


@transaction.atomic
def end_funded(*, funded: Funded, by: Practitioner) -> Funded:
    """Say that a stream does not pay for this any more."""
    _check_runs(by, funded.stream)
    if funded.ended_at:
        raise NotPossibleNow("This is off the list already.")
    funded.ended_at, funded.ended_by = timezone.now(), by
    funded.save(update_fields=["ended_at", "ended_by"])
    audit.record(
        CHANGED, by=by, target=funded.pk, details={"what": "money pays no more"}
    )
    return funded


def _check_runs(by: Practitioner, stream: FundingStream) -> None:
    access.check_can_keep_centre(by, stream.centre)
    if stream.ended_at:
        raise NotPossibleNow("This money has ended already.")
