"""Stepping up to social care, at any time: nothing stands in its way (practice.md 3.4)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case, LevelOfNeed, Person, SocialCareReferral
from cases.queries.stepping import level_now
from cases.stands import SocialCareStands, social_care_stands
from cases.states import SOCIAL_CARE
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Consent = SocialCareReferral.Consent


@dataclass(frozen=True)
class SocialCareText:
    """What was sent to social care, and what the family knows of it."""

    reason: str
    consent: str
    sent_on: date
    sent_to: str
    family_told: bool
    how: str = ""
    in_danger: bool = False
    why_without_consent: str = ""
    why_not_told: str = ""
    person: Person | None = None
    to_level: LevelOfNeed | None = None


@dataclass(frozen=True)
class Heard:
    """What was heard from social care: they have it, they decided, they told more."""

    what: str
    on: date
    words: str = ""
    outcome: str = ""


@transaction.atomic
def refer_to_social_care(
    *, case: Case, text: SocialCareText, by: Practitioner
) -> SocialCareReferral:
    """Record that social care was asked; return the row. No consent is waited for."""
    access.check_can_view_case(by, case)
    _check_of_the_family(case, text.person, by=by)
    case = hold_open_case(case)
    _check_says_why(text)
    review = level_now(viewer=by, case=case)
    row = SocialCareReferral.objects.create(
        case=case,
        recorded_by=by,
        from_level=review.to_level if review else None,
        **vars(text),
    )
    _log(audit.Event.SOCIAL_CARE_REFERRED, row, by=by, consent=str(text.consent))
    return row


def _check_of_the_family(
    case: Case, person: Person | None, *, by: Practitioner
) -> None:
    if person is None:
        return
    if person.case_id != case.pk or not access.can_see_person(by, person):
        raise AccessDenied("This person is not shared with you.")


def _check_says_why(text: SocialCareText) -> None:
    if text.consent != Consent.AGREED and not text.why_without_consent:
        raise NotPossibleNow("Write why you did not wait for the family's agreement.")
    if not text.family_told and not text.why_not_told:
        raise NotPossibleNow("Write why the family was not told.")
    if text.sent_on > timezone.localdate():
        raise NotPossibleNow("The day it was sent is today or in the past.")


@transaction.atomic
def hear_from_social_care(
    *, referral: SocialCareReferral, heard: Heard, by: Practitioner
) -> SocialCareReferral:
    """Write what social care answered; return the row."""
    access.check_can_answer_social_care(by, referral)
    hold_open_case(referral.case)
    rows = SocialCareReferral.objects.select_for_update(no_key=True)
    row = rows.get(pk=referral.pk)
    SOCIAL_CARE.check(social_care_stands(row), heard.what)
    if heard.on < row.sent_on:
        raise NotPossibleNow("This is before the day when it was sent.")
    _write(row, heard)
    row.save()
    _log(audit.Event.SOCIAL_CARE_ANSWERED, row, by=by, what=str(heard.what))
    return row


def _write(row: SocialCareReferral, heard: Heard) -> None:
    if heard.what == SocialCareStands.ACKNOWLEDGED:
        row.acknowledged_on, row.acknowledged_words = heard.on, heard.words
    elif heard.what == SocialCareStands.DECIDED:
        if heard.outcome not in SocialCareReferral.Outcome.values:
            raise NotPossibleNow("Say what social care decided.")
        row.outcome, row.outcome_on = heard.outcome, heard.on
        row.outcome_words = heard.words
    else:
        row.feedback_on, row.feedback_words = heard.on, heard.words


def _log(
    event: audit.Event, row: SocialCareReferral, *, by: Practitioner, **more: str
) -> None:
    audit.record(event, by=by, case=row.case, target=row.pk, details=more)
