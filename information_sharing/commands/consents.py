"""Consent is recorded once and afterwards only withdrawn (R6)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from information_sharing import access, audit, policies, queries
from information_sharing.agreements import Agreement, problems
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, ConsentExclusion, ConsentTeam

WITHDRAWN = ["withdrawn_at", "withdrawn_by", "withdrawal_reason"]


@transaction.atomic
def record_consent(*, case: Case, agreement: Agreement, by: Practitioner) -> Consent:
    """Record what a person of the family agreed to; return the consent.

    Raises NotPossibleNow where the agreement reaches further than its giver may.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    for _, wrong in problems(agreement, case, queries.teams_left_out(case)):
        raise NotPossibleNow(f"{wrong}.")
    consent = _save(case, agreement, by)
    audit.record(
        audit.Event.CONSENT_RECORDED,
        by=by,
        case=case,
        target=consent.pk,
        details=_details(agreement),
    )
    return consent


def _save(case: Case, agreement: Agreement, by: Practitioner) -> Consent:
    consent = Consent.objects.create(
        case=case,
        given_by=agreement.given_by,
        capacity=agreement.capacity,
        categories=[str(category) for category in agreement.categories],
        purposes=[str(purpose) for purpose in agreement.purposes],
        method=agreement.method,
        told_refusal_is_fine=agreement.told_refusal_is_fine,
        note=agreement.note,
        given_on=agreement.given_on,
        expires_on=agreement.expires_on,
        recorded_by=by,
    )
    consent.people.set(agreement.people)
    for team in agreement.teams:
        ConsentTeam.objects.create(consent=consent, team=team)
    for team in agreement.excluded_teams:
        ConsentExclusion.objects.create(consent=consent, team=team)
    for agency in agreement.excluded_agencies:
        ConsentExclusion.objects.create(consent=consent, agency=agency)
    return consent


def _details(agreement: Agreement) -> dict:
    return {
        "capacity": str(agreement.capacity),
        "categories": [str(category) for category in agreement.categories],
        "people": [str(person.pk) for person in agreement.people],
        "teams": [str(team.pk) for team in agreement.teams],
        "expires_on": agreement.expires_on.isoformat(),
    }


@transaction.atomic
def withdraw_consent(
    *, consent: Consent, reason: str, by: Practitioner, team: Team | None = None
) -> Consent | ConsentTeam:
    """Withdraw consent for one team, or for all; what rests on it shuts at once (R2).

    Anyone who may see the case may record this, open or closed: it only ever shuts.
    """
    access.check_can_view_case(by, consent.case)
    row = _row(consent, team)
    if row.withdrawn_at:
        raise NotPossibleNow("This consent was withdrawn already.")
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.withdrawal_reason = reason
    row.save(update_fields=WITHDRAWN)
    audit.record(
        audit.Event.CONSENT_WITHDRAWN,
        by=by,
        case=consent.case,
        target=consent.pk,
        details={"team": str(team.pk) if team else "all"},
    )
    return row


def _row(consent: Consent, team: Team | None) -> Consent | ConsentTeam:
    if team is None:
        return Consent.objects.select_for_update().get(pk=consent.pk)
    rows = ConsentTeam.objects.select_for_update().filter(consent=consent, team=team)
    row = rows.first()
    if row is None:
        raise NotPossibleNow(f"This consent does not name {team}.")
    return row
