"""Surveys of the partnership."""

import datetime

import factory

from evaluation.models import Ballot, Invitation, Perspective, Survey, SurveyItem
from tests.factories.agencies import CentreFactory, PractitionerFactory


class SurveyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Survey

    centre = factory.SubFactory(CentreFactory)
    title = "How we work together"
    closes_on = datetime.date(2026, 12, 31)
    made_by = factory.SubFactory(PractitionerFactory)


class SurveyItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyItem

    survey = factory.SubFactory(SurveyFactory)
    code = factory.Sequence("X{}".format)
    instrument = "four-factors"
    dimension = "working-relationships"
    words = "I know what other agencies can offer."
    source = "notes-000-003 4.1"
    position = factory.Sequence(int)


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    survey = factory.SubFactory(SurveyFactory)
    perspective = Perspective.FRONT_LINE
    practitioner = factory.SubFactory(PractitionerFactory)


class BallotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ballot

    survey = factory.SubFactory(SurveyFactory)
    digest = factory.Sequence("{:064x}".format)
    perspective = Perspective.FRONT_LINE
