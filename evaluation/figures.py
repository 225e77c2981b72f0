"""The figures that a self-evaluation starts from, with small numbers hidden (R19)."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from agencies.models import Centre
from cases.models import Assessment, Case, Family, Person, Review
from evaluation import suppression
from evaluation.counting import CHILDREN, Period, cases_open_in
from evaluation.outcomes_report import compute, threshold
from information_sharing.models import Consent, SharingDecision
from lead_professional.models import Appointment


def snapshot(centre: Centre, *, starts_on: date, ends_on: date) -> dict:
    """Return figures and outcomes of a centre and period, ready to be kept as JSON."""
    period = Period(starts_on, ends_on)
    return {
        "figures": [line for group in GROUPS for line in group(centre, period)],
        "outcomes": compute(centre, starts_on=starts_on, ends_on=ends_on),
    }


def _line(code: str, label: str, number: int) -> dict:
    shown = suppression.suppress_number(number, threshold=threshold())
    return {"code": code, "label": label, "number": shown}


def _part(code: str, label: str, part: int, whole: int) -> list[dict]:
    """Return a line for all and one for the part; the rest is protected as well."""
    shown, total = suppression.suppress_part(part, whole, threshold=threshold())
    labels = label.split("|")
    return [
        {"code": f"{code}-all", "label": labels[0], "number": total},
        {"code": code, "label": labels[1], "number": shown},
    ]


def _families(centre: Centre, period: Period) -> list[dict]:
    families = Family.objects.filter(centre=centre, registered_at__lt=period.ends)
    new = families.filter(registered_at__gte=period.begins).count()
    label = (
        "Families registered by the end of the period|Families registered in the period"
    )
    return _part("families", label, new, families.count())


def _children(centre: Centre, period: Period) -> list[dict]:
    cases = cases_open_in(centre, period)
    children = Person.objects.filter(case__in=cases, kind__in=CHILDREN).count()
    return [_line("children", "Children whose case was open in the period", children)]


def _cases(centre: Centre, period: Period) -> list[dict]:
    still_open = _open_at_the_end(centre, period)
    led = Appointment.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=period.ends),
        case__in=still_open,
        started_at__lt=period.ends,
    )
    label = "Cases open at the end of the period|Open cases with a lead professional"
    number = led.values("case").distinct().count()
    return _part("cases", label, number, still_open.count())


def _open_at_the_end(centre: Centre, period: Period) -> QuerySet[Case]:
    return cases_open_in(centre, period).filter(
        Q(closed_at__isnull=True) | Q(closed_at__gte=period.ends)
    )


def _assessments(centre: Centre, period: Period) -> list[dict]:
    completed = Assessment.objects.filter(
        case__centre=centre,
        completed_at__gte=period.begins,
        completed_at__lt=period.ends,
    ).count()
    return [
        _line("assessments", "Assessments completed, each child counted", completed)
    ]


def _reviews(centre: Centre, period: Period) -> list[dict]:
    """Count the reviews that fell due, and those that were held by their day."""
    next_held = (
        Review.objects.filter(case=OuterRef("case"), held_on__gt=OuterRef("held_on"))
        .order_by("held_on")
        .values("held_on")[:1]
    )
    due = Review.objects.filter(
        case__centre=centre,
        next_review_on__range=(period.starts_on, period.ends_on),
    ).annotate(next_held=Subquery(next_held))
    on_time = due.filter(next_held__lte=F("next_review_on")).count()
    label = (
        "Reviews that fell due in the period|Reviews held by the day that they fell due"
    )
    return _part("reviews", label, on_time, due.count())


def _consents(centre: Centre, period: Period) -> list[dict]:
    last = period.ends - timedelta(microseconds=1)
    span = (period.begins, last)
    consents = Consent.objects.filter(case__centre=centre)
    recorded = consents.filter(recorded_at__range=span).count()
    withdrawn = consents.filter(withdrawn_at__range=span).count()
    return [
        _line("consents", "Consents recorded", recorded),
        _line("withdrawn", "Consents withdrawn", withdrawn),
    ]


def _decisions(centre: Centre, period: Period) -> list[dict]:
    made = SharingDecision.objects.filter(
        case__centre=centre, made_at__gte=period.begins, made_at__lt=period.ends
    )
    to_share = made.filter(outcome=SharingDecision.Outcome.SHARE).count()
    label = "Decisions about sharing|Decisions to share"
    return _part("decisions", label, to_share, made.count())


GROUPS: list[Callable[[Centre, Period], list[dict]]] = [
    _families,
    _children,
    _cases,
    _assessments,
    _reviews,
    _consents,
    _decisions,
]
