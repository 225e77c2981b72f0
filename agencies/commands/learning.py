"""Training across agencies: arranged, booked, attended, looked back at; and its gate."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import (
    Agency,
    CommonCore,
    Practitioner,
    TrainingEvent,
    TrainingGate,
    TrainingNeed,
    TrainingPlace,
)
from config.dates import months_later
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.roles import Permission

CHANGED = audit.AgencyEvent.LEARNING_CHANGED
Status = TrainingPlace.Status


@dataclass(frozen=True)
class EventWords:
    """A day of learning: what about, by whom, when, for how many hours, for how many."""

    title: str
    areas: list[str]
    mode: str
    held_by: str
    held_on: date
    hours: Decimal
    begins: time | None = None
    place: str = ""
    words: str = ""
    lasts_months: int | None = None
    places: int | None = None


@transaction.atomic
def arrange_event(
    *, event: EventWords, audience: list[Agency], by: Practitioner
) -> TrainingEvent:
    """Arrange a day of learning; no agency named means all of them."""
    access.check_has(by, Permission.ARRANGE_TRAINING)
    row = TrainingEvent.objects.create(arranged_by=by, **vars(event))
    row.audience.set(audience)
    audit.record(CHANGED, by=by, target=row.pk)
    return row


@transaction.atomic
def cancel_event(*, event: TrainingEvent, by: Practitioner) -> TrainingEvent:
    """Call a day of learning off; whoever had booked is told."""
    access.check_has(by, Permission.ARRANGE_TRAINING)
    event = TrainingEvent.objects.select_for_update(no_key=True).get(pk=event.pk)
    if event.cancelled_at:
        raise NotPossibleNow("This day is called off already.")
    if event.taken_places.filter(status=Status.ATTENDED).exists():
        raise NotPossibleNow("Somebody attended it: it cannot be called off any more.")
    event.cancelled_at, event.cancelled_by = timezone.now(), by
    event.save(update_fields=["cancelled_at", "cancelled_by"])
    booked = event.taken_places.filter(status=Status.BOOKED).values("practitioner")
    people = Practitioner.objects.filter(pk__in=booked)
    tell(people=people, kind="TRAINING_OFF", target=event.pk, by=by)
    audit.record(CHANGED, by=by, target=event.pk, details={"what": "called off"})
    return event


@transaction.atomic
def book_place(
    *, event: TrainingEvent, agency: Agency, by: Practitioner
) -> TrainingPlace:
    """Book a place for oneself, for an agency that one works for, while there is one."""
    event = TrainingEvent.objects.select_for_update(no_key=True).get(pk=event.pk)
    _check_may_book(event, agency, by)
    taken = event.taken_places.exclude(status=Status.CANCELLED).exclude(practitioner=by)
    if event.places is not None and taken.count() >= event.places:
        raise NotPossibleNow("All places are taken.")
    known = event.taken_places.filter(practitioner=by)
    if known.filter(status__in=[Status.ATTENDED, Status.MISSED]).exists():
        raise NotPossibleNow("It is noted already whether you came.")
    said = {"agency": agency, "status": Status.BOOKED, "booked_by": by}
    place, _ = event.taken_places.update_or_create(practitioner=by, defaults=said)
    audit.record(CHANGED, by=by, target=place.pk, details={"what": "booked"})
    return place


def _check_may_book(event: TrainingEvent, agency: Agency, by: Practitioner) -> None:
    if event.cancelled_at or event.held_on < timezone.localdate():
        raise NotPossibleNow("This day is over, or called off.")
    if not access.memberships(by).filter(team__agency=agency).exists():
        raise AccessDenied("Book for an agency that you work for.")
    invited = event.audience.all()
    if invited and agency not in invited:
        raise NotPossibleNow("This day is for other agencies.")


@transaction.atomic
def give_place_back(*, place: TrainingPlace, by: Practitioner) -> TrainingPlace:
    """Give one's own place back before the day."""
    if place.practitioner_id != by.pk:
        raise AccessDenied("This is somebody else's place.")
    TrainingEvent.objects.select_for_update(no_key=True).get(pk=place.event_id)
    place = TrainingPlace.objects.get(pk=place.pk)
    if place.status != Status.BOOKED:
        raise NotPossibleNow("This place is not booked any more.")
    place.status = Status.CANCELLED
    place.save(update_fields=["status"])
    audit.record(CHANGED, by=by, target=place.pk, details={"what": "given back"})
    return place


@transaction.atomic
def note_who_came(
    *, event: TrainingEvent, came: Mapping[UUID, bool], by: Practitioner
) -> TrainingEvent:
    """Note who came and who did not, by the key of the place; expiry follows (P36)."""
    access.check_has(by, Permission.ARRANGE_TRAINING)
    event = TrainingEvent.objects.select_for_update(no_key=True).get(pk=event.pk)
    if event.cancelled_at or event.held_on > timezone.localdate():
        raise NotPossibleNow("Note it on the day, or after it.")
    places = event.taken_places.exclude(status=Status.CANCELLED)
    for place in places.filter(pk__in=came):
        _note(place, event, by, came=came[place.pk])
    audit.record(CHANGED, by=by, target=event.pk, details={"what": "who came"})
    return event


def _note(
    place: TrainingPlace, event: TrainingEvent, by: Practitioner, *, came: bool
) -> None:
    if place.practitioner_id == by.pk and came:
        raise AccessDenied("Somebody else notes that you came.")
    place.status = Status.ATTENDED if came else Status.MISSED
    lasts = event.lasts_months if came else None
    place.expires_on = months_later(event.held_on, lasts) if lasts else None
    place.noted_at, place.noted_by = timezone.now(), by
    place.save(update_fields=["status", "expires_on", "noted_at", "noted_by"])


@transaction.atomic
def look_back(
    *, place: TrainingPlace, useful: int, will_change: str, by: Practitioner
) -> TrainingPlace:
    """Say how useful a day was, 1 to 5, and what one does otherwise since."""
    if place.practitioner_id != by.pk:
        raise AccessDenied("This is somebody else's place.")
    if place.status != Status.ATTENDED:
        raise NotPossibleNow("Look back when it is noted that you came.")
    place.useful, place.will_change = useful, will_change
    place.save(update_fields=["useful", "will_change"])
    audit.record(CHANGED, by=by, target=place.pk, details={"what": "looked back"})
    return place


@transaction.atomic
def expect(
    *, profession: str, area: str, again_after_months: int | None, by: Practitioner
) -> TrainingNeed:
    """Say what people of a profession are expected to have learnt, and how often again."""
    access.check_has(by, Permission.ARRANGE_TRAINING)
    said = {"profession": profession, "area": area, "ended_at": None}
    TrainingNeed.objects.filter(**said).update(ended_at=timezone.now(), ended_by=by)
    need = TrainingNeed.objects.create(
        profession=profession,
        area=area,
        again_after_months=again_after_months,
        set_by=by,
    )
    audit.record(CHANGED, by=by, target=need.pk, details={"what": "expected"})
    return need


@transaction.atomic
def expect_no_more(*, need: TrainingNeed, by: Practitioner) -> TrainingNeed:
    """Take an expectation off the list."""
    access.check_has(by, Permission.ARRANGE_TRAINING)
    if need.ended_at:
        raise NotPossibleNow("This is off the list already.")
    need.ended_at, need.ended_by = timezone.now(), by
    need.save(update_fields=["ended_at", "ended_by"])
    audit.record(CHANGED, by=by, target=need.pk, details={"what": "expected no more"})
    return need


@transaction.atomic
def set_gate(*, starts_on: date, by: Practitioner) -> TrainingGate:
    """Let assessments open, from a day on, only to who has learnt to share.

    An earlier day takes the place of a later one; a later day would open what is shut.
    """
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    standing = TrainingGate.objects.filter(ended_at__isnull=True)
    if standing.filter(starts_on__lte=starts_on).exists():
        raise NotPossibleNow(
            "Training is asked for from an earlier day. Lift that first."
        )
    standing.update(ended_at=timezone.now(), ended_by=by)
    gate = TrainingGate.objects.create(
        area=CommonCore.SHARING, starts_on=starts_on, set_by=by
    )
    audit.record(CHANGED, by=by, target=gate.pk, details={"what": "gate"})
    return gate


@transaction.atomic
def lift_gate(*, gate: TrainingGate, by: Practitioner) -> TrainingGate:
    """Let assessments open to everybody with whom they are shared."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    if gate.ended_at:
        raise NotPossibleNow("This is lifted already.")
    gate.ended_at, gate.ended_by = timezone.now(), by
    gate.save(update_fields=["ended_at", "ended_by"])
    audit.record(CHANGED, by=by, target=gate.pk, details={"what": "gate lifted"})
    return gate
