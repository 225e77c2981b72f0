"""Whom an assessment is about, who belongs to the child, who assesses, who helps.

Parts A, B and D to G of the common assessment form (practice.md 1.4). Nothing is asked
again for it: each line stands in the record, and is told as far as this reader sees it.
"""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Assessment, Person
from cases.queries.circle import Worker, circle
from cases.queries.header import lead_of
from cases.queries.homes import Home
from cases.queries.people import PeoplePage, Portrait, people_page
from lead_professional.models import Appointment


@dataclass(frozen=True)
class Relative:
    """Somebody of the family, and what is recorded of her right to speak for the child."""

    portrait: Portrait
    responsibility: str
    lives_here: bool

    @property
    def person(self) -> Person:
        """Return who it is."""
        return self.portrait.person


@dataclass(frozen=True)
class Front:
    """The first pages of an assessment, for one reader."""

    child: Portrait
    homes: tuple[Home, ...]
    sees_contact: bool
    adults: tuple[Relative, ...]
    others: tuple[Relative, ...]
    lead: Appointment | None
    workers: tuple[Worker, ...]


def front(*, viewer: Practitioner, assessment: Assessment) -> Front:
    """Return what stands before the headings of an assessment, for this viewer.

    Only the homes that the child lives in: a copy is often left with one parent, and
    must not tell where the other one lives.
    """
    case, child = assessment.case, assessment.person
    page = people_page(viewer=viewer, case=case)
    hers = next(each for each in page.portraits if each.person == child)
    homes = tuple(home for home in page.homes if child in home.people)
    family = _family(page, child, homes)
    around = circle(viewer=viewer, case=case).workers
    return Front(
        child=hers,
        homes=homes,
        sees_contact=page.sees_contact,
        adults=tuple(one for one in family if _is_carer(one.person)),
        others=tuple(one for one in family if not _is_carer(one.person)),
        lead=lead_of(case),
        workers=tuple(worker for worker in around if not worker.has_ended),
    )


def _is_carer(person: Person) -> bool:
    return person.kind == Person.Kind.PARENT_CARER


def _family(page: PeoplePage, child: Person, homes: tuple[Home, ...]) -> list[Relative]:
    here = {person.pk for home in homes for person in home.people}
    return [
        Relative(each, _responsibility(each, child), each.person.pk in here)
        for each in page.portraits
        if each.person != child
    ]


def _responsibility(portrait: Portrait, child: Person) -> str:
    """Return in words whether this person has parental responsibility for the child."""
    known, person = portrait.responsibilities, portrait.person
    held = [one.ground for one in known if one.runs and one.child == child]
    if held:
        return f"yes, {'; '.join(held)}"
    if person.has_parental_responsibility and not known:
        return "yes; for whom and why is not recorded"
    return person.get_responsibility_said_display().lower() or "not recorded"
