"""Visits that are planned or done, and messages inside a case."""

import datetime

import factory
from django.utils import timezone

from agencies.models import WorkingPattern
from cases.models import Message, MessageTo, Visit
from information_sharing.categories import Category
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases import CaseFactory

OPENER = factory.SelfAttribute("case.opened_by")


class WorkingPatternFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkingPattern

    practitioner = factory.SubFactory(PractitionerFactory)
    changed_by = factory.SelfAttribute("practitioner")


class VisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Visit
        skip_postgeneration_save = True

    case = factory.SubFactory(CaseFactory)
    category = Category.PLAN
    team = factory.SelfAttribute("case.recording_team")
    practitioner = OPENER
    purpose = "To look at sleep together"
    planned_on = factory.LazyFunction(
        lambda: timezone.localdate() + datetime.timedelta(days=2)
    )
    booked_by = OPENER

    class Params:
        ended = factory.Trait(
            ended_at=factory.LazyFunction(timezone.now), ended_by=OPENER
        )
        called_off = factory.Trait(
            ended=True, status=Visit.Status.CANCELLED, reason="They are away."
        )

    @factory.post_generation
    def together(self, create, extracted, **kwargs):
        """Let colleagues come along."""
        self.with_whom.set(extracted or [])


class MessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Message

    case = factory.SubFactory(CaseFactory)
    category = Category.PLAN
    words = "Could we go on Tuesday?"
    written_by = OPENER

    class Params:
        informal = factory.Trait(
            kind=Message.Kind.INFORMAL,
            shown_until=factory.LazyFunction(
                lambda: timezone.localdate() + datetime.timedelta(days=14)
            ),
        )


class MessageToFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MessageTo

    message = factory.SubFactory(MessageFactory)
    case = factory.SelfAttribute("message.case")
    practitioner = OPENER
