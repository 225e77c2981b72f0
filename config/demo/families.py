"""The demo's families: each as far along as its number says, some with a twist."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from agencies.models import Practitioner, Team
from cases import commands
from cases.models import Case, Person
from config.demo.consents import live
from config.demo.dates import backdate
from config.demo.index import NUMBERS
from config.demo.names import CHILDREN, FAMILIES, FATHERS, MOTHERS, STREETS, pick
from config.demo.sharing import agree, lead, share_with_therapy, twist
from config.demo.stories import assess, fill_in_checklist
from config.demo.work import plan_and_review

RIVERSIDE, NORTHFIELD, ORCHARD = 52, 8, 6
STAGES = ("registered", "checked", "assessed", "agreed", "shared", "led", "reviewed")


@dataclass(frozen=True)
class Town:
    """The teams and practitioners that a story needs, by name."""

    teams: dict[str, Team]
    people: dict[str, Practitioner]


@dataclass(frozen=True)
class Story:
    """One family of the demo and who works with it."""

    town: Town
    number: int
    case: Case
    by: Practitioner

    @property
    def child(self) -> Person:
        """Return the child whom the case is about."""
        return self.case.people.filter(kind__in=["CHILD", "UNBORN"]).first()

    @property
    def mother(self) -> Person:
        """Return the mother."""
        return self.case.people.get(relationship="Mother")


def make_families(town: Town) -> list[Story]:
    """Make every family of the demo; return their stories by number."""
    teams, people = town.teams, town.people
    workers = [people[name] for name in ("amina", "beth", "chidi")]
    stories: list[Story] = []
    for number in range(RIVERSIDE):
        team = teams["Riverside health visiting"]
        stories.append(register(town, number, team, pick(workers, number)))
        tell(stories[-1], stage_of(number))
    for number in range(RIVERSIDE, RIVERSIDE + NORTHFIELD):
        team = teams["Northfield health visiting"]
        stories.append(register(town, number, team, people["zara"]))
        tell(stories[-1], "assessed")
    for number in range(RIVERSIDE + NORTHFIELD, RIVERSIDE + NORTHFIELD + ORCHARD):
        team = teams["Orchard Hill family support"]
        stories.append(register(town, number, team, people["paul"]))
        tell(stories[-1], "checked")
    return stories


def stage_of(number: int) -> str:
    """Return how far the family has come: most have been reviewed at least once."""
    return "reviewed" if number % 9 < 6 else STAGES[number % 9 - 6 + number % 3]


def register(town: Town, number: int, team: Team, by: Practitioner) -> Story:
    """Register one family; return its story."""
    name = pick(FAMILIES, number)
    adults = [adult(pick(MOTHERS, number), name, "Mother")]
    if number % 2 == 0:
        father = adult(pick(FATHERS, number), pick(FAMILIES, number + 7), "Father")
        adults.append(father | {"lives_elsewhere": True})
    case = commands.register_family(
        team=team,
        people=[child(number, name), *adults],
        home={
            "lines": f"{number + 1} {pick(STREETS, number)}, Wexbourne",
            "postcode": f"WX{number % 9 + 1} {number % 9 + 1}AB",
            "telephone": f"01632 960{200 + number}",
        },
        by=by,
    )
    return Story(town, number, case, by)


def child(number: int, family_name: str) -> dict:
    """Return the fields of the child; every thirteenth is not born yet."""
    today = timezone.localdate()
    unborn = number % 13 == 12
    born = date(today.year - 1 - number % 4, number % 12 + 1, number % 27 + 1)
    return {
        "kind": Person.Kind.UNBORN if unborn else Person.Kind.CHILD,
        "given_name": "" if unborn else pick(CHILDREN, number),
        "family_name": family_name,
        "born_on": None if unborn else born,
        "expected_on": today + timedelta(days=70) if unborn else None,
        "nhs_number": "" if unborn else NUMBERS[number],
    }


def adult(given_name: str, family_name: str, relationship: str) -> dict:
    """Return the fields of a parent."""
    return {
        "kind": Person.Kind.PARENT_CARER,
        "given_name": given_name,
        "family_name": family_name,
        "relationship": relationship,
        "has_parental_responsibility": True,
    }


STEPS = (fill_in_checklist, assess, agree, share_with_therapy, lead, plan_and_review)


def tell(story: Story, stage: str) -> None:
    """Take the story as far as its stage, and into the past; a twist happens today."""
    if story.child.kind == Person.Kind.UNBORN:
        stage = min(stage, "assessed", key=STAGES.index)
    for step in STEPS[: STAGES.index(stage)]:
        step(story)
    backdate(story)
    if STAGES.index(stage) >= STAGES.index("shared"):
        twist(story)
    live(story)
