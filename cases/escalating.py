"""How soon each step towards social care, and each stage of a disagreement, is answered.

A decision on a referral within one working day: practice.md 1.8. The stages are those of
practice.md 3.4; no law says how long each may take, so the days are ours to change here.
"""

from datetime import date

from cases.models import Disagreement, SocialCareReferral
from config.working_days import working_days_after

DECISION_DAYS = 1
FEEDBACK_DAYS = 10
STAGE_DAYS: dict[int, int] = {
    Disagreement.Stage.PRACTITIONERS: 1,
    Disagreement.Stage.MANAGERS: 2,
    Disagreement.Stage.SAFEGUARDING: 3,
    Disagreement.Stage.PARTNERSHIP: 5,
}
"""Working days until an answer is due."""
LAST_STAGE = Disagreement.Stage.PARTNERSHIP


def answer_due(stage: int, since: date) -> date:
    """Return the day by which a stage that begins on `since` is to be answered."""
    return working_days_after(since, STAGE_DAYS[stage])


def social_care_due(referral: SocialCareReferral) -> date | None:
    """Return the day by which social care is to be heard from; None: all is known."""
    if referral.feedback_on:
        return None
    if referral.outcome_on:
        return working_days_after(referral.outcome_on, FEEDBACK_DAYS)
    return working_days_after(referral.sent_on, DECISION_DAYS)
