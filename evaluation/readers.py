"""Who is told when a self-evaluation moves on: the centre's managers, the authority."""

from django.db.models import QuerySet

from agencies.models import Centre, Practitioner, TeamMembership
from information_sharing.roles import Permission, roles_with


def managers_of(centre: Centre) -> QuerySet[Practitioner]:
    """Return who evaluates this centre today."""
    places = _places(Permission.EVALUATE_CENTRE).filter(team__centre=centre)
    return Practitioner.objects.filter(pk__in=places.values("practitioner"))


def authority() -> QuerySet[Practitioner]:
    """Return who holds annual conversations today."""
    places = _places(Permission.HOLD_CONVERSATIONS)
    return Practitioner.objects.filter(pk__in=places.values("practitioner"))


def _places(permission: Permission) -> QuerySet[TeamMembership]:
    return TeamMembership.objects.in_force().filter(role__in=roles_with(permission))
