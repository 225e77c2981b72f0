"""What referrals, questions to colleagues and panels leave of a case."""

from cases.models import Person
from tests.factories.cases_referrals import (
    ColleagueRequestFactory,
    PanelItemFactory,
    ReferralFactory,
    ReferralMoveFactory,
)


def referred(child: Person, word: str) -> None:
    """Leave a referral with a step, a question to a colleague, a panel's item."""
    referral = ReferralFactory(case=child.case, child_name=word, words=word)
    ReferralMoveFactory(referral=referral, words=word)
    ColleagueRequestFactory(case=child.case, person=child, words=word, answer=word)
    PanelItemFactory(case=child.case, referral=referral, words=word, options=word)
