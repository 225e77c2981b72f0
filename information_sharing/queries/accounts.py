"""People of an agency: their places and accounts, and nothing about any family."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from agencies import lapses
from agencies.models import Practitioner, Registration, TeamMembership
from agencies.queries.registrations import Held
from information_sharing import access
from information_sharing.roles import Permission


@dataclass(frozen=True)
class Account:
    """One person of the agency, as her administrator sees her."""

    practitioner: Practitioner
    places: tuple[TeamMembership, ...]
    is_viewer: bool
    lapsing: tuple[Held, ...]


def accounts(*, viewer: Practitioner) -> list[Account]:
    """Return everybody who works, or worked, in a team of the viewer's agencies."""
    hers = access.agencies_with(viewer, Permission.MANAGE_ACCOUNTS)
    live = TeamMembership.objects.in_force().filter(team__agency__in=hers)
    places = Prefetch(
        "memberships", live.select_related("team").order_by("team__name"), "places"
    )
    people = _people(viewer).order_by("-is_active", "last_name", "first_name")
    held = lapses.lapsing(Registration.objects.all())
    lapsing = Prefetch("registrations", held, "lapsing")
    return [
        Account(person, tuple(person.places), person.pk == viewer.pk, _lapsing(person))
        for person in people.prefetch_related(places, lapsing)
    ]


def _lapsing(person: Practitioner) -> tuple[Held, ...]:
    """Return what of hers lapses, where she still has a place."""
    live = getattr(person, "lapsing", ()) if getattr(person, "places", ()) else ()
    return tuple(Held(each, *lapses.standing(each)) for each in live)


def account_of(*, viewer: Practitioner, pk: UUID) -> Practitioner:
    """Return one person of the viewer's agencies, or raise Http404."""
    return get_object_or_404(_people(viewer), pk=pk)


def place_of(*, viewer: Practitioner, pk: UUID) -> TeamMembership:
    """Return one place in a team of the viewer's agencies, or raise Http404."""
    hers = access.agencies_with(viewer, Permission.MANAGE_ACCOUNTS)
    places = TeamMembership.objects.filter(team__agency__in=hers)
    return get_object_or_404(places.select_related("team", "practitioner"), pk=pk)


def _people(viewer: Practitioner) -> QuerySet[Practitioner]:
    hers = access.agencies_with(viewer, Permission.MANAGE_ACCOUNTS)
    worked = TeamMembership.objects.filter(team__agency__in=hers)
    return Practitioner.objects.filter(pk__in=worked.values("practitioner"))
