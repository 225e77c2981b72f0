"""What the pages of referrals, of questions to colleagues and of panels are opened on."""

from information_sharing.categories import Category
from tests.factories.cases_referrals import (
    ColleagueRequestFactory,
    PromiseFactory,
    ReferralFactory,
)
from tests.matrix.canaries import FAMILY, canary


def plant_referrals(family) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    The words of the referral are of the kind that only the recording team sees all of.
    """
    case = family.case
    word = canary(Category.SAFEGUARDING, FAMILY)
    PromiseFactory(team=case.recording_team)
    referral = ReferralFactory(
        team=case.recording_team, child_name=word, words=word, referrer_name=word
    )
    said = canary(Category.DEVELOPMENT, "child")
    question = ColleagueRequestFactory(
        case=case, person=family.child, team=case.recording_team, words=said
    )
    return {"referral": referral, "colleague_request": question}
