"""Who raises a difficulty to a body, who answers, and who reads along (1.31, P45)."""

from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import Body, Escalation
from information_sharing.access.bodies import bodies_run, can_keep_meetings, seats_in
from information_sharing.access.seeing import Viewer, answers, memberships
from information_sharing.exceptions import AccessDenied


def visible_escalations(practitioner: Viewer) -> QuerySet[Escalation]:
    """Return what she raised, what came to or from a body of hers, and their chains.

    Whoever works in no team any more reads none of it; what somebody passed on, she
    passed on for a body, and reads as long as that body is hers (R2).
    """
    if not memberships(practitioner).exists():
        return Escalation.objects.none()
    seats = seats_in(practitioner, deputies=True).values("body")
    hers = Body.objects.filter(Q(pk__in=seats) | Q(pk__in=bodies_run(practitioner)))
    direct = Escalation.objects.filter(
        Q(raised_by=practitioner.pk, passed_on_from=None)
        | Q(to_body__in=hers)
        | Q(from_body__in=hers)
    )
    return Escalation.objects.filter(pk__in=_chains(direct))


def _chains(direct: QuerySet[Escalation]) -> set[UUID]:
    """Return these and what they were passed on from and to, however far."""
    found = set(direct.values_list("pk", flat=True))
    while found:
        near = Q(passed_on__in=found) | Q(passed_on_from__in=found)
        more = set(Escalation.objects.filter(near).values_list("pk", flat=True))
        if more <= found:
            break
        found |= more
    return found


def check_can_raise_escalation(practitioner: Viewer, body: Body | None) -> None:
    """Raise AccessDenied unless she works here, and sits on the body she speaks for."""
    if not memberships(practitioner).exists():
        raise AccessDenied("Somebody who works in a team raises this.")
    if body is None or can_keep_meetings(practitioner, body):
        return
    if not seats_in(practitioner).filter(body=body).exists():
        raise AccessDenied("A member of that body raises this.")


def can_raise_escalation(practitioner: Viewer, body: Body | None) -> bool:
    """Return whether she may raise a difficulty, for herself or for this body."""
    return answers(check_can_raise_escalation, practitioner, body)


def check_can_answer_escalation(practitioner: Viewer, escalation: Escalation) -> None:
    """Raise AccessDenied unless she chairs or runs the body that owes the answer."""
    if not can_keep_meetings(practitioner, escalation.to_body):
        raise AccessDenied("Whoever chairs or runs that body answers.")


def can_answer_escalation(practitioner: Viewer, escalation: Escalation) -> bool:
    """Return whether she answers this for the body."""
    return answers(check_can_answer_escalation, practitioner, escalation)


def check_can_withdraw_escalation(practitioner: Viewer, escalation: Escalation) -> None:
    """Raise AccessDenied unless she raised it herself; passing on is not raising."""
    is_hers = escalation.raised_by_id == practitioner.pk
    if not is_hers or escalation.passed_on_from_id:
        raise AccessDenied("Whoever raised this takes it back.")


def can_withdraw_escalation(practitioner: Viewer, escalation: Escalation) -> bool:
    """Return whether she raised it."""
    return answers(check_can_withdraw_escalation, practitioner, escalation)
