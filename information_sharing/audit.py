"""The log of who looked at what: one writer, one reader (R10)."""

from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import Practitioner
from cases.models import Case
from information_sharing.events import Event
from information_sharing.events_agencies import AgencyEvent
from information_sharing.events_evaluation import EvaluationEvent
from information_sharing.models import AccessEvent

__all__ = [
    "NOBODY",
    "AgencyEvent",
    "AnyEvent",
    "EvaluationEvent",
    "Event",
    "record",
    "trail",
]

AnyEvent = Event | EvaluationEvent | AgencyEvent

NOBODY = UUID(int=0)


def record(
    event: AnyEvent,
    *,
    by: Practitioner | None,
    case: Case | None = None,
    target: UUID | None = None,
    details: dict | None = None,
) -> AccessEvent:
    """Append one event to the chain of its case, or else of its person.

    `details` holds ids and choices, never what was written about a family. Where she
    has several places, it names the team of the one under which she works.
    Raises when it cannot be written: then what it records must not happen.
    """
    return AccessEvent.objects.create(
        chain=case.pk if case else (by.pk if by else NOBODY),
        event=event,
        by=by,
        case=case,
        target=target,
        details=_hat_of(by) | (details or {}),
    )


def _hat_of(by: Practitioner | None) -> dict[str, str]:
    hats = getattr(by, "hats", None)
    return hats.logged if hats else {}


PAGES_OF = (
    "nominations",
    "advice_requests",
    "access_requests",
    "disclosures",
    "emergencies",
    "oversights",
    "shieldings",
    "subject_requests",
    "invitees",
    "referrals",
)
"""What has pages of its own: their events name it as target, not the case."""


def trail(case: Case) -> QuerySet[AccessEvent]:
    """Return who looked at the case, and who was refused, newest first."""
    about = Q(case=case) | Q(target=case.pk, event=Event.REFUSED)
    about |= Q(case__isnull=True, target__in=_with_pages_of_their_own(case))
    return AccessEvent.objects.filter(about).select_related("by").order_by("-at", "-id")


def _with_pages_of_their_own(case: Case) -> list[UUID]:
    keys = [getattr(case, name).order_by().values_list("pk") for name in PAGES_OF]
    return [pk for (pk,) in keys[0].union(*keys[1:], all=True)]
