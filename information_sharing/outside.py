"""Which decisions about somebody outside stand now: asked before anything leaves.

The same rule as information_sharing_standing (migration 0011), read for decisions
that open no grant, as nobody there signs in here.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Contribution, Person
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import (
    Consent,
    ConsentBody,
    ConsentExclusion,
    Narrowing,
    SharingDecision,
    Shielding,
)

Basis = SharingDecision.Basis


def standing(decisions: QuerySet[SharingDecision]) -> QuerySet[SharingDecision]:
    """Return those decisions about somebody outside that stand at this moment (R2)."""
    day = timezone.localdate()
    shared = decisions.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        team__isnull=True,
        outcome=SharingDecision.Outcome.SHARE,
        superseded_at__isnull=True,
    ).exclude(categories=[])
    return _by_consent(shared) | _without_consent(shared)


def _without_consent(shared: QuerySet[SharingDecision]) -> QuerySet[SharingDecision]:
    """A second person has signed, or an urgent one still waits for her (R7)."""
    urgent = Q(urgent=True, countersign_by__gt=timezone.now())
    signed = Q(countersigned_at__isnull=False) | urgent
    others = shared.exclude(basis=Basis.CONSENT).filter(signed, refused_at__isnull=True)
    goes_before = Q(basis__in=[Basis.DUTY, Basis.PUBLIC_INTEREST])
    return others.filter(goes_before | ~Exists(_left_out(_live())))


def _by_consent(shared: QuerySet[SharingDecision]) -> QuerySet[SharingDecision]:
    """The line of the consent stands, and all of it since then covers this (R6).

    Each of them names the body, and it was not taken back for it.
    """
    line = Consent.objects.filter(line=OuterRef("consent__line"))
    since = line.filter(recorded_at__gte=OuterRef("consent__recorded_at"))
    taken = Narrowing.objects.filter(
        consent__line=OuterRef("consent__line"),
        consent__recorded_at__gte=OuterRef("consent__recorded_at"),
    )
    newer = Q(consent__recorded_at__gt=OuterRef("consent__recorded_at"))
    return (
        shared.filter(basis=Basis.CONSENT)
        .filter(Exists(line.in_force()))
        .exclude(Exists(since.filter(withdrawn_at__isnull=False)))
        .exclude(Exists(since.filter(~Exists(_body_named()))))
        .exclude(Exists(since.exclude(categories__contains=OuterRef("categories"))))
        .exclude(Exists(since.filter(Exists(_person_not_covered()))))
        .filter(~Q(categories__overlap=ArraySubquery(taken.values("category"))))
        .exclude(Exists(taken.filter(person__decisions=OuterRef("pk"))))
        .exclude(Exists(_left_out(_live() | newer)))
    )


def _body_named() -> QuerySet[ConsentBody]:
    """Where this consent of the line names whom the decision is about."""
    return ConsentBody.objects.filter(
        consent=OuterRef("pk"),
        name__same_name=OuterRef(OuterRef("outside_organisation")),
        withdrawn_at__isnull=True,
    )


def _person_not_covered() -> QuerySet[Person]:
    """Whom the decision is about and this consent of the line is not for."""
    about = Person.objects.filter(decisions=OuterRef(OuterRef("pk")))
    return about.exclude(consents=OuterRef("pk"))


def _live() -> Q:
    return Q(consent__in=Consent.objects.in_force())


def _left_out(counts: Q) -> QuerySet[ConsentExclusion]:
    body = OuterRef("outside_organisation")
    named = Q(agency__name__same_name=body) | Q(team__name__same_name=body)
    return ConsentExclusion.objects.filter(
        named, counts, consent__case=OuterRef("case")
    )


def shut_by_shields(case: Case, categories: Iterable[str]) -> Iterator[str]:
    """Yield why a shield keeps this from leaving: nobody outside is a named reader (R12)."""
    sealed = Shielding.objects.filter(
        case=case, level=Shielding.Level.SEALED, lifted_at__isnull=True
    )
    if sealed.exists():
        yield "This record is sealed. Ask the information officer before anything leaves."
    if Category.CONTACT in categories and access.protecting(case).exists():
        yield "Addresses of this family are protected and cannot be sent to anybody."


def check_may_leave(decision: SharingDecision) -> None:
    """Raise NotPossibleNow unless the decision stands at this very moment (R2, R15)."""
    asked = SharingDecision.objects.filter(pk=decision.pk)
    if not standing(asked).exists():
        raise NotPossibleNow(
            "What this rests on does not stand now, so nothing may be sent."
        )
    for wrong in shut_by_shields(decision.case, decision.categories):
        raise NotPossibleNow(wrong)


def check_sees_all(by: Practitioner, decision: SharingDecision) -> None:
    """Raise AccessDenied unless she may read all that the document holds (R4).

    One that holds what an assessment says is made whole, or not at all: by somebody who
    has learnt to share, where a gate is set (practice.md 6.6).
    """
    access.check_can_coordinate(by, decision.case)
    for category, person in product(decision.categories, decision.people.all()):
        access.check_can_write(by, decision.case, category, person)
    texts = Contribution.objects.filter(
        category__in=decision.categories, person__in=decision.people.all()
    )
    if texts.filter(case=decision.case).exists():
        access.check_can_read_assessments(by, decision.case)
