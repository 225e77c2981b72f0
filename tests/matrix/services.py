"""The directory: a service of the office's own agency, at a place and a time."""

from tests.factories.agencies_centre import (
    ServiceAtLocationFactory,
    ServiceFactory,
    ServiceTimeFactory,
    TaxonomyTermFactory,
)


def plant_services(people) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    keeper = people["agency_administrator"].memberships.first()
    service = ServiceFactory(agency=keeper.team.agency, name="Chatter group")
    there = ServiceAtLocationFactory(service=service)
    term = TaxonomyTermFactory()
    service.needs.add(term)
    return {
        "service": service,
        "service_part": "what",
        "place_given": there,
        "service_at_location": there,
        "time_given": ServiceTimeFactory(service=service, at_location=there),
        "taxonomy": term.taxonomy,
        "taxonomy_term": term,
        "scheme": "family_hub",
        "offer_line": "debt",
    }
