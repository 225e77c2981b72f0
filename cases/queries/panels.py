"""Panels: what is on the list, as far as a reader may read it, and what was declined."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from agencies.models import Centre, Practitioner, TeamMembership
from agencies.queries import teams_with_families
from cases.models import Case, Panel, PanelItem, PanelMeeting, PanelMember
from cases.work_items import WorkItem
from information_sharing import access
from information_sharing.roles import Permission

Outcome = PanelItem.Outcome
WITH_ITEM = ("case", "to_team", "put_by", "decided_by", "meeting__panel")


@dataclass(frozen=True)
class Line:
    """One line of a list: what it is where the reader may read it, else only that it is."""

    number: int
    item: PanelItem | None


@dataclass(frozen=True)
class Listed:
    """The list of a sitting for one reader, and how its items stand, all of them."""

    meeting: PanelMeeting
    lines: tuple[Line, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def cases(self) -> list[Case]:
        """Return the families that she reads of here."""
        return [line.item.case for line in self.lines if line.item]

    @property
    def waiting(self) -> int:
        """Return how many are not decided yet, read by her or not."""
        return dict(self.counts)[Outcome.WAITING.label]


@dataclass(frozen=True)
class Hearer:
    """A member of the panel, and whether she may hear what is put to it."""

    seat: PanelMember
    hears: bool


def panels_for(*, viewer: Practitioner) -> QuerySet[Panel]:
    """Return the panels on which she sits, and those of the centres that she manages."""
    return access.panels_of(viewer).select_related("centre")


def panel_for(*, viewer: Practitioner, pk: UUID) -> Panel:
    """Return one of these panels, or raise Http404."""
    return get_object_or_404(panels_for(viewer=viewer), pk=pk)


def centres_for(*, viewer: Practitioner) -> QuerySet[Centre]:
    """Return the centres whose panels she sets up."""
    return access.centres_with(viewer, Permission.SET_LOCAL_TERMS)


def seats_of(*, viewer: Practitioner, panel: Panel) -> QuerySet[PanelMember]:
    """Return who sits on a panel of hers."""
    found = panels_for(viewer=viewer).filter(pk=panel.pk)
    seats = PanelMember.objects.filter(panel__in=found, left_at=None)
    return seats.select_related("practitioner", "team").order_by("joined_at")


def seat_for(*, viewer: Practitioner, panel: Panel, pk: UUID) -> PanelMember:
    """Return one seat of a panel of hers, or raise Http404."""
    return get_object_or_404(seats_of(viewer=viewer, panel=panel), pk=pk)


def sittings_of(*, viewer: Practitioner, panel: Panel) -> QuerySet[PanelMeeting]:
    """Return the days on which a panel of hers meets or has met, the newest first."""
    found = panels_for(viewer=viewer).filter(pk=panel.pk)
    return PanelMeeting.objects.filter(panel__in=found)


def sitting_for(*, viewer: Practitioner, pk: UUID) -> PanelMeeting:
    """Return one sitting of a panel of hers, or raise Http404."""
    rows = PanelMeeting.objects.filter(panel__in=access.panels_of(viewer))
    return get_object_or_404(rows.select_related("panel__centre"), pk=pk)


def list_of(*, viewer: Practitioner, meeting: PanelMeeting) -> Listed:
    """Return the list of a sitting of hers: what is not shared is a line without words."""
    sitting_for(viewer=viewer, pk=meeting.pk)
    rows = PanelItem.objects.filter(meeting=meeting)
    seen = {item.pk: item for item in _seen(viewer, rows)}
    keys = list(rows.values_list("pk", "outcome"))
    lines = [Line(number, seen.get(pk)) for number, (pk, _) in enumerate(keys, 1)]
    counts = Counter(outcome for _, outcome in keys)
    said = tuple((label, counts[value]) for value, label in Outcome.choices)
    return Listed(meeting, tuple(lines), said)


def _seen(viewer: Practitioner, rows: QuerySet[PanelItem]) -> QuerySet[PanelItem]:
    return access.visible_facts(viewer, rows).select_related(*WITH_ITEM)


def declined_by(*, viewer: Practitioner, panel: Panel) -> tuple[int, Any]:
    """Return how many a panel of hers declined, and those that she may read (P42)."""
    found = panels_for(viewer=viewer).filter(pk=panel.pk)
    rows = PanelItem.objects.filter(
        meeting__panel__in=found, outcome=Outcome.DECLINED
    ).order_by("-decided_at")
    return rows.count(), _seen(viewer, rows)


def item_for(*, viewer: Practitioner, case: Case, pk: UUID) -> PanelItem:
    """Return one item about a case, or raise Http404."""
    items = access.facts_of(viewer, PanelItem, case).select_related(*WITH_ITEM)
    return get_object_or_404(items, pk=pk)


def items_of(*, viewer: Practitioner, case: Case) -> QuerySet[PanelItem]:
    """Return what was put to panels about this family, as far as she may read it."""
    return access.facts_of(viewer, PanelItem, case).select_related(*WITH_ITEM)


def put_off_to(*, viewer: Practitioner, item: PanelItem) -> PanelItem | None:
    """Return the line of the later sitting to which an item was put off."""
    if item.outcome != Outcome.LATER:
        return None
    later = items_of(viewer=viewer, case=item.case).filter(
        meeting__panel=item.meeting.panel_id, meeting__held_on__gt=item.meeting.held_on
    )
    return later.order_by("meeting__held_on").first()


def hearers(*, viewer: Practitioner, item: PanelItem) -> list[Hearer]:
    """Return who sits on the panel, each with whether she may hear this item now."""
    access.check_can_view_case(viewer, item.case)
    seats = list(
        PanelMember.objects.filter(panel=item.meeting.panel_id, left_at=None)
        .select_related("practitioner", "team")
        .order_by("joined_at")
    )
    hear = access.who_hears(item.case, [seat.practitioner_id for seat in seats])
    return [Hearer(seat, seat.practitioner_id in hear) for seat in seats]


def open_sittings(*, viewer: Practitioner, case: Case) -> QuerySet[PanelMeeting]:
    """Return the sittings to come, for who coordinates a case: her centre's first."""
    access.check_can_coordinate(viewer, case)
    rows = PanelMeeting.objects.filter(
        closed_at=None, held_on__gte=timezone.localdate(), panel__ended_at=None
    )
    hers = Q(panel__centre__in=access.memberships(viewer).values("team__centre"))
    rows = rows.annotate(is_hers=ExpressionWrapper(hers, BooleanField()))
    order = ("-is_hers", "held_on", "panel__name")
    return rows.select_related("panel__centre").order_by(*order)


def places(*, viewer: Practitioner, panel: Panel) -> QuerySet[TeamMembership]:
    """Return who may be given a seat: whoever works with families today."""
    access.check_can_set_up(viewer, panel.centre)
    live = TeamMembership.objects.in_force().filter(team__in=teams_with_families())
    return live.select_related("practitioner", "team").order_by(
        "team__name", "practitioner__last_name"
    )


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the items of panels on which she sits that wait for a decision."""
    seats = access.sits_on(viewer).values("panel")
    rows = PanelItem.objects.filter(
        outcome=Outcome.WAITING,
        meeting__panel__in=seats,
        meeting__held_on__lte=timezone.localdate(),
    ).exclude(case__status=Case.Status.CLOSED)
    return [
        WorkItem(
            "PANEL",
            "Record what the panel decided",
            reverse("cases:panel-item", args=[item.case_id, item.pk]),
            case=item.case,
            due_on=item.meeting.held_on,
        )
        for item in _seen(viewer, rows)
    ]
