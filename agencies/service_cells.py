"""A service as a row of a spreadsheet: its columns, and what a cell says."""

from decimal import Decimal
from typing import Any

from agencies.directory_words import months_in_words
from agencies.models import Service
from cases.imports.reading import Column

YEAR = 12
COLUMNS = (
    Column("key", "Key", "SLT-1", required=True, hint="your own, never changed"),
    Column("name", "Name", "Talking walk-in", required=True),
    Column("summary", "In a sentence", "Half an hour with a therapist."),
    Column("description", "More about it", ""),
    Column("status", "Status", "Active", hint="Active, Planned or Closed for a while"),
    Column("is_public", "Public", "yes", hint="yes or no"),
    Column("for_whom", "For whom", "Any family."),
    Column("youngest", "From age", "birth", hint="birth, 6 months, 2 years"),
    Column("oldest", "To age", "4 years", hint="until the next birthday"),
    Column("needs", "Words", "speech, drop-in", hint="codes of the lists below"),
    Column("areas", "Areas", "Riverside, Mill Lane"),
    Column("languages", "Languages", "Polish, Arabic"),
    Column("routes", "Who may ask", "SELF", hint="SELF, PROFESSIONAL or PANEL"),
    Column("how_to_refer", "How to ask", "Ring us."),
    Column("who_decides", "Who decides", "A role, not a name"),
    Column("answers_within", "Answers within", "10", hint="working days"),
    Column("places", "Places", "12"),
    Column("waiting", "Waiting", "3"),
    Column("weeks_to_wait", "Weeks to wait", "2"),
    Column("pounds", "Price", "0", hint="in pounds; 0 is free"),
    Column("cost", "About the price", ""),
    Column("telephone", "Telephone", "01632 960102"),
    Column("email", "E-mail", "talk@wexbourne.example"),
    Column("website", "Website", "https://wexbourne.example/talk"),
)
TITLES = {column.field: column.title for column in COLUMNS}


def key_of(service: Service) -> str:
    """Return the key by which a file knows a service: its agency's, or ours."""
    return service.outside_key or str(service.pk)


def values_of(service: Service) -> dict[str, Any]:
    """Return what a service says now, by column."""
    values = {name: getattr(service, name) for name in TITLES if name not in _APART}
    return values | {
        "key": key_of(service),
        "needs": sorted(service.needs.all(), key=lambda term: term.code),
    }


_APART = {"key", "needs"}


def cell(field: str, value: Any) -> str:
    """Return a value as it stands in a cell, and as it is typed there."""
    if value is None or value == "":
        return ""
    if field in ("youngest", "oldest"):
        return _age(value, until=field == "oldest")
    if field == "status":
        return str(Service.Status(value).label)
    if field == "needs":
        return ", ".join(term.code for term in value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _age(months: int, *, until: bool) -> str:
    if until and months >= YEAR and (months + 1) % YEAR == 0:
        years = (months + 1) // YEAR - 1
        return f"{years} year{'s' if years > 1 else ''}"
    if until or months % YEAR:
        return f"{months} months" if months else "birth"
    return months_in_words(months).replace("12 months", "1 year")
