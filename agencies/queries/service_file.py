"""Reads for files of services: what an agency has, and the words that it may use."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Agency, Practitioner, Service, TaxonomyTerm
from information_sharing import access
from information_sharing.roles import Permission


def agencies_kept(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies for which she keeps the directory."""
    return access.agencies_with(viewer, Permission.KEEP_DIRECTORY)


def agency_kept(*, viewer: Practitioner, pk: UUID | str | None) -> Agency:
    """Return one of them, the first if none is named, or raise Http404."""
    hers = agencies_kept(viewer=viewer)
    return get_object_or_404(hers, pk=pk) if pk else hers[0]


def services_of(agency: Agency, *, viewer: Practitioner) -> QuerySet[Service]:
    """Return everything that an agency has in the directory, with its words."""
    return Service.objects.filter(agency=agency).prefetch_related("needs")


def words_of_lists(*, viewer: Practitioner) -> QuerySet[TaxonomyTerm]:
    """Return all words of the lists."""
    return TaxonomyTerm.objects.select_related("taxonomy").order_by(
        "taxonomy__name", "name"
    )
