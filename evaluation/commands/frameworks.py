"""Local frameworks of outcomes: brought in whole, and ended; never changed."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.frameworks import Line
from evaluation.models import Framework, FrameworkOutcome
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission


@dataclass(frozen=True)
class FrameworkText:
    """What a framework is called, and where it comes from."""

    code: str
    version: str
    name: str
    source: str


@transaction.atomic
def load_framework(
    *, text: FrameworkText, lines: list[Line], by: Practitioner
) -> Framework:
    """Bring in a framework by which reports may speak; return it."""
    access.check_has(by, Permission.REPORT_ON_AUTHORITY)
    _check_is_new(text)
    framework = Framework.objects.create(
        loaded_at=timezone.now(), loaded_by=by, **vars(text)
    )
    for position, line in enumerate(lines, start=1):
        FrameworkOutcome.objects.create(
            framework=framework,
            position=position,
            **vars(line) | {"aims": list(line.aims)},
        )
    audit.record(audit.EvaluationEvent.FRAMEWORK_LOADED, by=by, target=framework.pk)
    return framework


def _check_is_new(text: FrameworkText) -> None:
    same = Framework.objects.filter(code=text.code, version=text.version)
    if same.exists():
        raise NotPossibleNow(
            "There is a framework of this short name and version. A change is a new "
            "version: reports go on saying which one they used."
        )


@transaction.atomic
def end_framework(*, framework: Framework, by: Practitioner) -> Framework:
    """End a framework: reports that used it keep it, new ones do not; return it."""
    access.check_has(by, Permission.REPORT_ON_AUTHORITY)
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    if framework.ended_at:
        raise NotPossibleNow("This framework has ended already.")
    if framework.loaded_at is None:
        raise NotPossibleNow("A framework that comes with the house is not ended.")
    framework.ended_at, framework.ended_by = timezone.now(), by
    framework.save(update_fields=["ended_at", "ended_by"])
    audit.record(audit.EvaluationEvent.FRAMEWORK_ENDED, by=by, target=framework.pk)
    return framework
