"""Activities of her teams, their sessions in figures, and one sheet in her sight."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Max, Model, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Activity, Contact, Session, SignIn
from information_sharing import access

Row = TypeVar("Row", bound=Model)
OF_ACTIVITY, OF_SESSION = "activity__team", "session__activity__team"
STANDING = Q(sign_ins__struck_at__isnull=True)
TYPED = STANDING & Q(sign_ins__person__isnull=True)
COUNTS = {
    "children": Count("sign_ins__person", filter=STANDING, distinct=True),
    "names": Count("sign_ins", filter=TYPED, distinct=True),
}
A_YEAR = timedelta(days=365)


def activities(*, viewer: Practitioner) -> QuerySet[Activity]:
    """Return what her teams run, what has ended at the end."""
    found = access.of_her_teams(viewer, Activity.objects.select_related("team"))
    last = Max("sessions__held_on")
    return found.annotate(last=last).order_by("-ended_at", "name", "pk")


def activity_for(*, viewer: Practitioner, pk: UUID) -> Activity:
    """Return an activity of a team of hers, or raise Http404 (R8)."""
    rows = Activity.objects.select_related("team__centre", "room")
    return _hers(viewer, rows, pk, "team")


def session_for(*, viewer: Practitioner, pk: UUID) -> Session:
    """Return a session of a team of hers, or raise Http404."""
    rows = Session.objects.select_related("activity__team", "closed_by")
    return _hers(viewer, rows, pk, OF_ACTIVITY)


def line_for(*, viewer: Practitioner, pk: UUID) -> SignIn:
    """Return a line of a sheet of her team, not yet taken off, or raise Http404."""
    rows = SignIn.objects.filter(struck_at__isnull=True)
    rows = rows.select_related("session__activity__team", "contact", "person", "case")
    return _hers(viewer, rows, pk, OF_SESSION)


def named_line_for(*, viewer: Practitioner, pk: UUID) -> SignIn:
    """Return a typed line that still has its name, or raise Http404."""
    line = line_for(viewer=viewer, pk=pk)
    if not line.name:
        raise Http404("No such page.")
    return line


def typed_line(*, viewer: Practitioner, key: str) -> SignIn | None:
    """Return a typed line of a sheet of her team that still has its name, if any."""
    try:
        return named_line_for(viewer=viewer, pk=UUID(key))
    except (Http404, ValueError):
        return None


def _hers(viewer: Practitioner, rows: QuerySet[Row], pk: UUID, team: str) -> Row:
    found = access.of_her_teams(viewer, rows, team=team).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def sessions_of(*, viewer: Practitioner, activity: Activity) -> QuerySet[Session]:
    """Return the sessions of an activity with how many came, the newest first."""
    rows = access.of_her_teams(
        viewer, Session.objects.filter(activity=activity), team=OF_ACTIVITY
    )
    return rows.annotate(**COUNTS).order_by("-held_on", "-begins")


def months_of(
    *, viewer: Practitioner, activity: Activity
) -> QuerySet[Session, Mapping[str, Any]]:
    """Return for each month of the last year how often, and how many came."""
    rows = _last_year(viewer, activity)
    by_month = rows.annotate(month=TruncMonth("held_on")).values("month").order_by()
    counted = by_month.annotate(sessions=Count("pk", distinct=True), **COUNTS)
    return counted.order_by("-month")


def year_of(*, viewer: Practitioner, activity: Activity) -> dict[str, int]:
    """Return the same for the whole year: a child who came in two months counts once."""
    rows = _last_year(viewer, activity).order_by()
    return rows.aggregate(sessions=Count("pk", distinct=True), **COUNTS)


def _last_year(viewer: Practitioner, activity: Activity) -> QuerySet[Session]:
    since = timezone.localdate() - A_YEAR
    rows = Session.objects.filter(activity=activity, held_on__gt=since)
    return access.of_her_teams(viewer, rows, team=OF_ACTIVITY)


@dataclass(frozen=True)
class Line:
    """One line of a sheet, as far as this viewer may know whom it is about."""

    sign_in: SignIn
    name: str
    is_shown: bool = False
    is_typed: bool = False


NOT_SHARED = "A family that is not shared with your team"
REMOVED = "A name that was removed"


@dataclass(frozen=True)
class Sheet:
    """The sheet of one session in this viewer's sight."""

    lines: tuple[Line, ...]
    struck: tuple[Line, ...]

    @property
    def children(self) -> int:
        """Return how many came who are in a record."""
        return sum(line.sign_in.person_id is not None for line in self.lines)

    @property
    def names(self) -> int:
        """Return how many came of whom a name was typed, removed or not."""
        return len(self.lines) - self.children

    @property
    def adults(self) -> int:
        """Return how many adults came with them."""
        return sum(line.sign_in.adults for line in self.lines)

    @property
    def removed(self) -> int:
        """Return how many names were removed, three months after the day."""
        return sum(line.name == REMOVED for line in (*self.lines, *self.struck))


def sheet(*, viewer: Practitioner, session: Session) -> Sheet:
    """Return the lines of a sheet: names of those in her sight, all of them counted."""
    rows = access.of_her_teams(
        viewer, SignIn.objects.filter(session=session), team=OF_SESSION
    )
    contacts = Contact.objects.filter(sign_in__session=session)
    seen = set(access.visible_facts(viewer, contacts).values_list("pk", flat=True))
    lines = [_line(row, seen) for row in rows.select_related("person", "case")]
    return Sheet(
        lines=tuple(line for line in lines if line.sign_in.struck_at is None),
        struck=tuple(line for line in lines if line.sign_in.struck_at),
    )


def line_shown(*, viewer: Practitioner, line: SignIn) -> Line:
    """Return one line as this viewer may know it."""
    contacts = Contact.objects.filter(sign_in=line)
    seen = set(access.visible_facts(viewer, contacts).values_list("pk", flat=True))
    return _line(line, seen)


def _line(row: SignIn, seen: set[UUID]) -> Line:
    if row.person_id is None:
        return Line(row, row.name or REMOVED, is_typed=bool(row.name))
    if row.contact_id not in seen:
        return Line(row, NOT_SHARED)
    return Line(row, str(row.person), is_shown=True)
