"""Who decides about a purchase above the limit; never the one who asked (3.2)."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import Practitioner, TeamMembership
from cases.models import Case
from information_sharing.access.deputies import standing_in
from information_sharing.access.doing import (
    COORDINATING,
    READ_ONLY,
    check_can_coordinate,
    check_can_write,
)
from information_sharing.access.seeing import Viewer, answers
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access
from information_sharing.roles import Permission, roles_with
from lead_professional.models import Appointment

if TYPE_CHECKING:
    from lead_professional.models import Spend

Deciders = dict[UUID, frozenset[UUID]]
KINDS = {Category.HOUSING_MONEY, Category.PLAN}


def who_decides_above(spends: Iterable["Spend"]) -> Deciders:
    """Return by purchase who decides about it, as four questions for all of them.

    A team manager who coordinates the case; where there is none, one of the lead
    professional's own team who sees the plan and the money of this case already.
    """
    spends = list(spends)
    cases = {spend.case_id for spend in spends}
    sees, coordinates = _what_managers_see(cases)
    of_the_lead = _managers_of_the_lead(cases)
    return {
        spend.pk: frozenset(
            (coordinates[spend.case_id] & sees[spend.case_id]) - {spend.asked_by_id}
            or (of_the_lead[spend.case_id] & sees[spend.case_id]) - {spend.asked_by_id}
        )
        for spend in spends
    }


def check_can_decide_purchase(
    practitioner: Practitioner, spend: "Spend", *, is_above: bool
) -> None:
    """Raise AccessDenied unless she may say yes or no to it: never to her own."""
    check_can_write(practitioner, spend.case, Category.HOUSING_MONEY, spend.child)
    decides = is_above and practitioner.pk in who_decides_above([spend])[spend.pk]
    if not decides:
        check_can_coordinate(practitioner, spend.case)
    if spend.asked_by_id == practitioner.pk:
        raise AccessDenied("Somebody else must decide about what you asked for.")
    if is_above and not decides:
        raise AccessDenied("A team manager decides about this amount.")


def can_decide_purchase(
    practitioner: Viewer, spend: "Spend", *, is_above: bool
) -> bool:
    """Return whether she may say yes or no to this purchase."""
    check = partial(check_can_decide_purchase, is_above=is_above)
    return answers(check, practitioner, spend)


def cases_led_from_her_team(practitioner: Viewer) -> QuerySet[Case]:
    """Return the cases led by somebody of a team for which she answers."""
    teams = _managers().filter(practitioner=practitioner.pk).values("team")
    led = Appointment.objects.filter(ended_at__isnull=True, team__in=teams)
    return Case.objects.filter(pk__in=led.values("case"))


def _managers() -> QuerySet[TeamMembership]:
    roles = roles_with(Permission.ANSWER_FOR_TEAM)
    return TeamMembership.objects.in_force().filter(role__in=roles)


def _what_managers_see(cases: set[UUID]) -> tuple[defaultdict, defaultdict]:
    """Return by case the managers who see plan and money, and those who coordinate."""
    rows = Access.objects.filter(
        case__in=cases,
        category__in=KINDS,
        practitioner__in=_managers().values("practitioner"),
    ).exclude(kind__in=READ_ONLY)
    kinds: defaultdict[tuple, set[str]] = defaultdict(set)
    coordinates: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for case, who, category, kind in rows.values_list(
        "case", "practitioner", "category", "kind"
    ):
        kinds[case, who].add(category)
        if kind in COORDINATING:
            coordinates[case].add(who)
    stands_in = standing_in().filter(case__in=cases)
    for case, who in stands_in.values_list("case", "practitioner"):
        coordinates[case].add(who)
    sees: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for (case, who), seen in kinds.items():
        if seen >= KINDS:
            sees[case].add(who)
    return sees, coordinates


def _managers_of_the_lead(cases: set[UUID]) -> defaultdict[UUID, set[UUID]]:
    led = Appointment.objects.filter(case__in=cases, ended_at__isnull=True)
    teams = dict(led.values_list("case", "team"))
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    places = _managers().filter(team__in=set(teams.values()))
    managers = list(places.values_list("team", "practitioner"))
    for case, led_from in teams.items():
        found[case] = {who for team, who in managers if team == led_from}
    return found
