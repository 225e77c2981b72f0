"""Frameworks of outcomes, with what each of their outcomes stands for."""

from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.outcomes import Aim
from evaluation.models import Framework, FrameworkOutcome
from information_sharing import access
from information_sharing.roles import Permission


@dataclass(frozen=True)
class FrameworkLine:
    """One outcome and the aims that it stands for, in words."""

    outcome: FrameworkOutcome
    aims: tuple[str, ...]


@dataclass(frozen=True)
class FrameworkCard:
    """A framework on its page, and whether the viewer may end it."""

    framework: Framework
    lines: tuple[FrameworkLine, ...]
    can_end: bool


def frameworks_in_use(*, viewer: Practitioner) -> QuerySet[Framework]:
    """Return the frameworks by which a new report may speak."""
    access.check_has(viewer, Permission.SEE_FIGURES)
    return Framework.objects.filter(ended_at__isnull=True)


def framework_cards(*, viewer: Practitioner) -> list[FrameworkCard]:
    """Return every framework, those in use first."""
    access.check_has(viewer, Permission.SEE_FIGURES)
    may_end = access.can_have(viewer, Permission.REPORT_ON_AUTHORITY)
    found = Framework.objects.prefetch_related("framework_outcomes").select_related(
        "loaded_by", "ended_by"
    )
    rows = sorted(found, key=lambda one: (bool(one.ended_at), one.name, one.version))
    return [
        FrameworkCard(
            row,
            tuple(map(_line, row.framework_outcomes.all())),
            may_end and row.loaded_at is not None and row.ended_at is None,
        )
        for row in rows
    ]


def _line(outcome: FrameworkOutcome) -> FrameworkLine:
    return FrameworkLine(
        outcome, tuple(f"{aim}: {Aim(aim).label}" for aim in outcome.aims)
    )
