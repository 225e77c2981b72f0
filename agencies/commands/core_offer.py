"""The writer of what a centre offers of what is expected."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import Agency, Centre, CentreOffer, Practitioner, Service
from agencies.offers import schemes
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class Offered:
    """How one line is given, by whom, how often, and what lacks."""

    how: str
    agency: Agency | None = None
    service: Service | None = None
    how_often: str = ""
    gap: str = ""
    review_on: date | None = None


@transaction.atomic
def say_offer(
    *, centre: Centre, scheme: str, item: str, offered: Offered, by: Practitioner
) -> CentreOffer:
    """Say how one line of a list stands at a centre; what stood there is replaced."""
    access.check_can_keep_centre(by, centre)
    listed = schemes().get(scheme)
    if listed is None or listed.line(item) is None:
        raise NotPossibleNow("This line is in none of the lists.")
    row, _ = CentreOffer.objects.update_or_create(
        centre=centre,
        scheme=scheme,
        item=item,
        defaults=vars(offered) | {"changed_by": by},
    )
    audit.record(audit.AgencyEvent.CORE_OFFER_CHANGED, by=by, target=row.pk)
    return row
