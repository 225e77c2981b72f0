"""Agreements and promises: one out for comments, one to be signed, one in force."""

from agencies.models import Agreement
from tests.factories.agencies import AgreementFactory
from tests.factories.agencies_agreed import (
    AgreementAimFactory,
    AgreementCommentFactory,
    AgreementPartyFactory,
    AgreementSectionFactory,
    CommitmentFactory,
)
from tests.people import Household

Status = Agreement.Status


def plant_agreements(family: Household, people) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    office = people["agency_administrator"].memberships.get().team.agency
    asked = _between(Status.CONSULTATION, office, family)
    comment = AgreementCommentFactory(agreement=asked, agency=office)
    signing = _between(Status.SIGNING, office, family)
    stands = _between(Status.IN_FORCE, office, family)
    return {
        "agreement": asked,
        "agreement_aim": AgreementAimFactory(agreement=asked),
        "agreement_comment": comment,
        "agreement_template": "service-level",
        "clause": AgreementSectionFactory(agreement=asked),
        "party": signing.parties.get(agency=office),
        "promise": CommitmentFactory(agency=office, agreement=stands),
    }


def _between(status, office, family) -> Agreement:
    """Return an agreement between the office and the agency that holds the record."""
    row = AgreementFactory(kind=Agreement.Kind.SERVICE_LEVEL, tier=None, status=status)
    for agency in (office, family.case.recording_team.agency):
        AgreementPartyFactory(agreement=row, agency=agency)
    return row
