"""Open Referral UK 3.0 as a JSON Schema of our own, written from the facts.

The profile's own files are under a licence by which whoever copies them shares alike, so
none is here. What must be there, of which type, and which values there are was read from
its schemas (OpenReferralUK/uk-profile, service, service_at_location, taxonomy); where the
profile asks for more than the standard it follows, as `url` in a language, so does this.
"""

STRING, NUMBER = {"type": "string"}, {"type": "number"}
UUID = {"type": "string", "format": "uuid"}
URI = {"type": "string", "format": "uri"}
DATE = {"type": "string", "format": "date"}
HOUR = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}


def thing(required: str, **properties):
    """Return the schema of an object; no field may be null or empty."""
    for name in required.split():
        assert name in properties, name
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": ["number", "boolean", "object", "array"]},
            ]
        },
    }


def many(items):
    """Return the schema of a list."""
    return {"type": "array", "items": items}


TERM = thing(
    "id taxonomy",
    id=UUID,
    parent_id=UUID,
    taxonomy=STRING,
    taxonomy_id=UUID,
    term_uri=URI,
    term=STRING,
)
TAXONOMY = thing(
    "id name description", id=UUID, name=STRING, description=STRING, version=STRING
)
ORGANIZATION = thing(
    "id name description",
    id=UUID,
    name=STRING,
    description=STRING,
    email={"type": "string", "format": "email"},
    website=URI,
)
SCHEDULE = thing(
    "id",
    id=UUID,
    service_id=UUID,
    service_at_location_id=UUID,
    valid_from=DATE,
    valid_to=DATE,
    dtstart=DATE,
    freq={"enum": ["WEEKLY", "MONTHLY"]},
    interval=NUMBER,
    byday={"type": "string", "pattern": "^(-?[0-9])?(MO|TU|WE|TH|FR|SA|SU)$"},
    description=STRING,
    opens_at=HOUR,
    closes_at=HOUR,
    notes=STRING,
)
ADDRESS = thing(
    "id address_1 city state_province postal_code country address_type",
    id=UUID,
    location_id=UUID,
    address_1=STRING,
    city=STRING,
    state_province=STRING,
    postal_code=STRING,
    country={"type": "string", "pattern": "^[A-Z]{2}$"},
    address_type={"enum": ["physical", "postal", "virtual"]},
)
LOCATION = thing(
    "id",
    id=UUID,
    location_type={"enum": ["physical", "postal", "virtual"]},
    name=STRING,
    description=STRING,
    latitude=NUMBER,
    longitude=NUMBER,
    addresses=many(ADDRESS),
    accessibility=many(thing("id", id=UUID, location_id=UUID, description=STRING)),
)
PLACE = thing("id", id=UUID, service_id=UUID, location_id=UUID, location=LOCATION)
PHONE = thing("id number url", id=UUID, contact_id=UUID, number=STRING, url=URI)
CONTACT = thing(
    "id url", id=UUID, service_id=UUID, name=STRING, url=URI, phones=many(PHONE)
)
SERVICE = thing(
    "id name status url",
    id=UUID,
    organization_id=UUID,
    organization=ORGANIZATION,
    name=STRING,
    description=STRING,
    url=URI,
    email={"type": "string", "format": "email"},
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    minimum_age=NUMBER,
    maximum_age=NUMBER,
    assured_date=DATE,
    assurer_email={"type": "string", "format": "email"},
    alert=STRING,
    last_modified={
        "type": "string",
        "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
    },
    schedules=many(SCHEDULE),
    service_areas=many(thing("id", id=UUID, service_id=UUID, name=STRING)),
    service_at_locations=many(PLACE),
    languages=many(thing("id url", id=UUID, service_id=UUID, url=URI)),
    cost_options=many(
        thing(
            "id url",
            id=UUID,
            service_id=UUID,
            url=URI,
            amount=NUMBER,
            amount_description=STRING,
        )
    ),
    contacts=many(CONTACT),
    attributes=many(
        thing(
            "id",
            id=UUID,
            link_id=UUID,
            link_type=STRING,
            taxonomy_term_id=UUID,
            taxonomy_term=TERM,
        )
    ),
)
SERVICE_AT_LOCATION = thing(
    "id",
    id=UUID,
    service_id=UUID,
    location_id=UUID,
    location=LOCATION,
    service=SERVICE,
)
ABOUT = thing(
    "version profile openapi_url", version=STRING, profile=URI, openapi_url=URI
)


def page_of(items):
    """Return the schema of a page of these."""
    counts = ("total_items", "total_pages", "page_number", "size")
    answers = ("first_page", "last_page", "empty")
    return thing(
        " ".join((*counts, *answers, "contents")),
        contents=many(items),
        **{name: {"type": "integer"} for name in counts},
        **{name: {"type": "boolean"} for name in answers},
    )
