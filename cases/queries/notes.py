"""What a writer of contacts and words needs to know, and what she wrote before."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner, Team
from agencies.worn import team_worn
from cases.models import Attachment, Case, Contact, Person
from cases.notes import NOT_FOR_NOTES
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied


@dataclass(frozen=True)
class Kind:
    """A kind of information that she may write in, and how many would read it."""

    category: Category
    people: int
    teams: int

    @property
    def readers(self) -> str:
        """Return in words who reads what is written there."""
        people = "1 person" if self.people == 1 else f"{self.people} people"
        teams = "1 team" if self.teams == 1 else f"{self.teams} teams"
        return f"{people} in {teams}"


@dataclass(frozen=True)
class Desk:
    """What she may write, about whom, and for which of her teams."""

    kinds: tuple[Kind, ...]
    people: tuple[Person, ...]
    teams: tuple[Team, ...]
    written: frozenset[tuple[UUID | None, str]]


def desk_for(*, viewer: Practitioner, case: Case) -> Desk:
    """Return what she may write here, or raise AccessDenied where it is nothing."""
    pairs = access.written(viewer, case)
    written = frozenset(pair for pair in pairs if pair[1] not in NOT_FOR_NOTES)
    if not written:
        raise AccessDenied("This record is open to you for reading only.")
    named = {person for person, _ in written}
    people = access.facts_of(viewer, Person, case).filter(pk__in=named - {None})
    return Desk(
        kinds=_kinds(case, {category for _, category in written}),
        people=tuple(people),
        teams=tuple(_teams(viewer, case)),
        written=written,
    )


def _kinds(case: Case, categories: set[str]) -> tuple[Kind, ...]:
    people: dict[str, set] = defaultdict(set)
    teams: dict[str, set] = defaultdict(set)
    for reason in explaining.who_can_see(case):
        for category in reason.categories:
            people[category].update(reason.readers)
            if reason.readers:
                teams[category].add(reason.grant.through_team_id)
    return tuple(
        Kind(category, len(people[category]), len(teams[category]))
        for category in Category
        if category in categories
    )


def _teams(viewer: Practitioner, case: Case) -> list[Team]:
    """Return those of her teams by which she sees the case."""
    through = {row.team_id for row in access.held(viewer, case.pk)}
    teams = [row.team for row in access.memberships(viewer)]
    worn = team_worn(viewer)
    teams.sort(key=lambda team: team.pk != worn)
    return [team for team in teams if team.pk in through] or teams


def contact_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Contact:
    """Return a contact of this case, or raise Http404 as if it did not exist."""
    contacts = access.facts_of(viewer, Contact, case)
    wanted = contacts.filter(pk=pk).select_related("case", "person", "team__agency")
    found: Contact | None = wanted.first()
    if found is None:
        raise Http404("No such page.")
    return found


def attachment_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Attachment:
    """Return a file of this case, or raise Http404 as if it did not exist."""
    files = access.facts_of(viewer, Attachment, case)
    found: Attachment | None = files.filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def files_by_row(files: QuerySet[Attachment]) -> dict[UUID | None, list[Attachment]]:
    """Return files by the contact or the words they belong to, without contents."""
    kept = defaultdict(list)
    for file in files.defer("content"):
        kept[file.contact_id or file.voice_id].append(file)
    return kept
