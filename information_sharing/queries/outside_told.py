"""What was handed to somebody outside, as the family may read it (R16, R17).

The same rules as for the looks: what the family was not told of stays out (R7), and so
does what is only about somebody for whom this person does not speak.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case, Person
from config.dates import short_date
from config.plain_names import name_key
from information_sharing import access, agreements
from information_sharing.models import Consent, Disclosure, SharingDecision
from information_sharing.queries.looks import BASES, speaks_for
from information_sharing.queries.names import Names

NOT_NAMED = "An organisation that is not named here"
SOMETHING = "something that is not named here"


@dataclass(frozen=True)
class ToldOutside:
    """One document that was handed over: to whom, what, when, how and why."""

    day: date
    organisation: str
    what: str
    about: str
    how: str
    why: str


def told_outside(
    *, viewer: Practitioner, case: Case, person: Person
) -> list[ToldOutside]:
    """Return what somebody outside was told of whom this person speaks for."""
    access.check_can_coordinate(viewer, case)
    people = access.facts_of(viewer, Person, case)
    covered = speaks_for(person, people, on=timezone.localdate())
    words = _Words(viewer, case, person, covered)
    return words.told(_handed_over(case))


def told_by_consent(*, viewer: Practitioner, consent: Consent) -> list[ToldOutside]:
    """Return what somebody outside was told by this consent, or another of its line."""
    case, giver = consent.case, consent.given_by
    access.check_can_coordinate(viewer, case)
    today, capacity = timezone.localdate(), consent.capacity
    covered = {
        person.pk
        for person in consent.people.all()
        if agreements.may_speak_for(giver, capacity, person, today)
    }
    words = _Words(viewer, case, giver, covered)
    return words.told(_handed_over(case).filter(decision__consent__line=consent.line))


def bodies_named(
    *, viewer: Practitioner, case: Case, person: Person
) -> Callable[[Consent], list[str]]:
    """Return whom outside a consent names, as it may be said to this person.

    The same words as where it is said what went there (R12, R13).
    """
    words = _Words(viewer, case, person, set())

    def named(consent: Consent) -> list[str]:
        said = map(words.organisation, agreements.bodies_left(consent))
        return [name if name != NOT_NAMED else NOT_NAMED.lower() for name in said]

    return named


def _handed_over(case: Case) -> QuerySet[Disclosure]:
    sent = Disclosure.objects.filter(
        case=case, sent_at__isnull=False, decision__person_told=True
    )
    parts = sent.defer("document").select_related("decision__consent")
    return parts.prefetch_related("decision__people").order_by("-sent_at")


class _Words:
    """One reader of the family, and what may be said to her."""

    def __init__(
        self, viewer: Practitioner, case: Case, person: Person, covered: set
    ) -> None:
        self.person, self.covered = person, covered
        self.names = Names(viewer=viewer, case=case)
        self.services = access.services_for(viewer, case)
        unnamed = access.services_kept_from(person, case)
        self.unnamed = {
            name_key(team.name) for team in Team.objects.filter(pk__in=unnamed)
        }
        self.protected = access.protecting(case).exists()

    def told(self, papers: Iterable[Disclosure]) -> list[ToldOutside]:
        """Return those papers that are about somebody for whom she speaks."""
        found = []
        for paper in papers:
            about = [p for p in paper.decision.people.all() if p.pk in self.covered]
            if about and paper.sent_at:
                found.append(self._one(paper, timezone.localdate(paper.sent_at), about))
        return found

    def _one(self, paper: Disclosure, day: date, about: list[Person]) -> ToldOutside:
        decision = paper.decision
        return ToldOutside(
            day=day,
            organisation=self.organisation(decision.outside_organisation),
            what=self.names.kinds(decision.categories) or SOMETHING,
            about=self.names.several(about),
            how=paper.get_how_display(),
            why=self._why(decision),
        )

    def organisation(self, name: str) -> str:
        """Return its name, unless it is a sensitive service or may say where they are."""
        known = name_key(name)
        sensitive = any(one in known for one in self.unnamed)
        if self.protected or sensitive or self.services.said(name) != name:
            return NOT_NAMED
        return name

    def _why(self, decision: SharingDecision) -> str:
        if decision.consent is None:
            return f"{BASES.get(decision.basis, 'It was decided')}."
        day = short_date(decision.consent.given_on)
        if decision.consent.given_by_id == self.person.pk:
            return f"You agreed to it on {day}."
        return f"By consent of {day}."
