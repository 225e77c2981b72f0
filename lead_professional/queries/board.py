"""The board: every family that somebody leads or stands in for, what hurts most first.

As many queries for a thousand families as for one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from agencies.models import Practitioner, TeamMembership
from cases.models import (
    Action,
    ActionEntry,
    Case,
    Contact,
    Meeting,
    MessageTo,
    Purpose,
    Review,
    Visit,
)
from information_sharing import access
from information_sharing.models import Consent
from lead_professional.models import Appointment

SILENT_DAYS = 28
"""From when on nobody having seen a family is said aloud (ours: four weeks)."""
ENDING_DAYS = 60
"""How long before its end a consent is named, as on the list of consents to renew."""
SEEN = [Contact.Kind.VISIT, Contact.Kind.AT_CENTRE, Contact.Kind.SESSION]
THE_FAMILY = "The family"


@dataclass(frozen=True)
class Late:
    """A late action: whose agency it is, and when somebody last asked."""

    action: Action
    agency: str
    asked_on: date | None

    @property
    def url(self) -> str:
        """Return where it is asked after."""
        return reverse(
            "lead_professional:chase", args=[self.action.case_id, self.action.pk]
        )

    @property
    def may_be_asked(self) -> bool:
        """Return whether nobody has asked today."""
        return self.asked_on != localdate()


@dataclass
class Row:
    """One family on the board."""

    case: Case
    stands_in: bool = False
    review_on: date | None = None
    late: list[Late] = field(default_factory=list)
    overlaps: int = 0
    seen_on: date | None = None
    consent_ends_on: date | None = None
    unread: int = 0
    meeting_on: date | None = None

    @property
    def late_by_agency(self) -> list[tuple[str, int]]:
        """Return how many are late for each agency, most first."""
        counted: dict[str, int] = defaultdict(int)
        for one in self.late:
            counted[one.agency] += 1
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))

    @property
    def review_is_late(self) -> bool:
        """Return whether the day of the review has passed."""
        return self.review_on is not None and self.review_on < localdate()

    @property
    def silent_days(self) -> int | None:
        """Return for how many days nobody wrote of seeing them, if it is long."""
        since = self.seen_on or localdate(self.case.opened_at)
        days = (localdate() - since).days
        return days if days >= SILENT_DAYS else None

    @property
    def consent_is_ending(self) -> bool:
        """Return whether a consent ends soon."""
        ends = self.consent_ends_on
        return ends is not None and (ends - localdate()).days <= ENDING_DAYS

    @property
    def hurts(self) -> tuple[int, ...]:
        """Return how much needs somebody: late work first, then silence, then the rest."""
        return (
            len(self.late) + 2 * self.review_is_late,
            self.silent_days or 0,
            self.consent_is_ending + (self.meeting_on is None),
            self.unread + self.overlaps,
        )


def board(*, viewer: Practitioner) -> list[Row]:
    """Return every family that she leads or stands in for and sees, worst first."""
    cases = _cases(viewer)
    found = {case.pk: Row(case) for case in cases}
    led = Appointment.objects.filter(practitioner=viewer, ended_at__isnull=True)
    hers = set(led.filter(case__in=found).values_list("case", flat=True))
    for row in found.values():
        row.stands_in = row.case.pk not in hers
    _dates(viewer, found)
    _counts(viewer, found)
    for late in _late(viewer, list(cases)):
        found[late.action.case_id].late.append(late)
    return sorted(found.values(), key=lambda row: row.hurts, reverse=True)


def led_unseen(*, viewer: Practitioner, rows: list[Row]) -> int:
    """Return how many families she leads that are not on her board: not shared now.

    Of a record that is sealed to her nothing is said (R12).
    """
    led = Appointment.objects.filter(practitioner=viewer, ended_at__isnull=True)
    shown = {row.case.pk for row in rows}
    missing = set(led.values_list("case", flat=True)) - shown
    if not missing:
        return 0
    cases = Case.objects.filter(pk__in=missing).exclude(status=Case.Status.CLOSED)
    return cases.exclude(pk__in=access.hidden_cases(viewer)).count()


def _cases(viewer: Practitioner) -> QuerySet[Case]:
    led = Appointment.objects.filter(practitioner=viewer, ended_at__isnull=True)
    stood = access.standing_in().filter(practitioner=viewer)
    keys = set(led.values_list("case", flat=True))
    keys |= set(stood.values_list("case", flat=True))
    open_ones = access.coordinated_cases(viewer).exclude(status=Case.Status.CLOSED)
    return open_ones.filter(pk__in=keys).select_related("recording_team")


def _dates(viewer: Practitioner, found: dict[UUID, Row]) -> None:
    reviews = access.visible_facts(viewer, Review.objects.filter(case__in=found))
    last = reviews.order_by("case", "-held_on", "-recorded_at").distinct("case")
    meetings = Meeting.objects.filter(
        case__in=found, status=Meeting.Status.PLANNED, held_on__gte=localdate()
    )
    consents = Consent.objects.in_force().filter(case__in=found)
    planned = access.visible_facts(viewer, meetings)
    _put(found, "review_on", last.values_list("case", "next_review_on"))
    _put(found, "seen_on", _seen_on(viewer, found))
    _put(found, "meeting_on", _by_case(planned, Min("held_on")))
    _put(found, "consent_ends_on", _by_case(consents, Min("expires_on")))


def _seen_on(viewer: Practitioner, found: Iterable[UUID]) -> list[tuple]:
    """Return when each family was last seen: by a contact, or by a visit that was done.

    A visit may be shared where the contact it became is not.
    """
    contacts = Contact.objects.filter(case__in=found, kind__in=SEEN)
    visits = Visit.objects.filter(case__in=found, status=Visit.Status.DONE)
    visits = visits.exclude(where=Visit.Place.CALL)
    told = _by_case(access.visible_facts(viewer, contacts), Max("happened_on"))
    done = _by_case(access.visible_facts(viewer, visits), Max("planned_on"))
    return sorted([*told, *done], key=lambda pair: pair[1])


def _counts(viewer: Practitioner, found: dict[UUID, Row]) -> None:
    shown = Q(shown_until=None) | Q(shown_until__gte=localdate())
    messages = access.visible_messages(viewer).filter(shown, case__in=found)
    unread = MessageTo.objects.filter(
        message__in=messages, practitioner=viewer, opened_on__isnull=True
    )
    _put(found, "unread", _by_case(unread, Count("pk")))
    named = Purpose.objects.filter(
        case__in=found,
        involvement__ends_on__isnull=True,
        involvement__is_sensitive=False,
        involvement__team__is_sensitive=False,
    )
    twice = (
        access.visible_facts(viewer, named)
        .order_by()
        .values("case", "element", "person")
        .annotate(teams=Count("involvement__team", distinct=True))
        .filter(teams__gt=1)
    )
    for row in twice:
        found[row["case"]].overlaps += 1


def _by_case(rows: QuerySet, what) -> QuerySet:
    return (
        rows.order_by().values("case").annotate(what=what).values_list("case", "what")
    )


def _put(found: dict[UUID, Row], name: str, pairs: Iterable[tuple]) -> None:
    for case, value in pairs:
        setattr(found[case], name, value)


def _late(viewer: Practitioner, cases: list[Case]) -> list[Late]:
    rows = Action.objects.overdue().filter(case__in=cases)
    late = list(
        access.visible_facts(viewer, rows).select_related(
            "owner_agency", "owner_team__agency", "owner_practitioner"
        )
    )
    asked = dict(
        ActionEntry.objects.filter(action__in=late, kind=ActionEntry.Kind.CHASED)
        .order_by()
        .values_list("action")
        .annotate(Max("written_at"))
    )
    agencies = _agencies(late)
    services = access.services_by_case(viewer, cases)
    return [
        Late(
            action=one,
            agency=_agency(one, agencies, services[one.case_id]),
            asked_on=localdate(asked[one.pk]) if one.pk in asked else None,
        )
        for one in late
    ]


def _agencies(late: list[Action]) -> dict[UUID, TeamMembership]:
    people = {one.owner_practitioner_id for one in late} - {None}
    places = TeamMembership.objects.in_force().filter(practitioner__in=people)
    return {
        place.practitioner_id: place
        for place in places.select_related("team__agency").order_by("-starts_on")
    }


def _agency(action: Action, agencies: dict, services: access.Services) -> str:
    if action.owner_person_id:
        return THE_FAMILY
    team = action.owner_team
    if action.owner_practitioner_id in agencies:
        team = agencies[action.owner_practitioner_id].team
    if team and services.hides(team):
        return services.name(team)
    agency = team.agency if team else action.owner_agency
    return services.name(agency) if agency else str(action.owner)
