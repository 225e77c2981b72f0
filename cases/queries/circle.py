"""Who works with the family, in full: what for, since when, last and next contact.

Families with a disabled child were found to meet ten professionals or more, and to go to
twenty appointments or more a year (notes-002, 1.20; M4): so both are counted here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations
from uuid import UUID

from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.elements import BY_CODE
from cases.models import Case, Contact, Involvement, Purpose, Visit
from cases.queries.chronology import (
    LastContact,
    last_contact_by_team,
    standing_contacts,
)
from cases.queries.header import lead_of
from cases.queries.involvements import involved
from config.dates import as_date
from information_sharing import access
from information_sharing.categories import Category

MANY_SERVICES, MANY_APPOINTMENTS = 10, 20
YEAR = timedelta(days=365)
APPOINTMENTS = (Contact.Kind.VISIT, Contact.Kind.AT_CENTRE)


@dataclass(frozen=True)
class Worker:
    """One service around the family, as this viewer may know it."""

    name: str
    pk: UUID | None = None
    team: UUID | None = None
    who: str = ""
    part: str = ""
    telephone: str = ""
    since: date | None = None
    until: date | None = None
    last_contact: date | None = None
    contact_kind: str = ""
    next_on: date | None = None
    purposes: tuple[str, ...] = ()
    is_sensitive: bool = False
    is_masked: bool = False
    overdue: bool = False

    @property
    def has_ended(self) -> bool:
        """Return whether its work is over, as far as this is told."""
        return self.until is not None and self.until < timezone.localdate()


@dataclass(frozen=True)
class Circle:
    """Everybody around the family, and what strikes one about it."""

    workers: tuple[Worker, ...]
    appointments: int | None
    overlaps: tuple[str, ...]
    sees_every_purpose: bool

    @property
    def now(self) -> int:
        """Return how many work with the family now."""
        return sum(not worker.has_ended for worker in self.workers)

    @property
    def every_word(self) -> list[str]:
        """Return what stands in the list, for the words that may need explaining."""
        words = [each for worker in self.workers for each in worker.purposes]
        return [*words, *(f"{worker.name} {worker.part}" for worker in self.workers)]

    @property
    def is_many(self) -> bool:
        """Return whether the family meets as many as the studies warn of."""
        often = (self.appointments or 0) >= MANY_APPOINTMENTS
        return self.now >= MANY_SERVICES or often


def circle(*, viewer: Practitioner, case: Case) -> Circle:
    """Return who works with the family, as this viewer may know it (R13)."""
    services = access.services_for(viewer, case)
    rows = _rows(viewer, case)
    purposes = _purposes(viewer, case, services, rows)
    seen = last_contact_by_team(viewer=viewer, case=case)
    booked = _booked(viewer, case)
    known = {line.pk: line for line in involved(viewer=viewer, case=case)}
    parts = _parts(case)
    workers = [
        replace(
            _worker(row, known[row.pk], services, purposes, seen),
            part=_part(parts, row, services),
            **_next(row, booked, services),
        )
        for row in rows
    ]
    own = _own(case, services, rows, seen)
    own = [
        replace(each, next_on=booked.get(each.team) if each.team else None)
        for each in own
    ]
    sight = access.visible_categories(viewer, case)
    return Circle(
        workers=tuple(sorted([*own, *workers], key=_order)),
        appointments=_appointments(viewer, case, sight),
        overlaps=tuple(_overlaps(rows, purposes, services)),
        sees_every_purpose=sight >= {each.category for each in BY_CODE.values()},
    )


def same_purposes(*, viewer: Practitioner, case: Case) -> list[str]:
    """Return where two services that this viewer may name work on the same."""
    services = access.services_for(viewer, case)
    rows = _rows(viewer, case)
    return list(_overlaps(rows, _purposes(viewer, case, services, rows), services))


def _rows(viewer: Practitioner, case: Case) -> list[Involvement]:
    found = access.facts_of(viewer, Involvement, case)
    return list(found.select_related("team__agency", "practitioner"))


def _purposes(viewer, case, services, rows) -> dict[UUID, list[Purpose]]:
    """Return by involvement what it is for; of a masked service nothing is said."""
    named = [row.pk for row in rows if not services.hides(row.team)]
    found = access.facts_of(viewer, Purpose, case).filter(involvement__in=named)
    by_row: dict[UUID, list[Purpose]] = {}
    for purpose in found.select_related("person"):
        by_row.setdefault(purpose.involvement_id, []).append(purpose)
    return by_row


def _worker(row, line, services, purposes, seen) -> Worker:
    hidden = services.hides(row.team)
    who = services.name(row.practitioner) if row.practitioner and not hidden else ""
    return Worker(
        name=line.name,
        pk=row.pk,
        who=who,
        telephone=line.telephone,
        since=line.since,
        until=line.until,
        last_contact=_on(seen.get(row.team_id)),
        contact_kind=_kind(seen.get(row.team_id)),
        purposes=tuple(map(in_words, purposes.get(row.pk, []))),
        is_sensitive=line.is_sensitive,
        is_masked=hidden,
    )


def _booked(viewer: Practitioner, case: Case) -> dict[UUID, date]:
    """Return by team when its next visit is booked, as far as this viewer sees it."""
    visits = access.facts_of(viewer, Visit, case).filter(status=Visit.Status.PLANNED)
    coming = visits.filter(planned_on__gte=timezone.localdate())
    last_first = coming.order_by("-planned_on")
    return dict(last_first.values_list("team", "planned_on"))


def _next(row: Involvement, booked: dict[UUID, date], services) -> dict:
    """Return when it comes next: what was written down, or a visit that is booked."""
    if row.ends_on or services.hides(row.team):
        return {}
    today = timezone.localdate()
    days = [on for on in (row.next_on, booked.get(row.team_id)) if on]
    coming = min((on for on in days if on >= today), default=row.next_on)
    return {"next_on": coming, "overdue": bool(coming and coming < today)}


def _on(last: LastContact | None) -> date | None:
    return last.on if last else None


def _kind(last: LastContact | None) -> str:
    return last.kind if last else ""


def in_words(purpose: Purpose) -> str:
    """Return what somebody works on: the heading, for whom, and the words."""
    label = BY_CODE[purpose.element].label
    about = f" ({purpose.person})" if purpose.person else ""
    return f"{label}{about}: {purpose.words}" if purpose.words else f"{label}{about}"


def _parts(case: Case) -> dict[Team, tuple[str, datetime]]:
    """Return who opened the record and who leads, since when."""
    parts = {case.recording_team: ("opened the record", case.opened_at)}
    lead = lead_of(case)
    if lead:
        parts.setdefault(lead.team, (f"leads: {lead.practitioner}", lead.started_at))
    return parts


def _own(case: Case, services, rows, seen) -> list[Worker]:
    """Return the team that opened the record and the lead's, where not listed yet."""
    listed = {row.team_id for row in rows if row.ends_on is None}
    return [
        Worker(
            name=_capital(services.name(team)),
            team=None if services.hides(team) else team.pk,
            part=services.said(part),
            telephone=services.telephone(team),
            since=None if services.hides(team) else as_date(since),
            last_contact=_on(seen.get(team.pk)),
            contact_kind=_kind(seen.get(team.pk)),
            is_masked=services.hides(team),
        )
        for team, (part, since) in _parts(case).items()
        if team.pk not in listed
    ]


def _part(parts: dict, row: Involvement, services) -> str:
    """Return that this team leads, where it is recorded as involved as well."""
    if row.ends_on or services.hides(row.team) or row.team not in parts:
        return ""
    return str(services.said(parts[row.team][0]))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _order(worker: Worker) -> tuple:
    return (worker.has_ended, worker.is_masked, not worker.part)


def _appointments(viewer: Practitioner, case: Case, sight) -> int | None:
    """Return how many in a year, where contacts are shared at all."""
    if Category.CHRONOLOGY not in sight:
        return None
    since = timezone.localdate() - YEAR
    found = standing_contacts(viewer=viewer, case=case)
    return found.filter(kind__in=APPOINTMENTS, happened_on__gt=since).count()


def _overlaps(rows, purposes, services) -> Iterable[str]:
    """Yield where two services that are named work on the same for the same person."""
    running = [row for row in rows if row.ends_on is None]
    works = [(row, each) for row in running for each in purposes.get(row.pk, [])]
    found: dict[str, dict[str, None]] = {}
    for (one, her), (other, his) in combinations(works, 2):
        if one.team_id != other.team_id and _same_need(her, his):
            names = (services.name(one.team), services.name(other.team))
            found.setdefault(her.element, {}).update(dict.fromkeys(names))
    for element, teams in found.items():
        together = " and ".join(teams)
        yield f"{together} work on the same: {BY_CODE[element].label.lower()}."


def _same_need(one: Purpose, other: Purpose) -> bool:
    whole = one.person_id is None or other.person_id is None
    return one.element == other.element and (whole or one.person_id == other.person_id)
