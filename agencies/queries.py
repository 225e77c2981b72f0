"""Reads about who works where."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404

from agencies.models import (
    GlossaryTerm,
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
    WorkingPattern,
)


def teams_with_families() -> QuerySet[Team]:
    """Return the teams that may be told of a family.

    A team whose people are all managers or officers is not one; an empty one may be.
    """
    live = TeamMembership.objects.in_force()
    working = live.filter(role=RoleName.PRACTITIONER).values("team")
    return Team.objects.filter(Q(pk__in=working) | ~Q(pk__in=live.values("team")))


def teams_worked_in(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams where this person works with families today."""
    live = TeamMembership.objects.in_force().filter(
        practitioner=viewer, role=RoleName.PRACTITIONER
    )
    return Team.objects.filter(pk__in=live.values("team")).select_related("centre")


def glossary(*, viewer: Practitioner, wanted: str = "") -> QuerySet[GlossaryTerm]:
    """Return the words explained, or those with this in name or meaning."""
    terms = GlossaryTerm.objects.order_by(Lower("name"))
    for word in wanted.replace("\0", "").split():
        terms = terms.filter(
            Q(name__icontains=word)
            | Q(stands_for__icontains=word)
            | Q(meaning__icontains=word)
        )
    return terms


def term_for(*, viewer: Practitioner, pk: UUID) -> GlossaryTerm:
    """Return one word explained, or raise Http404."""
    return get_object_or_404(GlossaryTerm, pk=pk)


def days_of(*, viewer: Practitioner) -> dict[str, object]:
    """Return her working days as a form shows them; the usual ones until she says."""
    found = WorkingPattern.objects.filter(practitioner=viewer).first()
    pattern = found or WorkingPattern(practitioner=viewer)
    return {
        "days": [str(day) for day in pattern.days],
        "quiet_from": f"{pattern.quiet_from:%H:%M}",
        "quiet_until": f"{pattern.quiet_until:%H:%M}",
        "digest": pattern.digest,
    }
