"""Requests to see a record: the list, the work page, the passages (section 8).

The office's role lists requests by reference. What is in them is read only with an
oversight that was approved for this purpose and stands now (R9, R15).
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Grant, Oversight, Passage, SubjectAccessRequest
from information_sharing.roles import Permission

OFFICE = (Permission.ANSWER_SUBJECT_ACCESS, Permission.SECOND_FOR_OFFICER)
NO_SIGHT = (
    "You do not see this record now. Ask for oversight, to answer a request to see a "
    "record; a second person approves it."
)


@dataclass(frozen=True)
class Progress:
    """How far the reading of a pack has come."""

    all: int
    decided: int
    marked: int
    marked_left: int
    unmarked_left: int

    @property
    def left(self) -> int:
        """Return how many passages wait for a decision."""
        return self.marked_left + self.unmarked_left


def check_in_office(viewer: Practitioner) -> None:
    """Raise AccessDenied unless she answers requests, or is a second person there."""
    if not any(access.can_have(viewer, permission) for permission in OFFICE):
        raise AccessDenied("Your role does not include this page.")


def has_sight(viewer: Practitioner, case: Case) -> bool:
    """Return whether an oversight for this purpose stands now for this person."""
    held = access.in_force(viewer).filter(
        case=case,
        kind=Grant.Kind.OVERSIGHT,
        grant__oversight__purpose=Oversight.Purpose.SUBJECT_ACCESS,
    )
    return held.exists()


def check_has_sight(viewer: Practitioner, case: Case) -> None:
    """Raise AccessDenied unless an approved oversight stands now (R9, R15)."""
    if not has_sight(viewer, case):
        raise AccessDenied(NO_SIGHT)


def check_sees_everything(viewer: Practitioner, case: Case) -> None:
    """Raise NotPossibleNow while a shield keeps part of the record from her (R12)."""
    hidden = set(Category.values) - access.visible_categories(viewer, case)
    if hidden:
        raise NotPossibleNow(
            "Part of this record is kept from you by a shield. Be named as its reader "
            "first: a pack must hold everything."
        )


def check_reads_pack(viewer: Practitioner, case: Case) -> None:
    """Raise AccessDenied unless nothing in a pack is hidden from her now (R12, R15).

    A shield may have come after the pack was put together.
    """
    check_has_sight(viewer, case)
    try:
        check_sees_everything(viewer, case)
    except NotPossibleNow as shielded:
        raise AccessDenied(str(shielded)) from shielded


def requests_for(*, viewer: Practitioner) -> QuerySet[SubjectAccessRequest]:
    """Return every request to the office, the nearest end first."""
    check_in_office(viewer)
    rows = SubjectAccessRequest.objects.defer("pack", "data")
    return rows.select_related("case").order_by("due_on", "received_at")


def request_for(*, viewer: Practitioner, pk: UUID) -> SubjectAccessRequest:
    """Return one request, or raise Http404."""
    rows = requests_for(viewer=viewer)
    whole = rows.select_related(
        "person", "received_by", "redacted_by", "released_by", "refused_by"
    )
    return get_object_or_404(whole, pk=pk)


def case_by_reference(*, viewer: Practitioner, reference: str) -> Case | None:
    """Return the case that she oversees for this purpose; unknown ones are the same."""
    case = access.visible_cases(viewer).called(reference).first()
    return case if case and has_sight(viewer, case) else None


def people_of_case(*, viewer: Practitioner, case: Case) -> QuerySet[Person]:
    """Return the family, to somebody with an oversight for this purpose."""
    check_has_sight(viewer, case)
    return access.facts_of(viewer, Person, case)


def passages_of(
    *, viewer: Practitioner, request: SubjectAccessRequest, which: str = "all"
) -> QuerySet[Passage]:
    """Return passages in order: all, "marked", "unmarked", or "left" to decide."""
    check_reads_pack(viewer, request.case)
    kinds = {
        "marked": Q(names_others=True),
        "unmarked": Q(names_others=False),
        "left": _left(request),
    }
    passages = Passage.objects.filter(kinds.get(which, Q()), request=request)
    return in_order(passages)


def _left(request: SubjectAccessRequest) -> Q:
    """Return what is undecided, or was decided before the family's protection began.

    Whoever decided then did not know that an address could be a danger (R12).
    """
    left = Q(decided_at__isnull=True)
    since = access.protecting(request.case).aggregate(since=Max("set_at"))["since"]
    return left | Q(decided_at__lt=since) if since else left


def in_order(passages: QuerySet[Passage]) -> QuerySet[Passage]:
    """Return passages by their day; those without one stand first."""
    by_day = passages.select_related("decided_by")
    return by_day.order_by(F("on").asc(nulls_first=True), "position")


def passage_of(
    *, viewer: Practitioner, request: SubjectAccessRequest, pk: UUID
) -> Passage:
    """Return one passage of a request, or raise Http404."""
    return get_object_or_404(passages_of(viewer=viewer, request=request), pk=pk)


def next_to_decide(
    *, viewer: Practitioner, request: SubjectAccessRequest
) -> Passage | None:
    """Return the next marked passage that nobody has decided about."""
    left = passages_of(viewer=viewer, request=request, which="left")
    return left.filter(names_others=True).first()


def progress(*, viewer: Practitioner, request: SubjectAccessRequest) -> Progress:
    """Return how many passages there are, and how many are decided."""
    check_in_office(viewer)
    left = _left(request)
    counted = Passage.objects.filter(request=request).aggregate(
        all=Count("pk"),
        decided=Count("pk", filter=~left),
        marked=Count("pk", filter=Q(names_others=True)),
        marked_left=Count("pk", filter=left & Q(names_others=True)),
        unmarked_left=Count("pk", filter=left & Q(names_others=False)),
    )
    return Progress(**counted)
