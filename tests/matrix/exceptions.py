"""What the pages of shields, emergencies, oversight and services are opened on."""

from tests.factories.cases import InvolvementFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.matrix.canaries import OFFICE


def plant_exceptions(case) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    The shield was lifted and the emergency is over: neither changes what is seen.
    """
    shielding = ShieldingFactory(case=case, lifted=True, reason=OFFICE)
    emergency = EmergencyAccessFactory(case=case, reason=OFFICE)
    grant = emergency.grant
    grant.ends_at = grant.starts_at
    grant.save(update_fields=["ends_at"])
    return {
        "shielding": shielding,
        "named": ShieldReaderFactory(shielding=shielding),
        "emergency": emergency,
        "oversight": OversightFactory(case=case, waiting=True, reason=OFFICE),
        "involvement": InvolvementFactory(case=case),
    }
