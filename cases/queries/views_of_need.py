"""The levels of need, and each team's own view of them."""

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
