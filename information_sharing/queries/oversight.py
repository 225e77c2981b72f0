"""Requests to read one record: her own, and those that wait for a second person."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access
from information_sharing.models import Oversight
from information_sharing.roles import Permission


@dataclass(frozen=True)
class OversightLine:
    """One request, how it stands, and what this person may do about it."""

    oversight: Oversight
    status: str
    runs: bool
    can_approve: bool
    can_end: bool


def oversights(*, viewer: Practitioner) -> list[OversightLine]:
    """Return her own requests; a second person sees everybody's."""
    rows = _known(viewer).order_by("approved_at", "-asked_at")
    waiting = [each for each in rows if each.approved_at is None]
    done = [each for each in rows if each.approved_at]
    return [_line(each, viewer) for each in [*waiting, *reversed(done)]]


def oversight_for(*, viewer: Practitioner, pk: UUID) -> Oversight:
    """Return one request that she may know of, or raise Http404."""
    found = _known(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def case_of_reference(*, viewer: Practitioner, reference: str) -> Case | None:
    """Return the case of this reference, if there is one: for asking, not for reading."""
    access.check_can_ask_oversight(viewer)
    return Case.objects.called(reference).first()


def _known(viewer: Practitioner) -> QuerySet[Oversight]:
    rows = Oversight.objects.select_related("case", "grant", "asked_by", "approved_by")
    if access.can_have(viewer, Permission.SECOND_FOR_OFFICER):
        return rows
    return rows.filter(asked_by=viewer).exclude(case__in=access.hidden_cases(viewer))


def _line(oversight: Oversight, viewer: Practitioner) -> OversightLine:
    runs = _runs(oversight)
    return OversightLine(
        oversight=oversight,
        status=_status(oversight, runs=runs),
        runs=runs,
        can_approve=oversight.approved_at is None
        and access.can_approve_oversight(viewer, oversight),
        can_end=runs and viewer in (oversight.asked_by, oversight.approved_by),
    )


def _runs(oversight: Oversight) -> bool:
    grant = oversight.grant
    if grant is None or grant.ended_at or grant.ends_at is None:
        return False
    return grant.ends_at > timezone.now()


def _status(oversight: Oversight, *, runs: bool) -> str:
    if oversight.approved_at is None:
        return "waiting"
    return "open" if runs else "ended"
