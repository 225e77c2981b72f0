"""What the officer's desk finds: unusual reading, a leaver, old files and a hold."""

from datetime import date, timedelta

from django.utils import timezone

from agencies import commands as agencies
from agencies.models import Practitioner
from cases.commands import register_family
from cases.commands.closing import close_case
from cases.models import Case, Person
from config.demo.families import Town
from config.demo.people import SINCE
from information_sharing.commands.retention import place_hold
from information_sharing.commands.watch import check_log
from information_sharing.models import AccessEvent
from information_sharing.retention import anniversary

HEALTH_VISITING = "Riverside health visiting"
MANY = 16
AFTER_CLOSING = timedelta(days=120)


def watch_and_keep(town: Town) -> None:
    """Leave something for every part of the desk and of the retention page."""
    someone_left(town)
    soon, held, due = (
        old_file(town, "Lowe", days=60),
        old_file(town, "Drake", days=-40),
        old_file(town, "Finch", days=-10),
    )
    place_hold(
        case=held,
        reason="An inquiry has asked that files of these years are kept.",
        by=town.people["idris"],
    )
    read(town.people["beth"], soon)
    read(town.people["chidi"], *_cases_of("amina")[:MANY])
    read(town.people["amina"], due)
    check_log(by=None)


def someone_left(town: Town) -> None:
    """Somebody has left her team, and nobody has closed her account."""
    leaver = Practitioner.objects.create(
        username="jude",
        first_name="Jude",
        last_name="Tate",
        email="jude@wexbourne.example",
        profession="Health visitor",
    )
    place = agencies.join_team(
        practitioner=leaver, team=town.teams[HEALTH_VISITING], by=None, starts_on=SINCE
    )
    agencies.leave_team(membership=place, by=town.people["idris"])


def old_file(town: Town, family_name: str, *, days: int) -> Case:
    """Return a file closed long ago, of a child who is 25 in so many days."""
    due = timezone.localdate() + timedelta(days=days)
    amina = town.people["amina"]
    case = register_family(
        team=town.teams[HEALTH_VISITING],
        people=[_child(family_name, anniversary(due, -25))],
        home={"lines": "", "postcode": "", "telephone": ""},
        by=amina,
    )
    close_case(case=case, reason="The family moved away.", by=amina)
    opened = timezone.now() - timedelta(days=20 * 365)
    Case.objects.filter(pk=case.pk).update(
        opened_at=opened, closed_at=opened + AFTER_CLOSING
    )
    return case


def _child(family_name: str, born_on: date) -> dict:
    return {
        "kind": Person.Kind.CHILD,
        "given_name": "Robin",
        "family_name": family_name,
        "born_on": born_on,
        "expected_on": None,
    }


def _cases_of(username: str) -> list[Case]:
    hers = Case.objects.filter(opened_by__username=username)
    return list(hers.order_by("reference"))


def read(reader: Practitioner, *read_by_her: Case) -> None:
    """Write in the log that she opened these records today."""
    for case in read_by_her:
        AccessEvent.objects.create(
            chain=case.pk, event="CASE_VIEWED", by=reader, case=case
        )
