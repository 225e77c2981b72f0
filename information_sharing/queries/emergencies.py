"""Emergency openings: whose run, whose wait for review, and what was read (R11)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access
from information_sharing.models import AccessEvent, EmergencyAccess
from information_sharing.roles import Permission

CONCERN_BARS = timedelta(days=90)
"""For how long a concern keeps somebody from opening another record."""


@dataclass(frozen=True)
class Concern:
    """A review that keeps her from emergency access until a day."""

    emergency: EmergencyAccess
    since: date
    until: date


@dataclass(frozen=True)
class EmergencyLine:
    """One opening and how it stands."""

    emergency: EmergencyAccess
    is_overdue: bool
    is_hers: bool
    runs_until: datetime | None


def overdue_of(*, viewer: Practitioner) -> QuerySet[EmergencyAccess]:
    """Return her openings whose review is late."""
    return EmergencyAccess.objects.filter(
        used_by=viewer,
        reviewed_at__isnull=True,
        review_due_on__lt=timezone.localdate(),
    )


def running_of(*, viewer: Practitioner) -> QuerySet[EmergencyAccess]:
    """Return her openings whose hours are not over and that nobody ended."""
    return EmergencyAccess.objects.filter(
        used_by=viewer,
        grant__ended_at__isnull=True,
        grant__ends_at__gt=timezone.now(),
    )


def concern_of(*, viewer: Practitioner) -> Concern | None:
    """Return the concern by which she is kept from emergency access now, if any.

    The last review counts: a later one without a concern ends it.
    """
    reviewed = EmergencyAccess.objects.filter(used_by=viewer, reviewed_at__isnull=False)
    last = reviewed.select_related("reviewed_by").order_by("-reviewed_at").first()
    if last is None or last.reviewed_at is None:
        return None
    if last.verdict != EmergencyAccess.Verdict.CONCERN:
        return None
    since = timezone.localdate(last.reviewed_at)
    until = since + CONCERN_BARS
    return Concern(last, since, until) if until > timezone.localdate() else None


def case_in_emergency(
    *, viewer: Practitioner, reference: str = "", name: str = "", born_on: date | None
) -> Case | None:
    """Return the one record of this reference, or of the child with this full name
    and birth date; None for none, for several, and for a sealed one alike (R12)."""
    access.check_has(viewer, Permission.USE_EMERGENCY_ACCESS)
    cases = Case.objects.exclude(pk__in=access.sealed_cases())
    cases = cases.filter(merged_into__isnull=True).select_related("recording_team")
    if reference:
        return cases.called(reference).first()
    found = list(cases.filter(people__in=_children(name, born_on)).distinct())
    families = {case.family_id for case in found}
    # An open case of the family comes before a closed one.
    found.sort(key=lambda case: not case.is_open)
    return found[0] if len(families) == 1 else None


def _children(name: str, born_on: date | None) -> QuerySet[Person]:
    """Return the children of exactly this name, however many names it is made of."""
    words = name.split()
    splits = Q(pk__isnull=True)
    for place in range(1, len(words)):
        given, family = " ".join(words[:place]), " ".join(words[place:])
        splits |= Q(given_name__iexact=given, family_name__iexact=family)
    children = Person.objects.filter(kind=Person.Kind.CHILD, born_on=born_on)
    return children.filter(splits)


def emergencies(*, viewer: Practitioner) -> list[EmergencyLine]:
    """Return the openings she may know of, what waits first and the overdue on top."""
    rows = _known(viewer).order_by("reviewed_at", "review_due_on")
    waiting = [each for each in rows if each.reviewed_at is None]
    done = [each for each in rows if each.reviewed_at]
    return [line_of_emergency(each, viewer=viewer) for each in waiting + done[::-1]]


def emergency_for(*, viewer: Practitioner, pk: UUID) -> EmergencyAccess:
    """Return one opening that she reviews, or made, or raise Http404."""
    found = _known(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def line_of_emergency(
    emergency: EmergencyAccess, *, viewer: Practitioner
) -> EmergencyLine:
    """Return how one opening stands."""
    late = emergency.review_due_on < timezone.localdate()
    grant = emergency.grant
    ends = grant.ends_at
    runs = grant.ended_at is None and ends is not None and ends > timezone.now()
    return EmergencyLine(
        emergency=emergency,
        is_overdue=late and emergency.reviewed_at is None,
        is_hers=emergency.used_by == viewer,
        runs_until=ends if runs else None,
    )


def opened_meanwhile(
    *, viewer: Practitioner, emergency: EmergencyAccess
) -> list[AccessEvent]:
    """Return from the log what she did in this record while it was open to her."""
    access.check_can_review_emergency(viewer, emergency)
    grant = emergency.grant
    until = min(filter(None, [grant.ended_at, grant.ends_at]))
    return list(
        AccessEvent.objects.filter(
            case=emergency.case_id,
            by=emergency.used_by,
            at__gte=emergency.used_at,
            at__lte=until,
        )
        .select_related("by")
        .order_by("at")
    )


def _known(viewer: Practitioner) -> QuerySet[EmergencyAccess]:
    rows = EmergencyAccess.objects.select_related(
        "case", "grant__through_team", "used_by", "reviewed_by"
    )
    rows = rows.exclude(case__in=access.hidden_cases(viewer))
    if access.can_have(viewer, Permission.REVIEW_EMERGENCIES):
        return rows
    return rows.filter(used_by=viewer)
