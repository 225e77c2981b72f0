"""The levels of need, and each team's own view of them."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.models import Assessment, LevelOfNeed, ViewOfNeed
from information_sharing import access
from information_sharing.categories import Category


def levels(*, viewer: Practitioner) -> QuerySet[LevelOfNeed]:
    """Return the local levels of need: the same for everybody who signs in."""
    found = LevelOfNeed.objects.all()
    return found if viewer.is_authenticated else found.none()


def view_of_my_team(
    *, viewer: Practitioner, assessment: Assessment
) -> ViewOfNeed | None:
    """Return what her own team has said of this assessment, if anything."""
    case, person = assessment.case, assessment.person
    team = access.writing_team(viewer, case, Category.PLAN, person)
    views = ViewOfNeed.objects.filter(assessment=assessment, team=team)
    return access.visible_facts(viewer, views).first()


def views_in(*, viewer: Practitioner, assessment: Assessment) -> tuple[ViewOfNeed, ...]:
    """Return each team's view that was given in this version, as far as shared."""
    rows = ViewOfNeed.objects.filter(assessment=assessment)
    return tuple(_seen(rows, viewer, assessment))


def views_before(
    *, viewer: Practitioner, assessment: Assessment, given: tuple[ViewOfNeed, ...]
) -> tuple[ViewOfNeed, ...]:
    """Return the last view of each team that has not yet given one in this version.

    It stays that of its version: nothing is carried over, and nothing added up.
    """
    if assessment.version == 1:
        return ()
    rows = ViewOfNeed.objects.filter(
        assessment__person=assessment.person_id,
        assessment__version__lt=assessment.version,
    ).exclude(team__in=[view.team_id for view in given])
    newest = _seen(rows, viewer, assessment).order_by("-assessment__version")
    last: dict[UUID, ViewOfNeed] = {}
    for view in newest.select_related("assessment"):
        last.setdefault(view.team_id, view)
    return tuple(last.values())


def _seen(rows, viewer: Practitioner, assessment: Assessment) -> QuerySet[ViewOfNeed]:
    seen = access.facts_within(viewer, rows, assessment.case)
    return seen.select_related("level", "given_by", "team__agency", "team__centre")
