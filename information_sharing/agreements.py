"""What a person of the family agrees to, and for whom she may speak (R6, R14)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from agencies.models import Agency, Practitioner, Team
from cases.models import Case, Person, Responsibility
from config.dates import short_date, whole_months
from config.plain_names import name_key, plain_name
from information_sharing.models import Consent, Understanding

ASKED_HERSELF = 12
SPEAKS_FOR_HERSELF = 16
ADULT = 18
LONGEST_NAME = 120
Capacity = Consent.Capacity
Problem = tuple[str, str]
"""The name of a form field and what is wrong there."""


@dataclass(frozen=True)
class Understood:
    """What a child of 12 or over understood and said when asked (R14)."""

    person: Person
    level: str
    words: str


@dataclass(frozen=True)
class Agreement:
    """One consent as the family gave it, before it is recorded."""

    given_by: Person
    capacity: str
    people: tuple[Person, ...]
    categories: tuple[str, ...]
    teams: tuple[Team, ...]
    purposes: tuple[str, ...]
    method: str
    given_on: date
    expires_on: date
    note: str = ""
    bodies: tuple[str, ...] = ()
    excluded_agencies: tuple[Agency, ...] = ()
    excluded_teams: tuple[Team, ...] = ()
    told_refusal_is_fine: bool = True
    may_be_found: bool = False
    language: str = ""
    with_interpreter: bool = False
    easy_read: bool = False
    explained_by: Practitioner | None = None
    understandings: tuple[Understood, ...] = ()

    def leaves_out(self, team: Team) -> bool:
        """Return whether the family said "not them" of this team or its agency."""
        agencies = {agency.pk for agency in self.excluded_agencies}
        return team in self.excluded_teams or team.agency_id in agencies


def years(person: Person, on: date) -> int | None:
    """Return the age in full years, or None when no birth date is known."""
    return whole_months(person.born_on, on) // 12 if person.born_on else None


def _is_at_least(person: Person, age: int, on: date) -> bool:
    known = years(person, on)
    return person.kind == Person.Kind.CHILD and known is not None and known >= age


def _is_mother(person: Person) -> bool:
    return person.relationship.strip().casefold() in {"mother", "mum"}


def capacities(person: Person, on: date) -> list[str]:
    """Return in what capacities this person of the family may give consent."""
    if person.kind == Person.Kind.UNBORN:
        return []
    if person.kind == Person.Kind.CHILD:
        grown = _is_at_least(person, ASKED_HERSELF, on)
        return [Capacity.YOUNG_PERSON.value] if grown else []
    allowed = {
        Capacity.PARENTAL_RESPONSIBILITY.value: person.has_parental_responsibility,
        Capacity.MOTHER_OF_UNBORN.value: _is_mother(person),
        Capacity.CARER.value: not person.has_parental_responsibility,
        Capacity.ADULT.value: True,
    }
    return [name for name, may in allowed.items() if may]


def responsible_for(person: Person, children: Iterable[Person]) -> set[Person]:
    """Return those children for whom the record says that she has responsibility.

    Where no child is named, as of somebody of whom only that much was known, all.
    """
    held = Responsibility.objects.running().filter(person=person)
    named = set(held.values_list("child", flat=True))
    return {child for child in children if not named or child.pk in named}


def may_speak_for(giver: Person, capacity: str, other: Person, on: date) -> bool:
    """Return whether consent given in this capacity may cover the other person."""
    if other == giver:
        return True
    if capacity == Capacity.MOTHER_OF_UNBORN:
        return other.kind == Person.Kind.UNBORN
    child = other.kind == Person.Kind.CHILD
    if child and capacity == Capacity.PARENTAL_RESPONSIBILITY:
        child = bool(responsible_for(giver, [other]))
    by_parent = capacity in {Capacity.PARENTAL_RESPONSIBILITY, Capacity.CARER}
    return by_parent and child and not _is_at_least(other, SPEAKS_FOR_HERSELF, on)


def lacks_responsibility(
    giver: Person, people: Iterable[Person], on: date
) -> list[Person]:
    """Return the children under 16 for whom the record names no right of hers to agree."""
    children = [person for person in people if person.kind == Person.Kind.CHILD]
    young = [c for c in children if not _is_at_least(c, SPEAKS_FOR_HERSELF, on)]
    if giver.kind in {Person.Kind.CHILD, Person.Kind.UNBORN}:
        return []
    held = responsible_for(giver, young) if giver.has_parental_responsibility else ()
    return [child for child in young if child not in held]


def is_asked_too(person: Person, on: date) -> bool:
    """Return whether a child is asked beside the parent who agrees: from 12 (R14)."""
    grown = _is_at_least(person, SPEAKS_FOR_HERSELF, on)
    return _is_at_least(person, ASKED_HERSELF, on) and not grown


def problems(
    agreement: Agreement, case: Case, refused: Iterable[tuple[Team, date]] = ()
) -> list[Problem]:
    """Return what is wrong with an agreement, field by field.

    `refused` are teams that an earlier consent leaves out, and the day it was given.
    """
    parts = (
        _who(agreement, case),
        _asked(agreement),
        _with_whom(agreement, case),
        _dates(agreement),
    )
    found = [problem for part in parts for problem in part]
    return found + list(_refused_before(agreement, refused))


def _who(agreement: Agreement, case: Case) -> Iterator[Problem]:
    giver, on = agreement.given_by, agreement.given_on
    if agreement.capacity not in capacities(giver, on):
        label = Capacity(agreement.capacity).label.lower()
        yield "capacity", f"The record does not say that {giver} may answer as: {label}"
    for person in agreement.people:
        if person.case_id != case.pk or giver.case_id != case.pk:
            yield "people", "Choose people of this family"
        elif not may_speak_for(giver, agreement.capacity, person, on):
            yield "people", _ask_instead(giver, person, on)
    others = [person for person in agreement.people if person != giver]
    by_carer = agreement.capacity == Capacity.CARER and others
    if by_carer and not agreement.note.strip():
        yield "note", "Write what the person with parental responsibility said"


def _asked(agreement: Agreement) -> Iterator[Problem]:
    said = {one.person.pk: one for one in agreement.understandings}
    for person in agreement.people:
        asked = is_asked_too(person, agreement.given_on)
        if asked and person != agreement.given_by:
            yield from _understood(person, said.get(person.pk))


def _understood(person: Person, said: Understood | None) -> Iterator[Problem]:
    if said is None:
        yield understanding_of(person), f"{person} is 12 or over: choose an answer"
    elif not said.words.strip():
        yield words_of(person), f"Write what {person} said, or why nobody asked"
    elif said.level == Understanding.Level.DISAGREES:
        yield "people", f"{person} understands and does not agree: leave {person} out"


def understanding_of(person: Person) -> str:
    """Return the form's name for what this child understood."""
    return f"understanding_{person.pk.hex}"


def words_of(person: Person) -> str:
    """Return the form's name for what this child said."""
    return f"words_{person.pk.hex}"


def _ask_instead(giver: Person, person: Person, on: date) -> str:
    if _is_at_least(person, SPEAKS_FOR_HERSELF, on):
        return f"{person} is 16 or over: ask {person}, and record that on its own"
    return f"{giver} cannot agree for {person} in this capacity"


def _with_whom(agreement: Agreement, case: Case) -> Iterator[Problem]:
    for name in ("people", "categories", "purposes"):
        if not getattr(agreement, name):
            yield name, "Choose at least one"
    if not agreement.teams and not agreement.bodies:
        yield "teams", "Choose at least one team, or write who outside may be told"
    yield from _bodies(agreement)
    for team in agreement.teams:
        if team.pk == case.recording_team_id:
            yield "teams", f"{team} opened the case and needs no consent to see it"
        elif agreement.leaves_out(team):
            yield "excluded_teams", f"{team} is both included and left out: choose one"
    if not agreement.told_refusal_is_fine:
        yield "told_refusal_is_fine", "Tell the person first that a no changes nothing"


def _bodies(agreement: Agreement) -> Iterator[Problem]:
    """Those outside are told apart by their names, and "not them" counts by name too."""
    refused = {name_key(each.name) for each in agreement.excluded_agencies}
    refused |= {name_key(each.name) for each in agreement.excluded_teams}
    for body in agreement.bodies:
        if len(body) > LONGEST_NAME:
            yield "bodies", f"Write each name in {LONGEST_NAME} characters or fewer"
        elif name_key(body) in refused:
            yield "bodies", f"{body} is both included and left out: choose one"


def bodies_in(text: str) -> tuple[str, ...]:
    """Return the organisations written one on a line, each once."""
    return named_once(text.splitlines())


def named_once(names: Iterable[str]) -> tuple[str, ...]:
    """Return these names in plain signs, each once."""
    plain = map(plain_name, names)
    return tuple({name_key(name): name for name in plain if name}.values())


def bodies_left(consent: Consent) -> list[str]:
    """Return the organisations outside for which it was not taken back."""
    return [body.name for body in consent.bodies.all() if body.withdrawn_at is None]


def _dates(agreement: Agreement) -> Iterator[Problem]:
    if agreement.given_on > timezone.localdate():
        yield "given_on", "The consent must start today or in the past"
    if agreement.expires_on < agreement.given_on:
        yield "expires_on", "The consent must end after it starts"
    elif agreement.expires_on < timezone.localdate():
        yield "expires_on", "This consent is over already: choose a day to come"


def _refused_before(agreement, refused) -> Iterator[Problem]:
    for team, given_on in refused:
        if team in agreement.teams:
            said = f"On {short_date(given_on)} the family said: not {team}."
            yield "teams", f"{said} To include it now, withdraw that consent first"


def kinds_left(consent: Consent) -> list[str]:
    """Return the kinds of information that were not taken back since."""
    gone = {narrowing.category for narrowing in consent.narrowings.all()}
    return [category for category in consent.categories if category not in gone]


def people_left(consent: Consent) -> list[Person]:
    """Return the people for whom it was not taken back since."""
    gone = {narrowing.person_id for narrowing in consent.narrowings.all()}
    return [person for person in consent.people.all() if person.pk not in gone]
