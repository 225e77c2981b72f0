"""Profiles, registrations, comings and goings, learning and words."""

import datetime

import factory

from agencies.models import (
    AccountInvitation,
    CommonCore,
    GlossaryTerm,
    Leaving,
    PracticeStory,
    Profile,
    Reflection,
    Registration,
    Supervision,
    TermMeaning,
    TermQuestion,
    TrainingEvent,
    TrainingGate,
    TrainingNeed,
    TrainingPlace,
    WorkExchange,
)
from tests.factories.agencies import (
    AgencyFactory,
    PractitionerFactory,
    TeamFactory,
    TeamMembershipFactory,
)


class ProfileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Profile

    practitioner = factory.SubFactory(PractitionerFactory)
    what_i_do = "I visit families at home."
    changed_by = factory.SelfAttribute("practitioner")


class RegistrationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Registration

    practitioner = factory.SubFactory(PractitionerFactory)
    kind = Registration.Kind.PROFESSIONAL_BODY
    body = "Register of nurses"
    number = "12A3456"
    expires_on = datetime.date(2027, 3, 31)
    recorded_by = factory.SelfAttribute("practitioner")


class AccountInvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AccountInvitation

    digest = factory.Sequence(lambda n: f"{n:064x}")
    email = factory.Sequence(lambda n: f"new{n}@example.org")
    first_name = "Nell"
    last_name = "Ward"
    profession = "Family support worker"
    team = factory.SubFactory(TeamFactory)
    starts_on = datetime.date(2026, 1, 5)
    expires_on = datetime.date(2099, 1, 1)
    invited_by = factory.SubFactory(PractitionerFactory)


class LeavingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Leaving

    membership = factory.SubFactory(TeamMembershipFactory)
    last_day = datetime.date(2099, 1, 1)
    started_by = factory.SubFactory(PractitionerFactory)


class TrainingEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingEvent

    title = factory.Sequence(lambda n: f"Sharing well {n}")
    areas = factory.LazyFunction(lambda: [CommonCore.SHARING])
    held_by = "Wexbourne learning"
    held_on = datetime.date(2026, 1, 5)
    hours = "3.0"
    arranged_by = factory.SubFactory(PractitionerFactory)


class TrainingPlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingPlace

    event = factory.SubFactory(TrainingEventFactory)
    practitioner = factory.SubFactory(PractitionerFactory)
    agency = factory.SubFactory(AgencyFactory)
    booked_by = factory.SelfAttribute("practitioner")


class TrainingNeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingNeed

    profession = factory.Sequence(lambda n: f"Profession {n}")
    area = CommonCore.SHARING
    set_by = factory.SubFactory(PractitionerFactory)


class TrainingGateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingGate

    starts_on = datetime.date(2026, 1, 5)
    set_by = factory.SubFactory(PractitionerFactory)


class WorkExchangeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkExchange

    practitioner = factory.SubFactory(PractitionerFactory)
    kind = WorkExchange.Kind.SHADOWING
    host = factory.SubFactory(AgencyFactory)
    starts_on = datetime.date(2026, 1, 5)
    arranged_by = factory.SelfAttribute("practitioner")


class SupervisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Supervision

    supervisor = factory.SubFactory(PractitionerFactory)
    supervisee = factory.SubFactory(PractitionerFactory)
    kind = Supervision.Kind.PROFESSIONAL
    held_on = datetime.date(2026, 1, 5)
    words = "We spoke of the week."
    written_by = factory.SelfAttribute("supervisor")


class ReflectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reflection

    title = "A long day"
    words = "I stayed too long."
    written_by = factory.SubFactory(PractitionerFactory)


class PracticeStoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PracticeStory

    title = factory.Sequence(lambda n: f"What worked {n}")
    words = "We met once, and it was enough."
    written_by = factory.SubFactory(PractitionerFactory)


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    name = factory.Sequence(lambda n: f"Word {n}")
    meaning = "What it means."


class TermMeaningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TermMeaning

    term = factory.SubFactory(GlossaryTermFactory)
    agency = factory.SubFactory(AgencyFactory)
    meaning = "What we mean by it."
    changed_by = factory.SubFactory(PractitionerFactory)


class TermQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TermQuestion

    word = "TAC"
