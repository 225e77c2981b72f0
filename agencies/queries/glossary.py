"""Reads of the glossary."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404

from agencies.models import GlossaryTerm, Practitioner


def glossary(*, viewer: Practitioner, wanted: str = "") -> QuerySet[GlossaryTerm]:
    """Return the words explained, or those with this in name or meaning."""
    terms = GlossaryTerm.objects.order_by(Lower("name"))
    for word in wanted.replace("\0", "").split():
        terms = terms.filter(
            Q(name__icontains=word)
            | Q(stands_for__icontains=word)
            | Q(meaning__icontains=word)
        )
    return terms


def term_for(*, viewer: Practitioner, pk: UUID) -> GlossaryTerm:
    """Return one word explained, or raise Http404."""
    return get_object_or_404(GlossaryTerm, pk=pk)
