"""The demo's directory: what there is in Wexbourne, where, when and how to get it."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.utils import timezone

from agencies.commands.taxonomies import take_in_word_lists
from agencies.models import (
    Agency,
    Centre,
    Location,
    Postcode,
    Service,
    ServiceAtLocation,
    ServiceTime,
    TaxonomyTerm,
)
from config.demo.directory_offers import CENTRE, OFFERS, Offer

MIDDLE = (51.1, -2.35)
"""Of Wexbourne, which is on no map."""
PLACES = {
    "Riverside": ("Riverside children's centre", "4 Weir Road", "WX1 1AB", 4, 3),
    "Northfield": ("Northfield children's centre", "20 Field Lane", "WX4 4AB", 31, -12),
    "Orchard Hill": ("Orchard Hill children's centre", "Hill Road", "WX8 8AB", -38, 64),
    "Hospital": ("Wexbourne hospital", "Park Road", "WX2 2AB", 12, 21),
    "Otters": ("Little Otters nursery", "9 Mill Lane", "WX1 1AD", 2, 9),
    "Mill Lane": ("Mill Lane primary school", "40 Mill Lane", "WX1 1AE", 1, 12),
    "Market Hall": ("Market Hall", "Market Square", "WX3 3AB", 0, 0),
    "Chapel": ("The old chapel", "2 Quay Close", "WX3 4CD", -4, -6),
}
"""Name, address, postcode, and how far north and east in thousandths of a degree."""
AREAS = {
    "Riverside": ["Riverside and Mill Lane"],
    "Northfield": ["Northfield"],
    "Orchard Hill": ["Orchard Hill and the villages"],
}
LETTERS = ("AB", "AD", "AE", "BB", "CD")
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
WAITING = ((12, 0, 0), (8, 3, 2), (6, 9, 7), (None, None, None))
CHECKED = (9, 40, 120, 260, None)
"""How many days ago somebody said that it is right; never, for one in five."""


@dataclass
class Town:
    """What is made, before it is written all at once."""

    agencies: dict[str, Agency]
    teams: dict
    by: object
    places: dict[str, Location]
    terms: dict[str, TaxonomyTerm]
    services: list[Service] = field(default_factory=list)
    needs: list = field(default_factory=list)
    there: list[ServiceAtLocation] = field(default_factory=list)
    times: list[ServiceTime] = field(default_factory=list)


def fill_directory(teams, people) -> None:
    """Write the lists of words, places, postcodes, and some 110 services."""
    take_in_word_lists(by=None)
    Postcode.objects.bulk_create(_postcodes())
    town = Town(
        agencies={agency.name: agency for agency in Agency.objects.all()},
        teams=teams,
        by=people["abel"],
        places=_places(people["abel"]),
        terms={term.code: term for term in TaxonomyTerm.objects.all()},
    )
    for number, offer in enumerate([*_at_centres(), *OFFERS]):
        _add(town, number, offer)
    _follow(town)
    _write(town)


def _postcodes() -> list[Postcode]:
    """Return invented postcodes: a district lies round the middle like an hour's mark."""
    kept = {row[2]: _point(row[3], row[4]) for row in PLACES.values()}
    for area in range(1, 10):
        for number, letters in enumerate(LETTERS):
            point = _point((area * 37) % 80 - 38, (area * 53 + number * 5) % 90 - 40)
            kept.setdefault(f"WX{area} {area}{letters}", point)
    return [Postcode(code, *point) for code, point in kept.items()]


def _point(north: int, east: int) -> tuple[float, float]:
    return round(MIDDLE[0] + north / 1000, 4), round(MIDDLE[1] + east / 1000, 4)


def _places(by) -> dict[str, Location]:
    centres = {centre.name: centre for centre in Centre.objects.all()}
    places = {}
    for key, (name, address, postcode, north, east) in PLACES.items():
        latitude, longitude = _point(north, east)
        where = {"address": address, "postcode": postcode}
        where |= {"latitude": latitude, "longitude": longitude}
        centre = centres.get(name)
        known = Centre.objects.filter(name=name, latitude__isnull=True)
        known.update(**where)
        places[key] = Location(
            name=name, town="Wexbourne", centre=centre, recorded_by=by, **where
        )
        places[key].getting_in = "Step-free; room for prams inside the door."
    Location.objects.bulk_create(places.values())
    return places


def _at_centres():
    for place in AREAS:
        agency = f"{place} children's centre"
        for name, summary, needs, ages, when in CENTRE:
            yield Offer(
                agency,
                f"{name}, {place}",
                summary,
                needs,
                ages,
                when=when,
                at="" if "home-visits" in needs else place,
                team=f"{place} family support",
            )


def _add(town: Town, number: int, offer: Offer) -> None:
    places, waiting, weeks = WAITING[number % 4]
    service = Service(
        agency=town.agencies[offer.agency],
        team=town.teams.get(offer.team),
        name=offer.name,
        summary=offer.summary,
        for_whom=_for_whom(offer),
        youngest=offer.ages[0],
        oldest=offer.ages[1],
        areas=next((AREAS[p] for p in AREAS if offer.name.endswith(p)), []),
        languages=[each for each in offer.languages.split(", ") if each],
        routes=offer.route.split(),
        how_to_refer=_how(offer),
        who_decides="The family support panel" if offer.route == "PANEL" else "",
        answers_within=offer.days,
        places=places,
        waiting=waiting,
        weeks_to_wait=weeks,
        pounds=offer.pounds,
        cost="" if offer.pounds == "0" else "each time; ask us if it is too much",
        telephone=f"01632 960{200 + number}",
        email="hello@wexbourne.example",
        website="https://wexbourne.example/families",
        status=offer.status,
        is_public=offer.is_public,
        outside_key=f"WX-{number + 1:03}",
        recorded_by=town.by,
        **_checked(number, town.by),
    )
    if offer.status == Service.Status.CLOSING:
        service.closes_on = timezone.localdate() + timedelta(days=60)
    town.services.append(service)
    for code in offer.needs.split():
        link = {"service_id": service.pk, "taxonomyterm_id": town.terms[code].pk}
        town.needs.append(Service.needs.through(**link))
    _place(town, service, offer)


def _checked(number: int, by) -> dict[str, object]:
    days = CHECKED[number % 5]
    if days is None:
        return {}
    return {"verified_at": timezone.now() - timedelta(days=days), "verified_by": by}


def _for_whom(offer: Offer) -> str:
    if "PROFESSIONAL" in offer.route or "PANEL" in offer.route:
        return "Families whose worker has talked with them about it first."
    return "Any family in Wexbourne."


def _how(offer: Offer) -> str:
    if offer.route == "PANEL":
        return "A professional fills in the panel's form with the family."
    if offer.route == "PROFESSIONAL":
        return "By telephone first, then by letter with the family's agreement."
    return "Ring, or come along." if offer.at else "Ring us."


def _place(town: Town, service: Service, offer: Offer) -> None:
    there = None
    if offer.at:
        there = ServiceAtLocation(service=service, location=town.places[offer.at])
        town.there.append(there)
    for told in filter(None, offer.when.split(", ")):
        day, hours, *more = told.split()
        hours, _, weeks = hours.partition("/")
        opens, closes = (time.fromisoformat(hour) for hour in hours.split("-"))
        row = ServiceTime(
            service=service, weekday=DAYS.index(day), opens=opens, closes=closes
        )
        row.at_location, row.every_weeks = there, int(weeks or 1)
        row.starts_on = date(2026, 9, 7) if row.every_weeks > 1 else None
        row.term_time_only = bool(more)
        town.times.append(row)


def _follow(town: Town) -> None:
    """Say what took the place of a service that closed."""
    named = {service.name: service for service in town.services}
    named["Teeth start here"].successor = named["Child health clinic, Northfield"]
    named["Starter grant"].successor = named["Back to work course"]


def _write(town: Town) -> None:
    Service.objects.bulk_create(sorted(town.services, key=_last_if_it_follows))
    Service.needs.through.objects.bulk_create(town.needs)
    ServiceAtLocation.objects.bulk_create(town.there)
    ServiceTime.objects.bulk_create(town.times)


def _last_if_it_follows(service: Service) -> bool:
    return service.successor_id is not None
