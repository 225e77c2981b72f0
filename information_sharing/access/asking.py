"""Whom one may ask about a family: only those with whom it is shared already (T6)."""

from uuid import UUID

from agencies.models import Practitioner
from cases.models import Case, ColleagueRequest, Person
from information_sharing.access.doing import (
    READ_ONLY,
    can_coordinate,
    check_can_write,
)
from information_sharing.access.seeing import Viewer, answers, memberships
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access, Reach


def colleagues_of(practitioner: Viewer, case: Case) -> list[Access]:
    """Return who else works on this case now, each once for each team."""
    rows = Access.objects.filter(case=case, category=Category.IDENTITY)
    rows = rows.exclude(kind__in=READ_ONLY).exclude(practitioner=practitioner.pk)
    by_place = {
        (row.team_id, row.practitioner_id): row
        for row in rows.select_related("team__agency", "practitioner")
    }
    return sorted(
        by_place.values(), key=lambda row: (str(row.team), row.practitioner_id)
    )


def reached_through(
    team: UUID, case: Case, category: str, person: Person | None
) -> frozenset[UUID]:
    """Return who may write this kind of information here by way of this team."""
    about = {"person": person} if person else {}
    rows = (Reach if person else Access).objects.filter(
        case=case, category=category, team=team, **about
    )
    writes = rows.exclude(kind__in=READ_ONLY)
    return frozenset(writes.values_list("practitioner", flat=True))


def check_can_answer_colleague(
    practitioner: Viewer, question: ColleagueRequest
) -> None:
    """Raise AccessDenied unless it was put to her, and is shared with her still."""
    if question.asked_of_id:
        if question.asked_of_id != practitioner.pk:
            raise AccessDenied("Only the colleague who was asked can answer.")
    elif not memberships(practitioner).filter(team=question.team_id).exists():
        raise AccessDenied("Only the team that was asked can answer.")
    check_can_write(practitioner, question.case, question.category, question.person)


def can_answer_colleague(practitioner: Viewer, question: ColleagueRequest) -> bool:
    """Return whether she may answer this question."""
    return answers(check_can_answer_colleague, practitioner, question)


def check_can_end_question(
    practitioner: Practitioner, question: ColleagueRequest
) -> None:
    """Raise AccessDenied unless she asked it, or coordinates the case."""
    check_can_write(practitioner, question.case, question.category, question.person)
    hers = question.asked_by_id == practitioner.pk
    if not (hers or can_coordinate(practitioner, question.case)):
        raise AccessDenied("Only who asked can take the question back.")


def can_end_question(practitioner: Practitioner, question: ColleagueRequest) -> bool:
    """Return whether she may take this question back."""
    return answers(check_can_end_question, practitioner, question)
