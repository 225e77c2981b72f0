"""What stands at the top of every page of a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from agencies.models import Practitioner
from cases.models import Case, Person
from cases.queries.unread import with_unread
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.models import Grant
from lead_professional.models import Appointment, Deputy

TABS = (
    ("overview", "Overview", "cases:detail"),
    ("assessment", "Assessment", "cases:assessment"),
    ("plan", "Plan", "cases:plan"),
    ("meetings", "Meetings", "cases:meetings"),
    ("visits", "Visits", "cases:visits"),
    ("messages", "Messages", "cases:messages"),
    ("chronology", "Chronology", "cases:chronology"),
    ("people", "People", "cases:people"),
)
SHARING = ("sharing", "Sharing", "information_sharing:sharing")


@dataclass(frozen=True)
class Tab:
    """One of the case's pages."""

    label: str
    url: str
    current: bool
    unread: int = 0


NAMED: dict[str, tuple[str, str]] = {
    Grant.Kind.EMERGENCY: ("emergency", "Open by emergency"),
    Grant.Kind.OVERSIGHT: ("oversight", "Open for oversight"),
}


@dataclass(frozen=True)
class Exceptional:
    """That the case is open to this person by name and for a while only (R11)."""

    words: str
    until: datetime | None
    end_url: str


@dataclass(frozen=True)
class CaseHeader:
    """Who the case is about and who leads it, as far as this viewer may know."""

    case: Case
    children: tuple[Person, ...]
    lead: Appointment | None
    lead_is_shut_out: bool
    deputy: Deputy | None
    seen: tuple[Category, ...]
    sees_all: bool
    can_coordinate: bool
    reads_only: bool
    exception: "Exceptional | None"
    tabs: tuple[Tab, ...]


def case_header(*, viewer: Practitioner, case: Case, current: str) -> CaseHeader:
    """Return the header of a case for this viewer; `current` names the open tab."""
    held = access.held(viewer, case.pk)
    seen = {row.category for row in held}
    coordinates = access.can_coordinate(viewer, case)
    rows = access.facts_of(viewer, Person, case).filter(
        kind__in=[Person.Kind.CHILD, Person.Kind.UNBORN]
    )
    children = tuple(with_unread(rows, viewer=viewer, case=case))
    unread = children[0].unread if children else 0
    lead = lead_of(case)
    return CaseHeader(
        case=case,
        children=children,
        lead=lead,
        lead_is_shut_out=coordinates and is_shut_out(lead, case),
        deputy=deputy_of(case) if lead else None,
        seen=tuple(category for category in Category if category in seen),
        sees_all=len(seen) == len(Category),
        can_coordinate=coordinates,
        reads_only=not any(row.kind not in NAMED for row in held),
        exception=_exceptional({r.grant_id for r in held if r.kind in NAMED}),
        tabs=_tabs(case, current, coordinates=coordinates, unread=unread),
    )


def _exceptional(grants: set[UUID]) -> "Exceptional | None":
    """Return by what exception the case is open to this person, if by one."""
    if not grants:
        return None
    found = Grant.objects.filter(pk__in=grants).order_by("-ends_at")
    grant = found.select_related("emergency", "oversight")[0]
    name, words = NAMED[grant.kind]
    end_url = reverse(f"information_sharing:end-{name}", args=[getattr(grant, name).pk])
    return Exceptional(words, grant.ends_at, end_url)


def lead_of(case: Case) -> Appointment | None:
    """Return the appointment of the lead professional there is now."""
    current = Appointment.objects.filter(case=case, ended_at__isnull=True)
    return current.select_related("practitioner", "team").first()


def deputy_of(case: Case) -> Deputy | None:
    """Return who stands in for the lead professional today."""
    today = access.standing_in().filter(case=case)
    return today.select_related("practitioner", "team").first()


def is_shut_out(lead: Appointment | None, case: Case) -> bool:
    """Return whether the lead professional can no longer see the case she leads."""
    return lead is not None and not access.can_view_case(lead.practitioner, case)


def _tabs(
    case: Case, current: str, *, coordinates: bool, unread: int
) -> tuple[Tab, ...]:
    shown = [*TABS, SHARING] if coordinates else TABS
    return tuple(
        Tab(label, url, key == current, unread if key == "messages" else 0)
        for key, label, name in shown
        if (url := _address(name, case))
    )


def _address(name: str, case: Case) -> str:
    try:
        return reverse(name, args=[case.pk])
    except NoReverseMatch:
        return ""
