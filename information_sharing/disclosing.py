"""The document for somebody outside: what was decided, and nothing else (R16)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.labels import labelled
from cases.models import Action, Address, ChecklistAnswer, Contribution, Goal, Person
from cases.queries.plan import owner_name
from config.pdf import render_pdf
from information_sharing import access
from information_sharing.categories import Category, with_identity
from information_sharing.models import SharingDecision


@dataclass(frozen=True)
class Paper:
    """What one named reader outside is told of a family."""

    reference: str
    reader: str
    purpose: str
    what: tuple[Category, ...]
    by_consent: bool
    until: date | None
    people: tuple[Person, ...]
    addresses: tuple[Address, ...]
    noticed: tuple[ChecklistAnswer, ...]
    texts: tuple[Contribution, ...]
    goals: tuple[Goal, ...]
    actions: tuple[tuple[Action, str], ...]
    services: access.Services
    made_by: Practitioner
    made_at: datetime


def paper_for(decision: SharingDecision, *, by: Practitioner) -> Paper:
    """Return what was decided to tell, from what its maker may see now.

    Of the services around the family it names what anybody may know (R13).
    """
    people = tuple(facts_decided(decision, Person, by))
    known = frozenset(person.pk for person in people)
    actions = facts_decided(decision, Action, by).select_related(
        "owner_practitioner", "owner_team", "owner_agency", "owner_person"
    )
    return Paper(
        reference=decision.case.reference,
        reader=decision.recipient,
        purpose=decision.purpose,
        what=tuple(c for c in Category if c in decision.categories),
        by_consent=decision.basis == SharingDecision.Basis.CONSENT,
        until=decision.ends_on,
        people=people,
        addresses=tuple(_where_they_live(decision, by)),
        noticed=tuple(facts_decided(decision, ChecklistAnswer, by).exclude(comment="")),
        texts=tuple(
            labelled(facts_decided(decision, Contribution, by))
            .select_related("person", "written_by")
            .order_by("person", "element")
        ),
        goals=tuple(facts_decided(decision, Goal, by)),
        actions=tuple((action, owner_name(action, known)) for action in actions),
        services=access.services_for(AnonymousUser(), decision.case),
        made_by=by,
        made_at=timezone.now(),
    )


def _where_they_live(decision: SharingDecision, by: Practitioner) -> QuerySet[Address]:
    present = Address.objects.present().filter(case=decision.case)
    shared = facts_decided(decision, Address, by).filter(pk__in=present.values("pk"))
    return shared.select_related("person")


def facts_decided(
    decision: SharingDecision, model: type[Model], by: Practitioner
) -> QuerySet:
    """Return the facts that a grant of this decision would open, and she is shared."""
    rows = model._default_manager.all()
    facts = access.facts_shared(by, rows, decision.case)
    category, person = model.fact_category, model.fact_person  # type: ignore[attr-defined]
    chosen = with_identity(decision.categories)
    if category in Category.values:
        facts = facts if category in chosen else facts.none()
    else:
        facts = facts.filter(**{f"{category}__in": chosen})
    if person is None:
        return facts
    about = Q(**{f"{person}__in": decision.people.all()})
    if person != "pk":
        about |= Q(**{f"{person}__isnull": True})
    return facts.filter(about)


def paper_pdf(paper: Paper) -> bytes:
    """Return the document as a tagged PDF."""
    context = {
        "paper": paper,
        "services": paper.services,
        "made_for": paper.reader,
        "reference": paper.reference,
    }
    return render_pdf("reports/disclosure.html", context, created=paper.made_at)


def fingerprint(document: bytes) -> str:
    """Return what tells this document from any other."""
    return hashlib.sha256(document).hexdigest()
