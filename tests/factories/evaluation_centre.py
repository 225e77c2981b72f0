"""The centre's self-evaluation, its annual conversation, and what is to be done."""

import datetime

import factory

from evaluation.models import (
    AgreedTarget,
    AnnualConversation,
    Improvement,
    SectionComment,
    SectionEvidence,
    SelfEvaluation,
    SelfEvaluationSection,
    SignOff,
)
from tests.factories.agencies import CentreFactory, PractitionerFactory


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
    code = "access"
    narrative = "Families come by foot."
    grade = 2
    written_by = factory.SelfAttribute("self_evaluation.started_by")


class SectionCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SectionComment

    self_evaluation = factory.SubFactory(SelfEvaluationFactory)
    code = "access"
    words = "Say how many came on foot."
    written_by = factory.SelfAttribute("self_evaluation.started_by")


class SectionEvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SectionEvidence

    self_evaluation = factory.SubFactory(SelfEvaluationFactory)
    code = "access"
    kind = SectionEvidence.Kind.ELSEWHERE
    words = "Minutes of the advisory board, May 2026"
    placed_by = factory.SelfAttribute("self_evaluation.started_by")


class AnnualConversationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnnualConversation

    self_evaluation = factory.SubFactory(SelfEvaluationFactory)
    held_on = datetime.date(2026, 10, 20)
    present = "The centre manager and the authority's officer"
    challenge = "Why do fewer fathers come?"
    recorded_by = factory.SubFactory(PractitionerFactory)


class AgreedTargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreedTarget

    conversation = factory.SubFactory(AnnualConversationFactory)
    words = "Nine families in ten registered"
    by_on = datetime.date(2027, 3, 31)
    agreed_by = factory.SelfAttribute("conversation.recorded_by")


class SignOffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SignOff

    conversation = factory.SubFactory(AnnualConversationFactory)
    capacity = SignOff.Capacity.AUTHORITY
    signed_by = factory.SelfAttribute("conversation.recorded_by")


class ImprovementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Improvement

    self_evaluation = factory.SubFactory(SelfEvaluationFactory)
    centre = factory.SelfAttribute("self_evaluation.centre")
    about = "access"
    words = "Open on Saturdays"
    owner_practitioner = factory.SelfAttribute("self_evaluation.started_by")
    due_on = datetime.date(2027, 1, 31)
    written_by = factory.SelfAttribute("self_evaluation.started_by")
