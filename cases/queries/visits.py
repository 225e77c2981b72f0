"""Visits as far as one viewer may know of them: around a day, of a family, her own."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case, Involvement, Meeting, Visit
from cases.queries.colleagues import colleagues
from cases.visiting import DAYS_AROUND, is_many
from cases.work_items import WorkItem
from config.dates import clock
from information_sharing import access

Status = Visit.Status
RELATED = ("case", "person", "team__agency", "practitioner", "contact", "ended_by")
SOMEBODY = "Someone else is already due that day; ask the lead professional"
SAME_DAY = "Somebody else is already due that day: the days around it are at the top of this page"
TOO_MANY = (
    "With this one, the family has visits on four days or more of seven. Could one of "
    "them wait, or could you go together?"
)


@dataclass(frozen=True)
class Around:
    """One thing that is due or was done near a day, as far as the viewer may know."""

    on: date
    what: str
    who: Practitioner | Team | None
    begins: time | None = None
    url: str = ""
    visit: Visit | None = None


def visits_of(*, viewer: Practitioner, case: Case) -> QuerySet[Visit]:
    """Return the visits of a family that are shared with her."""
    rows: QuerySet[Visit] = access.facts_of(viewer, Visit, case)
    return rows.select_related(*RELATED).prefetch_related("with_whom")


def visit_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Visit:
    """Return one visit, or raise Http404 as if it did not exist."""
    found = visits_of(viewer=viewer, case=case).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


def coming(*, viewer: Practitioner, case: Case) -> list[Visit]:
    """Return the visits that are planned, the next first."""
    return list(visits_of(viewer=viewer, case=case).filter(status=Status.PLANNED))


def past(*, viewer: Practitioner, case: Case) -> QuerySet[Visit]:
    """Return the visits that are over or called off, the latest first."""
    rows = visits_of(viewer=viewer, case=case).exclude(status=Status.PLANNED)
    return rows.order_by("-planned_on", "-begins", "pk")


def around(*, viewer: Practitioner, case: Case, on: date) -> list[Around]:
    """Return all that she may know of seven days before and after, by day (P2)."""
    days = (on - timedelta(days=DAYS_AROUND), on + timedelta(days=DAYS_AROUND))
    found = [
        *_visits(viewer, case, days),
        *_meetings(viewer, case, days),
        *_next_ones(viewer, case, days),
    ]
    return sorted(found, key=lambda each: (each.on, each.begins or time.min))


def _visits(viewer: Practitioner, case: Case, days: tuple) -> list[Around]:
    rows = visits_of(viewer=viewer, case=case).filter(planned_on__range=days)
    return [
        Around(
            each.planned_on,
            f"{each.get_where_display()}: {each.purpose}",
            each.practitioner,
            each.begins,
            reverse("cases:visit", args=[case.pk, each.pk]),
            each,
        )
        for each in rows.exclude(status=Status.CANCELLED)
    ]


def _meetings(viewer: Practitioner, case: Case, days: tuple) -> list[Around]:
    rows = access.facts_of(viewer, Meeting, case).filter(held_on__range=days)
    return [
        Around(each.held_on, each.get_kind_display(), None, each.begins)
        for each in rows.exclude(status=Meeting.Status.CANCELLED)
    ]


def _next_ones(viewer: Practitioner, case: Case, days: tuple) -> list[Around]:
    rows = access.facts_of(viewer, Involvement, case).filter(next_on__range=days)
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))
    return [
        Around(
            each.next_on,
            "Next visit, as this service said",
            each.practitioner or each.team,
        )
        for each in rows.select_related("team__agency", "practitioner")
    ]


def warnings(
    *, viewer: Practitioner, case: Case, on: date, but: Visit | None = None
) -> list[str]:
    """Return what to think about before a visit on that day; nothing is forbidden."""
    near = around(viewer=viewer, case=case, on=on)
    others = [each for each in near if not (but and each.visit == but)]
    same = [each for each in others if each.on == on and each.who != viewer]
    said = [SAME_DAY] if any(_is_to_come(each) for each in same) else []
    if access.somebody_else_is_due(viewer, case, on):
        said.append(SOMEBODY)
    if is_many((each.on for each in others), on):
        said.append(TOO_MANY)
    return said


def _is_to_come(each: Around) -> bool:
    return each.visit is None or each.visit.status == Status.PLANNED


def who_could_come(*, viewer: Practitioner, case: Case) -> list[Practitioner]:
    """Return the colleagues who work on this case and may be named to her, by name."""
    named = {
        one.practitioner
        for one in colleagues(viewer=viewer, case=case)
        if one.practitioner
    }
    people = Practitioner.objects.filter(pk__in=[one.pk for one in named])
    return list(people.select_related("working_pattern"))


def my_visits(*, viewer: Practitioner) -> list[Visit]:
    """Return the planned visits on which she goes, the first day first."""
    hers = Q(practitioner=viewer) | Q(with_whom=viewer)
    rows = Visit.objects.filter(hers, status=Status.PLANNED).distinct()
    rows = rows.exclude(case__status=Case.Status.CLOSED)
    shared: QuerySet[Visit] = access.visible_facts(viewer, rows)
    return list(
        shared.select_related("case", "person").order_by("planned_on", "begins")
    )


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return her visits that are due by today: to be made, or to be written down."""
    today = timezone.localdate()
    return [
        _item(visit)
        for visit in my_visits(viewer=viewer)
        if visit.planned_on <= today + timedelta(days=DAYS_AROUND)
    ]


def _item(visit: Visit) -> WorkItem:
    where = [visit.case_id, visit.pk]
    late = visit.planned_on < timezone.localdate()
    return WorkItem(
        kind="VISIT",
        words="Write down how a visit went" if late else "Visit",
        url=reverse("cases:visit", args=where),
        case=visit.case,
        due_on=visit.planned_on,
        about=clock(visit.begins) if visit.begins else "",
        begins=visit.begins,
        done=reverse("cases:record-visit", args=where),
        move=reverse("cases:move-visit", args=where),
        hand_over=reverse("cases:hand-over-visit", args=where),
    )
