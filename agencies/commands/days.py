"""On which days somebody works: nobody else says it."""

from dataclasses import dataclass
from datetime import time

from django.db import transaction

from agencies.models import Practitioner, WorkingPattern
from information_sharing import audit


@dataclass(frozen=True)
class Days:
    """On which days somebody works, her quiet hours, and how often a digest comes."""

    days: list[int]
    quiet_from: time
    quiet_until: time
    digest: str


@transaction.atomic
def change_days(*, days: Days, by: Practitioner) -> WorkingPattern:
    """Keep on which days she works; nobody sets it for somebody else."""
    said = {**vars(days), "changed_by": by}
    pattern, _ = WorkingPattern.objects.update_or_create(practitioner=by, defaults=said)
    audit.record(audit.Event.WORKING_PATTERN_CHANGED, by=by, target=pattern.pk)
    return pattern
