"""How the people in sight belong together; of a tie with somebody else, nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person, Relationship, Responsibility
from information_sharing import access

Known = Mapping[UUID, Person]
MUTUAL = {
    Relationship.Kind.SIBLING,
    Relationship.Kind.COUPLE,
    Relationship.Kind.SEPARATED,
}
FROM_THE_OTHER = {
    Relationship.Kind.PARENT: "is a child of",
    Relationship.Kind.STEP_PARENT: "is a step-child of",
    Relationship.Kind.CARER: "is cared for by",
    Relationship.Kind.GRANDPARENT: "is a grandchild of",
}


@dataclass(frozen=True)
class Responsible:
    """Who has, or had, parental responsibility for which child."""

    row: Responsibility
    person: Person
    child: Person
    runs: bool

    @property
    def ground(self) -> str:
        """Return why she has it, in the words of the page."""
        unknown = self.row.ground == Responsibility.Ground.NOT_ASKED
        said = self.row.get_ground_display().lower()
        return "the ground was not asked yet" if unknown else said


@dataclass(frozen=True)
class Bond:
    """One tie as it is said of one of the two."""

    row: Relationship
    person: Person
    other: Person
    words: str
    runs: bool


def responsibilities_of(
    *, viewer: Practitioner, case: Case, known: Known
) -> list[Responsible]:
    """Return the responsibilities between two people who are both in sight."""
    rows = access.facts_of(viewer, Responsibility, case).filter(child__in=known)
    return [
        Responsible(row, known[row.person_id], known[row.child_id], runs(row))
        for row in rows
        if row.person_id in known
    ]


def bonds_of(*, viewer: Practitioner, case: Case, known: Known) -> list[Bond]:
    """Return the ties between two people who are both in sight, told of each."""
    rows = access.facts_of(viewer, Relationship, case).filter(other__in=known)
    both = [row for row in rows if row.person_id in known]
    return [bond for row in both for bond in _told_of_each(row, known)]


def _told_of_each(row: Relationship, known: Known) -> list[Bond]:
    one, other = known[row.person_id], known[row.other_id]
    words, now = row.get_kind_display(), runs(row)
    back = words if row.kind in MUTUAL else FROM_THE_OTHER[Relationship.Kind(row.kind)]
    return [Bond(row, one, other, words, now), Bond(row, other, one, back, now)]


def runs(row) -> bool:
    """Return whether it holds today, as `running_on` asks the database."""
    today: date = timezone.localdate()
    begun = row.since is None or row.since <= today
    return begun and (row.until is None or row.until > today)


def responsibility_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Responsibility:
    """Return a running responsibility of two people in sight, or raise Http404."""
    return _both_in_sight(viewer, Responsibility, "child", case, pk)


def relationship_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Relationship:
    """Return a running relationship of two people in sight, or raise Http404."""
    return _both_in_sight(viewer, Relationship, "other", case, pk)


def _both_in_sight(viewer, model, second: str, case: Case, pk: UUID):
    known = access.facts_of(viewer, Person, case).values("pk")
    rows = access.facts_of(viewer, model, case).filter(pk=pk, until__isnull=True)
    rows = rows.filter(**{f"{second}__in": known})
    found = rows.select_related("person", second, "case").first()
    if found is None:
        raise Http404("No such page.")
    return found
