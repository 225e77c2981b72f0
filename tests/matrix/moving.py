"""What the pages of a move, and of a question from another team, are opened on."""

from django.utils import timezone

from information_sharing.categories import Category
from tests.factories.cases import CaseFactory
from tests.factories.cases_centre import JoinRequestFactory, TransferFactory
from tests.matrix.canaries import FAMILY, canary


def plant_moving(family, *, under_way: bool = False) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    One move was called off. While another is under way, nobody closes the case.
    """
    case, word = family.case, canary(Category.PLAN, FAMILY)
    over = {"ended_at": timezone.now(), "ended_by": case.opened_by}
    TransferFactory(case=case, area=word, ended_reason=word, **over)
    if under_way:
        sent = {"sent_at": timezone.now(), "sent_by": case.opened_by}
        TransferFactory(case=case, **sent)
    asked = JoinRequestFactory(case=CaseFactory(), other_reference=case.reference)
    return {"join_request": asked}
