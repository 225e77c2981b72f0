"""What this person may do to a case that she can see, and to a centre's figures."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.models import Action, Case, CaseQuerySet, Person
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Grant, Reach, SharingDecision

if TYPE_CHECKING:
    from lead_professional.models import Nomination


from information_sharing.access import deputies
from information_sharing.access.deputies import cases_stood_in_for, stands_in
from information_sharing.access.leaving import answers_for_leaver
from information_sharing.access.seeing import (
    Viewer,
    answers,
    check_can_view_case,
    held,
    in_force,
    in_reach,
    memberships,
    visible_facts,
)

READ_ONLY = deputies.READ_ONLY
COORDINATING = [Grant.Kind.RECORDING_TEAM, Grant.Kind.LEAD_PROFESSIONAL]


def check_can_coordinate(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied unless she is of the recording team, leads, or stands in.

    They write the checklist, start the assessment, record consent, decide on
    sharing, ask for a lead professional, write the plan, review and close.
    """
    check_can_view_case(practitioner, case)
    rows = held(practitioner, case.pk)
    coordinates = any(row.kind in COORDINATING for row in rows)
    if not (coordinates or stands_in(practitioner, case.pk, rows)):
        raise AccessDenied(
            "Only the team that opened the case and the lead professional can do this."
        )


def check_can_name_deputy(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied for her who only stands in: nobody prolongs her own days."""
    check_can_coordinate(practitioner, case)
    rows = held(practitioner, case.pk)
    if not any(row.kind in COORDINATING for row in rows):
        raise AccessDenied("Whoever stands in does not name who stands in.")


def can_name_deputy(practitioner: Viewer, case: Case) -> bool:
    """Return whether she may name somebody to stand in."""
    return answers(check_can_name_deputy, practitioner, case)


def coordinated_cases(practitioner: Viewer) -> CaseQuerySet:
    """Return the cases of her recording team, those she leads, and stands in for."""
    rows = in_force(practitioner).filter(
        kind__in=COORDINATING, category=Category.IDENTITY
    )
    hers = Q(pk__in=rows.values("case"))
    others = cases_stood_in_for(practitioner)
    return Case.objects.filter(hers | Q(pk__in=others) if others else hers)


def can_coordinate(practitioner: Viewer, case: Case) -> bool:
    """Return whether she is of the recording team, leads the case or stands in."""
    return answers(check_can_coordinate, practitioner, case)


def check_can_write(
    practitioner: Viewer, case: Case, category: str, person: Person | None = None
) -> None:
    """Raise AccessDenied unless this category, of this person, is shared with her.

    Both by one grant: health of one child and development of another, each shared by
    its own decision, never open the health of both.
    """
    check_can_view_case(practitioner, case)
    _check_not_only_reading(practitioner, case)
    if category not in _written_in(practitioner, case):
        label = Category(category).label
        raise AccessDenied(f"You cannot write here: {label} is not shared with you.")
    if person and category not in _written_in(practitioner, case, person):
        raise AccessDenied("This person is not shared with you for this.")


def _check_not_only_reading(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied where an emergency or oversight is all that she has."""
    kinds = {row.kind for row in held(practitioner, case.pk)}
    if kinds <= {*READ_ONLY}:
        raise AccessDenied("This record is open to you for reading only.")


def _written_in(
    practitioner: Viewer, case: Case, person: Person | None = None
) -> frozenset[str]:
    if person is None:
        rows = held(practitioner, case.pk)
        return frozenset(row.category for row in rows if row.kind not in READ_ONLY)
    reached = in_reach(practitioner).filter(case=case, person=person)
    writes = reached.exclude(kind__in=READ_ONLY)
    return frozenset(writes.values_list("category", flat=True))


def written(practitioner: Viewer, case: Case) -> frozenset[tuple[UUID | None, str]]:
    """Return of whom, and in which category, she writes; None is nobody in particular.

    What an emergency or oversight shows her besides is for reading (R11).
    """
    reached = in_reach(practitioner).filter(case=case).exclude(kind__in=READ_ONLY)
    people = reached.values_list("person", "category")
    whole = _written_in(practitioner, case)
    return frozenset([(None, category) for category in whole]).union(people)


NO_CASE = UUID(int=0)


def people_written(
    practitioner: Viewer, category: str, cases: Iterable[UUID] | None = None
) -> QuerySet[Person]:
    """Return those of whom she writes this kind of information, in every open case.

    What she reaches is asked for once, not once for each of a thousand people; `cases`
    narrows it. No case and a case out of her reach ask the same questions (R8).
    """
    reached = in_reach(practitioner)
    if cases is not None:
        reached = reached.filter(case__in=[*cases, NO_CASE])
    writes = reached.filter(category=category).exclude(kind__in=READ_ONLY)
    known = reached.filter(category=Category.IDENTITY)
    both = set(_people_in(writes)) & set(_people_in(known))
    people = Person.objects.filter(pk__in=both)
    return people.exclude(case__status=Case.Status.CLOSED)


def _people_in(rows: QuerySet[Reach]) -> Iterable[UUID]:
    return rows.values_list("person", flat=True)


def can_write(practitioner: Viewer, case: Case, category: str) -> bool:
    """Return whether this category of the case is shared with her."""
    return answers(check_can_write, practitioner, case, category)


def check_can_end_action(practitioner: Viewer, action: Action) -> None:
    """Raise AccessDenied unless she sees the action, and owns it or coordinates.

    Whoever answers for the team of an owner who leaves sees to it as well (R20).
    """
    if not visible_facts(practitioner, Action.objects.filter(pk=action.pk)).exists():
        raise AccessDenied("This action is not shared with you.")
    if (action.person_id, action.category) not in written(practitioner, action.case):
        raise AccessDenied("This action is open to you for reading only.")
    owner = action.owner_practitioner_id
    hers = owner == practitioner.pk or _team_is_hers(practitioner, action)
    if hers or can_coordinate(practitioner, action.case):
        return
    if not answers_for_leaver(practitioner, owner):
        check_can_coordinate(practitioner, action.case)


def can_end_action(practitioner: Viewer, action: Action) -> bool:
    """Return whether she may say that this action is done."""
    return answers(check_can_end_action, practitioner, action)


def _team_is_hers(practitioner: Viewer, action: Action) -> bool:
    """Return whether her team, or an agency of hers as in older plans, owns it."""
    owners = Q()
    if action.owner_team_id:
        owners = Q(team=action.owner_team_id)
    elif action.owner_agency_id:
        owners = Q(team__agency=action.owner_agency_id)
    return bool(owners) and memberships(practitioner).filter(owners).exists()


def check_can_countersign(practitioner: Viewer, decision: SharingDecision) -> None:
    """Raise AccessDenied unless she is a second person who coordinates (R7)."""
    if decision.made_by_id == practitioner.pk:
        raise AccessDenied("A second person must countersign your decision.")
    check_can_coordinate(practitioner, decision.case)


def can_countersign(practitioner: Viewer, decision: SharingDecision) -> bool:
    """Return whether she may countersign this decision."""
    return answers(check_can_countersign, practitioner, decision)


def check_can_answer_nomination(practitioner: Viewer, nomination: "Nomination") -> None:
    """Raise AccessDenied unless she is the one who was asked, and still works there."""
    if nomination.nominee_id != practitioner.pk:
        raise AccessDenied("Only the person who was asked can answer.")
    if not memberships(practitioner).filter(team=nomination.team_id).exists():
        raise AccessDenied(f"You no longer work in {nomination.team}.")


def can_answer_nomination(practitioner: Viewer, nomination: "Nomination") -> bool:
    """Return whether she is the one who was asked."""
    return answers(check_can_answer_nomination, practitioner, nomination)
