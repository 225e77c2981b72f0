"""The referrals of a reader's teams, and how each stands against the promise (T1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner, Team
from agencies.queries import teams_with_families
from cases.models import Case as Record
from cases.models import Referral
from information_sharing import access
from information_sharing.categories import Category

SOON = timedelta(days=2)
Status = Referral.Status
TO_CONTACT = (Status.RECEIVED, Status.ALLOCATED)
UNDER_WAY = (*TO_CONTACT, Status.CONTACTED)
TO_TELL = (Status.ACCEPTED, Status.DECLINED, Status.PASSED_ON, Status.DUPLICATE)
Listed = QuerySet[Any]
"""Referrals with `clock`."""


class Clock(TextChoices):
    """How a referral stands against the promise of first contact."""

    LATE = "LATE", "First contact is overdue"
    SOON = "SOON", "First contact is due soon"
    WAITING = "WAITING", "Waiting for first contact"
    IN_TIME = "IN_TIME", "First contact in time"
    AFTER = "AFTER", "First contact was late"
    NONE = "NONE", "No first contact"


COLOURS = {Clock.LATE: "red", Clock.SOON: "yellow", Clock.IN_TIME: "green"}


@dataclass(frozen=True)
class Wanted:
    """Which referrals a reader asked for; nothing chosen means all that is under way."""

    status: str = ""
    source: str = ""
    team: UUID | None = None
    mine: bool = False

    def narrow(self, rows: Listed, viewer: Practitioner) -> Listed:
        """Return those of this team, source and worker, in whatever state."""
        if self.team:
            rows = rows.filter(team=self.team)
        if self.source in Referral.Source.values:
            rows = rows.filter(source=self.source)
        return rows.filter(worker=viewer) if self.mine else rows

    def choose(self, rows: Listed) -> Listed:
        """Return those that are listed, the nearest promised day first."""
        if self.status in Status.values:
            rows = rows.filter(status=self.status)
        elif self.status == "TO_TELL":
            rows = rows.filter(status__in=TO_TELL)
        elif self.status != "ALL":
            rows = rows.filter(status__in=UNDER_WAY)
        return rows.order_by("contact_by", "received_at", "pk")


@dataclass(frozen=True)
class Line:
    """One referral in words and colour."""

    referral: Referral
    clock: Clock

    @property
    def colour(self) -> str:
        """Return the colour of the clock; the words beside it say the same."""
        return COLOURS.get(self.clock, "grey")

    @property
    def waits(self) -> bool:
        """Return whether the promise is still to be kept."""
        return self.referral.status in TO_CONTACT

    @property
    def is_to_tell(self) -> bool:
        """Return whether the referrer is still to be told."""
        return self.referral.status in TO_TELL


def referrals_of(*, viewer: Practitioner) -> Listed:
    """Return the referrals of her teams, each with its clock."""
    rows = access.referrals_held(viewer).select_related("team", "worker", "case")
    return with_clock(rows)


def with_clock(rows: QuerySet[Referral]) -> Listed:
    """Return the referrals, each with `clock`."""
    today = timezone.localdate()
    waits = Q(status__in=TO_CONTACT)
    in_time = Q(contacted_on__lte=F("contact_by"))
    clock = Case(
        When(waits & Q(contact_by__lt=today), then=Value(Clock.LATE.value)),
        When(waits & Q(contact_by__lte=today + SOON), then=Value(Clock.SOON.value)),
        When(waits, then=Value(Clock.WAITING.value)),
        When(in_time, then=Value(Clock.IN_TIME.value)),
        When(contacted_on__isnull=False, then=Value(Clock.AFTER.value)),
        default=Value(Clock.NONE.value),
        output_field=CharField(),
    )
    return rows.annotate(clock=clock)


def lines(rows: Iterable[Any]) -> list[Line]:
    """Return the lines of a page of the list."""
    return [Line(row, Clock(row.clock)) for row in rows]


def tally(rows: Listed) -> list[tuple[str, str, int]]:
    """Return how many stand how: the value, its words, the number."""
    found = dict(rows.order_by().values_list("status").annotate(n=Count("pk")))
    said = [(s.value, s.label, found.get(s, 0)) for s in Status]
    to_tell = sum(found.get(status, 0) for status in TO_TELL)
    return [*said, ("TO_TELL", "Referrer to be told", to_tell)]


def referral_for(*, viewer: Practitioner, pk: UUID) -> Any:
    """Return one referral of her teams, or raise Http404."""
    rows = referrals_of(viewer=viewer).select_related(
        "team__centre", "worker", "case", "referrer", "received_by", "decided_by",
        "told_by", "duplicate_of", "passed_from__team",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def moves_of(*, viewer: Practitioner, referral: Referral) -> Any:
    """Return every step of a referral of hers, the first one first."""
    access.check_can_hold(viewer, referral)
    return referral.moves.select_related("made_by")


def alike(*, viewer: Practitioner, referral: Referral) -> QuerySet[Referral]:
    """Return other referrals of the same team that may be about the same child."""
    same = Q(child_name__iexact=referral.child_name) & ~Q(child_name="")
    if referral.child_born_on:
        same |= Q(child_born_on=referral.child_born_on)
    others = access.referrals_held(viewer).filter(same, team=referral.team)
    return others.exclude(pk=referral.pk).exclude(duplicate_of=referral)


def same_team_called(
    *, viewer: Practitioner, referral: Referral, number: str
) -> Referral | None:
    """Return another referral of the same team by its number, or None."""
    rows = access.referrals_held(viewer).filter(team=referral.team)
    named = number.replace("\0", "").strip()
    return rows.filter(number__iexact=named).exclude(pk=referral.pk).first()


def record_called(*, viewer: Practitioner, number: str) -> Record | None:
    """Return an open record that she writes in, by its number, or None."""
    records = access.visible_cases(viewer).called(number)
    found = records.exclude(status=Record.Status.CLOSED).first()
    may = found and access.can_write(viewer, found, Category.IDENTITY)
    return found if may else None


def workers_of(*, viewer: Practitioner, team: Team) -> QuerySet[Practitioner]:
    """Return who of a team of hers may hold a referral."""
    access.check_can_keep(viewer, team)
    return access.people_of_team(team).order_by("last_name", "first_name")


def teams_to_pass_to(*, viewer: Practitioner, referral: Referral) -> QuerySet[Team]:
    """Return the teams that a referral of hers may go on to."""
    access.check_can_hold(viewer, referral)
    others = teams_with_families().exclude(pk=referral.team_id)
    return others.filter(is_sensitive=False, agency__left_at=None)
