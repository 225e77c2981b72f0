"""The service directory, and a centre from day to day."""

import datetime

import factory

from agencies.models import (
    CentreOffer,
    Closure,
    Funded,
    FundingStream,
    Location,
    OnSite,
    Opening,
    Postcode,
    Room,
    Service,
    ServiceAtLocation,
    ServiceTime,
    Taxonomy,
    TaxonomyTerm,
)
from tests.factories.agencies import (
    AgencyFactory,
    CentreFactory,
    PractitionerFactory,
    TeamFactory,
    TeamMembershipFactory,
)


class TaxonomyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Taxonomy

    code = factory.Sequence(lambda n: f"list-{n}")
    name = "Needs"


class TaxonomyTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TaxonomyTerm

    taxonomy = factory.SubFactory(TaxonomyFactory)
    code = factory.Sequence(lambda n: f"need-{n}")
    name = factory.Sequence(lambda n: f"Need {n}")


class PostcodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Postcode

    postcode = factory.Sequence(lambda n: f"ZZ{n % 100} {n % 10}AA")
    latitude = 51.4
    longitude = -2.6


class LocationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Location

    name = factory.Sequence(lambda n: f"Hall {n}")
    postcode = "ZZ1 1AA"
    latitude = 51.4
    longitude = -2.6


class ServiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Service

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"Play group {n}")
    summary = "A place to play."


class ServiceAtLocationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ServiceAtLocation

    service = factory.SubFactory(ServiceFactory)
    location = factory.SubFactory(LocationFactory)


class ServiceTimeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ServiceTime

    service = factory.SubFactory(ServiceFactory)
    weekday = 0
    opens = datetime.time(9, 0)
    closes = datetime.time(12, 0)


class CentreOfferFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CentreOffer

    centre = factory.SubFactory(CentreFactory)
    scheme = "family_hub"
    item = "parenting"
    changed_by = factory.SubFactory(PractitionerFactory)


class OpeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Opening

    centre = factory.SubFactory(CentreFactory)
    weekday = 0
    opens = datetime.time(9, 0)
    closes = datetime.time(12, 0)
    set_by = factory.SubFactory(PractitionerFactory)


class ClosureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Closure

    centre = factory.SubFactory(CentreFactory)
    on = datetime.date(2026, 12, 25)
    words = "Christmas Day"
    set_by = factory.SubFactory(PractitionerFactory)


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    centre = factory.SubFactory(CentreFactory)
    name = factory.Sequence(lambda n: f"Room {n}")
    set_up_by = factory.SubFactory(PractitionerFactory)


class OnSiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OnSite

    team = factory.SubFactory(TeamFactory)
    practitioner = factory.LazyAttribute(
        lambda day: TeamMembershipFactory(team=day.team).practitioner
    )
    centre = factory.SelfAttribute("team.centre")
    on = datetime.date(2026, 1, 5)
    arrives = datetime.time(9, 0)
    leaves = datetime.time(12, 0)
    said_by = factory.SelfAttribute("practitioner")


class FundingStreamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FundingStream

    name = factory.Sequence(lambda n: f"Grant {n}")
    funder = "Wexbourne trust"
    starts_on = datetime.date(2026, 1, 5)
    recorded_by = factory.SubFactory(PractitionerFactory)


class FundedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Funded

    stream = factory.SubFactory(FundingStreamFactory)
    post = "Outreach worker"
    recorded_by = factory.SubFactory(PractitionerFactory)
