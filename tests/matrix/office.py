"""What the pages of the office are opened on: one of each paper about the family."""

from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    ListingFactory,
)
from tests.factories.information_sharing_office import NoticeFactory
from tests.matrix.canaries import SHARING


def plant_office(family, teams, personas) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    case = family.case
    notice = NoticeFactory(to=personas["lead_professional"], case=case)
    return {
        "notice": notice,
        "access_request": AccessRequestFactory(case=case, purpose=SHARING),
        "listing": ListingFactory(case=case, reason=SHARING),
    }
