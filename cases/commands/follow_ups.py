"""After a checklist that led to no assessment here: the family is asked how it went."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Checklist, FollowUp, Timescale
from cases.outcome_words import ASKED_LATER
from cases.timescales import due_date
from information_sharing import access, audit, policies
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow

ASKED_AGAIN = "A newer checklist says how things are."


def plan_follow_up(*, checklist: Checklist, by: Practitioner) -> FollowUp | None:
    """Put a day by which the family is asked, where nobody assesses here.

    Called inside the command that saves the checklist, after its own checks.
    """
    if checklist.decision not in ASKED_LATER:
        return None
    rule = Timescale.objects.get(step=Timescale.Step.FOLLOW_UP)
    return FollowUp.objects.create(
        case=checklist.case,
        checklist=checklist,
        person=checklist.person,
        due_on=due_date(rule, timezone.localdate()),
    )


def end_older_follow_ups(*, checklist: Checklist, by: Practitioner) -> list[UUID]:
    """End what waited for an answer to an older checklist about the same child.

    Called inside the command that saves the checklist; the newer one says how it went.
    Returns the keys of what it ended, for the log.
    """
    waiting = FollowUp.objects.filter(
        case=checklist.case, person=checklist.person, done_at__isnull=True
    )
    ended = list(waiting.select_for_update().values_list("pk", flat=True))
    FollowUp.objects.filter(pk__in=ended).update(
        words=ASKED_AGAIN, done_at=timezone.now(), done_by=by
    )
    return ended


@transaction.atomic
def write_follow_up(*, follow_up: FollowUp, words: str, by: Practitioner) -> FollowUp:
    """Write down what became of it, and that it is done."""
    access.check_can_coordinate(by, follow_up.case)
    access.check_can_write(by, follow_up.case, Category.PLAN, follow_up.person)
    policies.check_case_is_open(follow_up.case)
    rows = FollowUp.objects.select_for_update(of=["self"]).select_related("case")
    follow_up = rows.get(pk=follow_up.pk)
    if follow_up.done_at:
        raise NotPossibleNow("This is written down already.")
    follow_up.words = words
    follow_up.done_at, follow_up.done_by = timezone.now(), by
    follow_up.save(update_fields=["words", "done_at", "done_by"])
    event = audit.Event.FOLLOWED_UP
    audit.record(event, by=by, case=follow_up.case, target=follow_up.pk)
    return follow_up
