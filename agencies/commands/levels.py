"""How far two agencies work together: said by one side, confirmed by the other (M12)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, PartnershipLevel, Practitioner
from information_sharing import access, audit
from information_sharing.audit import AgencyEvent
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def record_level(
    *, pair: tuple[Agency, Agency], rung: int, evidence: str, review_on: date,
    by: Practitioner,
) -> PartnershipLevel:  # fmt: skip
    """Say how far two agencies work together; what stood before is kept as history."""
    access.check_can_record_level(by, *pair)
    if pair[0] == pair[1]:
        raise NotPossibleNow("Choose two agencies.")
    one, other = sorted(pair, key=lambda agency: agency.pk)
    _end(one, other, by)
    level = PartnershipLevel.objects.create(
        one=one,
        other=other,
        rung=rung,
        evidence=evidence,
        agreed_on=timezone.localdate(),
        review_on=review_on,
        recorded_by=by,
    )
    return _noted(level, by)


@transaction.atomic
def confirm_level(*, level: PartnershipLevel, by: Practitioner) -> PartnershipLevel:
    """Say for the other agency that it sees it so too."""
    access.check_can_confirm_level(by, level)
    locked = PartnershipLevel.objects.select_for_update().get(pk=level.pk)
    if locked.confirmed_at or locked.ended_at:
        raise NotPossibleNow("This was confirmed or changed meanwhile. Look again.")
    level.confirmed_at, level.confirmed_by = timezone.now(), by
    level.save(update_fields=["confirmed_at", "confirmed_by"])
    return _noted(level, by)


def _end(one: Agency, other: Agency, by: Practitioner) -> None:
    live = PartnershipLevel.objects.filter(one=one, other=other, ended_at=None)
    live.update(ended_at=timezone.now(), ended_by=by)


def _noted(level: PartnershipLevel, by: Practitioner) -> PartnershipLevel:
    audit.record(AgencyEvent.PARTNERSHIP_LEVEL_CHANGED, by=by, target=level.pk)
    return level
