"""The directory as Open Referral UK 3.0 says it (practice.md 8.4).

Facts of the standard are its names, types and lists of values; what is not known is left
out, for a field that is there must not be empty. Parts that are no rows of ours, such as
a language, have keys made from the service's, so that they stay the same.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.urls import reverse

from agencies.directory_words import status_now, time_in_words
from agencies.models import (
    Agency,
    Location,
    Service,
    ServiceAtLocation,
    ServiceTime,
    Taxonomy,
    TaxonomyTerm,
)
from config.dates import short_date

Told = dict[str, Any]
STATUSES = {
    Service.Status.PLANNED: "inactive",
    Service.Status.ACTIVE: "active",
    Service.Status.PAUSED: "temporarily closed",
    Service.Status.CLOSING: "active",
    Service.Status.CLOSED: "defunct",
}
"""Ours, and what the standard has for it; closing ones are still there."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEAR = 12


def known(**told: Any) -> Told:
    """Return what is known of these."""
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def service(one: Service) -> Told:
    """Return a service without what belongs to it."""
    return known(
        id=one.pk,
        organization_id=one.agency_id,
        organization=organization(one.agency),
        name=one.name,
        description="\n\n".join(filter(None, (one.summary, one.description))),
        url=page_of(one),
        email=one.email,
        status=STATUSES[Service.Status(status_now(one))],
        minimum_age=_years(one.youngest),
        maximum_age=_years(one.oldest),
        assured_date=one.verified_at and one.verified_at.date(),
        assurer_email=one.agency.email if one.verified_at else "",
        alert=_alert(one),
        last_modified=_stamp(one.changed_at or one.recorded_at),
        eligibility_description=one.for_whom,
        application_process=one.how_to_refer,
    )


def full_service(one: Service) -> Told:
    """Return a service with all that belongs to it."""
    return service(one) | known(
        schedules=[schedule(time) for time in one.times.all()],
        service_areas=[_area(one, name) for name in one.areas],
        service_at_locations=[place(there) for there in one.at_locations.all()],
        languages=[_language(one, name) for name in one.languages],
        cost_options=_costs(one),
        contacts=_contacts(one),
        attributes=[_attribute(one, term) for term in one.needs.all()],
    )


def changed(one: Service) -> Told:
    """Return when a service was changed, for whoever keeps a copy."""
    at = _stamp(one.changed_at or one.recorded_at)
    return {"id": one.pk, "last_modified": at, "modified_date": at}


def organization(one: Agency) -> Told:
    """Return an agency."""
    return known(
        id=one.pk,
        name=one.name,
        description=one.mission or one.get_kind_display(),
        email=one.email,
        website=one.website,
    )


def place(one: ServiceAtLocation) -> Told:
    """Return where a service is."""
    return known(
        id=one.pk,
        service_id=one.service_id,
        location_id=one.location_id,
        description=one.words,
        location=location(one.location),
    )


def listed_place(one: ServiceAtLocation) -> Told:
    """Return where a service is, and the service without what belongs to it."""
    return place(one) | {"service": service(one.service)}


def full_place(one: ServiceAtLocation) -> Told:
    """Return where a service is, and all of the service."""
    return place(one) | {"service": full_service(one.service)}


def location(one: Location) -> Told:
    """Return a place with its address."""
    return known(
        id=one.pk,
        location_type="physical",
        name=one.name,
        latitude=one.latitude,
        longitude=one.longitude,
        addresses=_addresses(one),
        accessibility=_access(one),
    )


def schedule(one: ServiceTime) -> Told:
    """Return when a service is there, as the parts of a rule of RFC 5545."""
    return known(
        id=one.pk,
        service_id=one.service_id,
        service_at_location_id=one.at_location_id,
        valid_from=one.starts_on,
        valid_to=one.ends_on,
        dtstart=one.starts_on,
        freq="WEEKLY",
        interval=one.every_weeks,
        byday=DAYS[one.weekday],
        opens_at=one.opens,
        closes_at=one.closes,
        description=time_in_words(one),
        notes="In term time only." if one.term_time_only else "",
    )


def taxonomy(one: Taxonomy) -> Told:
    """Return a list of words."""
    told = known(id=one.pk, name=one.name, version=one.version)
    return told | {"description": one.description or one.name}


def term(one: TaxonomyTerm) -> Told:
    """Return a word of a list."""
    return known(
        id=one.pk,
        code=one.code,
        name=one.name,
        term=one.name,
        description=one.description or one.name,
        parent_id=one.parent_id,
        taxonomy=one.taxonomy.name,
        taxonomy_id=one.taxonomy_id,
    )


def page_of(one: Service) -> str:
    """Return where people read of it: its own page, or ours."""
    path = reverse("agencies:service", kwargs={"service": one.pk})
    return one.website or f"{settings.PUBLIC_ADDRESS}{path}"


def _years(months: int | None) -> float | None:
    return None if months is None else round(months / YEAR, 2)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _alert(one: Service) -> str:
    status, said = status_now(one), []
    if status in (Service.Status.PAUSED, Service.Status.PLANNED):
        said.append(f"{one.get_status_display()}.")
    if status == Service.Status.CLOSING and one.closes_on:
        said.append(f"Closes on {short_date(one.closes_on)}.")
    if one.successor and one.successor.is_public:
        said.append(f"Instead: {one.successor.name}.")
    return " ".join(said)


def _key(one: Service | Location, *names: object) -> UUID:
    return uuid5(one.pk, "/".join(str(name) for name in names))


def _area(one: Service, name: str) -> Told:
    return {"id": _key(one, "area", name), "service_id": one.pk, "name": name}


def _language(one: Service, name: str) -> Told:
    key = _key(one, "language", name)
    return {"id": key, "service_id": one.pk, "name": name, "url": page_of(one)}


def _costs(one: Service) -> list[Told]:
    if one.pounds is None and not one.cost:
        return []
    amount = None if one.pounds is None else float(one.pounds)
    told = known(id=_key(one, "cost"), service_id=one.pk, url=page_of(one))
    return [told | known(amount=amount, amount_description=one.cost)]


def _contacts(one: Service) -> list[Told]:
    if not one.telephone:
        return []
    here = page_of(one)
    key = _key(one, "contact")
    phone = {"id": _key(one, "phone"), "contact_id": key, "number": one.telephone}
    told = {"id": key, "service_id": one.pk, "name": one.agency.name, "url": here}
    return [told | {"phones": [phone | {"url": here}]}]


def _attribute(one: Service, need: TaxonomyTerm) -> Told:
    return {
        "id": _key(one, "need", need.pk),
        "link_id": one.pk,
        "link_type": need.taxonomy.code,
        "link_entity": "service",
        "taxonomy_term_id": need.pk,
        "taxonomy_term": term(need),
    }


def _addresses(one: Location) -> list[Told]:
    if not one.address:
        return []
    told = {"address_1": one.address, "city": one.town, "postal_code": one.postcode}
    where = {"state_province": "England", "country": "GB", "address_type": "physical"}
    return [{"id": _key(one, "address"), "location_id": one.pk} | told | where]


def _access(one: Location) -> list[Told]:
    if not one.getting_in:
        return []
    key = _key(one, "getting in")
    return [{"id": key, "location_id": one.pk, "description": one.getting_in}]
