"""That somebody worked on a self-evaluation, in the log."""

from typing import Any

from agencies.models import Practitioner
from evaluation.models import SelfEvaluation
from information_sharing import audit
from information_sharing.audit import Event


def note_writing(
    *, evaluation: SelfEvaluation, by: Practitioner, **details: Any
) -> None:
    """Write in the log that she worked on it; details are codes, never words."""
    audit.record(
        Event.SELF_EVALUATION_WRITTEN, by=by, target=evaluation.pk, details=details
    )
