"""Colleagues and agencies: whose page, which registration, which agency."""

from tests.factories.agencies_people import RegistrationFactory


def plant_colleagues(people) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    worker, administrator = people["recording_team"], people["agency_administrator"]
    return {
        "colleague": worker,
        "registration": RegistrationFactory(practitioner=worker),
        "agency": administrator.memberships.get().team.agency,
    }
