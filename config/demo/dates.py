"""Moves a story into the past, so that its dates tell a sequence."""

from datetime import timedelta

from django.utils import timezone

from cases.models import (
    Address,
    Assessment,
    Case,
    Checklist,
    Contribution,
    Family,
    Goal,
    Person,
)
from information_sharing.models import Consent, SharingDecision
from lead_professional.models import Appointment, Nomination

FIRST = 84
"""How many days ago the youngest of the demo's cases was opened."""

WHEN = (
    (Case, "opened_at", 0),
    (Person, "recorded_at", 0),
    (Address, "recorded_at", 0),
    (Checklist, "completed_at", 0),
    (Assessment, "started_at", 1),
    (Contribution, "written_at", 1),
    (Consent, "recorded_at", 1),
    (SharingDecision, "made_at", 2),
    (Nomination, "nominated_at", 2),
    (Appointment, "started_at", 3),
    (Goal, "written_at", 4),
)
"""Which moment of the story comes how many days after its beginning."""


def backdate(story) -> None:
    """Move what has happened back; grants stay new, so that the demo shows them."""
    began = timezone.now() - timedelta(days=FIRST + story.number % 60)
    for model, name, after in WHEN:
        rows = model.objects.filter(
            **{"pk" if model is Case else "case": story.case.pk}
        )
        rows.update(**{name: began + timedelta(days=after)})
    Family.objects.filter(pk=story.case.family_id).update(registered_at=began)
    done = Assessment.objects.filter(case=story.case, completed_at__isnull=False)
    done.update(completed_at=began + timedelta(days=2))
