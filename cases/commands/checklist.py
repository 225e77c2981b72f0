"""The pre-assessment checklist is completed once; a later one is another one."""

from django.db import transaction

from agencies.models import Practitioner
from cases.commands.follow_ups import end_older_follow_ups, plan_follow_up
from cases.models import Case, Checklist, ChecklistAnswer, Person
from cases.models.checklist import CATEGORY_OF_OUTCOME
from cases.outcomes import Outcome
from information_sharing import access, audit, policies


@transaction.atomic
def complete_checklist(
    *,
    case: Case,
    person: Person,
    answers: dict[str, tuple[str, str]],
    by: Practitioner,
    **decision: object,
) -> Checklist:
    """Save a checklist for one child; return it.

    `answers` maps an outcome code to (yes/no/not sure, comment); `decision` holds
    the other fields of Checklist. Raises AccessDenied or NotPossibleNow.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    checklist = Checklist.objects.create(
        case=case, person=person, completed_by=by, **decision
    )
    for code, (answer, comment) in answers.items():
        ChecklistAnswer.objects.create(
            case=case,
            checklist=checklist,
            person=person,
            outcome=code,
            category=CATEGORY_OF_OUTCOME[Outcome(code)],
            answer=answer,
            comment=comment,
        )
    ended = end_older_follow_ups(checklist=checklist, by=by)
    plan_follow_up(checklist=checklist, by=by)
    event = audit.Event.CHECKLIST_COMPLETED
    details = {"follow_ups": [str(key) for key in ended]} if ended else {}
    audit.record(event, by=by, case=case, target=checklist.pk, details=details)
    return checklist
