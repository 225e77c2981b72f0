"""Who drafts, comments on, signs and answers for what agencies agree (practice.md 6.4)."""

from django.db.models import QuerySet

from agencies.models import (
    Agency,
    Agreement,
    AgreementParty,
    Centre,
    Commitment,
    Practitioner,
    TeamMembership,
)
from information_sharing.access.accounts import agencies_with
from information_sharing.access.seeing import (
    Viewer,
    answers,
    can_have,
    centres_with,
    check_has,
    memberships,
)
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission, roles_with

DRAFT = Permission.DRAFT_AGREEMENTS
SIGN = Permission.SIGN_FOR_AGENCY
OPEN_TO_ALL = (
    Agreement.Status.CONSULTATION,
    Agreement.Status.SIGNING,
    Agreement.Status.IN_FORCE,
    Agreement.Status.SUPERSEDED,
    Agreement.Status.ENDED,
)
"""A first draft is read by those who may write it; from then on by everybody."""


def visible_agreements(practitioner: Viewer) -> QuerySet[Agreement]:
    """Return the agreements that she may read: all but first drafts of others."""
    if not (practitioner.is_authenticated and practitioner.is_active):
        return Agreement.objects.none()
    found = Agreement.objects.filter(status__in=OPEN_TO_ALL)
    return (found | drafted_by(practitioner)).distinct()


def drafted_by(practitioner: Viewer) -> QuerySet[Agreement]:
    """Return the agreements that she may write: of her centres, and of all centres."""
    if not can_have(practitioner, DRAFT):
        return Agreement.objects.none()
    if can_have(practitioner, Permission.REPORT_ON_AUTHORITY):
        return Agreement.objects.all()
    hers = centres_with(practitioner, DRAFT)
    every = Agreement.objects.all()
    return every.filter(centre__isnull=True) | every.filter(centre__in=hers)


def check_can_draft(practitioner: Viewer, centre: Centre | None) -> None:
    """Raise AccessDenied unless she drafts for this centre, or for all (None)."""
    check_has(practitioner, DRAFT)
    if centre is None or can_have(practitioner, Permission.REPORT_ON_AUTHORITY):
        return
    if not centres_with(practitioner, DRAFT).filter(pk=centre.pk).exists():
        raise AccessDenied("Another centre's manager drafts this.")


def can_draft(practitioner: Viewer, centre: Centre | None) -> bool:
    """Return whether she drafts for this centre, or for all (None)."""
    return answers(check_can_draft, practitioner, centre)


def agencies_worked_for(practitioner: Viewer) -> QuerySet[Agency]:
    """Return the agencies in which she has a place today."""
    places = memberships(practitioner).values("team__agency")
    return Agency.objects.filter(pk__in=places)


def check_can_comment(practitioner: Viewer, agreement: Agreement) -> None:
    """Raise AccessDenied unless her agency is one of those that are asked."""
    hers = agencies_worked_for(practitioner)
    if not agreement.parties.filter(agency__in=hers).exists():
        raise AccessDenied("The agencies that would sign this are asked. Yours is not.")


def can_comment(practitioner: Viewer, agreement: Agreement) -> bool:
    """Return whether her agency is one of those that are asked."""
    return answers(check_can_comment, practitioner, agreement)


def check_can_read_comments(practitioner: Viewer, agreement: Agreement) -> None:
    """Raise AccessDenied unless she drafts it or her agency is asked."""
    if not can_draft(practitioner, agreement.centre):
        check_can_comment(practitioner, agreement)


def can_read_comments(practitioner: Viewer, agreement: Agreement) -> bool:
    """Return whether she reads what agencies said of the draft."""
    return answers(check_can_read_comments, practitioner, agreement)


def check_can_sign(practitioner: Viewer, party: AgreementParty) -> None:
    """Raise AccessDenied unless she signs for this very agency."""
    check_can_answer_for(practitioner, party.agency)


def can_sign(practitioner: Viewer, party: AgreementParty) -> bool:
    """Return whether she signs for this very agency."""
    return answers(check_can_sign, practitioner, party)


def signatories_of(agreement: Agreement) -> QuerySet[Practitioner]:
    """Return everybody who may sign for one of its parties."""
    return _speakers(team__agency__agreed_to__agreement=agreement)


def drafters_of(agreement: Agreement) -> QuerySet[Practitioner]:
    """Return everybody who may draft it: of its centre, or of all where it is for all."""
    places = TeamMembership.objects.in_force()
    beyond = places.filter(role__in=roles_with(Permission.REPORT_ON_AUTHORITY))
    here = places.filter(team__centre=agreement.centre, role__in=roles_with(DRAFT))
    found = here if agreement.centre else beyond.filter(role__in=roles_with(DRAFT))
    return Practitioner.objects.filter(pk__in=found.values("practitioner"))


def speakers_of(agency: Agency) -> QuerySet[Practitioner]:
    """Return everybody who may sign for this agency."""
    return _speakers(team__agency=agency)


def _speakers(**where) -> QuerySet[Practitioner]:
    places = TeamMembership.objects.in_force().filter(
        role__in=roles_with(SIGN), **where
    )
    return Practitioner.objects.filter(pk__in=places.values("practitioner"))


def check_can_answer_for(practitioner: Viewer, agency: Agency) -> None:
    """Raise AccessDenied unless she speaks for this agency."""
    check_has(practitioner, SIGN)
    if not agencies_with(practitioner, SIGN).filter(pk=agency.pk).exists():
        raise AccessDenied(f"Only {agency} itself can do this.")


def can_answer_for(practitioner: Viewer, agency: Agency) -> bool:
    """Return whether she speaks for this agency."""
    return answers(check_can_answer_for, practitioner, agency)


def check_can_judge(practitioner: Viewer, commitment: Commitment) -> None:
    """Raise AccessDenied unless she may draft where the promise was made."""
    made = commitment.agreement or (commitment.meeting and commitment.meeting.body)
    check_can_draft(practitioner, made.centre if made else None)


def can_judge(practitioner: Viewer, commitment: Commitment) -> bool:
    """Return whether she may say if a promise was kept, or release it."""
    return answers(check_can_judge, practitioner, commitment)
