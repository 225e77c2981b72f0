"""Shields, exceptions, and the office's papers."""

import datetime

import factory
from django.utils import timezone
from django.utils.timezone import localdate

from information_sharing.categories import Category
from information_sharing.grants import open_grant
from information_sharing.models import (
    DestructionCertificate,
    EmergencyAccess,
    Grant,
    LegalHold,
    LogCheck,
    Notice,
    Oversight,
    Passage,
    ReadingReview,
    Shielding,
    ShieldReader,
    SubjectAccessRequest,
)
from tests.factories.agencies import (
    PractitionerFactory,
    TeamMembershipFactory,
)
from tests.factories.cases import CaseFactory, PersonFactory
from tests.factories.information_sharing_life import in_days


class ShieldingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Shielding

    case = factory.SubFactory(CaseFactory)
    level = Shielding.Level.ADDRESS_PROTECTED
    reason = "Someone is looking for them."
    set_by = factory.SubFactory(PractitionerFactory)

    class Params:
        sealed = factory.Trait(level=Shielding.Level.SEALED)
        lifted = factory.Trait(
            lift_asked_at=factory.LazyFunction(timezone.now),
            lift_asked_by=factory.SelfAttribute("set_by"),
            lifted_at=factory.LazyFunction(timezone.now),
            lifted_by=factory.SubFactory(PractitionerFactory),
        )


class ShieldReaderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ShieldReader

    shielding = factory.SubFactory(ShieldingFactory)
    practitioner = factory.SubFactory(PractitionerFactory)
    named_by = factory.SelfAttribute("shielding.set_by")


class EmergencyAccessFactory(factory.django.DjangoModelFactory):
    """An opening by somebody of another team, for two hours, all of it open."""

    class Meta:
        model = EmergencyAccess

    class Params:
        membership = factory.SubFactory(TeamMembershipFactory)

    case = factory.SubFactory(CaseFactory)
    used_by = factory.SelfAttribute("membership.practitioner")
    reason = "The child was found alone."
    hours = 2
    review_due_on = in_days(2)

    @factory.lazy_attribute
    def grant(self):
        """Open every category of the case to her."""
        return named_grant(
            self.case, self.membership, Grant.Kind.EMERGENCY, hours=self.hours
        )


class OversightFactory(factory.django.DjangoModelFactory):
    """Asked and approved, unless `waiting`."""

    class Meta:
        model = Oversight

    class Params:
        membership = factory.SubFactory(TeamMembershipFactory)
        waiting = factory.Trait(grant=None, approved_at=None, approved_by=None)

    case = factory.SubFactory(CaseFactory)
    asked_by = factory.SelfAttribute("membership.practitioner")
    purpose = Oversight.Purpose.SUPERVISION
    reason = "Supervision of the plan."
    days = 2
    approved_at = factory.LazyFunction(timezone.now)
    approved_by = factory.SubFactory(PractitionerFactory)

    @factory.lazy_attribute
    def grant(self):
        """Open every category of the case to her."""
        return named_grant(
            self.case, self.membership, Grant.Kind.OVERSIGHT, hours=24 * self.days
        )


def named_grant(case, membership, kind, *, hours: int) -> Grant:
    """Return a grant of the whole case to one person, for so many hours."""
    grant = Grant(
        kind=kind,
        case=case,
        through_team=membership.team,
        practitioner=membership.practitioner,
        all_people=True,
        ends_at=timezone.now() + datetime.timedelta(hours=hours),
        opened_by=membership.practitioner,
    )
    return open_grant(grant, categories=Category.values)


class SubjectAccessRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SubjectAccessRequest

    person = factory.SubFactory(PersonFactory, mother=True)
    case = factory.SelfAttribute("person.case")
    asked_by_whom = "The mother"
    capacity = "For herself"
    identity_checked = "Seen: passport."
    asked_on = factory.LazyFunction(localdate)
    due_on = in_days(30)
    received_by = factory.SubFactory(PractitionerFactory)


class PassageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Passage

    request = factory.SubFactory(SubjectAccessRequestFactory)
    case = factory.SelfAttribute("request.case")
    position = factory.Sequence(int)
    heading = "What was written about health"
    text = "Sleeps well."
    source = "cases.Contribution"
    source_id = factory.SelfAttribute("request.person.pk")


class LegalHoldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LegalHold

    case = factory.SubFactory(CaseFactory)
    reason = "A court has asked to keep it."
    placed_by = factory.SubFactory(PractitionerFactory)


class DestructionCertificateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DestructionCertificate

    case_key = factory.Faker("uuid4")
    rule = "CENTRE_FILE"
    due_on = in_days(-1)
    counts = factory.LazyFunction(dict)


class LogCheckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LogCheck

    events = 1


class ReadingReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReadingReview

    reader = factory.SubFactory(PractitionerFactory)
    sign = "VOLUME"
    day = factory.LazyFunction(localdate)
    is_concern = False
    words = "She covered for a colleague."
    reviewed_by = factory.SubFactory(PractitionerFactory)


class NoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notice

    to = factory.SubFactory(PractitionerFactory)
    kind = "EMERGENCY_OPENED"
