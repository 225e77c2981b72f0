"""The index: whether a child is known, and whom to contact; never content."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet, TextChoices

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access, found
from information_sharing.categories import Category
from information_sharing.models import Access, AccessEvent, Consent, Listing

QUESTION = "SELECT * FROM information_sharing_index(%s, %s, %s, %s, %s, %s)"
LATEST = 50


class SearchPurpose(TextChoices):
    """Why somebody looks; words would be words about a family in the log."""

    BEGINNING = "BEGINNING", "I begin to work with this child or family"
    REFERRAL = "REFERRAL", "A referral about this child has come to my team"
    SUPPORT = "SUPPORT", "I want to join up the support that I give already"
    WORRY = "WORRY", "I am worried about this child"
    CHECKING = "CHECKING", "The family asked me to check what is known"


@dataclass(frozen=True)
class Search:
    """What was typed; every field may be empty."""

    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None
    nhs_number: str = ""
    postcode: str = ""

    @property
    def used(self) -> list[str]:
        """Return the names of the fields that were filled in."""
        return [field.name for field in fields(self) if getattr(self, field.name)]


@dataclass(frozen=True)
class Contact:
    """Whom to telephone: the lead professional, else the team that keeps the record."""

    name: str
    profession: str
    team: str
    telephone: str


@dataclass(frozen=True)
class Hit:
    """A child who is known."""

    name: str
    year: int | None
    contact: Contact
    found: str
    record: Case | None


def search(*, viewer: Practitioner, wanted: Search) -> list[tuple[UUID, UUID]]:
    """Return (person, case) of those who are listed and alike, the likest first.

    One question to the database, whatever it finds.
    """
    asked = [wanted.given_name, wanted.family_name, wanted.born_on]
    asked += [wanted.nhs_number, wanted.postcode]
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [viewer.pk, *asked])
        return [(person, case) for person, case, _likeness in cursor.fetchall()]


def hits(*, viewer: Practitioner, keys: list[tuple[UUID, UUID]]) -> list[Hit]:
    """Return what may be said about each of those who were found."""
    if not keys:
        return []
    rows = Person.objects.select_related("case__recording_team__agency")
    people = rows.in_bulk([person for person, _case in keys])
    cases = {person.case_id for person in people.values()}
    seen = set(
        access.visible_cases(viewer).filter(pk__in=cases).values_list("pk", flat=True)
    )
    contacts = contacts_of(viewer=viewer, cases=[p.case for p in people.values()])
    shown = [people[person] for person, _case in keys]
    return [_hit(p, contacts[p.case_id], viewer, seen) for p in shown]


def _hit(person: Person, contact: Contact, viewer: Practitioner, seen: set) -> Hit:
    day = person.born_on or person.expected_on
    return Hit(
        name=str(person),
        year=day.year if day else None,
        contact=contact,
        found=found.sign(person.case, viewer),
        record=person.case if person.case_id in seen else None,
    )


def contacts_of(*, viewer: Practitioner, cases: list[Case]) -> dict[UUID, Contact]:
    """Return whom to contact about each case, as far as this viewer may know (R13)."""
    leads = Access.objects.filter(
        case__in=cases,
        kind__in=access.COORDINATING,
        category=Category.IDENTITY,
        case__appointments__ended_at__isnull=True,
        case__appointments__practitioner=F("practitioner"),
        case__appointments__team=F("team"),
    ).select_related("practitioner", "team__agency")
    leading = {row.case_id: row for row in leads}
    services = access.services_by_case(viewer, cases)
    return {
        case.pk: _contact(case, leading.get(case.pk), services[case.pk])
        for case in cases
    }


def _contact(case: Case, lead: Access | None, services: access.Services) -> Contact:
    if lead is None or services.hides(lead.team) or services.hides(lead.practitioner):
        team = case.recording_team
        return Contact("", "", services.name(team), services.telephone(team))
    who, team = lead.practitioner, lead.team
    number = team.telephone or who.telephone
    return Contact(str(who), who.profession, str(team), number)


def listings_of(*, viewer: Practitioner, case: Case) -> QuerySet[Listing]:
    """Return why this family is found without consent, what stands first."""
    access.check_can_coordinate(viewer, case)
    rows = Listing.objects.filter(case=case).select_related("listed_by", "ended_by")
    return rows.order_by("-ended_at", "-listed_at")


def agreed_to_be_found(*, viewer: Practitioner, case: Case) -> QuerySet[Consent]:
    """Return the standing consents by which people of this family may be found."""
    access.check_can_coordinate(viewer, case)
    standing = Consent.objects.in_force().filter(case=case, may_be_found=True)
    return standing.select_related("given_by").prefetch_related("people")


@dataclass(frozen=True)
class Finding:
    """A search in which the family was found: by whom, and why she looked."""

    at: datetime
    who: str
    why: str


def searches_that_found(*, viewer: Practitioner, case: Case) -> list[Finding]:
    """Return the latest searches in which this family was found (R17)."""
    access.check_can_coordinate(viewer, case)
    rows = AccessEvent.objects.filter(
        event="INDEX_SEARCHED", details__hits__contains=[str(case.pk)]
    )
    services = access.services_for(viewer, case)
    return [
        Finding(
            at=event.at,
            who=services.name(event.by),
            why=SearchPurpose(event.details["purpose"]).label,
        )
        for event in rows.select_related("by").order_by("-at", "-id")[:LATEST]
    ]
