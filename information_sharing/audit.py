"""The log of who looked at what: one writer, one reader (R10)."""

from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import Practitioner
from cases.models import Case
from information_sharing.models import AccessEvent

NOBODY = UUID(int=0)


class Event(StrEnum):
    """What can be written in the log."""

    SIGNED_IN = "SIGNED_IN"
    HOME_VIEWED = "HOME_VIEWED"
    CASES_LISTED = "CASES_LISTED"
    FAMILIES_SEARCHED = "FAMILIES_SEARCHED"
    FORM_OPENED = "FORM_OPENED"
    CASE_VIEWED = "CASE_VIEWED"
    CASE_READ_BY_API = "CASE_READ_BY_API"
    CASES_READ_BY_API = "CASES_READ_BY_API"
    ASSESSMENT_VIEWED = "ASSESSMENT_VIEWED"
    PLAN_VIEWED = "PLAN_VIEWED"
    SHARING_VIEWED = "SHARING_VIEWED"
    REASONS_VIEWED = "REASONS_VIEWED"
    READERS_VIEWED = "READERS_VIEWED"
    TRAIL_VIEWED = "TRAIL_VIEWED"
    CASE_PRINTED = "CASE_PRINTED"
    FAMILY_REGISTERED = "FAMILY_REGISTERED"
    CHECKLIST_COMPLETED = "CHECKLIST_COMPLETED"
    ASSESSMENT_STARTED = "ASSESSMENT_STARTED"
    ASSESSMENT_COMPLETED = "ASSESSMENT_COMPLETED"
    CONTRIBUTION_WRITTEN = "CONTRIBUTION_WRITTEN"
    CONSENT_RECORDED = "CONSENT_RECORDED"
    CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN"
    SHARING_DECIDED = "SHARING_DECIDED"
    SHARING_COUNTERSIGNED = "SHARING_COUNTERSIGNED"
    ADVICE_ASKED = "ADVICE_ASKED"
    ADVICE_GIVEN = "ADVICE_GIVEN"
    ADVICE_VIEWED = "ADVICE_VIEWED"
    LEAD_NOMINATED = "LEAD_NOMINATED"
    LEAD_ACCEPTED = "LEAD_ACCEPTED"
    LEAD_DECLINED = "LEAD_DECLINED"
    LEAD_REQUEST_TAKEN_BACK = "LEAD_REQUEST_TAKEN_BACK"
    NOMINATION_VIEWED = "NOMINATION_VIEWED"
    GOAL_WRITTEN = "GOAL_WRITTEN"
    ACTION_WRITTEN = "ACTION_WRITTEN"
    ACTION_ENDED = "ACTION_ENDED"
    REVIEW_RECORDED = "REVIEW_RECORDED"
    CASE_CLOSED = "CASE_CLOSED"
    REPORTS_LISTED = "REPORTS_LISTED"
    REPORT_REQUESTED = "REPORT_REQUESTED"
    REPORT_VIEWED = "REPORT_VIEWED"
    REPORT_DOWNLOADED = "REPORT_DOWNLOADED"
    SELF_EVALUATION_STARTED = "SELF_EVALUATION_STARTED"
    SELF_EVALUATION_VIEWED = "SELF_EVALUATION_VIEWED"
    SELF_EVALUATION_WRITTEN = "SELF_EVALUATION_WRITTEN"
    SELF_EVALUATION_DOWNLOADED = "SELF_EVALUATION_DOWNLOADED"
    REFUSED = "REFUSED"


def record(
    event: Event,
    *,
    by: Practitioner | None,
    case: Case | None = None,
    target: UUID | None = None,
    details: dict | None = None,
) -> AccessEvent:
    """Append one event to the chain of its case, or else of its person.

    `details` holds ids and choices, never what was written about a family.
    Raises when it cannot be written: then what it records must not happen.
    """
    return AccessEvent.objects.create(
        chain=case.pk if case else (by.pk if by else NOBODY),
        event=event,
        by=by,
        case=case,
        target=target,
        details=details or {},
    )


def trail(case: Case) -> QuerySet[AccessEvent]:
    """Return who looked at the case, and who was refused, newest first."""
    about = Q(case=case) | Q(target=case.pk, event=Event.REFUSED)
    return AccessEvent.objects.filter(about).select_related("by").order_by("-at")
