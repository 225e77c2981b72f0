"""Why can I see it, who can see it, who could: from the rows that decide (R5)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing.access import COORDINATING, deputies_of, held, in_force
from information_sharing.categories import SENSITIVE, Category
from information_sharing.models import Access, Consent, Grant, Standing


@dataclass(frozen=True)
class Reason:
    """One grant in force, what it opens, for whom, and until when."""

    grant: Grant
    categories: tuple[Category, ...]
    people: tuple[Person, ...]
    until: date | None
    readers: tuple[Practitioner, ...] = ()

    @property
    def opens_everything(self) -> bool:
        """Return whether every ordinary category is open."""
        return set(Category) - SENSITIVE <= set(self.categories)


def explain(practitioner: Practitioner, case: Case) -> list[Reason]:
    """Return why this person may see the case; empty exactly when she may not."""
    return _reasons(held(practitioner, case.pk))


def newly_shared(practitioner: Practitioner, *, since: datetime) -> list[Reason]:
    """Return what others have shared with this person since then, newest first."""
    shared = in_force(practitioner).filter(
        kind=Grant.Kind.SHARING_DECISION, grant__starts_at__gt=since
    )
    return list(reversed(_reasons(shared)))


def who_can_see(case: Case) -> list[Reason]:
    """Return what stands on the case with the people who hold it now, by grant.

    Categories of one grant that different people hold, as under a shield, are apart.
    """
    standing = Standing.objects.filter(case=case)
    holders = _holders(case)
    found = []
    for reason in _reasons(standing):
        readers = {c: holders[reason.grant.pk, c] for c in reason.categories}
        found += _by_readers(reason, readers)
    return found


def _holders(case: Case) -> dict:
    holders = defaultdict(list)
    rows = Access.objects.filter(case=case).select_related("practitioner")
    for row in rows.order_by("practitioner__last_name", "practitioner__first_name"):
        holders[row.grant_id, row.category].append(row.practitioner)
    return holders


def _by_readers(reason: Reason, readers: dict) -> list[Reason]:
    groups: dict[tuple, list] = {}
    for category, held_by in readers.items():
        groups.setdefault(tuple(held_by), []).append(category)
    seen = {held_by: kinds for held_by, kinds in groups.items() if held_by} or groups
    return [
        replace(reason, categories=tuple(kinds), readers=held_by)
        for held_by, kinds in seen.items()
    ]


def coordinators(case: Case) -> list[Practitioner]:
    """Return those who coordinate the case now: its recording team, the lead, a deputy."""
    held = Access.objects.filter(case=case, kind__in=COORDINATING)
    people = Practitioner.objects.filter(pk__in=held.values("practitioner"))
    known = set(people)
    return [*people, *(one for one in deputies_of(case) if one not in known)]


def _with_story(grants) -> QuerySet[Grant]:
    rows = Grant.objects.filter(pk__in=list(grants))
    return rows.select_related(
        "case",
        "through_team__agency",
        "practitioner",
        "decision__made_by",
        "decision__countersigned_by",
        "consent__given_by",
        "appointment",
        "opened_by",
        "emergency__used_by",
        "oversight__asked_by",
        "oversight__approved_by",
    ).prefetch_related("people")


def _in_order(categories) -> tuple[Category, ...]:
    return tuple(category for category in Category if category in categories)


def _reasons(rows) -> list[Reason]:
    by_grant: dict[UUID, set[str]] = defaultdict(set)
    for row in rows:
        by_grant[row.grant_id].add(row.category)
    grants = sorted(_with_story(by_grant), key=lambda grant: grant.starts_at)
    lines = _ends_of_lines(grants)
    return [_reason(grant, by_grant[grant.pk], lines) for grant in grants]


def _ends_of_lines(grants) -> dict:
    lines = [grant.consent.line for grant in grants if grant.consent]
    if not lines:
        return {}
    latest = Consent.objects.filter(line__in=lines, superseded_at__isnull=True)
    return dict(latest.values_list("line", "expires_on"))


def _reason(grant: Grant, categories: set[str], lines: dict) -> Reason:
    return Reason(
        grant=grant,
        categories=_in_order(categories),
        people=() if grant.all_people else tuple(grant.people.all()),
        until=_until(grant, lines),
    )


def _until(grant: Grant, lines: dict) -> date | None:
    ends = [grant.ends_on, lines.get(grant.consent.line) if grant.consent else None]
    if grant.ends_at:
        ends.append(timezone.localdate(grant.ends_at))
    known = [day for day in ends if day]
    return min(known) if known else None
