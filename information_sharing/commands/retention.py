"""Legal holds, and the destruction of what is due: by a person, under a lock, logged."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, audit, destruction
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import DestructionCertificate, LegalHold
from information_sharing.roles import Permission

DESTROYED = "This record was destroyed. Nothing of it is left to hold."


@transaction.atomic
def place_hold(*, case: Case, reason: str, by: Practitioner) -> LegalHold:
    """Keep a record from being destroyed, whatever the rules say."""
    access.check_has(by, Permission.KEEP_RECORDS)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if DestructionCertificate.objects.filter(case_key=case.pk).exists():
        raise NotPossibleNow(DESTROYED)
    if LegalHold.objects.filter(case=case, lifted_at__isnull=True).exists():
        raise NotPossibleNow("A hold stands on this record already.")
    hold = LegalHold.objects.create(case=case, reason=reason, placed_by=by)
    audit.record(audit.Event.HOLD_PLACED, by=by, case=case, target=hold.pk)
    return hold


@transaction.atomic
def lift_hold(*, hold: LegalHold, reason: str, by: Practitioner) -> LegalHold:
    """End a hold: from now on the rules count again."""
    access.check_has(by, Permission.KEEP_RECORDS)
    hold = LegalHold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    if hold.lifted_at:
        raise NotPossibleNow("This hold was lifted already.")
    hold.lift_reason, hold.lifted_by = reason, by
    hold.lifted_at = timezone.now()
    hold.save(update_fields=["lift_reason", "lifted_by", "lifted_at"])
    audit.record(audit.Event.HOLD_LIFTED, by=by, case=hold.case, target=hold.pk)
    return hold


@transaction.atomic
def destroy_record(*, case: Case, by: Practitioner) -> DestructionCertificate | None:
    """Destroy what is held of a case, if it is still due; return the certificate.

    The log keeps who looked, and that it was destroyed; the case keeps its reference.
    """
    access.check_has(by, Permission.KEEP_RECORDS)
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    due = destruction.still_due(case, until=timezone.localdate())
    if due is None:
        return None
    certificate = DestructionCertificate.objects.create(
        case_key=case.pk,
        rule=due.rule,
        due_on=due.on,
        counts=destruction.destroy_rows(case),
        destroyed_by=by,
    )
    audit.record(audit.Event.RECORD_DESTROYED, by=by, case=case, target=certificate.pk)
    return certificate


@transaction.atomic
def destroy_old_rows(*, rule: str, by: Practitioner) -> int:
    """Destroy drafts, notices or referrals whose time is over; return how many."""
    access.check_has(by, Permission.KEEP_RECORDS)
    rows = dict(destruction.old_rows())[rule]
    count = destruction.remove(rows)
    if count:
        details = {"rule": rule, "count": count}
        audit.record(audit.Event.RECORD_DESTROYED, by=by, details=details)
    return count
