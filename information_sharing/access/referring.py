"""Who holds a referral: the team that it was made to, and its one named worker (M6)."""

from django.db.models import QuerySet

from agencies.models import Practitioner, Team
from cases.models import Referral
from information_sharing.access.seeing import Viewer, answers, centres_with
from information_sharing.access.shielding import hidden_cases
from information_sharing.access.team_only import check_can_keep, of_her_teams
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission


def referrals_held(viewer: Viewer) -> QuerySet[Referral]:
    """Return the referrals of her teams, without those of records sealed to her."""
    hers = of_her_teams(viewer, Referral.objects.all())
    return hers.exclude(case__in=hidden_cases(viewer))


def check_can_hold(practitioner: Practitioner, referral: Referral) -> None:
    """Raise AccessDenied unless a team of hers holds this referral."""
    check_can_keep(practitioner, referral.team)
    if not referrals_held(practitioner).filter(pk=referral.pk).exists():
        raise AccessDenied("This referral is not open to you.")


def can_hold(practitioner: Practitioner, referral: Referral) -> bool:
    """Return whether a team of hers holds this referral."""
    return answers(check_can_hold, practitioner, referral)


def check_can_work_on(practitioner: Practitioner, referral: Referral) -> None:
    """Raise AccessDenied unless she is the one named worker of this referral."""
    check_can_hold(practitioner, referral)
    if referral.worker_id != practitioner.pk:
        raise AccessDenied(
            "Only the named worker does this. Name another worker first if she is away."
        )


def can_work_on(practitioner: Practitioner, referral: Referral) -> bool:
    """Return whether she is the one named worker of this referral."""
    return answers(check_can_work_on, practitioner, referral)


def check_can_promise(practitioner: Practitioner, team: Team) -> None:
    """Raise AccessDenied unless she manages the centre of this team."""
    centres = centres_with(practitioner, Permission.SET_LOCAL_TERMS)
    if not centres.filter(pk=team.centre_id).exists():
        raise AccessDenied("Only the manager of this centre can do this.")


def can_promise(practitioner: Practitioner, team: Team) -> bool:
    """Return whether she manages the centre of this team."""
    return answers(check_can_promise, practitioner, team)
