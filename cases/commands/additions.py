"""What colleagues add to an assessment: signed parts, their own view of need, a check."""

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_assessment_being_written, hold_open_case
from cases.models import Addition, Assessment, LevelOfNeed, QualityCheck, ViewOfNeed
from cases.quality import ANSWERS, ITEMS
from cases.together import heading
from information_sharing import access, audit, policies
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

SIGNED = ("strengths", "needs", "evidence", "differs")


@transaction.atomic
def add_to_element(
    *, assessment: Assessment, element: str, texts: dict, by: Practitioner
) -> Addition:
    """Add to one element and sign it; return the addition, which is not changed again.

    Raises NotPossibleNow when nothing was written, or the assessment is complete.
    """
    case, person = assessment.case, assessment.person
    category = heading(assessment, element).category
    access.check_can_write(by, case, category, person)
    said = {name: texts.get(name, "").strip() for name in SIGNED}
    if not any(said.values()):
        raise NotPossibleNow("Write something before you sign.")
    case = hold_open_case(case)
    hold_assessment_being_written(assessment)
    added = Addition.objects.create(
        case=case,
        assessment=assessment,
        person=person,
        element=element,
        category=category,
        signed_by=by,
        team=access.writing_team(by, case, category, person),
        **said,
    )
    details = {"element": element}
    event = audit.Event.ADDITION_SIGNED
    audit.record(event, by=by, case=case, target=added.pk, details=details)
    return added


@transaction.atomic
def give_view(
    *, assessment: Assessment, level: LevelOfNeed, words: str, by: Practitioner
) -> ViewOfNeed:
    """Give, or change, her own team's view of the level of need; return it."""
    case, person = assessment.case, assessment.person
    access.check_can_write(by, case, Category.PLAN, person)
    case = hold_open_case(case)
    hold_assessment_being_written(assessment)
    view, _ = ViewOfNeed.objects.update_or_create(
        assessment=assessment,
        team=access.writing_team(by, case, Category.PLAN, person),
        defaults={"level": level, "words": words, "given_by": by},
        create_defaults={
            "case": case,
            "person": person,
            "level": level,
            "words": words,
            "given_by": by,
        },
    )
    audit.record(audit.Event.VIEW_OF_NEED_GIVEN, by=by, case=case, target=view.pk)
    return view


@transaction.atomic
def check_quality(
    *, assessment: Assessment, answers: dict[str, str], words: str, by: Practitioner
) -> QualityCheck:
    """Check a complete assessment item by item, tell who wrote it; return the check.

    The kind of audit of practice.md 1.4: 39 items, each yes, no or not applicable.
    """
    case, person = assessment.case, assessment.person
    access.check_can_check_quality(by, assessment)
    case = hold_open_case(case)
    policies.check_assessment_is_complete(Assessment.objects.get(pk=assessment.pk))
    _check_every_item_is_answered(answers)
    check = QualityCheck.objects.create(
        case=case,
        assessment=assessment,
        person=person,
        answers=answers,
        words=words,
        checked_by=by,
    )
    _tell_the_writers(assessment, by=by)
    audit.record(audit.Event.QUALITY_CHECKED, by=by, case=case, target=check.pk)
    return check


def _check_every_item_is_answered(answers: dict[str, str]) -> None:
    asked = {item.code for item in ITEMS}
    if set(answers) != asked or not set(answers.values()) <= set(ANSWERS):
        raise NotPossibleNow("Answer every item: yes, no, or does not apply.")


def _tell_the_writers(assessment: Assessment, *, by: Practitioner) -> None:
    """Only those who may read the check now are told of it."""
    wrote = Practitioner.objects.filter(pk__in=access.writers_of(assessment))
    people = [one for one in wrote if _may_read_a_check(one, assessment)]
    tell(
        people=people,
        kind="QUALITY_CHECKED",
        case=assessment.case,
        target=assessment.pk,
        by=by,
    )


def _may_read_a_check(practitioner: Practitioner, assessment: Assessment) -> bool:
    case, person = assessment.case, assessment.person
    return Category.PLAN in access.visible_categories(practitioner, case, person)
