"""Reads of boards and groups: purpose, members, who speaks for whom, and when they met."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import (
    Agency,
    Body,
    BodyMember,
    Centre,
    Interest,
    Practitioner,
    TeamMembership,
)
from information_sharing import access

VOLUNTARY = {Agency.Kind.VOLUNTARY}
ALONE = "Nobody speaks for {}."


@dataclass(frozen=True)
class Rhythm:
    """When a body last met and should meet next; whether it has fallen silent (P34)."""

    last: date | None
    planned: date | None
    weeks: int | None
    since: date

    @property
    def suggested(self) -> date | None:
        """Return the day on which it should meet next, by its cadence."""
        if not self.weeks:
            return None
        step = timedelta(weeks=self.weeks)
        return max((self.last or self.since) + step, timezone.localdate())

    @property
    def is_dormant(self) -> bool:
        """Return whether it has not met for twice its cadence."""
        if not self.weeks:
            return False
        quiet = timezone.localdate() - (self.last or self.since)
        return quiet > timedelta(weeks=2 * self.weeks)


@dataclass(frozen=True)
class BodyLine:
    """One body in the list."""

    body: Body
    rhythm: Rhythm


@dataclass(frozen=True)
class Voices:
    """Who speaks for whom, at a glance: how many, and who is not heard (P29, P37)."""

    counts: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]


def bodies(*, viewer: Practitioner) -> list[BodyLine]:
    """Return all bodies with how they keep their rhythm; open to everybody."""
    rows = _with_days(Body.objects.select_related("centre", "reports_to"))
    return [BodyLine(row, _rhythm(row)) for row in rows]


def body_for(*, viewer: Practitioner, pk: UUID) -> Body:
    """Return one body, or raise Http404."""
    rows = _with_days(Body.objects.select_related("centre", "reports_to"))
    return get_object_or_404(rows, pk=pk)


def rhythm_of(*, viewer: Practitioner, body: Body) -> Rhythm:
    """Return when it met and should meet."""
    return _rhythm(_with_days(Body.objects.filter(pk=body.pk)).get())


def silent(*, viewer: Practitioner, keys: set[UUID]) -> list[Body]:
    """Return which of these have fallen silent, with no day set either (P34)."""
    if not keys:
        return []
    rows = _with_days(Body.objects.filter(pk__in=keys, ended_at=None))
    return [row for row in rows if _rhythm(row).is_dormant and not row.next_on]  # type: ignore[attr-defined]


def _with_days(rows: QuerySet[Body]) -> QuerySet[Body]:
    met = Q(meetings__closed_at__isnull=False)
    waits = Q(meetings__closed_at=None, meetings__cancelled_at=None)
    return rows.annotate(
        last_met=Max("meetings__held_on", filter=met),
        next_on=Max("meetings__held_on", filter=waits),
        member_count=Count("members", filter=Q(members__left_at=None), distinct=True),
    ).order_by("name")


def _rhythm(body) -> Rhythm:
    since = timezone.localdate(body.set_up_at)
    return Rhythm(body.last_met, body.next_on, body.weeks_between, since)


def members_of(*, viewer: Practitioner, body: Body) -> list[BodyMember]:
    """Return who sits on it, the chair first."""
    rows = body.members.filter(left_at=None)
    names = ("practitioner", "agency", "deputy", "body__centre")
    return list(rows.select_related(*names).order_by("-is_chair", "joined_at"))


def member_for(*, viewer: Practitioner, pk: UUID) -> BodyMember:
    """Return one seat, or raise Http404."""
    rows = BodyMember.objects.select_related("body__centre", "practitioner", "agency")
    return get_object_or_404(rows, pk=pk)


def voices(members: list[BodyMember]) -> Voices:
    """Return who speaks for whom on a body, and which voices are missing."""
    said = Counter(_voice(member) for member in members)
    missing = []
    if not any(m.speaks == BodyMember.Speaks.FAMILIES for m in members):
        missing.append(ALONE.format("families"))
    if not any(_is_voluntary(member) for member in members):
        missing.append(ALONE.format("voluntary organisations"))
    if not any("DECIDES" in member.may for member in members):
        missing.append("Nobody is said to be able to decide for their agency.")
    return Voices(tuple(sorted(said.items())), tuple(missing))


def _voice(member: BodyMember) -> str:
    if member.speaks == BodyMember.Speaks.FAMILIES:
        return "Families"
    if member.speaks == BodyMember.Speaks.SECTOR:
        return member.sector or "A sector"
    return member.agency.get_kind_display() if member.agency else "An agency"


def _is_voluntary(member: BodyMember) -> bool:
    of_agency = member.agency is not None and member.agency.kind in VOLUNTARY
    return of_agency or "volunt" in member.sector.lower()


def interests_of(*, viewer: Practitioner, body: Body) -> list[Interest] | None:
    """Return what members declared and still stands; None for who may not read it."""
    if not access.can_read_interests(viewer, body):
        return None
    rows = Interest.objects.filter(
        member__body=body, member__left_at=None, ended_at=None
    )
    return list(rows.select_related("member__practitioner"))


def interest_for(*, viewer: Practitioner, pk: UUID) -> Interest:
    """Return an interest of a body whose interests she reads, or raise Http404."""
    rows = Interest.objects.filter(
        Q(member__in=access.seats_in(viewer))
        | Q(member__body__in=access.bodies_run(viewer))
    )
    return get_object_or_404(rows.select_related("member__body__centre"), pk=pk)


def her_seat(*, viewer: Practitioner, body: Body) -> BodyMember | None:
    """Return the reader's own seat on this body, if she has one."""
    return access.seats_in(viewer).filter(body=body).first()


def centres_to_run(*, viewer: Practitioner) -> QuerySet[Centre]:
    """Return the centres for which she sets up bodies."""
    return access.centres_run(viewer)


def other_bodies(*, viewer: Practitioner, body: Body | None = None) -> QuerySet[Body]:
    """Return the bodies to which one may report, or put a difficulty."""
    rows = Body.objects.filter(ended_at=None)
    return rows.exclude(pk=body.pk) if body else rows


def agencies_here(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies of the partnership."""
    return Agency.objects.filter(left_at=None)


def colleagues_here(
    *, viewer: Practitioner, seat: BodyMember | None = None
) -> QuerySet[Practitioner]:
    """Return whom she may find of those who work today, and who holds this seat (R13).

    Whoever could be chosen here and is found among no colleagues would stand for a
    sensitive service.
    """
    known = access.visible_colleagues(viewer).values("pk")
    live = TeamMembership.objects.in_force().values("practitioner")
    there = [seat.practitioner_id, seat.deputy_id] if seat else []
    found = Q(pk__in=known) & Q(pk__in=live) | Q(pk__in=[pk for pk in there if pk])
    return Practitioner.objects.filter(found).order_by("last_name", "first_name")
