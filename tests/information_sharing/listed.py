"""A family that agreed to be found, and somebody who looks."""

from datetime import date

from agencies.models import RoleName
from information_sharing.queries.index import Search
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import AddressFactory
from tests.people import consent_for, household

BORN = {"born_on_day": "3", "born_on_month": "7", "born_on_year": "2024"}
MAYA = {"given_name": "Maya", "family_name": "Ward", "purpose": "BEGINNING", **BORN}


def listed_household(**consent):
    """Return a family whose mother agreed that she and Maya may be found."""
    family = household()
    consent_for(family, TeamFactory(), may_be_found=True, **consent)
    AddressFactory(person=family.child)
    return family


def wanted(**changes) -> Search:
    """Return a search for Maya Ward, born on 3 July 2024, with changes."""
    typed = {"given_name": "Maya", "family_name": "Ward", "born_on": date(2024, 7, 3)}
    return Search(**(typed | changes))


def safeguarding_lead():
    """Return somebody whose role may search, and who works with no family."""
    return TeamMembershipFactory(role=RoleName.SAFEGUARDING_LEAD).practitioner
