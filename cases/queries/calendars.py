"""What stands in one person's calendar: her meetings and her visits, without a word."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from agencies.models import CalendarKey, Practitioner
from cases.models import Invitee, Meeting, Visit
from config.calendars import Busy, Entry
from information_sharing import access

BACK, VISIT_MINUTES = timedelta(days=30), 60
NO_HOUR = time(9)


def owner_of(digest: str) -> Practitioner | None:
    """Return whose calendar this is, if anybody's; a closed account has none."""
    keys = CalendarKey.objects.filter(digest=digest, ended_at__isnull=True)
    key = keys.select_related("practitioner").first()
    return key.practitioner if key and key.practitioner.is_active else None


def key_of(*, viewer: Practitioner) -> CalendarKey | None:
    """Return the address that stands for her calendar; what it is, nobody knows."""
    return CalendarKey.objects.filter(
        practitioner=viewer, ended_at__isnull=True
    ).first()


def entries_of(*, viewer: Practitioner) -> list[Entry]:
    """Return her meetings and her planned visits, as they stand now."""
    if not access.memberships(viewer).exists():
        return []
    return [*_meetings(viewer), *_visits(viewer)]


def entry_of(invitee: Invitee) -> Entry:
    """Return one meeting for the calendar of somebody who was asked to it."""
    meeting = invitee.meeting
    return Entry(
        key=meeting.pk,
        what=Busy.MEETING,
        begins=_moment(meeting.held_on, meeting.begins),
        minutes=meeting.minutes,
        url=_address(reverse("cases:invitation", args=[invitee.pk])),
        written_at=meeting.planned_at,
    )


def invitations_of(*, viewer: Practitioner) -> QuerySet[Invitee]:
    """Return what she is asked to for a team of hers (R2).

    Not of cases that are not to be mentioned to her.
    """
    teams = access.memberships(viewer).values("team")
    rows = Invitee.objects.asked().filter(practitioner=viewer, team__in=teams)
    hidden = access.hidden_cases(viewer)
    found: QuerySet[Invitee] = rows.exclude(case__in=hidden)
    return found.select_related("meeting", "case")


def _meetings(viewer: Practitioner) -> Iterator[Entry]:
    since = timezone.localdate() - BACK
    rows = invitations_of(viewer=viewer).filter(meeting__held_on__gte=since)
    rows = rows.exclude(meeting__status=Meeting.Status.CANCELLED)
    for invitee in rows.exclude(answer=Invitee.Answer.APOLOGIES):
        yield entry_of(invitee)


def _visits(viewer: Practitioner) -> Iterator[Entry]:
    rows = Visit.objects.filter(practitioner=viewer, status=Visit.Status.PLANNED)
    for visit in access.visible_facts(viewer, rows):
        yield Entry(
            key=visit.pk,
            what=Busy.VISIT,
            begins=_moment(visit.planned_on, visit.begins or NO_HOUR),
            minutes=VISIT_MINUTES,
            url=_address(reverse("home")),
            written_at=visit.booked_at,
        )


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _address(path: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{path}"
