"""Reads of registrations and checks: hers, and those of people she looks after."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agencies import lapses
from agencies.models import Practitioner, Registration
from cases.work_items import WorkItem
from information_sharing import access


@dataclass(frozen=True)
class Held:
    """A registration with how it stands today."""

    registration: Registration
    words: str
    colour: str


def registrations_of(*, viewer: Practitioner, colleague: Practitioner) -> list[Held]:
    """Return what somebody is registered as, where the viewer may know; else nothing."""
    if not access.can_read_registrations(viewer, colleague):
        return []
    found = colleague.registrations.filter(ended_at__isnull=True)
    return [Held(each, *lapses.standing(each)) for each in found]


def registration_for(*, viewer: Practitioner, pk: UUID) -> Registration:
    """Return a registration that she may read, or raise Http404."""
    rows = Registration.objects.filter(
        practitioner__in=access.visible_colleagues(viewer)
    )
    return get_object_or_404(rows.select_related("practitioner"), pk=pk)


def lapsing_of(*, viewer: Practitioner) -> QuerySet[Registration]:
    """Return those of her own that have lapsed or lapse soon."""
    return lapses.lapsing(Registration.objects.filter(practitioner=viewer))


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return a line for each registration of her own that lapses."""
    return [_line(each) for each in lapsing_of(viewer=viewer)]


def _line(registration: Registration) -> WorkItem:
    return WorkItem(
        kind="REGISTRATION",
        words=f"{registration.body} ({registration.get_kind_display().lower()}) "
        f"{lapses.standing(registration)[0]}. Renew it, and record it here",
        url=reverse("agencies:colleague", args=[registration.practitioner_id]),
        due_on=registration.expires_on,
    )
