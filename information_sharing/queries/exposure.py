"""What a team had opened while a consent stood, once it no longer does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner, TeamMembership
from cases.models import Case
from information_sharing import access
from information_sharing.models import AccessEvent, Consent, Grant, TellingTask
from information_sharing.queries.lost import kinds_lost, lost_by
from information_sharing.queries.names import Names
from information_sharing.trail_words import in_words

READS = ("_VIEWED", "_PRINTED", "_DOWNLOADED", "_READ", "_BY_API", "FORM_OPENED")


@dataclass(frozen=True)
class Opened:
    """What one person did, how often, and when last."""

    who: Practitioner
    what: str
    times: int
    last: datetime


@dataclass(frozen=True)
class Exposed:
    """One team that lost sight, what it had opened, and whether it was told."""

    task: TellingTask
    since: datetime | None
    lost: str
    """Of which part it lost sight, or "" where it was everything."""
    opened: tuple[Opened, ...]


def exposure_of(*, viewer: Practitioner, consent: Consent) -> list[Exposed]:
    """Return each team that lost sight by this line of consent, latest first."""
    access.check_can_coordinate(viewer, consent.case)
    tasks = TellingTask.objects.filter(consent__line=consent.line, case=consent.case)
    rows = tasks.select_related("team__agency", "told_by", "consent__replaces")
    names = Names(viewer=viewer, case=consent.case)
    return [
        _exposed(task, consent, names) for task in rows.order_by("-created_at", "team")
    ]


def telling_task(*, viewer: Practitioner, case: Case, pk: UUID) -> TellingTask:
    """Return one team to be told, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    tasks = TellingTask.objects.select_related("consent__replaces", "team", "case")
    return get_object_or_404(tasks, case=case, pk=pk)


def kinds_to_tell(*, viewer: Practitioner, task: TellingTask) -> str:
    """Return the kinds of information that a team is told about, as she may name them.

    Only those that this team had been shown; empty where she may name none of them.
    """
    access.check_can_coordinate(viewer, task.case)
    return kinds_lost(task, Names(viewer=viewer, case=task.case))


def _exposed(task: TellingTask, consent: Consent, names: Names) -> Exposed:
    grants = Grant.objects.filter(
        case=task.case, through_team=task.team, consent__line=consent.line
    )
    since = grants.aggregate(since=Min("starts_at"))["since"]
    opened = _opened(task, since) if since else ()
    return Exposed(task, since, lost_by(task, names), tuple(opened))


def _opened(task: TellingTask, since: datetime):
    events = _reads(task, since).values("by", "event")
    counted = list(events.annotate(times=Count("pk"), last=Max("at")))
    people = Practitioner.objects.in_bulk([row["by"] for row in counted])
    for row in sorted(counted, key=lambda row: row["last"], reverse=True):
        who = people[row["by"]]
        said = in_words(AccessEvent(event=row["event"], at=row["last"], by=who))
        yield Opened(who, said.what, row["times"], row["last"])


def _reads(task: TellingTask, since: datetime) -> QuerySet[AccessEvent]:
    theirs = TeamMembership.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=since), team=task.team
    )
    reads = Q()
    for ending in READS:
        reads |= Q(event__endswith=ending)
    events = AccessEvent.objects.filter(
        reads, case=task.case, by__in=theirs.values("practitioner"),
        at__gte=since, at__lte=task.created_at,
    )  # fmt: skip
    own = TeamMembership.objects.filter(
        team=task.case.recording_team_id, ended_at__isnull=True
    )
    return events.exclude(by__in=own.values("practitioner")).order_by()
