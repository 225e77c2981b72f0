"""Ratings, stories, contributions, ways of working, and reports."""

import datetime

import factory

from cases.outcomes import Outcome
from evaluation.models import (
    AgencyContribution,
    CaseWorking,
    Edition,
    Extent,
    Framework,
    FrameworkOutcome,
    IndicatorTarget,
    Model,
    OutcomeRating,
    OutcomeStory,
    PartnershipWorking,
    Rater,
    Report,
    SuppliedFigure,
)
from information_sharing.categories import Category
from tests.factories.agencies import AgencyFactory, CentreFactory, PractitionerFactory
from tests.factories.cases import CaseFactory, GoalFactory, PersonFactory


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


class OutcomeStoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OutcomeStory

    case = factory.SubFactory(CaseFactory)
    category = Category.PLAN
    outcome = Outcome.STAY_SAFE
    told_by = Rater.PARENT
    words = "We sleep at night now."
    written_by = factory.SelfAttribute("case.opened_by")

    class Params:
        released = factory.Trait(
            owner=factory.SubFactory(
                PersonFactory, case=factory.SelfAttribute("..case"), mother=True
            ),
            released_words="Somebody sleeps at night again.",
            released_at=datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC),
            released_by=factory.SelfAttribute("written_by"),
        )


class AgencyContributionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgencyContribution

    case = factory.SubFactory(CaseFactory)
    category = Category.PLAN
    outcome = Outcome.STAY_SAFE
    agency = factory.SubFactory(AgencyFactory)
    noted_by = factory.SelfAttribute("case.opened_by")


class CaseWorkingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CaseWorking

    case = factory.SubFactory(CaseFactory)
    model = Model.CO_ORDINATED
    extent = Extent.CO_ORDINATION
    since = datetime.date(2026, 9, 1)
    recorded_by = factory.SelfAttribute("case.opened_by")


class PartnershipWorkingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PartnershipWorking

    centre = factory.SubFactory(CentreFactory)
    model = Model.CO_ORDINATED
    extent = Extent.COLLABORATION
    since = datetime.date(2026, 4, 1)
    recorded_by = factory.SubFactory(PractitionerFactory)


class FrameworkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Framework

    code = factory.Sequence("framework-{}".format)
    version = "2026"
    name = "A local framework"
    source = "The children's plan"


class FrameworkOutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FrameworkOutcome

    framework = factory.SubFactory(FrameworkFactory)
    code = factory.Sequence("O{}".format)
    name = "Safe at home"
    position = 1
    aims = factory.LazyFunction(lambda: ["SS1", "SS5"])


class IndicatorTargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IndicatorTarget

    code = "registered"
    centre = factory.SubFactory(CentreFactory)
    starts_on = datetime.date(2026, 4, 1)
    ends_on = datetime.date(2027, 3, 31)
    value = 80
    set_by = factory.SubFactory(PractitionerFactory)


class SuppliedFigureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SuppliedFigure

    code = "under-fives"
    centre = factory.SubFactory(CentreFactory)
    starts_on = datetime.date(2026, 4, 1)
    ends_on = datetime.date(2027, 3, 31)
    numerator = 800
    source = "Population estimates"
    entered_by = factory.SubFactory(PractitionerFactory)


class EditionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Edition

    centre = factory.SubFactory(CentreFactory)
    every = Edition.Every.MONTH
    wanted_by = factory.SubFactory(PractitionerFactory)
