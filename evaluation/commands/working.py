"""How the agencies around one family work together: said from a day on, never graded."""

from datetime import date

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case
from evaluation.models import CaseWorking
from information_sharing import access, audit
from information_sharing.categories import Category


@transaction.atomic
def record_working(
    *, case: Case, model: str, extent: int, since: date, by: Practitioner
) -> CaseWorking:
    """Record the model and the extent from a day on; what stood before stays."""
    access.check_can_coordinate(by, case)
    access.check_can_write(by, case, Category.PLAN)
    case = hold_open_case(case)
    row = CaseWorking.objects.create(
        case=case, model=model, extent=extent, since=since, recorded_by=by
    )
    details = {"model": str(model), "extent": int(extent)}
    event = audit.EvaluationEvent.WORKING_RECORDED
    audit.record(event, by=by, case=case, target=row.pk, details=details)
    return row
