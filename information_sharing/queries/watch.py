"""What the officer's desk shows: what waits, who reads unusually, whose account is old.

References and names of practitioners; nothing of any record.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap
from uuid import UUID

from django.db.models import DateField, F, Max, Model, Q, QuerySet, Value
from django.db.models.functions import TruncDate
from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner, TeamMembership
from information_sharing import access, watching
from information_sharing.models import (
    AdviceRequest,
    EmergencyAccess,
    LogCheck,
    Oversight,
    SharingDecision,
    Shielding,
    SubjectAccessRequest,
)
from information_sharing.queries.silent import Silent, silent_accounts
from information_sharing.roles import Permission

MOST = 200


@dataclass(frozen=True)
class Waiting:
    """Something that waits for an officer or a second person, by its reference."""

    kind: str
    target: UUID
    reference: str
    since: date
    due: date | None
    case: UUID
    is_hers: bool = False
    """Whether she who looks works with this family, and may open more than the desk."""

    @property
    def is_overdue(self) -> bool:
        """Return whether its day has passed."""
        return self.due is not None and self.due < timezone.localdate()


@dataclass(frozen=True)
class Desk:
    """Everything of the desk, asked together."""

    waiting: list[Waiting]
    entries: list[watching.Entry]
    leavers: list[Practitioner]
    silent: list[Silent]
    check: LogCheck | None


def desk(*, viewer: Practitioner) -> Desk:
    """Return what the desk shows; nothing for other roles."""
    access.check_has(viewer, Permission.WATCH_READING)
    return Desk(
        _waiting(viewer),
        watching.entries(),
        list(_leavers()),
        silent_accounts(viewer=viewer),
        _last_check(),
    )


def _waiting(viewer: Practitioner) -> list[Waiting]:
    parts = [_part(*each) for each in _sources()]
    rows = parts[0].union(*parts[1:], all=True)
    hers = set(access.coordinated_cases(viewer).values_list("pk", flat=True))
    found = [
        replace(each, is_hers=each.case in hers)
        for each in starmap(Waiting, rows[:MOST])
    ]
    return sorted(found, key=lambda each: (each.due or date.max, each.since))


def _part(kind: str, rows: QuerySet, since: str, due) -> QuerySet:
    shown = rows.order_by().annotate(
        kind_=Value(kind),
        since_=TruncDate(since),
        due_=due,
        reference_=F("case__reference"),
    )
    return shown.values_list("kind_", "pk", "reference_", "since_", "due_", "case")


def _sources() -> list[tuple]:
    never = Value(None, output_field=DateField())
    unanswered = AdviceRequest.objects.filter(answered_at__isnull=True)
    unseconded = SharingDecision.objects.filter(
        ~Q(basis=SharingDecision.Basis.CONSENT),
        ~Q(categories=[]),
        outcome=SharingDecision.Outcome.SHARE,
        countersigned_at__isnull=True,
        refused_at__isnull=True,
        superseded_at__isnull=True,
    )
    shields = Shielding.objects.filter(lifted_at__isnull=True)
    requests = SubjectAccessRequest.objects.filter(
        released_at__isnull=True, refused_at__isnull=True
    )
    return [
        ("ADVICE", unanswered, "asked_at", F("due_on")),
        ("COUNTERSIGN", unseconded, "made_at", TruncDate("countersign_by")),
        ("EMERGENCY", _unreviewed(), "used_at", F("review_due_on")),
        ("SHIELD", _open(shields, "confirmed"), "set_at", never),
        ("LIFT", shields.filter(lift_asked_at__isnull=False), "lift_asked_at", never),
        ("OVERSIGHT", _open(Oversight.objects, "approved"), "asked_at", never),
        ("SUBJECT_ACCESS", requests, "received_at", F("due_on")),
    ]


def _unreviewed() -> QuerySet[EmergencyAccess]:
    return EmergencyAccess.objects.filter(reviewed_at__isnull=True)


def _open(rows, stem: str) -> QuerySet[Model]:
    found: QuerySet[Model] = rows.filter(**{f"{stem}_at__isnull": True})
    return found


def unusual_entry(
    *, viewer: Practitioner, reader: UUID, sign: str, day: str
) -> watching.Entry:
    """Return one entry that waits to be looked at, or raise Http404."""
    access.check_has(viewer, Permission.WATCH_READING)
    for entry in watching.entries():
        if (entry.reader, entry.sign, str(entry.day)) == (reader, sign, day):
            return entry
    raise Http404("No such page.")


def _leavers() -> QuerySet[Practitioner]:
    live = TeamMembership.objects.in_force()
    without = Practitioner.objects.filter(is_active=True).exclude(
        pk__in=live.values("practitioner")
    )
    left = without.annotate(
        left_at=Max("memberships__ended_at"), lapsed_on=Max("memberships__ends_on")
    )
    return left.order_by("last_name", "first_name")[:MOST]


def last_log_check(*, viewer: Practitioner) -> LogCheck | None:
    """Return when the log was last verified, for an auditor."""
    access.check_has(viewer, Permission.READ_LOG)
    return _last_check()


def _last_check() -> LogCheck | None:
    return LogCheck.objects.order_by("-checked_at").first()
