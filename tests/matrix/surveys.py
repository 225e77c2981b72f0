"""A survey that is being prepared, and a link of one that is open."""

from datetime import timedelta

from django.utils import timezone

from evaluation.issuing import issue
from evaluation.models import Survey
from tests.factories.evaluation_centre import ImprovementFactory
from tests.factories.evaluation_surveys import (
    InvitationFactory,
    SurveyFactory,
    SurveyItemFactory,
)


def plant_surveys(centre, manager) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    later = timezone.localdate() + timedelta(days=20)
    told = {"centre": centre, "made_by": manager, "closes_on": later}
    draft = SurveyFactory(**told)
    at, status = timezone.now(), Survey.Status.OPEN
    answered = SurveyFactory(opened_at=at, opened_by=manager, status=status, **told)
    SurveyItemFactory(survey=answered, code="WR2")
    asked = InvitationFactory(survey=answered)
    [token] = issue(answered, [asked])
    item = SurveyItemFactory(survey=draft, code="WR1")
    found = {"survey": draft, "survey_item": item, "token": token, "about": "WR1"}
    return found | {"planned": _planned(draft, manager)}


def _planned(survey, manager):
    return ImprovementFactory(
        survey=survey,
        self_evaluation=None,
        centre=survey.centre,
        about="WR1",
        owner_practitioner=manager,
        written_by=manager,
    )
