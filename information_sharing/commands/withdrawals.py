"""Consent taken back: wholly, for one team, one kind of information or one person."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Person
from information_sharing import access, agreements, audit, policies
from information_sharing.categories import Category
from information_sharing.commands.tellings import tell_of_loss
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, ConsentBody, ConsentTeam, Narrowing
from information_sharing.sight import sight_of

Row = Consent | ConsentTeam | ConsentBody
WITHDRAWN = ["withdrawn_at", "withdrawn_by", "withdrawal_reason"]


@transaction.atomic
def withdraw_consent(
    *,
    consent: Consent,
    reason: str,
    by: Practitioner,
    team: Team | None = None,
    body: ConsentBody | None = None,
) -> Row:
    """Withdraw it for one team, one body outside, or all; it shuts at once (R2).

    Anyone who may see the case may record this, open or closed: it only ever shuts.
    """
    _hold(consent, by)
    row = _row(consent, team, body)
    if row.withdrawn_at:
        raise NotPossibleNow("This consent was withdrawn already.")
    before = sight_of(consent.case)
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.withdrawal_reason = reason
    row.save(update_fields=WITHDRAWN)
    tell_of_loss(consent=consent, before=before, by=by)
    what = {"body": str(row.pk)} if body else {"team": str(team.pk) if team else "all"}
    _log(audit.Event.CONSENT_WITHDRAWN, consent, by, what)
    return row


def _hold(consent: Consent, by: Practitioner) -> Consent:
    access.check_can_view_case(by, consent.case)
    held = Consent.objects.select_for_update(no_key=True).get(pk=consent.pk)
    policies.check_consent_is_the_latest(held)
    return held


def _row(consent: Consent, team: Team | None, body: ConsentBody | None) -> Row:
    if body:
        bodies = ConsentBody.objects.select_for_update(no_key=True)
        return bodies.get(consent=consent, pk=body.pk)
    if team is None:
        return Consent.objects.select_for_update(no_key=True).get(pk=consent.pk)
    rows = ConsentTeam.objects.select_for_update(no_key=True)
    row = rows.filter(consent=consent, team=team).first()
    if row is None:
        raise NotPossibleNow(f"This consent does not name {team}.")
    return row


@transaction.atomic
def narrow_consent(
    *,
    consent: Consent,
    reason: str,
    by: Practitioner,
    category: str = "",
    person: Person | None = None,
) -> Narrowing:
    """Withdraw consent for one kind of information, or for one person (R6)."""
    held = _hold(consent, by)
    if held.withdrawn_at:
        raise NotPossibleNow("This consent was withdrawn already.")
    _check_something_is_left(held, category, person)
    before = sight_of(consent.case)
    narrowing = Narrowing.objects.create(
        consent=held, category=category, person=person, reason=reason, withdrawn_by=by
    )
    tell_of_loss(consent=held, before=before, by=by)
    what = {"category": category, "person": str(person.pk) if person else ""}
    _log(audit.Event.CONSENT_NARROWED, held, by, what)
    return narrowing


def _check_something_is_left(
    consent: Consent, category: str, person: Person | None
) -> None:
    if category == Category.IDENTITY:
        raise NotPossibleNow("Names go with everything: withdraw the whole consent.")
    left = agreements.people_left(consent) if person else agreements.kinds_left(consent)
    if (person or category) not in left:
        raise NotPossibleNow("This consent does not cover that any more.")
    if len(left) == 1:
        raise NotPossibleNow(
            "Nothing else is left in this consent: withdraw the whole of it."
        )


def _log(event: audit.Event, consent: Consent, by: Practitioner, what: dict) -> None:
    audit.record(event, by=by, case=consent.case, target=consent.pk, details=what)
