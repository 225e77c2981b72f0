"""Reads of the glossary."""

from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Lower
from django.shortcuts import get_object_or_404

from agencies.models import (
    Agency,
    GlossaryTerm,
    Practitioner,
    TermMeaning,
    TermQuestion,
)
from information_sharing import access
from information_sharing.roles import Permission


def glossary(*, viewer: Practitioner, wanted: str = "") -> QuerySet[GlossaryTerm]:
    """Return the words explained, or those with this in name or meaning."""
    terms = with_meanings(GlossaryTerm.objects.order_by(Lower("name")))
    for word in wanted.replace("\0", "").split():
        terms = terms.filter(
            Q(name__icontains=word)
            | Q(stands_for__icontains=word)
            | Q(meaning__icontains=word)
        )
    return terms


def with_meanings(
    terms: QuerySet[GlossaryTerm], only: Q | None = None
) -> QuerySet[GlossaryTerm]:
    """Return the words with `said`: what agencies mean by them, in one query."""
    said = Concat(
        "meanings__agency__name",
        Value(": "),
        "meanings__meaning",
        output_field=TextField(),
    )
    own = ArrayAgg(
        said,
        filter=Q(meanings__isnull=False) & (only or Q()),
        order_by="meanings__agency__name",
        default=Value([]),
    )
    return terms.annotate(said=own)


def agencies_kept(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies for which she says what a word means."""
    return access.agencies_with(viewer, Permission.KEEP_DIRECTORY).order_by("name")


def meaning_of(
    *, viewer: Practitioner, term: GlossaryTerm, agency: Agency | None
) -> str:
    """Return what an agency says that a word means, or nothing."""
    row = TermMeaning.objects.filter(term=term, agency=agency).first()
    return row.meaning if row else ""


def open_questions(*, viewer: Practitioner) -> QuerySet[TermQuestion]:
    """Return the questions that nobody has answered, for whoever looks after words."""
    if not access.can_have(viewer, Permission.SET_LOCAL_TERMS):
        return TermQuestion.objects.none()
    return TermQuestion.objects.filter(answered_at__isnull=True)


def question_for(*, viewer: Practitioner, pk: UUID) -> TermQuestion:
    """Return one question, or raise Http404."""
    return get_object_or_404(TermQuestion, pk=pk)


def term_for(*, viewer: Practitioner, pk: UUID) -> GlossaryTerm:
    """Return one word explained, or raise Http404."""
    return get_object_or_404(GlossaryTerm, pk=pk)
