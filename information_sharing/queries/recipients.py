"""What a consent still covers, whoever the recipient is: a team, a person, a body."""

from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access
from information_sharing.models import AccessRequest, Consent
from information_sharing.queries.consents import family_left_out, why_not_covered
from information_sharing.recipients import Recipient, body_left_out


def gap_in(consent: Consent, recipient: Recipient, purpose_kind: str) -> str:
    """Return why this consent does not reach them for this purpose, or "".

    A consent names teams. A body outside is covered where the decider says, with her
    reason, that the family agreed to it; "not them" counts by its name.
    """
    if recipient.team:
        return why_not_covered(consent, recipient.team, purpose_kind)
    if not consent.stands:
        return "It does not stand today."
    if purpose_kind not in consent.purposes:
        return "It was given for another purpose."
    if body_left_out(consent.case, recipient.outside_organisation, consent):
        return f"The family said: not {recipient.outside_organisation}."
    return ""


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
