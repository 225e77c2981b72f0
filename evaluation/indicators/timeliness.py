"""Whether steps were taken by their day: the local timescales decide (practice.md 1.8)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from cases.models import Assessment, Checklist, Referral, Review, Timescale
from cases.timescales import due_date
from evaluation.counting import Period
from evaluation.indicators.definition import Unit, counts_yet
from evaluation.scope import Whose


def assessments(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the agreed assessments due in the period: completed by their day?"""
    done = Assessment.objects.filter(
        person=OuterRef("person"), completed_at__gte=OuterRef("completed_at")
    ).order_by("completed_at")
    checklists = Checklist.objects.filter(
        case__in=whose.cases(),
        decision=Checklist.Decision.ASSESSMENT_AGREED,
        completed_at__lt=period.ends,
    ).annotate(done=Subquery(done.values("completed_at")[:1]))
    rows = checklists.values_list("case__centre", "case", "completed_at", "done")
    yield from _in_time(rows, Timescale.Step.ASSESSMENT, period)


def first_meetings(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the cases whose first meeting was due in the period: held by its day?"""
    cases = whose.cases().annotate(
        since=Min("assessments__completed_at"),
        held=Subquery(
            Review.objects.filter(case=OuterRef("pk"))
            .order_by("held_on")
            .values("held_on")[:1]
        ),
    )
    rows = cases.filter(since__lt=period.ends).values_list(
        "centre", "pk", "since", "held"
    )
    yield from _in_time(rows, Timescale.Step.FIRST_MEETING, period)


def reviews(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the reviews that were to be held in the period: held by their day?"""
    next_held = (
        Review.objects.filter(case=OuterRef("case"), held_on__gt=OuterRef("held_on"))
        .order_by("held_on")
        .values("held_on")[:1]
    )
    due = Review.objects.filter(
        case__in=whose.cases(),
        next_review_on__range=(period.starts_on, period.ends_on),
    ).annotate(next_held=Subquery(next_held))
    rows = due.values_list("case__centre", "case", "next_review_on", "next_held")
    for centre, case, by, held in rows:
        hit = bool(by and held and held <= by)
        if by and counts_yet(by, hit=hit):
            yield Unit(centre, hit, case, by)


def referrals(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the referrals to be answered in the period: contact by the promised day?"""
    rows = (
        Referral.objects.filter(
            contact_by__range=(period.starts_on, period.ends_on),
            **whose.keyed("centre", "team__agency"),
        )
        .exclude(status=Referral.Status.DUPLICATE)
        .values_list("centre", "case", "contact_by", "contacted_on")
    )
    for centre, case, by, contacted in rows:
        hit = contacted is not None and contacted <= by
        if counts_yet(by, hit=hit):
            yield Unit(centre, hit, case, by)


Row = tuple[UUID, UUID, datetime, Any]


def _in_time(rows: Iterable[Row], step: str, period: Period) -> Iterator[Unit]:
    rule = Timescale.objects.filter(step=step).first()
    if rule is None:
        return
    for centre, case, since, done in rows:
        by = due_date(rule, timezone.localdate(since))
        if period.starts_on <= by <= period.ends_on:
            on = _day(done)
            hit = on is not None and on <= by
            if counts_yet(by, hit=hit):
                yield Unit(centre, hit, case, by)


def _day(moment: datetime | date | None) -> date | None:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
