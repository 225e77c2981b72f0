"""In the meeting: the family first, what each says, what is agreed (practice 3.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases import states
from cases.clearing import check_sees, room_of
from cases.commands.plan import ActionText, write_action
from cases.meeting_locks import (
    check_not_changed,
    hold_item,
    hold_meeting,
    hold_meeting_under_way,
)
from cases.models import Action, AgendaItem, BringBack, Goal, Invitee, Meeting, Said
from cases.queries.header import lead_of
from cases.queries.meetings import guests_known
from cases.queries.owners import owners_at
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Kind = Meeting.Kind
NOT_CLEARED = "Somebody here may not hear this yet. Settle that first."


@dataclass(frozen=True)
class Agreed:
    """What the family says to an item, what is agreed, by whom, and who differs."""

    family_view: str = ""
    agreed: str = ""
    decided_by: str = ""
    dissent: str = ""


@transaction.atomic
def open_meeting(
    *,
    meeting: Meeting,
    note_taker: Invitee,
    came: Iterable[UUID],
    explained: bool,
    by: Practitioner,
) -> Meeting:
    """Begin: who is there, who takes notes; refused while somebody may not hear all."""
    access.check_can_coordinate(by, meeting.case)
    meeting = hold_meeting(meeting)
    states.MEETING.check(meeting.status, Meeting.Status.UNDER_WAY)
    if not explained:
        raise NotPossibleNow("Explain confidentiality first, with the consent at hand.")
    _count(meeting, came, by)
    _check_takes_notes(meeting, note_taker)
    _check_somebody_came(meeting)
    _check_cleared(meeting)
    meeting.status = Meeting.Status.UNDER_WAY
    meeting.note_taker = note_taker.practitioner
    meeting.confidentiality_explained = True
    meeting.opened_at, meeting.opened_by = timezone.now(), by
    meeting.save()
    _log(audit.Event.MEETING_OPENED, meeting, meeting.pk, by)
    return meeting


def _count(
    meeting: Meeting,
    came: Iterable[UUID],
    by: Practitioner,
    asked: Iterable[UUID] | None = None,
) -> QuerySet[Invitee]:
    """Write who is there; of whom she does not know she says nothing, so they count."""
    known = meeting.invitees.asked().filter(
        pk__in=guests_known(viewer=by, meeting=meeting)
    )
    known = known if asked is None else known.filter(pk__in=list(asked))
    known.update(came=False)
    known.filter(pk__in=list(came)).update(came=True)
    return known


def _check_takes_notes(meeting: Meeting, note_taker: Invitee) -> None:
    """A practitioner who is there, may write, and is not the lead professional (S62)."""
    who, lead = note_taker.practitioner, lead_of(meeting.case)
    there = meeting.invitees.asked().filter(pk=note_taker.pk, came=True).exists()
    if who is None or not there:
        raise NotPossibleNow("Choose a practitioner who is there to take the notes.")
    if lead and lead.practitioner_id == who.pk:
        raise NotPossibleNow(
            "The lead professional is there for the family: somebody else takes notes."
        )
    if not access.can_write(who, meeting.case, Category.PLAN):
        raise NotPossibleNow(f"{who} does not see the plan, and cannot take the notes.")


def _check_somebody_came(meeting: Meeting) -> None:
    family = meeting.invitees.asked().filter(came=True, person__isnull=False)
    if meeting.kind != Kind.PROFESSIONALS and not family.exists():
        raise NotPossibleNow(
            "Nobody of the family is there. Move the meeting, or plan one for "
            "practitioners only and write why."
        )


def _check_cleared(meeting: Meeting) -> None:
    gaps = room_of(meeting).gaps
    if gaps:
        raise NotPossibleNow(
            f"{gaps} of what is on the agenda may not be heard by somebody who is "
            "there. Look at who may hear what, and settle it first."
        )


@transaction.atomic
def write_attendance(
    *,
    meeting: Meeting,
    came: Iterable[UUID],
    spoke: Iterable[UUID],
    note_taker: Invitee,
    asked: Iterable[UUID] | None = None,
    by: Practitioner,
) -> None:
    """Write who is there, who spoke, and who takes the notes, as it is now.

    `asked` are those of whom it was asked: of somebody else nothing is written.
    """
    access.check_can_write_at_meeting(by, meeting)
    meeting = hold_meeting_under_way(meeting)
    known = _count(meeting, came, by, asked)
    known.update(spoke=False)
    known.filter(pk__in=list(spoke), came=True).update(spoke=True)
    if note_taker.practitioner_id != meeting.note_taker_id:
        _check_takes_notes(meeting, note_taker)
        meeting.note_taker = note_taker.practitioner
        meeting.save(update_fields=["note_taker"])
    _log(audit.Event.ATTENDANCE_WRITTEN, meeting, meeting.pk, by)


@transaction.atomic
def say(
    *,
    item: AgendaItem,
    invitee: Invitee,
    words: str,
    by: Practitioner,
    beside: Agreed | None = None,
    seen: str = "",
) -> Said:
    """Write what one person said; nobody of a service before the family was asked.

    `beside` is what stood unsaved in the same form, and is written with it.
    """
    item = _held_item(item, by)
    if beside and any(getattr(item, n) != text for n, text in vars(beside).items()):
        _write_agreed(item, beside, seen, by)
    here = item.meeting.invitees.asked().exclude(came=False).filter(pk=invitee.pk)
    if not here.exists() or invitee in room_of(item.meeting).leaving(item):
        raise NotPossibleNow("Choose somebody who is there.")
    _check_family_first(item, invitee)
    said = Said.objects.create(
        case=item.case,
        item=item,
        invitee=invitee,
        person=item.person,
        category=item.category,
        words=words,
        written_by=by,
    )
    Invitee.objects.filter(pk=invitee.pk).update(spoke=True)
    _log(audit.Event.MEETING_WRITTEN, item, item.pk, by, invitee=str(invitee.pk))
    return said


def _check_family_first(item: AgendaItem, invitee: Invitee) -> None:
    of_family = item.meeting.invitees.asked().filter(came=True, person__isnull=False)
    asked = item.family_view.strip() or item.said.filter(invitee__in=of_family).exists()
    if invitee.practitioner_id and not asked and of_family.exists():
        raise NotPossibleNow(
            "Ask the family first, and write down what they say. If they would rather "
            "not say anything, write that."
        )


@transaction.atomic
def agree(
    *, item: AgendaItem, agreed: Agreed, seen: str, by: Practitioner
) -> AgendaItem:
    """Write what the family says and what is agreed; who differs is kept beside it.

    Raises EditedMeanwhile, with what stands now, when somebody saved in between.
    """
    item = _held_item(item, by)
    _write_agreed(item, agreed, seen, by)
    _log(audit.Event.MEETING_WRITTEN, item, item.pk, by)
    return item


def _write_agreed(
    item: AgendaItem, agreed: Agreed, seen: str, by: Practitioner
) -> None:
    check_not_changed(item, seen)
    if agreed.agreed.strip() and not agreed.decided_by.strip():
        raise NotPossibleNow("Write who decided it.")
    for name, value in vars(agreed).items():
        setattr(item, name, value)
    item.changed_at, item.changed_by = timezone.now(), by
    item.save()


@transaction.atomic
def agree_action(
    *, item: AgendaItem, goal: Goal, action: ActionText, by: Practitioner
) -> Action:
    """Put an action into the plan at once, as agreed at this item; return it.

    By whoever takes the notes or coordinates.
    """
    item = _held_item(item, by)
    readers = owners_at(viewer=by, meeting=item.meeting)
    shared = access.visible_facts(by, Goal.objects.filter(case=item.case, pk=goal.pk))
    if not shared.exists():
        raise AccessDenied("This goal is not shared with you.")
    written = write_action(goal=goal, action=action, readers=readers, by=by)
    written.agreed_at_item = item
    written.save(update_fields=["agreed_at_item"])
    return written


def _held_item(item: AgendaItem, by: Practitioner) -> AgendaItem:
    check_sees(item, by)
    access.check_can_write(by, item.case, item.category, item.person)
    meeting = hold_meeting_under_way(item.meeting)
    item = hold_item(item)
    if room_of(meeting).unsettled(item):
        raise NotPossibleNow(NOT_CLEARED)
    return item


@transaction.atomic
def take_back(
    *, meeting: Meeting, who: Invitee, words: str, by: Practitioner
) -> BringBack:
    """Write what somebody who is there takes back to her own agency (P18)."""
    access.check_can_write_at_meeting(by, meeting)
    meeting = hold_meeting_under_way(meeting)
    there = (
        meeting.invitees.asked()
        .filter(pk=who.pk, came=True)
        .select_related("team__agency")
    )
    found = there.first()
    if found is None or found.team is None:
        raise NotPossibleNow("Choose somebody of a service who is there.")
    made = BringBack.objects.create(
        case=meeting.case,
        meeting=meeting,
        agency=found.team.agency,
        practitioner=found.practitioner,
        words=words,
        written_by=by,
    )
    _log(audit.Event.BRING_BACK_WRITTEN, meeting, made.pk, by)
    return made


@transaction.atomic
def brought_back(*, bring_back: BringBack, words: str, by: Practitioner) -> BringBack:
    """Write what became of it; her own, or told to whoever coordinates."""
    if bring_back.practitioner_id != by.pk:
        access.check_can_coordinate(by, bring_back.case)
    access.check_can_write(by, bring_back.case, Category.PLAN)
    hold_meeting(bring_back.meeting)
    held = BringBack.objects.select_for_update(no_key=True, of=["self"])
    found = held.get(pk=bring_back.pk)
    if found.done_at:
        raise NotPossibleNow("This is marked as done already.")
    found.done_at, found.done_by, found.done_words = timezone.now(), by, words
    found.save(update_fields=["done_at", "done_by", "done_words"])
    _log(audit.Event.BRING_BACK_DONE, bring_back.meeting, found.pk, by)
    return found


def _log(
    event: audit.Event,
    about: Meeting | AgendaItem,
    target: UUID,
    by: Practitioner,
    **details: str,
) -> None:
    audit.record(event, by=by, case=about.case, target=target, details=details)
