"""What every change to a self-evaluation asks first: hers, and still a draft."""

from agencies.models import Practitioner
from evaluation.models import SelfEvaluation, SelfEvaluationSection
from evaluation.outlines import OutlineSection
from information_sharing import access
from information_sharing.exceptions import NotPossibleNow

SUBMITTED = (
    "This self-evaluation was submitted and stands as it was. Start a corrected version "
    "if something is wrong."
)


def locked_draft(evaluation: SelfEvaluation, by: Practitioner) -> SelfEvaluation:
    """Return it, locked until the end of the transaction; refuse what was submitted."""
    access.check_can_evaluate(by, evaluation.centre)
    rows = SelfEvaluation.objects.select_for_update(of=["self"])
    locked = rows.select_related("centre").get(pk=evaluation.pk)
    if locked.status != SelfEvaluation.Status.DRAFT:
        raise NotPossibleNow(SUBMITTED)
    return locked


def section_asked(evaluation: SelfEvaluation, code: str) -> OutlineSection:
    """Return the section of its template; refuse one that the template has not."""
    section = evaluation.outline.section(code)
    if section is None:
        raise NotPossibleNow(
            "The template of this self-evaluation has no such section."
        )
    return section


def new_section(evaluation: SelfEvaluation, code: str) -> SelfEvaluationSection:
    """Return a section that nobody has written in yet."""
    return SelfEvaluationSection(self_evaluation=evaluation, code=code, revision=0)
