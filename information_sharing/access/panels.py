"""Who sits on a panel, who sets it up, and who may hear what is put to it (P41, P42)."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import Centre, Practitioner
from cases.models import Case, Panel, PanelItem, PanelMember
from information_sharing.access.doing import READ_ONLY, check_can_write
from information_sharing.access.seeing import (
    Viewer,
    answers,
    centres_with,
    memberships,
    visible_facts,
)
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access
from information_sharing.roles import Permission


def sits_on(practitioner: Viewer) -> QuerySet[PanelMember]:
    """Return her seats today: she sits for a team in which she works."""
    teams = memberships(practitioner).values("team")
    seats = PanelMember.objects.filter(left_at=None, practitioner=practitioner.pk)
    return seats.filter(team__in=teams)


def panels_of(practitioner: Viewer) -> QuerySet[Panel]:
    """Return the panels on which she sits, and those of the centres that she manages."""
    centres = centres_with(practitioner, Permission.SET_LOCAL_TERMS)
    seats = sits_on(practitioner).values("panel")
    return Panel.objects.filter(Q(centre__in=centres) | Q(pk__in=seats), ended_at=None)


def check_can_set_up(practitioner: Practitioner, centre: Centre) -> None:
    """Raise AccessDenied unless she manages this centre: who sits decides who decides."""
    centres = centres_with(practitioner, Permission.SET_LOCAL_TERMS)
    if not centres.filter(pk=centre.pk).exists():
        raise AccessDenied("Only the manager of this centre sets up its panels.")


def can_set_up(practitioner: Practitioner, centre: Centre) -> bool:
    """Return whether she manages this centre."""
    return answers(check_can_set_up, practitioner, centre)


def check_can_decide(practitioner: Practitioner, item: PanelItem) -> None:
    """Raise AccessDenied unless she sits on the panel, and the item is shared with her.

    A seat opens nothing: what is not shared with her team stays shut.
    """
    if not visible_facts(practitioner, PanelItem.objects.filter(pk=item.pk)).exists():
        raise AccessDenied("This is not shared with you.")
    if not sits_on(practitioner).filter(panel=item.meeting.panel_id).exists():
        raise AccessDenied("Only members of the panel decide.")
    check_can_write(practitioner, item.case, Category.PLAN)


def can_decide(practitioner: Practitioner, item: PanelItem) -> bool:
    """Return whether she may record what the panel decided."""
    return answers(check_can_decide, practitioner, item)


def who_hears(case: Case, people: Iterable[UUID]) -> frozenset[UUID]:
    """Return which of these people may hear of the plan of this case now."""
    rows = Access.objects.filter(case=case, practitioner__in=list(people))
    hears = rows.filter(category=Category.PLAN).exclude(kind__in=READ_ONLY)
    return frozenset(hears.values_list("practitioner", flat=True))
