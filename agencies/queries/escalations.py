"""Difficulties put to bodies, as far as the reader is part of their way (P45)."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Body, Escalation, Practitioner
from information_sharing import access

NAMES = ("to_body__centre", "from_body", "raised_by", "answered_by", "passed_on")


def escalations(*, viewer: Practitioner) -> QuerySet[Escalation]:
    """Return what she may read, what waits longest first."""
    rows = access.visible_escalations(viewer).select_related(*NAMES)
    return rows.order_by("answered_at", "withdrawn_at", "answer_by")


def escalation_for(*, viewer: Practitioner, pk: UUID) -> Escalation:
    """Return one that she may read, or raise Http404."""
    return get_object_or_404(escalations(viewer=viewer), pk=pk)


def way_of(*, viewer: Practitioner, escalation: Escalation) -> list[Escalation]:
    """Return its whole way, from the first body to the last."""
    rows = {row.pk: row for row in escalations(viewer=viewer)}
    here = rows[escalation.pk]
    while here.passed_on_from_id:
        here = rows[here.passed_on_from_id]
    way = [here]
    after = {row.passed_on_from_id: row for row in rows.values()}
    while way[-1].pk in after:
        way.append(after[way[-1].pk])
    return way


def is_owed(escalation: Escalation) -> bool:
    """Return whether an answer is still owed where it is now."""
    gone = escalation.answered_at or escalation.withdrawn_at
    return not gone and not hasattr(escalation, "passed_on")


def is_overdue(escalation: Escalation) -> bool:
    """Return whether the day on which an answer was owed has passed."""
    return is_owed(escalation) and escalation.is_late


def her_bodies(*, viewer: Practitioner) -> QuerySet[Body]:
    """Return the bodies for which she may raise a difficulty."""
    seats = access.seats_in(viewer).values("body")
    runs = access.bodies_run(viewer)
    return Body.objects.filter(Q(pk__in=seats) | Q(pk__in=runs), ended_at=None)
