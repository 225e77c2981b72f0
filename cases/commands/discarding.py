"""An assessment begun in error goes again, as long as it is quite empty."""

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_assessment_to_discard, hold_open_case
from cases.models import Assessment, Draft
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow

WRITTEN = "Something has been written in this assessment, so it stays."
TYPED = "Somebody has typed something in this assessment that is not saved yet, so it stays."
NOT_ALL = (
    "Parts of this assessment are not shared with you. Ask somebody who sees all of it "
    "to throw it away."
)


@transaction.atomic
def discard_assessment(*, assessment: Assessment, by: Practitioner) -> None:
    """Throw away an assessment in which nothing was ever written.

    Raises NotPossibleNow once anything is written or typed in it, or it is complete, and
    for whoever does not see every part: an answer would tell her whether one is empty.
    """
    access.check_can_coordinate(by, assessment.case)
    case = hold_open_case(assessment.case)
    now = hold_assessment_to_discard(assessment)
    _check_sees_all_of_it(now, by)
    if _is_written_in(now):
        raise NotPossibleNow(WRITTEN)
    if Draft.objects.filter(case=case, path__contains=f"/{now.pk}/").exists():
        raise NotPossibleNow(TYPED)
    details = {"version": now.version}
    event = audit.Event.ASSESSMENT_DISCARDED
    audit.record(event, by=by, case=case, target=now.pk, details=details)
    now.delete()


def _check_sees_all_of_it(assessment: Assessment, by: Practitioner) -> None:
    asked = {element.category for element in assessment.template.elements}
    seen = access.visible_categories(by, assessment.case, assessment.person)
    if not asked | {Category.PLAN} <= seen:
        raise NotPossibleNow(NOT_ALL)


def _is_written_in(assessment: Assessment) -> bool:
    parts = (
        assessment.contributions,
        assessment.additions,
        assessment.views_of_need,
        assessment.quality_checks,
    )
    return any(part.exists() for part in parts)
