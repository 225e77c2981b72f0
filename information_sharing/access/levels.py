"""Who says how far two agencies work together, and who sees what they declined (U8)."""

from django.db.models import QuerySet

from agencies.models import Agency, PartnershipLevel, TeamMembership
from information_sharing.access.accounts import agencies_with
from information_sharing.access.seeing import Viewer, answers, can_have
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission

SAYING = (Permission.DRAFT_AGREEMENTS, Permission.SIGN_FOR_AGENCY)
MIRRORED = (
    Permission.KEEP_DIRECTORY,
    Permission.SIGN_FOR_AGENCY,
    Permission.ANSWER_FOR_TEAM,
)


def agencies_for_level(practitioner: Viewer) -> QuerySet[Agency]:
    """Return the agencies for which she may say how far they work with another."""
    return _agencies(practitioner, SAYING)


def agencies_for_mirror(practitioner: Viewer) -> QuerySet[Agency]:
    """Return the agencies whose referrals to and from others she may see counted."""
    if can_have(practitioner, Permission.RUN_BODIES):
        return Agency.objects.all()
    return _agencies(practitioner, MIRRORED)


def _agencies(practitioner: Viewer, held: tuple) -> QuerySet[Agency]:
    found = [agencies_with(practitioner, each).values("pk") for each in held]
    return Agency.objects.filter(pk__in=found[0].union(*found[1:]))


def check_can_say_level(practitioner: Viewer) -> None:
    """Raise AccessDenied unless she drafts or signs for any agency."""
    if not agencies_for_level(practitioner).exists():
        raise AccessDenied("Somebody who drafts or signs for an agency says this.")


def can_say_level(practitioner: Viewer) -> bool:
    """Return whether she drafts or signs for any agency."""
    return answers(check_can_say_level, practitioner)


def check_can_record_level(practitioner: Viewer, one: Agency, other: Agency) -> None:
    """Raise AccessDenied unless she drafts or signs for one of the two."""
    hers = agencies_for_level(practitioner).filter(pk__in=[one.pk, other.pk])
    if not hers.exists():
        raise AccessDenied("Somebody who drafts or signs for one of the two says this.")


def can_record_level(practitioner: Viewer, one: Agency, other: Agency) -> bool:
    """Return whether she drafts or signs for one of the two."""
    return answers(check_can_record_level, practitioner, one, other)


def check_can_confirm_level(practitioner: Viewer, level: PartnershipLevel) -> None:
    """Raise AccessDenied unless she signs for the agency that did not say it."""
    spoke = TeamMembership.objects.filter(practitioner=level.recorded_by_id)
    said = set(spoke.values_list("team__agency", flat=True))
    both = {level.one_id, level.other_id}
    signs = agencies_with(practitioner, Permission.SIGN_FOR_AGENCY)
    others = signs.filter(pk__in=(both - said) or both)
    if level.recorded_by_id == practitioner.pk or not others.exists():
        raise AccessDenied("Somebody who signs for the other agency confirms it.")


def can_confirm_level(practitioner: Viewer, level: PartnershipLevel) -> bool:
    """Return whether she signs for the agency that did not say it."""
    return answers(check_can_confirm_level, practitioner, level)


def check_can_see_mirror(practitioner: Viewer, one: Agency, other: Agency) -> None:
    """Raise AccessDenied unless she answers for something in one of the two."""
    hers = agencies_for_mirror(practitioner).filter(pk__in=[one.pk, other.pk])
    if not hers.exists():
        raise AccessDenied("This is shown to people who answer for one of the two.")


def can_see_mirror(practitioner: Viewer, one: Agency, other: Agency) -> bool:
    """Return whether she answers for something in one of the two."""
    return answers(check_can_see_mirror, practitioner, one, other)
