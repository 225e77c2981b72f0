"""Shields: set at once by an officer, confirmed and lifted with a second person (R12)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Shielding, ShieldReader
from information_sharing.roles import Permission

ALREADY = "This record is shielded in this way already."
GONE = "This shield was lifted."


@dataclass(frozen=True)
class Shield:
    """How a record is shielded, why, and who still sees what is shared with them."""

    level: str
    reason: str
    readers: tuple[Practitioner, ...] = ()


@transaction.atomic
def set_shield(*, case: Case, shield: Shield, by: Practitioner) -> Shielding:
    """Shield a case from now on; return the shield. A second person confirms it.

    Sealing seals every case of the family, each with a shield of its own.
    """
    access.check_can_shield(by)
    _check_not_herself(shield.readers, by)
    cases = _cases_to_shield(case, shield.level)
    if _standing(cases, shield.level).filter(case=case).exists():
        raise NotPossibleNow(ALREADY)
    rows = {each.pk: _shield(each, shield, by) for each in cases}
    shielding = rows[case.pk]
    _tell_seconds(shielding, by)
    details = {"level": shield.level, "cases": len(rows)}
    _record(audit.Event.SHIELD_SET, shielding, by, details)
    return shielding


@transaction.atomic
def confirm_shield(*, shielding: Shielding, by: Practitioner) -> Shielding:
    """Say as a second person that the shield is right; return it."""
    access.check_can_confirm_shield(by, shielding)
    shielding = _held(shielding)
    if shielding.confirmed_at:
        raise NotPossibleNow("This shield was confirmed already.")
    alike = _alike(shielding).filter(confirmed_at__isnull=True)
    alike.filter(set_by=shielding.set_by).update(
        confirmed_at=timezone.now(), confirmed_by=by
    )
    _record(audit.Event.SHIELD_CONFIRMED, shielding, by)
    return shielding


@transaction.atomic
def ask_to_lift(*, shielding: Shielding, reason: str, by: Practitioner) -> Shielding:
    """Ask a second person to lift a shield; it holds until she has."""
    access.check_can_shield(by)
    shielding = _held(shielding)
    if shielding.lift_asked_at:
        raise NotPossibleNow("Somebody has asked for this already.")
    _alike(shielding).update(
        lift_reason=reason, lift_asked_at=timezone.now(), lift_asked_by=by
    )
    _tell_seconds(shielding, by)
    _record(audit.Event.SHIELD_LIFT_ASKED, shielding, by)
    return shielding


@transaction.atomic
def lift_shield(*, shielding: Shielding, by: Practitioner) -> Shielding:
    """Lift a shield as the second person; what was shared is seen again."""
    shielding = _held(shielding)
    if shielding.lift_asked_at is None:
        raise NotPossibleNow("An information officer asks for this first.")
    access.check_can_lift_shield(by, shielding)
    _alike(shielding).update(lifted_at=timezone.now(), lifted_by=by)
    _record(audit.Event.SHIELD_LIFTED, shielding, by)
    return shielding


@transaction.atomic
def name_reader(
    *, shielding: Shielding, practitioner: Practitioner, by: Practitioner
) -> ShieldReader:
    """Let somebody named see what is shared with her, in spite of the shield."""
    access.check_can_shield(by)
    _check_not_herself([practitioner], by)
    shielding = _held(shielding)
    if shielding.readers.filter(practitioner=practitioner, ended_at=None).exists():
        raise NotPossibleNow(f"{practitioner} is named already.")
    _name_on(_alike(shielding), [practitioner], by)
    details = {"practitioner": str(practitioner.pk)}
    _record(audit.Event.SHIELD_READER_NAMED, shielding, by, details)
    return shielding.readers.get(practitioner=practitioner, ended_at=None)


@transaction.atomic
def end_reader(*, reader: ShieldReader, by: Practitioner) -> ShieldReader:
    """Shut the record to somebody who was named, from now on."""
    access.check_can_shield(by)
    shielding = _held(reader.shielding)
    ShieldReader.objects.filter(
        shielding__in=_alike(shielding),
        practitioner=reader.practitioner,
        ended_at__isnull=True,
    ).update(ended_at=timezone.now(), ended_by=by)
    details = {"practitioner": str(reader.practitioner_id)}
    _record(audit.Event.SHIELD_READER_ENDED, shielding, by, details)
    return reader


def _check_not_herself(readers: Iterable[Practitioner], by: Practitioner) -> None:
    if by in readers:
        raise NotPossibleNow("You cannot name yourself. Another officer can name you.")


def _cases_to_shield(case: Case, level: str) -> list[Case]:
    """Hold every case of the family: one that is merged or closed as well."""
    family = Case.objects.select_for_update(of=["self"]).filter(family=case.family_id)
    if level == Shielding.Level.SEALED:
        return list(family)
    return list(family.filter(pk=case.pk))


def _shield(case: Case, shield: Shield, by: Practitioner) -> Shielding:
    standing = _standing([case], shield.level).first()
    if standing:
        return standing
    made = Shielding.objects.create(
        case=case, level=shield.level, reason=shield.reason, set_by=by
    )
    _name_on([made], shield.readers, by)
    return made


def _name_on(
    shieldings: Iterable[Shielding], people: Iterable[Practitioner], by: Practitioner
) -> None:
    for shielding in shieldings:
        for practitioner in people:
            ShieldReader.objects.get_or_create(
                shielding=shielding,
                practitioner=practitioner,
                ended_at=None,
                defaults={"named_by": by},
            )


def _standing(cases: Iterable[Case], level: str) -> QuerySet[Shielding]:
    return access.standing_shields().filter(case__in=cases, level=level)


def _alike(shielding: Shielding) -> QuerySet[Shielding]:
    """Return the shields of this level that stand on the cases of the family."""
    family = Case.objects.filter(family=shielding.case.family_id)
    if shielding.level == Shielding.Level.SEALED:
        return _standing(family, shielding.level)
    return access.standing_shields().filter(pk=shielding.pk)


def _held(shielding: Shielding) -> Shielding:
    rows = Shielding.objects.select_for_update(of=["self"]).select_related("case")
    shielding = rows.get(pk=shielding.pk)
    if shielding.lifted_at:
        raise NotPossibleNow(GONE)
    return shielding


def _tell_seconds(shielding: Shielding, by: Practitioner) -> None:
    tell(
        people=access.people_with(Permission.SECOND_FOR_OFFICER),
        kind="SHIELD_TO_CONFIRM",
        case=shielding.case,
        target=shielding.pk,
        by=by,
    )


def _record(
    event: audit.Event,
    shielding: Shielding,
    by: Practitioner,
    details: dict | None = None,
) -> None:
    audit.record(
        event, by=by, case=shielding.case, target=shielding.pk, details=details
    )
