"""Referrals, promises, questions to colleagues, and panels."""

import datetime

import factory
from django.utils.timezone import localdate, now

from cases.models import (
    ColleagueRequest,
    Panel,
    PanelItem,
    PanelMeeting,
    PanelMember,
    Promise,
    Referral,
    ReferralMove,
)
from information_sharing.categories import Category
from tests.factories.agencies import CentreFactory, PractitionerFactory, TeamFactory
from tests.factories.cases import CaseFactory

OPENER = factory.SelfAttribute("case.opened_by")


class PromiseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Promise

    team = factory.SubFactory(TeamFactory)


class ReferralFactory(factory.django.DjangoModelFactory):
    """A referral that was received; traits bring it further."""

    class Meta:
        model = Referral

    class Params:
        allocated = factory.Trait(
            status=Referral.Status.ALLOCATED,
            worker=factory.SelfAttribute("received_by"),
            allocated_at=factory.LazyFunction(now),
            allocated_by=factory.SelfAttribute("received_by"),
        )
        declined = factory.Trait(
            status=Referral.Status.DECLINED,
            declined_for=Referral.Declined.FULL,
            outcome_words="No room until May.",
            decided_at=factory.LazyFunction(now),
            decided_by=factory.SelfAttribute("received_by"),
        )

    number = factory.Sequence(lambda n: f"R-{n:06d}")
    team = factory.SubFactory(TeamFactory)
    centre = factory.SelfAttribute("team.centre")
    source = Referral.Source.SCHOOL
    child_name = "Robin Hart"
    referrer_name = "Ms Dale"
    words = "Finds it hard to settle."
    family_knows = True
    contact_by = factory.LazyFunction(lambda: localdate() + datetime.timedelta(days=7))
    received_by = factory.SubFactory(PractitionerFactory)


class ReferralMoveFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReferralMove

    referral = factory.SubFactory(ReferralFactory)
    after = Referral.Status.RECEIVED
    made_by = factory.SelfAttribute("referral.received_by")


class ColleagueRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ColleagueRequest

    case = factory.SubFactory(CaseFactory)
    category = Category.DEVELOPMENT
    team = factory.SubFactory(TeamFactory)
    words = "Which group would suit?"
    asked_by = OPENER


class PanelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Panel

    name = factory.Sequence(lambda n: f"Allocation panel {n}")
    centre = factory.SubFactory(CentreFactory)
    set_up_by = factory.SubFactory(PractitionerFactory)


class PanelMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PanelMember

    panel = factory.SubFactory(PanelFactory)
    practitioner = factory.SubFactory(PractitionerFactory)
    team = factory.SubFactory(TeamFactory)
    joined_by = factory.SelfAttribute("panel.set_up_by")


class PanelMeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PanelMeeting

    panel = factory.SubFactory(PanelFactory)
    held_on = factory.LazyFunction(localdate)
    planned_by = factory.SelfAttribute("panel.set_up_by")


class PanelItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PanelItem

    case = factory.SubFactory(CaseFactory)
    meeting = factory.SubFactory(PanelMeetingFactory)
    words = "Needs a key worker."
    put_by = OPENER
