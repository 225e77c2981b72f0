"""What each agency gave to an outcome of a child: noted once, counted once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner
from cases.locks import hold_open_case
from cases.models import Case, Person
from evaluation.models import AgencyContribution
from evaluation.queries.contributions import agencies_with_a_part
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@dataclass(frozen=True)
class Given:
    """Which agency gave what, to which outcome of which child."""

    person: Person
    outcome: str
    agency: Agency
    words: str = ""


@transaction.atomic
def note_contribution(
    *, case: Case, given: Given, by: Practitioner
) -> AgencyContribution:
    """Note that an agency's work counted; said again, it is the same one in new words."""
    access.check_can_write(by, case, Category.PLAN, given.person)
    if given.person.case_id != case.pk or not given.person.is_child:
        raise NotPossibleNow("A contribution is to an outcome of one child.")
    if given.agency not in agencies_with_a_part(viewer=by, case=case):
        raise AccessDenied("Only an agency that has a part in this family's help.")
    case = hold_open_case(case)
    row, _ = AgencyContribution.objects.update_or_create(
        case=case,
        person=given.person,
        outcome=given.outcome,
        agency=given.agency,
        defaults={
            "words": given.words,
            "category": Category.PLAN,
            "noted_by": by,
            "taken_out_at": None,
            "taken_out_by": None,
        },
    )
    details = {"outcome": str(given.outcome)}
    event = audit.EvaluationEvent.CONTRIBUTION_NOTED
    audit.record(event, by=by, case=case, target=row.pk, details=details)
    return row


@transaction.atomic
def take_out_contribution(
    *, contribution: AgencyContribution, by: Practitioner
) -> AgencyContribution:
    """Take out what was noted wrongly: it counts no more, and its row stays (R18)."""
    case = contribution.case
    access.check_can_write(by, case, Category.PLAN, contribution.person)
    if access.services_for(by, case).hides(contribution.agency):
        raise AccessDenied("Only who may know the agency takes out what it gave.")
    hold_open_case(case)
    rows = AgencyContribution.objects.select_for_update(of=["self"])
    row = rows.get(pk=contribution.pk)
    if row.taken_out_at:
        raise NotPossibleNow("This is taken out already.")
    row.taken_out_at, row.taken_out_by = timezone.now(), by
    row.save()
    event = audit.EvaluationEvent.CONTRIBUTION_TAKEN_OUT
    audit.record(event, by=by, case=case, target=row.pk)
    return row
