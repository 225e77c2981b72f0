"""Reads of who answers to whom: for each place employer, manager and supervisor (T10)."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies import lapses
from agencies.models import Agency, Practitioner, Registration, TeamMembership
from agencies.queries.registrations import Held
from information_sharing import access
from information_sharing.roles import Permission, roles_with


@dataclass(frozen=True)
class Answerable:
    """One place of hers with everybody to whom she answers there."""

    place: TeamMembership
    kept_by: tuple[Practitioner, ...]

    @property
    def employer(self) -> Agency:
        """Return whose contract she has: the team's agency unless another is said."""
        return self.place.employer or self.place.team.agency


@dataclass(frozen=True)
class AnswersToHer:
    """Somebody who answers to her, for what, and what of theirs lapses."""

    place: TeamMembership
    for_what: str
    lapsing: tuple[Held, ...]


def accountability(*, viewer: Practitioner) -> list[Answerable]:
    """Return to whom she answers in each place of hers that stands today."""
    bosses = ("employer", "line_manager", "supervisor")
    places = list(access.memberships(viewer).select_related(*bosses, "team__agency"))
    keepers = _keepers(viewer, {place.team.agency_id for place in places})
    return [Answerable(each, tuple(keepers[each.team.agency_id])) for each in places]


def _keepers(
    viewer: Practitioner, agencies: set[UUID]
) -> dict[UUID, list[Practitioner]]:
    """Return by agency who may record to whom a place answers."""
    found: dict[UUID, list[Practitioner]] = defaultdict(list)
    rows = TeamMembership.objects.in_force().filter(
        role__in=roles_with(Permission.MANAGE_ACCOUNTS), team__agency__in=agencies
    )
    for row in rows.select_related("practitioner", "team"):
        found[row.team.agency_id].append(row.practitioner)
    return found


def who_answers_to(*, viewer: Practitioner) -> list[AnswersToHer]:
    """Return those whose place names her as line manager or professional supervisor."""
    rows = TeamMembership.objects.in_force().filter(
        Q(line_manager=viewer) | Q(supervisor=viewer)
    )
    named = rows.select_related("practitioner", "team__agency", "employer")
    held = lapses.lapsing(Registration.objects.all())
    ordered = named.prefetch_related(
        Prefetch("practitioner__registrations", held, "lapsing")
    ).order_by("practitioner__last_name", "practitioner__first_name", "team__name")
    return [_answering(row, viewer) for row in ordered]


def _answering(row: TeamMembership, viewer: Practitioner) -> AnswersToHer:
    manages = row.line_manager_id == viewer.pk
    supervises = row.supervisor_id == viewer.pk
    both = [("everyday work", manages), ("professional practice", supervises)]
    for_what = " and ".join(words for words, answers in both if answers)
    lapsing = getattr(row.practitioner, "lapsing", ()) if manages else ()
    held = tuple(Held(each, *lapses.standing(each)) for each in lapsing)
    return AnswersToHer(row, for_what, held)


def place_to_change(*, viewer: Practitioner, pk: UUID) -> TeamMembership:
    """Return a place in an agency that she administers, or raise Http404."""
    hers = access.agencies_with(viewer, Permission.MANAGE_ACCOUNTS)
    rows = TeamMembership.objects.filter(team__agency__in=hers)
    around = ("practitioner", "team__agency", "employer", "line_manager", "supervisor")
    return get_object_or_404(rows.select_related(*around), pk=pk)


def bosses_for(
    *, viewer: Practitioner, place: TeamMembership
) -> QuerySet[Practitioner]:
    """Return who may be named as manager or supervisor of this place."""
    chosen = [place.line_manager_id, place.supervisor_id]
    offered = access.visible_colleagues(viewer).filter(is_active=True)
    found = Practitioner.objects.filter(
        Q(pk__in=offered.values("pk")) | Q(pk__in=chosen)
    )
    named = access.named_teams(viewer).values("pk")
    live = TeamMembership.objects.in_force().filter(team__in=named)
    live = live.select_related("team")
    places = Prefetch("memberships", live.order_by("team__name"), "places")
    return found.exclude(pk=place.practitioner_id).prefetch_related(places)
