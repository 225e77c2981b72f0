"""The family record: particulars, relationships, the chronology, views of need."""

import datetime

import factory
from django.utils.timezone import localdate

from agencies.models import GlossaryTerm
from cases.models import (
    Addition,
    Attachment,
    Contact,
    FollowUp,
    LevelOfNeed,
    Particular,
    Purpose,
    QualityCheck,
    Relationship,
    Responsibility,
    Schooling,
    Timescale,
    ViewOfNeed,
    Voice,
)
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    CaseFactory,
    ChecklistFactory,
    InvolvementFactory,
    PersonFactory,
)

OPENER = factory.SelfAttribute("case.opened_by")
RECORDING = factory.SelfAttribute("case.recording_team")


class OfAPerson(factory.django.DjangoModelFactory):
    """Something about one person of a family, recorded by who opened the case."""

    class Meta:
        abstract = True

    person = factory.SubFactory(PersonFactory)
    case = factory.SelfAttribute("person.case")


class ParticularFactory(OfAPerson):
    class Meta:
        model = Particular

    kind = Particular.Kind.FIRST_LANGUAGE
    category = Category.IDENTITY
    words = "Polish"
    recorded_by = OPENER


class ResponsibilityFactory(OfAPerson):
    class Meta:
        model = Responsibility

    person = factory.SubFactory(PersonFactory, mother=True)
    child = factory.SubFactory(PersonFactory, case=factory.SelfAttribute("..case"))
    ground = Responsibility.Ground.BIRTH_MOTHER
    recorded_by = OPENER


class RelationshipFactory(OfAPerson):
    class Meta:
        model = Relationship

    person = factory.SubFactory(PersonFactory, mother=True)
    other = factory.SubFactory(PersonFactory, case=factory.SelfAttribute("..case"))
    kind = Relationship.Kind.PARENT
    recorded_by = OPENER


class SchoolingFactory(OfAPerson):
    class Meta:
        model = Schooling

    name = "Larkfield nursery"
    since = datetime.date(2026, 1, 5)
    recorded_by = OPENER


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    case = factory.SubFactory(CaseFactory)
    kind = Contact.Kind.VISIT
    happened_on = factory.LazyFunction(localdate)
    fact = "Weighed at home."
    team = RECORDING
    written_by = OPENER


class VoiceFactory(OfAPerson):
    class Meta:
        model = Voice

    category = Category.WELLBEING
    occasion = Voice.Occasion.OTHER
    words = "I like the sand."
    said_on = factory.LazyFunction(localdate)
    recorded_by = OPENER


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attachment

    contact = factory.SubFactory(ContactFactory)
    case = factory.SelfAttribute("contact.case")
    category = factory.SelfAttribute("contact.category")
    name = "letter.pdf"
    content_type = "application/pdf"
    content = b"%PDF-1.7 a letter"
    sha256 = "0" * 64
    added_by = OPENER


class LevelOfNeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LevelOfNeed
        django_get_or_create = ("number",)

    number = 2
    name = "Early help"


class OfAnAssessment(factory.django.DjangoModelFactory):
    """Something that belongs to one assessment."""

    class Meta:
        abstract = True

    assessment = factory.SubFactory(AssessmentFactory)
    person = factory.SelfAttribute("assessment.person")
    case = factory.SelfAttribute("assessment.case")


class AdditionFactory(OfAnAssessment):
    class Meta:
        model = Addition

    element = "1.1.3"
    category = Category.DEVELOPMENT
    strengths = "Points to what she wants."
    team = factory.SubFactory(TeamFactory)
    signed_by = OPENER


class ViewOfNeedFactory(OfAnAssessment):
    class Meta:
        model = ViewOfNeed

    team = factory.SubFactory(TeamFactory)
    level = factory.SubFactory(LevelOfNeedFactory)
    words = "One service can meet it."
    given_by = OPENER


class QualityCheckFactory(OfAnAssessment):
    class Meta:
        model = QualityCheck

    answers = factory.LazyFunction(dict)
    checked_by = OPENER


class TimescaleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Timescale
        django_get_or_create = ("step",)

    step = Timescale.Step.REVIEW
    amount = 3
    unit = Timescale.Unit.MONTHS


class FollowUpFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FollowUp

    checklist = factory.SubFactory(ChecklistFactory)
    person = factory.SelfAttribute("checklist.person")
    case = factory.SelfAttribute("checklist.case")
    due_on = factory.LazyFunction(localdate)


class PurposeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Purpose

    involvement = factory.SubFactory(InvolvementFactory)
    case = factory.SelfAttribute("involvement.case")
    element = "1.1.3"
    category = Category.DEVELOPMENT
    recorded_by = OPENER


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GlossaryTerm
        django_get_or_create = ("name",)

    name = "TAC"
    stands_for = "Team around the child"
    meaning = "The people who help one child, and the family, meeting together."
