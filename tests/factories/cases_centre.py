"""What a centre's teams run, bring in and ask: sessions, births, files, templates."""

import datetime

import factory
from django.utils.timezone import localdate, now

from cases.models import (
    Activity,
    ActivitySlot,
    AssessmentTemplate,
    Birth,
    Import,
    ImportRow,
    JoinRequest,
    Question,
    Session,
    SignIn,
    Transfer,
)
from information_sharing.categories import Category
from tests.factories.agencies import PractitionerFactory, TeamFactory
from tests.factories.cases import CaseFactory

OPENER = factory.SelfAttribute("case.opened_by")


class ActivityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Activity

    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence(lambda n: f"Stay and play {n}")
    kind = Activity.Kind.STAY_AND_PLAY
    recorded_by = factory.SubFactory(PractitionerFactory)


class ActivitySlotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActivitySlot

    activity = factory.SubFactory(ActivityFactory)
    weekday = 0
    begins = datetime.time(10, 0)
    ends = datetime.time(11, 30)
    starts_on = datetime.date(2026, 1, 5)
    set_by = factory.SelfAttribute("activity.recorded_by")


class SessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Session

    activity = factory.SubFactory(ActivityFactory)
    held_on = factory.LazyFunction(localdate)
    opened_by = factory.SelfAttribute("activity.recorded_by")


class SignInFactory(factory.django.DjangoModelFactory):
    """A name that was typed; `contact` makes it a child who is known."""

    class Meta:
        model = SignIn

    class Params:
        known = factory.Trait(
            name="",
            case=factory.SelfAttribute("contact.case"),
            person=factory.SelfAttribute("contact.person"),
        )

    session = factory.SubFactory(SessionFactory)
    name = "Robin Hart"
    source = SignIn.Source.SHEET
    signed_by = factory.SelfAttribute("session.opened_by")


class BirthFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Birth

    class Params:
        registered = factory.Trait(
            family_name="",
            parent_name="",
            case=factory.SelfAttribute("person.case"),
            registered_at=factory.LazyFunction(now),
            registered_by=factory.SelfAttribute("recorded_by"),
        )

    team = factory.SubFactory(TeamFactory)
    born_on = factory.LazyFunction(lambda: localdate() - datetime.timedelta(days=20))
    told_on = factory.LazyFunction(localdate)
    family_name = "Hart"
    parent_name = "Jo Hart"
    recorded_by = factory.SubFactory(PractitionerFactory)


class ImportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Import

    team = factory.SubFactory(TeamFactory)
    kind = Import.Kind.BIRTHS
    file_name = "births.csv"
    sha256 = "0" * 64
    uploaded_by = factory.SubFactory(PractitionerFactory)


class ImportRowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ImportRow

    batch = factory.SubFactory(ImportFactory)
    line = factory.Sequence(lambda n: n + 2)
    words = factory.LazyFunction(lambda: {"family_name": "Hart"})
    status = ImportRow.Status.READY


class TransferFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Transfer

    case = factory.SubFactory(CaseFactory)
    area = "Fenwick"
    agency = "Fenwick children's centre"
    practitioner = "Mo Lane"
    how_to_reach = "01632 960 111"
    moves_on = factory.LazyFunction(localdate)
    prepared_by = OPENER


class JoinRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = JoinRequest

    case = factory.SubFactory(CaseFactory)
    other_reference = "TA-99999"
    asked_by = OPENER


class AssessmentTemplateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AssessmentTemplate
        django_get_or_create = ("kind", "version")

    kind = AssessmentTemplate.Kind.CAF
    version = 1


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Question

    template = factory.SubFactory(AssessmentTemplateFactory)
    position = 99
    code = factory.Sequence(lambda n: f"L{n}")
    domain = "Local questions"
    label = "Getting about"
    category = Category.FAMILY
    is_local = True
