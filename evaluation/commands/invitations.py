"""Whom a survey asks: people who work at the centre, addresses, and printed links."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner
from evaluation.issuing import issue
from evaluation.models import Invitation, Survey
from evaluation.queries.invitees import Colleague, slips_of, to_remind
from evaluation.surveying import standing
from evaluation.tasks import remind_on_commit
from information_sharing import audit
from information_sharing.audit import EvaluationEvent
from information_sharing.exceptions import NotPossibleNow

_STATUS = Survey.Status
MOST_SLIPS = 200


@transaction.atomic
def invite_colleagues(
    *, survey: Survey, colleagues: Iterable[Colleague], by: Practitioner
) -> int:
    """Invite people who work at the centre; return how many are new."""
    survey = standing(survey, by, _STATUS.DRAFT)
    there = _addresses(survey)
    new = [each for each in colleagues if each.email.lower() not in there]
    Invitation.objects.bulk_create(
        Invitation(
            survey=survey,
            perspective=each.perspective,
            agency_id=each.agency,
            practitioner_id=each.pk,
        )
        for each in new
    )
    return _told(survey, "colleagues invited", len(new), by)


@transaction.atomic
def invite_addresses(
    *,
    survey: Survey,
    addresses: Iterable[str],
    perspective: str,
    agency: Agency | None = None,
    by: Practitioner,
) -> int:
    """Invite people by their e-mail address; return how many are new."""
    survey = standing(survey, by, _STATUS.DRAFT)
    there = _addresses(survey)
    new = {each.strip().lower() for each in addresses} - there - {""}
    Invitation.objects.bulk_create(
        Invitation(survey=survey, perspective=perspective, agency=agency, email=each)
        for each in sorted(new)
    )
    return _told(survey, "addresses invited", len(new), by)


@transaction.atomic
def plan_slips(
    *, survey: Survey, number: int, perspective: str, by: Practitioner
) -> int:
    """Say how many printed links there shall be; they are printed once it is open."""
    survey = standing(survey, by, _STATUS.DRAFT)
    slips_of(survey).filter(perspective=perspective).delete()
    if not 0 <= number <= MOST_SLIPS:
        raise NotPossibleNow(f"There can be {MOST_SLIPS} printed links at most.")
    Invitation.objects.bulk_create(
        Invitation(survey=survey, perspective=perspective) for _ in range(number)
    )
    return _told(survey, "slips planned", number, by)


@transaction.atomic
def uninvite(
    *, survey: Survey, perspective: str, agency: Agency | None, by: Practitioner
) -> int:
    """Take a whole group out again before it is opened; return how many."""
    survey = standing(survey, by, _STATUS.DRAFT)
    group = survey.invitations.filter(perspective=perspective, agency=agency)
    return _told(survey, "group taken out", group.delete()[0], by)


@transaction.atomic
def print_slips(*, survey: Survey, number: int, by: Practitioner) -> list[str]:
    """Make links for slips that are not printed yet; they are shown this once only."""
    survey = standing(survey, by, _STATUS.OPEN)
    waiting = list(slips_of(survey).filter(sent_on__isnull=True)[:number])
    if number < 1 or len(waiting) < number:
        raise NotPossibleNow("There are not so many links left to print.")
    tokens = issue(survey, waiting)
    printed = survey.invitations.filter(pk__in=[each.pk for each in waiting])
    printed.update(sent_on=timezone.localdate())
    _told(survey, "slips printed", number, by)
    return tokens


@transaction.atomic
def remind_everybody(*, survey: Survey, by: Practitioner) -> None:
    """Write to all who got an e-mail, for nobody knows who has answered."""
    survey = standing(survey, by, _STATUS.OPEN)
    number = to_remind(survey, timezone.localdate()).count()
    if not number:
        raise NotPossibleNow("There is nobody to be reminded today.")
    _told(survey, "reminded", number, by)
    remind_on_commit(survey.pk)


def _addresses(survey: Survey) -> set[str]:
    rows = survey.invitations.values_list("email", "practitioner__email")
    return {str(each).lower() for row in rows for each in row if each}


def _told(survey: Survey, what: str, number: int, by: Practitioner) -> int:
    told = {"what": what, "number": number}
    audit.record(EvaluationEvent.SURVEY_CHANGED, by=by, target=survey.pk, details=told)
    return number
