"""What the pages beside the plan are opened on: needs, services, steps, differences."""

import datetime

from information_sharing.categories import Category
from tests.factories.cases import ReviewFactory
from tests.factories.cases_plan import (
    DisagreementFactory,
    DisagreementStepFactory,
    PracticalNeedFactory,
    RecommendationFactory,
    ReopeningFactory,
    SocialCareReferralFactory,
)
from tests.matrix.canaries import FAMILY, canary


def plant_plan(family) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    case, child = family.case, family.child
    plan = canary(Category.PLAN, FAMILY)
    money = canary(Category.HOUSING_MONEY, FAMILY)
    talk, harm = (
        canary(category, "child")
        for category in (Category.DEVELOPMENT, Category.SAFEGUARDING)
    )
    ReopeningFactory(case=case, words=plan, closed_because=plan)
    ReviewFactory(
        case=case,
        held_on=datetime.date(2026, 1, 12),
        next_review_on=None,
        decision="CLOSE",
        closing_reason=plan,
        closing_summary=plan,
    )
    differs = DisagreementFactory(case=case, words=plan, with_outside=plan)
    DisagreementStepFactory(disagreement=differs, words=plan)
    return {
        "need": PracticalNeedFactory(case=case, words=money),
        "recommendation": RecommendationFactory(
            case=case, person=child, service=talk, declined=True
        ),
        "social_care_referral": SocialCareReferralFactory(
            case=case, person=child, reason=harm, sent_to=harm
        ),
        "disagreement": differs,
    }
