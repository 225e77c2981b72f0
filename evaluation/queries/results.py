"""What a survey found, and what was planned from it, for whoever runs it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from agencies.models import Agency, Practitioner, TeamMembership
from evaluation.models import Improvement, Survey
from evaluation.queries.ballots import answers_of
from evaluation.results import Results, results_of
from evaluation.scores import Score, score
from information_sharing import access


@dataclass(frozen=True)
class Planned:
    """What was planned about one item, with its score then and now."""

    action: Improvement
    then: Score | None
    now: Score | None


def results_for(*, survey: Survey, viewer) -> Results | None:
    """Return the results of a closed survey, or None while it is not closed."""
    answers = answers_of(survey=survey, viewer=viewer)
    if answers is None:
        return None
    first = survey.baseline
    return results_of(
        answers, answers_of(survey=first, viewer=viewer) if first else None
    )


def actions_of(*, survey: Survey, viewer) -> QuerySet[Improvement]:
    """Return what was planned from this survey, the nearest day first."""
    access.check_can_run_survey(viewer, survey.centre)
    rows = Improvement.objects.filter(survey=survey)
    rows = rows.select_related("owner_practitioner", "owner_agency", "survey")
    return rows.order_by("due_on", "written_at")


def earlier_actions(*, survey: Survey, results: Results, viewer) -> list[Planned]:
    """Return what earlier rounds planned, and what its items say then and now."""
    access.check_can_run_survey(viewer, survey.centre)
    rounds = Survey.objects.filter(
        Q(pk=survey.baseline_id)
        | Q(baseline__isnull=False, baseline=survey.baseline_id),
        made_at__lt=survey.made_at,
    ).select_related("centre")
    rows = Improvement.objects.filter(survey__in=rounds).select_related(
        "owner_practitioner", "owner_agency", "survey__centre"
    )
    planned = {row.survey_id for row in rows}
    then = {one.pk: _scores(one, viewer) for one in rounds if one.pk in planned}
    now = {each.item.code: each.score for each in results.items}
    return [
        Planned(row, then[row.survey_id].get(row.about), now.get(row.about))
        for row in rows
        if row.survey_id is not None
    ]


def _scores(survey: Survey, viewer) -> dict[str, Score | None]:
    answers = answers_of(survey=survey, viewer=viewer)
    items = answers.items if answers else ()
    return {item.code: score(item.groups) for item in items if item.groups}


def owners_at(*, survey: Survey, viewer) -> QuerySet[Practitioner]:
    """Return who may own an action: everybody who works at the centre."""
    access.check_can_run_survey(viewer, survey.centre)
    places = TeamMembership.objects.in_force().filter(team__centre=survey.centre)
    places = places.filter(team__is_sensitive=False)
    return Practitioner.objects.filter(pk__in=places.values("practitioner"))


def agencies_at(*, survey: Survey, viewer) -> QuerySet[Agency]:
    """Return which agencies may own an action: those that work at the centre."""
    access.check_can_run_survey(viewer, survey.centre)
    teams = survey.centre.teams.filter(is_sensitive=False)
    return Agency.objects.filter(pk__in=teams.values("agency"), left_at__isnull=True)
