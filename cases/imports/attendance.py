"""A row of a file of attendance: who came to which session on which day."""

import re
from datetime import date
from typing import Any

from cases.imports.cells import Checked
from cases.imports.reading import Column

MOST_ADULTS = 20
COLUMNS = (
    Column(
        "number",
        "Registration number",
        "TA-2K7-4M",
        required=True,
        also=("reference", "family number", "number"),
    ),
    Column(
        "given_name",
        "Given name",
        "Robin",
        required=True,
        also=("first name", "forename", "child given name"),
    ),
    Column(
        "family_name",
        "Family name",
        "Example",
        required=True,
        also=("surname", "last name", "child family name"),
    ),
    Column(
        "born_on",
        "Date of birth",
        "27/10/2024",
        also=("dob", "born", "birth date"),
        hint="May be empty, unless two children of a family have the same name.",
    ),
    Column(
        "held_on",
        "Date",
        "10/11/2026",
        required=True,
        also=("session date", "day", "attended on", "held on"),
    ),
    Column(
        "activity",
        "Activity",
        "Stay and play",
        required=True,
        also=("session", "group"),
    ),
    Column("adults", "Adults", "1", hint="How many came with the child. Empty: 1."),
)


def check(words: dict[str, str], today: date) -> tuple[dict[str, Any], list[str]]:
    """Return what the row says of one child at one session, and what needs mending."""
    row = Checked(words)
    number = row.text("number", "Registration number", 12, needed=True)
    row.fields["number"] = number.upper()
    row.text("given_name", "Given name", 100, needed=True)
    row.text("family_name", "Family name", 100, needed=True)
    row.text("activity", "Activity", 80, needed=True)
    row.day("born_on", "Date of birth")
    held = row.day("held_on", "Date", needed=True)
    if held and held > today:
        row.problems.append("The date of the session is in the future.")
    _adults(row)
    return row.fields, row.problems


def _adults(row: Checked) -> None:
    said = row.words.get("adults", "1")
    whole = re.fullmatch(r"[0-9]{1,2}", said)
    if not whole or int(said) > MOST_ADULTS:
        row.problems.append(f"Adults must be a number up to {MOST_ADULTS}.")
        return
    row.fields["adults"] = int(said)


def same(fields: dict[str, Any]) -> tuple[object, ...]:
    """Return what two rows share that say the same thing twice."""
    named = (
        fields[key].casefold() for key in ("given_name", "family_name", "activity")
    )
    return fields["number"], *named, fields["born_on"], fields["held_on"]
