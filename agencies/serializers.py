"""What the open API says, by the names and types of Open Referral UK 3.0."""

from rest_framework import serializers
from rest_framework.serializers import (
    CharField,
    DateField,
    FloatField,
    IntegerField,
    Serializer,
    UUIDField,
)


def maybe(field: type[serializers.Field] = CharField, **kwargs):
    """Return a field that is left out where nothing is known."""
    return field(required=False, **kwargs)


KINDS_OF_PLACE = ["physical", "postal", "virtual"]
SERVICE_STATUS = ["active", "inactive", "defunct", "temporarily closed"]


class AboutSerializer(Serializer):
    """What this API is."""

    version = CharField()
    profile = serializers.URLField()
    openapi_url = serializers.URLField()


class OrganizationSerializer(Serializer):
    """An agency."""

    id = UUIDField()
    name = CharField()
    description = CharField()
    email = maybe()
    website = maybe()


class TaxonomySerializer(Serializer):
    """A list of words."""

    id = UUIDField()
    name = CharField()
    description = CharField()
    version = maybe()


class TermSerializer(Serializer):
    """A word of a list, with the wider one that it is part of."""

    id = UUIDField()
    code = CharField()
    name = CharField()
    term = CharField()
    description = maybe()
    parent_id = maybe(UUIDField)
    taxonomy = CharField()
    taxonomy_id = UUIDField()


class AttributeSerializer(Serializer):
    """By which word a service is found."""

    id = UUIDField()
    link_id = UUIDField()
    link_type = CharField()
    link_entity = CharField()
    taxonomy_term_id = UUIDField()
    taxonomy_term = TermSerializer()


class AddressSerializer(Serializer):
    """The address of a place."""

    id = UUIDField()
    location_id = UUIDField()
    address_1 = CharField()
    city = CharField()
    state_province = CharField()
    postal_code = CharField()
    country = CharField()
    address_type = serializers.ChoiceField(KINDS_OF_PLACE)


class AccessibilitySerializer(Serializer):
    """How one gets into a place."""

    id = UUIDField()
    location_id = UUIDField()
    description = CharField()


class LocationSerializer(Serializer):
    """A place."""

    id = UUIDField()
    location_type = serializers.ChoiceField(KINDS_OF_PLACE)
    name = CharField()
    latitude = maybe(FloatField)
    longitude = maybe(FloatField)
    addresses = AddressSerializer(many=True, required=False)
    accessibility = AccessibilitySerializer(many=True, required=False)


class PlaceSerializer(Serializer):
    """A service at a place."""

    id = UUIDField()
    service_id = UUIDField()
    location_id = UUIDField()
    description = maybe()
    location = LocationSerializer()


class ScheduleSerializer(Serializer):
    """When a service is there: the parts of a rule of RFC 5545."""

    id = UUIDField()
    service_id = UUIDField()
    service_at_location_id = maybe(UUIDField)
    valid_from = maybe(DateField)
    valid_to = maybe(DateField)
    dtstart = maybe(DateField)
    freq = serializers.ChoiceField(["WEEKLY", "MONTHLY"])
    interval = IntegerField()
    byday = CharField()
    opens_at = serializers.TimeField(format="%H:%M")
    closes_at = serializers.TimeField(format="%H:%M")
    description = CharField()
    notes = maybe()


class AreaSerializer(Serializer):
    """An area for which a service is there."""

    id = UUIDField()
    service_id = UUIDField()
    name = CharField()


class LanguageSerializer(Serializer):
    """A language that is spoken."""

    id = UUIDField()
    service_id = UUIDField()
    name = CharField()
    url = serializers.URLField()


class CostSerializer(Serializer):
    """What it costs, in pounds."""

    id = UUIDField()
    service_id = UUIDField()
    url = serializers.URLField()
    amount = maybe(FloatField)
    amount_description = maybe()


class PhoneSerializer(Serializer):
    """A number to ring."""

    id = UUIDField()
    contact_id = UUIDField()
    number = CharField()
    url = serializers.URLField()


class ContactSerializer(Serializer):
    """Whom to ask: an agency, never somebody by name."""

    id = UUIDField()
    service_id = UUIDField()
    name = CharField()
    url = serializers.URLField()
    phones = PhoneSerializer(many=True)


class ServiceSerializer(Serializer):
    """A service without what belongs to it."""

    id = UUIDField()
    organization_id = UUIDField()
    organization = OrganizationSerializer()
    name = CharField()
    description = maybe()
    url = serializers.URLField()
    email = maybe()
    status = serializers.ChoiceField(SERVICE_STATUS)
    minimum_age = maybe(FloatField)
    maximum_age = maybe(FloatField)
    assured_date = maybe(DateField)
    assurer_email = maybe()
    alert = maybe()
    last_modified = CharField()
    eligibility_description = maybe()
    application_process = maybe()


class FullServiceSerializer(ServiceSerializer):
    """A service with all that belongs to it."""

    schedules = ScheduleSerializer(many=True, required=False)
    service_areas = AreaSerializer(many=True, required=False)
    service_at_locations = PlaceSerializer(many=True, required=False)
    languages = LanguageSerializer(many=True, required=False)
    cost_options = CostSerializer(many=True, required=False)
    contacts = ContactSerializer(many=True, required=False)
    attributes = AttributeSerializer(many=True, required=False)


class ChangedSerializer(Serializer):
    """When a service was changed."""

    id = UUIDField()
    last_modified = CharField()
    modified_date = CharField()


class ListedPlaceSerializer(PlaceSerializer):
    """A service at a place, with the service in short."""

    service = ServiceSerializer()


class FullPlaceSerializer(PlaceSerializer):
    """A service at a place, with all that belongs to the service."""

    service = FullServiceSerializer()


class PageSerializer(Serializer):
    """The head of every list; `contents` follows."""

    total_items = IntegerField()
    total_pages = IntegerField()
    page_number = IntegerField()
    size = IntegerField()
    first_page = serializers.BooleanField()
    last_page = serializers.BooleanField()
    empty = serializers.BooleanField()


class ServicePage(PageSerializer):
    """Services without what belongs to them."""

    contents = ServiceSerializer(many=True)


class FullServicePage(PageSerializer):
    """Services with all that belongs to them."""

    contents = FullServiceSerializer(many=True)


class ChangedPage(PageSerializer):
    """Services in short."""

    contents = ChangedSerializer(many=True)


class ListedPlacePage(PageSerializer):
    """Where services are."""

    contents = ListedPlaceSerializer(many=True)


class FullPlacePage(PageSerializer):
    """Where services are, with all that belongs to them."""

    contents = FullPlaceSerializer(many=True)


class TaxonomyPage(PageSerializer):
    """Lists of words."""

    contents = TaxonomySerializer(many=True)


class TermPage(PageSerializer):
    """Words."""

    contents = TermSerializer(many=True)
