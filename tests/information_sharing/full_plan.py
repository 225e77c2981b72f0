"""What the plan, its reviews and the levels of need leave behind in a full case."""

from cases.models import Person
from tests.factories.cases import ActionFactory
from tests.factories.cases_plan import (
    ActionEntryFactory,
    DisagreementFactory,
    DisagreementStepFactory,
    PracticalNeedFactory,
    RecommendationFactory,
    ReopeningFactory,
    SocialCareReferralFactory,
)


def plan_with(child: Person, *, goal, word: str) -> None:
    """Leave a row in each table of the plan, about this child where it can be."""
    action = ActionFactory(goal=goal, words=word)
    ActionEntryFactory(action=action, words=word)
    PracticalNeedFactory(case=child.case, words=word)
    RecommendationFactory(case=child.case, person=child, why=word)
    SocialCareReferralFactory(case=child.case, person=child, reason=word)
    differs = DisagreementFactory(case=child.case, person=child, words=word)
    DisagreementStepFactory(disagreement=differs, words=word)
    ReopeningFactory(case=child.case, words=word)
