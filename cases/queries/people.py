"""The people of a family, each as far as this viewer may know her."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner
from cases import particulars
from cases.models import Case, Particular, Person, Schooling
from cases.nhs_numbers import spaced
from cases.partial_dates import in_words
from cases.particulars import CATEGORY_OF
from cases.queries.homes import Home, homes_of
from cases.queries.ties import Bond, Responsible, bonds_of, responsibilities_of
from cases.too_early import who_says
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied

ASKED = tuple(dict.fromkeys([*CATEGORY_OF.values(), Category.EDUCATION]))
"""The kinds of information that one person's part of the page is made of."""


@dataclass(frozen=True)
class Said:
    """One particular in the words of the page."""

    label: str
    words: str


@dataclass(frozen=True)
class Portrait:
    """One person of the family, and what may be done about her."""

    person: Person
    born: str
    nhs_number: str
    upn: str
    said: tuple[Said, ...]
    responsibilities: tuple[Responsible, ...]
    bonds: tuple[Bond, ...]
    schoolings: tuple[Schooling, ...]
    sees_education: bool
    not_shared: tuple[str, ...]
    can_write: bool

    @property
    def says(self) -> str:
        """Return under which words her own particulars stand."""
        return who_says(self.person, self.person.given_name or "the family")


@dataclass(frozen=True)
class PeoplePage:
    """Everything on the page "People"."""

    portraits: tuple[Portrait, ...]
    homes: tuple[Home, ...]
    earlier_homes: tuple[Home, ...]
    sees_contact: bool
    can_coordinate: bool
    can_move: bool


def people_page(*, viewer: Practitioner, case: Case) -> PeoplePage:
    """Return the people of a case in this viewer's sight."""
    reader = Reader(viewer, case)
    present, earlier = homes_of(viewer=viewer, case=case)
    everything = Everything(reader)
    return PeoplePage(
        portraits=tuple(everything.of(person) for person in reader.people),
        homes=present,
        earlier_homes=earlier,
        sees_contact=any(Category.CONTACT in kinds for kinds in reader.seen.values()),
        can_coordinate=case.is_open and access.can_coordinate(viewer, case),
        can_move=case.is_open
        and any(Category.CONTACT in kinds for kinds in reader.written.values()),
    )


class Reader:
    """What this viewer sees and writes of each person, asked once for the page."""

    def __init__(self, viewer: Practitioner, case: Case) -> None:
        self.viewer, self.case = viewer, case
        self.people = tuple(access.facts_of(viewer, Person, case))
        self.seen: dict[UUID, set[str]] = {person.pk: set() for person in self.people}
        for person, category in (
            access.in_reach(viewer)
            .filter(case=case, person__in=self.seen)
            .values_list("person", "category")
        ):
            self.seen[person].add(category)
        self.written: dict[UUID | None, set[str]] = {}
        for about, kind in access.written(viewer, case):
            self.written.setdefault(about, set()).add(kind)
        shut = access.cases_with_whereabouts_shut(viewer, [case])
        self.hides_schools = bool(shut)

    def facts(self, model) -> list:
        """Return the facts of one model in sight."""
        return list(access.facts_of(self.viewer, model, self.case))

    def writes(self, person: Person, category: str) -> bool:
        """Return whether she may write this of this person."""
        return self.case.is_open and category in self.written.get(person.pk, set())


class Everything:
    """What is recorded of everybody in sight, put together for each."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        known = {person.pk: person for person in reader.people}
        case, viewer = reader.case, reader.viewer
        self.particulars = _by_person(filter(_says_something, reader.facts(Particular)))
        self.responsible = responsibilities_of(viewer=viewer, case=case, known=known)
        self.bonds = bonds_of(viewer=viewer, case=case, known=known)
        schools = [] if reader.hides_schools else reader.facts(Schooling)
        self.schoolings = _by_person(schools)

    def of(self, person: Person) -> Portrait:
        """Return one person's part of the page."""
        seen = self.reader.seen[person.pk]
        education = Category.EDUCATION in seen and not self.reader.hides_schools
        about = [one for one in self.responsible if person in (one.person, one.child)]
        return Portrait(
            person=person,
            born=_born(person),
            nhs_number=spaced(person.nhs_number),
            upn=person.upn if education else "",
            said=tuple(_said(one) for one in self.particulars.get(person.pk, [])),
            responsibilities=tuple(about),
            bonds=tuple(bond for bond in self.bonds if bond.person == person),
            schoolings=tuple(self.schoolings.get(person.pk, [])),
            sees_education=education,
            not_shared=_not_shared(seen, education=education),
            can_write=self.reader.writes(person, Category.IDENTITY),
        )


def _by_person(rows: Iterable) -> dict[UUID, list]:
    found: dict[UUID, list] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def _born(person: Person) -> str:
    return in_words(person.born_on, person.born_accuracy)


def _not_shared(seen: set[str], *, education: bool) -> tuple[str, ...]:
    kinds = [kind for kind in ASKED if kind not in seen and kind != Category.EDUCATION]
    names = [
        Particular.Kind(kind).label.lower()
        for kind, category in CATEGORY_OF.items()
        if category in kinds
    ]
    return tuple(names if education else [*names, "nursery or school"])


def _says_something(one: Particular) -> bool:
    return bool(one.code or one.words or one.prefers_not_to_say)


def _said(one: Particular) -> Said:
    return Said(one.get_kind_display(), particulars.in_words(one))


def person_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Person:
    """Return somebody of the family in her sight, or raise Http404."""
    found = access.facts_of(viewer, Person, case).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def people_written(
    *, viewer: Practitioner, case: Case, category: str
) -> QuerySet[Person]:
    """Return those of whom she may write this kind of information."""
    pairs = access.written(viewer, case)
    keys = [person for person, kind in pairs if person and kind == category]
    return access.facts_of(viewer, Person, case).filter(pk__in=keys)


def particulars_for(*, viewer: Practitioner, person: Person) -> dict[str, Particular]:
    """Return what this person said of herself, by kind, as far as it is shared."""
    rows = access.facts_of(viewer, Particular, person.case).filter(person=person)
    return {row.kind: row for row in rows}


def kinds_to_ask(*, viewer: Practitioner, person: Person) -> list[str]:
    """Return the particulars of this person that the viewer may write."""
    written = access.written(viewer, person.case)
    return [
        k for k, category in CATEGORY_OF.items() if (person.pk, category) in written
    ]


def schooling_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Schooling:
    """Return where a child goes now, in her sight, or raise Http404."""
    if access.cases_with_whereabouts_shut(viewer, [case]):
        raise Http404("No such page.")
    rows = access.facts_of(viewer, Schooling, case).filter(until__isnull=True)
    found = rows.select_related("person", "case").filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def adults_and_children(
    *, viewer: Practitioner, case: Case
) -> tuple[QuerySet[Person], QuerySet[Person]]:
    """Return the adults, and the children, of whom she writes names."""
    everybody = people_written(viewer=viewer, case=case, category=Category.IDENTITY)
    children = [Person.Kind.CHILD, Person.Kind.UNBORN]
    return everybody.exclude(kind__in=children), everybody.filter(kind__in=children)


def check_whereabouts_are_told(*, viewer: Practitioner, case: Case) -> None:
    """Raise AccessDenied where a nursery or school would tell a protected home (R12)."""
    if access.cases_with_whereabouts_shut(viewer, [case]):
        raise AccessDenied("Where this family is to be found is protected.")
