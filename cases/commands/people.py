"""People of a family: added, corrected, born. History is kept by the database."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.ties import hold_responsibility
from cases.locks import check_as_read
from cases.models import Case, Person, Responsibility
from cases.nhs_numbers import is_nhs_number
from cases.upns import is_upn
from information_sharing import access, audit, policies
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow

NAMES = {"given_name", "family_name", "also_known_as", "nhs_number", "upn"}
DECIDING = {
    "relationship",
    "born_on",
    "born_accuracy",
    "expected_on",
    "died_on",
    "lives_elsewhere",
    "responsibility_said",
}
"""What says who may consent, and for whom (R6, R14): for those who coordinate."""


@transaction.atomic
def correct_person(
    *, person: Person, changes: dict[str, Any], by: Practitioner
) -> Person:
    """Correct what is recorded of somebody; return her.

    `changes` are fields of Person, settled against `person` as it was read. Raises
    AccessDenied, and NotPossibleNow where the case is closed, a number or date cannot
    be, nothing is different, or somebody saved between the reading and now (R18).
    """
    read, person = person, _held(person)
    check_as_read(read, person, changes)
    changed = {k: v for k, v in changes.items() if getattr(person, k) != v}
    _check_may_correct(by, person, set(changed))
    if not changed:
        raise NotPossibleNow("Nothing is different from what is recorded.")
    for name, value in changed.items():
        setattr(person, name, value)
    _check_makes_sense(person)
    person.save(update_fields=sorted(changed))
    _record(audit.Event.PERSON_CORRECTED, person, by, {"fields": sorted(changed)})
    return person


def _held(person: Person) -> Person:
    rows = Person.objects.select_for_update(of=["self"]).select_related("case")
    return rows.get(pk=person.pk)


def _check_may_correct(by: Practitioner, person: Person, names: set[str]) -> None:
    access.check_can_write(by, person.case, Category.IDENTITY, person)
    if not names <= NAMES:
        access.check_can_coordinate(by, person.case)
    if "upn" in names:
        access.check_can_write(by, person.case, Category.EDUCATION, person)
    policies.check_case_is_open(person.case)
    if not names <= NAMES | DECIDING:
        raise NotPossibleNow("That is recorded in another place.")


def _check_makes_sense(person: Person) -> None:
    if person.nhs_number and not is_nhs_number(person.nhs_number):
        raise NotPossibleNow("That is not an NHS number.")
    if person.upn and not is_upn(person.upn):
        raise NotPossibleNow("That is not a unique pupil number.")
    today, born = timezone.localdate(), person.born_on
    if born and born > today:
        raise NotPossibleNow("The date of birth must be today or in the past.")
    if person.died_on and not (born or person.died_on) <= person.died_on <= today:
        raise NotPossibleNow("The day of death is between the day of birth and today.")
    if person.responsibility_said and person.has_parental_responsibility:
        raise NotPossibleNow("Parental responsibility is recorded. End that first.")
    if person.responsibility_said and person.is_child:
        raise NotPossibleNow("This is asked of adults only.")


@transaction.atomic
def add_person(*, case: Case, fields: dict[str, Any], by: Practitioner) -> Person:
    """Add somebody to the family; return her. She is shared with nobody new."""
    access.check_can_coordinate(by, case)
    access.check_can_write(by, case, Category.IDENTITY)
    policies.check_case_is_open(case)
    person = Person(case=case, recorded_by=by, **fields)
    _check_makes_sense(person)
    person.save(force_insert=True)
    _record(audit.Event.PERSON_ADDED, person, by, {"kind": person.kind})
    return person


@transaction.atomic
def record_birth(
    *,
    person: Person,
    fields: dict[str, Any],
    by: Practitioner,
    mother: Person | None = None,
) -> Person:
    """An unborn child is born: the record goes on under the same key; return her.

    `fields` are names, `born_on` and `nhs_number`. Who gave birth has parental
    responsibility from then on (Children Act 1989, section 2).
    """
    person = _held(person)
    _check_may_correct(by, person, set(fields))
    if person.kind != Person.Kind.UNBORN:
        raise NotPossibleNow("The birth is recorded already.")
    person.kind, person.expected_on = Person.Kind.CHILD, None
    for name, value in fields.items():
        setattr(person, name, value)
    _check_makes_sense(person)
    person.save()
    if mother:
        access.check_can_write(by, person.case, Category.IDENTITY, mother)
        _gave_birth(mother, person, by)
    _record(audit.Event.BIRTH_RECORDED, person, by, {"mother": bool(mother)})
    return person


def _gave_birth(mother: Person, child: Person, by: Practitioner) -> None:
    """Write down the ground of her responsibility, unless it stands already."""
    ground = Responsibility.Ground.BIRTH_MOTHER
    standing = Responsibility.objects.running().filter(person=mother, child=child)
    if not standing.filter(ground=ground).exists():
        since = child.born_on
        hold_responsibility(
            person=mother, child=child, ground=ground, since=since, by=by
        )


def _record(
    event: audit.Event, person: Person, by: Practitioner, details: dict
) -> None:
    audit.record(event, by=by, case=person.case, target=person.pk, details=details)
