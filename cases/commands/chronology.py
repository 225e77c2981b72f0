"""Writing down contacts, corrections and words; nothing is changed afterwards (R18)."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Attachment, Case, Contact, Voice
from cases.notes import NOT_FOR_NOTES, Note, Subject, Words
from config.scans import Scan
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@transaction.atomic
def add_contact(
    *,
    case: Case,
    note: Note,
    subject: Subject,
    team: Team,
    by: Practitioner,
    scan: Scan | None = None,
) -> Contact:
    """Write down a visit, a call or a note; return it."""
    _check_may_write(case, subject, by)
    _check_works_in(team, by)
    case = hold_open_case(case)
    _check_is_past(note.happened_on)
    contact = _contact(case, note, subject, team)
    contact.written_by = by
    contact.save()
    _attach(scan, subject, by, contact=contact)
    _log(audit.Event.CONTACT_WRITTEN, contact, by, kind=note.kind)
    return contact


@transaction.atomic
def correct_contact(
    *,
    contact: Contact,
    note: Note,
    reason: str,
    by: Practitioner,
    scan: Scan | None = None,
) -> Contact:
    """Write a contact that takes the place of another; the earlier one stays.

    It is about the same people and of the same kind, so that whoever read the one
    reads the other too, and nobody else learns that there was one.
    """
    access.check_can_correct_contact(by, contact)
    case = hold_open_case(contact.case)
    _check_is_past(note.happened_on)
    _check_stands(contact)
    subject = Subject(contact.person, contact.category)
    later = _contact(case, note, subject, contact.team)
    later.written_by, later.replaces = by, contact
    later.correction_reason = reason
    later.save()
    _attach(scan, subject, by, contact=later)
    _log(audit.Event.CONTACT_CORRECTED, later, by, replaces=str(contact.pk))
    return later


@transaction.atomic
def add_voice(
    *,
    case: Case,
    words: Words,
    subject: Subject,
    by: Practitioner,
    scan: Scan | None = None,
) -> Voice:
    """Write down what one of the family said, or keep what a child drew."""
    _check_may_write(case, subject, by)
    case = hold_open_case(case)
    _check_is_past(words.said_on)
    if subject.person is None or not (words.words or scan):
        raise NotPossibleNow("Write whose words they are, or add a drawing.")
    voice = Voice.objects.create(
        case=case,
        person=subject.person,
        category=subject.category,
        occasion=words.occasion,
        words=words.words,
        said_on=words.said_on,
        recorded_by=by,
    )
    _attach(scan, subject, by, voice=voice)
    _log(audit.Event.VOICE_WRITTEN, voice, by, occasion=words.occasion)
    return voice


def _contact(case: Case, note: Note, subject: Subject, team: Team) -> Contact:
    return Contact(
        case=case,
        person=subject.person,
        category=subject.category,
        kind=note.kind,
        happened_on=note.happened_on,
        time_of_day=note.time_of_day,
        child_seen=note.child_seen,
        fact=note.fact,
        judgement=note.judgement,
        team=team,
    )


def _check_may_write(case: Case, subject: Subject, by: Practitioner) -> None:
    access.check_can_write(by, case, subject.category, subject.person)
    if subject.category in NOT_FOR_NOTES:
        raise NotPossibleNow("Choose another kind of information for this.")


def _check_works_in(team: Team, by: Practitioner) -> None:
    if not access.memberships(by).filter(team=team).exists():
        raise AccessDenied("You do not work in this team.")


def _check_is_past(day: date) -> None:
    if day > timezone.localdate():
        raise NotPossibleNow("Choose today or a day in the past.")


def _check_stands(contact: Contact) -> None:
    if Contact.objects.filter(replaces=contact).exists():
        raise NotPossibleNow(
            "This was corrected meanwhile. Look at the chronology, and correct that."
        )


def _attach(
    scan: Scan | None, subject: Subject, by: Practitioner, **to: Contact | Voice
) -> None:
    if scan is None:
        return
    of = next(iter(to.values()))
    Attachment.objects.create(
        case=of.case,
        person=subject.person,
        category=subject.category,
        name=scan.name,
        content_type=scan.content_type,
        content=scan.content,
        sha256=hashlib.sha256(scan.content).hexdigest(),
        added_by=by,
        **to,
    )


def _log(
    event: audit.Event, row: Contact | Voice, by: Practitioner, **more: str
) -> None:
    details = {"category": str(row.category), **more}
    audit.record(event, by=by, case=row.case, target=row.pk, details=details)
