"""Reads of what only two people read: supervision, and one's own thoughts."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner, Reflection, Supervision, TeamMembership
from cases.models import Case
from information_sharing import access


def talks(*, viewer: Practitioner) -> QuerySet[Supervision]:
    """Return the talks that she was one of the two of."""
    rows = access.supervisions_of(viewer)
    return rows.select_related("supervisor", "supervisee", "written_by", "confirmed_by")


def talk_for(*, viewer: Practitioner, pk: UUID) -> Supervision:
    """Return a talk of hers, or raise Http404: others do not learn that there was one."""
    return get_object_or_404(talks(viewer=viewer), pk=pk)


def colleagues_to_talk_with(*, viewer: Practitioner) -> QuerySet[Practitioner]:
    """Return whom she supervises or manages, who does so for her, and her own teams."""
    live = TeamMembership.objects.in_force()
    mine = live.filter(practitioner=viewer)
    teams = live.filter(team__in=mine.values("team")).values("practitioner")
    people = Practitioner.objects.filter(is_active=True).exclude(pk=viewer.pk)
    over = people.filter(manages__in=mine) | people.filter(supervises__in=mine)
    under = live.filter(supervisor=viewer) | live.filter(line_manager=viewer)
    found = people.filter(pk__in=teams) | people.filter(
        pk__in=under.values("practitioner")
    )
    keys = {*over.values_list("pk", flat=True), *found.values_list("pk", flat=True)}
    return people.filter(pk__in=keys).order_by("last_name", "first_name")


def case_of_hers(*, viewer: Practitioner, reference: str) -> Case | None:
    """Return the case of this reference, if anything of it is shared with her."""
    found = access.visible_cases(viewer).filter(reference__iexact=reference.strip())
    return found.first()


def thoughts(*, viewer: Practitioner) -> QuerySet[Reflection]:
    """Return her own thoughts, and those shared with her."""
    return access.reflections_of(viewer).select_related("written_by", "shared_with")


def thought_for(*, viewer: Practitioner, pk: UUID) -> Reflection:
    """Return one of them, or raise Http404."""
    return get_object_or_404(thoughts(viewer=viewer), pk=pk)
