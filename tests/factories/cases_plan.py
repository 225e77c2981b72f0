"""What happens to actions, practical needs, services, social care, differences of view."""

import datetime

import factory
from django.utils import timezone

from cases.models import (
    ActionEntry,
    Disagreement,
    DisagreementStep,
    PracticalNeed,
    Recommendation,
    Reopening,
    SocialCareReferral,
)
from information_sharing.categories import Category
from tests.factories.cases import ActionFactory, CaseFactory

OPENER = factory.SelfAttribute("case.opened_by")


class OfACase(factory.django.DjangoModelFactory):
    """Something about a family, written by who opened the case."""

    class Meta:
        abstract = True

    case = factory.SubFactory(CaseFactory)


class ActionEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActionEntry

    action = factory.SubFactory(ActionFactory)
    case = factory.SelfAttribute("action.case")
    person = factory.SelfAttribute("action.person")
    category = factory.SelfAttribute("action.category")
    kind = ActionEntry.Kind.PROGRESS
    words = "The group has a place from Monday."
    written_by = OPENER


class PracticalNeedFactory(OfACase):
    class Meta:
        model = PracticalNeed

    kind = PracticalNeed.Kind.EQUIPMENT
    state = PracticalNeed.State.NEEDED
    words = "A bed for Maya."
    asked_on = datetime.date(2026, 11, 2)
    recorded_by = OPENER


class RecommendationFactory(OfACase):
    class Meta:
        model = Recommendation

    category = Category.DEVELOPMENT
    element = "1.1.3"
    service = "Speech and language therapy"
    owner = OPENER
    ask_again_on = datetime.date(2027, 11, 2)
    recommended_by = OPENER

    class Params:
        declined = factory.Trait(
            outcome=Recommendation.Outcome.DECLINED,
            outcome_words="The list is closed.",
            answered_at=factory.LazyFunction(timezone.now),
            answered_by=OPENER,
        )
        met = factory.Trait(
            met_at=factory.LazyFunction(timezone.now),
            met_by=OPENER,
            met_words="The centre gives it now.",
        )


class SocialCareReferralFactory(OfACase):
    class Meta:
        model = SocialCareReferral

    reason = "Harm is likely."
    consent = SocialCareReferral.Consent.AGREED
    family_told = True
    sent_to = "Children's social care"
    sent_on = datetime.date(2026, 11, 3)
    recorded_by = OPENER


class DisagreementFactory(OfACase):
    class Meta:
        model = Disagreement

    words = "We think that the family needs more than early help."
    with_outside = "Children's social care"
    answer_by = datetime.date(2026, 11, 6)
    raised_by = OPENER


class DisagreementStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DisagreementStep

    disagreement = factory.SubFactory(DisagreementFactory)
    case = factory.SelfAttribute("disagreement.case")
    person = factory.SelfAttribute("disagreement.person")
    category = factory.SelfAttribute("disagreement.category")
    stage = Disagreement.Stage.PRACTITIONERS
    words = "We spoke, and still differ."
    written_by = OPENER


class ReopeningFactory(OfACase):
    class Meta:
        model = Reopening

    words = "The family asked for help again."
    closed_before_on = datetime.date(2026, 6, 1)
    closed_because = "Needs met."
    reopened_by = OPENER
