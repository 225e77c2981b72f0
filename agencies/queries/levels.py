"""How far pairs of agencies work together, and how they got there."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Agency, PartnershipLevel, Practitioner
from information_sharing import access

NAMES = ("one", "other", "recorded_by", "confirmed_by")


def levels(
    *, viewer: Practitioner, agency: Agency | None = None
) -> QuerySet[PartnershipLevel]:
    """Return what stands for each pair, in the order of their names."""
    rows = PartnershipLevel.objects.filter(ended_at=None).select_related(*NAMES)
    if agency:
        rows = rows.filter(Q(one=agency) | Q(other=agency))
    return rows.order_by("one__name", "other__name")


def level_for(*, viewer: Practitioner, pk: UUID) -> PartnershipLevel:
    """Return one level, standing or past, or raise Http404."""
    return get_object_or_404(PartnershipLevel.objects.select_related(*NAMES), pk=pk)


def history_of(
    *, viewer: Practitioner, level: PartnershipLevel
) -> QuerySet[PartnershipLevel]:
    """Return all that was ever said of this pair, the newest first."""
    pair = PartnershipLevel.objects.filter(one=level.one_id, other=level.other_id)
    return pair.select_related(*NAMES).order_by("-recorded_at")


def said_otherwise(
    level: PartnershipLevel, history: Iterable[PartnershipLevel]
) -> PartnershipLevel | None:
    """Return what somebody else said of the pair before, where the two do not agree.

    That the answers differ is the finding (notes-002, 4.B).
    """
    before = [row for row in history if row.recorded_at < level.recorded_at]
    last = before[0] if before and not level.confirmed_at else None
    if last is None or last.confirmed_at or last.rung == level.rung:
        return None
    return last if last.recorded_by_id != level.recorded_by_id else None


def agencies_to_rate(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies for which she may say how far they work with another."""
    return access.agencies_for_level(viewer).filter(left_at=None)


def agencies_to_mirror(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies between which, and others, she sees referrals counted."""
    return access.agencies_for_mirror(viewer).filter(left_at=None)
