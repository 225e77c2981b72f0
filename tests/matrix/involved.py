"""What the pages of who is involved, the follow-up and the glossary are opened on."""

from django.utils import timezone

from agencies.models import GlossaryTerm
from cases.models import Involvement
from information_sharing.categories import Category
from tests.factories.cases import ChecklistFactory
from tests.factories.cases_record import FollowUpFactory, PurposeFactory
from tests.matrix.canaries import FAMILY, ROLES, canary


def plant_involved(family, involvement: Involvement, *, done: bool = True) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    The service works on something of every category, for everybody of the family.
    """
    for category in Category:
        for role in (*ROLES, FAMILY):
            PurposeFactory(
                involvement=involvement,
                person=getattr(family, role, None),
                category=category,
                words=canary(category, role),
            )
    return {"follow_up": plant_follow_up(family, done=done), "term": term()}


def plant_follow_up(family, *, done: bool):
    """Return what became of a checklist about the child."""
    checklist = ChecklistFactory(person=family.child, reason="", decision="NO_ACTION")
    asked = {"checklist": checklist}
    if done:
        asked |= {
            "words": canary(Category.PLAN, "child"),
            "done_at": timezone.now(),
            "done_by": family.case.opened_by,
        }
    return FollowUpFactory(**asked)


def term() -> GlossaryTerm:
    """Return a word of the glossary that came with the site."""
    return GlossaryTerm.objects.get(name="CAF")
