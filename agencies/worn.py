"""The team of the hat that somebody wears stands first where a form asks for hers."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, IntegerField, QuerySet, Value, When

from agencies.models import Practitioner, Team


def team_worn(viewer: Practitioner | AnonymousUser) -> UUID | None:
    """Return the team in which she works now, where she has several."""
    hats = getattr(viewer, "hats", None)
    return hats.worn.team_id if hats and hats.several else None


def worn_first(
    viewer: Practitioner | AnonymousUser, teams: QuerySet[Team]
) -> QuerySet[Team]:
    """Return these teams, that of her hat before the others."""
    worn = team_worn(viewer)
    if worn is None:
        return teams
    first = Case(
        When(pk=worn, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return teams.order_by(first, "name")
