"""Booking a visit and what becomes of it; everybody due that day is told (P2, T3)."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.chronology import add_contact
from cases.locks import hold_open_case
from cases.models import Case, Contact, Visit
from cases.notes import NOT_FOR_NOTES, Note, Subject
from cases.states import VISIT
from cases.visiting import KINDS, Booking, Done
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

NOBODY_THERE = "Nobody was there."
Status = Visit.Status


@transaction.atomic
def book_visit(
    *, case: Case, subject: Subject, booking: Booking, by: Practitioner
) -> Visit:
    """Book a visit; tell who comes along, and who is due there that day already.

    Raises AccessDenied unless she may write of this kind, and NotPossibleNow where
    somebody who is to come may not see it.
    """
    access.check_can_write(by, case, subject.category, subject.person)
    case = hold_open_case(case)
    _check_bookable(case, subject, booking)
    visit = Visit.objects.create(
        case=case,
        person=subject.person,
        category=subject.category,
        team=booking.team,
        practitioner=by,
        purpose=booking.purpose,
        where=booking.where,
        planned_on=booking.planned_on,
        begins=booking.begins,
        booked_by=by,
    )
    visit.with_whom.set(booking.with_whom)
    _tell(visit, booking.with_whom, "VISIT_JOINT", by)
    _tell_who_is_due(visit, by)
    _log(audit.Event.VISIT_BOOKED, visit, by)
    return visit


def _check_bookable(case: Case, subject: Subject, booking: Booking) -> None:
    _check_is_to_come(booking.planned_on)
    if subject.category in NOT_FOR_NOTES:
        raise NotPossibleNow("Choose another kind of information for this.")
    readers = access.readers_of(case, subject.category, subject.person)
    for one in booking.with_whom:
        _check_sees(one, readers)


def _check_sees(practitioner: Practitioner, readers: frozenset) -> None:
    if practitioner.pk not in readers:
        raise NotPossibleNow(
            f"{practitioner} may not see this kind of information, and so not come along."
        )


def _check_is_to_come(day: date) -> None:
    if day < timezone.localdate():
        raise NotPossibleNow("Choose today or a day to come.")


@transaction.atomic
def move_visit(
    *,
    visit: Visit,
    planned_on: date,
    reason: str,
    by: Practitioner,
    begins: time | None = None,
) -> Visit:
    """Move a visit to another day, with the reason; who is due then is told."""
    visit = _held_to(visit, Status.PLANNED, by)
    _check_is_to_come(planned_on)
    visit.planned_on, visit.begins, visit.reason = planned_on, begins, reason
    visit.save(update_fields=["planned_on", "begins", "reason"])
    _tell(visit, _goers(visit), "VISIT_CHANGED", by)
    _tell_who_is_due(visit, by)
    _log(audit.Event.VISIT_MOVED, visit, by)
    return visit


@transaction.atomic
def hand_over_visit(
    *, visit: Visit, to: Practitioner, team: Team, reason: str, by: Practitioner
) -> Visit:
    """Give a visit to a colleague who may see it; both who go are told."""
    visit = _held_to(visit, Status.PLANNED, by)
    readers = access.readers_of(visit.case, visit.category, visit.person)
    _check_sees(to, readers)
    before = visit.practitioner
    visit.practitioner, visit.team, visit.reason = to, team, reason
    visit.save(update_fields=["practitioner", "team", "reason"])
    visit.with_whom.remove(to)
    _tell(visit, [before, to], "VISIT_CHANGED", by)
    _log(audit.Event.VISIT_MOVED, visit, by, to=str(to.pk))
    return visit


@transaction.atomic
def call_off_visit(*, visit: Visit, reason: str, by: Practitioner) -> Visit:
    """Call a visit off, with the reason; who was to go is told."""
    visit = _held_to(visit, Status.CANCELLED, by)
    visit.reason = reason
    _end(visit, Status.CANCELLED, by, "reason")
    _tell(visit, _goers(visit), "VISIT_CHANGED", by)
    _log(audit.Event.VISIT_CALLED_OFF, visit, by)
    return visit


def call_off_all(*, case: Case, reason: str, by: Practitioner) -> int:
    """Call off what is planned in a case that ends; return how many.

    Part of a command that has checked, holds the case, and writes the log.
    """
    planned = Visit.objects.select_for_update(no_key=True, of=("self",)).filter(
        case=case, status=Status.PLANNED
    )
    visits = list(planned.select_related("case", "person", "practitioner"))
    for visit in visits:
        visit.reason = reason
        _end(visit, Status.CANCELLED, by, "reason")
        _tell(visit, _goers(visit), "VISIT_CHANGED", by)
    return len(visits)


@transaction.atomic
def record_visit(*, visit: Visit, done: Done, by: Practitioner) -> Contact:
    """Write down how a visit went: a contact of the chronology, linked to it."""
    visit = _held_to_record(visit, Status.DONE, by)
    note = Note(
        kind=KINDS[Visit.Place(visit.where)],
        happened_on=done.happened_on,
        fact=done.fact,
        judgement=done.judgement,
        time_of_day=visit.begins,
        child_seen=done.child_seen,
    )
    contact = _write(visit, note, done.subject, by)
    visit.minutes_spent = done.minutes_spent
    _end(visit, Status.DONE, by, "contact", "minutes_spent")
    return contact


@transaction.atomic
def nobody_was_there(*, visit: Visit, by: Practitioner, words: str = "") -> Contact:
    """Write down that nobody was there; the chronology keeps that it was tried."""
    visit = _held_to_record(visit, Status.NOT_SEEN, by)
    note = Note(
        kind=Contact.Kind.NOT_SEEN,
        happened_on=min(visit.planned_on, timezone.localdate()),
        fact=words or NOBODY_THERE,
        time_of_day=visit.begins,
    )
    contact = _write(visit, note, Subject(visit.person, visit.category), by)
    _end(visit, Status.NOT_SEEN, by, "contact")
    return contact


def _write(visit: Visit, note: Note, subject: Subject, by: Practitioner) -> Contact:
    """Write the contact for the visit's team, where she still works in it."""
    mine = [place.team for place in access.memberships(by)]
    team = visit.team if visit.team in mine else mine[0]
    contact = add_contact(case=visit.case, note=note, subject=subject, team=team, by=by)
    visit.contact = contact
    return contact


def _held_to_record(visit: Visit, after: str, by: Practitioner) -> Visit:
    access.check_can_record_visit(by, visit)
    return _held(visit, after)


def _held_to(visit: Visit, after: str, by: Practitioner) -> Visit:
    access.check_can_change_visit(by, visit)
    return _held(visit, after)


def _held(visit: Visit, after: str) -> Visit:
    """Return the visit as it stands now, held, if it may come to that state."""
    hold_open_case(visit.case)
    rows = Visit.objects.select_for_update(no_key=True, of=("self",))
    held = rows.select_related("case", "person", "team", "practitioner").get(
        pk=visit.pk
    )
    VISIT.check(held.status, after)
    return held


def _end(visit: Visit, status: str, by: Practitioner, *fields: str) -> None:
    visit.status, visit.ended_at, visit.ended_by = status, timezone.now(), by
    visit.save(update_fields=["status", "ended_at", "ended_by", *fields])


def _goers(visit: Visit) -> list[Practitioner]:
    return [visit.practitioner, *visit.with_whom.all()]


def _tell_who_is_due(visit: Visit, by: Practitioner) -> None:
    """Tell the earlier bookers that somebody is due on a day of theirs: never who."""
    others = Visit.objects.filter(
        Q(case=visit.case, planned_on=visit.planned_on, status=Status.PLANNED)
    ).exclude(pk=visit.pk)
    theirs = others.exclude(practitioner=visit.practitioner)
    for other in theirs.select_related("practitioner", "case", "person"):
        _tell(other, [other.practitioner], "VISIT_SAME_DAY", by)


def _tell(visit: Visit, people: Any, kind: str, by: Practitioner) -> None:
    """Tell those of them who may still know of the visit."""
    readers = access.readers_of(visit.case, visit.category, visit.person)
    told = [one for one in people if one.pk in readers]
    tell(people=told, kind=kind, case=visit.case, target=visit.pk, by=by)


def _log(event: audit.Event, visit: Visit, by: Practitioner, **more: str) -> None:
    details = {"category": str(visit.category), **more}
    audit.record(event, by=by, case=visit.case, target=visit.pk, details=details)
