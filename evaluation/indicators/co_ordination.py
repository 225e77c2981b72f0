"""How the record shows co-ordination: who shares a family, who comes when, who answers.

Beside what people say of it (evaluation/perceived.py); not on the list of indicators.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.models import ColleagueRequest, Involvement, Referral, Visit
from evaluation.counting import Period
from evaluation.indicators.definition import Counts, Indicator, Unit
from evaluation.indicators.working import open_at_the_end
from evaluation.scope import Whose
from lead_professional.models import Appointment

WAIT = timedelta(days=7)
"""The week from one meeting to the next: the wait to beat (notes-000-003 3.1, N:144)."""
Days = dict[tuple[UUID, UUID, date], set[UUID]]


def shared(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the cases open on the last day: do two agencies or more work there?

    That of the team which opened the case counts, and that of whoever leads.
    """
    cases = open_at_the_end(whose, period)
    last = min(period.ends_on, timezone.localdate())
    agencies: dict[UUID, set[UUID]] = defaultdict(set)
    involved = Involvement.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=last),
        case__in=cases,
        starts_on__lte=last,
    )
    leading = Appointment.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=period.ends),
        case__in=cases,
        started_at__lt=period.ends,
    )
    for rows in (involved, leading):
        for case, agency in rows.values_list("case", "team__agency"):
            agencies[case].add(agency)
    opened = cases.values_list("centre", "pk", "recording_team__agency")
    for centre, case, agency in opened:
        yield Unit(centre, len(agencies[case] | {agency}) > 1, case)


def days_shared(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the days on which a family had a visit: from two agencies, apart?"""
    for (centre, case, day), agencies in _days(whose, period).items():
        yield Unit(centre, len(agencies) > 1, case, day)


def visited_by_two(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the families with visits in the period: from two agencies or more?"""
    found: dict[tuple[UUID, UUID], set[UUID]] = defaultdict(set)
    newest: dict[tuple[UUID, UUID], date] = {}
    for (centre, case, day), agencies in _days(whose, period).items():
        found[centre, case] |= agencies
        newest[centre, case] = max(day, newest.get((centre, case), day))
    for (centre, case), agencies in found.items():
        yield Unit(centre, len(agencies) > 1, case, newest[centre, case])


def _days(whose: Whose, period: Period) -> Days:
    visits = Visit.objects.filter(
        case__in=whose.cases(),
        planned_on__range=(period.starts_on, period.ends_on),
    ).exclude(status=Visit.Status.CANCELLED)
    found: Days = defaultdict(set)
    wanted = "case__centre", "case", "planned_on", "team__agency"
    for centre, case, day, agency in visits.values_list(*wanted):
        found[centre, case, day].add(agency)
    return found


def answered(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the questions to colleagues: answered within a week?

    One that was withdrawn, or that may still be answered in time, does not count.
    """
    for centre, case, asked_at, answered_at in _questions(whose, period):
        in_time = answered_at is None and timezone.now() < asked_at + WAIT
        if not in_time:
            hit = answered_at is not None and answered_at - asked_at <= WAIT
            yield Unit(centre, hit, case, timezone.localdate(asked_at))


def waits(whose: Whose, period: Period) -> list[timedelta]:
    """Return how long each answer of a colleague took."""
    rows = _questions(whose, period)
    return [answered - asked for _, _, asked, answered in rows if answered]


def _questions(whose: Whose, period: Period):
    rows = ColleagueRequest.objects.filter(
        Q(ended_at__isnull=True) | Q(answered_at__isnull=False),
        case__in=whose.cases(),
        asked_at__gte=period.begins,
        asked_at__lt=period.ends,
    )
    return rows.values_list("case__centre", "case", "asked_at", "answered_at")


def passed_on(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the referrals that came in: was the family sent on to somebody else?"""
    onward = Referral.objects.filter(passed_from=OuterRef("pk"))
    rows = Referral.objects.filter(
        received_at__gte=period.begins,
        received_at__lt=period.ends,
        passed_from__isnull=True,
        **whose.keyed("centre", "team__agency"),
    ).exclude(status=Referral.Status.DUPLICATE)
    rows = rows.annotate(onward=Exists(onward) | Q(status=Referral.Status.PASSED_ON))
    for centre, case, at, hit in rows.values_list(
        "centre", "case", "received_at", "onward"
    ):
        yield Unit(centre, hit, case, timezone.localdate(at))


CO_ORDINATION = {
    each.code: each
    for each in (
        Indicator(
            "shared-families",
            "Families shared by two agencies or more",
            "How many families with an open case are known to work with more than one "
            "agency: the one that opened the case, the lead professional's, and every "
            "other that is written down as working with the family.",
            "Those with two agencies or more on the last day",
            "Cases open on the last day",
            "cases",
            Counts.STATE,
            shared,
        ),
        Indicator(
            "visited-by-two",
            "Families visited by two agencies or more",
            "How many of the families with a visit had visits from more than one agency.",
            "Those with visits from two agencies or more in the period",
            "Families with a visit in the period that was not called off",
            "families",
            Counts.FLOW,
            visited_by_two,
        ),
        Indicator(
            "days-shared",
            "Days on which two agencies came apart",
            "How often a family had visits of two agencies on one day that nobody had "
            "booked as one.",
            "Those with visits of two agencies or more",
            "Days with a visit to a family, each family counted",
            "days",
            Counts.FLOW,
            days_shared,
            lower_is_better=True,
        ),
        Indicator(
            "colleague-answers",
            "Questions to colleagues answered within a week",
            "How many questions to a colleague were answered within seven days: the "
            "week from one meeting to the next is the wait to beat.",
            "Those answered within seven days",
            "Questions asked in the period, without those withdrawn or still in time",
            "questions",
            Counts.FLOW,
            answered,
        ),
        Indicator(
            "passed-on",
            "Referrals passed on",
            "How often a family that was referred here was sent on to somebody else.",
            "Those passed on",
            "Referrals received in the period, those that came twice once",
            "referrals",
            Counts.FLOW,
            passed_on,
            source="The referrals in Team Around",
            lower_is_better=True,
        ),
    )
}
