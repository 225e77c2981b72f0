"""Reads of agencies: what each is for, its teams, its services and its own words."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Agency, Practitioner, Service, Team, TermMeaning
from information_sharing import access

OPEN = (Service.Status.ACTIVE, Service.Status.PAUSED, Service.Status.CLOSING)


@dataclass(frozen=True)
class AgencyPage:
    """An agency as its partners may know it."""

    agency: Agency
    teams: tuple[Team, ...]
    services: tuple[Service, ...]
    words: tuple[TermMeaning, ...]
    checked_by: Practitioner | None
    """Who said that it is right, where this reader may know of that person (R13)."""


def agencies(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies that are partners today, with the teams that may be named."""
    teams = access.named_teams(viewer).order_by("name")
    partners = Agency.objects.filter(left_at__isnull=True).order_by("name")
    return partners.prefetch_related(Prefetch("teams", teams, "named"))


def agency_for(*, viewer: Practitioner, pk: UUID) -> Agency:
    """Return one agency, or raise Http404."""
    return get_object_or_404(Agency.objects.select_related("verified_by"), pk=pk)


def agency_page(*, viewer: Practitioner, pk: UUID) -> AgencyPage:
    """Return one agency with its teams, its services and its own words (P16)."""
    agency = agency_for(viewer=viewer, pk=pk)
    teams = access.named_teams(viewer).filter(agency=agency).select_related("centre")
    services = Service.objects.filter(agency=agency, status__in=OPEN).order_by("name")
    words = TermMeaning.objects.filter(agency=agency).select_related("term")
    return AgencyPage(
        agency,
        tuple(teams.order_by("name")),
        tuple(services),
        tuple(words.order_by("term__name")),
        _known(agency.verified_by, viewer),
    )


def _known(person: Practitioner | None, viewer: Practitioner) -> Practitioner | None:
    if person is None:
        return None
    return access.visible_colleagues(viewer).filter(pk=person.pk).first()
