"""Who loses sight of what by an act: measured before and after, never guessed (R2)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from agencies.models import Practitioner, Team
from cases.models import Case, Person
from information_sharing.categories import Category
from information_sharing.models import Reach, Standing


@dataclass(frozen=True)
class Sight:
    """What stands on a case: by team, and by who holds what about whom."""

    teams: frozenset[tuple[UUID, str]]
    held: frozenset[tuple[UUID, UUID, str, UUID]]


@dataclass(frozen=True)
class Loss:
    """Who of a team loses sight of what, and what they still see."""

    team: Team
    readers: tuple[Practitioner, ...]
    categories: tuple[Category, ...]
    keeps: tuple[Category, ...]
    people: tuple[Person, ...] = ()


def sight_of(case: Case) -> Sight:
    """Return what stands on a case at this moment."""
    standing = Standing.objects.filter(case=case).values_list("team", "category")
    held = Reach.objects.filter(case=case).values_list(
        "team", "practitioner", "category", "person"
    )
    return Sight(frozenset(standing), frozenset(held))


def tried(case: Case, act: Callable[[], object]) -> list[Loss]:
    """Return who would lose sight of what by this act; it is done and taken back."""
    before = sight_of(case)
    with transaction.atomic():
        act()
        after = sight_of(case)
        transaction.set_rollback(True)
    return losses(before, after)


def teams_shut(before: Sight, after: Sight) -> list[Team]:
    """Return the teams that lost sight of something."""
    lost = {team for team, _ in before.teams - after.teams}
    lost |= {team for team, *_ in before.held - after.held}
    return list(Team.objects.filter(pk__in=lost).select_related("agency"))


def losses(before: Sight, after: Sight) -> list[Loss]:
    """Return what was lost between two moments, by team and alike readers."""
    groups = _groups(before, after)
    found = [
        (team, readers, *what)
        for team, alike in groups.items()
        for what, readers in alike.items()
    ]
    read = {team for team, *_ in before.held}
    silent = {team for team, _ in before.teams - after.teams} - read
    found += [(team, (), *_of_nobody(team, before, after)) for team in silent]
    return _named(found)


def _by_reader(sight: Sight) -> dict[UUID, set[tuple[str, UUID]]]:
    seen = defaultdict(set)
    for _, reader, category, person in sight.held:
        seen[reader].add((category, person))
    return seen


def _groups(before: Sight, after: Sight) -> dict:
    had, has = _by_reader(before), _by_reader(after)
    groups: dict = defaultdict(lambda: defaultdict(list))
    for team, reader in {(row[0], row[1]) for row in before.held - after.held}:
        gone = had[reader] - has[reader]
        if gone:
            groups[team][_what(gone, has[reader])].append(reader)
    return groups


def _what(gone, kept) -> tuple:
    keeps = frozenset(category for category, _ in kept)
    lost = frozenset(category for category, _ in gone) - keeps
    people = frozenset(person for category, person in gone if category in keeps)
    return lost, keeps, people


def _of_nobody(team: UUID, before: Sight, after: Sight) -> tuple:
    keeps = frozenset(category for one, category in after.teams if one == team)
    had = frozenset(category for one, category in before.teams if one == team)
    return had - keeps, keeps, frozenset()


def _named(found) -> list[Loss]:
    teams = Team.objects.select_related("agency").in_bulk([row[0] for row in found])
    readers = Practitioner.objects.in_bulk([pk for row in found for pk in row[1]])
    people = Person.objects.in_bulk([pk for row in found for pk in row[4]])
    named = [
        Loss(
            team=teams[team],
            readers=tuple(sorted((readers[pk] for pk in who), key=str)),
            categories=_in_order(lost),
            keeps=_in_order(keeps),
            people=tuple(people[pk] for pk in about),
        )
        for team, who, lost, keeps, about in found
    ]
    return sorted(named, key=lambda loss: str(loss.team))


def _in_order(categories) -> tuple[Category, ...]:
    return tuple(category for category in Category if category in categories)
