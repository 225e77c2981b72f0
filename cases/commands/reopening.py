"""Opening a closed record again, with how it had been closed kept beside it."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Reopening
from cases.states import CASE
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def reopen_case(*, case: Case, words: str, by: Practitioner) -> Case:
    """Open a closed case again; return it. Nobody leads it until somebody is asked.

    No grant is opened: who sees it afterwards is who saw it before (R2).
    """
    access.check_can_reopen(by, case)
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    CASE.check(case.status, Case.Status.OPENED)
    if case.merged_into_id:
        raise NotPossibleNow(
            "This record was joined to another of the same family. Part them instead."
        )
    if case.closed_at is None:
        raise NotPossibleNow("This record is open already.")
    kept = Reopening.objects.create(
        case=case,
        words=words,
        closed_before_on=timezone.localdate(case.closed_at),
        closed_because=case.closing_reason,
        reopened_by=by,
    )
    case.status, case.closing_reason = Case.Status.OPENED, ""
    case.closed_at, case.closed_by = None, None
    case.save(update_fields=["status", "closing_reason", "closed_at", "closed_by"])
    audit.record(audit.Event.CASE_REOPENED, by=by, case=case, target=kept.pk)
    return case
