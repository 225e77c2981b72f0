"""What the pages of the office are opened on: one of each paper about the family."""

from django.utils import timezone

from information_sharing.commands.disclosures import make_disclosure
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.information_sharing import (
    AccessEventFactory,
    ConsentBodyFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    ListingFactory,
)
from tests.factories.information_sharing_office import (
    DestructionCertificateFactory,
    LegalHoldFactory,
    NoticeFactory,
    PassageFactory,
    SubjectAccessRequestFactory,
)
from tests.matrix.canaries import OFFICE, SHARING
from tests.people import consent_for


def plant_office(family, teams, personas) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    case = family.case
    asked = SubjectAccessRequestFactory(person=family.mother, identity_checked=SHARING)
    notice = NoticeFactory(to=personas["lead_professional"], case=case)
    return {
        "notice": notice,
        "access_request": AccessRequestFactory(case=case, purpose=SHARING),
        "subject_request": asked,
        "passage": PassageFactory(request=asked, text=SHARING),
        "listing": ListingFactory(case=case, reason=SHARING),
        **plant_desk(case, personas),
    }


def plant_desk(case, personas) -> dict:
    """Return what the desk, the accounts and the retention pages lead to."""
    administrator = personas["agency_administrator"].memberships.get()
    colleague = TeamMembershipFactory(team=administrator.team)
    AccessEventFactory(case=case, by=personas["outsider"])
    return {
        "reader": personas["outsider"],
        "sign": "NO_WORK",
        "day": str(timezone.localdate()),
        "account": colleague.practitioner,
        "membership": colleague,
        "hold": LegalHoldFactory(case=case, reason=OFFICE),
        "certificate": DestructionCertificateFactory(),
    }


OF_A_DISCLOSURE = ("disclosure", "make-disclosure", "disclosure-sent")


def plant_special(family, personas) -> dict:
    """Return, by route, arguments that mean something else there."""
    consent = consent_for(family, note=SHARING)
    ConsentBodyFactory(consent=consent, name="Hill Top school")
    decision = SharingDecisionFactory(
        case=family.case,
        team=None,
        outside_organisation="Hill Top school",
        consent=consent,
        people=[family.child, family.mother],
        method="DOCUMENT",
        ends_on=timezone.localdate() + timezone.timedelta(days=30),
        purpose=SHARING,
    )
    make_disclosure(decision=decision, by=personas["recording_team"])
    told = {"decision": decision}
    return {f"information_sharing:{name}": told for name in OF_A_DISCLOSURE}
