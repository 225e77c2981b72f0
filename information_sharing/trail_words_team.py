"""What the team, and who looks back, did, in words a parent understands (R17)."""

from information_sharing import trail_words_agencies as agencies
from information_sharing import trail_words_evaluation as evaluation
from information_sharing import trail_words_leading as leading
from information_sharing import trail_words_meetings as meetings
from information_sharing import trail_words_referrals as referrals
from information_sharing import trail_words_visits as visits

_LOOKED, _WROTE = leading.LOOKED | meetings.LOOKED, leading.WROTE | meetings.WROTE
LOOKED: dict[str, str] = (
    _LOOKED
    | referrals.LOOKED
    | visits.LOOKED
    | evaluation.LOOKED
    | agencies.LOOKED
    | {
        "UNMET_NEEDS_LISTED": "looked at which needs nobody meets yet",
        "CLOSING_LETTER_PRINTED": "printed the letter about the end of the work",
        "LEVELS_OF_CASE_VIEWED": "looked at steps to social care, and where views differ",
    }
)
WROTE: dict[str, str] = (
    _WROTE
    | referrals.WROTE
    | visits.WROTE
    | evaluation.WROTE
    | agencies.WROTE
    | {
        "ACTION_PROGRESSED": "wrote how an action goes",
        "ACTION_MOVED": "moved an action to another day",
        "ACTION_HANDED_OVER": "handed an action over",
        "GOAL_SETTLED": "wrote how a goal stands",
        "PRACTICAL_NEEDS_ASKED": "asked about practical needs",
        "SERVICE_RECOMMENDED": "recommended a service",
        "RECOMMENDATION_ANSWERED": "wrote whether a service was obtained",
        "RECOMMENDATION_ASKED_AGAIN": "asked again about a service",
        "UNMET_NEED_TAKEN_ON": "took on a need that nobody meets yet",
        "UNMET_NEED_MET": "wrote that a need is met",
        "CASE_REOPENED": "opened the case again",
        "SOCIAL_CARE_REFERRED": "asked social care for help",
        "SOCIAL_CARE_ANSWERED": "wrote what social care answered",
        "DISAGREEMENT_RAISED": "wrote that services see something differently",
        "DISAGREEMENT_TAKEN_FURTHER": "took a difference of view further",
        "DISAGREEMENT_SETTLED": "wrote how a difference of view ended",
    }
)
