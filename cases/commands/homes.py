"""Moves between homes, and nurseries and schools: nothing earlier is overwritten."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from agencies.models import Practitioner
from cases.locks import check_as_read
from cases.models import Address, Case, Person, Schooling
from cases.partial_dates import ESTIMATED
from config.dates import short_date
from information_sharing import access, audit, policies
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@transaction.atomic
def record_move(
    *,
    case: Case,
    people: Sequence[Person],
    home: dict[str, str],
    since: date,
    by: Practitioner,
) -> list[Address]:
    """Record where these people live from a day on; return their new addresses.

    `home` are fields of Address; a telephone number left empty stays what it was. The
    old address ends on that day and stays in the list "Homes".
    """
    policies.check_case_is_open(case)
    for person in people:
        access.check_can_write(by, case, Category.CONTACT, person)
    if not people or any(person.case_id != case.pk for person in people):
        raise NotPossibleNow("Choose who moves.")
    made = [_move(case, person, home, since, by) for person in people]
    details = {"people": len(made)}
    target = made[0].pk
    audit.record(
        audit.Event.MOVE_RECORDED, by=by, case=case, target=target, details=details
    )
    return made


def _move(
    case: Case, person: Person, home: dict, since: date, by: Practitioner
) -> Address:
    _check_was_born(person, since)
    goes_on = Q(until__isnull=True) | Q(until__gt=since)
    left = Address.objects.select_for_update().filter(goes_on, person=person)
    old = list(left.order_by("recorded_at"))
    if any(row.since and row.since >= since for row in old):
        raise NotPossibleNow(f"A later or equal move of {person} is recorded already.")
    telephone = home.get("telephone") or next(
        (row.telephone for row in reversed(old) if row.telephone), ""
    )
    left.update(until=since)
    fields = home | {"telephone": telephone, "since": since}
    return Address.objects.create(case=case, person=person, recorded_by=by, **fields)


def _check_was_born(person: Person, since: date) -> None:
    """Refuse a home from before a birth, unless that day is an estimate."""
    if not person.born_on or ESTIMATED in person.born_accuracy:
        return
    if since < person.born_on:
        born = short_date(person.born_on)
        raise NotPossibleNow(
            f"{person} was not born yet: that was on {born}. Record the move of the "
            f"others first, then {person}'s since that day or later."
        )


@transaction.atomic
def correct_address(
    *, address: Address, home: dict[str, str], by: Practitioner
) -> list[Address]:
    """Put an address right that was written wrongly; return the rows it concerns.

    `home` are fields of Address. Everybody of whom the same stands, and of whom she
    may write it, is put right at once. What stood before stays in the history. Raises
    NotPossibleNow where somebody saved it since `address` was read (R18).
    """
    access.check_can_write(by, address.case, Category.CONTACT, address.person)
    policies.check_case_is_open(address.case)
    now = Address.objects.select_for_update().get(pk=address.pk)
    check_as_read(address, now, home)
    if all(getattr(now, name) == text for name, text in home.items()):
        raise NotPossibleNow("Nothing is different from what is recorded.")
    hers = access.written(by, now.case)
    rows = [
        row for row in _written_alike(now) if (row.person_id, Category.CONTACT) in hers
    ]
    for row in rows:
        for name, text in home.items():
            setattr(row, name, text)
        row.save(update_fields=sorted(home))
    details = {"people": len(rows)}
    event = audit.Event.ADDRESS_CORRECTED
    audit.record(event, by=by, case=now.case, target=now.pk, details=details)
    return rows


def _written_alike(address: Address) -> list[Address]:
    alike = {
        name: getattr(address, name)
        for name in ("lines", "postcode", "telephone", "since", "until")
    }
    rows = Address.objects.select_for_update().filter(case=address.case, **alike)
    return list(rows)


@transaction.atomic
def add_schooling(
    *, person: Person, name: str, by: Practitioner, since: date | None = None
) -> Schooling:
    """Record the nursery or school of a child; return it."""
    _check_may_write(by, person)
    if Schooling.objects.filter(person=person, name=name, until=None).exists():
        raise NotPossibleNow("This nursery or school is recorded already.")
    row = Schooling.objects.create(
        case=person.case, person=person, name=name, since=since, recorded_by=by
    )
    _record(row, by, {})
    return row


@transaction.atomic
def end_schooling(*, schooling: Schooling, until: date, by: Practitioner) -> Schooling:
    """Record from which day the child goes there no more; return it."""
    row = Schooling.objects.select_for_update().get(pk=schooling.pk)
    _check_may_write(by, row.person)
    if row.until:
        raise NotPossibleNow("The end is recorded already.")
    if row.since and until < row.since:
        raise NotPossibleNow("It cannot end before it began.")
    row.until = until
    row.save(update_fields=["until"])
    _record(row, by, {"ended": True})
    return row


def _check_may_write(by: Practitioner, person: Person) -> None:
    access.check_can_write(by, person.case, Category.EDUCATION, person)
    if access.cases_with_whereabouts_shut(by, [person.case]):
        raise AccessDenied("Where this family is to be found is protected.")
    policies.check_case_is_open(person.case)


def _record(row: Schooling, by: Practitioner, details: dict) -> None:
    event = audit.Event.SCHOOLING_RECORDED
    audit.record(event, by=by, case=row.case, target=row.pk, details=details)
