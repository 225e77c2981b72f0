"""A body with a seat, a meeting and what follows from it; a difficulty; a pair of agencies."""

from tests.factories.agencies_agreed import (
    BodyActionFactory,
    BodyFactory,
    BodyItemFactory,
    BodyMeetingFactory,
    BodyMemberFactory,
    EscalationFactory,
    InterestFactory,
    ObjectiveFactory,
    PartnershipLevelFactory,
    TakeBackFactory,
)


def plant_bodies(family, people) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    The recording team's agency sits there and says how far it works with the agency of
    the centre's office.
    """
    case, worker = family.case, people["recording_team"]
    agency = case.recording_team.agency
    office = people["agency_administrator"].memberships.first().team.agency
    body = BodyFactory(centre=case.centre)
    seat = BodyMemberFactory(body=body, practitioner=worker, agency=agency)
    meeting = BodyMeetingFactory(body=body)
    return {
        "body": body,
        "body_member": seat,
        "interest": InterestFactory(member=seat),
        "objective": ObjectiveFactory(body=body),
        "body_meeting": meeting,
        "body_item": BodyItemFactory(meeting=meeting),
        "body_action": BodyActionFactory(meeting=meeting, agency=agency),
        "take_back": TakeBackFactory(meeting=meeting, agency=agency),
        "escalation": EscalationFactory(to_body=body, raised_by=worker),
        "partnership_level": PartnershipLevelFactory(
            one=agency, other=office, recorded_by=worker
        ),
    }
