"""Who adds to an assessment, for which team, and who may check how it is written."""

from uuid import UUID

from agencies.models import Practitioner, Team
from cases.models import Addition, Assessment, Case, Contribution, Person, ViewOfNeed
from information_sharing.access.doing import READ_ONLY, check_can_write
from information_sharing.access.seeing import (
    Viewer,
    answers,
    in_reach,
    visible_categories,
)
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied


def whole(assessment: Assessment) -> frozenset[str]:
    """Return the kinds of information that stand in all of this assessment.

    What its version asks, and what was carried over from one that asked more.
    """
    asked = assessment.template.questions.order_by().values_list("category")
    said = assessment.contributions.order_by().values_list("category")
    return frozenset(category for (category,) in asked.union(said))


def writing_team(
    practitioner: Viewer, case: Case, category: str, person: Person
) -> Team:
    """Return the team by which she writes of this kind here; the recording team first.

    Raises AccessDenied when no team of hers has it.
    """
    reached = in_reach(practitioner).filter(case=case, person=person, category=category)
    keys = reached.exclude(kind__in=READ_ONLY).values("team")
    teams = Team.objects.filter(pk__in=keys).select_related("agency", "centre")
    mine = sorted(
        teams, key=lambda team: (team.pk != case.recording_team_id, str(team))
    )
    if not mine:
        raise AccessDenied("This is not shared with any team of yours.")
    return mine[0]


def writers_of(assessment: Assessment) -> frozenset[UUID]:
    """Return who started it, and who has written in it at any time."""
    rows = {"assessment": assessment.pk}
    texts = Contribution.objects.filter(**rows)
    keys: set[UUID | None] = {assessment.started_by_id, assessment.completed_by_id}
    keys |= set(texts.values_list("events__written_by", flat=True))
    keys |= set(texts.values_list("written_by", flat=True))
    keys |= set(Addition.objects.filter(**rows).values_list("signed_by", flat=True))
    keys |= set(ViewOfNeed.objects.filter(**rows).values_list("given_by", flat=True))
    return frozenset(key for key in keys if key)


def check_can_check_quality(practitioner: Practitioner, assessment: Assessment) -> None:
    """Raise AccessDenied unless she reads all of it and has written none of it."""
    case, person = assessment.case, assessment.person
    check_can_write(practitioner, case, Category.PLAN, person)
    if not visible_categories(practitioner, case, person) >= whole(assessment):
        raise AccessDenied(
            "Only somebody who may read the whole assessment can check it."
        )
    if practitioner.pk in writers_of(assessment):
        raise AccessDenied(
            "You wrote in this assessment. A colleague who did not can check it."
        )


def can_check_quality(practitioner: Practitioner, assessment: Assessment) -> bool:
    """Return whether she reads all of it and has written none of it."""
    return answers(check_can_check_quality, practitioner, assessment)
