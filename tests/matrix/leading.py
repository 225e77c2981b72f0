"""What the pages of leading are opened on."""

from django.utils import timezone

from information_sharing.categories import Category
from tests.factories.lead_professional import AppointmentFactory, HandoverFactory
from tests.matrix.canaries import FAMILY, canary


def plant_leading(family) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    Somebody led before, and left a note; the family was not told yet.
    """
    case, word = family.case, canary(Category.PLAN, FAMILY)
    over = {"ended_at": timezone.now(), "ended_by": case.opened_by}
    before = AppointmentFactory(
        nomination__case=case, nomination__accepted=True, end_reason=word, **over
    )
    done = {"done_at": timezone.now(), "done_by": case.opened_by}
    return {"handover": HandoverFactory(appointment=before, note=word, **done)}
