"""What is kept, held, due and destroyed: references and counts, nothing of a record."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, destruction
from information_sharing.models import DestructionCertificate, LegalHold
from information_sharing.roles import Permission

YEAR = timedelta(days=365)


def due_within_a_year(*, viewer: Practitioner) -> list[destruction.DueCase]:
    """Return closed cases that are due within a year, held ones included."""
    access.check_has(viewer, Permission.KEEP_RECORDS)
    return destruction.due_cases(until=timezone.localdate() + YEAR)


def case_by_reference(*, viewer: Practitioner, reference: str) -> Case | None:
    """Return the case with this reference, for placing a hold on it."""
    access.check_has(viewer, Permission.KEEP_RECORDS)
    return Case.objects.called(reference).first()


def holds(*, viewer: Practitioner) -> QuerySet[LegalHold]:
    """Return every hold that stands."""
    access.check_has(viewer, Permission.KEEP_RECORDS)
    standing = LegalHold.objects.filter(lifted_at__isnull=True)
    return standing.select_related("case", "placed_by")


def hold_of(*, viewer: Practitioner, pk: UUID) -> LegalHold:
    """Return one hold, standing or lifted, or raise Http404."""
    access.check_has(viewer, Permission.KEEP_RECORDS)
    every = LegalHold.objects.select_related("case", "placed_by", "lifted_by")
    return get_object_or_404(every, pk=pk)


def certificates(*, viewer: Practitioner) -> QuerySet[Any]:
    """Return every certificate with the reference that is left of its case."""
    access.check_has(viewer, Permission.KEEP_RECORDS)
    husk = Case.objects.filter(pk=OuterRef("case_key")).values("reference")
    every = DestructionCertificate.objects.select_related("destroyed_by")
    return every.annotate(reference=Subquery(husk))


def certificate_of(
    *, viewer: Practitioner, pk: UUID
) -> tuple[DestructionCertificate, str]:
    """Return one certificate and its reference, or raise Http404."""
    row = get_object_or_404(certificates(viewer=viewer), pk=pk)
    return row, row.reference or ""
