"""What the calendar does to agreements: replaced, to be signed still, due for review."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agencies.commands.agreeing import supersede
from agencies.models import Agreement, AgreementParty, Practitioner
from information_sharing import access
from information_sharing.commands.notices import tell
from information_sharing.models import Notice

REMIND_EVERY = timedelta(days=7)
REVIEW_AHEAD = timedelta(days=30)


@transaction.atomic
def supersede_due(*, by: Practitioner | None) -> int:
    """Let old versions go whose next one starts today; return how many."""
    begun = Agreement.objects.in_force().filter(
        supersedes__status=Agreement.Status.IN_FORCE
    )
    return sum(supersede(agreement=each, by=by) for each in begun)


@transaction.atomic
def remind_signatories(*, by: Practitioner | None) -> int:
    """Tell those who have not answered for a week, once a week; return how many."""
    late = timezone.now() - REMIND_EVERY
    waiting = AgreementParty.objects.filter(
        answer=AgreementParty.Answer.WAITING,
        agreement__status=Agreement.Status.SIGNING,
        agreement__sent_at__lte=late,
    )
    told = 0
    for party in waiting.select_related("agreement", "agency"):
        people = access.speakers_of(party.agency).exclude(
            pk__in=_told("AGREEMENT_STILL_TO_SIGN", party.agreement, late)
        )
        told += _tell(people, "AGREEMENT_STILL_TO_SIGN", party.agreement, by)
    return told


@transaction.atomic
def remind_of_reviews(*, by: Practitioner | None) -> int:
    """Tell the parties and whoever drafts it, once, that it is to be looked at again."""
    soon = timezone.localdate() + REVIEW_AHEAD
    due = Agreement.objects.in_force().filter(review_on__lte=soon)
    told = 0
    for row in due:
        since = timezone.now() - 2 * REVIEW_AHEAD
        asked = access.signatories_of(row) | access.drafters_of(row)
        people = asked.exclude(pk__in=_told("AGREEMENT_REVIEW_DUE", row, since))
        told += _tell(people, "AGREEMENT_REVIEW_DUE", row, by)
    return told


def _told(kind: str, row: Agreement, since: datetime) -> QuerySet:
    found = Notice.objects.filter(kind=kind, target=row.pk, made_at__gt=since)
    return found.values("to")


def _tell(
    people: QuerySet[Practitioner], kind: str, row: Agreement, by: Practitioner | None
) -> int:
    return len(tell(people=people, kind=kind, target=row.pk, by=by))
