"""What indicators need from people: targets, and the figures of others."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from agencies.models import Centre, Practitioner
from evaluation.models import IndicatorTarget, SuppliedFigure
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent as Event
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def set_target(
    *,
    code: str,
    centre: Centre | None,
    days: tuple[date, date],
    value: Decimal,
    reason: str,
    by: Practitioner,
) -> IndicatorTarget:
    """Set what an indicator should reach in a period, here or everywhere."""
    access.check_can_set_target(by, centre)
    target = IndicatorTarget.objects.create(
        code=code,
        centre=centre,
        starts_on=days[0],
        ends_on=days[1],
        value=value,
        reason=reason,
        set_by=by,
    )
    details = {"indicator": code, "value": str(value)}
    audit.record(Event.TARGET_SET, by=by, target=target.pk, details=details)
    return target


@transaction.atomic
def end_target(*, target: IndicatorTarget, by: Practitioner) -> IndicatorTarget:
    """End a target: it stays in the history and counts no more."""
    access.check_can_set_target(by, target.centre)
    _end(target, by)
    audit.record(Event.TARGET_ENDED, by=by, target=target.pk)
    return target


@transaction.atomic
def supply_figure(
    *,
    code: str,
    centre: Centre,
    days: tuple[date, date],
    number: int,
    source: str,
    by: Practitioner,
) -> SuppliedFigure:
    """Enter a count that somebody else published, with its source."""
    access.check_can_supply_figure(by, centre)
    figure = SuppliedFigure.objects.create(
        code=code,
        centre=centre,
        starts_on=days[0],
        ends_on=days[1],
        numerator=number,
        source=source,
        entered_by=by,
    )
    details = {"figure": code, "number": number}
    audit.record(Event.FIGURE_SUPPLIED, by=by, target=figure.pk, details=details)
    return figure


@transaction.atomic
def end_supplied_figure(*, figure: SuppliedFigure, by: Practitioner) -> SuppliedFigure:
    """End a figure that was wrong or replaced: it stays in the history."""
    access.check_can_supply_figure(by, figure.centre)
    _end(figure, by)
    audit.record(Event.SUPPLIED_FIGURE_ENDED, by=by, target=figure.pk)
    return figure


def _end(row: IndicatorTarget | SuppliedFigure, by: Practitioner) -> None:
    ended = type(row)._default_manager.filter(pk=row.pk, ended_at__isnull=True)
    if not ended.update(ended_at=timezone.now(), ended_by=by):
        raise NotPossibleNow("This was ended already.")
    row.refresh_from_db()
