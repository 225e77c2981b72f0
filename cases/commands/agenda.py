"""Writing the agenda, and settling who may hear what (R2, R4)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.clearing import How, Mark, check_sees, room_of
from cases.meeting_locks import (
    check_not_changed,
    hold_item,
    hold_meeting_to_come,
)
from cases.models import AgendaItem, Clearing, Invitee, Meeting, Person
from cases.queries.owners import NOT_FOR_PLANS
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@dataclass(frozen=True)
class ItemText:
    """What is to be talked about, of which kind, about whom, and to what end."""

    heading: str
    aim: str
    category: str
    person: Person | None = None


@transaction.atomic
def add_item(*, meeting: Meeting, text: ItemText, by: Practitioner) -> AgendaItem:
    """Put something on the agenda; whoever may write such a fact may."""
    _check_may_write(meeting, text, by)
    meeting = hold_meeting_to_come(meeting)
    last = meeting.agenda.aggregate(last=Max("place"))["last"] or 0
    item = AgendaItem.objects.create(
        case=meeting.case, meeting=meeting, place=last + 1, written_by=by, **vars(text)
    )
    _log(audit.Event.AGENDA_WRITTEN, item, by)
    return item


@transaction.atomic
def change_item(
    *, item: AgendaItem, text: ItemText, seen: str, by: Practitioner
) -> AgendaItem:
    """Change an item; of another kind or person, who may hear it is settled anew."""
    check_sees(item, by)
    _check_may_write(item.meeting, text, by)
    hold_meeting_to_come(item.meeting)
    item = hold_item(item)
    check_not_changed(item, seen)
    before = item.category, item.person
    for name, value in vars(text).items():
        setattr(item, name, value)
    if (item.category, item.person) != before:
        _check_nothing_is_written(item)
        _end(item.clearings.filter(ended_at__isnull=True), by)
    item.changed_at, item.changed_by = timezone.now(), by
    item.save()
    _log(audit.Event.AGENDA_WRITTEN, item, by)
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Practitioner) -> AgendaItem:
    """Take something off the agenda; what was said to it stays."""
    check_sees(item, by)
    access.check_can_write(by, item.case, item.category, item.person)
    hold_meeting_to_come(item.meeting)
    item = hold_item(item)
    _check_nothing_is_written(item)
    item.removed_at, item.removed_by = timezone.now(), by
    item.save(update_fields=["removed_at", "removed_by"])
    _log(audit.Event.AGENDA_WRITTEN, item, by, removed="yes")
    return item


@transaction.atomic
def settle(
    *, item: AgendaItem, invitee: Invitee, how: str, by: Practitioner
) -> Clearing:
    """Say how a gap is met; the word of the family counts for relatives and friends."""
    access.check_can_coordinate(by, item.case)
    check_sees(item, by)
    meeting = hold_meeting_to_come(item.meeting)
    item = hold_item(item)
    if invitee.meeting_id != meeting.pk:
        raise AccessDenied("This person was not asked to this meeting.")
    _check_how(meeting, item, invitee, how)
    _end(item.clearings.filter(invitee=invitee, ended_at__isnull=True), by)
    made = Clearing.objects.create(
        case=item.case, item=item, invitee=invitee, how=how, settled_by=by
    )
    _log(audit.Event.AGENDA_CLEARED, item, by, how=how, invitee=str(invitee.pk))
    return made


def _check_how(meeting: Meeting, item: AgendaItem, invitee: Invitee, how: str) -> None:
    room = room_of(meeting)
    if (item.pk, invitee.pk) not in room.clearance:
        raise NotPossibleNow("This person is not coming, so nothing has to be settled.")
    if how == How.AGREED and not room.may_be_agreed(item, invitee):
        raise NotPossibleNow(
            "The family's word is not enough here. What a service may hear is decided "
            "by sharing, and what is sensitive about another adult stays with them."
        )
    hears = room.mark(item, invitee) == Mark.HEARS
    if hears and how != How.WITHOUT:
        raise NotPossibleNow("This person may hear it already.")


@transaction.atomic
def unsettle(*, item: AgendaItem, invitee: Invitee, by: Practitioner) -> None:
    """Take back how a gap was met: it is a gap again."""
    access.check_can_coordinate(by, item.case)
    check_sees(item, by)
    hold_meeting_to_come(item.meeting)
    item = hold_item(item)
    _end(item.clearings.filter(invitee=invitee, ended_at__isnull=True), by)
    _log(audit.Event.AGENDA_CLEARED, item, by, how="", invitee=str(invitee.pk))


def _end(clearings: QuerySet[Clearing], by: Practitioner) -> None:
    clearings.update(ended_at=timezone.now(), ended_by=by)


def _check_may_write(meeting: Meeting, text: ItemText, by: Practitioner) -> None:
    access.check_can_write(by, meeting.case, text.category, text.person)
    if text.category in NOT_FOR_PLANS:
        raise NotPossibleNow("Choose another kind of information for the agenda.")
    other = text.person and text.person.case_id != meeting.case_id
    if other or (text.person and not access.can_see_person(by, text.person)):
        raise AccessDenied("This person is not shared with you.")


def _check_nothing_is_written(item: AgendaItem) -> None:
    """What was said or agreed was said as being of this kind, and stays so."""
    if item.agreed or item.family_view or item.said.exists() or item.actions.exists():
        raise NotPossibleNow(
            "Something is written under this item already. Add another item instead."
        )


def _log(event: audit.Event, item: AgendaItem, by: Practitioner, **more: str) -> None:
    details = {"category": str(item.category), **more}
    audit.record(event, by=by, case=item.case, target=item.pk, details=details)
