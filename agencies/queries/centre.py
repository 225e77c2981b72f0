"""Reads of how a centre runs: its hours, rooms, who is there today, what pays for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import (
    Centre,
    Closure,
    Funded,
    FundingStream,
    OnSite,
    Practitioner,
    Room,
    Service,
    Team,
    TeamMembership,
)
from cases.queries.programme import families_with
from evaluation.outcomes_report import threshold
from evaluation.suppression import suppress_number
from information_sharing import access

SOON = timedelta(days=180)
"""How long before money ends it is said (P33)."""


def centres(*, viewer: Practitioner) -> QuerySet[Centre]:
    """Return every centre: where they are is public."""
    return Centre.objects.order_by("name")


def centre_for(*, viewer: Practitioner, pk: UUID) -> Centre:
    """Return one centre, or raise Http404."""
    hours = Prefetch("openings")
    return get_object_or_404(Centre.objects.prefetch_related(hours), pk=pk)


def kept_centre_for(*, viewer: Practitioner, pk: UUID) -> Centre:
    """Return a centre that she manages; else raise AccessDenied."""
    centre = centre_for(viewer=viewer, pk=pk)
    access.check_can_keep_centre(viewer, centre)
    return centre


def centre_of(*, viewer: Practitioner) -> Centre | None:
    """Return the centre where she works, the first by name of several, if any."""
    places = access.memberships(viewer)
    return (
        Centre.objects.filter(teams__in=places.values("team")).order_by("name").first()
    )


def teams_of(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams in which she works today, in whatever role."""
    return Team.objects.filter(pk__in=access.memberships(viewer).values("team"))


def rooms_of(*, viewer: Practitioner, centre: Centre) -> QuerySet[Room]:
    """Return the rooms of a centre that are in use."""
    return Room.objects.filter(centre=centre, ended_at__isnull=True)


def closures_of(*, viewer: Practitioner, centre: Centre) -> QuerySet[Closure]:
    """Return the days to come on which a centre is closed."""
    return Closure.objects.filter(centre=centre, on__gte=timezone.localdate())


def on_site(*, viewer: Practitioner, centre: Centre, on: date) -> QuerySet[OnSite]:
    """Return who said that she is there on that day.

    Whoever works in a sensitive service is shown to her own team only (R13), and nobody
    whose place in the team is over (R2).
    """
    known = Q(team__is_sensitive=False) | Q(
        team__in=access.memberships(viewer).values("team")
    )
    works = TeamMembership.objects.in_force().filter(
        practitioner=OuterRef("practitioner"), team=OuterRef("team")
    )
    rows = OnSite.objects.filter(known, centre=centre, on=on, ended_at__isnull=True)
    return rows.filter(Exists(works), practitioner__is_active=True).select_related(
        "practitioner", "team", "room"
    )


def day_for(*, viewer: Practitioner, pk: UUID) -> OnSite:
    """Return a day on site, or raise Http404."""
    return get_object_or_404(OnSite.objects.select_related("centre"), pk=pk)


def room_for(*, viewer: Practitioner, pk: UUID) -> Room:
    """Return a room with its centre, or raise Http404."""
    return get_object_or_404(Room.objects.select_related("centre"), pk=pk)


def closure_for(*, viewer: Practitioner, pk: UUID) -> Closure:
    """Return a closed day with its centre, or raise Http404."""
    return get_object_or_404(Closure.objects.select_related("centre"), pk=pk)


@dataclass(frozen=True)
class Falls:
    """One thing that a stream pays for, and how many families it reaches.

    The number is None where it is small or the service sensitive, which is not named
    either (R13, R19); families are counted only where a team is named.
    """

    funded: Funded
    families: int | None
    is_counted: bool
    team: Team | None = None


@dataclass(frozen=True)
class Money:
    """A stream, what falls with it, and whether it ends soon."""

    stream: FundingStream
    falls: tuple[Falls, ...]
    ends_soon: bool


def money_of(*, viewer: Practitioner, centre: Centre) -> list[Money]:
    """Return the streams of a centre that she manages, what ends first at the top."""
    access.check_can_keep_centre(viewer, centre)
    paying = Funded.objects.filter(ended_at__isnull=True)
    paying = paying.select_related("service__team", "team")
    streams = FundingStream.objects.filter(centre=centre, ended_at__isnull=True)
    rows = streams.prefetch_related(Prefetch("pays_for", paying))
    teams = {_team(each) for row in rows for each in row.pays_for.all()} - {None}
    counts = families_with(viewer=viewer, teams=[team.pk for team in teams])
    return [_money(row, counts) for row in rows]


def _money(row: FundingStream, counts: dict[UUID, int]) -> Money:
    falls = tuple(_falls(each, counts) for each in row.pays_for.all())
    soon = bool(row.ends_on and row.ends_on <= timezone.localdate() + SOON)
    return Money(row, falls, soon)


def _falls(funded: Funded, counts: dict[UUID, int]) -> Falls:
    team = _team(funded)
    if team is None or team.is_sensitive:
        return Falls(funded, None, is_counted=False)
    shown = suppress_number(counts.get(team.pk, 0), threshold=threshold())
    return Falls(funded, shown, is_counted=True, team=funded.team)


def _team(funded: Funded):
    return funded.team or (funded.service.team if funded.service else None)


def stream_for(*, viewer: Practitioner, pk: UUID) -> FundingStream:
    """Return a stream of a centre that she manages, or raise."""
    row = get_object_or_404(FundingStream.objects.select_related("centre"), pk=pk)
    access.check_can_keep_centre(viewer, row.centre)
    return row


def funded_for(*, viewer: Practitioner, pk: UUID) -> Funded:
    """Return what a stream of her centre pays for, or raise."""
    rows = Funded.objects.select_related("stream__centre", "service", "team")
    row = get_object_or_404(rows, pk=pk)
    access.check_can_keep_centre(viewer, row.stream.centre)
    return row


def paid_choices(*, viewer: Practitioner, centre: Centre | None) -> dict[str, QuerySet]:
    """Return the services and teams of a centre that its money may pay for."""
    access.check_can_keep_centre(viewer, centre)
    teams = access.named_teams(viewer).filter(centre=centre)
    services = Service.objects.filter(Q(team__in=teams) | Q(team=None))
    return {"services": services.exclude(status="CLOSED"), "teams": teams}
