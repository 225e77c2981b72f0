"""Who may know of a visit, who may change it, and that somebody else is due (P2, T3)."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from agencies.models import Practitioner
from cases.models import Case, Meeting, Person, Visit
from information_sharing.access.doing import (
    READ_ONLY,
    can_coordinate,
    check_can_coordinate,
    written,
)
from information_sharing.access.leaving import answers_for_leaver
from information_sharing.access.seeing import Viewer, answers, facts_within
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access, Reach

PLANNED = Visit.Status.PLANNED


def readers_of(case: Case, category: str, person: Person | None) -> frozenset[UUID]:
    """Return the keys of those who work with such a fact of this case now.

    Whom an emergency or oversight lets in for a while is not among them (R11).
    """
    about = {"person": person} if person else {}
    rows = (Reach if person else Access).objects.filter(
        case=case, category=category, **about
    )
    works = rows.exclude(kind__in=READ_ONLY)
    return frozenset(works.values_list("practitioner", flat=True))


def somebody_else_is_due(practitioner: Viewer, case: Case, on: date) -> bool:
    """Return whether somebody is due there that day of whom she may not know.

    It is yes or no and nothing more: not who, when in the day, for what, or how many;
    and only for somebody who may write here, so that nobody asks by the way (R11, R13).
    """
    if not written(practitioner, case):
        raise AccessDenied("This record is open to you for reading only.")
    visits = Visit.objects.filter(case=case, planned_on=on, status=PLANNED)
    others = visits.exclude(Q(practitioner=practitioner.pk))
    meetings = Meeting.objects.filter(
        case=case, held_on=on, status=Meeting.Status.PLANNED
    )
    return any(
        rows.exclude(
            pk__in=facts_within(practitioner, rows, case).values("pk")
        ).exists()
        for rows in (others, meetings)
    )


def check_can_record_visit(practitioner: Practitioner, visit: Visit) -> None:
    """Raise AccessDenied unless she goes there, and may write of it still."""
    _check_writes_of(practitioner, visit)
    if not _goes(practitioner, visit):
        raise AccessDenied("Only whoever goes there writes down how a visit went.")


def can_record_visit(practitioner: Practitioner, visit: Visit) -> bool:
    """Return whether she writes down how this visit went."""
    return answers(check_can_record_visit, practitioner, visit)


def check_can_change_visit(practitioner: Practitioner, visit: Visit) -> None:
    """Raise AccessDenied unless she goes there, booked it, or coordinates the case.

    Whoever answers for the team of a visitor who leaves sees to it as well (R20).
    """
    _check_writes_of(practitioner, visit)
    if _goes(practitioner, visit) or visit.booked_by_id == practitioner.pk:
        return
    coordinates = can_coordinate(practitioner, visit.case)
    if not (coordinates or answers_for_leaver(practitioner, visit.practitioner_id)):
        check_can_coordinate(practitioner, visit.case)


def can_change_visit(practitioner: Practitioner, visit: Visit) -> bool:
    """Return whether she may move this visit, call it off or hand it over."""
    return answers(check_can_change_visit, practitioner, visit)


def _check_writes_of(practitioner: Practitioner, visit: Visit) -> None:
    if (visit.person_id, visit.category) not in written(practitioner, visit.case):
        raise AccessDenied("This visit is not yours to write about any more.")


def _goes(practitioner: Practitioner, visit: Visit) -> bool:
    if visit.practitioner_id == practitioner.pk:
        return True
    return bool(visit.with_whom.filter(pk=practitioner.pk).exists())
