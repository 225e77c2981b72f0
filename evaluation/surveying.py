"""What every change of a survey begins and ends with: its lock, and its one event."""

from agencies.models import Practitioner
from evaluation.instruments import Item, item
from evaluation.models import Survey, SurveyItem
from information_sharing import access
from information_sharing.exceptions import NotPossibleNow

OPENED_ALREADY = "This survey has been opened. What it asks cannot be changed any more."


def standing(survey: Survey, by: Practitioner, *states: str) -> Survey:
    """Lock it, for somebody who may and while it is in one of these states."""
    access.check_can_run_survey(by, survey.centre)
    survey = Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
    if survey.status in states:
        return survey
    if states == (Survey.Status.DRAFT,):
        raise NotPossibleNow(OPENED_ALREADY)
    now = survey.get_status_display()
    raise NotPossibleNow(f"This survey is “{now}” now. Look again.")


def original(row: SurveyItem) -> Item:
    """Return the item as its instrument has it."""
    return item(row.code)


def minutes_for(survey: Survey, *, families: bool) -> tuple[int, int]:
    """Return how many items somebody is asked, and how many minutes that takes."""
    asked = [original(row) for row in asked_of(survey, families=families)]
    seconds = sum(each.seconds for each in asked)
    return len(asked), max(1, round(seconds / 60)) if asked else 0


def asked_of(survey: Survey, *, families: bool) -> list[SurveyItem]:
    """Return what families, or people at work, are asked, in its order."""
    rows = survey.items.filter(for_families=families)
    return list(rows.exclude(choice=SurveyItem.Choice.DISCARD))
