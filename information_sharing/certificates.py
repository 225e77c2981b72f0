"""The certificate of a destruction: what, by which rule, how much; never what it said."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.utils import timezone

from agencies.models import Practitioner
from config.pdf import render_pdf
from information_sharing.models import DestructionCertificate
from information_sharing.retention import in_words


@dataclass(frozen=True)
class Certificate:
    """One certificate for one named reader (R16)."""

    id: UUID
    reference: str
    rule: str
    due_on: date
    destroyed_at: datetime
    destroyed_by: str
    counts: tuple[tuple[str, int], ...]
    made_for: Practitioner
    made_at: datetime

    @property
    def total(self) -> int:
        """Return how many rows were destroyed."""
        return sum(count for _, count in self.counts)


def certificate_for(
    row: DestructionCertificate, *, reference: str, viewer: Practitioner
) -> Certificate:
    """Return the certificate as this reader sees it."""
    names = {model._meta.db_table: model._meta for model in _models()}
    counts = [
        (str(names[table].verbose_name_plural) if table in names else table, count)
        for table, count in row.counts.items()
    ]
    return Certificate(
        id=row.pk,
        reference=reference,
        rule=in_words(row.rule),
        due_on=row.due_on,
        destroyed_at=row.destroyed_at,
        destroyed_by=str(row.destroyed_by or "The system"),
        counts=tuple(counts),
        made_for=viewer,
        made_at=timezone.now(),
    )


def certificate_pdf(certificate: Certificate) -> bytes:
    """Return the certificate as a tagged PDF."""
    return render_pdf(
        "reports/destruction_certificate.html",
        {
            "certificate": certificate,
            "made_for": certificate.made_for,
            "reference": certificate.reference,
        },
        created=certificate.made_at,
    )


def _models():
    return apps.get_models(include_auto_created=True)
