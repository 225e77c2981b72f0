"""New births of the demo, in every state, and a file of births that was looked at."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.births import add_birth, note_try, register_birth, settle_birth
from cases.commands.imports import Brought, bring_in
from cases.imports.births import COLUMNS
from cases.imports.reading import read
from cases.models import Birth, Person

STREETS = ("Mill Lane", "Station Road", "Orchard Close", "Weir Street")
VISITED, DECLINED = Birth.Outcome.VISITED, Birth.Outcome.DECLINED
MOVED, NOT_FOUND = Birth.Outcome.MOVED, Birth.Outcome.NOT_FOUND
# (given, family, parent, born so many days ago, what came of it, how many days after)
BORN: tuple[tuple[str, str, str, int, str, int], ...] = (
    ("Ivy", "Sandford", "Ruth Sandford", 4, "", 0),
    ("", "Okoye", "Ngozi Okoye", 9, "", 0),
    ("Leo", "Marsh", "Dana Marsh", 16, "", 0),
    ("Esme", "Pike", "Carly Pike", 30, "", 0),
    ("Arthur", "Whitlock", "Sian Whitlock", 50, "", 0),
    ("Zaynab", "Rahman", "Salma Rahman", 57, "", 0),
    ("Kit", "Hollis", "Bev Hollis", 71, "", 0),
    ("Elsie", "Frame", "Kate Frame", 24, VISITED, 15),
    ("Jonah", "Tully", "Mia Tully", 75, VISITED, 20),
    ("Anwen", "Price", "Carys Price", 88, VISITED, 41),
    ("Oscar", "Dunmore", "Lucy Dunmore", 96, VISITED, 84),
    ("Freya", "Lund", "Ida Lund", 81, DECLINED, 0),
    ("Reuben", "Castle", "Jade Castle", 102, MOVED, 0),
    ("", "Vane", "Ali Vane", 110, NOT_FOUND, 0),
)
TRIES = {
    "Hollis": ("Rang twice, nobody answered.", "Called at the house and left a card."),
    "Vane": ("No such number in the street. The hospital has no other address.",),
}
REGISTERS = "Tully"
FILE = """Date of birth;Surname;Given name;Parent or carer;NHS number;Post code;Ward
{0};Birch;Tom;Nell Birch;;WX1 1AB;4
{0};Hadley;Rose;Amy Hadley;;WX1 2AB;4
{1};Ferris;;Jan Ferris;;WX1 1AB;2
{1};Nkemelu;David;Ada Nkemelu;;WX2 1AB;4
32/10/2026;Stubbs;Olive;Tess Stubbs;;WX1 1AB;4
{1};Croft;Ned;Ann Croft;123 456 7890;WX1 1AB;4
{2};Sandford;Ivy;Ruth Sandford;;WX1 1AB;4
{1};;Max;Fay Lowe;;WX1;4
"""


def list_births(town) -> None:
    """Fill the list of the health visitors, and bring in a file to be looked at."""
    team, by = town.teams["Riverside health visiting"], town.people["amina"]
    for number, row in enumerate(BORN):
        enter(team, by, number, row)
    bring_a_file(team, by)


def enter(team: Team, by: Practitioner, number: int, row) -> None:
    """Enter one birth, and what came of it."""
    given, family, parent, days, outcome, after = row
    born = timezone.localdate() - timedelta(days=days)
    fields: dict[str, Any] = {
        "given_name": given,
        "family_name": family,
        "parent_name": parent,
        "born_on": born,
        "told_on": born + timedelta(days=min(days, 2)),
        "nhs_number": "",
        "lines": f"{number * 3 + 1} {STREETS[number % 4]}, Riverside",
        "postcode": "WX1 1AB",
        "telephone": f"01632 9603{number:02}",
    }
    birth = add_birth(team=team, fields=fields, by=by)
    for words in TRIES.get(family, ()):
        note_try(birth=birth, words=words, by=by)
    if outcome:
        visited = born + timedelta(days=after) if outcome == VISITED else None
        settle_birth(birth=birth, outcome=outcome, visited_on=visited, by=by)
    if family == REGISTERS:
        birth.refresh_from_db()
        register(birth, by)


def register(birth: Birth, by: Practitioner) -> None:
    """Let the family of an entry register."""
    given, family = birth.parent_name.split()
    child = {
        "kind": Person.Kind.CHILD,
        "given_name": birth.given_name,
        "family_name": birth.family_name,
        "born_on": birth.born_on,
    }
    mother = {
        "kind": Person.Kind.PARENT_CARER,
        "given_name": given,
        "family_name": family,
        "relationship": "Mother",
        "has_parental_responsibility": True,
    }
    home = {"lines": birth.lines, "postcode": birth.postcode, "telephone": ""}
    register_birth(birth=birth, people=[child, mother], home=home, by=by)


def bring_a_file(team: Team, by: Practitioner) -> None:
    """Bring in a file from the hospital with good rows, rows to mend and one known."""
    today = timezone.localdate()
    days = [f"{today - timedelta(days=n):%d/%m/%Y}" for n in (6, 3, 4)]
    content = FILE.format(*days).encode()
    brought = Brought("births from the hospital.csv", content, read(content, COLUMNS))
    bring_in(team=team, kind="BIRTHS", brought=brought, by=by)
