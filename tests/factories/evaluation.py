"""Ratings, reports and self-evaluations."""

import datetime

import factory

from evaluation.models import (
    OutcomeRating,
    Report,
    SelfEvaluation,
    SelfEvaluationSection,
)
from tests.factories.agencies import CentreFactory, PractitionerFactory
from tests.factories.cases import GoalFactory


class OutcomeRatingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OutcomeRating

    goal = factory.SubFactory(GoalFactory)
    case = factory.SelfAttribute("goal.case")
    person = factory.SelfAttribute("goal.person")
    category = factory.SelfAttribute("goal.category")
    rater = OutcomeRating.Rater.PRACTITIONER
    score = 4
    rated_on = datetime.date(2026, 9, 1)
    recorded_by = factory.SelfAttribute("case.opened_by")


class ReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Report

    centre = factory.SubFactory(CentreFactory)
    starts_on = datetime.date(2026, 7, 1)
    ends_on = datetime.date(2026, 9, 30)
    requested_by = factory.SubFactory(PractitionerFactory)

    class Params:
        left = factory.Trait(
            status=Report.Status.RUNNING,
            attempt=1,
            job_seen=datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC),
        )


class SelfEvaluationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SelfEvaluation

    centre = factory.SubFactory(CentreFactory)
    starts_on = datetime.date(2026, 7, 1)
    ends_on = datetime.date(2026, 9, 30)
    snapshot = factory.LazyFunction(dict)
    started_by = factory.SubFactory(PractitionerFactory)


class SelfEvaluationSectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SelfEvaluationSection

    self_evaluation = factory.SubFactory(SelfEvaluationFactory)
    code = SelfEvaluationSection.Code.ACCESS
    narrative = "Families come by foot."
    grade = SelfEvaluationSection.Grade.GOOD
    written_by = factory.SelfAttribute("self_evaluation.started_by")
