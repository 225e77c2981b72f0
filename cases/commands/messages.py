"""Messages inside a case, to people or roles who may read them now (P14, P42)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.addressees import Addressee, Words
from cases.commands.chronology import add_contact
from cases.locks import hold_open_case
from cases.models import Case, Contact, Message, MessageTo
from cases.notes import NOT_FOR_NOTES, Note, Subject
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from lead_professional.models import Appointment

NOT_SHARED = (
    "This kind of information is not shared with everybody whom you chose: {}. Choose "
    "another kind, or share it first."
)


@transaction.atomic
def write_message(
    *,
    case: Case,
    subject: Subject,
    words: Words,
    to: Iterable[Addressee],
    by: Practitioner,
) -> Message:
    """Write to colleagues; they hear that something waits, and nothing of it.

    Raises AccessDenied unless she may write of this kind, and NotPossibleNow where
    one of them may not read it.
    """
    access.check_can_write(by, case, subject.category, subject.person)
    case = hold_open_case(case)
    if subject.category in NOT_FOR_NOTES:
        raise NotPossibleNow("Choose another kind of information for this.")
    readers = _readers(case, subject, [*to], by)
    message = Message.objects.create(
        case=case,
        person=subject.person,
        category=subject.category,
        kind=words.kind,
        words=words.words,
        shown_until=words.shown_until,
        written_by=by,
    )
    _send(message, readers, by)
    return message


@transaction.atomic
def answer_message(*, message: Message, words: str, by: Practitioner) -> Message:
    """Answer in place; it goes to all who had the message and may read it now."""
    access.check_can_answer_message(by, message)
    first = message.answers or message
    case = hold_open_case(first.case)
    allowed = access.readers_of(case, first.category, first.person)
    had = MessageTo.objects.filter(message=first).select_related("practitioner", "team")
    readers = {
        row.practitioner: {"as_lead": row.as_lead, "team": row.team}
        for row in had
        if row.practitioner_id in allowed
    }
    if first.written_by_id in allowed:
        readers.setdefault(first.written_by, {})
    reply = Message.objects.create(
        case=case,
        person=first.person,
        category=first.category,
        kind=first.kind,
        words=words,
        shown_until=first.shown_until,
        answers=first,
        written_by=by,
    )
    readers.pop(by, None)
    _send(reply, readers, by)
    return reply


@transaction.atomic
def copy_decision(
    *, message: Message, decided: str, team: Team, by: Practitioner
) -> Contact:
    """Write what was decided into the chronology, once; return the contact."""
    access.check_can_answer_message(by, message)
    hold_open_case(message.case)
    held = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
    if held.decided_id:
        raise NotPossibleNow("What was decided stands in the chronology already.")
    note = Note(Contact.Kind.BETWEEN_US, timezone.localdate(), decided)
    subject = Subject(message.person, message.category)
    contact = add_contact(
        case=message.case, note=note, subject=subject, team=team, by=by
    )
    held.decided = contact
    held.save(update_fields=["decided"])
    return contact


@transaction.atomic
def mark_read(*, message: Message, by: Practitioner) -> None:
    """Remember that she to whom it went has opened it, and the answers below it."""
    rows = MessageTo.objects.filter(practitioner=by, opened_on__isnull=True)
    for row in rows.filter(message__in=[message.pk, *_replies(message)]):
        row.opened_on = timezone.now()
        row.save(update_fields=["opened_on"])


def _replies(message: Message) -> Any:
    return message.replies.values_list("pk", flat=True)


def _readers(
    case: Case, subject: Subject, to: list[Addressee], by: Practitioner
) -> dict[Practitioner, dict]:
    """Return to whom it goes and as what, or say to whom it may not go."""
    allowed = access.readers_of(case, subject.category, subject.person) - {by.pk}
    found: dict[Practitioner, dict] = {}
    missing = []
    for one in to:
        reached = {p: how for p, how in _people(case, one) if p.pk in allowed}
        if not reached:
            missing.append(str(one))
        found = {**reached, **found}
    if missing or not found:
        raise NotPossibleNow(NOT_SHARED.format(", ".join(missing) or "nobody"))
    return found


def _people(case: Case, to: Addressee) -> list[tuple[Practitioner, dict]]:
    if to.practitioner:
        return [(to.practitioner, {})]
    if to.team:
        people = access.people_of_team(to.team)
        return [(one, {"team": to.team}) for one in people]
    leads = Appointment.objects.filter(case=case, ended_at__isnull=True)
    return [(one.practitioner, {"as_lead": True}) for one in leads]


def _send(
    message: Message, readers: dict[Practitioner, dict], by: Practitioner
) -> None:
    for practitioner, how in readers.items():
        MessageTo.objects.create(
            case=message.case, message=message, practitioner=practitioner, **how
        )
    tell(
        people=readers,
        kind="MESSAGE_WRITTEN",
        case=message.case,
        target=message.answers_id or message.pk,
        by=by,
    )
    audit.record(
        audit.Event.MESSAGE_WRITTEN,
        by=by,
        case=message.case,
        target=message.pk,
        details={"category": str(message.category), "kind": str(message.kind)},
    )
