"""Checks of an assessment, for those who wrote in it and the one who checked."""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Assessment, QualityCheck
from cases.quality import Score, score
from information_sharing import access

WROTE = "You wrote in this one, so somebody else does."
READS_A_PART = (
    "It takes somebody who may read and write all of it, and wrote none of it."
)


@dataclass(frozen=True)
class Checked:
    """One check with its score."""

    check: QualityCheck
    score: Score


def checks_of(*, viewer: Practitioner, assessment: Assessment) -> list[Checked]:
    """Return the checks that this viewer made, or that are about what she wrote."""
    checks = QualityCheck.objects.filter(assessment=assessment)
    rows = access.visible_facts(viewer, checks).select_related("checked_by")
    if viewer.pk not in access.writers_of(assessment):
        rows = rows.filter(checked_by=viewer)
    return [Checked(row, score(row.answers)) for row in rows]


def why_not_check(*, viewer: Practitioner, assessment: Assessment) -> str:
    """Return why she does not check how this is written, or "" where she may."""
    if access.can_check_quality(viewer, assessment):
        return ""
    wrote = viewer.pk in access.writers_of(assessment)
    return WROTE if wrote else READS_A_PART
