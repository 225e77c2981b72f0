"""Who gains and who loses sight of what by signing: signed, looked at, undone.

The decision is made by the code that makes it, inside a savepoint; what stands is
read before and after from the rows that decide; then everything is rolled back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team, TeamMembership
from cases.models import Case, Person
from information_sharing.categories import Category, with_identity
from information_sharing.eight_questions import OPENS, Walk
from information_sharing.models import Access, Reach, SharingDecision
from information_sharing.signing import sign

Key = tuple[UUID, str, UUID | None]
Held = Mapping[Key, UUID]
"""Who holds which category about whom (None: of nobody in particular), by which team."""


@dataclass(frozen=True)
class Change:
    """What one practitioner gains or loses sight of, about whom."""

    practitioner: Practitioner
    team: Team
    categories: tuple[Category, ...]
    people: tuple[Person, ...]
    only: bool
    """She sees nothing else of the record: before a gain, or after a loss."""


@dataclass(frozen=True)
class Step:
    """What changes at one moment."""

    gains: tuple[Change, ...]
    losses: tuple[Change, ...]


@dataclass(frozen=True)
class Preview:
    """What signing changes at once, and what more when a second person has signed."""

    now: Step
    then: Step
    unchanged: tuple[Practitioner, ...]
    shut_out: tuple[Practitioner, ...]
    nobody_there: bool


def preview(case: Case, walk: Walk, *, by: Practitioner) -> Preview:
    """Return what signing this walk would change; nothing of it stays."""
    with transaction.atomic():
        before = held(case)
        decision = sign(case, walk, by=by)
        signed = held(case)
        _as_if_countersigned(decision)
        settled = held(case)
        transaction.set_rollback(True)
    readers = _readers(walk)
    return Preview(
        now=_step(before, signed),
        then=_step(signed, settled),
        unchanged=tuple(r for r in readers if _sees(before, r, walk)),
        shut_out=tuple(r for r in readers if not _sees(settled, r, walk)),
        nobody_there=walk.team is not None and not readers,
    )


def held(case: Case) -> dict[Key, UUID]:
    """Return who holds what of this case now."""
    rows: dict[Key, UUID] = {}
    sights = Access.objects.filter(case=case).order_by("grant__starts_at")
    reached = Reach.objects.filter(case=case).order_by("grant__starts_at")
    for who, category, team in sights.values_list("practitioner", "category", "team"):
        rows[who, category, None] = team
    for who, category, person, team in reached.values_list(
        "practitioner", "category", "person", "team"
    ):
        rows[who, category, person] = team
    return rows


def _as_if_countersigned(decision: SharingDecision) -> None:
    """Let it stand as an urgent one does: the second person is not known yet."""
    soon = timezone.now() + timedelta(hours=1)
    waiting = SharingDecision.objects.filter(pk=decision.pk)
    waiting.exclude(basis=SharingDecision.Basis.CONSENT).update(
        urgent=True, countersign_by=soon
    )


def _step(before: Held, after: Held) -> Step:
    gained = {key: team for key, team in after.items() if key not in before}
    lost = {key: team for key, team in before.items() if key not in after}
    saw, sees = {key[0] for key in before}, {key[0] for key in after}
    return Step(gains=_changes(gained, saw), losses=_changes(lost, sees))


def _changes(rows: Held, others: set[UUID]) -> tuple[Change, ...]:
    """Group by person who reads, then by whom the same categories are about."""
    about: dict[tuple[UUID, UUID], dict] = defaultdict(lambda: defaultdict(set))
    for (who, category, person), team in rows.items():
        about[who, team][person].add(category)
    practitioners = Practitioner.objects.in_bulk({who for who, _ in about})
    teams = Team.objects.in_bulk({team for _, team in about})
    people = Person.objects.in_bulk({key[2] for key in rows if key[2]})
    return tuple(
        Change(
            practitioner=practitioners[who],
            team=teams[team],
            categories=tuple(c for c in Category if c in categories),
            people=tuple(people[pk] for pk in persons),
            only=who not in others,
        )
        for (who, team), by_person in sorted(
            about.items(), key=lambda item: practitioners[item[0][0]].last_name
        )
        for categories, persons in _alike(by_person)
    )


def _alike(by_person: dict) -> Iterable[tuple[frozenset, list]]:
    """Return each set of categories with the people it is about."""
    of_nobody = by_person.pop(None, set())
    groups: dict[frozenset, list] = defaultdict(list)
    for person, categories in by_person.items():
        groups[frozenset(categories)].append(person)
    named = frozenset().union(*groups) if groups else frozenset()
    if of_nobody - named:
        groups[frozenset(of_nobody - named)] = []
    return groups.items()


def _readers(walk: Walk) -> list[Practitioner]:
    if walk.verdict not in OPENS or walk.team is None:
        return []
    if walk.practitioner:
        return [walk.practitioner]
    live = TeamMembership.objects.in_force().filter(team=walk.team)
    return [place.practitioner for place in live.select_related("practitioner")]


def _sees(rows: Held, reader: Practitioner, walk: Walk) -> bool:
    """Return whether she holds all that the walk shares, about all of its people."""
    wanted = with_identity(walk.categories)
    return all(
        (reader.pk, category, person.pk) in rows
        for category in wanted
        for person in walk.people
    )
