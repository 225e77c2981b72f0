"""What a hand-over pack will leave out, and why: said before it is made (R16).

It asks the code that makes the pack, and names nobody and nothing that the reader of
the page may not see.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Assessment, Contact, Person
from cases.queries.unfinished import what_it_is
from information_sharing import access, agreements
from information_sharing.categories import Category, with_identity
from information_sharing.disclosing import Paper, facts_decided, paper_for
from information_sharing.models import Consent, SharingDecision
from information_sharing.packing import LAST_ENTRIES, last_assessments
from information_sharing.queries import Names

NOT_COVERED = "no consent that this rests on is about this child"
DID_NOT_AGREE = "has not agreed to it"
AGREED_ELSEWHERE = "agreed in another consent, on which this does not rest"
AGREED_FOR = "agreed for {whom}, not about {oneself}"
HERSELF = frozenset({"mother", "stepmother", "grandmother", "aunt", "sister"})
HIMSELF = frozenset({"father", "stepfather", "grandfather", "uncle", "brother"})
NOT_CHOSEN = "is not named in the decision"
PROTECTED = (
    "Where they live, telephone numbers, nurseries and schools: these are protected."
)
ALWAYS = (
    "The name of a service that may not be named, and whatever is not shared with you."
)


@dataclass(frozen=True)
class LeftOut:
    """Whom and what the pack leaves out."""

    people: tuple[tuple[str, str], ...]
    kinds: str
    more: tuple[str, ...]


def left_out_of(decision: SharingDecision, *, by: Practitioner) -> LeftOut:
    """Return what a pack that she makes now of this decision will not hold."""
    paper = paper_for(decision, by=by)
    names = Names(viewer=by, case=decision.case)
    chosen = with_identity(decision.categories)
    return LeftOut(
        people=tuple(_people(decision, paper, by)),
        kinds=names.kinds(kind for kind in Category if kind not in chosen),
        more=(*_unfinished(paper, by), *_earlier(decision, by), *_always(decision)),
    )


def _people(
    decision: SharingDecision, paper: Paper, by: Practitioner
) -> Iterator[tuple[str, str]]:
    told = {person.pk for person in paper.people}
    family = Person.objects.filter(case=decision.case)
    for person in access.visible_facts(by, family):
        if person.pk not in told:
            yield str(person), _why(decision, person, by)


def _why(decision: SharingDecision, person: Person, by: Practitioner) -> str:
    consent = decision.consent
    if consent is None or person in agreements.people_left(consent):
        return NOT_CHOSEN
    if _agreed_elsewhere(decision, person):
        return AGREED_ELSEWHERE
    if consent.given_by_id == person.pk:
        return _agreed_for_others(decision, person, by)
    adult = person.kind in {Person.Kind.PARENT_CARER, Person.Kind.OTHER_ADULT}
    return DID_NOT_AGREE if adult else NOT_COVERED


def _agreed_elsewhere(decision: SharingDecision, person: Person) -> bool:
    """Return whether another consent of hers stands that names this body (R6)."""
    body = decision.outside_organisation
    hers = Consent.objects.in_force().filter(case=decision.case, given_by=person)
    naming = hers.filter(bodies__name__same_name=body, bodies__withdrawn_at=None)
    return any(person in agreements.people_left(consent) for consent in naming)


def _agreed_for_others(
    decision: SharingDecision, person: Person, by: Practitioner
) -> str:
    """Return that she agreed for her child: she was not against it."""
    others = agreements.people_left(decision.consent) if decision.consent else []
    if not others:
        return DID_NOT_AGREE
    whom = Names(viewer=by, case=decision.case).several(others)
    return AGREED_FOR.format(whom=whom, oneself=_oneself(person))


def _oneself(person: Person) -> str:
    who = person.relationship.casefold().strip()
    if who in HERSELF:
        return "herself"
    return "himself" if who in HIMSELF else "themselves"


def _unfinished(paper: Paper, by: Practitioner) -> Iterator[str]:
    finished = {done.person_id for done in last_assessments(paper)}
    begun = Assessment.objects.filter(person__in=paper.people, completed_at=None)
    for sheet in begun.select_related("person", "template"):
        what = f"The unfinished {what_it_is(sheet, viewer=by)}"
        last = (
            "the last finished one goes" if sheet.person_id in finished else "none goes"
        )
        yield f"{what} of {sheet.person}: {last}."


def _earlier(decision: SharingDecision, by: Practitioner) -> Iterator[str]:
    entries = facts_decided(decision, Contact, by).filter(replaced_by__isnull=True)
    if entries.count() > LAST_ENTRIES:
        yield f"What happened before the last {LAST_ENTRIES} entries."


def _always(decision: SharingDecision) -> Iterator[str]:
    if access.protecting(decision.case).exists():
        yield PROTECTED
    yield ALWAYS
