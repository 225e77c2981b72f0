"""To whom a place in a team answers, and what people are registered as."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner, Registration, TeamMembership
from cases.locks import AT_ONCE
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class Terms:
    """On what terms somebody works in a team, and to whom she answers there."""

    level: str
    employer: Agency | None
    line_manager: Practitioner | None
    supervisor: Practitioner | None
    is_secondment: bool
    percent_of_full_time: int | None


@dataclass(frozen=True)
class Document:
    """A registration or a check, as its holder's paper says it."""

    kind: str
    body: str
    number: str
    issued_on: date | None
    expires_on: date | None


@transaction.atomic
def change_place(
    *, membership: TeamMembership, terms: Terms, by: Practitioner
) -> TeamMembership:
    """Say for one place who employs, who manages and who supervises (T10)."""
    place = TeamMembership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    access.check_can_change_place(by, place)
    if place.ended_at:
        raise NotPossibleNow("This place has ended already.")
    if place.changed_at != membership.changed_at:
        raise NotPossibleNow(AT_ONCE)
    _check_bosses(place, terms, by)
    said = {**vars(terms), "employer": _other_employer(place, terms)}
    changed = [name for name, value in said.items() if getattr(place, name) != value]
    for name in changed:
        setattr(place, name, said[name])
    place.changed_at, place.changed_by = timezone.now(), by
    place.save()
    details = {"practitioner": str(place.practitioner_id), "fields": sorted(changed)}
    audit.record(
        audit.AgencyEvent.PLACE_CHANGED, by=by, target=place.pk, details=details
    )
    return place


def _other_employer(place: TeamMembership, terms: Terms) -> Agency | None:
    """An employer that is the team's own agency is left unsaid."""
    theirs = terms.employer and terms.employer.pk == place.team.agency_id
    return None if theirs else terms.employer


def _check_bosses(place: TeamMembership, terms: Terms, by: Practitioner) -> None:
    if terms.employer and terms.employer.left_at:
        raise NotPossibleNow("The employer has left the partnership. Choose another.")
    for name in ("line_manager", "supervisor"):
        boss = getattr(terms, name)
        if boss and boss.pk == place.practitioner_id:
            raise NotPossibleNow("Nobody is her own manager or supervisor.")
        if boss and boss.pk != getattr(place, f"{name}_id"):
            _check_is_a_colleague(boss, by)


def _check_is_a_colleague(boss: Practitioner, by: Practitioner) -> None:
    known = access.visible_colleagues(by).filter(pk=boss.pk, is_active=True)
    if not known.exists():
        raise NotPossibleNow("Choose somebody who works for one of the agencies today.")


@transaction.atomic
def record_registration(
    *, colleague: Practitioner, document: Document, by: Practitioner
) -> Registration:
    """Record what somebody is registered as, or a check, with the day it lapses."""
    access.check_can_record_registration(by, colleague)
    issued, expires = document.issued_on, document.expires_on
    if issued and expires and expires < issued:
        raise NotPossibleNow("It cannot lapse before it was issued.")
    Practitioner.objects.select_for_update().get(pk=colleague.pk)
    same = colleague.registrations.filter(**vars(document), ended_at__isnull=True)
    if same.exists():
        raise NotPossibleNow("This is recorded already.")
    row = colleague.registrations.create(**vars(document), recorded_by=by)
    _logged(row, "recorded", by)
    return row


@transaction.atomic
def end_registration(*, registration: Registration, by: Practitioner) -> Registration:
    """Take a registration off somebody's page: renewed, given up, or wrong."""
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    access.check_can_record_registration(by, row.practitioner)
    if row.ended_at:
        raise NotPossibleNow("This was taken off already.")
    row.ended_at, row.ended_by = timezone.now(), by
    row.save(update_fields=["ended_at", "ended_by"])
    _logged(row, "ended", by)
    return row


def _logged(row: Registration, what: str, by: Practitioner) -> None:
    details = {"practitioner": str(row.practitioner_id), "what": what}
    event = audit.AgencyEvent.REGISTRATION_CHANGED
    audit.record(event, by=by, target=row.pk, details=details)
