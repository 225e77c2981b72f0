"""Around a section: who writes it, what it rests on, what colleagues say of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.commands.drafting import note_writing
from evaluation.drafting import locked_draft, new_section, section_asked
from evaluation.models import (
    SectionComment,
    SectionEvidence,
    SelfEvaluation,
    SelfEvaluationSection,
)
from information_sharing import access
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

NO_AUTHOR = "Only a manager of the centre can write a section. Choose one of them."
NOT_A_FIGURE = "This figure is not among those of the self-evaluation. Look again."
NOT_RELEASED = (
    "This story is not released for use outside the record, or was taken back. Choose "
    "another."
)


@transaction.atomic
def assign_section(
    *,
    evaluation: SelfEvaluation,
    code: str,
    author: Practitioner | None,
    by: Practitioner,
) -> SelfEvaluationSection:
    """Say which manager of the centre writes a section; None: nobody in particular."""
    locked = locked_draft(evaluation, by)
    section_asked(locked, code)
    if author and not access.can_evaluate(author, locked.centre):
        raise NotPossibleNow(NO_AUTHOR)
    section = locked.sections.filter(code=code).first() or new_section(locked, code)
    if author and author != section.assigned_to:
        tell(people=[author], kind="SECTION_TO_WRITE", target=locked.pk, by=by)
    section.assigned_to = author
    if section.revision == 0:
        section.written_by = by
    section.save()
    note_writing(evaluation=locked, by=by, section=code, what="author")
    return section


@transaction.atomic
def comment_on_section(
    *, evaluation: SelfEvaluation, code: str, words: str, by: Practitioner
) -> SectionComment:
    """Say something to the authors of a section."""
    locked = locked_draft(evaluation, by)
    section_asked(locked, code)
    comment = locked.comments.create(code=code, words=words, written_by=by)
    section = locked.sections.filter(code=code).first()
    if section:
        author = section.assigned_to or section.written_by
        tell(people=[author], kind="SECTION_REMARK", target=locked.pk, by=by)
    note_writing(evaluation=locked, by=by, section=code, what="comment")
    return comment


@transaction.atomic
def settle_comment(*, comment: SectionComment, by: Practitioner) -> None:
    """Say that a comment is dealt with."""
    locked = locked_draft(comment.self_evaluation, by)
    waiting = locked.comments.filter(pk=comment.pk, settled_at__isnull=True).first()
    if waiting is None:
        raise NotPossibleNow("This comment is settled already.")
    waiting.settled_at, waiting.settled_by = timezone.now(), by
    waiting.save()
    note_writing(evaluation=locked, by=by, section=waiting.code, what="settled")


@transaction.atomic
def place_evidence(
    *, evaluation: SelfEvaluation, code: str, said: dict[str, Any], by: Practitioner
) -> SectionEvidence:
    """Rest a section on a figure, a released story, or a document kept elsewhere.

    `said` holds `kind` and what it needs: `figure`, `story`, or `words`.
    """
    locked = locked_draft(evaluation, by)
    section_asked(locked, code)
    fields = READ[said["kind"]](locked, said)
    standing = locked.evidence.filter(code=code, taken_out_at__isnull=True, **fields)
    found = standing.first() or locked.evidence.create(
        code=code, placed_by=by, **fields
    )
    note_writing(evaluation=locked, by=by, section=code, what="evidence")
    return found


def _figure(evaluation: SelfEvaluation, said: dict[str, Any]) -> dict[str, Any]:
    codes = {figure["code"] for figure in evaluation.snapshot.get("figures", [])}
    if said["figure"] not in codes:
        raise NotPossibleNow(NOT_A_FIGURE)
    return {"kind": SectionEvidence.Kind.FIGURE, "figure": said["figure"]}


def _story(evaluation: SelfEvaluation, said: dict[str, Any]) -> dict[str, Any]:
    story = said["story"]
    told = access.told_stories().filter(case__centre=evaluation.centre)
    if not told.filter(pk=story.pk).exists():
        raise NotPossibleNow(NOT_RELEASED)
    return {"kind": SectionEvidence.Kind.STORY, "story": story}


def _elsewhere(evaluation: SelfEvaluation, said: dict[str, Any]) -> dict[str, Any]:
    return {"kind": SectionEvidence.Kind.ELSEWHERE, "words": said["words"]}


READ = {
    SectionEvidence.Kind.FIGURE: _figure,
    SectionEvidence.Kind.STORY: _story,
    SectionEvidence.Kind.ELSEWHERE: _elsewhere,
}


@transaction.atomic
def take_out_evidence(*, evidence: SectionEvidence, by: Practitioner) -> None:
    """Take something out of a section; the record keeps that it stood there."""
    locked = locked_draft(evidence.self_evaluation, by)
    placed = locked.evidence.filter(pk=evidence.pk, taken_out_at__isnull=True).first()
    if placed is None:
        raise NotPossibleNow("This was taken out already.")
    placed.taken_out_at, placed.taken_out_by = timezone.now(), by
    placed.save()
    note_writing(evaluation=locked, by=by, section=placed.code, what="taken out")
