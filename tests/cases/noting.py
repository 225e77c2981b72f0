"""What somebody types into the form of a contact."""

from django.urls import reverse
from django.utils import timezone

PNG = b"\x89PNG\r\n\x1a\n and more"


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def typed(family, **fields):
    today = timezone.localdate()
    return {
        "kind": "VISIT",
        "happened_on_day": today.day,
        "happened_on_month": today.month,
        "happened_on_year": today.year,
        "time_of_day": "2:30pm",
        "about": str(family.child.pk),
        "child_seen": "on",
        "category": "CHRONOLOGY",
        "fact": "She built a tower of six bricks.",
        "judgement": "She is catching up.",
        **fields,
    }
