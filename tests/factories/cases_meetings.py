"""Meetings of the team around the child, their agenda, and what is taken home."""

import datetime

import factory
from django.utils.timezone import localdate

from cases.models import (
    AgendaItem,
    BringBack,
    Clearing,
    Invitee,
    Meeting,
    Said,
)
from information_sharing.categories import Category
from tests.factories.agencies import (
    AgencyFactory,
    PractitionerFactory,
    TeamMembershipFactory,
)
from tests.factories.cases import CaseFactory

OPENER = factory.SelfAttribute("case.opened_by")
OF_MEETING = factory.SelfAttribute("meeting.case")


class MeetingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Meeting

    case = factory.SubFactory(CaseFactory)
    kind = Meeting.Kind.FIRST
    held_on = factory.LazyFunction(lambda: localdate() + datetime.timedelta(days=3))
    begins = datetime.time(14, 30)
    place = "Room 2"
    family_chose_date = True
    planned_by = OPENER


class InviteeFactory(factory.django.DjangoModelFactory):
    """Somebody of a team, unless `person` or `companion` is given."""

    class Meta:
        model = Invitee
        exclude = ("membership",)

    class Params:
        family = factory.Trait(membership=None, practitioner=None, team=None)

    membership = factory.SubFactory(TeamMembershipFactory)
    meeting = factory.SubFactory(MeetingFactory)
    case = OF_MEETING
    practitioner = factory.SelfAttribute("membership.practitioner")
    team = factory.SelfAttribute("membership.team")
    invited_by = OPENER


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    case = OF_MEETING
    category = Category.PLAN
    heading = "How things are at home"
    written_by = OPENER


class SaidFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Said

    item = factory.SubFactory(AgendaItemFactory)
    case = factory.SelfAttribute("item.case")
    person = factory.SelfAttribute("item.person")
    category = factory.SelfAttribute("item.category")
    invitee = factory.SubFactory(
        InviteeFactory, meeting=factory.SelfAttribute("..item.meeting")
    )
    words = "She sleeps through the night now."
    written_by = OPENER


class ClearingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Clearing

    item = factory.SubFactory(AgendaItemFactory)
    case = factory.SelfAttribute("item.case")
    invitee = factory.SubFactory(
        InviteeFactory, meeting=factory.SelfAttribute("..item.meeting")
    )
    how = Clearing.How.WITHOUT
    settled_by = OPENER


class BringBackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BringBack

    meeting = factory.SubFactory(MeetingFactory)
    case = OF_MEETING
    agency = factory.SubFactory(AgencyFactory)
    practitioner = factory.SubFactory(PractitionerFactory)
    words = "Ask whether the clinic can come to the centre."
    written_by = OPENER
