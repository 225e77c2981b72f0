"""What the pages of referrals, of questions to colleagues and of panels are opened on."""

from information_sharing.categories import Category
from tests.factories.cases_referrals import (
    ColleagueRequestFactory,
    PanelItemFactory,
    PanelMeetingFactory,
    PanelMemberFactory,
    PromiseFactory,
    ReferralFactory,
)
from tests.matrix.canaries import FAMILY, TEAM, canary


def plant_referrals(family) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    case = family.case
    PromiseFactory(team=case.recording_team)
    said = dict.fromkeys(("child_name", "words", "referrer_name"), TEAM)
    referral = ReferralFactory(team=case.recording_team, **said)
    said = canary(Category.DEVELOPMENT, "child")
    question = ColleagueRequestFactory(
        case=case, person=family.child, team=case.recording_team, words=said
    )
    return {
        "referral": referral,
        "colleague_request": question,
        **plant_panel(case),
    }


def plant_panel(case) -> dict:
    """Return a panel of the case's centre, with a seat, a sitting, and the family on it."""
    word = canary(Category.PLAN, FAMILY)
    seat = PanelMemberFactory(panel__centre=case.centre)
    sitting = PanelMeetingFactory(panel=seat.panel)
    item = PanelItemFactory(case=case, meeting=sitting, words=word, options=word)
    return {"panel": seat.panel, "seat": seat, "sitting": sitting, "panel_item": item}
