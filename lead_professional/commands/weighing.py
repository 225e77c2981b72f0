"""How much work leading is, and how much of it one person does at most."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner
from cases.locks import hold_open_case
from cases.models import Case
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission
from lead_professional.models import Appointment, Cap
from lead_professional.queries.loads import agencies_here


@transaction.atomic
def weigh(*, case: Case, weight: int, by: Practitioner) -> Appointment:
    """Say how much work it is to lead here, for whoever does; return the appointment."""
    access.check_can_coordinate(by, case)
    hold_open_case(case)
    present = Appointment.objects.filter(case=case, ended_at__isnull=True).first()
    if present is None:
        raise NotPossibleNow("Nobody leads at the moment.")
    present.weight = weight
    present.save(update_fields=["weight"])
    event, details = audit.Event.LEAD_WEIGHED, {"weight": weight}
    audit.record(event, by=by, case=case, target=present.pk, details=details)
    return present


@transaction.atomic
def change_caps(*, most: dict[Agency, int], by: Practitioner) -> list[Agency]:
    """Set how much one person of an agency leads at most; return what differs now."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    here = set(agencies_here(viewer=by))
    changed = [
        agency
        for agency, number in most.items()
        if agency in here and _set_cap(agency, number, by=by)
    ]
    details = {"agencies": [str(agency.pk) for agency in changed]}
    audit.record(audit.Event.CAP_CHANGED, by=by, details=details)
    return changed


def _set_cap(agency: Agency, number: int, *, by: Practitioner) -> bool:
    cap, _ = Cap.objects.select_for_update().get_or_create(agency=agency)
    if cap.most == number:
        return False
    cap.most, cap.changed_at, cap.changed_by = number, timezone.now(), by
    cap.save()
    return True
