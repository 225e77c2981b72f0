"""The figures that a self-evaluation starts from, with small numbers hidden (R19)."""

from collections.abc import Callable
from datetime import date, timedelta

from agencies.models import Centre
from cases.models import Family, Person
from evaluation import suppression
from evaluation.counting import CHILDREN, Period, cases_open_in
from evaluation.indicators import INDICATORS
from evaluation.indicators_report import compute_indicators
from evaluation.outcomes_report import compute, threshold
from evaluation.scope import Whose
from information_sharing.models import Consent, SharingDecision


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


def _indicators(centre: Centre, period: Period) -> list[dict]:
    """Return the indicators of the centre, each with how it is counted."""
    counted = compute_indicators(Whose.at(centre), period)
    return [_indicator(line) for line in counted["indicators"]]


def _indicator(line: dict) -> dict:
    defined = INDICATORS[line["code"]]
    return {
        "code": line["code"],
        "label": line["name"],
        "number": line["part"],
        "whole": line["whole"],
        "percent": line["percent"],
        "how": f"{defined.definition} Counted: {defined.numerator} "
        f"Out of: {defined.denominator} Source: {defined.source}",
    }


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
    _indicators,
    _consents,
    _decisions,
]
