"""The page for the family: who looked, what she agreed to, what she may do (R17)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access
from information_sharing.agreements import ASKED_HERSELF, years
from information_sharing.models import AccessEvent, Consent
from information_sharing.queries.looks import Look, looks
from information_sharing.queries.names import Names
from information_sharing.queries.outside_told import (
    ToldOutside,
    bodies_named,
    told_outside,
)
from information_sharing.queries.previews import joined


@dataclass(frozen=True)
class Agreed:
    """One consent that stands, as far as whoever shows it may know it (R16)."""

    given_on: date
    expires_on: date
    what: str
    about: str
    with_whom: str
    not_with: str
    what_for: str


@dataclass(frozen=True)
class Lookers:
    """All that the page and its document say, for one person of the family."""

    case: Case
    person: Person
    looks: tuple[Look, ...]
    agreed: tuple[Agreed, ...]
    outside: tuple[ToldOutside, ...]
    made_for: Practitioner
    made_on: date


def may_ask(*, viewer: Practitioner, case: Case) -> list[Person]:
    """Return the people of the family to whom the page may be shown."""
    access.check_can_coordinate(viewer, case)
    today = timezone.localdate()
    people = access.facts_of(viewer, Person, case)
    return [person for person in people if _old_enough(person, today)]


def asker(*, viewer: Practitioner, case: Case, pk: UUID) -> Person:
    """Return one of those people, or raise Http404."""
    known = [person.pk for person in may_ask(viewer=viewer, case=case)]
    return get_object_or_404(Person, pk=pk, pk__in=known)


def lookers(
    *, viewer: Practitioner, case: Case, person: Person, events: list[AccessEvent]
) -> Lookers:
    """Return who looked and what was agreed to, for one person of the family."""
    access.check_can_coordinate(viewer, case)
    seen = looks(viewer=viewer, case=case, person=person, events=events)
    return Lookers(
        case=case,
        person=person,
        looks=tuple(look for look in seen if not look.untold),
        agreed=tuple(agreed_to(viewer=viewer, case=case, person=person)),
        outside=tuple(told_outside(viewer=viewer, case=case, person=person)),
        made_for=viewer,
        made_on=timezone.localdate(),
    )


def agreed_to(*, viewer: Practitioner, case: Case, person: Person) -> list[Agreed]:
    """Return what this person herself has agreed to, as it stands today."""
    access.check_can_view_case(viewer, case)
    given = Consent.objects.in_force().filter(case=case, given_by=person)
    rows = given.prefetch_related(
        "people",
        "teams__team",
        "bodies",
        "exclusions__agency",
        "exclusions__team",
        "narrowings",
    )
    names = Names(viewer=viewer, case=case)
    services = access.services_for(viewer, case)
    named = bodies_named(viewer=viewer, case=case, person=person)
    found = [_agreed(consent, names, services, named(consent)) for consent in rows]
    return [agreed for agreed in found if agreed.with_whom]


def _old_enough(person: Person, today: date) -> bool:
    if not person.is_child:
        return True
    return (years(person, today) or 0) >= ASKED_HERSELF


def _agreed(
    consent: Consent, names: Names, services: access.Services, outside: list[str]
) -> Agreed:
    narrowed = consent.narrowings.all()
    gone = {row.category for row in narrowed} | {row.person_id for row in narrowed}
    people = [p for p in consent.people.all() if p.pk not in gone]
    told = [row.team for row in consent.teams.all() if not row.withdrawn_at]
    return Agreed(
        given_on=consent.given_on,
        expires_on=consent.expires_on,
        what=names.kinds([kind for kind in consent.categories if kind not in gone]),
        about=names.several(people),
        with_whom=joined((*(services.name(team) for team in told), *outside)),
        not_with=joined(
            services.name(x.agency or x.team) for x in consent.exclusions.all()
        ),
        what_for=joined(
            Consent.Purpose(purpose).label.lower() for purpose in consent.purposes
        ),
    )
