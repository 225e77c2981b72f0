"""Consents, decisions, grants and the log."""

import datetime

import factory
from django.contrib.auth.models import Permission
from django.utils.timezone import localdate

from information_sharing.categories import Category
from information_sharing.grants import open_grant
from information_sharing.models import (
    AccessEvent,
    AdviceRequest,
    ChainHead,
    Consent,
    ConsentBody,
    ConsentExclusion,
    ConsentTeam,
    Grant,
    PractitionerCasePermission,
    SharingDecision,
    TeamCasePermission,
)
from tests.factories.agencies import TeamFactory
from tests.factories.cases import CaseFactory, PersonFactory


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent
        skip_postgeneration_save = True

    case = factory.SubFactory(CaseFactory)
    given_by = factory.SubFactory(
        PersonFactory, case=factory.SelfAttribute("..case"), mother=True
    )
    capacity = Consent.Capacity.PARENTAL_RESPONSIBILITY
    categories = factory.LazyFunction(
        lambda: [Category.HEALTH.value, Category.DEVELOPMENT.value]
    )
    purposes = factory.LazyFunction(lambda: [Consent.Purpose.PLAN.value])
    method = Consent.Method.SIGNED
    told_refusal_is_fine = True
    given_on = factory.LazyFunction(lambda: localdate() - datetime.timedelta(days=20))
    expires_on = factory.LazyFunction(
        lambda: localdate() + datetime.timedelta(days=340)
    )
    recorded_by = factory.SelfAttribute("case.opened_by")

    class Params:
        expired = factory.Trait(
            given_on=datetime.date(2025, 1, 1), expires_on=datetime.date(2025, 12, 31)
        )

    @factory.post_generation
    def people(self, create, extracted, **kwargs):
        """Cover these people of the family."""
        if create and extracted:
            self.people.set(extracted)


class ConsentTeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentTeam

    consent = factory.SubFactory(ConsentFactory)
    team = factory.SubFactory(TeamFactory)


class ConsentBodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentBody

    consent = factory.SubFactory(ConsentFactory)
    name = "Hill Top school"


class ConsentExclusionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentExclusion

    consent = factory.SubFactory(ConsentFactory)
    team = factory.SubFactory(TeamFactory)


class SharingDecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SharingDecision
        skip_postgeneration_save = True

    case = factory.SubFactory(CaseFactory)
    team = factory.SubFactory(TeamFactory)
    consent = factory.SubFactory(ConsentFactory, case=factory.SelfAttribute("..case"))
    categories = factory.SelfAttribute("consent.categories")
    purpose = "To plan speech support."
    answers = factory.LazyFunction(
        lambda: {"1": {"answer": "YES", "reason": "To plan speech support."}}
    )
    outcome = SharingDecision.Outcome.SHARE
    basis = SharingDecision.Basis.CONSENT
    made_by = factory.SelfAttribute("case.opened_by")

    class Params:
        without_consent = factory.Trait(
            consent=None,
            basis=SharingDecision.Basis.PUBLIC_INTEREST,
            categories=[Category.HEALTH.value],
            balance="Harm is likely otherwise.",
        )

    @factory.post_generation
    def people(self, create, extracted, **kwargs):
        """Share these people's facts."""
        if create and extracted:
            self.people.set(extracted)


class GrantFactory(factory.django.DjangoModelFactory):
    """A team's grant by a decision, with its permission rows."""

    class Meta:
        model = Grant
        skip_postgeneration_save = True

    kind = Grant.Kind.SHARING_DECISION
    decision = factory.SubFactory(SharingDecisionFactory)
    case = factory.SelfAttribute("decision.case")
    through_team = factory.SelfAttribute("decision.team")
    consent = factory.SelfAttribute("decision.consent")
    opened_by = factory.SelfAttribute("case.opened_by")

    @factory.post_generation
    def rows(self, create, extracted, **kwargs):
        """Open one row per category of the decision."""
        if create and extracted is not False:
            categories = self.decision.categories if self.decision else []
            people = self.decision.people.all() if self.decision else []
            open_grant(self, categories=categories, people=people)


def _see(category):
    return Permission.objects.get(
        codename=category.codename, content_type__app_label="cases"
    )


class TeamCasePermissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeamCasePermission

    grant = factory.SubFactory(GrantFactory, rows=False)
    content_object = factory.SelfAttribute("grant.case")
    group = factory.SelfAttribute("grant.through_team.group")
    category = Category.IDENTITY
    permission = factory.LazyAttribute(lambda row: _see(row.category))


class PractitionerCasePermissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PractitionerCasePermission

    grant = factory.SubFactory(GrantFactory, rows=False)
    content_object = factory.SelfAttribute("grant.case")
    user = factory.SelfAttribute("grant.opened_by")
    category = Category.IDENTITY
    permission = factory.LazyAttribute(lambda row: _see(row.category))


class AdviceRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AdviceRequest

    case = factory.SubFactory(CaseFactory)
    question = 3
    words = "Is this confidential?"
    asked_by = factory.SelfAttribute("case.opened_by")


class AccessEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AccessEvent

    case = factory.SubFactory(CaseFactory)
    chain = factory.SelfAttribute("case.pk")
    event = "CASE_VIEWED"
    by = factory.SelfAttribute("case.opened_by")


class ChainHeadFactory(factory.django.DjangoModelFactory):
    """Reads the head that the database keeps: nobody else may write one."""

    class Meta:
        model = ChainHead

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.get(chain=AccessEventFactory().chain)
