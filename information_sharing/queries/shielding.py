"""The officer's page of shields: references, levels and names of colleagues only (R12)."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner, TeamMembership
from cases.models import Case
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.models import Shielding, ShieldReader, Standing
from information_sharing.roles import Permission


@dataclass(frozen=True)
class ShieldLine:
    """One shield, whom it waits for, and what this person may do about it."""

    shielding: Shielding
    waits_for: str
    can_confirm: bool
    can_lift: bool
    can_change: bool


def shields(*, viewer: Practitioner, lifted: bool = False) -> list[ShieldLine]:
    """Return the shields, newest first; nothing for other roles."""
    rows = _shields(viewer).filter(lifted_at__isnull=not lifted)
    return [line_of_shield(each, viewer=viewer) for each in rows]


def shield_for(*, viewer: Practitioner, pk: UUID) -> Shielding:
    """Return one shield, or raise Http404."""
    return get_object_or_404(_shields(viewer), pk=pk)


def line_of_shield(shielding: Shielding, *, viewer: Practitioner) -> ShieldLine:
    """Return how one shield stands for this person."""
    waits = _waits_for(shielding)
    stands = shielding.lifted_at is None
    return ShieldLine(
        shielding=shielding,
        waits_for=waits,
        can_confirm=stands
        and shielding.confirmed_at is None
        and access.can_confirm_shield(viewer, shielding),
        can_lift=stands
        and shielding.lift_asked_at is not None
        and access.can_lift_shield(viewer, shielding),
        can_change=stands and access.can_shield(viewer),
    )


def _waits_for(shielding: Shielding) -> str:
    if shielding.lifted_at:
        return ""
    if shielding.lift_asked_by:
        return f"a second person to lift it, not {shielding.lift_asked_by}"
    if shielding.confirmed_at is None:
        return f"a second person to confirm it, not {shielding.set_by}"
    return ""


def _shields(viewer: Practitioner) -> QuerySet[Shielding]:
    if not access.can_have(viewer, Permission.SECOND_FOR_OFFICER):
        return Shielding.objects.none()
    named = Count("readers", filter=Q(readers__ended_at__isnull=True))
    rows = Shielding.objects.select_related(
        "case", "set_by", "confirmed_by", "lift_asked_by", "lifted_by"
    )
    return rows.annotate(named=named)


def case_called(*, viewer: Practitioner, reference: str) -> Case | None:
    """Return the case of this reference, if there is one."""
    access.check_can_shield(viewer)
    return Case.objects.called(reference).first()


def case_to_shield(*, viewer: Practitioner, pk: UUID) -> Case | None:
    """Return the case of this key, if there is one."""
    access.check_can_shield(viewer)
    return Case.objects.filter(pk=pk).first()


def readers_of_shield(*, viewer: Practitioner, shielding: Shielding) -> list:
    """Return who is named now, with the teams they work in."""
    if not access.can_have(viewer, Permission.SECOND_FOR_OFFICER):
        return []
    named = shielding.readers.filter(ended_at__isnull=True)
    return list(named.select_related("practitioner").order_by("named_at"))


def reader_for(*, viewer: Practitioner, shielding: Shielding, pk: UUID) -> ShieldReader:
    """Return somebody who is named on this shield, or raise Http404."""
    access.check_can_shield(viewer)
    return get_object_or_404(shielding.readers, pk=pk, ended_at=None)


def could_be_named(*, viewer: Practitioner, case: Case) -> dict[str, tuple]:
    """Return who holds sight of the case or a linked one now, shields aside.

    By key: the practitioner, and how a form names her. The officer reads names of
    colleagues and teams, and nothing of the record.
    """
    access.check_can_shield(viewer)
    cases = [case.pk, *access.cases_protected_with(case)]
    return {
        str(row.practitioner_id): (row.practitioner, f"{row.practitioner}, {row.team}")
        for row in _sighted(cases)
        if row.practitioner != viewer
    }


def _sighted(cases: list[UUID]) -> list[TeamMembership]:
    rows = Standing.objects.filter(case__in=cases, category=Category.IDENTITY)
    held = {*rows.values_list("team", "grant__practitioner")}
    live = TeamMembership.objects.in_force().filter(team__in={team for team, _ in held})
    found = live.select_related("practitioner", "team").order_by(
        "team__name", "practitioner__last_name", "practitioner__first_name"
    )
    return [
        row
        for row in found
        if held & {(row.team_id, None), (row.team_id, row.practitioner_id)}
    ]


def linked_cases(*, viewer: Practitioner, shielding: Shielding) -> int:
    """Return in how many other cases this shield hides the address."""
    if not access.can_have(viewer, Permission.SECOND_FOR_OFFICER):
        return 0
    return len(access.cases_protected_with(shielding.case))
