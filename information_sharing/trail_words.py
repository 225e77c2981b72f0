"""What happened to a record, in words that a parent understands (R17)."""

from dataclasses import dataclass
from datetime import datetime

from information_sharing.models import AccessEvent

WORDS: dict[str, str] = {
    "CASE_VIEWED": "looked at the overview",
    "CASE_READ_BY_API": "read the record through another system",
    "ASSESSMENT_VIEWED": "looked at the assessment",
    "PLAN_VIEWED": "looked at the plan",
    "SHARING_VIEWED": "looked at what is shared",
    "REASONS_VIEWED": "looked at why they may see it",
    "READERS_VIEWED": "looked at who can see it",
    "TRAIL_VIEWED": "looked at who has looked",
    "CASE_PRINTED": "printed a summary",
    "FORM_OPENED": "opened a form to write in",
    "FAMILY_REGISTERED": "registered the family",
    "CHECKLIST_COMPLETED": "completed the checklist",
    "ASSESSMENT_STARTED": "started the assessment",
    "ASSESSMENT_COMPLETED": "completed the assessment",
    "CONTRIBUTION_WRITTEN": "wrote in the assessment",
    "CONSENT_RECORDED": "recorded consent",
    "CONSENT_WITHDRAWN": "recorded that consent was withdrawn",
    "SHARING_DECIDED": "decided about sharing",
    "SHARING_COUNTERSIGNED": "countersigned a decision to share",
    "ADVICE_ASKED": "asked the information officer",
    "ADVICE_GIVEN": "answered a question about sharing",
    "ADVICE_VIEWED": "read a question about sharing",
    "LEAD_NOMINATED": "asked someone to be lead professional",
    "LEAD_ACCEPTED": "accepted to be lead professional",
    "LEAD_DECLINED": "declined to be lead professional",
    "NOMINATION_VIEWED": "read the request to be lead professional",
    "GOAL_WRITTEN": "wrote a goal",
    "ACTION_WRITTEN": "wrote an action",
    "ACTION_ENDED": "ended an action",
    "REVIEW_RECORDED": "recorded a review",
    "CASE_CLOSED": "closed the case",
}
PAGES: dict[str, str] = {
    "cases:detail": "the overview",
    "cases:assessment": "the assessment",
    "cases:plan": "the plan",
    "cases:summary-pdf": "the printed summary",
    "cases:api-detail": "the record, through another system",
    "information_sharing:sharing": "what is shared",
    "information_sharing:why": "why it may be seen",
    "information_sharing:who": "who can see it",
    "information_sharing:trail": "who has looked",
    "information_sharing:decide": "deciding about sharing",
    "information_sharing:record-consent": "recording consent",
}


@dataclass(frozen=True)
class Line:
    """One line of the trail."""

    at: datetime
    who: str
    what: str
    refused: bool


def in_words(event: AccessEvent) -> Line:
    """Return one event as a sentence about a person."""
    refused = event.event == "REFUSED"
    what = _refusal(event) if refused else _act(event.event)
    return Line(at=event.at, who=str(event.by or "Nobody signed in"), what=what,
                refused=refused)  # fmt: skip


def _act(name: str) -> str:
    return WORDS.get(name, name.replace("_", " ").lower())


def _refusal(event: AccessEvent) -> str:
    route = event.details.get("route", "")
    page = PAGES.get(route, "a page of this record")
    return f"was refused: {page}"
