"""Parts of a consent's life and of a decision's, and requests for access."""

import datetime

import factory
from django.utils.timezone import localdate

from information_sharing.categories import Category
from information_sharing.models import (
    AccessRequest,
    AdviceMessage,
    ConsentReview,
    Disclosure,
    Evidence,
    Listing,
    Narrowing,
    Objection,
    TellingTask,
    Understanding,
)
from tests.factories.agencies import (
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.cases import CaseFactory, PersonFactory
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    ConsentFactory,
    SharingDecisionFactory,
)


def in_days(days: int):
    """Return the declaration of a day so many days from now."""
    return factory.LazyFunction(lambda: localdate() + datetime.timedelta(days=days))


class NarrowingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Narrowing

    consent = factory.SubFactory(ConsentFactory)
    category = Category.HEALTH
    withdrawn_by = factory.SelfAttribute("consent.recorded_by")


class UnderstandingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Understanding

    consent = factory.SubFactory(ConsentFactory)
    person = factory.SubFactory(
        PersonFactory, case=factory.SelfAttribute("..consent.case")
    )
    level = Understanding.Level.UNDERSTANDS
    words = "She said it is fine."
    recorded_by = factory.SelfAttribute("consent.recorded_by")


class ObjectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Objection

    consent = factory.SubFactory(ConsentFactory)
    person = factory.SubFactory(
        PersonFactory, case=factory.SelfAttribute("..consent.case"), mother=True
    )
    said_on = factory.LazyFunction(localdate)
    words = "He would rather not."
    recorded_by = factory.SelfAttribute("consent.recorded_by")


class EvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Evidence

    consent = factory.SubFactory(ConsentFactory)
    name = "form.pdf"
    content_type = "application/pdf"
    content = b"%PDF-1.4"
    sha256 = "0" * 64
    added_by = factory.SelfAttribute("consent.recorded_by")


class ConsentReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentReview

    consent = factory.SubFactory(ConsentFactory)
    still_agreed = True
    reviewed_by = factory.SelfAttribute("consent.recorded_by")


class TellingTaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TellingTask

    consent = factory.SubFactory(ConsentFactory)
    case = factory.SelfAttribute("consent.case")
    team = factory.SubFactory(TeamFactory)
    created_by = factory.SelfAttribute("consent.recorded_by")
    due_on = in_days(5)


class AdviceMessageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AdviceMessage

    advice = factory.SubFactory(AdviceRequestFactory)
    case = factory.SelfAttribute("advice.case")
    words = "Who would read it?"
    written_by = factory.SelfAttribute("advice.asked_by")


class DisclosureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Disclosure

    decision = factory.SubFactory(
        SharingDecisionFactory, team=None, outside_organisation="Hill Top school"
    )
    case = factory.SelfAttribute("decision.case")
    document = b"%PDF-1.4"
    sha256 = "0" * 64
    made_by = factory.SelfAttribute("decision.made_by")


class AccessRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AccessRequest

    case = factory.SubFactory(CaseFactory)
    team = factory.SubFactory(TeamFactory)
    purpose = "I visit this family about their tenancy."
    asked_by = factory.LazyAttribute(
        lambda request: TeamMembershipFactory(team=request.team).practitioner
    )
    due_on = in_days(5)


class ListingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Listing

    case = factory.SubFactory(CaseFactory)
    basis = Listing.Basis.DUTY
    reason = "A court order names the council."
    listed_by = factory.SelfAttribute("case.opened_by")
