"""What was submitted, and what was said of it: for the centre and the authority."""

from django.db.models import QuerySet

from evaluation.models import AgreedTarget, AnnualConversation, SelfEvaluation
from information_sharing import access
from information_sharing.roles import Permission


def submissions_of(*, viewer) -> QuerySet[SelfEvaluation]:
    """Return what her centres submitted; for the authority, what all centres did."""
    rows = SelfEvaluation.objects.exclude(status=SelfEvaluation.Status.DRAFT)
    if not access.can_hold_conversation(viewer):
        centres = access.centres_with(viewer, Permission.EVALUATE_CENTRE)
        rows = rows.filter(centre__in=centres)
    rows = rows.select_related("centre", "submitted_by", "supersedes", "corrected_by")
    return rows.defer("document", "supersedes__document", "corrected_by__document")


def conversation_about(
    submission: SelfEvaluation, *, viewer
) -> AnnualConversation | None:
    """Return the annual conversation, if it has begun."""
    access.check_can_read_submission(viewer, submission.centre)
    rows = AnnualConversation.objects.select_related("recorded_by")
    rows = rows.prefetch_related("targets__ended_by", "targets__replaced")
    return rows.filter(self_evaluation=submission).first()


def agreed_in(submission: SelfEvaluation, *, viewer) -> QuerySet[AgreedTarget]:
    """Return the targets of this conversation, those that ended as well."""
    access.check_can_read_submission(viewer, submission.centre)
    rows = AgreedTarget.objects.select_related("conversation__self_evaluation")
    return rows.filter(conversation__self_evaluation=submission)
