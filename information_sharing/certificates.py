"""The certificate of a destruction: what, by which rule, how much; never what it said."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from agencies.models import Practitioner
from config.pdf import render_pdf
from information_sharing.held_words import kind_of
from information_sharing.models import (
    DestructionCertificate,
    Grant,
    PractitionerCasePermission,
    TeamCasePermission,
)
from information_sharing.retention import in_words

RIGHTS = {
    Grant: "Why somebody could see it",
    PractitionerCasePermission: "What one person could see, kind by kind",
    TeamCasePermission: "What a team could see, kind by kind",
}
LINKS = "Who or what belongs to which of these"


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
    return Certificate(
        id=row.pk,
        reference=reference,
        rule=in_words(row.rule),
        due_on=row.due_on,
        destroyed_at=row.destroyed_at,
        destroyed_by=str(row.destroyed_by or "The system"),
        counts=tuple(_in_words(row.counts).items()),
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


def _in_words(counts: dict[str, int]) -> Counter[str]:
    models = {each._meta.db_table: each for each in _models()}
    found: Counter[str] = Counter()
    for table, count in counts.items():
        found[_named(models[table]) if table in models else table] += count
    return found


def _named(model: type[Model]) -> str:
    if model._meta.auto_created:
        return LINKS
    tracked = getattr(model, "pgh_tracked_model", None)
    if tracked:
        return f"{_named(tracked)}: as it was before"
    return RIGHTS.get(model) or kind_of(model)


def _models():
    return apps.get_models(include_auto_created=True)
