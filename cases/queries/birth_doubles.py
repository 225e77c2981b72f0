"""Whether a birth is on the list already: by its number, or by names, day and home."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from agencies.models import Practitioner, Team
from cases.models import Birth, Person
from information_sharing import access

SAME_NUMBER = "This NHS number is on the list already."
SAME_NAMES = "The same names and date of birth are on the list already."
PERHAPS = (
    "The same names and date of birth are on the list, with another postcode. If this "
    "is another child, enter the birth by hand."
)
SAME = ("given_name", "family_name", "born_on", "nhs_number")
Home = tuple[str | None, str]
"""A postcode (None: not known) and an NHS number."""


@dataclass
class Doubles:
    """The numbers and names of a team's list that matter for some rows."""

    numbers: set[str] = field(default_factory=set)
    names: dict[tuple[object, ...], list[Home]] = field(default_factory=dict)

    def add(self, fields: dict[str, Any], postcode: str | None = None) -> None:
        """Remember a birth."""
        number = fields["nhs_number"]
        self.numbers |= {number} if number else set()
        self.names.setdefault(_names(fields), []).append((postcode, number))

    def why(self, fields: dict[str, Any]) -> str:
        """Return why this birth is there already, or "".

        Names count only where one of the two has no number: twins have two numbers.
        """
        number, postcode = fields["nhs_number"], fields["postcode"]
        if number and number in self.numbers:
            return SAME_NUMBER
        alike = self.names.get(_names(fields), [])
        same = any(
            not (number and other) and (not home or not postcode or home == postcode)
            for home, other in alike
        )
        return SAME_NAMES if same else ""

    def perhaps(self, fields: dict[str, Any]) -> str:
        """Return that a child of these names and this day lives elsewhere, or ""."""
        if not fields["given_name"]:
            return ""
        alike = self.names.get(_names(fields), [])
        number = fields["nhs_number"]
        return PERHAPS if any(not (number and other) for _, other in alike) else ""


def _names(fields: dict[str, Any]) -> tuple[object, ...]:
    given, family = fields["given_name"], fields["family_name"]
    return family.casefold(), given.casefold(), fields["born_on"]


def doubles_in(
    team: Team,
    wanted: Iterable[dict[str, Any]],
    *,
    viewer: Practitioner,
    beside: Birth | None = None,
) -> Doubles:
    """Return what the team's list holds that could be one of the wanted births.

    `beside` is an entry that is put right: it is no double of itself. Of those who are
    registered, only who is shared with this viewer counts: a file must not find out
    about anybody else (R8).
    """
    wanted = list(wanted)
    numbers = {w["nhs_number"] for w in wanted if w["nhs_number"]}
    days = {w["born_on"] for w in wanted}
    alike = Q(nhs_number__in=numbers) | Q(born_on__in=days)
    found = Doubles()
    listed = _listed(team, alike, viewer)
    if beside:
        listed = listed.exclude(pk=beside.pk)
    for *fields, postcode in listed.values_list(*SAME, "postcode"):
        found.add(dict(zip(SAME, fields, strict=True)), postcode)
    people = Person.objects.filter(alike, births__team=team)
    for person in access.visible_facts(viewer, people):
        found.add({name: getattr(person, name) for name in SAME})
    return found


def _listed(team: Team, alike: Q, viewer: Practitioner) -> QuerySet[Birth]:
    mine = access.of_her_teams(viewer, Birth.objects.filter(team=team))
    return mine.filter(alike, registered_at__isnull=True)
