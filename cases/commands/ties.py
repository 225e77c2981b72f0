"""Parental responsibility, and how people belong together: begun and ended.

`Person.has_parental_responsibility` is what consent asks (R6); it is set here alone,
from the rows that say for whom, on what ground and since when.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.models import Case, Person, Relationship, Responsibility
from information_sharing import access, audit, policies
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow

Ground = Responsibility.Ground
CHILDREN = [Person.Kind.CHILD, Person.Kind.UNBORN]
FIRST_TIES = {
    "Mother": Relationship.Kind.PARENT,
    "Father": Relationship.Kind.PARENT,
    "Step-parent": Relationship.Kind.STEP_PARENT,
    "Grandparent": Relationship.Kind.GRANDPARENT,
    "Foster carer": Relationship.Kind.CARER,
    "Other carer": Relationship.Kind.CARER,
}


def record_first_ties(*, case: Case, by: Practitioner) -> None:
    """Write down what a registration said of each adult and the child: part of it."""
    people = list(case.people.all())
    children = [person for person in people if person.is_child]
    adults = [person for person in people if not person.is_child]
    Relationship.objects.bulk_create(
        Relationship(case=case, person=one, other=child, kind=kind, recorded_by=by)
        for one in adults
        for child in children
        if (kind := FIRST_TIES.get(one.relationship))
    )
    for one in adults:
        _write_down_the_flag(one, children, by=by)


def hold_responsibility(
    *,
    person: Person,
    child: Person,
    ground: str,
    by: Practitioner,
    since: date | None = None,
    evidence: str = "",
) -> Responsibility:
    """Write the row, and set the flag with it: part of a command that asks and logs.

    Of somebody whose flag alone was known, it is first written down for every child.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not _held_by(person).exists():
        children = Person.objects.filter(case=person.case_id, kind__in=CHILDREN)
        _write_down_the_flag(person, children, by=by)
    row = _held_by(person).filter(child=child).first()
    if row and row.ground != Ground.NOT_ASKED:
        raise NotPossibleNow("This is recorded already. End that first.")
    row = row or Responsibility(case_id=person.case_id, person=person, child=child)
    row.ground, row.since, row.evidence = ground, since, evidence
    row.recorded_by = by
    row.save()
    _keep_in_step(person)
    return row


def _held_by(person: Person) -> QuerySet[Responsibility]:
    return Responsibility.objects.filter(person=person, until__isnull=True)


def _write_down_the_flag(
    person: Person, children: Iterable[Person], *, by: Practitioner
) -> None:
    if person.has_parental_responsibility:
        Responsibility.objects.bulk_create(
            Responsibility(
                case_id=person.case_id,
                person=person,
                child=child,
                ground=Ground.NOT_ASKED,
                recorded_by=by,
            )
            for child in children
        )


def _keep_in_step(person: Person) -> None:
    holds = Responsibility.objects.running().filter(person=person).exists()
    now: dict[str, bool | str] = {"has_parental_responsibility": holds}
    now |= {"responsibility_said": ""} if holds else {}
    Person.objects.filter(pk=person.pk).update(**now)


@transaction.atomic
def add_responsibility(
    *,
    person: Person,
    child: Person,
    ground: str,
    by: Practitioner,
    since: date | None = None,
    evidence: str = "",
) -> Responsibility:
    """Record that somebody has parental responsibility for a child; return it."""
    _check_may_tie(by, person, child)
    if person.is_child or not child.is_child:
        raise NotPossibleNow("Choose an adult, and a child of the family.")
    row = hold_responsibility(
        person=person,
        child=child,
        ground=ground,
        since=since,
        evidence=evidence,
        by=by,
    )
    details = {"ground": row.ground}
    _record(audit.Event.RESPONSIBILITY_RECORDED, row, by, details)
    return row


@transaction.atomic
def end_responsibility(
    *, responsibility: Responsibility, until: date, by: Practitioner
) -> Responsibility:
    """Record from which day somebody has it no more; the row stays; return it."""
    row = Responsibility.objects.select_for_update().get(pk=responsibility.pk)
    _check_may_tie(by, row.person, row.child)
    _end(row, until)
    _keep_in_step(row.person)
    _record(audit.Event.RESPONSIBILITY_RECORDED, row, by, {"ended": True})
    return row


@transaction.atomic
def add_relationship(
    *,
    person: Person,
    other: Person,
    kind: str,
    by: Practitioner,
    since: date | None = None,
) -> Relationship:
    """Record how two people belong together; return it. It opens nothing."""
    _check_may_tie(by, person, other)
    if person == other:
        raise NotPossibleNow("Choose two different people.")
    either = Relationship.objects.filter(until__isnull=True, kind=kind)
    pair = [person.pk, other.pk]
    if either.filter(person__in=pair, other__in=pair).exists():
        raise NotPossibleNow("This is recorded already.")
    row = Relationship.objects.create(
        case=person.case,
        person=person,
        other=other,
        kind=kind,
        since=since,
        recorded_by=by,
    )
    _record(audit.Event.RELATIONSHIP_RECORDED, row, by, {"kind": kind})
    return row


@transaction.atomic
def end_relationship(
    *, relationship: Relationship, until: date, by: Practitioner
) -> Relationship:
    """Record from which day it was so no more; the row stays; return it."""
    row = Relationship.objects.select_for_update().get(pk=relationship.pk)
    _check_may_tie(by, row.person, row.other)
    _end(row, until)
    _record(audit.Event.RELATIONSHIP_RECORDED, row, by, {"ended": True})
    return row


def _check_may_tie(by: Practitioner, person: Person, other: Person) -> None:
    access.check_can_coordinate(by, person.case)
    if person.case_id != other.case_id:
        raise NotPossibleNow("Choose people of this family.")
    for one in (person, other):
        access.check_can_write(by, person.case, Category.IDENTITY, one)
    policies.check_case_is_open(person.case)


def _end(row: Responsibility | Relationship, until: date) -> None:
    if row.until:
        raise NotPossibleNow("The end is recorded already.")
    if row.since and until < row.since:
        raise NotPossibleNow("It cannot end before it began.")
    row.until = until
    row.save(update_fields=["until"])


def _record(
    event: audit.Event,
    row: Responsibility | Relationship,
    by: Practitioner,
    details: dict,
) -> None:
    audit.record(event, by=by, case=row.case, target=row.pk, details=details)
