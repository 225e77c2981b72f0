"""A row of a file of births, as a maternity or child health service sends it."""

from datetime import date, timedelta
from typing import Any

from cases.contact_words import POSTCODE, TELEPHONE, one_space
from cases.imports.cells import Checked
from cases.imports.reading import Column
from cases.nhs_numbers import digits_of, is_nhs_number

OLDEST = timedelta(days=365)
COLUMNS = (
    Column(
        "born_on",
        "Date of birth",
        "27/10/2026",
        required=True,
        also=("dob", "born", "birth date"),
    ),
    Column(
        "family_name",
        "Family name",
        "Example",
        required=True,
        also=("surname", "last name", "child family name"),
    ),
    Column(
        "given_name",
        "Given name",
        "Robin",
        also=("first name", "forename", "child given name"),
        hint="May be empty.",
    ),
    Column("parent_name", "Parent or carer", "Jo Example", also=("parent", "mother")),
    Column("nhs_number", "NHS number", "999 000 0018", also=("nhs", "nhs no")),
    Column("lines", "Address", "1 Example Street, Riverside"),
    Column("postcode", "Postcode", "WX1 1AB", also=("post code",)),
    Column("telephone", "Telephone", "01632 960 100", also=("phone", "mobile")),
    Column(
        "told_on",
        "Told on",
        "29/10/2026",
        also=("date told", "notified on", "notification date"),
        hint="When your team was told. Empty: today.",
    ),
)


def check(words: dict[str, str], today: date) -> tuple[dict[str, Any], list[str]]:
    """Return the fields of a Birth, and what needs mending."""
    row = Checked(words)
    row.text("family_name", "Family name", 100, needed=True)
    row.text("given_name", "Given name", 100)
    row.text("parent_name", "Parent or carer", 200)
    row.text("lines", "Address", 300)
    _days(row, today)
    _identifiers(row)
    return row.fields, row.problems


def _days(row: Checked, today: date) -> None:
    born = row.day("born_on", "Date of birth", needed=True)
    told = row.day("told_on", "Told on")
    row.fields["told_on"] = told or today
    if born and born > today:
        row.problems.append("Date of birth is in the future.")
    elif born and born < today - OLDEST:
        row.problems.append(
            "Born more than 12 months ago: the list keeps nobody that long."
        )
    if told and (told > today or (born and told < born)):
        row.problems.append("Told on must be from the day of birth to today.")


def _identifiers(row: Checked) -> None:
    number = digits_of(row.text("nhs_number", "NHS number", 20))
    if number and not is_nhs_number(number):
        row.problems.append("That is not an NHS number: check each of its 10 digits.")
    postcode = row.text("postcode", "Postcode", 20)
    if postcode and not POSTCODE.match(postcode):
        row.problems.append("That is not a postcode like WX1 1AB.")
    telephone = row.text("telephone", "Telephone", 30)
    if telephone and not TELEPHONE.match(telephone):
        row.problems.append("That is not a telephone number in digits.")
    row.fields |= {"nhs_number": number, "postcode": one_space(postcode)}
