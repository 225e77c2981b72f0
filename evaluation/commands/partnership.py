"""How the agencies of a centre work together: said from a day on, never graded."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import Centre, Practitioner
from evaluation.models import PartnershipWorking
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent


@dataclass(frozen=True)
class Way:
    """A model and an extent since a day, and what shows it."""

    model: str
    extent: int
    since: date
    evidence: str = ""


@transaction.atomic
def record_partnership(
    *, centre: Centre, way: Way, by: Practitioner
) -> PartnershipWorking:
    """Record how they work together from a day on; what stood before stays."""
    access.check_can_evaluate(by, centre)
    row = PartnershipWorking.objects.create(
        centre=centre,
        model=way.model,
        extent=way.extent,
        since=way.since,
        evidence=way.evidence,
        recorded_by=by,
    )
    details = {"model": str(way.model), "extent": int(way.extent)}
    event = EvaluationEvent.WORKING_RECORDED
    audit.record(event, by=by, target=row.pk, details=details)
    return row
