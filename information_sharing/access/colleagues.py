"""Whom among colleagues somebody may find, and who keeps what is said of whom."""

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from agencies.models import Agency, Practitioner, Team, TeamMembership
from information_sharing.access.accounts import agencies_with
from information_sharing.access.seeing import Viewer, answers, memberships
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission, roles_with


def visible_colleagues(viewer: Viewer) -> QuerySet[Practitioner]:
    """Return those who work somewhere today, and whom the viewer may find in a list.

    Whoever works for a sensitive service is found only by those who know of it: her
    name stands for it wherever a family is spoken of (R13).
    """
    working = TeamMembership.objects.in_force().values("practitioner")
    unnamed = _places_not_named_to(viewer).values("practitioner")
    return Practitioner.objects.filter(
        Q(pk=viewer.pk) | Q(pk__in=working) & ~Q(pk__in=unnamed)
    )


def named_teams(viewer: Viewer) -> QuerySet[Team]:
    """Return the teams that a list may name to this person."""
    kept = Team.objects.filter(is_sensitive=True).exclude(_knows_of(viewer, team="pk"))
    return Team.objects.exclude(pk__in=kept.exclude(_is_officer(viewer)))


def _places_not_named_to(viewer: Viewer) -> QuerySet[TeamMembership]:
    """Return places in sensitive services of which the viewer does not know."""
    here = _not_over().filter(team__is_sensitive=True)
    answers_to_her = Q(line_manager=viewer.pk) | Q(supervisor=viewer.pk)
    unknown = here.exclude(_knows_of(viewer, team="team") | answers_to_her)
    return unknown.exclude(_is_officer(viewer))


def _knows_of(viewer: Viewer, *, team: str) -> Q:
    agency = "agency" if team == "pk" else f"{team}__agency"
    administered = agencies_with(viewer, Permission.MANAGE_ACCOUNTS)
    worked_in = memberships(viewer).values("team")
    return Q(**{f"{team}__in": worked_in}) | Q(**{f"{agency}__in": administered})


def _is_officer(viewer: Viewer) -> Exists:
    officers = roles_with(Permission.SHIELD_RECORDS)
    return Exists(memberships(viewer).filter(role__in=officers))


def _not_over() -> QuerySet[TeamMembership]:
    today = timezone.localdate()
    return TeamMembership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), ended_at__isnull=True
    )


def check_can_change_place(practitioner: Viewer, membership: TeamMembership) -> None:
    """Raise AccessDenied unless the place is in an agency that she administers."""
    hers = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    if not hers.filter(pk=membership.team.agency_id).exists():
        raise AccessDenied("Only an administrator of the agency may change this place.")


def can_change_place(practitioner: Viewer, membership: TeamMembership) -> bool:
    """Return whether she may say to whom this place answers."""
    return answers(check_can_change_place, practitioner, membership)


def check_can_record_registration(viewer: Viewer, colleague: Practitioner) -> None:
    """Raise AccessDenied unless it is hers, or she administers where they work."""
    if viewer.pk != colleague.pk and not _administers(viewer, colleague):
        raise AccessDenied(
            "Only they themselves, or an administrator of their agency, may record this."
        )


def can_record_registration(viewer: Viewer, colleague: Practitioner) -> bool:
    """Return whether she may record a registration or a check of this person."""
    return answers(check_can_record_registration, viewer, colleague)


def check_can_read_registrations(viewer: Viewer, colleague: Practitioner) -> None:
    """Raise AccessDenied unless she may record them, or manages this person."""
    managed = _places_of(colleague).filter(line_manager=viewer.pk)
    if not can_record_registration(viewer, colleague) and not managed.exists():
        raise AccessDenied(
            "Only they themselves, their line manager and their administrator see this."
        )


def can_read_registrations(viewer: Viewer, colleague: Practitioner) -> bool:
    """Return whether she may see what this person is registered as."""
    return answers(check_can_read_registrations, viewer, colleague)


def check_can_keep_agency(practitioner: Viewer, agency: Agency) -> None:
    """Raise AccessDenied unless a role of hers keeps what is said of this agency."""
    hers = agencies_with(practitioner, Permission.KEEP_DIRECTORY)
    if not hers.filter(pk=agency.pk).exists():
        raise AccessDenied("Only those who keep this agency's entry may change it.")


def can_keep_agency(practitioner: Viewer, agency: Agency) -> bool:
    """Return whether she may change what is said of this agency."""
    return answers(check_can_keep_agency, practitioner, agency)


def check_can_wear(practitioner: Viewer, place: TeamMembership) -> None:
    """Raise AccessDenied unless it is a place of her own that stands today."""
    if not memberships(practitioner).filter(pk=place.pk).exists():
        raise AccessDenied("You do not work there today.")


def can_wear(practitioner: Viewer, place: TeamMembership) -> bool:
    """Return whether she may work under this hat."""
    return answers(check_can_wear, practitioner, place)


def _administers(viewer: Viewer, colleague: Practitioner) -> bool:
    """The employer's administrator counts as well as the host team's (T10)."""
    hers = agencies_with(viewer, Permission.MANAGE_ACCOUNTS)
    where = Q(team__agency__in=hers) | Q(employer__in=hers)
    return _places_of(colleague).filter(where).exists()


def _places_of(colleague: Practitioner) -> QuerySet[TeamMembership]:
    return _not_over().filter(practitioner=colleague)
