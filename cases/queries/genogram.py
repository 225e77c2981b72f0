"""The family tree of those in sight: nobody else is in it, nothing hints at one."""

from uuid import UUID

from agencies.models import Practitioner
from cases.genogram import Kin, Member, Tie
from cases.genogram_drawing import Genogram, draw
from cases.models import Assessment, Case, Particular, Person
from cases.particulars import in_words
from cases.queries.homes import present_homes
from cases.queries.ties import bonds_of
from config.dates import age
from information_sharing import access

GENDER = Particular.Kind.GENDER
IN_OTHER_WORDS = "in other words"


def genogram(*, viewer: Practitioner, case: Case) -> Genogram:
    """Return the family tree of a case for this viewer."""
    people = list(access.facts_of(viewer, Person, case))
    assessed = Assessment.objects.filter(case=case, person__in=people)
    focus = set(assessed.values_list("person", flat=True))
    said = _genders(viewer, case)
    return draw(
        Kin(
            members=tuple(_member(one, focus, said.get(one.pk, "")) for one in people),
            ties=_ties(viewer, case, people),
            homes=_households(viewer, case),
        )
    )


def _genders(viewer: Practitioner, case: Case) -> dict[UUID, str]:
    """Return what each said; own words, and preferring not to say, draw a diamond."""
    rows = access.facts_of(viewer, Particular, case).filter(kind=GENDER)
    told = [row for row in rows if in_words(row)]
    return {row.person_id: row.code or IN_OTHER_WORDS for row in told}


def _member(person: Person, focus: set[UUID], gender: str) -> Member:
    return Member(
        pk=person.pk,
        name=str(person),
        about=_about(person),
        relationship=person.relationship,
        gender=gender,
        is_child=person.is_child,
        is_unborn=person.kind == Person.Kind.UNBORN,
        has_died=person.died_on is not None,
        is_assessed=person.pk in focus,
        order=str(person.born_on or ""),
    )


def _about(person: Person) -> str:
    if person.died_on:
        return f"died {person.died_on.year}"
    if person.is_child or person.born_on:
        said = age(person.born_on, person.expected_on).split(",")[-1].strip()
        return said.replace("expected", "due")
    return person.relationship.lower()


def _ties(viewer: Practitioner, case: Case, people: list[Person]) -> tuple[Tie, ...]:
    known = {person.pk: person for person in people}
    bonds = bonds_of(viewer=viewer, case=case, known=known)
    return tuple(
        Tie(bond.person.pk, bond.other.pk, bond.row.kind, bond.words)
        for bond in bonds
        if bond.runs and bond.person.pk == bond.row.person_id
    )


def _households(viewer: Practitioner, case: Case) -> tuple[frozenset[UUID], ...]:
    """Return who lives together, unless their whereabouts are protected (R12)."""
    if access.protecting(case).exists():
        return ()
    homes: dict[tuple[str, str], set[UUID]] = {}
    for home in present_homes(viewer=viewer, case=case):
        place = ("".join(home.address.lines.casefold().split()), home.address.postcode)
        if any(place):
            there = homes.setdefault(place, set())
            there.update(person.pk for person in home.people)
    return tuple(frozenset(people) for people in homes.values() if len(people) > 1)
