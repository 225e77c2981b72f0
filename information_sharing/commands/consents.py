"""Consent is recorded, then replaced by a later one of its line; never edited (R6)."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, agreements, audit, policies, queries
from information_sharing.agreements import Agreement
from information_sharing.commands.tellings import tell_of_loss
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import (
    Consent,
    ConsentBody,
    ConsentExclusion,
    ConsentTeam,
    Understanding,
)
from information_sharing.sight import sight_of


@transaction.atomic
def record_consent(*, case: Case, agreement: Agreement, by: Practitioner) -> Consent:
    """Record what a person of the family agreed to; return the consent.

    Raises NotPossibleNow where the agreement reaches further than its giver may.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    _check(agreement, case)
    consent = _save(case, agreement, by)
    _log(audit.Event.CONSENT_RECORDED, consent, agreement, by)
    return consent


@transaction.atomic
def change_consent(
    *, consent: Consent, agreement: Agreement, by: Practitioner
) -> Consent:
    """Renew, widen or narrow a consent; return the later one of its line.

    What rests on the line stands only where the later one covers it too: nothing is
    opened, and what is narrowed shuts from the next request (R2, R6).
    """
    access.check_can_change_consent(by, consent)
    policies.check_case_is_open(consent.case)
    earlier = Consent.objects.select_for_update().get(pk=consent.pk)
    policies.check_consent_may_change(earlier)
    _check(agreement, consent.case, replacing=earlier)
    before = sight_of(consent.case)
    earlier.superseded_at, earlier.superseded_by = timezone.now(), by
    earlier.save(update_fields=["superseded_at", "superseded_by"])
    later = _save(consent.case, agreement, by, line=earlier.line, replaces=earlier)
    tell_of_loss(consent=later, before=before, by=by)
    _log(audit.Event.CONSENT_CHANGED, later, agreement, by)
    return later


def _check(
    agreement: Agreement, case: Case, *, replacing: Consent | None = None
) -> None:
    if replacing and agreement.given_by != replacing.given_by:
        raise NotPossibleNow(
            "Somebody else's consent is a consent of its own: record it as new."
        )
    refused = queries.teams_left_out(case, but=replacing)
    for _, wrong in agreements.problems(agreement, case, refused):
        raise NotPossibleNow(f"{wrong}.")


def _save(case: Case, agreement: Agreement, by: Practitioner, **more: Any) -> Consent:
    consent = Consent.objects.create(
        case=case,
        given_by=agreement.given_by,
        capacity=agreement.capacity,
        categories=[str(category) for category in agreement.categories],
        purposes=[str(purpose) for purpose in agreement.purposes],
        given_on=agreement.given_on,
        expires_on=agreement.expires_on,
        recorded_by=by,
        explained_by=agreement.explained_by or by,
        **_how(agreement),
        **more,
    )
    consent.people.set(agreement.people)
    _with_whom(consent, agreement)
    _understandings(consent, agreement, by)
    return consent


def _how(agreement: Agreement) -> dict:
    return {
        "method": agreement.method,
        "language": agreement.language,
        "with_interpreter": agreement.with_interpreter,
        "easy_read": agreement.easy_read,
        "told_refusal_is_fine": agreement.told_refusal_is_fine,
        "may_be_found": agreement.may_be_found,
        "note": agreement.note,
    }


def _with_whom(consent: Consent, agreement: Agreement) -> None:
    for team in agreement.teams:
        ConsentTeam.objects.create(consent=consent, team=team)
    for name in agreements.named_once(agreement.bodies):
        ConsentBody.objects.create(consent=consent, name=name)
    for team in agreement.excluded_teams:
        ConsentExclusion.objects.create(consent=consent, team=team)
    for agency in agreement.excluded_agencies:
        ConsentExclusion.objects.create(consent=consent, agency=agency)


def _understandings(consent: Consent, agreement: Agreement, by: Practitioner) -> None:
    for said in agreement.understandings:
        if said.person.case_id == consent.case_id:
            Understanding.objects.create(
                consent=consent,
                person=said.person,
                level=said.level,
                words=said.words,
                recorded_by=by,
            )


def _log(
    event: audit.Event, consent: Consent, agreement: Agreement, by: Practitioner
) -> None:
    details = {
        "capacity": str(agreement.capacity),
        "categories": [str(category) for category in agreement.categories],
        "people": [str(person.pk) for person in agreement.people],
        "teams": [str(team.pk) for team in agreement.teams],
        "bodies": len(agreement.bodies),
        "expires_on": agreement.expires_on.isoformat(),
    }
    if consent.replaces_id:
        details["replaces"] = str(consent.replaces_id)
    audit.record(event, by=by, case=consent.case, target=consent.pk, details=details)
