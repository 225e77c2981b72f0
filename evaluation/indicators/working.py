"""How work is held together: a lead, services obtained, needs unmet, actions late."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from agencies.models import Team, TeamMembership
from cases.models import Action, Case, Recommendation
from evaluation.counting import Period, open_in
from evaluation.indicators.definition import Unit
from evaluation.scope import Whose
from lead_professional.models import Appointment

Outcome = Recommendation.Outcome
NOBODY_DOES = (Outcome.DECLINED, Outcome.NOT_THERE)
THE_FAMILY, NOT_NAMED = "The family", "Other services"


def led(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the cases open on the last day: with a lead professional then?"""
    standing = Appointment.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=period.ends),
        case=OuterRef("pk"),
        started_at__lt=period.ends,
    )
    rows = open_at_the_end(whose, period).annotate(led=Exists(standing))
    for centre, case, has in rows.values_list("centre", "pk", "led"):
        yield Unit(centre, has, case)


def unmet(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the cases open on the last day: is a need known that nobody meets?"""
    needs = Recommendation.objects.filter(
        Q(met_at__isnull=True) | Q(met_at__gte=period.ends),
        case=OuterRef("pk"),
        outcome__in=NOBODY_DOES,
        answered_at__lt=period.ends,
    )
    rows = open_at_the_end(whose, period).annotate(unmet=Exists(needs))
    for centre, case, has in rows.values_list("centre", "pk", "unmet"):
        yield Unit(centre, has, case)


def obtained(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the services recommended in the period: obtained by its last day?"""
    rows = Recommendation.objects.filter(
        case__in=whose.cases(),
        recommended_at__gte=period.begins,
        recommended_at__lt=period.ends,
    ).annotate(got=Coalesce("met_at", "answered_at"))
    wanted = "case__centre", "case", "recommended_at", "outcome", "met_at", "got"
    for centre, case, at, outcome, met_at, got in rows.values_list(*wanted):
        yes = outcome == Outcome.OBTAINED or met_at is not None
        hit = yes and got is not None and got < period.ends
        yield Unit(centre, hit, case, timezone.localdate(at))


def late_actions(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the actions still to do on the last day: is their day past?"""
    actions = Action.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=period.ends),
        case__in=whose.cases(),
        written_at__lt=period.ends,
    )
    agency_of, unnamed = _agencies_of_people(), _not_to_be_named()
    today = min(period.ends_on, timezone.localdate())
    rows = actions.annotate(
        of_agency=Coalesce("owner_agency__name", "owner_team__agency__name")
    ).values_list("case__centre", "case", "due_on", "owner_practitioner", "of_agency")
    for centre, case, due_on, person, agency in rows:
        group = agency or agency_of.get(person, THE_FAMILY)
        group = NOT_NAMED if group in unnamed else group
        yield Unit(centre, due_on < today, case, None, group)


def _agencies_of_people() -> dict[UUID, str]:
    """Return the agency of each practitioner: that of her newest place in a team."""
    places = TeamMembership.objects.order_by("starts_on", "pk")
    rows = places.values_list("practitioner", "team__agency__name")
    return {person: str(agency) for person, agency in rows}


def _not_to_be_named() -> set[str]:
    """Return the agencies with a service that is not named (R13)."""
    teams = Team.objects.filter(is_sensitive=True)
    return set(teams.values_list("agency__name", flat=True))


def open_at_the_end(whose: Whose, period: Period) -> QuerySet[Case]:
    """Return the cases in this scope that were open on the last day."""
    last = period.ends - timedelta(microseconds=1)
    return open_in(whose.cases(), period).filter(
        Q(closed_at__isnull=True) | Q(closed_at__gt=last)
    )
