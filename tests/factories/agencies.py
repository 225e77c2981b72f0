"""Agencies, teams and the people in them."""

import datetime

import factory
from django.contrib.auth.models import Group

from agencies.models import (
    Agency,
    Agreement,
    AgreementParty,
    CalendarKey,
    Centre,
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
)


class AgencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = Agency.Kind.HEALTH


class AgreementFactory(factory.django.DjangoModelFactory):
    """An agreement in force; `agency=` is a party that has signed."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    kind = Agreement.Kind.INFORMATION_SHARING
    title = factory.Sequence(lambda n: f"Protocol {n}")
    tier = Agreement.Tier.OVERARCHING
    status = Agreement.Status.IN_FORCE
    starts_on = datetime.date(2026, 1, 5)

    @factory.post_generation
    def agency(self, create, extracted, **kwargs):
        """Let this agency have signed."""
        if extracted:
            signed = AgreementParty.Answer.SIGNED
            self.parties.create(agency=extracted, answer=signed)


class CentreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Centre

    name = factory.Sequence(lambda n: f"Centre {n}")
    area = "Riverside"


class GroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"Group {n}")


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    name = factory.Sequence(lambda n: f"Team {n}")
    agency = factory.SubFactory(AgencyFactory)
    centre = factory.SubFactory(CentreFactory)
    group = factory.SubFactory(GroupFactory)


class PractitionerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Practitioner

    username = factory.Sequence(lambda n: f"practitioner{n}")
    first_name = "Pat"
    last_name = factory.Sequence(lambda n: f"Number{n}")
    email = factory.LazyAttribute(lambda p: f"{p.username}@example.org")
    profession = "Health visitor"


class TeamMembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeamMembership
        skip_postgeneration_save = True

    practitioner = factory.SubFactory(PractitionerFactory)
    team = factory.SubFactory(TeamFactory)
    role = RoleName.PRACTITIONER
    starts_on = datetime.date(2026, 1, 5)

    class Params:
        ended = factory.Trait(ends_on=datetime.date(2026, 2, 1))

    @factory.post_generation
    def group(self, create, extracted, **kwargs):
        """Keep the auth group beside the membership, as agencies.commands does."""
        self.practitioner.groups.add(self.team.group)


class CalendarKeyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CalendarKey

    practitioner = factory.SubFactory(PractitionerFactory)
    digest = factory.Sequence(lambda n: f"{n:064x}")
    made_by = factory.SelfAttribute("practitioner")
