"""What the directory says of a service, in words: ages, days, places, how fresh."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from agencies.models import Service, ServiceTime
from config.dates import clock, long_ago, plural, short_date

YEAR = 12
FRESH = timedelta(days=183)
"""What nobody looked at for longer is shown in amber: call before you go."""
DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
GONE = {Service.Status.CLOSED}


def months_in_words(months: int) -> str:
    """Return 'birth', '6 months', '2 years' or '2 years 6 months'."""
    if not months:
        return "birth"
    years, rest = divmod(months, YEAR)
    if months < 2 * YEAR and months != YEAR:
        return plural(months, "month")
    return plural(years, "year") + (f" {plural(rest, 'month')}" if rest else "")


def ordinal(number: int) -> str:
    """Return '1st', '2nd', '5th', '18th'."""
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ages_in_words(youngest: int | None, oldest: int | None) -> str:
    """Return 'All ages', 'From 2 years', 'From birth until the 5th birthday'."""
    if oldest is None:
        return f"From {months_in_words(youngest)}" if youngest else "All ages"
    years, rest = divmod(oldest + 1, YEAR)
    until = (
        f"to {months_in_words(oldest)}"
        if rest
        else f"until the {ordinal(years)} birthday"
    )
    return f"From {months_in_words(youngest or 0)} {until}"


def time_in_words(time: ServiceTime) -> str:
    """Return 'Mondays, 9am to midday, every 2 weeks, in term time only'."""
    said = [f"{DAYS[time.weekday]}s", f"{clock(time.opens)} to {clock(time.closes)}"]
    if time.every_weeks > 1:
        said.append(f"every {time.every_weeks} weeks")
    if time.term_time_only:
        said.append("in term time only")
    if time.starts_on and time.starts_on > timezone.localdate():
        said.append(f"from {short_date(time.starts_on)}")
    if time.ends_on:
        said.append(f"until {short_date(time.ends_on)}")
    return ", ".join(said)


def distance_in_words(km: float | None, place: str) -> str:
    """Return '1.2 km from Riverside centre'; as the crow flies, no map (M19)."""
    if km is None:
        return ""
    far = f"{round(km * 10) * 100} m" if km < 0.95 else f"{km:.1f} km"
    return f"{far if km >= 0.05 else 'less than 100 m'} from {place}"


def cost_in_words(service: Service) -> str:
    """Return 'Free', '£2.50' and what is said of it."""
    price = ""
    if service.pounds is not None:
        whole = service.pounds == int(service.pounds)
        price = f"£{service.pounds:.{0 if whole else 2}f}" if service.pounds else "Free"
    return ". ".join(part for part in (price, service.cost) if part)


def places_in_words(service: Service) -> str:
    """Return '8 places; 3 waiting; about 5 weeks to wait'."""
    said = []
    if service.places is not None:
        said.append(plural(service.places, "place"))
    if service.waiting is not None:
        said.append(f"{service.waiting} waiting" if service.waiting else "none waiting")
    if service.weeks_to_wait is not None:
        wait = plural(service.weeks_to_wait, "week")
        said.append(f"about {wait} to wait" if service.weeks_to_wait else "no wait")
    return "; ".join(said)


def routes_in_words(service: Service) -> list[str]:
    """Return how one gets there, each in its own words."""
    return [Service.Route(one).label for one in service.routes]


def status_now(service: Service, today: date | None = None) -> str:
    """Return the status as it stands: what was to close yesterday is closed."""
    day = today or timezone.localdate()
    is_over = service.closes_on is not None and service.closes_on < day
    ended = service.status == Service.Status.CLOSING and is_over
    return Service.Status.CLOSED if ended else service.status


def is_fresh(service: Service) -> bool:
    """Return whether somebody said within six months that this is still right."""
    at = service.verified_at
    return at is not None and timezone.now() - at <= FRESH


def how_fresh(service: Service) -> str:
    """Return 'Checked 3 weeks ago', without a name."""
    if service.verified_at is None:
        return "Not checked yet"
    return f"Checked {long_ago(service.verified_at)}"


def in_words(service: Service) -> dict[str, Any]:
    """Return everything that a list, a page or a print says beside the fields."""
    now = status_now(service)
    return {
        "ages": ages_in_words(service.youngest, service.oldest),
        "cost": cost_in_words(service),
        "places": places_in_words(service),
        "routes": routes_in_words(service),
        "status": Service.Status(now).label,
        "is_open": now == Service.Status.ACTIVE,
        "is_gone": now in GONE,
        "fresh": how_fresh(service),
        "is_fresh": is_fresh(service),
    }
