"""What boards and groups asked of somebody, as lines of her work list."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from agencies.models import (
    BodyAction,
    BodyMeeting,
    BodyMember,
    Practitioner,
    TakeBack,
    TeamMembership,
)
from agencies.queries.bodies import silent
from cases.work_items import WorkItem
from information_sharing import access
from information_sharing.roles import Permission


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return her actions, what her seat takes back, answers she owes, and meetings.

    What an agency does without a name is for whoever sits there for it; what a chair
    would see to, where nobody is in the chair, for whoever runs the body.
    """
    seats = list(access.seats_in(viewer).values_list("body", "agency", "is_chair"))
    bodies = {body for body, _, _ in seats}
    kept = {body for body, _, chairs in seats if chairs} | _without_a_chair(viewer)
    return [
        *(_action(row) for row in _actions(viewer, seats)),
        *(_take_back(row) for row in _takes_back(seats)),
        *_owed(viewer, kept),
        *(_silent(body) for body in silent(viewer=viewer, keys=kept)),
        *(_meeting(row) for row in _meetings(bodies)),
    ]


def _without_a_chair(viewer: Practitioner) -> set[UUID]:
    """Return the bodies that she runs, and where nobody who works here is in the chair."""
    if not access.can_have(viewer, Permission.RUN_BODIES):
        return set()
    works = TeamMembership.objects.in_force().values("practitioner")
    chairs = BodyMember.objects.filter(
        body=OuterRef("pk"), is_chair=True, left_at=None, practitioner__in=works
    )
    runs = access.bodies_run(viewer).filter(~Exists(chairs), ended_at=None)
    return set(runs.values_list("pk", flat=True))


def _actions(viewer: Practitioner, seats) -> QuerySet[BodyAction]:
    wanted = Q(owner=viewer)
    for body, agency, _ in seats:
        if agency:
            wanted |= Q(owner=None, meeting__body=body, agency=agency)
    rows = BodyAction.objects.filter(wanted, done_at=None, dropped_at=None)
    return rows.select_related("meeting__body")


def _takes_back(seats) -> QuerySet[TakeBack]:
    """Return what waits for the agency for which she sits on that body."""
    wanted = Q(pk__in=[])
    for body, agency, _ in seats:
        if agency:
            wanted |= Q(meeting__body=body, agency=agency)
    rows = TakeBack.objects.filter(wanted, answered_at=None)
    return rows.select_related("meeting__body", "agency")


def _meetings(bodies) -> QuerySet[BodyMeeting]:
    rows = BodyMeeting.objects.filter(body__in=bodies, closed_at=None)
    return rows.filter(cancelled_at=None).select_related("body")


def _owed(viewer: Practitioner, kept: set[UUID]) -> Iterator[WorkItem]:
    if not kept:
        return
    rows = access.visible_escalations(viewer).filter(to_body__in=kept)
    waits = rows.filter(answered_at=None, withdrawn_at=None, passed_on__isnull=True)
    for row in waits.select_related("to_body"):
        yield WorkItem(
            kind="ESCALATION",
            words=f"{row.to_body} owes an answer to a difficulty",
            url=reverse("agencies:escalation", args=[row.pk]),
            due_on=row.answer_by,
        )


def _silent(body) -> WorkItem:
    return WorkItem(
        kind="BODY_SILENT",
        words=f"{body} has not met for twice its rhythm: set a day, or end it",
        url=reverse("agencies:body", args=[body.pk]),
    )


def _action(row: BodyAction) -> WorkItem:
    return WorkItem(
        kind="BODY_ACTION",
        words=f"Something to do for {row.meeting.body}",
        url=reverse("agencies:body-action", args=[row.pk]),
        due_on=row.due_on,
    )


def _take_back(row: TakeBack) -> WorkItem:
    return WorkItem(
        kind="TAKE_BACK",
        words=f"{row.agency} took something back from {row.meeting.body}: say what "
        "came of it",
        url=reverse("agencies:take-back", args=[row.pk]),
    )


def _meeting(row: BodyMeeting) -> WorkItem:
    return WorkItem(
        kind="BODY_MEETING",
        words=f"{row.body} meets",
        url=reverse("agencies:body-meeting", args=[row.pk]),
        due_on=row.held_on,
        begins=row.begins,
    )
