"""Agreements, promises, bodies and how far agencies work together."""

import datetime

import factory

from agencies.models import (
    AgreementAim,
    AgreementComment,
    AgreementParty,
    AgreementSection,
    AgreementShare,
    Body,
    BodyAction,
    BodyAttendance,
    BodyItem,
    BodyMeeting,
    BodyMember,
    Commitment,
    CommitmentReport,
    Escalation,
    Interest,
    Objective,
    PartnershipLevel,
    TakeBack,
)
from tests.factories.agencies import (
    AgencyFactory,
    AgreementFactory,
    PractitionerFactory,
)


class AgreementPartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementParty

    agreement = factory.SubFactory(AgreementFactory)
    agency = factory.SubFactory(AgencyFactory)


class AgreementSectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementSection

    agreement = factory.SubFactory(AgreementFactory)
    code = factory.Sequence(lambda n: f"section {n}")
    title = "Purpose"
    number = 1


class AgreementCommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementComment

    agreement = factory.SubFactory(AgreementFactory)
    agency = factory.SubFactory(AgencyFactory)
    words = "We need longer."
    said_by = factory.SubFactory(PractitionerFactory)


class AgreementShareFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementShare

    agreement = factory.SubFactory(AgreementFactory)
    agency = factory.SubFactory(AgencyFactory)
    pounds = "1000.00"
    recorded_by = factory.SubFactory(PractitionerFactory)


class AgreementAimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgreementAim

    agreement = factory.SubFactory(AgreementFactory)
    words = "Children talk early."
    outcome = "EA"
    number = factory.Sequence(lambda n: n + 1)
    recorded_by = factory.SubFactory(PractitionerFactory)


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body

    name = factory.Sequence(lambda n: f"Board {n}")
    kind = Body.Kind.BOARD
    is_for = "Decides together."
    set_up_by = factory.SubFactory(PractitionerFactory)


class BodyMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyMember

    body = factory.SubFactory(BodyFactory)
    practitioner = factory.SubFactory(PractitionerFactory)
    speaks = BodyMember.Speaks.AGENCY
    agency = factory.SubFactory(AgencyFactory)
    joined_by = factory.SelfAttribute("body.set_up_by")


class InterestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Interest

    member = factory.SubFactory(BodyMemberFactory)
    words = "I am a trustee of Open Door."
    declared_by = factory.SelfAttribute("member.practitioner")


class ObjectiveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Objective

    body = factory.SubFactory(BodyFactory)
    words = "Shorter waits"
    outcome = "EA"
    set_by = factory.SelfAttribute("body.set_up_by")


class BodyMeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyMeeting

    body = factory.SubFactory(BodyFactory)
    held_on = datetime.date(2026, 1, 5)
    planned_by = factory.SelfAttribute("body.set_up_by")


class BodyAttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyAttendance

    meeting = factory.SubFactory(BodyMeetingFactory)
    member = factory.SubFactory(
        BodyMemberFactory, body=factory.SelfAttribute("..meeting.body")
    )
    how = BodyAttendance.How.PRESENT
    noted_by = factory.SelfAttribute("meeting.planned_by")


class EscalationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Escalation

    words = "Nobody answers our calls."
    to_body = factory.SubFactory(BodyFactory)
    answer_by = datetime.date(2099, 1, 1)
    raised_by = factory.SubFactory(PractitionerFactory)


class BodyItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyItem

    meeting = factory.SubFactory(BodyMeetingFactory)
    kind = BodyItem.Kind.DECIDE
    title = "Waiting times"
    number = factory.Sequence(lambda n: n + 1)
    put_by = factory.SelfAttribute("meeting.planned_by")


class BodyActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BodyAction

    meeting = factory.SubFactory(BodyMeetingFactory)
    agency = factory.SubFactory(AgencyFactory)
    words = "Open on Saturdays."
    due_on = datetime.date(2099, 1, 1)
    agreed_by = factory.SelfAttribute("meeting.planned_by")


class TakeBackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TakeBack

    meeting = factory.SubFactory(BodyMeetingFactory)
    agency = factory.SubFactory(AgencyFactory)
    words = "Ask the teams."
    asked_by = factory.SelfAttribute("meeting.planned_by")


class PartnershipLevelFactory(factory.django.DjangoModelFactory):
    """Two agencies; the lower key stands first, as the table asks."""

    class Meta:
        model = PartnershipLevel

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        pair = sorted((kwargs.pop("one"), kwargs.pop("other")), key=lambda a: a.pk)
        return super()._create(model_class, one=pair[0], other=pair[1], **kwargs)

    one = factory.SubFactory(AgencyFactory)
    other = factory.SubFactory(AgencyFactory)
    rung = PartnershipLevel.Rung.CO_OPERATION
    evidence = "We meet each month."
    agreed_on = datetime.date(2026, 1, 5)
    review_on = datetime.date(2099, 1, 1)
    recorded_by = factory.SubFactory(PractitionerFactory)


class CommitmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commitment

    agency = factory.SubFactory(AgencyFactory)
    words = "We call within five days."
    promised_by = "Their director"
    made_on = datetime.date(2026, 1, 5)
    recorded_by = factory.SubFactory(PractitionerFactory)


class CommitmentReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CommitmentReport

    commitment = factory.SubFactory(CommitmentFactory)
    words = "We did."
    starts_on = datetime.date(2026, 1, 5)
    ends_on = datetime.date(2026, 3, 31)
    said_by = factory.SubFactory(PractitionerFactory)
