"""What a consent still covers, whoever the recipient is: a team, a person, a body."""

from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.models import Case
from config.plain_names import name_key
from information_sharing import access
from information_sharing.models import AccessRequest, Consent
from information_sharing.queries.consents import (
    family_left_out,
    why_body_not_covered,
    why_not_covered,
)
from information_sharing.recipients import Recipient, body_left_out


def gap_in(consent: Consent, recipient: Recipient, purpose_kind: str) -> str:
    """Return why this consent does not reach them for this purpose, or "".

    A consent names teams, and bodies outside by their names.
    """
    if recipient.team:
        return why_not_covered(consent, recipient.team, purpose_kind)
    return why_body_not_covered(consent, recipient.outside_organisation, purpose_kind)


def names_it(consent: Consent, recipient: Recipient) -> bool:
    """Return whether a consent names this team or body, even if it was taken back."""
    if recipient.team:
        return any(row.team_id == recipient.team.pk for row in consent.teams.all())
    body = name_key(recipient.outside_organisation)
    return any(name_key(row.name) == body for row in consent.bodies.all())


def is_left_out(case: Case, recipient: Recipient) -> bool:
    """Return whether the family said "not them", of a team or of a body by its name."""
    if recipient.team:
        return family_left_out(case, recipient.team)
    return body_left_out(case, recipient.outside_organisation)


def requests_waiting(*, viewer: Practitioner, case: Case) -> QuerySet[AccessRequest]:
    """Return the requests for access that this person may answer by a decision."""
    access.check_can_coordinate(viewer, case)
    waiting = AccessRequest.objects.filter(case=case, answered_at__isnull=True)
    return waiting.exclude(asked_by=viewer).select_related("asked_by", "team", "case")
