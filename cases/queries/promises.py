"""Which teams may promise how soon they make first contact."""

from django.db.models import QuerySet

from agencies.models import Practitioner, Team
from agencies.queries import teams_with_families
from information_sharing import access
from information_sharing.roles import Permission


def teams_to_promise(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams of her centres that work with families, with their promise."""
    centres = access.centres_with(viewer, Permission.SET_LOCAL_TERMS)
    teams = teams_with_families().filter(centre__in=centres, is_sensitive=False)
    return teams.select_related("promise__changed_by")
