"""The local timescales: changed by whoever manages a centre, never a law."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Timescale
from information_sharing import access, audit
from information_sharing.roles import Permission


@dataclass(frozen=True)
class NewTime:
    """How long one step may take from now on, and when to turn amber."""

    step: str
    amount: int
    unit: str
    amber_days: int


@transaction.atomic
def change_timescales(*, times: list[NewTime], by: Practitioner) -> list[str]:
    """Set the timescales that differ; return the names of their steps."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    known = {row.step: row for row in Timescale.objects.select_for_update()}
    changed = [each for each in times if _differs(known[each.step], each)]
    for each in changed:
        row = known[each.step]
        row.amount, row.unit, row.amber_days = each.amount, each.unit, each.amber_days
        row.changed_at, row.changed_by = timezone.now(), by
        row.save()
    steps = [each.step for each in changed]
    event = audit.Event.TIMESCALE_CHANGED
    audit.record(event, by=by, details={"steps": steps})
    return steps


def _differs(row: Timescale, new: NewTime) -> bool:
    return (row.amount, row.unit, row.amber_days) != (
        new.amount,
        new.unit,
        new.amber_days,
    )
