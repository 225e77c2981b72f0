"""What an assessment asks: the kinds in use, and every version of each."""

from itertools import groupby
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner
from cases.models import AssessmentTemplate, Question

KINDS = tuple(AssessmentTemplate.Kind)
DRAFT, IN_USE = AssessmentTemplate.Status.DRAFT, AssessmentTemplate.Status.IN_USE


def _templates(viewer: Practitioner) -> QuerySet[AssessmentTemplate]:
    """They say nothing of anybody: the same for everybody who signs in."""
    found = AssessmentTemplate.objects.select_related("made_by", "published_by")
    return found if viewer.is_authenticated else found.none()


def in_use(*, viewer: Practitioner) -> list[AssessmentTemplate]:
    """Return what is in use of each kind, the common assessment first."""
    rows = _templates(viewer).filter(status=IN_USE)
    return sorted(rows, key=lambda row: KINDS.index(AssessmentTemplate.Kind(row.kind)))


def by_kind(*, viewer: Practitioner) -> list[tuple[str, list[AssessmentTemplate]]]:
    """Return the versions of each kind, newest first, under the kind in words."""
    rows = list(_templates(viewer))
    return [
        (str(kind.label), [row for row in rows if row.kind == kind]) for kind in KINDS
    ]


def template_for(*, viewer: Practitioner, pk: UUID) -> AssessmentTemplate:
    """Return one version, or raise Http404."""
    rows = _templates(viewer).prefetch_related("questions")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def to_print(*, viewer: Practitioner, pk: UUID | None) -> AssessmentTemplate:
    """Return the version to print: the one asked for, else the common assessment."""
    if pk is None:
        return in_use(viewer=viewer)[0]
    found = template_for(viewer=viewer, pk=pk)
    if found.status == DRAFT:
        raise Http404("No such page.")
    return found


def questions_of(template: AssessmentTemplate) -> list[tuple[str, list[Question]]]:
    """Return its questions under their headings."""
    rows = template.questions.all()
    grouped = groupby(rows, key=lambda question: question.domain)
    return [(domain, list(part)) for domain, part in grouped]


def local_questions(template: AssessmentTemplate) -> list[Question]:
    """Return what was added here."""
    return [question for question in template.questions.all() if question.is_local]


def question_for(template: AssessmentTemplate, *, pk: UUID) -> Question:
    """Return a local question of this version, or raise Http404."""
    found = template.questions.filter(pk=pk, is_local=True).first()
    if found is None:
        raise Http404("No such page.")
    return found
