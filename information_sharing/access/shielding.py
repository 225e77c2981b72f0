"""What a shield hides from this person: whereabouts, or that there is a record (R12)."""

from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Case
from information_sharing.access.seeing import Viewer, can_have
from information_sharing.models import Shielding, ShieldReader
from information_sharing.roles import Permission

PROTECTING = "SELECT shielding_id FROM information_sharing_protected WHERE case_id = %s"
LINKED = """
SELECT DISTINCT x.case_id FROM information_sharing_protected x
JOIN information_sharing_shielding h ON h.id = x.shielding_id
WHERE h.case_id = %s AND x.case_id <> h.case_id
"""
SHUT = """
SELECT DISTINCT x.case_id FROM information_sharing_protected x
WHERE x.case_id = ANY(%s::uuid[]) AND NOT EXISTS (
    SELECT FROM information_sharing_shieldreader n
    WHERE n.shielding_id = x.shielding_id AND n.practitioner_id = %s
      AND n.ended_at IS NULL)
"""


def standing_shields() -> QuerySet[Shielding]:
    """Return the shields that hold now, confirmed or still waiting for that."""
    return Shielding.objects.filter(lifted_at__isnull=True)


def sealed_cases() -> QuerySet:
    """Return the keys of the cases that are sealed."""
    sealed = standing_shields().filter(level=Shielding.Level.SEALED)
    return sealed.order_by().values("case")


def hidden_cases(practitioner: Viewer) -> QuerySet:
    """Return the keys of the cases that are not to be mentioned to this person.

    Those who set and confirm shields know which references are sealed, and no more.
    """
    if can_have(practitioner, Permission.SECOND_FOR_OFFICER):
        return sealed_cases().none()
    return sealed_cases().filter(_closed_to(practitioner))


def cases_with_whereabouts_shut(practitioner: Viewer, cases: list[Case]) -> set[UUID]:
    """Return those cases whose addresses and schools are hidden from her (R12)."""
    with connection.cursor() as cursor:
        cursor.execute(SHUT, [[case.pk for case in cases], practitioner.pk])
        return {pk for (pk,) in cursor.fetchall()}


def protecting(case: Case) -> QuerySet[Shielding]:
    """Return the shields that hide where people of this case live.

    Its own, those of another case of the family, or of the same household (R12).
    """
    with connection.cursor() as cursor:
        cursor.execute(PROTECTING, [case.pk])
        return Shielding.objects.filter(pk__in=[pk for (pk,) in cursor.fetchall()])


def is_shielded(case: Case) -> bool:
    """Return whether a shield stands on this case, or reaches it from another."""
    return standing_shields().filter(case=case).exists() or protecting(case).exists()


def cases_protected_with(case: Case) -> list[UUID]:
    """Return the other cases whose addresses the shields of this one hide."""
    with connection.cursor() as cursor:
        cursor.execute(LINKED, [case.pk])
        return [pk for (pk,) in cursor.fetchall()]


def _closed_to(practitioner: Viewer) -> Q:
    named = ShieldReader.objects.filter(
        shielding=OuterRef("pk"), practitioner=practitioner.pk, ended_at__isnull=True
    )
    return ~Q(Exists(named))
