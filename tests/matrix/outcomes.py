"""What the pages of looking back at one family are opened on."""

from cases.outcomes import Outcome
from tests.factories.cases import ReviewFactory
from tests.factories.evaluation import (
    AgencyContributionFactory,
    FrameworkFactory,
    OutcomeStoryFactory,
)
from tests.matrix.canaries import FAMILY, canary
from tests.people import Household


def plant_outcomes(family: Household) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    story = OutcomeStoryFactory(
        case=family.case,
        person=family.child,
        outcome=Outcome.ENJOY_AND_ACHIEVE,
        words=canary("PLAN", FAMILY),
        released=True,
        owner=family.mother,
        released_words="A child finds words.",
    )
    return {
        "framework": FrameworkFactory(),
        "gift": AgencyContributionFactory(
            case=family.case,
            person=family.child,
            agency=family.case.recording_team.agency,
        ),
        "moment": "beginning",
        "review": ReviewFactory(case=family.case),
        "story": story,
    }
