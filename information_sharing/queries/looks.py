"""Who looked at a record, when, at what and why, as a family may read it (R17).

Staff are named by profession and team, other adults of the family not at all, and a
sensitive service only to the person whom it is about, by somebody who knows it (R13).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Assessment, Case, Person
from config.dates import clock, short_date
from information_sharing import access
from information_sharing.agreements import (
    SPEAKS_FOR_HERSELF,
    responsible_for,
    years,
)
from information_sharing.look_words import kinds_of
from information_sharing.models import (
    AccessEvent,
    Consent,
    Disclosure,
    Grant,
    Objection,
    SharingDecision,
    SubjectAccessRequest,
)
from information_sharing.queries.facts import fact_models, person_of
from information_sharing.queries.past_grants import PastGrants
from information_sharing.trail_words import LOOKED, WROTE, what_was_done

NOT_NAMED = "A service that is not named here"
NEVER_SHOWN = frozenset(
    {
        "SHIELD_SET",
        "SHIELD_CONFIRMED",
        "SHIELD_LIFT_ASKED",
        "SHIELD_LIFTED",
        "SHIELD_READER_NAMED",
        "SHIELD_READER_ENDED",
        "SHIELDS_VIEWED",
        "HOLD_PLACED",
        "HOLD_LIFTED",
        "READING_REVIEWED",
    }
)
"""What could put somebody at risk on a printed page, or is about staff."""

OVERSEEN = (
    "Oversight: for a reason that was written down and agreed by a second person."
)
BASES: dict[str, str] = {
    SharingDecision.Basis.DUTY: "The law or a court asked for it",
    SharingDecision.Basis.PUBLIC_INTEREST: "To keep somebody safe, without consent",
    SharingDecision.Basis.NOT_CONFIDENTIAL: "It was not confidential",
}


@dataclass(frozen=True)
class Look:
    """What one reader did on one day, act by act and by kinds, and why she could."""

    day: date
    who: str
    what: tuple[str, ...]
    kinds: tuple[str, ...]
    why: str
    untold: bool


def speaks_for(person: Person, people: Iterable[Person], *, on: date) -> set:
    """Return the keys of those whose record this person may be shown.

    Herself, and with parental responsibility every child under 16; her unborn child.
    """
    own = {person.pk}
    if not person.has_parental_responsibility or person.is_child:
        return own
    young = [child for child in people if child.is_child and _young(child, on)]
    return own | {child.pk for child in responsible_for(person, young)}


def _young(child: Person, on: date) -> bool:
    age = years(child, on)
    return age is None or age < SPEAKS_FOR_HERSELF


class Story:
    """What is needed to tell one person of the family who looked."""

    def __init__(
        self, *, viewer: Practitioner, case: Case, person: Person, events
    ) -> None:
        people = access.facts_of(viewer, Person, case)
        today = timezone.localdate()
        self.person = person
        self.covered = speaks_for(person, people, on=today)
        readers = {event.by_id for event in events if event.by_id}
        self.past = PastGrants(viewer=viewer, case=case, readers=readers)
        self.of_others = _targets_of_others(case, self.covered)
        self.untold = _untold(case)
        self.unnamed = access.services_kept_from(person, case)
        self.services = access.services_for(viewer, case)

    def concerns(self, event: AccessEvent, grants: list[Grant]) -> bool:
        """Return whether this look was at her record, or her children's."""
        if event.event in NEVER_SHOWN or _about(event) <= self.of_others:
            return False
        return not grants or any(map(self._reaches, grants))

    def _reaches(self, grant: Grant) -> bool:
        reached = {person.pk for person in grant.people.all()}
        return grant.all_people or bool(reached & self.covered)

    def is_untold(self, event: AccessEvent, grants: list[Grant]) -> bool:
        """Return whether it rests only on what the family was not told of (R7)."""
        if event.target in self.untold:
            return True
        return bool(grants) and all(g.decision_id in self.untold for g in grants)

    def who(self, event: AccessEvent, grants: list[Grant]) -> str:
        """Return profession and team as they stood then; never a name."""
        if event.by is None:
            return "Somebody who had not signed in"
        places = [grant.through_team for grant in grants]
        places += [place.team for place in self.past.at_work(event.by, event.at)]
        if any(t.pk in self.unnamed or self.services.hides(t) for t in places):
            return NOT_NAMED
        role = event.by.profession or "Practitioner"
        return f"{role}, {places[0]}" if places else role

    def why(self, event: AccessEvent, grants: list[Grant]) -> str:
        """Return why it was possible, as it stood then."""
        if event.event == "REFUSED":
            return "It was not allowed. Nothing was shown."
        if grants:
            return _because(grants[0], self.person)
        if event.event in LOOKED or event.event in WROTE:
            return "It was allowed at that moment."
        return "Part of their task. They saw nothing of your record by it."


def looks(
    *, viewer: Practitioner, case: Case, person: Person, events: Iterable[AccessEvent]
) -> list[Look]:
    """Return who looked at what concerns this person, the newest day first."""
    events = list(events)
    story = Story(viewer=viewer, case=case, person=person, events=events)
    grouped: dict[tuple, dict[str, str]] = {}
    for event in events:
        grants = story.past.of(event.by, event.at)
        if story.concerns(event, grants):
            day = timezone.localdate(event.at)
            untold = story.is_untold(event, grants)
            key = (day, story.who(event, grants), story.why(event, grants), untold)
            grouped.setdefault(key, {})[what_was_done(event)] = event.event
    return [
        Look(day, who, tuple(did), kinds_of(did.values()), why, untold)
        for (day, who, why, untold), did in grouped.items()
    ]


def _because(grant: Grant, person: Person) -> str:
    if grant.kind == Grant.Kind.RECORDING_TEAM:
        return "Their team opened your record and writes in it."
    if grant.kind == Grant.Kind.EMERGENCY:
        return _emergency(grant)
    if grant.kind == Grant.Kind.OVERSIGHT:
        return OVERSEEN
    if grant.consent:
        return _by_consent(grant, grant.consent, person)
    basis = BASES.get(grant.decision.basis if grant.decision else "", "It was decided")
    return f"{basis}. Decided on {short_date(grant.starts_at)}."


def _emergency(grant: Grant) -> str:
    opened, shuts = (
        timezone.localtime(grant.starts_at),
        timezone.localtime(grant.ends_at),
    )
    return (
        f"In an emergency, open from {clock(opened)} on {short_date(opened)} until "
        f"{clock(shuts)} on {short_date(shuts)}. Somebody else checks each emergency."
    )


def _by_consent(grant: Grant, consent: Consent, person: Person) -> str:
    day = short_date(consent.given_on)
    agreed = f"By consent of {day}"
    if consent.given_by_id == person.pk:
        agreed = f"You agreed to it on {day}"
    if grant.appointment:
        return f"{agreed}. They were your lead professional then."
    return f"{agreed}."


def _about(event: AccessEvent) -> set[UUID | None]:
    """Return the keys of what was written or begun, for several children of each."""
    several = event.details.get("contributions") or event.details.get("assessments")
    return set(map(UUID, several)) if several else {event.target}


def _targets_of_others(case: Case, covered: set) -> set:
    """Return the keys of what is only about somebody for whom she does not speak."""
    rows = [
        model._default_manager.filter(case=case, **{f"{person_of(model)}__isnull": False})
        .exclude(**{f"{person_of(model)}__in": covered})
        for model in fact_models()
        if person_of(model)
    ]  # fmt: skip
    rows += [
        model.objects.filter(case=case).exclude(people__in=covered)
        for model in (Consent, SharingDecision)
    ]
    of_a_person = (Assessment, SubjectAccessRequest)
    rows += [
        model.objects.filter(case=case).exclude(person__in=covered)
        for model in of_a_person
    ]
    doubted = Objection.objects.filter(consent__case=case)
    rows += [doubted.exclude(person__in=covered)]
    keys = [found.order_by().values_list("pk") for found in rows]
    return {pk for (pk,) in keys[0].union(*keys[1:])}


def _untold(case: Case) -> set:
    """Return decisions of which the family was not told, with their documents."""
    hidden = SharingDecision.objects.filter(case=case, person_told=False)
    papers = Disclosure.objects.filter(decision__in=hidden)
    return {*hidden.values_list("pk", flat=True), *papers.values_list("pk", flat=True)}
