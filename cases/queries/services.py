"""Services recommended and obtained; needs that nobody meets yet, owned until then."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from agencies.models import Centre, Practitioner, Team
from agencies.needs import need_keys
from cases.elements import BY_CODE
from cases.models import Case, Recommendation
from cases.work_items import WorkItem
from evaluation import suppression
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.roles import Permission

NOT_TO_BE_HAD = (Recommendation.Outcome.DECLINED, Recommendation.Outcome.NOT_THERE)
UNMET = Q(outcome__in=NOT_TO_BE_HAD, met_at__isnull=True)
NEEDS: dict[str, str] = {
    Category.HEALTH: "child-health",
    Category.DEVELOPMENT: "learning",
    Category.PARENTING: "parenting",
    Category.FAMILY: "family-support",
    Category.HOUSING_MONEY: "home-and-money",
    Category.EDUCATION: "school",
}
"""For which need of the directory a service of this kind is looked for."""
SOON = timedelta(days=14)
PEOPLE = ("person", "owner", "team", "recommended_by", "answered_by", "met_by")


@dataclass(frozen=True)
class ServiceLine:
    """One service, for which need, and whether the viewer may write on it."""

    row: Recommendation
    need: str
    can_write: bool
    is_unmet: bool
    team: str = ""

    @property
    def directory(self) -> str:
        """Return where the directory shows services for it.

        The address says no more than a wide need, and of sensitive kinds nothing.
        """
        need = need_keys().get(NEEDS.get(self.row.category, ""))
        return reverse("agencies:directory") + (f"?need={need}" if need else "")


@dataclass(frozen=True)
class ServicesPage:
    """What was recommended for one family, as far as this viewer sees it."""

    unmet: tuple[ServiceLine, ...]
    others: tuple[ServiceLine, ...]
    can_write: bool


@dataclass(frozen=True)
class CentreCount:
    """How many needs nobody meets at a centre, by kind, small numbers hidden (R19)."""

    centre: Centre
    kinds: tuple[tuple[str, int | None], ...]
    total: int | None


def is_unmet(row: Recommendation) -> bool:
    """Return whether nobody meets this need yet."""
    return row.outcome in NOT_TO_BE_HAD and row.met_at is None


def services_page(*, viewer: Practitioner, case: Case) -> ServicesPage:
    """Return the services that were recommended, those not to be had first."""
    rows = access.facts_of(viewer, Recommendation, case).select_related(*PEOPLE)
    writes = access.written(viewer, case) if case.is_open else frozenset()
    named = access.services_for(viewer, case)
    lines = [
        _line(row, writes, named.name(row.team) if row.team else "") for row in rows
    ]
    return ServicesPage(
        unmet=tuple(line for line in lines if line.is_unmet),
        others=tuple(line for line in lines if not line.is_unmet),
        can_write=bool(writes),
    )


def _line(row: Recommendation, writes: frozenset, team: str = "") -> ServiceLine:
    may = (row.person_id, row.category) in writes and row.met_at is None
    return ServiceLine(row, need_of(row), may, is_unmet(row), team)


def need_of(row: Recommendation) -> str:
    """Return for which part of the assessment it was recommended."""
    return BY_CODE[row.element].label if row.element in BY_CODE else ""


def teams_to_recommend(*, viewer: Practitioner, case: Case) -> QuerySet[Team]:
    """Return every team of the directory: naming one sends nothing to it."""
    access.check_can_view_case(viewer, case)
    return Team.objects.filter(agency__left_at__isnull=True).select_related("agency")


def recommendation_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Recommendation:
    """Return one recommendation, or raise Http404 as if it did not exist."""
    rows = Recommendation.objects.filter(case=case, pk=pk).select_related("person")
    found: Recommendation | None = access.visible_facts(viewer, rows).first()
    if found is None:
        raise Http404("No such page.")
    return found


def unmet_needs(*, viewer: Practitioner) -> list[ServiceLine]:
    """Return the needs that nobody meets, of all families that the viewer sees."""
    rows = _of_open_cases().filter(UNMET).select_related("case", *PEOPLE)
    shown = access.visible_facts(viewer, rows).order_by("recommended_at")
    return [_line(row, frozenset()) for row in shown]


def unmet_counts(*, viewer: Practitioner) -> list[CentreCount]:
    """Return the counts of the centres that the viewer manages: numbers, no family."""
    centres = access.centres_with(viewer, Permission.REPORT_ON_CENTRE)
    rows = _of_open_cases().filter(UNMET, case__centre__in=centres)
    found = list(rows.values_list("case__centre", "category"))
    return [
        _count(centre, [c for pk, c in found if pk == centre.pk]) for centre in centres
    ]


def _count(centre: Centre, categories: list[str]) -> CentreCount:
    limit = max(settings.SUPPRESSION_THRESHOLD, suppression.LOWEST_THRESHOLD)
    counted = dict(Counter(categories)) or {Category.PLAN: 0}
    shown, total = suppression.suppress_row(counted, threshold=limit)
    named = [(Category(kind).label, number) for kind, number in shown.items()]
    return CentreCount(centre, tuple(sorted(named)) if categories else (), total)


def _of_open_cases() -> QuerySet[Recommendation]:
    return Recommendation.objects.exclude(case__status=Case.Status.CLOSED)


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the services that the viewer is to ask about, due or soon due."""
    until = timezone.localdate() + SOON
    rows = _of_open_cases().filter(
        owner=viewer, met_at__isnull=True, ask_again_on__lte=until
    )
    shown = access.visible_facts(viewer, rows.select_related("case"))
    return [
        WorkItem(
            kind="SERVICE",
            words="Ask again about a service",
            url=reverse("cases:answer-service", args=[row.case_id, row.pk]),
            case=row.case,
            due_on=row.ask_again_on,
            about=row.service,
        )
        for row in shown.order_by("ask_again_on")
    ]
