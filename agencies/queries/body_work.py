"""What boards and groups asked of somebody, as lines of her work list."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from agencies.models import BodyAction, BodyMeeting, Practitioner, TakeBack
from cases.work_items import WorkItem
from information_sharing import access


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return her actions, what her seat takes back, answers she owes, and meetings."""
    seats = list(access.seats_in(viewer).values_list("body", "agency", "is_chair"))
    bodies = {body for body, _, _ in seats}
    chaired = {body for body, _, chairs in seats if chairs}
    return [
        *(_action(row) for row in _actions(viewer)),
        *(_take_back(row) for row in _takes_back(seats)),
        *_owed(viewer, chaired),
        *(_meeting(row) for row in _meetings(bodies)),
    ]


def _actions(viewer: Practitioner) -> QuerySet[BodyAction]:
    rows = BodyAction.objects.filter(owner=viewer, done_at=None, dropped_at=None)
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


def _owed(viewer: Practitioner, chaired) -> Iterator[WorkItem]:
    if not chaired:
        return
    rows = access.visible_escalations(viewer).filter(to_body__in=chaired)
    waits = rows.filter(answered_at=None, withdrawn_at=None, passed_on__isnull=True)
    for row in waits.select_related("to_body"):
        yield WorkItem(
            kind="ESCALATION",
            words=f"{row.to_body} owes an answer to a difficulty",
            url=reverse("agencies:escalation", args=[row.pk]),
            due_on=row.answer_by,
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
