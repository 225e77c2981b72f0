"""Why can I see it, who can see it, who could: from the rows that decide (R5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from agencies.models import Practitioner, Team, TeamMembership
from cases.models import Case, Person
from information_sharing.access import in_force
from information_sharing.categories import SENSITIVE, Category
from information_sharing.models import Grant, Standing


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


@dataclass(frozen=True)
class Preview:
    """What signing a decision would change, before it is signed."""

    team: Team
    readers: tuple[Practitioner, ...]
    gains: tuple[Category, ...]
    already: tuple[Category, ...]
    until: date | None


def explain(practitioner: Practitioner, case: Case) -> list[Reason]:
    """Return why this person may see the case; empty exactly when she may not."""
    return _reasons(_with_story(in_force(practitioner).filter(case=case)))


def newly_shared(practitioner: Practitioner, *, since: datetime) -> list[Reason]:
    """Return what others have shared with this person since then, newest first."""
    held = in_force(practitioner).filter(
        kind=Grant.Kind.SHARING_DECISION, grant__starts_at__gt=since
    )
    return list(reversed(_reasons(_with_story(held))))


def who_can_see(case: Case) -> list[Reason]:
    """Return every grant in force on the case with the people who hold it now."""
    rows = _with_story(Standing.objects.filter(case=case))
    return _reasons(rows, with_readers=True)


def preview(case: Case, *, team: Team, categories, until: date | None) -> Preview:
    """Return who would see what if `categories` were shared with `team`."""
    now = Standing.objects.filter(
        case=case, team=team, grant__practitioner__isnull=True
    )
    already = set(now.values_list("category", flat=True))
    chosen = {Category.IDENTITY.value, *categories}
    return Preview(
        team=team,
        readers=tuple(_readers([team.pk])[team.pk]),
        gains=_in_order(chosen - already),
        already=_in_order(chosen & already),
        until=until,
    )


def _with_story(rows):
    return rows.select_related(
        "grant__case",
        "grant__through_team__agency",
        "grant__practitioner",
        "grant__decision__made_by",
        "grant__decision__countersigned_by",
        "grant__consent__given_by",
        "grant__appointment",
        "grant__opened_by",
    ).prefetch_related("grant__people")


def _in_order(categories) -> tuple[Category, ...]:
    return tuple(category for category in Category if category in categories)


def _reasons(rows, *, with_readers: bool = False) -> list[Reason]:
    by_grant: dict[Grant, set[str]] = defaultdict(set)
    for row in rows:
        by_grant[row.grant].add(row.category)
    grants = sorted(by_grant, key=lambda grant: grant.starts_at)
    readers = _readers([g.through_team_id for g in grants]) if with_readers else {}
    return [_reason(grant, by_grant[grant], readers) for grant in grants]


def _reason(grant: Grant, categories: set[str], readers) -> Reason:
    team_readers = readers.get(grant.through_team_id, [])
    if grant.practitioner_id:
        team_readers = [p for p in team_readers if p.pk == grant.practitioner_id]
    return Reason(
        grant=grant,
        categories=_in_order(categories),
        people=() if grant.all_people else tuple(grant.people.all()),
        until=_until(grant),
        readers=tuple(team_readers),
    )


def _until(grant: Grant) -> date | None:
    ends = [grant.ends_on, grant.consent.expires_on if grant.consent else None]
    known = [day for day in ends if day]
    return min(known) if known else None


def _readers(team_ids) -> dict:
    found = defaultdict(list)
    live = TeamMembership.objects.in_force().filter(team__in=team_ids)
    for membership in live.select_related("practitioner"):
        found[membership.team_id].append(membership.practitioner)
    return found
