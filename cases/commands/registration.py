"""A family becomes known: its people, its home, and the case of the team."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.ties import record_first_ties
from cases.models import Address, Case, Family, Person, Voice
from cases.nhs_numbers import is_nhs_number
from cases.references import new_reference
from information_sharing import access, audit, grants
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.roles import Permission


@transaction.atomic
def register_family(
    *, team: Team, people: list[dict], home: dict, by: Practitioner
) -> Case:
    """Register a family and open its case for `team`; return the case.

    `people` are fields of Person, the child first, and what she said at registration
    as `own_words`; `home` are fields of Address, kept for everyone who does not live
    elsewhere. Raises AccessDenied, and NotPossibleNow for a number that no NHS number
    can be.
    """
    access.check_has(by, Permission.REGISTER_FAMILY)
    if not access.memberships(by).filter(team=team).exists():
        raise AccessDenied(f"You do not work in {team}.")
    _check_numbers(people)
    case = _open_case(team, by)
    for said in people:
        fields = {name: said[name] for name in said if name != "own_words"}
        person = Person.objects.create(case=case, recorded_by=by, **fields)
        _write_down(person, said.get("own_words", ""), by=by)
        if any(home.values()) and not person.lives_elsewhere:
            Address.objects.create(case=case, person=person, recorded_by=by, **home)
    record_first_ties(case=case, by=by)
    audit.record(audit.Event.FAMILY_REGISTERED, by=by, case=case)
    return case


def _write_down(person: Person, words: str, *, by: Practitioner) -> None:
    """Keep what one of the family said, as that person's words, of the usual kind."""
    if not words:
        return
    kind = Category.WELLBEING if person.is_child else Category.FAMILY
    Voice.objects.create(
        case=person.case,
        person=person,
        category=kind,
        occasion=Voice.Occasion.REGISTRATION,
        words=words,
        said_on=timezone.localdate(),
        recorded_by=by,
    )


def _check_numbers(people: list[dict]) -> None:
    numbers = [person.get("nhs_number", "") for person in people]
    if not all(is_nhs_number(number) for number in numbers if number):
        raise NotPossibleNow("That is not an NHS number.")


def _open_case(team: Team, by: Practitioner) -> Case:
    family = Family.objects.create(centre=team.centre, registered_by=by)
    case = Case.objects.create(
        family=family,
        reference=new_reference(),
        centre=team.centre,
        recording_team=team,
        opened_by=by,
    )
    grants.open_for_recording_team(case, by=by)
    return case
