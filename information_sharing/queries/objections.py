"""Objections to a consent, named as far as the viewer knows the family."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access
from information_sharing.models import Consent, Objection
from information_sharing.queries.consents import people_of
from information_sharing.queries.names import Names


@dataclass(frozen=True)
class ObjectionLine:
    """An objection and who made it."""

    objection: Objection
    who: str


def objections_to(
    *, viewer: Practitioner, consent: Consent, names: Names | None = None
) -> list[ObjectionLine]:
    """Return every objection to a line of consent, to those who coordinate."""
    case = consent.case
    if not access.can_coordinate(viewer, case):
        return []
    names = names or Names(viewer=viewer, case=case)
    found = Objection.objects.filter(consent__line=consent.line, consent__case=case)
    rows = found.select_related("person", "recorded_by", "settled_by")
    return [ObjectionLine(row, names.one(row.person)) for row in rows]


def open_objections(*, viewer: Practitioner, consent: Consent) -> list[ObjectionLine]:
    """Return the objections to a line of consent that nobody has weighed yet."""
    every = objections_to(viewer=viewer, consent=consent)
    return [line for line in every if line.objection.settled_at is None]


def open_by_line(
    *, viewer: Practitioner, case: Case, names: Names
) -> dict[UUID, list[ObjectionLine]]:
    """Return the objections that nobody has weighed yet, by line of consent."""
    access.check_can_coordinate(viewer, case)
    rows = Objection.objects.filter(consent__case=case, settled_at__isnull=True)
    found: dict[UUID, list[ObjectionLine]] = {}
    for row in rows.select_related("consent", "person", "recorded_by"):
        line = ObjectionLine(row, names.one(row.person))
        found.setdefault(row.consent.line, []).append(line)
    return found


def objection_of(*, viewer: Practitioner, case: Case, pk: UUID) -> Objection:
    """Return one objection of the case, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    rows = Objection.objects.select_related("consent__case", "person", "recorded_by")
    return get_object_or_404(rows, consent__case=case, pk=pk)


def who_may_object(*, viewer: Practitioner, consent: Consent) -> QuerySet[Person]:
    """Return who else of the family has parental responsibility."""
    known = people_of(viewer=viewer, case=consent.case)
    holders = known.filter(has_parental_responsibility=True)
    return holders.exclude(pk=consent.given_by_id)
