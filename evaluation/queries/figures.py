"""The figures of now, what stands behind one, and what people entered for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from evaluation.counting import Period
from evaluation.indicators import INDICATORS
from evaluation.indicators_report import compute_indicators
from evaluation.models import IndicatorTarget, SuppliedFigure
from evaluation.periods import Span
from evaluation.queries.behind import shown_behind
from evaluation.scope import Whose
from evaluation.suppression import HIDDEN, LOWEST_THRESHOLD
from information_sharing import access
from information_sharing.roles import Permission

MOST = 200


@dataclass(frozen=True)
class Live:
    """Figures as they are now, and the moment of counting."""

    snapshot: dict
    computed_at: datetime


def live_figures(*, viewer: Practitioner, whose: Whose, span: Span) -> Live:
    """Count the indicators of this scope now; raise AccessDenied unless they are hers."""
    access.check_can_report(viewer, whose.centre)
    computed_at = timezone.now()
    snapshot = compute_indicators(whose, _period(span), _period(span.before))
    return Live(snapshot, computed_at)


def _period(span: Span) -> Period:
    return Period(span.starts_on, span.ends_on)


@dataclass(frozen=True)
class Behind:
    """The cases behind a figure that the reader may see, and how many others."""

    line: dict
    cases: list[Case]
    others: int | None


def cases_behind(
    *, viewer: Practitioner, code: str, whose: Whose, span: Span
) -> Behind:
    """Return the cases that count in this figure, as far as they are shared with her.

    How many others there are is said only where the figure itself is, of one centre,
    and where they are not few.
    """
    live = live_figures(viewer=viewer, whose=whose, span=span)
    line = next(x for x in live.snapshot["indicators"] if x["code"] == code)
    hits = _hits(code, whose, span)
    hers = access.visible_cases(viewer).filter(pk__in=hits)
    seen = shown_behind(code, hers, viewer=viewer)
    cases = list(seen.select_related("centre").order_by("reference")[:MOST])
    others = len(hits) - seen.count()
    tells = _may_be_told(line, whose, span) and others >= LOWEST_THRESHOLD
    return Behind(line, cases, others if tells else None)


def _hits(code: str, whose: Whose, span: Span) -> set[UUID]:
    units = INDICATORS[code].units(whose, _period(span))
    return {unit.case for unit in units if unit.hit and unit.case}


def _may_be_told(line: dict, whose: Whose, span: Span) -> bool:
    whole = line["part"] is not HIDDEN and not line["left_out"]
    return whole and whose.is_one_centre


def targets_of(*, viewer: Practitioner) -> QuerySet[IndicatorTarget]:
    """Return the targets of her centres and of all, those that stand first."""
    rows = IndicatorTarget.objects.filter(_hers(viewer))
    return rows.select_related("centre", "set_by", "ended_by").order_by(
        "ended_at", "code", "-starts_on"
    )


def supplied_figures_of(*, viewer: Practitioner) -> QuerySet[SuppliedFigure]:
    """Return the figures of others that were entered for her centres."""
    rows = SuppliedFigure.objects.filter(_hers(viewer))
    return rows.select_related("centre", "entered_by", "ended_by").order_by(
        "ended_at", "code", "-starts_on"
    )


def _hers(viewer: Practitioner) -> Q:
    return Q(centre__isnull=True) | Q(centre__in=access.reported_centres(viewer))


def may_set_everywhere(*, viewer: Practitioner) -> bool:
    """Return whether she sets targets for all centres at once."""
    return access.can_have(viewer, Permission.REPORT_ON_AUTHORITY)
